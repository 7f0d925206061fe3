//! The model of a spec.

use close_codes_reader::{
    Base, Disk, InMemory, Key, Kind, Origin, Reconnect, SentBy, Session, Spec, read,
};

fn spec(text: &str) -> Spec {
    let reading = read(
        Origin::Inline {
            name: "inline spec",
            text,
        },
        &Disk::new("."),
    );
    let diagnostics: Vec<String> = reading
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.render(&reading))
        .collect();
    assert!(diagnostics.is_empty(), "{}", diagnostics.join("\n"));
    reading.spec
}

fn files(texts: &[(&str, &str)]) -> InMemory {
    texts.iter().fold(InMemory::new(), |files, (path, text)| {
        files.with(*path, *text)
    })
}

fn code(spec: &Spec, value: u16) -> &close_codes_reader::Code {
    spec.codes
        .iter()
        .find(|code| code.value == value)
        .expect("the code is there")
}

#[test]
fn the_standard_registry_holds_the_nineteen_codes_of_iana() {
    let spec = spec("extends = \"standard\"");
    let values: Vec<u16> = spec.codes.iter().map(|code| code.value).collect();
    let expected: Vec<u16> = (1000..=1015).chain([3000, 3003, 3008]).collect();
    assert_eq!(values, expected);
    assert_eq!(spec.category, "WebSocket Close Codes");
    for code in &spec.codes {
        let never = [1004, 1005, 1006, 1015].contains(&code.value);
        let sent_by = match code.value {
            _ if never => SentBy::Nobody,
            1010 => SentBy::Client,
            _ => SentBy::Either,
        };
        let reconnect = match code.value {
            1000 => Some(Reconnect::Never),
            1004 => None,
            3000 => Some(Reconnect::Reauthenticate),
            1002 | 1003 | 1007..=1010 | 1015 | 3003 => Some(Reconnect::AfterFix),
            _ => Some(Reconnect::Backoff),
        };
        assert_eq!(
            (code.sent_by(), code.reconnect()),
            (sent_by, reconnect),
            "{}",
            code.value
        );
        assert!(
            [Key::SeenWhen, Key::HowToFix, Key::Reference]
                .iter()
                .all(|key| code.texts.get(*key).is_some()),
            "{}",
            code.value
        );
        assert_eq!(
            code.texts.get(Key::Reason).is_some(),
            !never,
            "{}",
            code.value
        );
    }
}

#[test]
fn an_entry_replaces_the_keys_that_it_names_and_no_others() {
    let spec = spec(
        "extends = \"standard\"\ncategory = \"Chat\"\n[[code]]\nvalue = 1008\nreconnect = \"never\"\ntitle = \"Banned\"\n\
         [[code]]\nvalue = 3000\nname = \"Kicked\"\n",
    );
    let policy = code(&spec, 1008);
    assert_eq!(
        (policy.name(), policy.title()),
        ("PolicyViolation", "Banned")
    );
    assert_eq!(policy.reconnect(), Some(Reconnect::Never));
    assert!(
        policy
            .texts
            .get(Key::Description)
            .is_some_and(|text| text.contains("rules")),
        "the description stays the registry's: {:?}",
        policy.texts.get(Key::Description)
    );
    assert_eq!(code(&spec, 3000).name(), "Kicked");
    assert_eq!(spec.codes.len(), 19);
    assert_eq!(spec.category, "Chat");
}

