//! Random texts in the modules for other languages: the languages themselves read the same texts.

use std::fs;
use std::path::Path;
use std::process::Command;

use close_codes::{CodeInfo, RangeInfo, Spec};
use serde_json::{Value, json};

use super::Folder;
use super::python::python;
use crate::arguments::Target;
use crate::export::exported;

/// Strings with a meaning in TypeScript, JavaScript, HTML, Python, JSON or their tools, and a few letters.
#[rustfmt::skip] // a kind a line
const PARTS: &[&str] = &[
    "\"", "'", "`", "\"\"\"", "'''", "\\", "\\\\", "\\\"", "\\'", "\\\n", "\\\r\n", "/", "*", "(", ")", "{", "}", "[", "]", "<", ">", ",", ";", ":", "=",
    "*/", "/*", "/**", "**/", "//", "///", "#", "#:", "#!", "@", "$", "%", "${", "${x}", "{0}", "{x!r}", "%s", "%(x)s", "%%", "{{",
    "\\u0041", "\\x41", "\\101", "\\u{41}", "\\U00000041", "\\N{BULLET}", "\\0", "\\b", "\\u", "\\x", "&#60;", "&lt;",
    "</script>", "</SCRIPT ", "<script>", "<!--", "-->", "--!>", "]]>", "<![CDATA[", "?>", "</", "<!",
    "@ts-ignore", "@ts-nocheck", "@ts-expect-error", "@deprecated", "{@link x}", "//# sourceMappingURL=x", "/// <reference path=\"x\" />",
    "# type: ignore", "# noqa", "# fmt: off", "# -*- coding: latin-1 -*-", "import x\n", "pass", "\nraise SystemExit\n", "\nthrow 1;\n", "__proto__",
    "\n", "\r", "\r\n", "\n\n", "\t", " ", "  ", "\u{b}", "\u{c}", "\0", "\u{1}", "\u{8}", "\u{1a}", "\u{1b}[31m", "\u{1c}", "\u{1e}", "\u{7f}", "\u{80}", "\u{85}", "\u{9f}",
    "\u{a0}", "\u{ad}", "\u{2028}", "\u{2029}", "\u{200b}", "\u{200d}", "\u{200f}", "\u{202e}", "\u{2066}", "\u{2069}", "\u{61c}", "\u{feff}", "\u{fffd}", "\u{fff9}", "\u{3000}",
    "\u{d7ff}", "\u{e000}", "\u{fffe}", "\u{ffff}", "\u{10000}", "\u{10ffff}", "\u{e0041}", "\u{1d4b3}", "🔥", "👩‍🚀",
    "a", "b c", "1", "é", "e\u{301}", "\u{301}", "ש", "日本",
];

/// Names of codes with a meaning in other languages.
const NAMES: &[&str] = &[
    "Infinity",
    "Object",
    "Constructor",
    "Prototype",
    "None",
    "True",
    "Class",
    "HTTPError",
    "Überlast",
    "認証切れ",
    "Name",
    "Value",
];

/// The number of modules for each language.
const MODULES: usize = 1000;

/// A text of up to twelve parts that is not empty.
fn text(random: &mut fastrand::Rng) -> String {
    let length = random.usize(1..=12);
    let part = |_| PARTS[random.usize(..PARTS.len())];
    let text: String = (0..length).map(part).collect();
    if text.trim().is_empty() {
        "-".to_owned()
    } else {
        text
    }
}

/// A text that is missing half of the time, and is at most as long as a reason.
fn optional(random: &mut fastrand::Rng) -> Option<&'static str> {
    let mut text = random.bool().then(|| text(random))?;
    while text.len() > 123 {
        text.pop();
    }
    Some(text.leak())
}

/// A spec whose texts may also have characters that the reader would refuse.
fn random_spec(random: &mut fastrand::Rng) -> &'static Spec {
    let mut names = NAMES.to_vec();
    random.shuffle(&mut names);
    let mut code = |(code, name)| {
        let mut info = CodeInfo::new(code, name, text(random).leak());
        info.description = optional(random);
        info.seen_when = optional(random);
        info.how_to_fix = optional(random);
        info.reason = optional(random);
        info.reference = optional(random);
        info.deprecated = optional(random);
        info
    };
    let codes = [1000, 3000, 4001, 4999].into_iter().zip(names);
    let codes: Vec<CodeInfo> = codes.map(&mut code).collect();
    let mut range = |(first, last)| {
        let mut info = RangeInfo::new(first, last, text(random).leak());
        info.description = optional(random);
        info.seen_when = optional(random);
        info.how_to_fix = optional(random);
        info.reference = optional(random);
        info.deprecated = optional(random);
        info
    };
    let ranges = [(4100, 4199), (4150, 4159)].map(&mut range);
    let category = text(random);
    let (codes, ranges) = (codes.leak(), Box::leak(Box::new(ranges)));
    Box::leak(Box::new(Spec::new(category.leak(), codes, ranges)))
}

