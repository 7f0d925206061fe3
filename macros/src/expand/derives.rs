//! The derived traits of the enum, without those that the user derives too.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::attributes;

/// `#[derive(…)]` with what the user's own attributes leave to us.
///
/// `Debug` is not among them: derived, it would match on every variant, and the name is in the table already.
pub(super) fn beside(attributes: &[TokenStream]) -> TokenStream {
    let theirs = derived_in(attributes);
    let ours = [
        ("Clone", quote!(::core::clone::Clone)),
        ("Copy", quote!(::core::marker::Copy)),
        ("PartialEq", quote!(::core::cmp::PartialEq)),
        ("Eq", quote!(::core::cmp::Eq)),
        ("PartialOrd", quote!(::core::cmp::PartialOrd)),
        ("Ord", quote!(::core::cmp::Ord)),
        ("Hash", quote!(::core::hash::Hash)),
    ];
    let paths = ours
        .iter()
        .filter(|(name, _)| !theirs.iter().any(|their| their == name))
        .map(|(_, path)| path);
    quote! { #[derive(#(#paths),*)] }
}

/// Whether no attribute of the user derives this trait.
pub(super) fn is_ours(name: &str, attributes: &[TokenStream]) -> bool {
    !derived_in(attributes).iter().any(|their| their == name)
}

/// The last words of all paths in `#[derive(…)]`.
fn derived_in(attributes: &[TokenStream]) -> Vec<String> {
    let mut derived = Vec::new();
    for attribute in attributes {
        let mut inside = attributes::inside(attribute).into_iter();
        if !matches!(inside.next(), Some(TokenTree::Ident(word)) if word == "derive") {
            continue;
        }
        let Some(TokenTree::Group(paths)) = inside.next() else {
            continue;
        };
        if paths.delimiter() != Delimiter::Parenthesis {
            continue;
        }
        let mut last = None;
        for token in paths.stream() {
            match token {
                TokenTree::Ident(word) => last = Some(word.to_string()),
                TokenTree::Punct(punct) if punct.as_char() == ',' => derived.extend(last.take()),
                _ => {}
            }
        }
        derived.extend(last);
    }
    derived
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{beside, derived_in};

    #[test]
    fn what_the_user_derives_is_left_to_the_user() {
        let attributes = [
            quote!(#[doc = "derive(Clone)"]),
            quote!(#[derive(Hash, ::core::fmt::Debug, strum::EnumIter,)]),
        ];
        assert_eq!(derived_in(&attributes), ["Hash", "Debug", "EnumIter"]);
        let ours = beside(&attributes).to_string();
        assert!(
            !ours.contains("Hash") && ours.contains("PartialOrd"),
            "{ours}"
        );
    }
}
