//! Evaluates the path or the text of a spec: a literal, or `concat!` and `env!` of literals, which a procedural macro
//! gets unexpanded. It also tells the compiler which files to track.

use std::env::VarError;
use std::path::Path;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Error, Lit, LitStr, Macro, Result, Token};

use super::spans;
use super::surroundings::Surroundings;

/// The path or the text of a spec in an invocation.
pub(super) struct SpecText {
    /// Whether the text is the spec itself and not its path.
    pub(super) is_inline: bool,
    /// The tokens as they are written.
    pub(super) tokens: TokenStream,
    pub(super) parts: Vec<Part>,
    /// The span of its first token.
    pub(super) span: Span,
    /// Whether the compiler already reports the literal as invalid.
    pub(super) is_damaged: bool,
}

impl SpecText {
    /// An error about the text, or about the spec that it names.
    pub(super) fn mistake(&self, message: &str) -> Error {
        Error::new_spanned(&self.tokens, message)
    }
}

const MANIFEST_DIR: &str = "CARGO_MANIFEST_DIR";

/// A part of a text.
pub(super) enum Part {
    Literal(String),
    Variable {
        name: LitStr,
        /// The message of the user for a variable that is not set.
        message: Option<String>,
    },
}

/// `"text"`, `concat!(…)` or `env!("NAME")`.
pub(super) fn parts(input: ParseStream<'_>) -> Result<Vec<Part>> {
    if input.peek(Lit) || input.peek(Token![-]) {
        return Ok(vec![Part::Literal(text_of(&input.parse()?)?)]);
    }
    let call: Macro = input.parse()?;
    let last = call.path.segments.last().map(|segment| &segment.ident);
    let name = last.map(ToString::to_string).unwrap_or_default();
    match name.as_str() {
        "concat" => {
            let arguments = |input: ParseStream<'_>| {
                Punctuated::<_, Token![,]>::parse_terminated_with(input, parts)
            };
            Ok(call
                .parse_body_with(arguments)?
                .into_iter()
                .flatten()
                .collect())
        }
        "env" => {
            let arguments =
                call.parse_body_with(Punctuated::<LitStr, Token![,]>::parse_terminated)?;
            let mut arguments = arguments.into_iter();
            match (arguments.next(), arguments.next(), arguments.next()) {
                (Some(name), message, None) => Ok(vec![Part::Variable {
                    name,
                    message: message.map(|message| message.value()),
                }]),
                _ => Err(Error::new_spanned(
                    call,
                    "expected the name of a variable: `env!(\"OUT_DIR\")`",
                )),
            }
        }
        "include_str" => Err(Error::new_spanned(
            &call.path,
            "write the path by itself, without `include_str!`: the file is read as a spec anyway",
        )),
        _ => Err(Error::new_spanned(
            &call.path,
            format!(
                "`{name}!` is not known here: the only macros that can be read are `concat!` and `env!`"
            ),
        )),
    }
}

/// The text of a literal in `concat!`.
fn text_of(literal: &Lit) -> Result<String> {
    Ok(match literal {
        Lit::Str(text) => text.value(),
        Lit::Char(letter) => letter.value().to_string(),
        Lit::Int(number) => number.base10_digits().to_owned(),
        Lit::Float(number) => number.base10_digits().to_owned(),
        Lit::Bool(word) => word.value.to_string(),
        _ => {
            return Err(Error::new_spanned(
                literal,
                "`concat!` takes no bytes: write a text in quotes",
            ));
        }
    })
}

/// The text of all parts.
pub(super) fn evaluate(spec: &SpecText, surroundings: &Surroundings<'_>) -> Result<String> {
    let parts = spec.parts.iter().map(|part| match part {
        Part::Literal(text) => Ok(text.clone()),
        Part::Variable { name, message } => variable(name, message.as_deref(), surroundings),
    });
    parts.collect()
}

fn variable(
    name: &LitStr,
    message: Option<&str>,
    surroundings: &Surroundings<'_>,
) -> Result<String> {
    let error = match (surroundings.variable)(&name.value()) {
        Ok(value) => return Ok(value),
        Err(VarError::NotUnicode(_)) => "is not Unicode",
        Err(VarError::NotPresent) => "is not set",
    };
    let variable = name.value();
    let hint = match variable.as_str() {
        "OUT_DIR" => "\n= help: cargo sets it for a package that has a build script, `build.rs`",
        _ => "",
    };
    let message = message.map_or_else(
        || {
            format!(
                "the environment variable `{variable}` {error} while this crate is compiled{hint}"
            )
        },
        ToOwned::to_owned,
    );
    Err(Error::new(name.span(), message))
}

