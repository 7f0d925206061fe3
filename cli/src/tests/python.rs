//! The module for Python.

use std::fs;
use std::path::Path;
use std::process::Command;

use close_codes::{
    Client, CloseCode, CloseFrame, CodeSet, ReceivedCode, Reconnect, Server, Session, Spec,
    close_codes,
};
use serde_json::{Value, json};

use super::{ChatClose, Closed, Fixture, Folder, check};
use crate::arguments::Target;
use crate::export::exported;

close_codes! { enum Hard = "../tests/typescript/hard.toml"; }
close_codes! {
    enum Odd = inline r#"
retired = [4100]
unlisted = { reconnect = "never" }
code = [
    { value = 4000, name = "HTTPError", title = "it's \"quoted\" \\ # noqa" },
    { value = 4002, name = "Code4001" },
    { value = 4001, name = "Überlast", reason = "\u202e\u0007 # type: ignore" },
]
range = [{ first = 1004, last = 1015, title = "No Name", sent_by = "server" }]
"#;
}

close_codes! {
    enum OneLongRange = inline r#"
code = [{ value = 4000, name = "A" }]
range = [{ first = 4100, last = 4199, name = "ARangeWhoseNameIsSoLongThatTheTableNeedsLines" }]
"#;
}

close_codes! {
    // Names that a Python enum reserves, keywords of Python, and names of the module itself.
    enum Members = inline r#"
category = "八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八"
code = [
    { value = 4000, name = "Name" }, { value = 4001, name = "Value" }, { value = 4002, name = "Mro" },
    { value = 4003, name = "Missing" }, { value = 4004, name = "Info" }, { value = 4005, name = "None" },
    { value = 4006, name = "Class" }, { value = 4007, name = "CloseCode" }, { value = 4008, name = "Policy" },
    { value = 4009, name = "FromBytes" }, { value = 4010, name = "Numerator" }, { value = 4011, name = "Final" },
    { value = 4012, name = "Standard", title = "\u061c\u200b\u00ad\u200d\ufeff\U000e0001 x", description = "\"\"\" \\N{BULLET} {0} %s \\" },
]
range = [
    { first = 4100, last = 4101, name = "DocRange" },
    { first = 4102, last = 4103, name = "Unlisted" },
]
"#;
}

fn module(spec: &'static Spec) -> String {
    exported(spec, Target::Python)
}

#[test]
fn modules() {
    check("chat.py", &module(ChatClose::SPEC));
    check("odd.py", &module(Odd::SPEC));
    check("members.py", &module(Members::SPEC));
}

/// The answers of Rust for every number.
fn answers<C: CodeSet>() -> Value {
    let answers = (0..=u16::MAX).map(|number| {
        let code = ReceivedCode::<C>::from(number);
        json!([
            code.title(),
            code.reconnect().map(Reconnect::as_str),
            code.session().map(Session::as_str),
            code.reconnect().is_some_and(Reconnect::is_automatic),
            CloseFrame::<Client>::new(code, "").is_ok(),
            CloseFrame::<Server>::new(code, "").is_ok(),
            C::SPEC.is_retired(number),
        ])
    });
    let codes = C::SPEC.codes.iter();
    json!({
        "numbers": answers.collect::<Vec<_>>(),
        "codes": codes.map(|info| json!(info)).collect::<Vec<_>>(),
        "ranges": C::SPEC.ranges.len(),
        "category": C::SPEC.category,
    })
}

const CHECK: &str = r#"
import importlib
import json
import sys

for name in sys.argv[1:]:
    module = importlib.import_module(name)
    with open(f"{name}.json", encoding="utf-8") as file:
        answers = json.load(file)
    for number, answer in enumerate(answers["numbers"]):
        ours = [
            module.title(number),
            module.reconnect(number),
            module.session(number),
            module.policy(number).is_automatic,
            module.may_be_sent(number, "client"),
            module.may_be_sent(number, "server"),
            number in module.RETIRED,
        ]
        assert ours == answer, (name, number, ours, answer)
    assert module.CATEGORY == answers["category"]
    assert len(module.CLOSE_RANGES) == answers["ranges"]
    assert len(module.CloseCode) == len(answers["codes"])
    for member, info in zip(module.CloseCode, answers["codes"]):
        assert member == info["code"]
        for key, value in info.items():
            assert getattr(member.info, key) == value, (name, key, value)
"#;

/// Runs a Python script, and returns its output.
pub(super) fn python(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("python3")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("there is a Python");
    assert!(
        output.status.success(),
        "python3 {arguments:?}:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
#[ignore = "needs Python with mypy and ruff"]
fn python_and_rust_agree_on_every_number() {
    let folder = Folder::new();
    let root = Path::new(&folder.path("")).to_owned();
    let specs = [
        ("chat", ChatClose::SPEC, answers::<ChatClose>()),
        ("fixture", Fixture::SPEC, answers::<Fixture>()),
        ("hard", Hard::SPEC, answers::<Hard>()),
        ("closed", Closed::SPEC, answers::<Closed>()),
        ("odd", Odd::SPEC, answers::<Odd>()),
        ("long", OneLongRange::SPEC, answers::<OneLongRange>()),
        ("members", Members::SPEC, answers::<Members>()),
        ("standard", CloseCode::SPEC, answers::<CloseCode>()),
    ];
    let mut names = Vec::new();
    for (name, spec, answers) in specs {
        fs::write(root.join(format!("{name}.py")), module(spec)).expect("it can be written");
        fs::write(root.join(format!("{name}.json")), answers.to_string())
            .expect("it can be written");
        names.push(name);
    }
    let files: Vec<String> = names.iter().map(|name| format!("{name}.py")).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    python(&root, &[&["-m", "mypy", "--strict"], &*files].concat());
    python(&root, &[&["-m", "ruff", "check"], &*files].concat());
    python(
        &root,
        &[&["-m", "ruff", "format", "--diff"], &*files].concat(),
    );
    fs::write(root.join("check.py"), CHECK).expect("it can be written");
    python(&root, &[&["check.py"], &*names].concat());
}