#[test]
fn a_code_inherits_missing_policy_keys_from_its_range() {
    let spec = spec(
        r#"
[[range]]
first = 4100
last = 4199
title = "Back Off"
description = "Come back later."
sent_by = "server"
reconnect = "backoff"
session = "resume"

[[code]]
value = 4100
name = "OverCapacity"
title = "Over Capacity"
description = "Too many connections."

[[code]]
value = 4199
name = "Banned"
title = "Banned"
description = "For good."
reconnect = "never"
sent_by = "either"

[[code]]
value = 4200
name = "Outside"
title = "Outside"
description = "Of the range."
"#,
    );
    let inherited = code(&spec, 4100);
    assert_eq!(inherited.sent_by(), SentBy::Server);
    assert_eq!(
        (inherited.reconnect(), inherited.session()),
        (Some(Reconnect::Backoff), Some(Session::Resume))
    );
    let own = code(&spec, 4199);
    assert_eq!(own.sent_by(), SentBy::Either);
    assert_eq!(
        (own.reconnect(), own.session()),
        (Some(Reconnect::Never), None),
        "no session where nobody reconnects"
    );
    let outside = code(&spec, 4200);
    assert_eq!(
        (outside.sent_by(), outside.reconnect(), outside.session()),
        (SentBy::Either, None, None)
    );
}

#[test]
fn chains_and_diamonds_read_each_file_once() {
    let files = files(&[
        (
            "codes.toml",
            "extends = [\"shared/left.toml\", \"shared/right.toml\"]\n",
        ),
        (
            "shared/left.toml",
            "extends = \"base.toml\"\n[[code]]\nvalue = 4001\ntitle = \"Left\"\n",
        ),
        (
            "shared/right.toml",
            "extends = [\"./base.toml\", \"standard\"]\n[[code]]\nvalue = 4001\nreason = \"right\"\n",
        ),
        (
            "shared/base.toml",
            "extends = \"standard\"\n[[code]]\nvalue = 4001\nname = \"A\"\ntitle = \"A\"\ndescription = \"A.\"\n",
        ),
    ]);
    let reading = read(Origin::File("codes.toml"), &files);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    assert_eq!(
        reading.files,
        [
            "codes.toml",
            "shared/left.toml",
            "shared/base.toml",
            "shared/right.toml"
        ]
    );
    let code = code(&reading.spec, 4001);
    assert_eq!(
        (code.title(), code.texts.get(Key::Reason)),
        ("Left", Some("right"))
    );
    assert_eq!(reading.spec.codes.len(), 20);
}

#[test]
fn a_faulty_spec_still_names_its_variants() {
    let text = "[[code]]\nvalue = 5000\nname = \"TooHigh\"\ntitle = \"T\"\ndescription = \"D.\"\n\
                [[code]]\nvalue = 4001\nname = \"NoText\"\ntitle = \"\"\n[[code]]\nvalue = 4001\nname = \"Twice\"\n";
    let reading = read(
        Origin::Inline {
            name: "inline spec",
            text,
        },
        &Disk::new("."),
    );
    assert_eq!(reading.diagnostics.len(), 3);
    let codes = reading.spec.codes.iter();
    let codes: Vec<(u16, &str)> = codes.map(|code| (code.value, code.name())).collect();
    // A code without a usable number has one above those of all valid specs.
    assert_eq!(
        codes,
        [(4001, "NoText"), (5000, "TooHigh"), (5001, "Twice")]
    );
}

#[test]
fn translations_of_one_language_are_laid_over_each_other() {
    let files = files(&[
        (
            "codes.toml",
            "extends = \"standard\"\nlocales = [\"tr.toml\", \"more.toml\"]\n",
        ),
        (
            "tr.toml",
            "language = \"tr\"\n[headings]\nlearn_more = \"Daha\"\n[1000]\ntitle = \"Normal\"\n[1015]\ntitle = \"TLS\"\n",
        ),
        (
            "more.toml",
            "language = \"TR\"\ncategory = \"Kodlar\"\n[headings]\nhow_to_fix = \"Çözüm\"\n[1000]\ndescription = \"A.\"\n",
        ),
    ]);
    let reading = read(Origin::File("codes.toml"), &files);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let turkish = &reading.spec.languages[1];
    assert_eq!(turkish.base, Base::Standard(0));
    assert_eq!(
        (turkish.language.as_str(), turkish.category.as_deref()),
        ("tr", Some("Kodlar"))
    );
    assert_eq!(
        turkish.headings,
        [
            ("learn_more", "Daha".to_owned()),
            ("how_to_fix", "Çözüm".to_owned())
        ]
    );
    let texts: Vec<_> = turkish
        .codes
        .iter()
        .map(|text| {
            (
                text.code,
                text.texts.get(Key::Title),
                text.texts.get(Key::Description),
            )
        })
        .collect();
    assert_eq!(
        texts,
        [
            (1000, Some("Normal"), Some("A.")),
            (1015, Some("TLS"), None)
        ]
    );
}

