//! Random texts with special characters, for the tests of this crate and of the pages.

/// Everything with a meaning in Markdown, in HTML or in this crate, and a few letters.
const PARTS: &[&str] = &[
    "`",
    "`",
    "``",
    "```",
    "`````",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "*",
    "**",
    "_",
    "__",
    "\\",
    "#",
    "-",
    "--",
    "---",
    "+",
    "=",
    "~",
    "~~~",
    "|",
    "&",
    "&amp;",
    "&#60;",
    "!",
    ".",
    "1",
    "12",
    "1.",
    "a",
    "b c",
    " ",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\u{b}",
    "\u{c}",
    "\0",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "https://a.b/c_d?e&f;",
    "http://",
    "https://",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<?",
    "<b",
    "javascript:alert(1)",
    "x@y.z",
    ":",
    "\"",
    "'",
    "{",
    "}",
    "^",
    "$",
    "é",
    "日本",
    "🔥",
    "\u{a0}",
    "\u{2028}",
    ";",
    "www.a.b",
    "[^1]: ",
    "[x]",
    "- [x] ",
    "[a]: b",
    "    panic!();",
    "{#id}",
    "::",
];

/// The number of texts is enough to have every combination of three parts many times.
pub(crate) const TEXTS: usize = 100_000;

/// A text of up to twelve parts.
pub(crate) fn random_text(state: &mut u64) -> String {
    let mut next = |below: usize| {
        // This is the generator of Numerical Recipes, whose high bits are random enough.
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 33).expect("31 bits") % below
    };
    let length = 1 + next(12);
    (0..length).map(|_| PARTS[next(PARTS.len())]).collect()
}
