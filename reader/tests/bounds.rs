//! A large spec takes time in proportion to its size, and so does one full of mistakes.

use std::fmt::Write as _;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use close_codes_reader::{InMemory, Kind, Language, Origin, Reading, read};

/// The codes that a spec may describe.
const LEGAL: usize = 16 + 2000;

const MEGABYTE: usize = 1 << 20;

/// A spec that is only `codes.toml`.
fn spec(text: impl Into<Vec<u8>>) -> InMemory {
    InMemory::new().with("codes.toml", text)
}

/// Reads a spec like the macro: renders all its mistakes, none of which is longer than a screen.
fn read_all(folder: &InMemory) -> Reading {
    let reading = read(Origin::File("codes.toml"), folder);
    assert!(reading.diagnostics.len() <= 101);
    for diagnostic in &reading.diagnostics {
        let drawing = diagnostic.render(&reading);
        assert!(drawing.len() < 6_000, "{:?}: {drawing}", diagnostic.kind);
    }
    reading
}

fn read_in_time(folder: InMemory) -> Reading {
    in_time(move || read_all(&folder))
}

/// Runs the work in a thread, and fails if it does not end in time.
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    const DEADLINE: Duration = Duration::from_secs(60);
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || sender.send(work()));
    match receiver.recv_timeout(DEADLINE) {
        Ok(outcome) => outcome,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it still works after {DEADLINE:?}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            std::panic::resume_unwind(worker.join().expect_err("it ended without an outcome"))
        }
    }
}

fn kinds(reading: &Reading) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = reading
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.kind)
        .collect();
    kinds.dedup();
    kinds
}

fn assert_good(reading: &Reading) {
    assert!(
        reading.diagnostics.is_empty(),
        "{:?}",
        reading.diagnostics.first()
    );
}

/// A `[[code]]` with all required keys.
fn code(value: usize, name: &str) -> String {
    format!("[[code]]\nvalue = {value}\nname = \"{name}\"\ntitle = \"T\"\ndescription = \"D.\"\n")
}

fn range(first: usize, last: usize) -> String {
    format!("[[range]]\nfirst = {first}\nlast = {last}\ntitle = \"T\"\ndescription = \"D.\"\n")
}

/// Nested ranges, the outermost first, each with additional lines.
fn nested(count: usize, lines: &str) -> String {
    join(0..count, |at| range(3000 + at, 4999 - at) + lines)
}

fn codes(values: impl IntoIterator<Item = usize>) -> String {
    join(values, |value| code(value, &format!("C{value}")))
}

/// Joins one text for each number.
fn join(numbers: impl IntoIterator<Item = usize>, text: impl Fn(usize) -> String) -> String {
    let append = |all: String, number| all + &text(number);
    numbers.into_iter().fold(String::new(), append)
}

fn list(key: &str, count: usize) -> String {
    let mut list = format!("{key} = [\n");
    for file in 0..count {
        let _ = writeln!(list, "  \"{key}/{file}.toml\",");
    }
    list + "]\n"
}

// ---- the maximum, and more ----

#[test]
fn every_legal_code() {
    let reading = read_in_time(spec(codes((1000..=1015).chain(3000..=4999))));
    assert_good(&reading);
    assert_eq!(reading.spec.codes.len(), LEGAL);
}

#[test]
fn every_number_from_1000_to_4999() {
    let reading = read_in_time(spec(codes(1000..=4999)));
    assert_eq!(kinds(&reading), [Kind::ValueKeptByProtocol, Kind::TooMany]);
    let left_out = 1984 - 100;
    let last = &reading.diagnostics[100].message;
    assert!(
        last.contains(&format!("at least {left_out} more")),
        "{last}"
    );
}

#[test]
fn four_thousand_entries_of_one_code() {
    let reading = read_in_time(spec(code(4001, "A").repeat(4_000)));
    assert_eq!(kinds(&reading), [Kind::DuplicateValue, Kind::TooMany]);
    assert_eq!(reading.spec.codes.len(), 1);
}

