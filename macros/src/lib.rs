//! The procedural macro of [close-codes](https://docs.rs/close-codes); use it through that crate, whose `close_codes!`
//! tells this one by which path the generated code finds the runtime.
//!
//! The data goes one way: `input` → the stages of `close-codes-reader` → `expand`, which writes text → `tokens`.
//!
//! There is neither syn nor quote: what a user writes is a single line, and both together would cost every user's cold
//! build as much again as reading TOML does.

mod expand;
mod input;
mod literal;
#[cfg(test)]
mod snapshots;
mod tokens;

use close_codes_reader::{Disk, Origin};
use proc_macro::TokenStream;

use crate::expand::Generated;
use crate::input::{Input, SpecLiteral};

/// `($crate) …`, where `…` is what the user wrote into `close_codes!`.
#[doc(hidden)]
#[proc_macro]
pub fn close_codes(tokens: TokenStream) -> TokenStream {
    let input = match Input::parse(tokens) {
        Ok(input) => input,
        Err(mistake) => return mistake.compile_error(),
    };
    let mut output = TokenStream::new();
    let generated = match &input.spec {
        Ok(spec) => {
            let generated = generate(&input, spec);
            let errors = generated.errors.iter();
            output.extend(errors.map(|error| tokens::compile_error(error, spec.span)));
            generated
        }
        Err(mistake) => {
            output.extend(mistake.compile_error());
            expand::standard_skeleton(&input.attributes.meaning)
        }
    };
    output.extend(fill(&input, &generated));
    output
}

fn generate(input: &Input, spec: &SpecLiteral) -> Generated {
    // Only an inline spec can do without; for a file, the compiler says that the variable is missing.
    let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let origin = if spec.is_inline {
        Origin::Inline {
            name: "inline spec",
            text: &spec.text,
        }
    } else {
        Origin::File(&spec.text)
    };
    expand::expand(&input.attributes.meaning, origin, &Disk::new(root))
}

/// Puts what the user wrote, and what the spec says, into the slots of the generated code.
fn fill(input: &Input, generated: &Generated) -> TokenStream {
    let mut slots = vec![
        ("__runtime", input.runtime.clone()),
        ("__attributes", input.attributes.all.clone()),
        ("__conditions", input.attributes.conditions.clone()),
        ("__visibility", input.visibility.clone()),
        ("__Name", input.name.clone()),
    ];
    let written = generated.slots.iter();
    slots.extend(written.map(|(slot, text)| (*slot, tokens::parse(text))));
    tokens::fill(tokens::parse(&generated.template), &slots)
}
