//! Judges an expression by its tokens: whether it is a number, and whether its value can be known while compiling.

use proc_macro2::{Delimiter, Ident, Spacing, TokenTree};
use syn::Lit;

use super::text;

/// Whether an expression or a type cannot end with this token.
pub(super) fn is_unfinished(last: &TokenTree) -> bool {
    match last {
        TokenTree::Punct(mark) => !matches!(mark.as_char(), '>' | '!' | '?'),
        TokenTree::Ident(word) => {
            is_keyword(word)
                && !["self", "Self", "true", "false", "crate", "super"]
                    .iter()
                    .any(|name| word == name)
        }
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    }
}

/// Whether an expression is a number by its form, alone or with an enum.
pub(super) fn is_number(tokens: &[TokenTree]) -> bool {
    has_as(tokens) || bare_number(tokens).is_some()
}

fn has_as(tokens: &[TokenTree]) -> bool {
    !casts(tokens).is_empty()
}

/// The index of each `as` that is a cast. The `as` in `<T as Trait>::CODE` or in the condition of an `if` or a `match`
/// is not.
pub(super) fn casts(tokens: &[TokenTree]) -> Vec<usize> {
    let mut angles = Angles::default();
    let places = end_of_blocks(tokens)..tokens.len();
    let casts = places.filter(|&at| angles.take(&tokens[..at], &tokens[at]));
    casts.collect()
}

/// The end of the last block of an expression like `if a { B } else { C }`.
fn end_of_blocks(tokens: &[TokenTree]) -> usize {
    let is_block = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    match tokens.first() {
        Some(TokenTree::Ident(word)) if is_keyword(word) => tokens
            .iter()
            .rposition(is_block)
            .map_or(0, |block| block + 1),
        _ => 0,
    }
}

/// Tracks the angle brackets around generic arguments and `T as Trait`, which are not token groups.
#[derive(Default)]
pub(super) struct Angles {
    open: u32,
    /// Whether the last `<` was a bracket.
    opened: bool,
    has_cast: bool,
}

impl Angles {
    pub(super) fn are_open(&self) -> bool {
        self.open > 0
    }

    /// Consumes the next token of an expression, and returns whether it is the `as` of a cast.
    pub(super) fn take(&mut self, before: &[TokenTree], token: &TokenTree) -> bool {
        let before = before.last();
        if is_mark(token, '<') {
            self.opened = match before {
                None => true,
                // The second `<` of a shift is not a bracket, because the first was not.
                Some(TokenTree::Punct(mark)) if mark.as_char() == '<' => self.opened,
                // A value follows an operator, and an operator follows a value.
                Some(TokenTree::Punct(mark)) => !matches!(mark.as_char(), '>' | '?'),
                // A type follows a cast.
                Some(_) => self.has_cast || self.are_open(),
            };
            self.open += u32::from(self.opened);
        } else if is_mark(token, '>') && !before.is_some_and(is_first_of_arrow) {
            self.open = self.open.saturating_sub(1);
        }
        let is_as = matches!(token, TokenTree::Ident(word) if word == "as");
        let is_cast =
            is_as && !self.are_open() && !before.is_some_and(|before| is_mark(before, '\''));
        self.has_cast |= is_cast;
        is_cast
    }
}

fn is_first_of_arrow(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint && matches!(punct.as_char(), '-' | '='))
}

/// Whether the last token is the name of a lifetime, whose apostrophe is a separate token.
fn ends_lifetime(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., mark, TokenTree::Ident(_)] if is_mark(mark, '\''))
}

pub(super) fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// The index of the first token before which a comma is missing, or which is there in place of a comma.
pub(super) fn forgotten_comma(tokens: &[TokenTree]) -> Option<usize> {
    let ends_value =
        |before: &[TokenTree]| before.last().is_some_and(is_value) && !ends_lifetime(before);
    let begins_value = |token| is_value(token) || is_mark(token, '\'');
    (0..tokens.len()).find(|&at| {
        let is_instead = is_mark(&tokens[at], ';') || is_fat_arrow(&tokens[at..]);
        is_instead || ends_value(&tokens[..at]) && begins_value(&tokens[at])
    })
}

