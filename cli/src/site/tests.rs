//! Tests of the site for browsers, search engines and hostile visitors.

mod files;
mod hostile;
mod languages;
mod markup;
mod pages;
mod random;
mod requests;
mod search;
mod size;
mod sockets;
mod sparse;
mod titles;

use close_codes::{CloseCode, CodeSet, Language, close_codes};

use crate::site::base::Base;
use crate::site::contents::Site;

fn base(url: &str) -> Base {
    url.parse().expect("a good base")
}

fn site_of<C: CodeSet>(base: Base) -> Site {
    let languages = C::LANGUAGES.iter().collect();
    Site::new(C::SPEC, languages, base, "codes.toml").expect("it is small")
}

/// The site as it is served.
fn registry() -> Site {
    site_of::<CloseCode>(base("https://example.org"))
}

close_codes! {
    #[allow(dead_code, reason = "the tables are all that is used")]
    enum Few = inline r#"
[[code]]
value = 1000
name = "NormalClosure"
title = "Normal Closure"
description = "It is over."
reference = "RFC 6455, section 7.4.1"

[[code]]
value = 1015
name = "TlsHandshakeFailure"
title = "TLS Handshake Failure"
description = "There was no connection."
seen_when = "The certificate of a server has expired."
sent_by = "nobody"

[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The session is too old."
how_to_fix = "Log in."
reconnect = "after_fix"
session = "new"
reason = "expired"
sent_by = "server"
"#;
}

/// A few codes in languages without translations, so that no test depends on the texts of the registry.
fn few(url: &str) -> Site {
    const fn named(language: &'static str) -> Language {
        let mut language = Language::new(language);
        language.category = Some("Kodoj");
        language.headings.seen_when = "Kiam";
        language.templates.title = "{right} kaj {left}";
        language
    }
    static LANGUAGES: [Language; 4] = [
        Language::ENGLISH,
        named("eo"),
        named("ar-EG"),
        named("zh-Hans"),
    ];
    Site {
        languages: LANGUAGES.iter().collect(),
        ..site_of::<Few>(base(url))
    }
}