/// The numbers of the characters of a text, which need no escapes.
fn numbers(text: &str) -> Value {
    text.chars().map(u32::from).collect()
}

fn numbers_if_any(text: Option<&str>) -> Value {
    text.map_or(Value::Null, numbers)
}

/// Every text of a spec by its path.
fn texts(spec: &Spec) -> Value {
    let codes = spec.codes.iter().map(|info| {
        let texts = json!({
            "title": numbers(info.title),
            "description": numbers_if_any(info.description),
            "seen_when": numbers_if_any(info.seen_when),
            "how_to_fix": numbers_if_any(info.how_to_fix),
            "reason": numbers_if_any(info.reason),
            "reference": numbers_if_any(info.reference),
            "deprecated": numbers_if_any(info.deprecated),
        });
        json!([info.code, texts])
    });
    let ranges = spec.ranges.iter().map(|info| {
        json!({
            "title": numbers(info.title),
            "description": numbers_if_any(info.description),
            "seen_when": numbers_if_any(info.seen_when),
            "how_to_fix": numbers_if_any(info.how_to_fix),
            "reference": numbers_if_any(info.reference),
            "deprecated": numbers_if_any(info.deprecated),
        })
    });
    json!({
        "category": numbers(spec.category),
        "codes": codes.collect::<Vec<_>>(),
        "ranges": ranges.collect::<Vec<_>>(),
    })
}

/// Writes the modules of random specs, with their JSON, and `expected.json` with every text.
fn write_modules(root: &Path, extension: &str, module: impl Fn(&'static Spec) -> String) {
    let mut random = fastrand::Rng::with_seed(1);
    let mut expected = Vec::new();
    for at in 0..MODULES {
        let spec = random_spec(&mut random);
        let write = |name: String, text: String| {
            fs::write(root.join(name), text).expect("it can be written");
        };
        write(format!("m{at}.{extension}"), module(spec));
        write(format!("m{at}.json"), exported(spec, Target::Json));
        expected.push(texts(spec));
    }
    let expected = Value::from(expected).to_string();
    fs::write(root.join("expected.json"), expected).expect("it can be written");
}

/// No module ends an enclosing `<script>`, or begins an HTML comment, which could hide its end.
#[test]
fn a_module_may_stand_in_a_script_of_html() {
    let mut random = fastrand::Rng::with_seed(2);
    for _ in 0..MODULES {
        let spec = random_spec(&mut random);
        for module in [spec.typescript(), spec.typescript().compact()] {
            let module = module.to_string();
            assert!(!module.contains("</"), "{module}");
            assert!(!module.contains("<!"), "{module}");
        }
    }
}

const PYTHON: &str = r#"
import ast
import json
import sys
import types
import warnings

warnings.simplefilter("error")
with open("expected.json", encoding="utf-8") as file:
    all_expected = json.load(file)


def same(found, expected, of):
    if expected is not None:
        expected = "".join(map(chr, expected))
    assert found == expected, (of, found, expected)


shapes = set()
for at, expected in enumerate(all_expected):
    name = f"m{at}"
    with open(f"{name}.py", encoding="utf-8", newline="") as file:
        tree = ast.parse(file.read(), f"{name}.py")
    # What no text changes: the statements, and the nodes in them but for those of keys that are left out.
    shapes.add(" ".join(type(statement).__name__ for statement in tree.body))
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(tree, f"{name}.py", "exec"), module.__dict__)
    with open(f"{name}.json", encoding="utf-8", newline="") as file:
        data = json.load(file)
    same(module.CATEGORY, expected["category"], name)
    same(data["category"], expected["category"], name)
    assert len(module.CLOSE_CODES) == len(data["codes"]) == len(expected["codes"])
    assert len(module.CLOSE_RANGES) == len(data["ranges"]) == len(expected["ranges"])
    for (code, texts), info in zip(expected["codes"], data["codes"]):
        for key, text in texts.items():
            same(getattr(module.CLOSE_CODES[code], key), text, (name, code, key))
            same(info[key], text, (name, code, key))
    for texts, facts, info in zip(expected["ranges"], module.CLOSE_RANGES, data["ranges"]):
        for key, text in texts.items():
            same(getattr(facts, key), text, (name, key))
            same(info[key], text, (name, key))