pub(super) fn is_fat_arrow(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [first, second, ..] if is_first_of_arrow(first) && is_mark(first, '=') && is_mark(second, '>'))
}

/// Whether an argument is written with a name: `reason: "bye"`.
pub(super) fn is_named(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(name), TokenTree::Punct(mark), _, ..]
            if mark.spacing() == Spacing::Alone =>
        {
            let is_ours = ["role", "code", "reason"].iter().any(|ours| name == ours);
            mark.as_char() == ':' || mark.as_char() == '=' && is_ours
        }
        _ => false,
    }
}

/// Whether a token is a value by itself. Two values cannot follow each other.
fn is_value(token: &TokenTree) -> bool {
    match token {
        TokenTree::Literal(_) => true,
        TokenTree::Ident(name) => !is_keyword(name),
        TokenTree::Group(_) | TokenTree::Punct(_) => false,
    }
}

/// Whether a path ends in a name in the style of an enum or a variant, and not of a constant text.
pub(super) fn is_of_an_enum(tokens: &[TokenTree]) -> bool {
    let is_path = tokens.iter().all(|token| match token {
        TokenTree::Ident(name) => {
            !is_keyword(name)
                || ["as", "crate", "self", "super"]
                    .iter()
                    .any(|word| name == word)
        }
        TokenTree::Punct(mark) => mark.as_char() == ':',
        TokenTree::Literal(_) => true,
        TokenTree::Group(_) => false,
    });
    let name = match tokens.last() {
        Some(TokenTree::Ident(name)) if is_path && tokens.len() > 1 => name.to_string(),
        _ => return false,
    };
    let word = name.strip_prefix("r#").unwrap_or(&name);
    word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
}

fn is_keyword(name: &Ident) -> bool {
    syn::parse2::<Ident>(TokenTree::Ident(name.clone()).into()).is_err()
}

/// A number in the form that `as` requires: a literal, or an expression of literals in parentheses.
pub(super) fn bare_number(tokens: &[TokenTree]) -> Option<String> {
    let number = |token: &TokenTree| match token {
        TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        _ => None,
    };
    if let [token] = tokens {
        return number(token);
    }
    let are_numbers = |tokens: &[TokenTree]| {
        let mut tokens = tokens.iter();
        tokens.all(|token| matches!(token, TokenTree::Punct(_)) || number(token).is_some())
    };
    let has_number = tokens.iter().any(|token| number(token).is_some());
    (has_number && are_numbers(tokens)).then(|| format!("({})", text::text(tokens)))
}

/// Whether the value of an expression is clearly known only at run time: a lower-case name, a reference to one, a
/// method call or a field of one, `format!` or `String::from`.
pub(super) fn is_run_time(tokens: &[TokenTree]) -> bool {
    let value = &tokens[prefixes(tokens)..];
    let rest = match (owned_text(value), value) {
        (Some(len), _) => &value[len..],
        (None, [TokenTree::Ident(name), rest @ ..]) if is_variable(name) => rest,
        _ => return false,
    };
    are_trailers(rest)
}

/// Whether an apparent run-time value may be a constant with a lower-case name: the name itself, a reference to it, a
/// field, or an element. The result of a method does not count, since hardly any method that makes a text is `const`.
pub(super) fn may_be_constant(tokens: &[TokenTree]) -> bool {
    tokens.iter().all(|token| match token {
        TokenTree::Ident(word) => !["self", "mut", "await"].iter().any(|name| word == name),
        TokenTree::Punct(mark) => matches!(mark.as_char(), '&' | '*' | '.'),
        TokenTree::Group(index) => index.delimiter() == Delimiter::Bracket,
        TokenTree::Literal(_) => true,
    })
}

