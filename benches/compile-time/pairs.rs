//! Building a crate that has the table of every pair of codes in it.

use anyhow::Result;

use crate::measure::{Contender, Cost, in_turn};
use crate::peers::Peer;
use crate::report::{Comparison, Report};
use crate::scratch::{Scratch, Source};
use crate::spec_text;

/// The number of codes, and the maximum ratio of the build with the table to the one without.
const CASES: [(u16, Option<f64>); 5] = [
    (50, None),
    (100, Some(1.3)),
    (200, Some(2.0)),
    (500, None),
    (1000, None),
];

/// A crate that uses the table.
const TABLE: &str = "
/// The table.
pub static PAIRS: &[close_codes::Comparison<Close>] = &Close::COMPARISONS;
";

/// Each build evaluates every constant again, like the first build of a user.
const NOT_INCREMENTAL: &str = "\n[profile.dev]\nincremental = false\n";

/// Builds crates of several sizes, with the table and without.
pub(crate) fn measure(report: &mut Report, rounds: usize, short: bool) -> Result<()> {
    let mut per_pair = Vec::new();
    for (codes, at_most) in CASES {
        // The cost of a pair is compared for many codes and for few.
        let is_wanted = !short || at_most.is_some() || codes == 1000;
        if !is_wanted {
            continue;
        }
        // The table of 200 codes takes less time than the noise of a build, so that many builds are needed.
        let rounds = if codes == 200 { rounds * 4 } else { rounds };
        let [with, without] = measure_case(codes, rounds)?;
        if codes == 200 || codes == 1000 {
            per_pair.push(vec![price_of_a_pair(&with, &without, codes)]);
        }
        report.comparisons.push(Comparison {
            what: format!("build, {codes} codes, with the table"),
            against: "the same without",
            ours: with,
            theirs: without,
            at_most,
        });
    }
    if let [few, many] = per_pair.as_slice() {
        report.comparisons.push(Comparison {
            what: "build, a pair of 1000 codes".to_owned(),
            against: "a pair of 200",
            ours: many.clone(),
            theirs: few.clone(),
            at_most: Some(1.5),
        });
    }
    Ok(())
}

/// The costs with the table and without it.
fn measure_case(codes: u16, rounds: usize) -> Result<[Vec<Cost>; 2]> {
    let codes_of_case = spec_text::codes(codes)?;
    let mut scratches = Vec::new();
    for (name, has_table) in [("with", true), ("without", false)] {
        let source = with_table(Peer::Ours.source(&codes_of_case)?, has_table);
        scratches.push(Scratch::new(&format!("pairs-{codes}-{name}"), &source)?);
    }
    let mut builds: Vec<Contender<'_>> = Vec::new();
    for scratch in &scratches {
        scratch.touch()?;
        scratch.compile(&["build"])?;
        builds.push(Box::new(|| {
            scratch.touch()?;
            scratch.compile(&["build"])
        }));
    }
    let mut costs = in_turn(rounds, builds)?.into_iter();
    Ok([
        costs.next().unwrap_or_default(),
        costs.next().unwrap_or_default(),
    ])
}

fn with_table(mut source: Source, has_table: bool) -> Source {
    source.manifest.push_str(NOT_INCREMENTAL);
    for (path, text) in &mut source.files {
        if *path == "src/lib.rs" && has_table {
            text.push_str(TABLE);
        }
    }
    source
}

/// The median cost of the table, divided by the number of pairs.
fn price_of_a_pair(with: &[Cost], without: &[Cost], codes: u16) -> Cost {
    let pairs = u32::from(codes) * u32::from(codes - 1) / 2;
    Cost::median(with).per_item(Cost::median(without), pairs)
}