#[test]
fn an_override_removes_keys_of_the_base_that_it_makes_meaningless() {
    let base = "[[code]]\nvalue = 4001\nname = \"A\"\ntitle = \"A\"\ndescription = \"A.\"\n\
                reconnect = \"backoff\"\nsession = \"resume\"\nreason = \"bye\"\n";
    let spec = "extends = \"base.toml\"\n[[code]]\nvalue = 4001\nreconnect = \"never\"\nsent_by = \"nobody\"\n";
    let files = files(&[("codes.toml", spec), ("base.toml", base)]);
    let reading = read(Origin::File("codes.toml"), &files);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let code = code(&reading.spec, 4001);
    assert_eq!((code.session(), code.texts.get(Key::Reason)), (None, None));
}

#[test]
fn texts_that_replace_those_of_the_registry_are_known() {
    let text = "extends = \"standard\"\n[[code]]\nvalue = 1008\ntitle = \"Banned\"\nreconnect = \"never\"\n\
                [[code]]\nvalue = 4001\nname = \"A\"\ntitle = \"A\"\ndescription = \"A.\"\n";
    let of_registry = |text: &str| spec(text).languages.swap_remove(1);
    let turkish = of_registry(text);
    assert_eq!(turkish.base, Base::Standard(0));
    assert_eq!(turkish.category, None);
    let [policy] = turkish.codes.as_slice() else {
        panic!("{:?}", turkish.codes)
    };
    assert_eq!(
        (
            policy.code,
            policy.texts.get(Key::Title),
            policy.texts.get(Key::Description)
        ),
        (1008, Some("Banned"), None)
    );

    let turkish = of_registry(&format!("category = \"Chat\"\n{text}"));
    assert_eq!(turkish.category.as_deref(), Some("Chat"));
    assert!(of_registry("extends = \"standard\"\n").is_its_base());
    let alone = spec("[[code]]\nvalue = 4001\nname = \"A\"\ntitle = \"A\"\ndescription = \"A.\"\n");
    assert_eq!(alone.languages.len(), 1, "English alone");
}

#[test]
fn the_list_of_languages_is_that_of_the_registry() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let reading = read(Origin::File("codes.toml"), &Disk::new(root));
    // The packaged crate does not contain the translations.
    if reading.files.is_empty() {
        return;
    }
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let languages: Vec<&str> = reading
        .spec
        .languages
        .iter()
        .skip(1) // English
        .map(|language| language.language.as_str())
        .collect();
    assert_eq!(languages, close_codes_reader::STANDARD_LANGUAGES);
}

#[test]
fn the_standard_registry_is_the_file_at_the_root_of_the_repository() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../codes.toml");
    // The packaged crate contains only a copy of the file.
    if let Ok(text) = std::fs::read_to_string(root) {
        assert_eq!(close_codes_reader::STANDARD, text);
    }
}

#[test]
fn the_folder_of_a_spec_that_is_no_file_is_a_folder() {
    for written in [".", "./", "a/.."] {
        let text = format!("extends = '{written}'");
        let files = InMemory::new().with_unreadable("", std::io::ErrorKind::IsADirectory);
        let reading = read(
            Origin::Inline {
                name: "inline",
                text: &text,
            },
            &files,
        );
        let kinds: Vec<Kind> = reading.diagnostics.iter().map(|found| found.kind).collect();
        assert_eq!(kinds, [Kind::Unreadable], "{written}");
    }
}

