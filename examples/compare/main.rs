//! One compare page: what two close codes mean, when one meets them, how they differ, and which one to use.
//!
//! `cargo run -p compare -- 1000 1015 --lang tr`

mod find;
mod html;
#[cfg(test)]
mod random;
mod table;
#[cfg(test)]
mod tests;
mod text;

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use clap::{Parser, ValueEnum};
use close_codes::{CloseCode, reader};

/// Compares two close codes.
///
/// As text, a table of the differences comes before the page: the keys of the spec file, and the values in which the two
/// codes differ.
#[derive(Parser)]
struct Arguments {
    /// A code, by its number, name or title.
    #[arg(required_unless_present = "list")]
    left: Option<String>,

    /// The code to compare it with.
    #[arg(required_unless_present = "list")]
    right: Option<String>,

    /// Lists the codes, ranges and languages instead.
    #[arg(long, conflicts_with_all = ["left", "right", "format"])]
    list: bool,

    /// The language, such as "tr".
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,

    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// A spec file of your own; by default, the standard registry.
    #[arg(long, value_name = "FILE")]
    spec: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
}

const ERROR: Style = AnsiColor::Red.on_default().bold();

fn main() -> ExitCode {
    let output = match output(&Arguments::parse()) {
        Ok(output) => output,
        Err(message) => {
            anstream::eprintln!("{ERROR}error{ERROR:#}: {message}");
            return ExitCode::from(2); // as for what clap refuses
        }
    };
    match anstream::stdout().write_all(output.as_bytes()) {
        // A reader such as `head` may have enough before the end.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            anstream::eprintln!("{ERROR}error{ERROR:#}: cannot write the page: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// What the program prints, with colours for a terminal, or why it cannot.
fn output(arguments: &Arguments) -> Result<String, String> {
    let (spec, languages) = match &arguments.spec {
        Some(file) => {
            let protocol = reader::read_file(file).map_err(|error| error.to_string())?;
            (protocol.spec, protocol.languages)
        }
        None => (CloseCode::SPEC, CloseCode::LANGUAGES),
    };
    let language = find::language(languages, &arguments.lang)?;
    let (Some(left), Some(right)) = (&arguments.left, &arguments.right) else {
        return Ok(table::list(spec, languages, language));
    };
    let left = find::code(spec, language, left)?;
    let right = find::code(spec, language, right)?;
    let comparison = spec
        .compare(left.code, right.code)
        .expect("both were found in the spec");
    let page = comparison.page(language);
    Ok(match arguments.format {
        Format::Text => text::page(&page),
        Format::Markdown => text::printable(&page.markdown().to_string()),
        Format::Html => html::page(&page),
    })
}
