//! What a user writes into `close_codes!`.

use std::iter::Peekable;
use std::vec;

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use crate::expand::Meaning;
use crate::{literal, tokens};

/// The invocation, parsed.
pub(crate) struct Input {
    /// The path of the runtime crate, `$crate` of the front door.
    pub(crate) runtime: TokenStream,
    pub(crate) attributes: Attributes,
    pub(crate) visibility: TokenStream,
    /// The name of the enum, an identifier.
    pub(crate) name: TokenStream,
    /// A mistake behind the name, while it is being written, leaves the name known.
    pub(crate) spec: Result<SpecLiteral, Mistake>,
}

/// `#[…]`, docs among them.
#[derive(Default)]
pub(crate) struct Attributes {
    /// As they are written.
    pub(crate) all: TokenStream,
    /// Those that decide whether the enum is there at all.
    pub(crate) conditions: TokenStream,
    pub(crate) meaning: Meaning,
}

/// A spec as the invocation names it.
pub(crate) struct SpecLiteral {
    /// Whether `text` is the spec itself and not its path.
    pub(crate) is_inline: bool,
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// What is wrong with an invocation, and where.
pub(crate) struct Mistake {
    span: Span,
    message: String,
}

impl Mistake {
    fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
        }
    }

    pub(crate) fn compile_error(&self) -> TokenStream {
        tokens::compile_error(&self.message, self.span)
    }
}

const EXPECTED: &str =
    "expected `enum Name = \"codes.toml\";`, or `\"codes.toml\"` alone for `pub enum CloseCode`";

