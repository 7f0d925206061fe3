//! The path of a spec, or its text: a literal, or `concat!` and `env!` of literals, which are evaluated here, since a
//! procedural macro sees them as they are written. And how the compiler is told of the files.

use std::env::VarError;
use std::path::Path;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Error, Lit, LitStr, Macro, Result, Token};

use super::input::SpecText;
use super::spans;
use super::surroundings::Surroundings;

const MANIFEST_DIR: &str = "CARGO_MANIFEST_DIR";

/// A part of a text.
pub(super) enum Part {
    Literal(String),
    Variable {
        name: LitStr,
        /// What the user wants said where it is not set.
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
                "`{name}!` is not known here: of macros, only `concat!` and `env!` can be read"
            ),
        )),
    }
}

/// What `concat!` makes of a literal.
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

/// The text that the parts make.
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

/// The folder that the path of a spec starts from.
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

/// The argument of an `include_bytes!` for each file: the compiler reads the file again when it changes, and expands the
/// macro anew.
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

/// A path that is joined by the compiler, so that no path of the machine that builds is in the generated code.
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
        // To `include_bytes!`, a relative path is relative to the source file, which is unknown here.
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