#[test]
fn a_reading_tells_whether_codes_may_be_missing() {
    let loose = InMemory::new()
        .with("good.toml", "code = [{ value = 4001, name = 'A' }]")
        .with("bytes.toml", b"\xff".as_slice());
    for (spec, has_every_name) in [
        ("extends = ['standard', 'good.toml']", true),
        ("extends = 'good.toml'\nlocales = ['no.toml']", true),
        ("extends = ['good.toml', 'no.toml']", false),
        ("extends = ['good.toml', '']", false),
        ("extends = ['good.toml', 'bytes.toml']", false),
        ("extends = 'good.toml'\nonly = 4001", false),
        ("extends 'good.toml'", false),
        ("code = [{ value = '4001', name = 'A' }]", true),
        (
            "code = [{ value = 4001, name = 'A', sent_by = 'sever' }]",
            true,
        ),
        ("code = [{ value = 4001, name = 7 }]", false),
        ("[[code]] x\nvalue = 4001\nname = 'A'", true),
        ("[[c] x\nvalue = 4001\nname = 'A'", false),
        (
            "code = [{ value = 4001, name = 'A', reason = x }, { value = 4002, name = 'B' }]",
            true,
        ),
        ("code = [{ value = 4001, reason = x, name = 'A' }]", false),
        ("code = [{ value = 4001, name = 'A' }, name = 'B' }]", false),
        ("[[code]]\nvalue 4001\nname = 'A'", true),
        ("[[code]]\nvalue == 4001\nname = 'A'", true),
        ("[[code]]\nvalue = 4,001\nname = 'A'", true),
        ("[[code]]\nvalue = 4001\nname = 'A'\ntitle = 'T' x", true),
        ("[[code]]\nvalue = 4001\nname = 'A' x", false),
        ("[[code]]\nvalue = 4OO1\nname = 'A'", true),
        // A string without an end may hide an entry, and text after a value may be a name.
        (
            "code = [{ value = 4001, name = 'A', reason = 'x }, { value = 4002, name = 'B' }]",
            false,
        ),
        (
            "[[code]]\nvalue = 4001\nreason = 'a', 'name' = 'A'\nname = 'B'",
            false,
        ),
        (
            "category = 'C' extend = 'standard'\n[[code]]\nvalue = 4001\nname = 'A'",
            false,
        ),
        (
            "unlisted = { reconnect = x }\ncode = [{ value = 4001, name = 'A' }]",
            true,
        ),
        ("codes = [{ value = 4001, name = 'A' }, 1]", false),
        (
            "category = 'K'\ncategory = 'L'\n[code]\nvalue = 4001\nname = 'A'",
            false,
        ),
        ("[[code]]\nvalue = 4001\nname = 'A'\ntitle.text = T", false),
        // An unclosed value, or one that ends too late, may hide a code.
        (
            "code = [{ value = 4001, name = 'A' }]\nretired = [4003,\ntitle x\n]",
            false,
        ),
        (
            "code = [{ value = 4001, name = 'A' }]\nretired = [4003\nfrob = 1\n]",
            false,
        ),
        ("[[code]]\nvalue = 4001\nname = 'A'\ntitle = '''T", false),
        // A list ends where the next key or header begins.
        ("[[code]]\nvalue = 4001\nname = 'A'\ntitle = [", true),
        (
            "[[code]]\nvalue = 4001\nname = 'A'\ntitle = '''T\nreason = '''R'''",
            false,
        ),
        (
            "code = [{ value = 4001, name = 'A' }]\nrange = [{ first = 4200, last = 4100, name = 'B' }]",
            false,
        ),
        (
            "code = [{ value = 4001, name = 'A' }]\nrange = [{ first = 4200, last = 4201, name = 7 }]",
            false,
        ),
        (
            "code = [{ value = 4001, name = 'A' }]\nrange = [{ first = 4200, last = 4201, title = 7 }]",
            true,
        ),
    ] {
        let origin = Origin::Inline {
            name: "inline",
            text: spec,
        };
        assert_eq!(
            read(origin, &loose).has_every_name,
            has_every_name,
            "{spec}"
        );
    }
    assert!(!read(Origin::File("no.toml"), &loose).has_every_name);
}

