//! Random specs, the same in each run: files that extend each other, with codes, ranges and texts in all of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use fastrand::Rng;

use crate::random_text::random_text;

/// The files of one spec: their names and texts, the one on top last.
pub(crate) type Family = Vec<(String, String)>;

/// How the files of a spec extend each other.
#[derive(Clone, Copy, Debug)]
enum Shape {
    Alone,
    OverStandard,
    StandardExcept,
    StandardOnly,
    OverBase,
    OverBaseOverStandard,
    OverBaseExcept,
    OverTwoBases,
    OverStandardAndBase,
}

const SHAPES: [Shape; 9] = [
    Shape::Alone,
    Shape::OverStandard,
    Shape::StandardExcept,
    Shape::StandardOnly,
    Shape::OverBase,
    Shape::OverBaseOverStandard,
    Shape::OverBaseExcept,
    Shape::OverTwoBases,
    Shape::OverStandardAndBase,
];

/// The codes of the registry.
const STANDARD: [u16; 19] = [
    1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015,
    3000, 3003, 3008,
];

/// The entries of a file.
#[derive(Default)]
struct File {
    name: String,
    extends: Vec<String>,
    selection: Option<(&'static str, Vec<u16>)>,
    unlisted: Option<&'static str>,
    retired: BTreeSet<u16>,
    codes: Vec<Code>,
    ranges: Vec<Range>,
    /// The codes that a spec of this file has.
    visible: BTreeSet<u16>,
}

struct Code {
    value: u16,
    /// The code has no name if the registry's name cannot be changed.
    is_named: bool,
    sent_by: Option<&'static str>,
    reconnect: Option<&'static str>,
    reason: Option<String>,
    texts: Texts,
}

/// The keys that hold a text, of those that have one.
type Texts = Vec<(&'static str, String)>;

struct Range {
    first: u16,
    last: u16,
    sent_by: Option<&'static str>,
    reconnect: Option<&'static str>,
    texts: Texts,
}

/// The spec number `at`, in files whose names begin with `s` and the number.
///
/// `is_sendable` gets the top file and a number. Only codes that somebody sends get a reason.
pub(crate) fn family(at: usize, is_sendable: impl Fn(&Family, u16) -> bool) -> Family {
    // Each spec has its own seed, so that one can be examined without the others.
    let mut rng = Rng::with_seed(0x6455 + at as u64);
    let mut files = files(SHAPES[at % SHAPES.len()], at, &mut rng);
    retire(&mut files, &mut rng);
    let retired: BTreeSet<u16> = files
        .iter()
        .flat_map(|file| &file.retired)
        .copied()
        .collect();
    let mut bounds = laminar(&mut rng);
    // A range in which all numbers are retired is a mistake.
    bounds.retain(|(first, last)| !(*first..=*last).all(|number| retired.contains(&number)));
    for file in &mut files {
        add_ranges(file, &bounds, &mut rng);
    }
    let bare = files.iter().map(written).collect();
    for file in &mut files {
        for code in &mut file.codes {
            if rng.bool() && is_sendable(&bare, code.value) {
                let reason = text(&mut rng).filter(|text| text.len() <= 123);
                let plain = || format!("{} in {}", code.value, file.name);
                code.reason = Some(reason.unwrap_or_else(plain));
            }
        }
    }
    files.iter().map(written).collect()
}

fn files(shape: Shape, at: usize, rng: &mut Rng) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    let mut add = |bases: &[&str], has_selection: bool| {
        let name = format!("s{at:02}_{}.toml", files.len());
        let mut file = File {
            name,
            ..File::default()
        };
        let mut brought = BTreeSet::new();
        for base in bases {
            if *base == "standard" {
                brought.extend(STANDARD);
                file.extends.push("standard".to_owned());
            } else {
                let index: usize = base.parse().expect("the number of a file");
                brought.extend(&files[index].visible);
                file.extends.push(files[index].name.clone());
            }
        }
        if has_selection {
            select(&mut file, &mut brought, rng);
        }
        let is_over_standard = files.iter().any(is_standard) || bases.contains(&"standard");
        add_codes(&mut file, brought, is_over_standard, rng);
        let words = [
            None,
            Some("backoff"),
            Some("immediately"),
            Some("after_fix"),
        ];
        file.unlisted = pick(rng, &words);
        files.push(file);
    };
    match shape {
        Shape::Alone => add(&[], false),
        Shape::OverStandard => add(&["standard"], false),
        Shape::StandardExcept | Shape::StandardOnly => add(&["standard"], true),
        Shape::OverBase => {
            add(&[], false);
            add(&["0"], false);
        }
        Shape::OverBaseOverStandard => {
            add(&["standard"], true);
            add(&["0"], true);
        }
        Shape::OverBaseExcept => {
            add(&[], false);
            add(&["0"], true);
            add(&["1"], true);
        }
        Shape::OverTwoBases => {
            add(&[], false);
            add(&["0"], true);
            add(&["0"], true);
            add(&["1", "2"], true);
        }
        Shape::OverStandardAndBase => {
            add(&["standard"], true);
            add(&["standard", "0"], true);
        }
    }
    files
}

fn is_standard(file: &File) -> bool {
    file.extends.iter().any(|base| base == "standard")
}

/// Leaves out a few of the codes of the bases, or takes only a few.
fn select(file: &mut File, brought: &mut BTreeSet<u16>, rng: &mut Rng) {
    let chosen: Vec<u16> = brought
        .iter()
        .copied()
        .filter(|_| rng.u8(..3) == 0)
        .collect();
    if chosen.is_empty() {
        return;
    }
    if rng.bool() {
        brought.retain(|code| chosen.contains(code));
        file.selection = Some(("only", chosen));
    } else {
        brought.retain(|code| !chosen.contains(code));
        file.selection = Some(("except", chosen));
    }
}

fn add_codes(file: &mut File, brought: BTreeSet<u16>, is_over_standard: bool, rng: &mut Rng) {
    let mut values = BTreeSet::new();
    for _ in 0..rng.usize(4..12) {
        values.insert(match rng.u8(..8) {
            0 | 1 => rng.u16(1000..=1015),
            2 => pick(rng, &[3000, 3003, 3008, 3999, 4000, 4999]),
            3 => rng.u16(3000..4000),
            4 => pick(rng, &brought.iter().copied().collect::<Vec<_>>()),
            _ => rng.u16(4000..4040),
        });
    }
    values.remove(&0);
    file.visible = brought;
    for value in values {
        // A name below 3000 is the registry's, in a spec that extends it, and comes with the code.
        let is_named = value >= 3000 || !is_over_standard;
        if !is_named && !file.visible.contains(&value) {
            continue;
        }
        let senders: &[_] = match value {
            1004..=1006 | 1015 => &[None, Some("nobody")],
            _ => &[
                None,
                None,
                Some("either"),
                Some("client"),
                Some("server"),
                Some("nobody"),
            ],
        };
        let code = Code {
            value,
            is_named,
            sent_by: pick(rng, senders),
            reconnect: pick(
                rng,
                &[
                    None,
                    Some("never"),
                    Some("after_fix"),
                    Some("reauthenticate"),
                    Some("backoff"),
                ],
            ),
            reason: None,
            texts: texts(rng),
        };
        // An entry that changes nothing is refused.
        if is_named || code.sent_by.is_some() || code.reconnect.is_some() || !code.texts.is_empty()
        {
            file.visible.insert(value);
            file.codes.push(code);
        }
    }
}

/// Retires numbers in some of the files, none of them a code of the spec.
fn retire(files: &mut [File], rng: &mut Rng) {
    let listed = files.last().map(|file| file.visible.clone());
    for file in files {
        if rng.bool() {
            continue;
        }
        for _ in 0..rng.usize(1..8) {
            let number = match rng.u8(..4) {
                0 => rng.u16(1000..=1015),
                1 => rng.u16(3000..=4999),
                _ => rng.u16(3990..=4040),
            };
            let is_listed = listed
                .as_ref()
                .is_some_and(|listed| listed.contains(&number));
            // Nobody may send these four codes anyway, so retiring one is a mistake.
            if !is_listed && ![1004, 1005, 1006, 1015].contains(&number) {
                file.retired.insert(number);
            }
        }
    }
}

/// Bounds of ranges that do not cross.
fn laminar(rng: &mut Rng) -> Vec<(u16, u16)> {
    let mut bounds: Vec<(u16, u16)> = Vec::new();
    for _ in 0..60 {
        let (from, to) = pick(
            rng,
            &[(1000, 1015), (3000, 4999), (3990, 4040), (4000, 4040)],
        );
        let (one, other) = (rng.u16(from..=to), rng.u16(from..=to));
        let new = (one.min(other), one.max(other));
        let crosses = |old: &(u16, u16)| {
            let is_apart = new.1 < old.0 || old.1 < new.0;
            let is_inside =
                (old.0 <= new.0 && new.1 <= old.1) || (new.0 <= old.0 && old.1 <= new.1);
            !is_apart && !is_inside
        };
        if !bounds.contains(&new) && !bounds.iter().any(crosses) {
            bounds.push(new);
        }
    }
    bounds.truncate(12);
    bounds
}

fn add_ranges(file: &mut File, bounds: &[(u16, u16)], rng: &mut Rng) {
    for (first, last) in bounds {
        if rng.bool() {
            continue;
        }
        let senders = [
            None,
            Some("either"),
            Some("client"),
            Some("server"),
            Some("nobody"),
        ];
        file.ranges.push(Range {
            first: *first,
            last: *last,
            sent_by: pick(rng, &senders),
            reconnect: pick(
                rng,
                &[None, Some("never"), Some("backoff"), Some("immediately")],
            ),
            texts: texts(rng),
        });
    }
    // A key of a range is refused if all entries inside have it too.
    file.ranges.sort_by_key(|range| range.last - range.first);
    let with = |word: fn(&Code) -> Option<&str>| {
        let codes = file.codes.iter().filter(move |code| word(code).is_some());
        codes.map(|code| code.value)
    };
    let mut senders: BTreeSet<u16> = with(|code| code.sent_by).collect();
    senders.extend([1004, 1005, 1006, 1015]);
    senders.extend(&file.retired);
    let mut reconnects: BTreeSet<u16> = with(|code| code.reconnect).collect();
    for range in &mut file.ranges {
        for (word, decided) in [
            (&mut range.sent_by, &mut senders),
            (&mut range.reconnect, &mut reconnects),
        ] {
            let numbers = range.first..=range.last;
            if numbers.clone().all(|number| decided.contains(&number)) {
                *word = None;
            }
            if word.is_some() {
                decided.extend(numbers);
            }
        }
    }
}

/// A text that could be read as Markdown, HTML, TOML or Rust. It is not only spaces, which a spec cannot have.
fn text(rng: &mut Rng) -> Option<String> {
    let text = random_text(&mut rng.u64(..));
    (!text.trim().is_empty()).then_some(text)
}

/// The same without the characters that a text may not hold, of which the random ones have some.
fn harmless(text: &str, breaks: &[char]) -> Option<String> {
    let is_unwanted = |c: char| (c.is_control() && !breaks.contains(&c)) || c == '\u{2028}';
    let text = text.replace("\r\n", "\n").replace(is_unwanted, "");
    (!text.trim().is_empty()).then_some(text)
}

/// Few entries have all texts, and some have none.
fn texts(rng: &mut Rng) -> Texts {
    let keys: [(&str, &[char]); 6] = [
        ("title", &[]),
        ("description", &['\n', '\t']),
        ("seen_when", &['\n', '\t']),
        ("how_to_fix", &['\n', '\t']),
        ("reference", &[]),
        ("deprecated", &[]),
    ];
    let mut texts = Vec::new();
    for (key, breaks) in keys {
        if rng.u8(..3) == 0 {
            let text = text(rng).and_then(|text| harmless(&text, breaks));
            texts.extend(text.map(|text| (key, text)));
        }
    }
    texts
}

fn pick<T: Copy + Default>(rng: &mut Rng, list: &[T]) -> T {
    rng.choice(list).copied().unwrap_or_default()
}

fn written(file: &File) -> (String, String) {
    let mut text = String::new();
    if !file.extends.is_empty() {
        line(&mut text, format_args!("extends = {:?}", file.extends));
    }
    if let Some((key, codes)) = &file.selection {
        line(&mut text, format_args!("{key} = {codes:?}"));
    }
    if !file.retired.is_empty() {
        let retired: Vec<_> = file.retired.iter().collect();
        line(&mut text, format_args!("retired = {retired:?}"));
    }
    line(&mut text, format_args!("code = ["));
    for code in &file.codes {
        let mut keys = format!("value = {}", code.value);
        if code.is_named {
            add(&mut keys, "name", Some(&format!("C{}", code.value)));
        }
        add(&mut keys, "sent_by", code.sent_by);
        add(&mut keys, "reconnect", code.reconnect);
        add_text(&mut keys, "reason", code.reason.as_deref());
        for (key, text) in &code.texts {
            add_text(&mut keys, key, Some(text));
        }
        line(&mut text, format_args!("    {{ {keys} }},"));
    }
    line(&mut text, format_args!("]\nrange = ["));
    for range in &file.ranges {
        let (first, last) = (range.first, range.last);
        let mut keys = format!("first = {first}, last = {last}");
        add(&mut keys, "name", Some(&format!("From{first}To{last}")));
        add(&mut keys, "sent_by", range.sent_by);
        add(&mut keys, "reconnect", range.reconnect);
        for (key, text) in &range.texts {
            add_text(&mut keys, key, Some(text));
        }
        line(&mut text, format_args!("    {{ {keys} }},"));
    }
    line(&mut text, format_args!("]"));
    if let Some(reconnect) = file.unlisted {
        line(
            &mut text,
            format_args!("\n[unlisted]\nreconnect = {reconnect:?}"),
        );
    }
    (file.name.clone(), text)
}

fn add(keys: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        write!(keys, ", {key} = {value:?}").expect("a text takes everything");
    }
}

/// TOML has other escapes than Rust.
fn add_text(keys: &mut String, key: &str, text: Option<&str>) {
    let Some(text) = text else { return };
    write!(keys, ", {key} = \"").expect("a text takes everything");
    for c in text.chars() {
        match c {
            ' ' | 'a'..='z' => keys.push(c),
            _ => write!(keys, "\\U{:08x}", u32::from(c)).expect("a text takes everything"),
        }
    }
    keys.push('"');
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a text takes everything");
}
