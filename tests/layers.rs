//! The runtime has layers: a module imports an item from the module that defines it, and never from a higher layer.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, and the modules that each must not import: those in higher layers, and those in the same layer that it
/// does not need. The spec, the standard registry and the generated enums depend on each other, and are below all of
/// these.
const LAYERS: [(&str, &[&str]); 5] = [
    (
        "frame",
        &[
            "adapters",
            "compare",
            "forwarding",
            "language_lookup",
            "received",
            "typescript",
        ],
    ),
    (
        "received",
        &[
            "adapters",
            "compare",
            "forwarding",
            "language_lookup",
            "typescript",
        ],
    ),
    ("forwarding", &["adapters", "compare", "typescript"]),
    (
        "compare",
        &["adapters", "forwarding", "frame", "received", "typescript"],
    ),
    (
        "typescript",
        &["adapters", "compare", "forwarding", "received"],
    ),
];

/// These may import from the root: `lib.rs` re-exports, and the macros and the private module refer to the crate like
/// users do.
const AT_THE_ROOT: [&str; 4] = [
    "lib.rs",
    "private.rs",
    "close_codes.rs",
    "close_frame_macro.rs",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Each file with its imports from this crate, without its tests.
fn imports() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a text");
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
        let lines = code.lines().map(str::trim_start);
        let lines = lines.filter(|line| !line.starts_with("//"));
        let used = lines.flat_map(|line| line.split("crate::").skip(1).map(str::to_owned));
        let name = path.strip_prefix(&root).expect("it is inside");
        let name = name
            .to_str()
            .expect("our names are ASCII")
            .replace('\\', "/");
        (name, used.collect())
    };
    files.iter().map(read).collect()
}

fn module(path: &str) -> &str {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_');
    &path[..end.unwrap_or(path.len())]
}

#[test]
fn no_module_knows_of_a_layer_above() {
    let imports = imports();
    for (layer, forbidden) in LAYERS {
        let (file, folder) = (format!("{layer}.rs"), format!("{layer}/"));
        let in_layer = imports.iter();
        let in_layer = in_layer.filter(|(name, _)| *name == file || name.starts_with(&folder));
        let mut files = 0;
        for (name, used) in in_layer {
            files += 1;
            for path in used {
                assert!(!forbidden.contains(&module(path)), "{name} needs {path}");
            }
        }
        assert!(files > 0, "there is no layer {layer} any more");
    }
}

#[test]
fn things_are_imported_from_where_they_are_defined() {
    for (name, used) in imports() {
        if AT_THE_ROOT.contains(&&*name) {
            continue;
        }
        for path in used {
            // The name of a module is in lower case. The root re-exports types, and `close_codes!` is a macro.
            assert!(
                path.starts_with(|c: char| c.is_ascii_lowercase()),
                "{name} imports {path} from the root"
            );
        }
    }
}
