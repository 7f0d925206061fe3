//! A spec for other languages: a TypeScript module, JSON, or tables in Markdown.
//!
//! `cargo run -p export -- typescript --spec codes.toml --out web/close-codes.ts`

mod markdown;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use close_codes::{CloseCode, Spec, reader};

/// Writes a spec in another language.
#[derive(Parser)]
struct Arguments {
    #[arg(value_enum)]
    format: Format,

    /// A spec file of your own; by default, the standard registry.
    #[arg(long, value_name = "FILE")]
    spec: Option<String>,

    /// For TypeScript: leave out the prose, which no program decides by.
    #[arg(long)]
    compact: bool,

    /// The file to write, in place of the standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A module for the browser side of the same protocol.
    Typescript,
    /// Everything in the spec, for any program.
    Json,
    /// Tables of the codes and ranges, for documentation.
    Markdown,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2) // as for what clap refuses
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    if arguments.compact && !matches!(arguments.format, Format::Typescript) {
        return Err("--compact is for typescript alone".to_owned());
    }
    let spec = match &arguments.spec {
        Some(file) => {
            let protocol = reader::read_file(file).map_err(|error| error.to_string())?;
            protocol.spec
        }
        None => CloseCode::SPEC,
    };
    let text = match arguments.format {
        Format::Typescript if arguments.compact => spec.typescript().compact().to_string(),
        format => exported(spec, format),
    };
    let Some(path) = &arguments.out else {
        return match io::stdout().write_all(text.as_bytes()) {
            // A reader such as `head` may have enough before the end.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(format!("cannot write: {error}"))
            }
            _ => Ok(()),
        };
    };
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    println!("{} is written.", path.display());
    Ok(())
}

fn exported(spec: &'static Spec, format: Format) -> String {
    match format {
        Format::Typescript => spec.typescript().to_string(),
        Format::Json => {
            let json = serde_json::to_string_pretty(spec);
            json.expect("tables of texts and numbers are JSON") + "\n"
        }
        Format::Markdown => markdown::tables(spec),
    }
}
