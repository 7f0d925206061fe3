//! A spec whose texts look like markup and scripts.

use close_codes::{Spec, close_codes};

use super::markup::{skeleton, tags};
use super::{base, site_of};
use crate::site::pages::{prose, reference};

close_codes! {
    #[allow(dead_code, reason = "the tables are all that is used")]
    enum Hostile = inline r####"
category = "<b>\"Codes\"</b> & 'more' {left}"

[[code]]
value = 3001
name = "Registered"
title = "</title><script>alert(1)</script>"
description = "\"><script>alert('x')</script> & <!-- `<b onclick=alert(1)>` {code}"
seen_when = "</p></main><iframe src=javascript:alert(1)> ' \" ]]>"
how_to_fix = "&lt;script&gt; ``<i>`` and ` alone"
sent_by = "nobody"
reference = "javascript:alert(1)"
deprecated = "<blink>\"no\"</blink>"

[[code]]
value = 4000
name = "Private"
title = "\" autofocus onfocus=\"alert(1)"
description = "'><img src=x onerror=alert(1)>"
seen_when = "</p></main><iframe src=javascript:alert(1)> ' \" ]]>"
how_to_fix = "&lt;script&gt; ``<i>`` and ` alone"
reason = "\" onfocus=\"alert(1)"
reference = "https://example.org/\"><script>alert(1)</script>"
deprecated = "<blink>\"no\"</blink>"

[[range]]
first = 4100
last = 4199
name = "Range"
title = "</h3><script>alert(1)</script>"
description = "</p></main><iframe src=javascript:alert(1)> ' \" ]]>"
seen_when = "&lt;script&gt; ``<i>`` and ` alone"
deprecated = "<blink>\"no\"</blink>"
"####;
}

close_codes! {
    #[allow(dead_code, reason = "the tables are all that is used")]
    enum Harmless = inline r####"
category = "Codes"

[[code]]
value = 3001
name = "Registered"
title = "Title"
description = "It is `code`."
seen_when = "Now."
how_to_fix = "``So`` and ` alone"
sent_by = "nobody"
reference = "somewhere"
deprecated = "Do not."

[[code]]
value = 4000
name = "Private"
title = "Title"
description = "It is."
seen_when = "Now."
how_to_fix = "``So`` and ` alone"
reason = "because"
reference = "https://example.org/"
deprecated = "Do not."

[[range]]
first = 4100
last = 4199
name = "Range"
title = "Title"
description = "Now."
seen_when = "``So`` and ` alone"
deprecated = "Do not."
"####;
}

#[test]
fn no_text_of_a_spec_becomes_markup() {
    let hostile = site_of::<Hostile>(base("https://example.org"));
    let harmless = site_of::<Harmless>(base("https://example.org"));
    assert_eq!(hostile.files().count(), harmless.files().count());
    for (one, other) in hostile.files().zip(harmless.files()) {
        let (one, other) = (hostile.document(one), harmless.document(other));
        if one.content_type.starts_with("text/html") {
            assert_eq!(skeleton(&one.text), skeleton(&other.text));
        } else {
            assert_eq!(one.text, other.text);
        }
    }
}

#[test]
fn a_reason_is_shown_with_escapes() {
    close_codes! {
        #[allow(dead_code, reason = "the tables are all that is used")]
        enum Odd = inline r#"code = [
            { value = 4000, name = "Plain" }, { value = 4001, name = "A", reason = "a\n\u001b[1m\u202e\\n" },
        ]"#;
    }
    let site = site_of::<Odd>(base("https://example.org"));
    let shown = r"a\n\u{1b}[1m\u{202e}\\n";
    let pages: Vec<String> = site
        .pages()
        .map(|page| site.document(page).text.into_owned())
        .filter(|page| page.contains(shown))
        .collect();
    // The page of the code, and the one that compares it.
    assert_eq!(pages.len(), 2);
}

#[test]
fn the_name_of_a_protocol_is_no_markup() {
    let pages = |category| {
        let mut site = site_of::<Harmless>(base("https://example.org"));
        let spec = Spec::new(category, site.spec.codes, site.spec.ranges);
        site.spec = Box::leak(Box::new(spec));
        let pages: Vec<String> = site
            .pages()
            .map(|page| site.document(page).text.into_owned())
            .collect();
        pages
    };
    let hostile = pages("</title><b onclick=\"alert(1)\">{left} Close Codes");
    let harmless = pages("Chat Close Codes");
    for (one, other) in hostile.iter().zip(&harmless) {
        assert_eq!(skeleton(one), skeleton(other));
    }
    assert!(
        hostile[1]
            .contains("<title>&lt;/title&gt;&lt;b onclick=&quot;alert(1)&quot;&gt;{left} 3001 ")
    );
}

#[test]
fn the_texts_are_all_there() {
    let site = site_of::<Hostile>(base("https://example.org"));
    let language = site.default_language();
    let html = site
        .document(site.find("/en/4000").expect("it is there"))
        .text;
    let tags = tags(&html);
    let input = tags
        .iter()
        .find(|tag| tag.name == "input")
        .expect("a field");
    assert_eq!(input.attribute("value"), Some("\" onfocus=\"alert(1)"));
    let link = tags
        .iter()
        .find(|tag| tag.attribute("rel") == Some("external"));
    assert_eq!(
        link.and_then(|tag| tag.attribute("href")),
        Some("https://example.org/\"><script>alert(1)</script>")
    );
    let title = tags
        .iter()
        .find(|tag| tag.name == "title")
        .expect("a title");
    assert_eq!(
        title.text,
        "4000 \" autofocus onfocus=\"alert(1) · <b>\"Codes\"</b> & 'more' {left}"
    );
    let query = site.search(language, Some("\"><script>alert(1)</script>"));
    assert!(!query.text.contains("<script>"));
}

#[test]
fn a_reference_is_a_link_only_where_it_is_safe_and_known() {
    for (text, expected) in [
        (
            "https://example.org/a?b&c",
            "href=\"https://example.org/a?b&amp;c\"",
        ),
        (
            "RFC 6455, section 7.4.1",
            "href=\"https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1\"",
        ),
        (
            "RFC 6455, section 7.4.1, and erratum 3227",
            "rfc6455#section-7.4.1\"",
        ),
        ("RFC 6455", "rfc6455\""),
        ("RFC 6455.", "rfc6455\""),
    ] {
        assert!(reference(text).into_string().contains(expected), "{text}");
    }
    for text in [
        "javascript:alert(1)",
        "our wiki",
        "RFC",
        "RFC x",
        "https://a b",
        "https://a\u{7}b",
        "RFC 99999999999",
    ] {
        assert_eq!(reference(text).into_string(), text);
    }
}

#[test]
fn backticks_mark_code_and_nothing_else() {
    for (text, expected) in [
        ("a `b` c", "a <code>b</code> c"),
        ("`a`", "<code>a</code>"),
        ("a ` b", "a ` b"),
        ("`a` ` b", "<code>a</code> ` b"),
        ("``", "``"),
        ("``a`b``", "<code>a`b</code>"),
        ("` <script> ```", "` &lt;script&gt; ```"),
        ("", ""),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
    ] {
        assert_eq!(prose(text).into_string(), expected);
    }
}
