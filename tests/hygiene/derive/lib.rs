//! A derive macro that is called as one of serde's, and is another, as rkyv has them.

use proc_macro::{TokenStream, TokenTree};

/// Implements a trait `Archived` that is in scope.
///
/// # Panics
///
/// When there is no enum.
#[proc_macro_derive(Serialize)]
pub fn serialize(item: TokenStream) -> TokenStream {
    let mut tokens = item.into_iter();
    let is_enum = |token: &TokenTree| token.to_string() == "enum";
    tokens.find(is_enum).expect("it is an enum");
    let name = tokens.next().expect("it has a name");
    let code = format!("impl Archived for {name} {{}}");
    code.parse().expect("it is an implementation")
}
