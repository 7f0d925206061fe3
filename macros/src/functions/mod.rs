//! The macros as functions from tokens to tokens.
//!
//! The modules below this one refer to each other only by `super`, because the fuzzer includes this file by its path: a
//! crate of procedural macros cannot be linked as a library.

mod attributes;
mod expand;
mod frame;
mod front_door;
mod input;
mod list;
mod path;
mod spans;
mod surroundings;

use close_codes_reader::{Kind, Origin, Reading, read_with};
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote;

use self::front_door::FrontDoor;
use self::input::Input;
use self::path::SpecText;
pub(crate) use self::surroundings::Surroundings;

/// `close_codes!`: expands to a call of `generate!`, with the span that the generated code should have.
///
/// Tokens that are parsed from a text get the span of the call, and setting another span on each of a hundred thousand
/// tokens takes as long as parsing them. So the call itself gets the span: it is at the user's literal and resolves at
/// the mixed site, as in a `macro_rules!`, and everything in it inherits that at no cost.
pub(crate) fn close_codes(tokens: TokenStream) -> TokenStream {
    let FrontDoor { runtime, input } = FrontDoor::open(tokens);
    if input.is_empty() {
        return Input::missing(front_door::start_of(&runtime)).into_compile_error();
    }
    match syn::parse2::<Input>(input.clone()) {
        // The compiler has already reported the name, and would report it again for each use in the generated code.
        Ok(parsed) if parsed.is_not_to_be_named() => TokenStream::new(),
        Ok(parsed) => {
            let place = Span::mixed_site().located_at(parsed.place());
            let private = spans::private(place);
            let moved = spans::at(quote!(#private::generate!), place);
            let mut braces = Group::new(Delimiter::Brace, quote!((#runtime) #input));
            braces.set_span(place);
            let first = spans::shown_at(&runtime, place);
            let colons = spans::at(quote!(::), place);
            quote!(#first #colons #moved #braces)
        }
        Err(mistake) => mistake.into_compile_error(),
    }
}

/// `generate!`: writes the enum of a spec. For a faulty spec, it writes the errors, and the enum as far as it is known,
/// so that one wrong key does not cause a hundred errors "cannot find `ChatClose`". If no code is known, it writes a
/// type whose uses the compiler does not report.
pub(crate) fn generate(tokens: TokenStream, surroundings: &Surroundings<'_>) -> TokenStream {
    let FrontDoor { runtime, input } = FrontDoor::open(tokens);
    let input = match syn::parse2::<Input>(input) {
        Ok(input) => input,
        Err(mistake) => return mistake.into_compile_error(),
    };
    let mut mistakes = input.attributes.mistakes.clone();
    let spec = input.spec.as_ref();
    let reading = spec.map_err(Clone::clone).and_then(|spec| {
        let reading = read_spec(spec, surroundings)?;
        // A file that is not found at an invalid path is not reported too.
        let is_said = |kind: Kind| spec.is_damaged && kind == Kind::NotFound;
        let drawn = reading.diagnostics.iter();
        let drawn = drawn.filter(|diagnostic| !is_said(diagnostic.kind));
        mistakes.extend(drawn.map(|diagnostic| spec.mistake(&diagnostic.render(&reading))));
        Ok(reading)
    });
    let tracked = match (&reading, &input.spec) {
        (Ok(reading), Ok(spec)) => path::tracked(&reading.files, spec, surroundings),
        _ => Vec::new(),
    };
    let reading = reading.map_err(|mistake| mistakes.push(mistake)).ok();
    // If a mistake may hide a variant, every use of that variant would be another error.
    let whole = reading.as_ref().filter(|reading| reading.has_every_name);
    let spec = whole.map(|reading| &reading.spec);
    expand::expand(&runtime, &input, spec, &mistakes, &tracked)
}

/// `close_frame!`: a constant that is checked while compiling.
pub(crate) fn close_frame(tokens: TokenStream) -> TokenStream {
    let FrontDoor { runtime, input } = FrontDoor::open(tokens);
    frame::expand(&runtime, input)
}

/// `#[derive(ListCodes)]`: the list of an enum's codes.
pub(crate) fn list_codes(item: TokenStream) -> TokenStream {
    list::derive(item)
}

fn read_spec(spec: &SpecText, surroundings: &Surroundings<'_>) -> syn::Result<Reading> {
    let text = path::evaluate(spec, surroundings)?;
    if spec.is_inline {
        let name = "inline spec";
        let nowhere = (surroundings.files)("");
        return Ok(read_with(
            Origin::Inline { name, text: &text },
            &*nowhere,
            surroundings.normalize,
        ));
    }
    let root = path::root(&text, spec, surroundings)?;
    Ok(read_with(
        Origin::File(&text),
        &*(surroundings.files)(&root),
        surroundings.normalize,
    ))
}
