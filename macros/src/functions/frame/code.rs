//! Classifies a code by its form: a constant, a number of an enum, a run-time value, or something that is not a code.

use proc_macro2::{Ident, TokenTree};

use super::argument::{Argument, Number};
use super::expression::{bare_number, casts, is_mark, is_run_time, is_unfinished};
use super::not_a_code::{self, Refusal};
use super::text;

/// The form of a code.
pub(super) enum Form {
    /// An expression that only the compiler can check.
    Constant,
    /// `4404 as ChatClose`.
    Number(Number),
    /// A variable, or an expression that uses one.
    RunTime,
    /// A variable with `as` and the enum whose spec checks it.
    RunTimeNumber(Number),
    /// A number with a primitive type in place of the enum.
    OfPrimitive(Number),
    Refused(Refusal),
}

pub(super) fn of_code(tokens: &[TokenTree]) -> Form {
    if let Some(at) = casts(tokens).pop() {
        return of_number(tokens, at);
    }
    if let Some(refusal) = not_a_code::refusal(tokens, None) {
        return Form::Refused(refusal);
    }
    let refused = |message| Form::Refused(Refusal::unread(tokens, message));
    if let Some(number) = bare_number(tokens) {
        return refused(format!(
            "a number alone belongs to no protocol: write `{number} as ChatClose`, with the enum whose spec checks it"
        ));
    }
    match tokens {
        [TokenTree::Literal(literal)] => refused(format!(
            "expected a code, and {literal} is not one: `close_frame!([Role,] code [, reason])`"
        )),
        _ if is_run_time(tokens) => Form::RunTime,
        _ => Form::Constant,
    }
}

/// A number and an enum, split at the `as` with this index.
fn of_number(tokens: &[TokenTree], at: usize) -> Form {
    let (value, of) = (&tokens[..at], &tokens[at + 1..]);
    let argument = |tokens: &[TokenTree]| Argument::new(tokens.iter().cloned().collect());
    if value.is_empty() {
        let of = match of.last() {
            Some(last) if !is_unfinished(last) => text::text(of),
            _ => "ChatClose".to_owned(),
        };
        let message = format!("expected a number before `as`: `4404 as {of}`");
        return Form::Refused(Refusal::unread(&tokens[at..=at], message));
    }
    // The enum is missing after the last token: `as`, or the end of an unfinished path or reference.
    if of.last().is_none_or(is_unfinished) {
        let value = text::text(value);
        let message = format!("expected an enum of close codes after `as`: `{value} as ChatClose`");
        return Form::Refused(Refusal::unread(last_mark(tokens), message));
    }
    let number = Number {
        value: argument(value),
        of: argument(of),
    };
    if let [TokenTree::Ident(word)] = of {
        if is_primitive(word) {
            return Form::OfPrimitive(number);
        }
    }
    if let Some(message) = not_a_code::variant_alone(value) {
        let refusal = Refusal {
            marked: tokens[at..].to_vec(),
            message,
            read: value.to_vec(),
        };
        return Form::Refused(refusal.and(of));
    }
    if let Some(refusal) = not_a_code::refusal(value, Some(of)) {
        return Form::Refused(refusal.and(of));
    }
    match of {
        _ if is_run_time(value) => Form::RunTimeNumber(number),
        _ => Form::Number(number),
    }
}

/// The last token, or both halves of a `::`.
fn last_mark(tokens: &[TokenTree]) -> &[TokenTree] {
    let marks = match tokens {
        [.., colon, other] if is_mark(colon, ':') && is_mark(other, ':') => 2,
        _ => 1,
    };
    &tokens[tokens.len().saturating_sub(marks)..]
}

fn is_primitive(word: &Ident) -> bool {
    const PRIMITIVES: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize",
    ];
    PRIMITIVES.iter().any(|primitive| word == primitive)
}

#[cfg(test)]
mod tests {
    use proc_macro2::{TokenStream, TokenTree};

    use super::super::text;
    use super::{Form, of_code};

    fn tokens(written: &str) -> Vec<TokenTree> {
        let tokens: TokenStream = written.parse().expect("it is made of tokens");
        tokens.into_iter().collect()
    }

    #[test]
    fn numbers_and_invalid_codes() {
        let refused = |written| match of_code(&tokens(written)) {
            Form::Refused(refusal) => refusal.message,
            _ => panic!("`{written}` is taken"),
        };
        let marked = |written| match of_code(&tokens(written)) {
            Form::Refused(refusal) => text::text(&refusal.marked),
            _ => panic!("`{written}` is taken"),
        };
        assert!(refused("4404").contains("write `4404 as ChatClose`"));
        assert!(refused("4_404_u16").contains("write `4404 as ChatClose`"));
        assert!(refused("-1").contains("close code -1 is out of range"));
        assert!(refused("4000 + 9").contains("write `(4000 + 9) as ChatClose`"));
        assert!(refused("\"bye\"").contains("\"bye\" is not one"));
        assert!(matches!(
            of_code(&tokens("4404 as u16")),
            Form::OfPrimitive(_)
        ));
        assert!(refused("4001 as").contains("`4001 as ChatClose`"));
        assert!(refused("as GameClose").contains("`4404 as GameClose`"));
        assert!(refused("as GameClose::").contains("`4404 as ChatClose`"));
        for (written, expected) in [
            ("4404 as", "as"),
            ("as ChatClose", "as"),
            ("as", "as"),
            ("4404 as &", "&"),
            ("4404 as ChatClose::", "::"),
            ("4404 as ChatClose:", ":"),
            ("4000 + 9", "4000 + 9"),
        ] {
            assert_eq!(marked(written), expected, "{written}");
        }
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
            "match A as u16 { 1 => 4001, _ => 4002 } as C",
            "unsafe { A as u16 } as C",
        ] {
            assert!(
                matches!(of_code(&tokens(written)), Form::Number(_)),
                "{written}"
            );
        }
        for written in [
            "<A as Code>::CODE",
            "<A<B> as Code<C>>::CODE",
            "*<fn(A) -> B as Code>::CODE",
            "if A as u16 == 1 { B } else { C }",
            "match A as u16 { 1 => B, _ => C }",
            "&ChatClose::",
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