/// The end of a temporary owned value in a run-time text: the result of `format!`, `String::from` or `.to_string()`, or
/// of any method to whose result a reference is taken.
pub(super) fn end_of_temporary(tokens: &[TokenTree]) -> Option<usize> {
    let prefixes = prefixes(tokens);
    let makes_text = |end: &usize| {
        let is_made = match &tokens[..*end] {
            [.., TokenTree::Ident(name), TokenTree::Group(arguments)] => {
                arguments.delimiter() == Delimiter::Parenthesis
                    && ["to_string", "to_owned"].iter().any(|made| name == made)
            }
            _ => false,
        };
        is_made || owned_text(&tokens[prefixes..]).is_some_and(|len| prefixes + len == *end)
    };
    let gives = |end: &usize| {
        let is_call = matches!(&tokens[..*end], [.., TokenTree::Group(arguments)] if arguments.delimiter() == Delimiter::Parenthesis);
        prefixes > 0 && is_call
    };
    let ends = prefixes..=tokens.len();
    ends.rev()
        .find(makes_text)
        .or_else(|| Some(tokens.len()).filter(gives))
}

/// The number of tokens at the start that are `&`, `&mut` or `*`.
pub(super) fn prefixes(tokens: &[TokenTree]) -> usize {
    let is_prefix = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '&' | '*'),
        TokenTree::Ident(word) => word == "mut",
        _ => false,
    };
    tokens.iter().take_while(|token| is_prefix(token)).count()
}

/// The number of tokens of an owned text at the start of an expression: `format!(…)`, or `String::from(…)`.
fn owned_text(tokens: &[TokenTree]) -> Option<usize> {
    match tokens {
        [TokenTree::Ident(name), mark, TokenTree::Group(_), ..] if name == "format" => {
            is_mark(mark, '!').then_some(3)
        }
        [
            TokenTree::Ident(name),
            first,
            second,
            TokenTree::Ident(from),
            TokenTree::Group(_),
            ..,
        ] if name == "String" && from == "from" => {
            (is_mark(first, ':') && is_mark(second, ':')).then_some(5)
        }
        _ => None,
    }
}

/// Whether a name is in the style of a variable, and not in capitals like a constant.
fn is_variable(name: &Ident) -> bool {
    let word = name.to_string();
    let word = word.strip_prefix("r#").unwrap_or(&word);
    let starts_low = word.starts_with(|first: char| first.is_lowercase() || first == '_');
    let is_low = starts_low && !word.contains(char::is_uppercase);
    is_low && (word == "self" || !is_keyword(name))
}

/// Whether the tokens are any number of `.field`, `.method(…)`, `[…]` and `?`.
fn are_trailers(mut tokens: &[TokenTree]) -> bool {
    while let Some((first, rest)) = tokens.split_first() {
        tokens = match (first, rest) {
            (TokenTree::Punct(question), _) if question.as_char() == '?' => rest,
            (TokenTree::Group(index), _) if index.delimiter() == Delimiter::Bracket => rest,
            (
                TokenTree::Punct(dot),
                [TokenTree::Ident(_), TokenTree::Group(arguments), rest @ ..],
            ) if dot.as_char() == '.' && arguments.delimiter() == Delimiter::Parenthesis => rest,
            (TokenTree::Punct(dot), [TokenTree::Ident(_) | TokenTree::Literal(_), rest @ ..])
                if dot.as_char() == '.' =>
            {
                rest
            }
            _ => return false,
        };
    }
    true
}

#[cfg(test)]
mod tests {
    use proc_macro2::{TokenStream, TokenTree};

    use super::super::text;
    use super::{
        end_of_temporary, forgotten_comma, is_number, is_of_an_enum, is_run_time, may_be_constant,
        prefixes,
    };

    fn tokens(written: &str) -> Vec<TokenTree> {
        let tokens: TokenStream = written.parse().expect("it is made of tokens");
        tokens.into_iter().collect()
    }