/// Words that cannot name a type; what else the language keeps for itself can.
const KEYWORDS: &[&str] = &[
    "_", "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

impl Input {
    pub(crate) fn parse(tokens: TokenStream) -> Result<Self, Mistake> {
        let mut input = Tokens::new(tokens);
        let runtime = input
            .group(Delimiter::Parenthesis)
            .map(|group| group.stream())
            .unwrap_or_default();
        if input.is_empty() {
            return Err(input.mistake(EXPECTED));
        }
        if let Some((text, span)) = input.string() {
            input.punct(',');
            input.end()?;
            return Ok(Self {
                runtime,
                attributes: Attributes::default(),
                visibility: tokens::parse("pub"),
                name: tokens::parse("CloseCode"),
                spec: Ok(SpecLiteral {
                    is_inline: false,
                    text,
                    span,
                }),
            });
        }
        let attributes = attributes(&mut input)?;
        let visibility = visibility(&mut input);
        if input.word("enum").is_none() {
            return Err(input.mistake(EXPECTED));
        }
        let Some(name) = input.name() else {
            return Err(input.mistake("expected a name for the enum"));
        };
        Ok(Self {
            runtime,
            attributes,
            visibility,
            spec: spec(&mut input, &name),
            name: TokenTree::from(name).into(),
        })
    }
}

fn spec(input: &mut Tokens, name: &Ident) -> Result<SpecLiteral, Mistake> {
    if input.punct('=').is_none() {
        return Err(input.mistake(format!(
            "expected `= \"codes.toml\";`: the variants of `{name}` come from a spec file"
        )));
    }
    let spec = spec_literal(input)?;
    input.punct(';');
    input.end()?;
    Ok(spec)
}

fn spec_literal(input: &mut Tokens) -> Result<SpecLiteral, Mistake> {
    let is_inline = input.word("inline").is_some();
    if let Some((text, span)) = input.string() {
        return Ok(SpecLiteral {
            is_inline,
            text,
            span,
        });
    }
    Err(match input.rest.peek() {
        _ if is_inline => input.mistake("expected the text of a spec: `inline r#\"[[code]] …\"#`"),
        Some(TokenTree::Ident(word)) => Mistake::new(
            word.span(),
            format!("expected a path in quotes, or `inline` and the text of a spec, not `{word}`"),
        ),
        _ => input.mistake("expected the path of a spec file in quotes, such as \"codes.toml\""),
    })
}

fn attributes(input: &mut Tokens) -> Result<Attributes, Mistake> {
    let mut attributes = Attributes::default();
    while let Some(pound) = input.punct('#') {
        let Some(brackets) = input.group(Delimiter::Bracket) else {
            return Err(input.mistake("expected an attribute, `#[…]`"));
        };
        let inside: Vec<TokenTree> = without_invisible_groups(brackets.stream()).collect();
        let attribute = [
            pound,
            Group::new(Delimiter::Bracket, inside.iter().cloned().collect()).into(),
        ];
        if let Some(TokenTree::Ident(name)) = inside.first() {
            match name.to_string().as_str() {
                "repr" => {
                    let message =
                        "the enum is `#[repr(u16)]` already: a close code is a u16 on the wire";
                    return Err(Mistake::new(name.span(), message));
                }
                "cfg" => attributes.conditions.extend(attribute.clone()),
                "deprecated" => attributes.meaning.is_deprecated = true,
                "doc" => attributes.meaning.has_docs = true,
                "derive" => attributes.meaning.derives.extend(derived(&inside)),
                _ => {}
            }
        }
        attributes.all.extend(attribute);
    }
    Ok(attributes)
}

/// The last words of all paths in `derive(…)`.
fn derived(attribute: &[TokenTree]) -> Vec<String> {
    let Some(TokenTree::Group(paths)) = attribute.get(1) else {
        return Vec::new();
    };
    let text = paths.stream().to_string();
    text.split(',')
        .filter_map(|path| path.rsplit(':').next())
        .map(|word| word.trim().to_owned())
        .collect()
}

fn visibility(input: &mut Tokens) -> TokenStream {
    let Some(public) = input.word("pub") else {
        return TokenStream::new();
    };
    let span = input.group(Delimiter::Parenthesis).map(TokenTree::from);
    [public.into()].into_iter().chain(span).collect()
}

/// The tokens of the invocation, taken from the front.
struct Tokens {
    rest: Peekable<vec::IntoIter<TokenTree>>,
}

impl Tokens {
    fn new(tokens: TokenStream) -> Self {
        let tokens: Vec<TokenTree> = without_invisible_groups(tokens).collect();
        Self {
            rest: tokens.into_iter().peekable(),
        }
    }

    fn is_empty(&mut self) -> bool {
        self.rest.peek().is_none()
    }

    /// A mistake at the next token, or where there is none, at the whole invocation.
    fn mistake(&mut self, message: impl Into<String>) -> Mistake {
        let next = self.rest.peek();
        Mistake::new(next.map_or_else(Span::call_site, start), message)
    }

    fn end(&mut self) -> Result<(), Mistake> {
        if self.is_empty() {
            Ok(())
        } else {
            Err(self.mistake("expected nothing more: one `close_codes!` makes one enum"))
        }
    }

    fn punct(&mut self, wanted: char) -> Option<TokenTree> {
        self.rest
            .next_if(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted))
    }

    fn word(&mut self, wanted: &str) -> Option<Ident> {
        self.ident(|word| word == wanted)
    }

    fn name(&mut self) -> Option<Ident> {
        self.ident(|word| !KEYWORDS.contains(&word))
    }

    fn ident(&mut self, is_wanted: impl Fn(&str) -> bool) -> Option<Ident> {
        match self.rest.next_if(
            |token| matches!(token, TokenTree::Ident(word) if is_wanted(&word.to_string())),
        ) {
            Some(TokenTree::Ident(word)) => Some(word),
            _ => None,
        }
    }

    fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        match self.rest.next_if(
            |token| matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter),
        ) {
            Some(TokenTree::Group(group)) => Some(group),
            _ => None,
        }
    }

    /// The value of a string literal, and its place.
    fn string(&mut self) -> Option<(String, Span)> {
        let Some(TokenTree::Literal(literal)) = self.rest.peek() else {
            return None;
        };
        let value = (literal::string(&literal.to_string())?, literal.span());
        self.rest.next();
        Some(value)
    }
}

/// Of a group, only what opens it: a mark under several lines says less.
fn start(token: &TokenTree) -> Span {
    match token {
        TokenTree::Group(group) => group.span_open(),
        token => token.span(),
    }
}

/// What a `macro_rules!` hands on as `$meta`, `$vis` or `$literal` comes in a group that nobody wrote.
fn without_invisible_groups(tokens: TokenStream) -> Box<dyn Iterator<Item = TokenTree>> {
    Box::new(tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            without_invisible_groups(group.stream())
        }
        token => Box::new(std::iter::once(token)),
    }))
}
