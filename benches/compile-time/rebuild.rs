//! Building a crate after a change.

use std::iter::zip;

use anyhow::Result;

use crate::measure::{Contender, in_turn};
use crate::peers::{self, Peer};
use crate::report::{Comparison, Report};
use crate::scratch::{Scratch, Source};
use crate::spec_text::{self, Code};

const PEERS: [Peer; 3] = [Peer::Ours, Peer::LeanByHand, Peer::FullByHand];

/// Builds crates after a text of a code has changed, and after another module has.
pub(crate) fn measure(report: &mut Report, rounds: usize) -> Result<()> {
    for count in [100, 2000] {
        let codes = spec_text::codes(count)?;
        let mut crates = Vec::new();
        for peer in PEERS {
            let name = format!("rebuild-{count}-{}", peer.name());
            let scratch = Scratch::new(&name, &peer.source(&codes)?)?;
            scratch.compile(&["build"])?;
            crates.push((peer, scratch));
        }
        let after = |change: Change| {
            let contenders = crates
                .iter()
                .map(|(peer, scratch)| build_after(change, *peer, scratch, &codes));
            in_turn(rounds, contenders.collect())
        };
        for (what, change) in [
            ("the spec", Change::Codes),
            ("another module", Change::Other),
        ] {
            let costs = after(change)?;
            for (peer, theirs) in zip(&PEERS[1..], &costs[1..]) {
                report.comparisons.push(Comparison {
                    what: format!("build after a change of {what}, {count} codes"),
                    against: peer.title(),
                    ours: costs[0].clone(),
                    theirs: theirs.clone(),
                    at_most: None,
                });
            }
        }
    }
    Ok(())
}

#[derive(Clone, Copy)]
enum Change {
    /// One text of one code.
    Codes,
    /// A module that has nothing to do with codes.
    Other,
}

fn build_after<'a>(
    change: Change,
    peer: Peer,
    scratch: &'a Scratch,
    codes: &'a [Code],
) -> Contender<'a> {
    let mut edition = 0;
    Box::new(move || {
        edition += 1;
        let changed = match change {
            Change::Codes => peer.source(&spec_text::revised(codes, edition))?,
            Change::Other => Source {
                manifest: String::new(),
                files: vec![peers::other(edition)],
            },
        };
        scratch.write_all(&changed)?;
        scratch.compile(&["build"])
    })
}
