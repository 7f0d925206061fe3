//! Checking a crate that sends a thousand frames.

use core::fmt::Write as _;

use anyhow::Result;

use crate::checkout;
use crate::measure::{Contender, in_turn};
use crate::peers;
use crate::report::{Comparison, Report};
use crate::scratch::{Scratch, Source};

/// The number of frames that the crate sends.
const FRAMES: usize = 1000;

const NAMES: [(&str, u16); 4] = [
    ("NormalClosure", 1000),
    ("GoingAway", 1001),
    ("PolicyViolation", 1008),
    ("InternalError", 1011),
];

/// Checks the crate with a `close_frame!` for each frame, and with a constant for each frame.
pub(crate) fn measure(report: &mut Report, rounds: usize) -> Result<()> {
    let scratches = [
        Scratch::new("frames-ours", &ours())?,
        Scratch::new("frames-constants", &constants())?,
    ];
    let mut checks: Vec<Contender<'_>> = Vec::new();
    for scratch in &scratches {
        scratch.touch()?;
        scratch.compile(&["check"])?;
        checks.push(Box::new(|| {
            scratch.touch()?;
            scratch.compile(&["check"])
        }));
    }
    let costs = in_turn(rounds, checks)?;
    report.comparisons.push(Comparison {
        what: format!("check, {FRAMES} frames"),
        against: "plain constants",
        ours: costs[0].clone(),
        theirs: costs[1].clone(),
        at_most: None,
    });
    Ok(())
}

/// One `close_frame!` in each function.
fn ours() -> Source {
    let mut text = String::from(
        "//! Frames.\n\nuse close_codes::{CloseCode, CloseFrame, Server, close_frame};\n",
    );
    for (at, (name, _)) in NAMES.iter().cycle().take(FRAMES).enumerate() {
        let _ = write!(
            text,
            "\n/// A frame.\npub const fn frame_{at}() -> CloseFrame<'static, Server> {{\n    \
             close_frame!(Server, CloseCode::{name}, \"reason {at}\")\n}}\n"
        );
    }
    with_source(text)
}

/// The alternative by hand: a type with a code and a reason, and a constant in each function.
fn constants() -> Source {
    let mut text = String::from(
        "//! Frames.\n\n/// A frame.\n#[derive(Clone, Copy, Debug)]\npub struct Frame {\n    /// The code.\n    \
         pub code: u16,\n    /// The reason.\n    pub reason: &'static str,\n}\n\nuse close_codes as _;\n",
    );
    for (at, (_, code)) in NAMES.iter().cycle().take(FRAMES).enumerate() {
        let _ = write!(
            text,
            "\n/// A frame.\npub const fn frame_{at}() -> Frame {{\n    \
             const FRAME: Frame = Frame {{ code: {code}, reason: \"reason {at}\" }};\n    FRAME\n}}\n"
        );
    }
    with_source(text)
}

fn with_source(text: String) -> Source {
    let mut source = peers::depending(&checkout::copied_runtime());
    source.files = vec![("src/lib.rs", text)];
    source
}