/// The folder that the path of a spec is relative to.
pub(super) fn root(path: &str, spec: &SpecText, surroundings: &Surroundings<'_>) -> Result<String> {
    match (surroundings.variable)(MANIFEST_DIR) {
        Ok(root) => Ok(root),
        Err(_) if Path::new(path).is_absolute() => Ok(String::new()),
        Err(error) => {
            let error = match error {
                VarError::NotPresent => "not set",
                VarError::NotUnicode(_) => "not Unicode",
            };
            Err(spec.mistake(&format!(
                "`{MANIFEST_DIR}` is {error}, and the path of a spec is relative to the folder that it names\n\
                 = help: cargo sets this variable; with another build system, set it to the folder of the package\n\
                 = help: or write an absolute path, such as `concat!(env!(\"OUT_DIR\"), \"/codes.toml\")`"
            )))
        }
    }
}

/// The argument of an `include_bytes!` for each file, so that the compiler expands the macro again when the file
/// changes.
pub(super) fn tracked(
    files: &[String],
    spec: &SpecText,
    surroundings: &Surroundings<'_>,
) -> Vec<TokenStream> {
    let files = files
        .iter()
        .map(|file| tracked_file(file, spec, surroundings));
    files.collect()
}

/// A path that the compiler joins, so that the generated code contains no path of the build machine.
fn tracked_file(file: &str, spec: &SpecText, surroundings: &Surroundings<'_>) -> TokenStream {
    let span = Span::call_site();
    let below = |variable: &str, rest: &str| {
        let variable = spans::text(variable, span);
        let rest = spans::text(&format!("/{rest}"), span);
        quote_spanned!(span=> ::core::concat!(::core::env!(#variable), #rest))
    };
    let value = |name: &str| (surroundings.variable)(name).ok();
    if !Path::new(file).is_absolute() {
        let root = value(MANIFEST_DIR).unwrap_or_default();
        if Path::new(&root).is_absolute() {
            return below(MANIFEST_DIR, file);
        }
        // `include_bytes!` takes a path relative to the source file, which is unknown here.
        let here = surroundings.current_folder.clone().unwrap_or_default();
        let absolute = spans::text(&here.join(root).join(file).to_string_lossy(), span);
        return quote_spanned!(span=> #absolute);
    }
    let named = spec.parts.iter().filter_map(|part| match part {
        Part::Variable { name, .. } => Some(name.value()),
        Part::Literal(_) => None,
    });
    for name in named.chain([MANIFEST_DIR.to_owned()]) {
        let rest = value(&name)
            .and_then(|folder| Some(file.strip_prefix(&folder)?.strip_prefix('/')?.to_owned()));
        if let Some(rest) = rest {
            return below(&name, &rest);
        }
    }
    let absolute = spans::text(file, span);
    quote_spanned!(span=> #absolute)
}

#[cfg(test)]
mod tests {
    use std::env::VarError;
    use std::ffi::OsString;

    use close_codes_reader::Disk;
    use proc_macro2::Span;
    use syn::parse::Parser as _;

    use super::{SpecText, Surroundings, evaluate, parts, root, tracked};

    fn in_a_package(name: &str) -> Result<String, VarError> {
        match name {
            "CARGO_MANIFEST_DIR" => Ok("/package".to_owned()),
            "OUT_DIR" => Ok("/target/out".to_owned()),
            "ODD" => Err(VarError::NotUnicode(OsString::new())),
            _ => Err(VarError::NotPresent),
        }
    }

    fn without_cargo(_: &str) -> Result<String, VarError> {
        Err(VarError::NotPresent)
    }

    fn surroundings(variable: &dyn Fn(&str) -> Result<String, VarError>) -> Surroundings<'_> {
        Surroundings {
            variable,
            current_folder: Some("/build".into()),
            files: &|root| Box::new(Disk::new(root)),
            normalize: str::to_owned,
        }
    }

    fn spec(written: &str) -> syn::Result<SpecText> {
        Ok(SpecText {
            is_inline: false,
            tokens: written.parse()?,
            parts: parts.parse_str(written)?,
            span: Span::call_site(),
            is_damaged: false,
        })
    }

    /// The path, or the error.
    fn path(written: &str) -> String {
        let path = spec(written).and_then(|spec| evaluate(&spec, &surroundings(&in_a_package)));
        path.unwrap_or_else(|mistake| mistake.to_string())
    }

    #[test]
    fn a_path_is_evaluated_as_by_the_compiler() {
        for (written, expected) in [
            (r#""codes.toml""#, "codes.toml"),
            (r##"r#"a"b"#"##, "a\"b"),
            ("'c'", "c"),
            ("1_000_u16", "1000"),
            ("-1", "-1"),
            ("2.50", "2.50"),
            ("true", "true"),
            ("concat!()", ""),
            (
                r#"concat!("v", 1, '/', -2.5, false, concat!(".", "toml"),)"#,
                "v1/-2.5false.toml",
            ),
            (r#"std::concat!["a", "b"]"#, "ab"),
            (
                r#"concat! { env!("OUT_DIR"), "/codes.toml" }"#,
                "/target/out/codes.toml",
            ),
            (
                r#"::core::env!("OUT_DIR", "run the build script",)"#,
                "/target/out",
            ),
        ] {
            assert_eq!(path(written), expected, "{written}");
        }
    }

    #[test]
    fn a_path_that_cannot_be_evaluated_has_an_error() {
        for (written, expected) in [
            (
                r#"b"codes.toml""#,
                "`concat!` takes no bytes: write a text in quotes",
            ),
            (
                r"concat!(b'a')",
                "`concat!` takes no bytes: write a text in quotes",
            ),
            (r#"concat!("a", codes())"#, "expected `!`"),
            (
                "env!()",
                "expected the name of a variable: `env!(\"OUT_DIR\")`",
            ),
            (
                r#"env!("A", "b", "c")"#,
                "expected the name of a variable: `env!(\"OUT_DIR\")`",
            ),
            (
                r#"include_str!("codes.toml")"#,
                "write the path by itself, without `include_str!`: the file is read as a spec anyway",
            ),
            (
                "stringify!(codes)",
                "`stringify!` is not known here: the only macros that can be read are `concat!` and `env!`",
            ),
            (
                r#"env!("NO_SUCH")"#,
                "the environment variable `NO_SUCH` is not set while this crate is compiled",
            ),
            (
                r#"env!("ODD")"#,
                "the environment variable `ODD` is not Unicode while this crate is compiled",
            ),
            (r#"env!("NO_SUCH", "run ./configure")"#, "run ./configure"),
        ] {
            assert_eq!(path(written), expected, "{written}");
        }
    }

    #[test]
    fn a_build_without_cargo_gets_advice() {
        let surroundings = surroundings(&without_cargo);
        let made = spec(r#"env!("OUT_DIR")"#).expect("it is an `env!`");
        let mistake = evaluate(&made, &surroundings).expect_err("nothing is set");
        assert!(
            mistake.to_string().contains("a build script, `build.rs`"),
            "{mistake}"
        );

        let relative = spec(r#""codes.toml""#).expect("it is a text");
        let mistake = root("codes.toml", &relative, &surroundings).expect_err("there is no folder");
        let begin = "`CARGO_MANIFEST_DIR` is not set, and the path of a spec is relative";
        assert!(mistake.to_string().starts_with(begin), "{mistake}");
        let absolute = root("/codes.toml", &relative, &surroundings);
        assert_eq!(absolute.expect("it needs no folder"), "");
    }

    #[test]
    fn a_path_starts_from_the_folder_of_the_package() {
        let surroundings = surroundings(&in_a_package);
        let spec = spec(r#""codes.toml""#).expect("it is a text");
        let root = root("codes.toml", &spec, &surroundings).expect("cargo says where");
        assert_eq!(root, "/package");
    }

    /// If possible, a file is tracked without the name of a folder on this machine.
    #[test]
    fn a_file_is_tracked_through_a_variable() {
        let tracks = |written: &str, file: &str, variable: &dyn Fn(&str) -> _| {
            let spec = spec(written).expect("it is a path");
            let tracked = tracked(&[file.to_owned()], &spec, &surroundings(variable));
            let text: String = tracked.iter().map(ToString::to_string).collect();
            text.replace(' ', "")
        };
        let through = |variable: &str, rest: &str| {
            format!("::core::concat!(::core::env!(\"{variable}\"),\"{rest}\")")
        };
        let package = |written, file| tracks(written, file, &in_a_package);
        assert_eq!(
            package("\"codes.toml\"", "codes.toml"),
            through("CARGO_MANIFEST_DIR", "/codes.toml")
        );
        assert_eq!(
            package("env!(\"OUT_DIR\")", "/target/out/tr.toml"),
            through("OUT_DIR", "/tr.toml")
        );
        assert_eq!(
            package("\"/package/codes.toml\"", "/package/codes.toml"),
            through("CARGO_MANIFEST_DIR", "/codes.toml")
        );
        // This folder's name begins with the name of the other.
        assert_eq!(
            package("env!(\"OUT_DIR\")", "/target/outside.toml"),
            "\"/target/outside.toml\""
        );
        assert_eq!(
            tracks(
                "\"codes.toml\"",
                "codes.toml",
                &|_| Ok("package".to_owned())
            ),
            "\"/build/package/codes.toml\""
        );
    }
}