assert len(shapes) == 1, shapes
print(len(all_expected))
"#;

#[test]
#[ignore = "needs Python with ruff"]
fn python_reads_the_texts_of_random_specs() {
    let folder = Folder::new();
    let root = Path::new(&folder.path("")).to_owned();
    write_modules(&root, "py", |spec| exported(spec, Target::Python));
    fs::write(root.join("check.py"), PYTHON).expect("it can be written");
    assert_eq!(
        python(&root, &["check.py"]),
        format!("{MODULES}\n"),
        "as many modules are read as were written"
    );
    fs::remove_file(root.join("check.py")).expect("it is there");
    python(&root, &["-m", "ruff", "check", "--quiet", "."]);
    python(&root, &["-m", "ruff", "format", "--diff", "--quiet", "."]);
}

const NODE: &str = r#"
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const json = (name) => JSON.parse(readFileSync(name, "utf8"));
const text = (numbers) => (numbers === null ? undefined : numbers.map((c) => String.fromCodePoint(c)).join(""));

function same(found, expected, of) {
  if (!isDeepStrictEqual(found ?? undefined, text(expected))) {
    throw new Error(`${of}: ${JSON.stringify(found)} is not ${JSON.stringify(text(expected))}`);
  }
}

const keys = new Set();
const all = json("expected.json");
for (const [at, expected] of all.entries()) {
  const name = `m${at}`;
  const module = await import(`./out/${name}.js`);
  keys.add(Object.keys(module).sort().join());
  const data = json(`${name}.json`);
  same(data.category, expected.category, name);
  const counts = [Object.keys(module.closeCodeInfo), data.codes, expected.codes].map((list) => list.length);
  counts.push(...[module.closeCodeRanges, data.ranges, expected.ranges].map((list) => list.length));
  if (counts.join() !== "4,4,4,2,2,2") throw new Error(`${name}: ${counts}`);
  for (const [index, [code, texts]] of expected.codes.entries()) {
    for (const [key, numbers] of Object.entries(texts)) {
      same(module.closeCodeInfo[code][key], numbers, `${name}, ${code}, ${key}`);
      same(data.codes[index][key], numbers, `${name}, ${code}, ${key}`);
    }
  }
  for (const [index, texts] of expected.ranges.entries()) {
    for (const [key, numbers] of Object.entries(texts)) {
      same(module.closeCodeRanges[index][key], numbers, `${name}, range ${index}, ${key}`);
      same(data.ranges[index][key], numbers, `${name}, range ${index}, ${key}`);
    }
  }
}
if (keys.size !== 1) throw new Error([...keys].join("\n"));
console.log(all.length);
"#;

/// Runs a Node script, and returns its output.
fn node(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("node")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("there is a Node");
    let (printed, errors) = (&output.stdout, String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8_lossy(printed).into_owned();
    assert!(
        output.status.success(),
        "node {arguments:?}:\n{printed}{errors}"
    );
    printed
}

/// The compilers are those of `.ci/typescript`, and so are the settings.
#[test]
#[ignore = "needs Node, with TypeScript in target/typescript"]
fn typescript_reads_the_texts_of_random_specs() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let repository = repository.to_str().expect("a plain path");
    let folder = Folder::new();
    let root = Path::new(&folder.path("")).to_owned();
    write_modules(&root, "ts", |spec| spec.typescript().to_string());
    let settings = json!({
        "extends": format!("{repository}/tests/typescript/tsconfig.json"),
        "compilerOptions": { "target": "es2020", "lib": ["es2020"], "rootDir": ".", "outDir": "out" },
        "include": ["*.ts"],
    });
    fs::write(root.join("tsconfig.json"), settings.to_string()).expect("it can be written");
    fs::write(root.join("package.json"), r#"{ "type": "module" }"#).expect("it can be written");
    fs::write(root.join("check.mjs"), NODE).expect("it can be written");
    for compiler in ["typescript", "typescript-5"] {
        let tsc = format!("{repository}/target/typescript/node_modules/{compiler}/bin/tsc");
        node(&root, &[&tsc, "--project", ".", "--noEmitOnError"]);
        assert_eq!(
            node(&root, &["check.mjs"]),
            format!("{MODULES}\n"),
            "as many modules are read as were written"
        );
        fs::remove_dir_all(root.join("out")).expect("it is there");
    }
}
