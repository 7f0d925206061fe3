//! The contents of release binaries of programs that use little or much of a spec.

use std::collections::HashSet;
use std::fs;

use anyhow::{Result, ensure};
use memchr::memmem;
use object::{Object as _, ObjectSection as _};

use crate::peers::Peer;
use crate::report::{Amount, Report};
use crate::scratch::{Scratch, Source};
use crate::spec_text::{self, Code};

/// The sections of constants: without and with addresses in them.
const CONSTANTS: [&str; 5] = [".rodata", ".data.rel.ro", ".rdata", "__const", "__cstring"];
const INSTRUCTIONS: [&str; 2] = [".text", "__text"];

/// A frame, made by the macro.
const SEND: &str = "
fn main() {
    let frame = close_codes::close_frame!(Server, Close::NAME);
    std::io::stdout().write_all(&frame.encode()).expect(\"somebody reads\");
}
";

/// The same frame by hand.
const SEND_BY_HAND: &str = "
fn encode(code: u16, reason: &str) -> ([u8; 125], usize) {
    let mut payload = [0; 125];
    payload[..2].copy_from_slice(&code.to_be_bytes());
    payload[2..2 + reason.len()].copy_from_slice(reason.as_bytes());
    (payload, 2 + reason.len())
}

fn main() {
    let (payload, len) = encode(Close::NAME.code(), REASON);
    std::io::stdout().write_all(&payload[..len]).expect(\"somebody reads\");
}
";

/// Everything about a code that is unknown while compiling.
const EXPLAIN: &str = "
fn main() {
    let code = 3000 + std::env::args().count() as u16;
    let explained = Close::from_code(code).map(|code| format!(\"{:?}\", code.info()));
    std::io::stdout().write_all(explained.unwrap_or_default().as_bytes()).expect(\"somebody reads\");
}
";

/// A page about two codes that are unknown while compiling.
const COMPARE: &str = "
fn main() {
    let code = 3000 + std::env::args().count() as u16;
    let pair = Close::from_code(code).zip(Close::from_code(code + 1));
    let page = pair.map(|(left, right)| left.compare(right).page(&Close::LANGUAGES[0]).text().to_string());
    std::io::stdout().write_all(page.unwrap_or_default().as_bytes()).expect(\"somebody reads\");
}
";

/// The table of every pair, with an index that is unknown while compiling.
const PAIRS: &str = "
static PAIRS: &[close_codes::Comparison<Close>] = &Close::COMPARISONS;

fn main() {
    let pair = PAIRS.get(std::env::args().count()).map(|pair| format!(\"{pair:?}\"));
    std::io::stdout().write_all(pair.unwrap_or_default().as_bytes()).expect(\"somebody reads\");
}
";

/// The same program without the table.
const NO_PAIRS: &str = "
fn main() {
    let pair = Some(std::env::args().count()).map(|pair| format!(\"{pair:?}\"));
    std::io::stdout().write_all(pair.unwrap_or_default().as_bytes()).expect(\"somebody reads\");
}
";

/// Builds the programs, and searches them for texts that they must not contain.
pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let codes = spec_text::codes(100)?;
    let send = Binary::build("send-ours", Peer::Ours, &codes, SEND)?;
    let send_by_hand = Binary::build("send-by-hand", Peer::FullByHand, &codes, SEND_BY_HAND)?;
    let explain = Binary::build("explain-ours", Peer::Ours, &codes, EXPLAIN)?;
    let explain_by_hand = Binary::build("explain-by-hand", Peer::FullByHand, &codes, EXPLAIN)?;
    let compare = Binary::build("compare-ours", Peer::Ours, &codes, COMPARE)?;

    let pairs = Binary::build("pairs-ours", Peer::Ours, &codes, PAIRS)?;
    let no_pairs = Binary::build("no-pairs-ours", Peer::Ours, &codes, NO_PAIRS)?;
    let count = codes.len() as u64 * (codes.len() as u64 - 1) / 2;
    report.amounts.push(Amount {
        what: "table of every pair: bytes of constants for a pair".to_owned(),
        ours: pairs
            .constants
            .saturating_sub(no_pairs.constants)
            .div_ceil(count),
        against: "the same program without",
        theirs: None,
        at_most: Some(8),
    });

    // This proves that a text would be found.
    let explained = explain.texts_of(&codes);
    ensure!(
        explained > 300,
        "a program that explains holds {explained} texts"
    );

    let what = "sends one frame";
    report.amounts.push(Amount {
        what: format!("{what}: texts of the spec in the binary"),
        ours: send.texts_of(&codes),
        against: "by hand",
        theirs: Some(send_by_hand.texts_of(&codes)),
        at_most: Some(0),
    });
    compare_sizes(report, what, &send, "by hand", &send_by_hand, true);
    compare_sizes(
        report,
        "explains any code",
        &explain,
        "by hand",
        &explain_by_hand,
        false,
    );
    compare_sizes(
        report,
        "compares any two codes",
        &compare,
        "explains any code",
        &explain,
        false,
    );
    Ok(())
}

fn compare_sizes(
    report: &mut Report,
    what: &str,
    ours: &Binary,
    against: &'static str,
    theirs: &Binary,
    is_judged: bool,
) {
    for (part, ours, theirs, is_judged) in [
        ("constants", ours.constants, theirs.constants, is_judged),
        (
            "instructions",
            ours.instructions,
            theirs.instructions,
            false,
        ),
        ("file", ours.file, theirs.file, false),
    ] {
        report.amounts.push(Amount {
            what: format!("{what}: bytes of {part}"),
            ours,
            against,
            theirs: Some(theirs),
            at_most: is_judged.then_some(theirs),
        });
    }
}

/// A binary, stripped.
struct Binary {
    bytes: Vec<u8>,
    constants: u64,
    instructions: u64,
    file: u64,
}

impl Binary {
    /// A program with these codes and this `main`.
    fn build(name: &str, peer: Peer, codes: &[Code], main: &str) -> Result<Self> {
        let sent = &codes[0];
        let main = main.replace("NAME", &sent.name).replace(
            "REASON",
            &format!("{:?}", sent.reason.as_deref().unwrap_or_default()),
        );
        let mut source: Source = peer.source(codes)?;
        for (path, text) in &mut source.files {
            if *path == "src/lib.rs" {
                *path = "src/main.rs";
                // A program only uses a part of a library.
                *text = format!("#![allow(dead_code)]\n{text}\nuse std::io::Write as _;\n{main}");
            }
        }
        source
            .manifest
            .push_str("\n[profile.release]\nstrip = true\n");
        let scratch = Scratch::new(name, &source)?;
        scratch.compile(&["build", "--release"])?;
        Self::read(fs::read(scratch.release_binary())?)
    }

    fn read(bytes: Vec<u8>) -> Result<Self> {
        let file = object::File::parse(&*bytes)?;
        let size = |names: &[&str]| -> u64 {
            file.sections()
                .filter(|section| section.name().is_ok_and(|name| names.contains(&name)))
                .map(|section| section.size())
                .sum()
        };
        let (constants, instructions) = (size(&CONSTANTS), size(&INSTRUCTIONS));
        ensure!(
            constants > 0 && instructions > 0,
            "a binary without known sections"
        );
        Ok(Self {
            constants,
            instructions,
            file: bytes.len() as u64,
            bytes,
        })
    }

    /// The number of texts of these codes in the binary, without reasons, which may be sent.
    fn texts_of(&self, codes: &[Code]) -> u64 {
        let texts: HashSet<&str> = codes
            .iter()
            .flat_map(|code| {
                [
                    &code.title,
                    &code.description,
                    &code.seen_when,
                    &code.how_to_fix,
                    &code.reference,
                ]
            })
            .map(String::as_str)
            .collect();
        let held = texts
            .iter()
            .filter(|text| memmem::find(&self.bytes, text.as_bytes()).is_some());
        held.count() as u64
    }
}
