//! English: the language that is built in.

use super::language::{Headings, Language, Templates};

impl Language {
    /// English, with the texts of the spec itself.
    pub const ENGLISH: Self = Self {
        language: "en",
        category: None,
        headings: Headings::ENGLISH,
        templates: Templates::ENGLISH,
        codes: &[],
        base: None,
    };
}

impl Headings {
    /// The English headings.
    pub const ENGLISH: Self = Self {
        description: "Description",
        seen_when: "When you see it",
        how_to_fix: "How to fix it",
        key_differences: "Key differences",
        which_to_use: "When to use which",
        learn_more: "Learn more",
    };
}

impl Templates {
    /// The English sentences.
    pub const ENGLISH: Self = Self {
        title: "{left} vs {right}",
        summary: "{left} and {right} are both listed under {category}. \
                  {left}: {left_description} {right}: {right_description}",
        difference_description: "They mean different things. \
                                 {left}: {left_description} {right}: {right_description}",
        difference_seen_when: "You see them at different times. \
                               {left}: {left_seen_when} {right}: {right_seen_when}",
        class_protocol: "{code} {title} belongs to the WebSocket protocol itself (1000 to 2999).",
        class_registered: "{code} {title} is in the range that libraries and frameworks register with IANA \
                           (3000 to 3999).",
        class_private: "{code} {title} is for private use, so the application gives it its meaning (4000 to 4999).",
        sent_by_either: "Both ends may send {code} {title}.",
        sent_by_client: "Only a client may send {code} {title}.",
        sent_by_server: "Only a server may send {code} {title}.",
        sent_by_nobody: "Nobody may send {code} {title}, and it never appears in a Close frame.",
        reconnect_never: "After {code} {title}, do not reconnect.",
        reconnect_after_fix: "After {code} {title}, fix the cause before you reconnect, \
                              because the same attempt would fail again.",
        reconnect_backoff: "After {code} {title}, reconnect, and wait longer after each failed attempt.",
        reconnect_immediately: "After {code} {title}, reconnect at once.",
        reconnect_unspecified: "Whether to reconnect after {code} {title} is not specified.",
        session_resume: "The session survives {code} {title}, so resume it on the new connection.",
        session_new: "The session ends with {code} {title}, so start a new one on the new connection.",
        session_unspecified: "What becomes of the session after {code} {title} is not specified.",
        use_either: "Send {code} {title}, from either end, when this is the reason to close: {description}",
        use_client: "Send {code} {title}, from the client, when this is the reason to close: {description}",
        use_server: "Send {code} {title}, from the server, when this is the reason to close: {description}",
        use_nobody: "Never send {code} {title}. Where you meet it, it stands for this: {description}",
        reference: "{code} {title}: {reference}",
    };
}
