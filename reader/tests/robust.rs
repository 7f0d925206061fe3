//! No text makes the reader panic or run forever.

use std::fmt::Write as _;

use close_codes_reader::{Disk, Origin, Reading, STANDARD, read};

fn read_text(text: &str) -> Reading {
    let reading = read(
        Origin::Inline {
            name: "inline spec",
            text,
        },
        &Disk::new("."),
    );
    for diagnostic in &reading.diagnostics {
        let rendered = diagnostic.render(&reading);
        assert!(
            !rendered.is_empty() && rendered.len() < 10_000,
            "{rendered}"
        );
        assert_shows_itself_alone(&rendered);
    }
    reading
}

/// A message contains no character that is unsafe to show, except its own line ends.
fn assert_shows_itself_alone(rendered: &str) {
    for c in rendered.chars().filter(|c| *c != '\n') {
        let number = u32::from(c);
        let is_separator = matches!(number, 0x2028 | 0x2029);
        let is_bidi = matches!(number, 0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069);
        assert!(!c.is_control() && !is_separator && !is_bidi, "{rendered:?}");
    }
    for line in rendered.lines().skip(1) {
        assert!(!line.starts_with("error"), "{rendered:?}");
    }
}

#[test]
fn odd_texts() {
    for text in [
        "",
        "\u{feff}",
        "\u{feff}\u{feff}",
        "\0",
        "\r",
        "\r\n\r\n",
        "\n\0\n",
        "=",
        "[",
        "[[",
        "[[]]",
        "[[code",
        "[[code]]\n[[code]]\n[[code.code]]",
        "[code.code]",
        "code.code = 1",
        "\"\" = 1",
        "\"\\u0000\" = 1",
        "extends = \"\"",
        "extends = \".\"",
        "extends = \"/\"",
        "extends = \"..\"",
        "extends = \"\\u0000\"",
        "extends = [[\"standard\"]]",
        "extends = [\"standard\", \"standard\"]",
        "locales = \"standard\"",
        "[[code]]\nvalue = 1979-05-27",
        "[[code]]\nvalue = nan",
        "[[code]]\nvalue = 0b1",
        "[[code]]\nname = \"\u{202e}\"",
        "[[range]]\nfirst = 1000\nlast = 1000",
        "[é[code]é]\nvalue = 4001",
        "é[[code]é",
        "code = [{ a = [\" }é",
        "a = \r[é",
        "value = 4,é01",
    ] {
        let reading = read_text(text);
        assert!(!reading.diagnostics.is_empty(), "{text:?}");
    }
}

/// A short spec with every key and every form of a table and of a string.
const SMALL: &str = r#"
category = "C" # é
extends = ["standard"]
retired = [4_002]
[[code]]
value = 4_001
name = "A"
title = 'T'
description = """
D
"""
seen_when = '''S'''
how_to_fix = "\u00e9\n"
sent_by = "server"
reconnect = "backoff"
session = "new"
reason = "r"
reference = "R"
deprecated = "x"
[[range]]
first = 0xFA0
last = 4099
name = "B"
title = "T"
description = "D"
[unlisted]
reconnect = "never"
"#;

/// The same on few lines.
const INLINE: &str = r#"
code = [ # é
  { value = 4_001, name = "A", reason = 'r' },
  {
    value = 4_002,
    name = "B",
    description = """
D""",
  }, { value = 4_003, name = "C" },
]
range = [{ first = 0xFA0, last = 4099, name = "D", title = '''T''' }]
unlisted = { reconnect = "never" }
"#;

#[test]
fn a_good_spec_cut_at_any_place() {
    for text in [SMALL, INLINE] {
        assert!(read_text(text).diagnostics.is_empty());
        for (at, _) in text.char_indices() {
            read_text(&text[..at]);
        }
    }
    for (at, _) in STANDARD.char_indices().step_by(97) {
        read_text(&STANDARD[..at]);
    }
}

#[test]
fn a_good_spec_with_any_character_changed() {
    // This is without the registry, which would take most of the time.
    let small = SMALL.replace("extends = [\"standard\"]\n", "");
    for text in [&*small, INLINE] {
        assert!(read_text(text).diagnostics.is_empty());
        for (at, c) in text.char_indices() {
            for odd in ['\0', '"', '\'', '[', ']', '=', '\n', '{', '}', ',', 'é'] {
                let mut changed = text[..at].to_owned();
                changed.push(odd);
                changed.push_str(&text[at + c.len_utf8()..]);
                read_text(&changed);
            }
        }
    }
}

#[test]
fn ten_megabytes() {
    let size = 10_000_000;
    for text in [
        // This is a tenth of the size, since each line is a mistake that the parser reports.
        "x\n".repeat(size / 20),
        "[".repeat(size),
        format!("category = \"{}\"", "é".repeat(size / 2)),
        format!("[[code]]\nvalue = {}", "9".repeat(size)),
        "\0".repeat(size),
    ] {
        assert!(!read_text(&text).diagnostics.is_empty());
    }
}

