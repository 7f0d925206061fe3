//! Formats tokens for messages that say what to write.

use proc_macro2::{Delimiter, TokenTree};

/// The text of an expression, spaced like rustfmt does it for paths, calls and references.
pub(super) fn text(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &tokens[at]);
        if before
            .is_some_and(|before| are_apart(before, at.checked_sub(2).map(|at| &tokens[at]), token))
        {
            text.push(' ');
        }
        match token {
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let inside = self::text(&inside);
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.extend([open, &inside, close]);
            }
            token => text.push_str(&token.to_string()),
        }
    }
    text
}

/// Whether there is a space between two tokens. `earlier` is the token before both.
fn are_apart(before: &TokenTree, earlier: Option<&TokenTree>, token: &TokenTree) -> bool {
    let is_value = |token: &TokenTree| !matches!(token, TokenTree::Punct(_));
    match (before, token) {
        (_, TokenTree::Punct(mark))
            if matches!(mark.as_char(), '.' | ',' | ';' | ':' | '?' | '!') =>
        {
            false
        }
        (TokenTree::Punct(mark), _) => match mark.as_char() {
            '.' | ':' | '!' | '\'' => false,
            // This is a prefix, and not an operator between two values.
            '&' | '*' | '-' => earlier.is_some_and(is_value),
            _ => true,
        },
        (TokenTree::Ident(_), TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        (TokenTree::Group(_), TokenTree::Group(_)) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::text;

    #[test]
    fn tokens_are_formatted_as_they_were_written() {
        for written in [
            "&error.to_string()",
            "CloseCode::GoingAway",
            "*code",
            "&format!(\"a :: {b}\", 1, c)",
            "a - 1",
            "names[0]?.code",
            "pick(a)(b)[0]",
            "{ code }",
            "<T as Codes>::CODE",
        ] {
            let tokens: TokenStream = written.parse().expect("it is made of tokens");
            let tokens: Vec<_> = tokens.into_iter().collect();
            assert_eq!(
                text(&tokens),
                written.replace("<T as Codes>", "< T as Codes >")
            );
        }
    }
}