    #[test]
    fn values_that_are_clearly_known_only_at_run_time() {
        for written in [
            "code",
            "_code",
            "r#type",
            "&reason",
            "&mut reason",
            "*code",
            "self",
            "self.code",
            "pair.0",
            "reason.as_str()",
            "&error.to_string()",
            "codes[1]",
            "read()?.len",
            "reason?",
            "future.await",
            "&format!(\"{a}\")",
            "format!(\"{a}\").as_str()",
            "String::from(why)",
            "&String::from(why)[..5]",
        ] {
            let expected = written != "read()?.len";
            assert_eq!(is_run_time(&tokens(written)), expected, "{written}");
        }
        for written in [
            "String::new(why)",
            "Text::from(why)",
            "String.:from(why)",
            "String:.from(why)",
        ] {
            assert!(!is_run_time(&tokens(written)), "{written}");
        }
    }

    #[test]
    fn values_that_may_be_constants() {
        for written in [
            "ChatClose::Bye",
            "BYE",
            "N",
            "Bye",
            "{ code }",
            "(code)",
            "code()",
            "chat::code",
            "code::<1>()",
            "concat!(\"a\", \"b\")",
            "\"bye\"",
            "&",
            "",
            "if a { B } else { C }",
            "code + 1",
            "code - one(1)",
            "codeOfChat",
            "ChatClose::Bye.info().title",
        ] {
            assert!(!is_run_time(&tokens(written)), "{written}");
        }
    }

    #[test]
    fn paths_in_the_style_of_a_code() {
        for (written, expected) in [
            ("ChatClose::Bye", true),
            ("crate::chat::ChatClose::Bye", true),
            ("4404 as ChatClose", true),
            ("4404", true),
            ("Bye", false),
            ("BYE", false),
            ("reasons::BYE", false),
            ("reasons::B", false),
            ("reasons::bye", false),
            ("\"bye\"", false),
            ("concat!(\"a\", \"b\")", false),
            ("return ChatClose::Bye", false),
            ("self::chat::r#Chat", true),
        ] {
            let is_code = is_of_an_enum(&tokens(written)) || is_number(&tokens(written));
            assert_eq!(is_code, expected, "{written}");
        }
    }

    #[test]
    fn a_missing_comma_is_found() {
        for (written, expected) in [
            ("A B", Some(1)),
            ("A::B \"bye\"", Some(4)),
            ("A; B", Some(1)),
            ("A 'a", Some(1)),
            ("4404 'as ChatClose", Some(1)),
            ("'a: loop { break 'a A }", None),
            ("break 'a A", None),
            ("&'static A", None),
            ("4404 as ChatClose<'as>", None),
            ("4404 as ChatClose<A, 'a>", None),
        ] {
            assert_eq!(forgotten_comma(&tokens(written)), expected, "{written}");
        }
    }

    #[test]
    fn values_that_may_be_lower_case_constants() {
        for (written, expected) in [
            ("code", true),
            ("&reason", true),
            ("&*reason", true),
            ("limits.code", true),
            ("pair.0", true),
            ("codes[1]", true),
            ("&error.to_string()", false),
            ("reason.trim()", false),
            ("self.code", false),
            ("&mut reason", false),
            ("future.await", false),
            ("reason?", false),
            ("format!(\"{a}\")", false),
            ("&format!(\"{a}\")", false),
        ] {
            assert_eq!(may_be_constant(&tokens(written)), expected, "{written}");
        }
    }

    #[test]
    fn temporary_values_are_found() {
        for (written, temporary) in [
            ("reason", None),
            ("&reason", None),
            ("reason.trim()", None),
            ("&reason[..5]", None),
            ("&error.to_string()", Some("error.to_string()")),
            ("error.to_string()", Some("error.to_string()")),
            ("error.to_string().trim()", Some("error.to_string()")),
            ("&error.to_string()[..5]", Some("error.to_string()")),
            ("&self.why()", Some("self.why()")),
            ("&format!(\"{a}\")", Some("format!(\"{a}\")")),
            ("format!(\"{a}\").as_str()", Some("format!(\"{a}\")")),
            ("String::from(why)", Some("String::from(why)")),
            ("&String::from(why)[..5]", Some("String::from(why)")),
        ] {
            let tokens = tokens(written);
            let end = end_of_temporary(&tokens);
            let found = end.map(|end| text::text(&tokens[prefixes(&tokens)..end]));
            assert_eq!(found.as_deref(), temporary, "{written}");
        }
    }
}
