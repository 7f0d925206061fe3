//! Carriage returns without a line feed, which TOML does not have.

use toml_parser::lexer::TokenKind::{Comment, Newline};

use super::findings::Findings;
use super::mistake::Problem;
use super::tokens::Tokens;

/// Replaces each carriage return without a line feed: with a line feed, or with a blank in a comment. Removes the tokens of
/// such a comment after the first carriage return.
pub(crate) fn replace(tokens: &mut Tokens<'_>, findings: &mut Findings) {
    let text = tokens.text;
    let (mut follows_comment, mut is_in_comment, mut is_reported) = (false, false, false);
    tokens.retain(&mut |kind, span| {
        let is_end = kind == Newline;
        let is_return = is_end && text.get(span.clone()) == Some("\r");
        if is_return {
            is_in_comment |= follows_comment;
            // One mistake is enough for a text with other line ends.
            if !is_reported {
                is_reported = true;
                let problem = Problem::Plain("a carriage return without a line feed");
                findings.add_mistake(problem, span.clone(), None);
            }
            findings.replace(span, if is_in_comment { " " } else { "\n" });
        }
        follows_comment = kind == Comment;
        is_in_comment &= !is_end || is_return;
        !is_in_comment
    });
}