#[test]
fn forty_thousand_lines_with_every_second_one_invalid() {
    let mut text = String::new();
    for line in 0..20_000 {
        let _ = write!(text, "a{line} = = 3\nb{line} = 1\n");
    }
    assert_eq!(read_text(&text).diagnostics.len(), 101);
}

#[test]
fn sixty_thousand_entries_in_one_array_with_every_third_one_invalid() {
    for odd in [
        "{ value = 1, name = A }",
        "{ value = 1, name = 'A },\n",
        "{ value 1 }",
    ] {
        let mut text = "code = [\n".to_owned();
        for _ in 0..20_000 {
            let _ = write!(text, "{{ value = 1 }}, {odd}, {{ value = 1 }}\n,");
        }
        assert_eq!(read_text(&(text + "]")).diagnostics.len(), 101);
    }
}

#[test]
fn a_chain_of_five_hundred_files() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("chain");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for file in 0..500 {
        let mut text = format!("extends = \"{}.toml\"\n", file + 1);
        let value = 4000 + file;
        let _ = write!(
            text,
            "[[code]]\nvalue = {value}\nname = \"C{value}\"\ntitle = \"T\"\ndescription = \"D.\"\n"
        );
        std::fs::write(folder.join(format!("{file}.toml")), text).expect("the file can be written");
    }
    std::fs::write(folder.join("500.toml"), "extends = \"standard\"\n").expect("as well");
    let reading = read(Origin::File("0.toml"), &Disk::new(&folder));
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    assert_eq!((reading.spec.codes.len(), reading.files.len()), (519, 501));
}

/// Characters that could move the cursor, end a line or reverse it, followed by a forged message.
const FORGERY: &str = "\u{1b}[2J\r\n\u{b}\u{c}\u{85}\u{2028}\u{2029}\u{202e}\u{2066}\u{61c}\u{200f}\u{7}\u{9b}error: forged";

/// The same as a TOML string.
fn as_toml(text: &str) -> String {
    let escape = |c: char| format!("\\U{:08x}", u32::from(c));
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

#[test]
fn a_text_forges_no_line_of_a_message() {
    let forged = as_toml(FORGERY);
    let mut count = 0;
    // It is used as each value, each key, and the name of each table.
    for (at, line) in SMALL.lines().enumerate() {
        let changed = [
            line.split_once(" = ")
                .map(|(key, _)| format!("{key} = {forged}")),
            line.split_once(" = ")
                .map(|(_, value)| format!("{forged} = {value}")),
            line.strip_prefix("[[").map(|_| format!("[[{forged}]]")),
            line.strip_prefix('[').map(|_| format!("[{forged}]")),
            Some(format!("{line} {FORGERY}")),
            Some(format!("{line}{}{line}", FORGERY.replace(['\r', '\n'], ""))),
        ];
        for changed in changed.into_iter().flatten() {
            let lines = SMALL.lines().enumerate();
            let text: String = lines
                .map(|(number, line)| if number == at { &changed } else { line }.to_owned() + "\n")
                .collect();
            count += read_text(&text).diagnostics.len();
        }
    }
    assert!(count > 100, "{count} messages");
}

#[cfg(unix)]
#[test]
fn a_path_forges_no_line_of_a_message() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("forged paths");
    std::fs::create_dir_all(folder.join(FORGERY)).expect("the folder can be made");
    let file = |name: &str, text: &[u8]| {
        let name = format!("{FORGERY}{name}.toml");
        std::fs::write(folder.join(&name), text).expect("the file can be written");
        name
    };
    let extends = |name: &str| format!("extends = {}\n", as_toml(name)).into_bytes();
    let mistaken = file("mistaken", b"[[code]]\nvalue = 1\nname = 'a'\n");
    let bytes = file("bytes", b"\xff");
    let cycle = file("cycle", &extends(&format!("{FORGERY}cycle.toml")));
    let missing = file("missing", &extends(&format!("{FORGERY}.toml/none")));
    let near = file("near", &extends(&format!("{FORGERY}none.toml")));
    let twice = [extends(&mistaken), b"locales = ['none']".to_vec()].concat();
    let twice = file("twice", &twice);
    for path in [
        mistaken,
        bytes,
        cycle,
        missing,
        near,
        twice,
        FORGERY.to_owned(),
        format!("{FORGERY}x"),
    ] {
        let reading = read(Origin::File(&path), &Disk::new(&folder));
        assert!(!reading.diagnostics.is_empty(), "{path:?}");
        for diagnostic in &reading.diagnostics {
            assert_shows_itself_alone(&diagnostic.render(&reading));
        }
    }
}
