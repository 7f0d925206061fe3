//! The model of a spec, turned into the text of Rust code.
//!
//! The code is a template, `templates/enum.rs`, and what a spec says goes into its slots.

mod docs;
mod languages;
mod tables;
mod variants;

use close_codes_reader::{Disk, Key, Origin, Reading, STANDARD, Spec, read};

/// What the attributes of an enum say that concerns the code beside it.
#[derive(Debug, Default)]
pub(crate) struct Meaning {
    pub(crate) has_docs: bool,
    pub(crate) is_deprecated: bool,
    /// The names of the traits that the user derives.
    pub(crate) derives: Vec<String>,
}

/// An enum with its constants, functions and traits, and what is wrong with its spec.
#[derive(Debug)]
pub(crate) struct Generated {
    /// Each as the compiler shows it.
    pub(crate) errors: Vec<String>,
    /// The code. `__runtime`, `__attributes`, `__conditions`, `__visibility` and `__Name` stand for what the user wrote.
    pub(crate) template: String,
    /// What comes into its other slots.
    pub(crate) slots: Vec<(&'static str, String)>,
}

/// The enum of a good spec; of a faulty one the errors, and the enum as far as the spec tells it, so that one bad key does
/// not bring a hundred "cannot find `ChatClose`".
pub(crate) fn expand(meaning: &Meaning, origin: Origin<'_>, files: &Disk) -> Generated {
    let reading = read(origin, files);
    let mut generated = if reading.spec.codes.is_empty() {
        standard_skeleton(meaning)
    } else {
        of_spec(meaning, &reading.spec)
    };
    let errors = reading.diagnostics.iter();
    generated.errors = errors
        .map(|diagnostic| diagnostic.render(&reading))
        .collect();
    generated.template.push_str(&tracked(&reading));
    generated
}

/// The enum where nothing is known of the protocol: the standard codes are the likeliest to be used.
pub(crate) fn standard_skeleton(meaning: &Meaning) -> Generated {
    let origin = Origin::Inline {
        name: "standard codes.toml",
        text: STANDARD,
    };
    of_spec(meaning, &read(origin, &Disk::new(".")).spec)
}

fn of_spec(meaning: &Meaning, spec: &Spec) -> Generated {
    let count = spec.codes.len();
    // Only what is needed: a crate that forbids a lint takes no `allow` of it.
    let has_deprecated = meaning.is_deprecated
        || spec
            .codes
            .iter()
            .any(|code| code.texts.get(Key::Deprecated).is_some());
    Generated {
        errors: Vec::new(),
        template: include_str!("../templates/enum.rs")
            .replace("__unless_derived", &unless_derived(meaning))
            .replace("__range_constants", &variants::range_constants(spec)),
        slots: vec![
            (
                "__docs",
                format!("{:?}", docs::of_enum(spec, meaning.has_docs)),
            ),
            ("__derives", derives(meaning)),
            ("__variants", variants::definitions(spec)),
            (
                "__deprecated",
                if has_deprecated { "deprecated," } else { "" }.to_owned(),
            ),
            ("__positions", variants::positions(spec)),
            ("__count", count.to_string()),
            ("__pairs", (count * (count - 1) / 2).to_string()),
            ("__all", variants::list(spec)),
            ("__category", format!("{:?}", spec.category)),
            ("__codes", tables::codes(&spec.codes)),
            ("__range_count", spec.ranges.len().to_string()),
            ("__ranges", tables::ranges(&spec.ranges)),
            ("__unlisted", tables::unlisted(spec.unlisted.as_ref())),
            ("__languages", languages::all(spec)),
        ],
    }
}

/// What the compiler derives, without what the user has it derive already.
fn derives(meaning: &Meaning) -> String {
    let ours = [
        ("Clone", "::core::clone::Clone,"),
        ("Copy", "::core::marker::Copy,"),
        ("PartialEq", "::core::cmp::PartialEq,"),
        ("Eq", "::core::cmp::Eq,"),
        ("PartialOrd", "::core::cmp::PartialOrd,"),
        ("Ord", "::core::cmp::Ord,"),
        ("Hash", "::core::hash::Hash,"),
    ];
    without_theirs(meaning, &ours)
}

/// The traits that are not derived, unless the user has them derived.
fn unless_derived(meaning: &Meaning) -> String {
    let ours = [
        ("Debug", include_str!("../templates/debug.rs")),
        (
            "Serialize",
            "__runtime::__private::impl_serialize! { __Name }\n",
        ),
        (
            "Deserialize",
            "__runtime::__private::impl_deserialize! { __Name }\n",
        ),
    ];
    without_theirs(meaning, &ours)
}

fn without_theirs(meaning: &Meaning, ours: &[(&str, &str)]) -> String {
    let ours = ours
        .iter()
        .filter(|(name, _)| !meaning.derives.iter().any(|their| their == name));
    ours.map(|(_, code)| *code).collect()
}

/// Makes the compiler read each file again when it changes, and expand the macro anew.
fn tracked(reading: &Reading) -> String {
    let mut code = String::new();
    for path in &reading.files {
        let included = if std::path::Path::new(path).is_absolute() {
            format!("{path:?}")
        } else {
            // Joined by the compiler, so that no path of the machine that builds is in the generated code.
            format!(
                "::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), {:?})",
                format!("/{path}")
            )
        };
        code.push_str("const _: &[u8] = ::core::include_bytes!(");
        code.push_str(&included);
        code.push_str(");\n");
    }
    code
}

#[cfg(test)]
mod tests {
    use super::{Meaning, derives, unless_derived};

    #[test]
    fn what_the_user_derives_is_left_to_the_user() {
        let meaning = Meaning {
            derives: ["Hash", "Debug", "EnumIter"].map(str::to_owned).into(),
            ..Meaning::default()
        };
        assert!(!derives(&meaning).contains("Hash"));
        assert!(derives(&meaning).contains("PartialOrd"));
        assert!(!unless_derived(&meaning).contains("Debug"));
        assert!(unless_derived(&meaning).contains("impl_serialize"));
    }
}
