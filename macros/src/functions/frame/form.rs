//! What the form of an expression tells: whether it is a number, and whether its value can be known while compiling.

use proc_macro2::{Delimiter, Ident, Spacing, TokenTree};
use syn::Lit;

use super::input::{Argument, Number};
use super::text;

/// The form of a code.
pub(super) enum Form {
    /// An expression that only the compiler can judge.
    Constant,
    /// `4404 as ChatClose`.
    Number(Number),
    /// A variable, or what is made from one.
    RunTime,
    /// The same as a number, and the enum whose spec checks it.
    RunTimeNumber(Number),
    /// A number of a primitive type.
    OfPrimitive(Number),
    /// An expression that is not a code, and why.
    Refused(String),
}

pub(super) fn of_code(tokens: &[TokenTree]) -> Form {
    if let Some(at) = casts(tokens).pop() {
        return of_number(&tokens[..at], &tokens[at + 1..]);
    }
    if let Some(number) = bare_number(tokens) {
        return Form::Refused(format!(
            "a number alone belongs to no protocol: write `{number} as ChatClose`, with the enum whose spec checks it"
        ));
    }
    match tokens {
        [TokenTree::Literal(literal)] => Form::Refused(format!(
            "expected a code, and {literal} is none: `close_frame!([Role,] code [, reason])`"
        )),
        _ if is_run_time(tokens) => Form::RunTime,
        _ => Form::Constant,
    }
}

fn of_number(value: &[TokenTree], of: &[TokenTree]) -> Form {
    let argument = |tokens: &[TokenTree]| Argument::new(tokens.iter().cloned().collect());
    match of {
        _ if of.is_empty() || value.is_empty() || of.last().is_some_and(is_unfinished) => {
            let message =
                "expected a number and the enum whose spec checks it: `4404 as ChatClose`";
            Form::Refused(message.to_owned())
        }
        [TokenTree::Ident(word)] if is_primitive(word) => Form::OfPrimitive(Number {
            value: argument(value),
            of: argument(of),
        }),
        _ => {
            let number = Number {
                value: argument(value),
                of: argument(of),
            };
            if is_run_time(value) {
                Form::RunTimeNumber(number)
            } else {
                Form::Number(number)
            }
        }
    }
}

/// Whether more has to follow a token: no expression and no type ends in it.
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

/// Whether something is a number by its form, alone or of an enum.
pub(super) fn is_number(tokens: &[TokenTree]) -> bool {
    has_as(tokens) || bare_number(tokens).is_some()
}

pub(super) fn has_as(tokens: &[TokenTree]) -> bool {
    !casts(tokens).is_empty()
}

/// The places of each `as` that is a cast: that of `<T as Trait>::CODE` is none.
fn casts(tokens: &[TokenTree]) -> Vec<usize> {
    let mut casts = Vec::new();
    let mut angles = 0_u32;
    let mut opened = false;
    for (at, token) in tokens.iter().enumerate() {
        let before = &tokens[..at];
        match token {
            TokenTree::Ident(word) if word == "as" => {
                if angles == 0 && !ends_lifetime(&tokens[..=at]) {
                    casts.push(at);
                }
            }
            TokenTree::Punct(mark) if mark.as_char() == '<' => {
                opened = match before.last() {
                    None => true,
                    // The second one of a shift opens nothing, as the first did not.
                    Some(TokenTree::Punct(mark)) if mark.as_char() == '<' => opened,
                    // Behind an operator comes a value, and behind a value an operator.
                    Some(TokenTree::Punct(mark)) => !matches!(mark.as_char(), '>' | '?'),
                    // Behind `as`, and inside a type, another type.
                    Some(_) => angles > 0 || !casts.is_empty(),
                };
                angles += u32::from(opened);
            }
            TokenTree::Punct(mark) if mark.as_char() == '>' && !is_arrow(before.last()) => {
                angles = angles.saturating_sub(1);
            }
            _ => {}
        }
    }
    casts
}

/// Whether a `>` behind this token is the end of an arrow.
pub(super) fn is_arrow(before: Option<&TokenTree>) -> bool {
    matches!(before, Some(TokenTree::Punct(punct)) if punct.spacing() == Spacing::Joint && matches!(punct.as_char(), '-' | '='))
}

/// Whether the last token is the name of a lifetime, whose mark is a token of its own.
fn ends_lifetime(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., mark, TokenTree::Ident(_)] if is_mark(mark, '\''))
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// The place of the first token before which a comma was forgotten, or that stands instead of one.
pub(super) fn forgotten_comma(tokens: &[TokenTree]) -> Option<usize> {
    let ends_value =
        |before: &[TokenTree]| before.last().is_some_and(is_value) && !ends_lifetime(before);
    let begins_value = |token| is_value(token) || is_mark(token, '\'');
    (0..tokens.len()).find(|&at| {
        is_mark(&tokens[at], ';') || ends_value(&tokens[..at]) && begins_value(&tokens[at])
    })
}

/// Whether a token is a value by itself: two of them do not stand side by side.
fn is_value(token: &TokenTree) -> bool {
    match token {
        TokenTree::Literal(_) => true,
        TokenTree::Ident(name) => !is_keyword(name),
        TokenTree::Group(_) | TokenTree::Punct(_) => false,
    }
}