#[test]
fn four_thousand_entries_of_one_name() {
    let text = join(3000..=4999, |value| code(value, "A"));
    let reading = read_in_time(spec(text.repeat(2)));
    assert_eq!(
        kinds(&reading),
        [Kind::DuplicateName, Kind::TooMany],
        "the first hundred are all in the first half"
    );
}

#[test]
fn as_many_ranges_as_there_can_be() {
    let codes = codes((1000..=1015).chain(3000..=4999));
    let ranges = (1000..=1015).chain(3000..=4999);
    let ranges = join(ranges, |code| range(code, code));
    let reading = read_in_time(spec(codes + &ranges));
    assert_good(&reading);
    assert_eq!(reading.spec.ranges.len(), LEGAL);
}

#[test]
fn a_thousand_ranges_inside_one_another() {
    let ranges = join((0..1000).rev(), |at| range(3000 + at, 4999 - at));
    let reading = read_in_time(spec(code(4001, "A") + &ranges));
    assert_good(&reading);
    assert_eq!(reading.spec.ranges.len(), 1000);
}

#[test]
fn ten_thousand_ranges() {
    let apart = |at: usize| range(3000 + at % 2000, 3000 + at % 2000);
    let nested = |at: usize| range(3000 + at % 1000, 4999 - at % 1000);
    let chained = |at: usize| range(3000 + at % 1999, 3001 + at % 1999);
    for (make, kind) in [
        (apart as fn(usize) -> String, Kind::DuplicateRange),
        (nested, Kind::DuplicateRange),
        (chained, Kind::RangesCross),
    ] {
        let ranges = join(0..10_000, make);
        let reading = read_in_time(spec(code(4001, "A") + &ranges));
        assert_eq!(kinds(&reading), [kind, Kind::TooMany]);
    }
}

// ---- a megabyte in every text ----

#[test]
fn a_megabyte_in_each_text_of_a_spec() {
    let long = "é".repeat(MEGABYTE / 2);
    for key in [
        "title",
        "description",
        "seen_when",
        "how_to_fix",
        "reference",
        "deprecated",
    ] {
        let code = "[[code]]\nvalue = 4001\nname = 'A'\n";
        let range = "[[range]]\nfirst = 4100\nlast = 4199\n";
        let mut texts = format!("{key} = '{long}'\n");
        for needed in ["title", "description"] {
            if needed != key {
                let _ = writeln!(texts, "{needed} = 'T'");
            }
        }
        let reading = read_in_time(spec(format!("{code}{texts}{range}{texts}")));
        assert_good(&reading);
        assert!(format!("{:?}", reading.spec.codes[0]).len() > MEGABYTE);
        assert!(format!("{:?}", reading.spec.ranges[0]).len() > MEGABYTE);
    }

    let category = format!("category = '{long}'\n{}", code(4001, "A"));
    let reading = read_in_time(spec(category));
    assert_good(&reading);
    assert_eq!(reading.spec.category, long);

    let reading = read_in_time(spec(code(4001, &long.to_uppercase())));
    assert_good(&reading);
}

