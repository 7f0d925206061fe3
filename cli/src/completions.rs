//! `close-codes completions`: writes a completion script for a shell.

use clap::CommandFactory as _;

use crate::arguments::{Arguments, Completions};
use crate::outcome::{Failure, Outcome};

pub(crate) fn run(arguments: &Completions) -> Result<Outcome, Failure> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    String::from_utf8(script)
        .map(Outcome::for_programs)
        .map_err(|error| Failure::Work(format!("the script is no text: {error}")))
}