/// Whether a path ends in a name as an enum and a variant have one, and a text does not.
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

/// A number as it is to be written before `as`: a literal, or some of them with signs between.
fn bare_number(tokens: &[TokenTree]) -> Option<String> {
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

fn is_primitive(word: &Ident) -> bool {
    const PRIMITIVES: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize",
    ];
    PRIMITIVES.iter().any(|primitive| word == primitive)
}

/// Whether the value of an expression is plainly known at run time only: a lower-case name alone, a reference to one, what
/// a method or a field of one gives, and what `format!` makes.
pub(super) fn is_run_time(tokens: &[TokenTree]) -> bool {
    let is_prefix = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '&' | '*'),
        TokenTree::Ident(word) => word == "mut",
        _ => false,
    };
    let prefixes = tokens.iter().take_while(|token| is_prefix(token)).count();
    let rest = match &tokens[prefixes..] {
        [_, _, _, rest @ ..] if is_format(&tokens[prefixes..]) => rest,
        [TokenTree::Ident(name), rest @ ..] if is_variable(name) => rest,
        _ => return false,
    };
    are_trailers(rest)
}

/// Whether an expression begins with `format!(…)`, or with a reference to it.
pub(super) fn is_made_by_format(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(and), rest @ ..] if and.as_char() == '&' => is_format(rest),
        _ => is_format(tokens),
    }
}

fn is_format(tokens: &[TokenTree]) -> bool {
    matches!(
        tokens,
        [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(_), ..]
            if name == "format" && mark.as_char() == '!'
    )
}

/// Whether a name is that of a variable: of a constant it would be in capitals.
fn is_variable(name: &Ident) -> bool {
    let word = name.to_string();
    let word = word.strip_prefix("r#").unwrap_or(&word);
    let starts_low = word.starts_with(|first: char| first.is_lowercase() || first == '_');
    let is_low = starts_low && !word.contains(char::is_uppercase);
    is_low && (word == "self" || !is_keyword(name))
}

/// `.field`, `.method(…)`, `[…]` and `?`, any number of them.
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

    use super::{Form, forgotten_comma, is_number, is_of_an_enum, is_run_time, of_code};

    fn tokens(written: &str) -> Vec<TokenTree> {
        let tokens: TokenStream = written.parse().expect("it is made of tokens");
        tokens.into_iter().collect()
    }

    #[test]
    fn what_is_plainly_known_at_run_time_only() {
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
        ] {
            let expected = written != "read()?.len";
            assert_eq!(is_run_time(&tokens(written)), expected, "{written}");
        }
    }

    #[test]
    fn what_may_be_a_constant() {
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
            "ChatClose::Bye.info().title",
        ] {
            assert!(!is_run_time(&tokens(written)), "{written}");
        }
    }

    #[test]
    fn what_is_a_code_by_its_form() {
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
    fn where_a_comma_was_forgotten() {
        for (written, expected) in [
            ("A B", Some(1)),
            ("A::B \"bye\"", Some(4)),
            ("A; B", Some(1)),
            ("A 'a", Some(1)),
            ("4404 'as ChatClose", Some(1)),
            ("'a: loop { break 'a A }", None),
            ("4404 as ChatClose<'as>", None),
            ("4404 as ChatClose<A, 'a>", None),
        ] {
            assert_eq!(forgotten_comma(&tokens(written)), expected, "{written}");
        }
    }

    #[test]
    fn numbers_and_what_is_no_code() {
        let refused = |written| match of_code(&tokens(written)) {
            Form::Refused(message) => message,
            _ => panic!("`{written}` is taken"),
        };
        assert!(refused("4404").contains("write `4404 as ChatClose`"));
        assert!(refused("4_404_u16").contains("write `4404 as ChatClose`"));
        assert!(refused("-1").contains("write `(-1) as ChatClose`"));
        assert!(refused("4000 + 9").contains("write `(4000 + 9) as ChatClose`"));
        assert!(refused("\"bye\"").contains("\"bye\" is none"));
        assert!(matches!(
            of_code(&tokens("4404 as u16")),
            Form::OfPrimitive(_)
        ));
        assert!(refused("4404 as").contains("`4404 as ChatClose`"));
        assert!(refused("as ChatClose").contains("`4404 as ChatClose`"));
        for written in [
            "4404 as ChatClose",
            "LEGACY as chat::Codes<'static, u8>",
            "LEGACY as Codes<'as>",
            "{ a } as C",
            "<A as Code>::NUMBER as C",
            "pick::<A, { B as u16 }>() as C",
            "1 << 3 as C",
            "A < B as C",
            "-<A as Code>::NUMBER as C<<A as Code>::Of>",
            "<fn(A) -> B as Code>::NUMBER as C",
        ] {
            assert!(
                matches!(of_code(&tokens(written)), Form::Number(_)),
                "{written}"
            );
        }
        for written in [
            "<A as Code>::CODE",
            "<A<B> as Code<C>>::CODE",
            "&<fn(A) -> B as Code>::CODE",
        ] {
            assert!(
                matches!(of_code(&tokens(written)), Form::Constant),
                "{written}"
            );
        }
        assert!(matches!(
            of_code(&tokens("code as ChatClose")),
            Form::RunTimeNumber(_)
        ));
    }
}
