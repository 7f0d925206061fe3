//! Checking a crate that has not changed.

use anyhow::Result;

use crate::peers::Peer;
use crate::report::{Amount, Report};
use crate::scratch::Scratch;
use crate::spec_text;

/// Counts the crates that cargo compiles when neither the crate nor its spec has changed.
pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let source = Peer::Ours.source(&spec_text::codes(16)?)?;
    let scratch = Scratch::new("fresh", &source)?;
    scratch.compiled_crates(&["check"])?;
    report.amounts.push(Amount {
        what: "crates that a second check compiles".to_owned(),
        ours: scratch.compiled_crates(&["check"])?,
        against: "",
        theirs: None,
        at_most: Some(0),
    });
    // This proves that a compilation would be counted.
    scratch.write_all(&Peer::Ours.source(&spec_text::revised(&spec_text::codes(16)?, 1))?)?;
    let after_change = scratch.compiled_crates(&["check"])?;
    anyhow::ensure!(
        after_change == 1,
        "a change of the spec compiles {after_change} crates"
    );
    Ok(())
}
