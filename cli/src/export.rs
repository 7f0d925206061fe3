//! `close-codes export`: a spec for other languages.

pub(crate) mod markdown;
mod python;

use std::fs;
use std::io;
use std::path::Path;

use close_codes::{Language, Spec};

use crate::arguments::{Export, Target};
use crate::languages;
use crate::outcome::{Failure, Outcome};
use crate::{json, printable, protocol};

pub(crate) fn run(arguments: &Export) -> Result<Outcome, Failure> {
    if arguments.compact && arguments.target != Target::Typescript {
        return Err(Failure::Usage(
            "--compact is for typescript alone".to_owned(),
        ));
    }
    if arguments.lang.is_some() && arguments.target != Target::Markdown {
        return Err(Failure::Usage("--lang is for markdown alone".to_owned()));
    }
    let (spec, languages) = protocol::read(&arguments.spec)?;
    let language = match &arguments.lang {
        Some(tag) => languages::find(languages, tag)?,
        None => &Language::ENGLISH,
    };
    let text = match arguments.target {
        Target::Typescript if arguments.compact => spec.typescript().compact().to_string(),
        Target::Markdown => markdown::tables(spec, language),
        target => exported(spec, target),
    };
    match &arguments.out {
        None => Ok(Outcome::for_programs(text)),
        Some(path) if arguments.check => check(path, &text),
        Some(path)
            if arguments
                .spec
                .spec
                .as_deref()
                .is_some_and(|spec| is_same(spec, path)) =>
        {
            Err(Failure::Usage(format!(
                "{} is the spec itself; --out names the file to write",
                printable::path(path)
            )))
        }
        Some(path) => {
            fs::write(path, text).map_err(|error| cannot("write", path, &error))?;
            Ok(Outcome::for_people(format!(
                "{} is written.\n",
                printable::path(path)
            )))
        }
    }
}

/// Whether two paths lead to the same file.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path| fs::canonicalize(path).ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}

/// Checks whether a file is up to date.
fn check(path: &Path, text: &str) -> Result<Outcome, Failure> {
    let found = fs::read(path).map_err(|error| cannot("read", path, &error))?;
    let path = printable::path(path);
    let is_good = found == text.as_bytes();
    let text = if is_good {
        format!("{path} is up to date.\n")
    } else {
        format!("{path} is out of date; export it again without --check.\n")
    };
    Ok(Outcome::for_people(text).checked(is_good))
}

fn cannot(verb: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::Work(format!("cannot {verb} {}: {error}", printable::path(path)))
}

/// The exported text, without a translation.
pub(crate) fn exported(spec: &'static Spec, target: Target) -> String {
    match target {
        Target::Typescript => spec.typescript().to_string(),
        Target::Python => python::module(spec),
        Target::Json => {
            let json = serde_json::to_string_pretty(spec);
            json::with_escapes(&json.expect("tables of texts and numbers are JSON")) + "\n"
        }
        Target::Markdown => markdown::tables(spec, &Language::ENGLISH),
    }
}