/// A line inside an unclosed list is not a line of a code.
#[test]
fn an_unclosed_list_hides_no_code() {
    let text = "code = [{ value = 4001, name = 'A' }]\nretired = [4003\nvalue = 1";
    let files = InMemory::new().with("codes.toml", text);
    let reading = read(Origin::File("codes.toml"), &files);
    assert_eq!(reading.spec.codes[0].value, 4001);
}

#[test]
fn a_range_is_called_by_its_name_or_by_its_numbers() {
    let spec = spec(
        "code = [{ value = 4001, name = 'A' }]\n\
         range = [{ first = 4100, last = 4199, title = 'T' }, { first = 4200, last = 4299, name = 'BackOff' }]",
    );
    let [unnamed, named] = spec.ranges.as_slice() else {
        panic!("{:?}", spec.ranges);
    };
    assert_eq!(unnamed.label(), "4100-4199");
    assert_eq!((unnamed.name(), unnamed.constant()), (None, None));
    assert_eq!(named.label(), "BackOff");
    assert_eq!(named.constant().as_deref(), Some("BACK_OFF"));
}

/// The enum of a faulty spec compiles, so that the compiler only reports the mistakes.
#[test]
fn a_faulty_spec_has_each_name_once_and_no_reason_that_is_too_long() {
    let longest = "x".repeat(123);
    let text = format!(
        "[[code]]\nvalue = 4001\nname = 'A'\nreason = '{longest}'\n\
         [[code]]\nvalue = 4002\nname = 'A'\n\
         [[code]]\nvalue = 4003\nname = 'BYE'\nreason = '{longest}x'\n\
         [[range]]\nfirst = 4100\nlast = 4199\nname = 'Bye'\n\
         [[range]]\nfirst = 4200\nlast = 4299\nname = 'Off'\n\
         [[range]]\nfirst = 4300\nlast = 4399\nname = 'Off'\n"
    );
    let name = "inline spec";
    let reading = read(Origin::Inline { name, text: &text }, &Disk::new("."));
    let kinds: Vec<Kind> = reading
        .diagnostics
        .iter()
        .map(|mistake| mistake.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            Kind::DuplicateName,
            Kind::ReasonTooLong,
            Kind::SimilarName,
            Kind::DuplicateName
        ]
    );
    let codes = reading.spec.codes.iter();
    let codes: Vec<_> = codes
        .map(|code| (code.name(), code.texts.get(Key::Reason)))
        .collect();
    assert_eq!(codes, [("A", Some(longest.as_str())), ("BYE", None)]);
    let ranges = reading.spec.ranges.iter().map(|range| range.name());
    assert!(ranges.eq([None, Some("Off"), None]));

    // An empty list is a mistake, and leaves out no code.
    let text = "extends = 'standard'\nonly = []";
    let reading = read(Origin::Inline { name, text }, &Disk::new("."));
    assert_eq!(reading.diagnostics.len(), 1);
    assert_eq!(reading.spec.codes.len(), 19);
}

#[test]
fn a_translation_replaces_the_texts_of_the_spec_and_of_the_registry() {
    let chat = "extends = 'standard'\nlocales = 'tr.toml'\n\
                [[code]]\nvalue = 1001\ntitle = 'Leaving'\ndescription = 'It left.'\n";
    let turkish = "language = 'tr'\n[1001]\ntitle = 'Ayrıldı'\n[1002]\ntitle = 'Yanlış'\n";
    let files = files(&[("codes.toml", chat), ("tr.toml", turkish)]);
    let spec = read(Origin::File("codes.toml"), &files).spec;
    let turkish = &spec.languages[1];
    let texts: Vec<_> = turkish
        .codes
        .iter()
        .map(|text| {
            (
                text.code,
                text.texts.get(Key::Title),
                text.texts.get(Key::Description),
            )
        })
        .collect();
    assert_eq!(
        texts,
        [
            (1001, Some("Ayrıldı"), Some("It left.")),
            (1002, Some("Yanlış"), None)
        ]
    );
}