#[test]
fn a_megabyte_where_it_is_a_mistake() {
    let long = "é".repeat(MEGABYTE / 2);
    let one = code(4001, "A");
    for (text, expected) in [
        (format!("{one}reason = '{long}'"), Kind::ReasonTooLong),
        (format!("{one}sent_by = '{long}'"), Kind::UnknownValue),
        (format!("{one}reconnect = '{long}'"), Kind::UnknownValue),
        (format!("{one}session = '{long}'"), Kind::UnknownValue),
        (format!("{one}'{long}' = 1"), Kind::UnknownKey),
        (format!("{one}['{long}']"), Kind::UnknownKey),
        (format!("{one}[[code.'{long}']]"), Kind::UnknownKey),
        (format!("extends = '{long}'"), Kind::NotFound),
        (format!("locales = '{long}'\n{one}"), Kind::NotFound),
        (
            format!("extends = '{}x'", "a/".repeat(MEGABYTE / 2)),
            Kind::NotFound,
        ),
        (
            format!("extends = '{}x'", "../".repeat(MEGABYTE / 3)),
            Kind::NotFound,
        ),
        (code(4001, &long), Kind::InvalidName),
        (code(4001, &"a ".repeat(MEGABYTE / 2)), Kind::InvalidName),
        (code(4001, &"_".repeat(MEGABYTE)), Kind::InvalidName),
        (
            code(4001, "A") + &code(4001, &long.to_uppercase()),
            Kind::DuplicateValue,
        ),
        (
            code(4001, &long.to_uppercase()) + &code(4002, &long.to_uppercase()),
            Kind::DuplicateName,
        ),
        (
            format!(
                "extends = 'standard'\n[[code]]\nvalue = 1008\nname = '{}'",
                long.to_uppercase()
            ),
            Kind::FixedName,
        ),
        (
            one.replace("4001", &"9".repeat(MEGABYTE)),
            Kind::ValueOutOfBounds,
        ),
        (
            one.replace("4001", &format!("0x{}", "F".repeat(MEGABYTE))),
            Kind::ValueOutOfBounds,
        ),
        (one.replace("4001", &"[".repeat(MEGABYTE)), Kind::Syntax),
        (
            one.replace("4001", &"{a=".repeat(MEGABYTE / 3)),
            Kind::Syntax,
        ),
        (one.replace("4001", &"x".repeat(MEGABYTE)), Kind::Syntax),
        (
            one.replace("\"T\"", &format!("'{}'", "\u{3000}".repeat(MEGABYTE / 3))),
            Kind::EmptyText,
        ),
        (
            one.replace("\"T\"", &format!("\"{}\"", "\\q".repeat(MEGABYTE / 2))),
            Kind::Syntax,
        ),
        (one.replace("\"T\"", &format!("'{long}")), Kind::Syntax),
        (
            one.replace("\"T\"", &format!("'{}'", "\u{7f}".repeat(MEGABYTE))),
            Kind::Syntax,
        ),
        (
            format!("# {}\n[[code]]", "\u{1}".repeat(MEGABYTE)),
            Kind::Syntax,
        ),
        ("\r".repeat(MEGABYTE), Kind::Syntax),
        ("\u{feff}".repeat(MEGABYTE / 3), Kind::Syntax),
        (
            format!("{} = 1", "a.".repeat(MEGABYTE / 2) + "a"),
            Kind::Syntax,
        ),
        (
            format!("[{}]", "a.".repeat(MEGABYTE / 2) + "a"),
            Kind::Syntax,
        ),
    ] {
        let start: String = text.chars().take(70).collect();
        let reading = read_in_time(spec(text));
        assert_eq!(kinds(&reading).first(), Some(&expected), "{start}");
    }
}

