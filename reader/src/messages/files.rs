//! Messages about files that cannot be read or that extend each other.

use super::lists::{either_of, extends_standard, path_text, shorten};
use crate::diagnostic::{Diagnostic, Kind};
use crate::files::{Elsewhere, Found, NamedBy};
use crate::nearest::nearest;
use crate::other_words;
use crate::source::Span;
use crate::standard;

/// `folder` is what a path is relative to.
pub(crate) fn empty_path(named: NamedBy, folder: &str) -> Diagnostic {
    let what = if named.is_extends() {
        &format!(
            "write the path of a spec, or \"{}\" for the standard registry",
            standard::NAME
        )
    } else if named.is_locales() {
        "write the path of a locale"
    } else {
        "write the path of a spec"
    };
    Diagnostic::new(Kind::NotFound, "the path of a file is empty")
        .label_if_any(named.span(), "no path")
        .help(format!("{what}; the path is relative to {folder}"))
}

pub(crate) fn not_found(path: &str, named: NamedBy, found: &Found) -> Diagnostic {
    let tried = path_text(&found.tried);
    let tried = match found.relative_to {
        Some(folder) => format!("tried `{tried}`; the path is relative to {folder}"),
        None => format!("tried `{tried}`, which is absolute"),
    };
    let elsewhere = match &found.elsewhere {
        Elsewhere::There(there) => Some(format!(
            "there is a `{}`: write that path",
            path_text(there)
        )),
        Elsewhere::Tried(others) => match others.as_slice() {
            // An absolute path is not looked for in other folders.
            others if others.is_empty() || found.relative_to.is_none() => None,
            others => {
                let others: Vec<String> = others
                    .iter()
                    .map(|other| format!("`{}`", path_text(other)))
                    .collect();
                Some(format!("there is no {} either", either_of(&others)))
            }
        },
    };
    let backslash = if path.contains('\\') {
        Some("write `/` between the folders of a path, on every system".to_owned())
    } else if path.chars().any(char::is_control) {
        Some("in double quotes, a `\\` begins an escape; write `/` between the folders of a path, on every system".to_owned())
    } else {
        None
    };
    let is_standard =
        other_words::FOR_STANDARD.contains(&path) || nearest(path, [standard::NAME]).is_some();
    let standard = (named.is_extends() && is_standard).then(|| {
        format!(
            "to start from the standard registry, write {}",
            extends_standard()
        )
    });
    let outside = found.is_outside.then(|| {
        "that is outside of the package: `cargo package` leaves the file out, and the packaged crate does not compile"
            .to_owned()
    });
    Diagnostic::new(Kind::NotFound, format!("cannot find `{}`", shorten(path)))
        .label_if_any(named.span(), "no such file")
        .help(tried)
        .help_if_any(elsewhere)
        .help_if_any(backslash)
        .help_if_any(standard)
        .help_if_any(outside)
}

/// `written` is the path as it is written in the spec or the macro, and `name` is the one that messages show.
pub(crate) fn folder(written: &str, name: &str, named: NamedBy) -> Diagnostic {
    let folder = written.trim_end_matches(['/', '.']);
    let is_own = folder.is_empty() && !written.contains("..");
    let file = if named.is_locales() {
        "tr.toml"
    } else if named.is_extends() && is_own {
        // `codes.toml` may be the file with this path in it.
        "base.toml"
    } else {
        "codes.toml"
    };
    let file = if is_own {
        file.to_owned()
    } else {
        format!("{}/{file}", path_text(written.trim_end_matches('/')))
    };
    Diagnostic::new(
        Kind::Unreadable,
        format!("`{}` is a folder", path_text(name)),
    )
    .label_if_any(named.span(), "named here")
    .help(format!("name a file, such as `{file}`"))
}

pub(crate) fn unreadable(name: &str, named: Option<Span>, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(
        Kind::Unreadable,
        format!("cannot read `{}`: {error}", path_text(name)),
    )
    .label_if_any(named, "named here")
    .help("the path must name a file that the compiler may read")
}

pub(crate) fn too_large(name: &str, named: Option<Span>, most: usize) -> Diagnostic {
    Diagnostic::new(
        Kind::TooLarge,
        format!("`{}` is larger than {} MiB", path_text(name), most >> 20),
    )
    .label_if_any(named, "named here")
    .help("a larger file is not read; a spec needs a few hundred bytes for each code")
}

pub(crate) fn not_utf8(name: &str, bad: Span, byte: u8) -> Diagnostic {
    Diagnostic::new(Kind::NotUtf8, format!("`{}` is not UTF-8", path_text(name)))
        .at(
            bad,
            format!("the byte 0x{byte:02x} is not part of a character here"),
        )
        .help("TOML is UTF-8: save the file in that encoding")
}

pub(crate) fn extends_cycle(chain: &[&str], span: Span) -> Diagnostic {
    const MOST_FILES: usize = 8;
    let quoted = |path: &&str| format!("`{}`", path_text(path));
    let mut cycle: Vec<String> = chain.iter().take(MOST_FILES).map(quoted).collect();
    if chain.len() > MOST_FILES + 1 {
        cycle.push(format!("… ({} more)", chain.len() - MOST_FILES - 1));
    }
    cycle.extend(chain.iter().skip(MOST_FILES).last().map(quoted));
    Diagnostic::new(Kind::ExtendsCycle, format!("{} extends itself", cycle[0]))
        .at(span, "this closes the cycle")
        .help(format!(
            "the cycle is {}; take one `extends` out of it",
            cycle.join(" -> ")
        ))
}

pub(crate) fn chain_too_long(most: usize, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::ChainTooLong,
        format!("more than {most} files extend each other in a row"),
    )
    .at(span, "one file too many")
    .help("let one file extend several: `extends = [\"a.toml\", \"b.toml\"]`")
}
