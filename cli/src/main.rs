//! The command `close-codes`: explains WebSocket close codes, checks and compares the specs that describe them, and writes
//! them in other languages.

mod arguments;
mod check;
mod compare;
mod completions;
mod diff;
mod explain;
mod export;
mod fill;
mod find;
mod json;
mod json_lines;
mod languages;
mod lines;
mod list;
mod log_line;
mod notes;
mod outcome;
mod printable;
mod protocol;
#[cfg(feature = "site")]
mod site;
mod spans;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod unknown;

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::{ContextKind, ContextValue};

use crate::arguments::{Arguments, Command};
use crate::outcome::{Failure, Outcome, Reader};
use crate::printable::printable;
use crate::style::ERROR;

fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| with_tip(error).exit());
    lines::fit_the_terminal();
    let outcome = match run(&arguments.command) {
        Ok(outcome) => outcome,
        Err(failure) => return report(&failure),
    };
    match write(&outcome) {
        Err(failure) => report(&failure),
        Ok(_) if outcome.is_good => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(outcome::CHECK_FAILED),
    }
}

/// Adds a tip to an error of the command line if only a code was typed.
fn with_tip(mut error: clap::Error) -> clap::Error {
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) {
        if log_line::number(word).is_some() {
            let tip = format!("to learn what a code means: close-codes explain {word}");
            let tip = ContextValue::StyledStrs(vec![tip.into()]);
            error.insert(ContextKind::Suggested, tip);
        }
    }
    error
}

/// Writes the output. Returns `false` if nobody reads it: a program such as `head` may stop reading before the end.
///
/// # Errors
///
/// Returns an error if the standard output cannot be written.
fn write(outcome: &Outcome) -> Result<bool, Failure> {
    match print(outcome) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::Work(format!(
            "cannot write to the standard output: {error}"
        ))),
        Ok(()) => Ok(true),
    }
}

fn print(outcome: &Outcome) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match outcome.reader {
        Reader::Person => {
            anstream::AutoStream::auto(&mut stdout).write_all(outcome.text.as_bytes())?;
        }
        Reader::Program if stdout.is_terminal() => {
            stdout.write_all(printable(&outcome.text).as_bytes())?;
        }
        // Data is written unchanged: `AutoStream` would remove control characters.
        Reader::Program => stdout.write_all(outcome.text.as_bytes())?,
    }
    stdout.flush()
}

/// Prints the reason for a failure, and returns the exit status.
fn report(failure: &Failure) -> ExitCode {
    // If nobody reads the errors, the exit status is all that remains.
    let _ignored = writeln!(anstream::stderr(), "{ERROR}error{ERROR:#}: {failure}");
    ExitCode::from(failure.exit_status())
}

/// Runs a command, and returns its output, with colours for a terminal, or the reason for a failure.
fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Check(arguments) => Ok(check::run(arguments)),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::List(arguments) => list::run(arguments),
        Command::Compare(arguments) => compare::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        #[cfg(feature = "site")]
        Command::Site(arguments) => site::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
    }
}