#[test]
fn a_megabyte_in_each_text_of_a_locale() {
    let long = "é".repeat(MEGABYTE / 2);
    let braces = "{left}{{".repeat(MEGABYTE / 8);
    let unknown = join(0..MEGABYTE / 8, |at| format!("{{{at}}}"));
    for (text, expected) in [
        (format!("language = '{long}'"), Some(Kind::InvalidLanguage)),
        (
            format!("language = '{}'", "tr-".repeat(MEGABYTE / 3)),
            Some(Kind::InvalidLanguage),
        ),
        (format!("language = 'tr'\ncategory = '{long}'"), None),
        (
            format!("language = 'tr'\n[headings]\nlearn_more = '{long}'"),
            None,
        ),
        (
            format!("language = 'tr'\n[headings]\n'{long}' = ''"),
            Some(Kind::UnknownHeading),
        ),
        (
            format!("language = 'tr'\n[headings]\n'{long}' = 1"),
            Some(Kind::WrongType),
        ),
        (
            format!("language = 'tr'\n[templates]\ntitle = '{braces}'"),
            None,
        ),
        (
            format!("language = 'tr'\n[templates]\ntitle = '{{{long}}}'"),
            Some(Kind::UnknownPlaceholder),
        ),
        (
            format!("language = 'tr'\n[templates]\ntitle = '{unknown}'"),
            Some(Kind::UnknownPlaceholder),
        ),
        (
            format!("language = 'tr'\n[templates]\ntitle = '{{{long}'"),
            Some(Kind::UnmatchedBrace),
        ),
        (
            format!("language = 'tr'\n[templates]\n'{long}' = ''"),
            Some(Kind::UnknownTemplate),
        ),
        (
            format!("language = 'tr'\n[4001]\nseen_when = '{long}'"),
            None,
        ),
        (
            format!("language = 'tr'\n[{}]", "4".repeat(MEGABYTE)),
            Some(Kind::UnknownLocaleCode),
        ),
        (
            format!("language = 'tr'\n{} = 1", "4".repeat(MEGABYTE)),
            Some(Kind::WrongType),
        ),
        (
            format!("language = 'tr'\n[4001.'{long}']"),
            Some(Kind::UnknownKey),
        ),
    ] {
        let start: String = text.chars().take(70).collect();
        let translated = format!("locales = 'tr.toml'\n{}", code(4001, "A"));
        let reading = read_in_time(spec(translated).with("tr.toml", text));
        assert_eq!(kinds(&reading).first(), expected.as_ref(), "{start}");
    }
}

// ---- five hundred files ----

fn chain(length: usize) -> InMemory {
    let mut folder = spec("extends = 'extends/0.toml'");
    for file in 0..length {
        let next = if file + 1 == length {
            "standard".to_owned()
        } else {
            format!("{}.toml", file + 1)
        };
        let code = code(4999 - file, &format!("C{file}"));
        folder = folder.with(
            format!("extends/{file}.toml"),
            format!("extends = '{next}'\n{code}"),
        );
    }
    folder
}

/// Files in a list that all extend the same file.
fn fan(width: usize) -> InMemory {
    let mut folder = spec(list("extends", width)).with("foot.toml", code(4999, "Foot"));
    for file in 0..width {
        let code = code(3000 + file, &format!("C{file}"));
        folder = folder.with(
            format!("extends/{file}.toml"),
            format!("extends = '../foot.toml'\n{code}"),
        );
    }
    folder
}

/// A spec of all legal codes, with a locale in each of many languages.
fn translated(languages: usize) -> InMemory {
    let mut folder = spec(list("locales", languages) + &codes(3000..3020));
    for file in 0..languages {
        let mut text = format!("language = 'x{}'\n", "a".repeat(1 + file % 2));
        if file >= 2 {
            text = format!("language = 'tr-{file}'\n");
        }
        for value in 3000..3020 {
            let _ = write!(text, "[{value}]\ntitle = '閉じる'\n");
        }
        folder = folder.with(format!("locales/{file}.toml"), text);
    }
    folder
}

#[test]
fn five_hundred_files_in_a_chain_and_in_a_list() {
    let reading = read_in_time(chain(500));
    assert_good(&reading);
    assert_eq!(reading.files.len(), 501);
    assert_eq!(reading.spec.codes.len(), 519);
    assert!(reading.spec.languages.iter().all(Language::is_its_base));

    let reading = read_in_time(fan(500));
    assert_good(&reading);
    assert_eq!(reading.files.len(), 502, "what all extend is read once");
    assert_eq!(reading.spec.codes.len(), 501);
}

#[test]
fn five_hundred_files_in_a_cycle() {
    let cycle = chain(500).with("extends/499.toml", "extends = '0.toml'");
    let reading = read_in_time(cycle);
    assert_eq!(kinds(&reading), [Kind::ExtendsCycle]);
}

