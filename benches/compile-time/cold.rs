//! Building everything from nothing.

use anyhow::Result;

use crate::checkout;
use crate::measure::{Contender, in_turn};
use crate::peers;
use crate::report::{Comparison, Report};
use crate::scratch::{Scratch, Source};

/// The settings with which cargo builds packages from a registry.
const AS_FROM_A_REGISTRY: &str = "\n[profile.dev]\nincremental = false\n";

/// Builds close-codes and its peers from empty target folders: alone, and as a part of a service.
pub(crate) fn measure(report: &mut Report, rounds: usize) -> Result<()> {
    let ours = scratch("cold-ours", peers::depending(&checkout::copied_runtime()))?;
    let strum = scratch("cold-strum", peers::strum_dependencies())?;
    compare(
        report,
        rounds,
        ("cold build, with dependencies", "strum + num_enum", 0.85),
        [ours, strum],
    )?;
    // A service builds for a minute, and the result is a ratio, so that fewer rounds are enough.
    let with = scratch("service-with", service(true))?;
    let without = scratch("service-without", service(false))?;
    compare(
        report,
        rounds.div_ceil(3),
        ("cold build, a service", "the same without", 1.15),
        [with, without],
    )
}

/// Builds both in turn, ours first, and removes the results.
fn compare(
    report: &mut Report,
    rounds: usize,
    (what, against, at_most): (&str, &'static str, f64),
    scratches: [Scratch; 2],
) -> Result<()> {
    let costs = in_turn(rounds, scratches.iter().map(cold).collect())?;
    report.comparisons.push(Comparison {
        what: what.to_owned(),
        against,
        ours: costs[0].clone(),
        theirs: costs[1].clone(),
        at_most: Some(at_most),
    });
    for scratch in scratches {
        scratch.clean()?;
    }
    Ok(())
}

fn scratch(name: &str, mut source: Source) -> Result<Scratch> {
    source.manifest.push_str(AS_FROM_A_REGISTRY);
    Scratch::alone(name, &source)
}

fn cold(scratch: &Scratch) -> Contender<'_> {
    Box::new(|| {
        scratch.clean()?;
        scratch.compile(&["build"])
    })
}

/// A WebSocket service, with or without close-codes. It also builds syn for other derives.
fn service(has_close_codes: bool) -> Source {
    let mut source = if has_close_codes {
        peers::depending(&checkout::copied_runtime())
    } else {
        Source {
            manifest: String::from("[dependencies]\n"),
            files: vec![("src/lib.rs", "//! Nothing.\n".to_owned())],
        }
    };
    source.manifest.push_str(
        r#"
serde = { version = "1", features = ["derive"] }
tokio = { version = "1", features = ["full"] }
tokio-tungstenite = "0.30"
"#,
    );
    source
}
