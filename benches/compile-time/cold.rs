//! Building everything from nothing.

use anyhow::Result;

use crate::checkout;
use crate::measure::{Contender, in_turn};
use crate::peers;
use crate::report::{Comparison, Report};
use crate::scratch::{Scratch, Source};

/// As cargo builds what comes from a registry, and not from a folder.
const AS_FROM_A_REGISTRY: &str = "\n[profile.dev]\nincremental = false\n";

/// Builds close-codes, and what it is measured against, from empty target folders.
pub(crate) fn measure(report: &mut Report, rounds: usize) -> Result<()> {
    let ours = scratch("cold-ours", peers::depending(&checkout::copied_runtime()))?;
    let strum = scratch("cold-strum", peers::strum_dependencies())?;
    let parsers = scratch("cold-parsers", parsers())?;
    let costs = in_turn(rounds, vec![cold(&ours), cold(&strum), cold(&parsers)])?;
    for (against, theirs, at_most) in [
        ("strum + num_enum", 1, 1.0),
        ("syn + toml + quote", 2, 1.15),
    ] {
        report.comparisons.push(Comparison {
            what: "cold build, with dependencies".to_owned(),
            against,
            ours: costs[0].clone(),
            theirs: costs[theirs].clone(),
            at_most: Some(at_most),
        });
    }
    for scratch in [ours, strum, parsers] {
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

/// What a macro that reads TOML cannot do without.
fn parsers() -> Source {
    Source {
        manifest: r#"[dependencies]
quote = { version = "1", default-features = false, features = ["proc-macro"] }
syn = { version = "3", default-features = false, features = ["parsing", "printing", "proc-macro"] }
toml = { version = "1", default-features = false, features = ["parse"] }

# As cargo builds what a macro depends on.
[profile.dev.package."*"]
codegen-units = 256
debug = false
"#
        .to_owned(),
        files: vec![("src/lib.rs", "//! Nothing.\n".to_owned())],
    }
}