#[test]
fn five_hundred_files_that_all_extend_each_other() {
    let everything = list("extends", 500).replace("extends/", "");
    let mut folder = spec(list("extends", 500));
    for file in 0..500 {
        folder = folder.with(format!("extends/{file}.toml"), everything.as_str());
    }
    let reading = read_in_time(folder);
    assert_eq!(kinds(&reading), [Kind::ExtendsCycle, Kind::TooMany]);
}

#[test]
fn five_hundred_files_that_are_missing() {
    let text = list("extends", 500) + &list("locales", 500);
    let reading = read_in_time(spec(text));
    assert_eq!(kinds(&reading), [Kind::NotFound, Kind::TooMany]);
    assert!(
        reading.diagnostics[100]
            .message
            .contains("at least 900 more")
    );
}

#[test]
fn five_hundred_locales() {
    let reading = read_in_time(translated(500));
    assert_good(&reading);
    assert_eq!(reading.spec.languages.len(), 501, "and English");
    assert!(
        reading
            .spec
            .languages
            .iter()
            .skip(1)
            .all(|language| language.codes.len() == 20)
    );
}

#[test]
fn everything_at_once_and_all_of_it_bad() {
    let long = "é".repeat(MEGABYTE / 2);
    let mut text = list("extends", 500) + &list("locales", 500);
    let _ = write!(text, "category = 1\n'{long}' = '{long}'\n");
    for entry in 0..4_000 {
        let _ = write!(
            text,
            "[[code]]\nvalue = {}\nname = 'C {}'\ntitle = ''\nreason = 1\nsent_by = 'x'\nx = 1\n",
            1000 + entry % 3000,
            entry % 100
        );
    }
    for entry in 0..10_000 {
        text += &range(3000 + entry % 1000, 4999 - entry % 2000);
    }
    let _ = writeln!(
        text,
        "[[code]]\ntitle = '{long}\n[[code]]\nreason = '{long}'\nname = = 1"
    );
    let mut folder = spec(text);
    for file in 0..250 {
        folder = folder
            .with(
                format!("extends/{file}.toml"),
                format!(
                    "extends = ['{}.toml', 'x']\n[[code]]\nvalue = '{file}'\n",
                    file + 1
                ),
            )
            .with(
                format!("locales/{file}.toml"),
                format!("[headings]\nx = 1\n[{file}]\ny = [[{file}\n"),
            );
    }
    let reading = read_in_time(folder);
    assert_eq!(reading.diagnostics.len(), 101);
    assert_eq!(reading.diagnostics[100].kind, Kind::TooMany);
}

// ---- time is linear: a spec takes about as long as sixteen specs of a sixteenth of its size ----

/// Fails if the large spec takes more than four times as long as the small ones together. With quadratic time, it takes
/// sixteen times as long. With linear time, it takes as long, or up to three times if the small specs fit in a
/// processor cache.
///
/// The fastest of several rounds counts. If the system reports it, this is the time on the processor, so that the load
/// of the machine does not matter.
fn assert_linear(name: &str, size: usize, folder: impl Fn(usize) -> InMemory) {
    const PARTS: usize = 16;
    const MOST: u32 = 4;
    const ROUNDS: usize = 16;
    let (small, large) = (folder(size / PARTS), folder(size));
    let (parts, whole) = in_time(move || {
        let (mut parts, mut whole) = (Duration::MAX, Duration::MAX);
        for round in 1..=ROUNDS {
            parts = parts.min(time_of(PARTS, &small));
            whole = whole.min(time_of(1, &large));
            if round >= 2 && whole <= MOST * parts {
                break;
            }
        }
        (parts, whole)
    });
    assert!(
        whole <= MOST * parts,
        "{name}: {whole:?} for {size}, but {parts:?} for {PARTS} times {}",
        size / PARTS
    );
}

