//! Measures the compile time of close-codes, compared with the alternatives.
//!
//! `cargo run -p close-codes-compile-time` builds crates in `target/compile-time` and prints tables.

mod arguments;
mod check;
mod checkout;
mod cold;
mod cpu_time;
mod frames;
mod fresh;
mod measure;
mod pairs;
mod peers;
mod rebuild;
mod report;
mod scratch;
mod size;
mod spec_text;
mod table;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser as _;

use crate::arguments::{Arguments, Part};
use crate::report::{Report, Verdict};

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2) // as for what clap refuses
        }
    }
}

/// The exit code says whether anything failed.
fn run(arguments: &Arguments) -> Result<ExitCode> {
    let report = measure(arguments)?;
    println!("{}", table::markdown(&report));
    if let Some(path) = &arguments.json {
        fs::write(path, serde_json::to_vec_pretty(&report)?)
            .with_context(|| format!("writing {}", path.display()))?;
    }
    let missed = report.missed();
    for (_, line) in &missed {
        eprintln!("note: {line}");
    }
    let failed = missed
        .iter()
        .any(|(verdict, _)| *verdict == Verdict::Failed);
    Ok(ExitCode::from(u8::from(failed)))
}

fn measure(arguments: &Arguments) -> Result<Report> {
    let rounds = |short, full| {
        arguments
            .rounds
            .map_or(if arguments.short { short } else { full }, usize::from)
    };
    let _lock = checkout::lock()?;
    checkout::copy(&arguments.of)?;
    let mut report = Report::default();
    for part in arguments.parts() {
        eprintln!("measuring: {}", part.name());
        match part {
            Part::Cold => cold::measure(&mut report, rounds(3, 7))?,
            Part::Check => check::measure(&mut report, rounds(5, 11), arguments.short)?,
            Part::Frames => frames::measure(&mut report, rounds(5, 11))?,
            Part::Pairs => pairs::measure(&mut report, rounds(3, 7), arguments.short)?,
            Part::Fresh => fresh::measure(&mut report)?,
            Part::Rebuild => rebuild::measure(&mut report, rounds(3, 5))?,
            Part::Size => size::measure(&mut report)?,
        }
    }
    Ok(report)
}
