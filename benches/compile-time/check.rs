//! Checking and building a crate that has changed, with its dependencies built.

use std::iter::zip;

use anyhow::Result;

use crate::measure::{Contender, Cost, in_turn};
use crate::peers::{self, Peer};
use crate::report::{Comparison, Report};
use crate::scratch::Scratch;
use crate::spec_text;

/// A size of a protocol, and the peers to compare with.
struct Case {
    codes: u16,
    peers: &'static [(Peer, Option<f64>)],
    is_in_short_form: bool,
}

const CASES: [Case; 4] = [
    Case {
        codes: 16,
        peers: &[
            (Peer::LeanByHand, Some(1.7)),
            (Peer::FullByHand, None),
            (Peer::Strum, Some(0.8)),
        ],
        is_in_short_form: true,
    },
    Case {
        codes: 100,
        peers: &EVERY,
        is_in_short_form: false,
    },
    Case {
        codes: 500,
        peers: &EVERY,
        is_in_short_form: false,
    },
    Case {
        codes: 2000,
        peers: &[
            (Peer::LeanByHand, Some(2.5)),
            (Peer::FullByHand, None),
            (Peer::Strum, Some(0.25)),
        ],
        is_in_short_form: true,
    },
];

/// The additional work of `cargo build`: it evaluates every constant that is used, and generates machine code.
const BUILDS: [Case; 3] = [
    Case {
        codes: 100,
        peers: &[(Peer::LeanByHand, None), (Peer::Strum, None)],
        is_in_short_form: false,
    },
    Case {
        codes: 500,
        peers: &[(Peer::LeanByHand, None), (Peer::Strum, None)],
        is_in_short_form: false,
    },
    Case {
        codes: 2000,
        peers: &[(Peer::LeanByHand, Some(2.2)), (Peer::Strum, None)],
        is_in_short_form: true,
    },
];

const EVERY: [(Peer, Option<f64>); 4] = [
    (Peer::LeanByHand, None),
    (Peer::FullByHand, None),
    (Peer::Strum, None),
    (Peer::StaticToml, None),
];

/// Checks crates of several sizes, each after its source was touched.
pub(crate) fn measure(report: &mut Report, rounds: usize, short: bool) -> Result<()> {
    for case in &CASES {
        if case.is_in_short_form || !short {
            measure_case(report, rounds, case, &["check"])?;
        }
    }
    for case in &BUILDS {
        if case.is_in_short_form || !short {
            measure_case(report, rounds, case, &["build"])?;
        }
        if !short {
            measure_case(report, rounds, case, &["build", "--release"])?;
        }
    }
    if short {
        return Ok(());
    }
    measure_growth(report, rounds)
}

fn measure_case(
    report: &mut Report,
    rounds: usize,
    case: &Case,
    command: &'static [&'static str],
) -> Result<()> {
    let codes = spec_text::codes(case.codes)?;
    let mut scratches = Vec::new();
    for peer in [Peer::Ours]
        .iter()
        .chain(case.peers.iter().map(|(peer, _)| peer))
    {
        let name = format!("check-{}-{}", case.codes, peer.name());
        scratches.push(Scratch::new(&name, &peer.source(&codes)?)?);
    }
    let mut costs = in_turn(rounds, runs(&scratches, command)?)?.into_iter();
    let ours = costs.next().unwrap_or_default();
    for ((peer, at_most), theirs) in zip(case.peers, costs) {
        report.comparisons.push(Comparison {
            what: format!("{}, {} codes", command.join(" "), case.codes),
            against: peer.title(),
            ours: ours.clone(),
            theirs,
            at_most: *at_most,
        });
    }
    Ok(())
}

/// The cost of an additional code, with many codes and with few.
fn measure_growth(report: &mut Report, rounds: usize) -> Result<()> {
    const FEW: u16 = 500;
    const MANY: u16 = 2000;
    let scratches = [
        Scratch::new("growth-empty", &peers::empty())?,
        Scratch::new("growth-few", &Peer::Ours.source(&spec_text::codes(FEW)?)?)?,
        Scratch::new("growth-many", &Peer::Ours.source(&spec_text::codes(MANY)?)?)?,
    ];
    let costs = in_turn(rounds, runs(&scratches, &["check"])?)?;
    let per_code = |costs_of_all: &[Cost], codes: u16| -> Vec<Cost> {
        zip(costs_of_all, &costs[0])
            .map(|(all, empty)| all.per_item(*empty, codes.into()))
            .collect()
    };
    report.comparisons.push(Comparison {
        what: format!("check, cost of one code of {MANY}"),
        against: "one code of 500",
        ours: per_code(&costs[2], MANY),
        theirs: per_code(&costs[1], FEW),
        at_most: Some(1.2),
    });
    Ok(())
}

/// A check or a build of each, with its dependencies built.
fn runs<'s>(scratches: &'s [Scratch], command: &'s [&'s str]) -> Result<Vec<Contender<'s>>> {
    let mut runs: Vec<Contender<'_>> = Vec::new();
    for scratch in scratches {
        scratch.touch()?;
        scratch.compile(command)?;
        runs.push(Box::new(|| {
            scratch.touch()?;
            scratch.compile(command)
        }));
    }
    Ok(runs)
}