fn time_of(times: usize, folder: &InMemory) -> Duration {
    let (start, start_on_processor) = (Instant::now(), time_on_processor());
    for _ in 0..times {
        read_all(folder);
    }
    match (start_on_processor, time_on_processor()) {
        (Some(start), Some(end)) => end.saturating_sub(start),
        _ => start.elapsed(),
    }
}

/// The time that this thread has spent on a processor. Linux reports it, in nanoseconds.
fn time_on_processor() -> Option<Duration> {
    // The system updates its count when the thread yields the processor.
    thread::yield_now();
    let counts = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = counts.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

#[test]
fn time_grows_with_the_entries() {
    assert_linear("codes", 2000, |count| spec(codes(3000..3000 + count)));
    assert_linear("one value", 2000, |count| {
        spec(code(4001, "A").repeat(count))
    });
    assert_linear("one name", 2000, |count| {
        spec(join(3000..3000 + count, |value| code(value, "A")))
    });
    assert_linear("no values", 2000, |count| {
        spec("[[code]]\nname = 'A'\n".repeat(count))
    });
    assert_linear("ranges", 2000, |count| {
        spec(join(3000..3000 + count, |code| range(code, code)))
    });
    assert_linear("nested ranges", 1000, |count| spec(nested(count, "")));
    assert_linear("nested ranges, the innermost first", 1000, |count| {
        spec(join((0..count).rev(), |at| range(3000 + at, 4999 - at)))
    });
    // Each has its own policy, or that of the outermost range.
    for line in [
        "",
        "sent_by = 'server'\nreconnect = 'backoff'\nsession = 'new'\n",
    ] {
        assert_linear("codes in nested ranges", 960, |count| {
            let outermost = range(3000, 4999) + "reconnect = 'backoff'\nsession = 'new'\n";
            let around = nested(count, line).replacen(&range(3000, 4999), &outermost, 1);
            spec(around + &codes(4000 - count / 2..4000 + count / 2))
        });
    }
    assert_linear("ranges that cross", 1000, |count| {
        spec(join(0..count, |at| range(3000 + at, 3999 + at)))
    });
    assert_linear("ranges above those of a base", 1000, |count| {
        let base = nested(count, "reconnect = 'backoff'\n");
        let top = nested(count, "session = 'new'\n");
        spec(format!("extends = 'base.toml'\n{top}")).with("base.toml", base)
    });
    assert_linear("names of a base", 900, |count| {
        let base = join(0..count, |at| code(3000 + at, &format!("C{at}")));
        let top = join(0..count, |at| code(4000 + at, &format!("C{at}")));
        spec(format!("extends = 'base.toml'\n{top}")).with("base.toml", base)
    });
    assert_linear("names of ranges", 1900, |count| {
        spec(join(3000..3000 + count, |at| {
            range(at, at) + &format!("name = 'R{at}'\n")
        }))
    });
    assert_linear("retired numbers", 1900, |count| {
        let numbers = join(3000..3000 + count, |at| format!("{at}, "));
        spec(format!("retired = [{numbers}]\n") + &codes(3000..3000 + count))
    });
    assert_linear("codes that nothing brings", 16_000, |count| {
        let numbers = join(0..count, |at| format!("{}, ", 5000 + at));
        spec(format!("extends = 'standard'\nexcept = [{numbers}]\n"))
    });
    assert_linear("unknown keys", 4000, |count| {
        spec(join(0..count, |at| format!("a{at} = 1\n")))
    });
    assert_linear("unknown tables", 2000, |count| {
        spec(join(0..count, |at| format!("[a.b{at}]\n")))
    });
    assert_linear("tables below one entry", 1000, |count| {
        spec("[[code]]\n".to_owned() + &"[[code.code]]\n".repeat(count))
    });
}

#[test]
fn time_grows_with_the_lines_that_are_no_toml() {
    assert_linear("sound lines below a mistake", 4000, |count| {
        let lines = join(0..count, |at| format!("a{at} = 1\n"));
        spec(format!("category = = 1\n{lines}"))
    });
    assert_linear("sound entries below a mistake", 2000, |count| {
        spec(format!("category = = 1\n{}", codes(3000..3000 + count)))
    });
    assert_linear(
        "sound entries in one line, a mistake in another",
        2000,
        |count| {
            let entry = |value| format!("{{ value = {value}, x = 1 }}, ");
            let entries = join(3000..3000 + count, entry);
            spec(format!("category = = 1\ncode = [{entries}]\n"))
        },
    );
    assert_linear("entries with a mistake each", 1000, |count| {
        let entry = |value| code(value, "A") + "title = = 1\n";
        spec(join(3000..3000 + count, entry))
    });
    assert_linear("mistakes in one line", 2000, |count| {
        spec(format!("locales = [{}]\n", "= ".repeat(count)))
    });
    assert_linear("brackets", 4000, |count| spec("[".repeat(count)));
    assert_linear("empty headers", 2000, |count| spec("[]\n".repeat(count)));
    assert_linear("odd characters", 8000, |count| spec("\0".repeat(count)));
}

#[test]
fn time_grows_with_the_texts() {
    assert_linear("a title", 200_000, |size| {
        spec(code(4001, "A").replace('T', &"閉".repeat(size)))
    });
    assert_linear("a name of many words", 20_000, |size| {
        spec(code(4001, &"a_b ".repeat(size)))
    });
    assert_linear("a path of many folders", 20_000, |size| {
        spec(format!("extends = '{}x'", "a/../b/".repeat(size)))
    });
    assert_linear("placeholders", 16_000, |count| {
        let template = join(0..count, |at| format!("{{{at}}}"));
        let locale = format!("language = 'tr'\n[templates]\ntitle = '{template}'\n");
        spec(format!("locales = 'tr.toml'\n{}", code(4001, "A"))).with("tr.toml", locale)
    });
    assert_linear("mistakes in one long line", 1000, |count| {
        let entries = "{ value = 1, name = '閉' }, ".repeat(count);
        spec(format!("code = [{entries}]"))
    });
}

#[test]
fn time_grows_with_the_files() {
    assert_linear("a chain", 400, chain);
    assert_linear("a fan", 400, fan);
    assert_linear("locales", 200, translated);
    assert_linear("one base, named often", 4000, |count| {
        spec(format!("extends = [{}]", "'a.toml', ".repeat(count))).with("a.toml", code(4001, "A"))
    });
    assert_linear("codes in one locale", 2000, |count| {
        let tables = join((3000..3000 + count).rev(), |value| {
            format!("[{value}]\ntitle = 'T'\n")
        });
        spec(format!(
            "locales = 'tr.toml'\n{}",
            codes(3000..3000 + count)
        ))
        .with("tr.toml", format!("language = 'tr'\n{tables}"))
    });
    assert_linear("ranges in many locales", 1024, |count| {
        let tables = join(0..count, |at| {
            format!("[{}-{}]\ntitle = 'T'\n", 3000 + at, 4999 - at)
        });
        let list = list("locales", 30);
        let spec = spec(list + &code(4001, "A") + &nested(count, ""));
        (0..30).fold(spec, |spec, at| {
            let language = if at < 26 { 'a' } else { 'b' };
            spec.with(
                format!("locales/{at}.toml"),
                format!("language = 'tr-{language}{at}'\n{tables}"),
            )
        })
    });
    assert_linear("unknown codes in one locale", 2000, |count| {
        let tables = join(0..count, |at| format!("[{at}]\n"));
        spec(format!("locales = 'tr.toml'\n{}", code(4001, "A")))
            .with("tr.toml", format!("language = 'tr'\n{tables}"))
    });
}