/// A locale may name the codes in any order.
#[test]
fn the_codes_of_a_language_are_in_numeric_order() {
    let chat = "extends = 'standard'\nlocales = ['tr.toml', 'more.toml']\n\
                [[code]]\nvalue = 1001\ntitle = 'Leaving'\n\
                [[code]]\nvalue = 1011\ntitle = 'Failed'\n";
    let turkish = "language = 'tr'\n[1009]\ntitle = 'Büyük'\n[1000]\ntitle = 'Normal'\n[1007]\ntitle = 'Bozuk'\n";
    let more = "language = 'tr'\n[1007]\ndescription = 'B.'\n[1003]\ntitle = 'Tür'\n[1000]\ndescription = 'A.'\n";
    let files = files(&[
        ("codes.toml", chat),
        ("tr.toml", turkish),
        ("more.toml", more),
    ]);
    let reading = read(Origin::File("codes.toml"), &files);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let codes = reading.spec.languages[1].codes.iter();
    let texts: Vec<_> = codes
        .map(|text| {
            (
                text.code,
                text.texts.get(Key::Title),
                text.texts.get(Key::Description),
            )
        })
        .collect();
    assert_eq!(
        texts,
        [
            (1000, Some("Normal"), Some("A.")),
            (1001, Some("Leaving"), None),
            (1003, Some("Tür"), None),
            (1007, Some("Bozuk"), Some("B.")),
            (1009, Some("Büyük"), None),
            (1011, Some("Failed"), None),
        ]
    );
}

#[test]
fn a_language_without_a_text_of_its_own_is_its_base() {
    let read = |chat: &str, turkish: &str| {
        let files = files(&[("codes.toml", chat), ("tr.toml", turkish)]);
        let reading = read(Origin::File("codes.toml"), &files);
        assert!(
            reading.diagnostics.is_empty(),
            "{chat}: {:?}",
            reading.diagnostics
        );
        let languages = reading.spec.languages;
        assert!(languages[0].is_english() && languages[0].is_its_base());
        assert!(!languages[1].is_english(), "{chat}");
        languages[1].is_its_base()
    };
    let registry = "extends = 'standard'\n";
    assert!(read(registry, ""));
    assert!(!read("extends = 'standard'\ncategory = 'Chat'", ""));
    assert!(!read(
        "extends = 'standard'\n[[code]]\nvalue = 1001\ntitle = 'Leaving'",
        ""
    ));
    let ranged = "extends = 'standard'\nlocales = 'tr.toml'\n\
                  range = [{ first = 4100, last = 4199, title = 'T' }]";
    for turkish in [
        "[1001]\ntitle = 'Ayrıldı'",
        "[4100-4199]\ntitle = 'Bekle'",
        "headings = { description = 'Anlamı' }",
        "templates = { class_private = 'Özel.' }",
    ] {
        assert!(
            !read(ranged, &format!("language = 'tr'\n{turkish}")),
            "{turkish}"
        );
    }
}

#[test]
fn two_locales_translate_one_range() {
    let spec = "locales = ['a.toml', 'b.toml']\ncode = [{ value = 4001, name = 'A' }]\n\
                range = [{ first = 4100, last = 4199, title = 'T' }, { first = 4200, last = 4299, title = 'U' }]";
    let files = files(&[
        ("codes.toml", spec),
        (
            "a.toml",
            "language = 'tr'\n[4200-4299]\ntitle = 'U'\n[4100-4199]\ntitle = 'T'",
        ),
        ("b.toml", "language = 'tr'\n[4100-4199]\ndescription = 'D.'"),
    ]);
    let reading = read(Origin::File("codes.toml"), &files);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let ranges = reading.spec.languages[1].ranges.iter();
    let ranges: Vec<_> = ranges
        .map(|range| {
            let text = |key| range.texts.get(key);
            (range.first, text(Key::Title), text(Key::Description))
        })
        .collect();
    assert_eq!(
        ranges,
        [(4100, Some("T"), Some("D.")), (4200, Some("U"), None)]
    );
}
