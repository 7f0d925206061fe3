/// The languages in which the codes are described, English first.
///
/// Apart from [`SPEC`](Self::SPEC), so that a program which shows no translation holds none.
pub const LANGUAGES: &'static [::close_codes::Language] = {
    use ::close_codes::__private::tables::*;
    &[
        Language {
            language: "en",
            category: None,
            headings: Headings {
                learn_more: "Read on",
                ..Headings::ENGLISH
            },
            templates: Templates { ..Templates::ENGLISH },
            codes: &texts(&[]),
            base: None,
        },
        Language {
            category: Some("Game Close Codes"),
            headings: Headings {
                learn_more: "Daha Fazla Öğren",
                ..(*standard_language(1)).headings
            },
            templates: Templates {
                ..(*standard_language(1)).templates
            },
            codes: &texts(
                &[
                    TextRow {
                        code: 1000,
                        title: "",
                        description: "",
                        seen_when: "",
                        how_to_fix: "Oyuna yeniden bağlanın.",
                    },
                    TextRow {
                        code: 1008,
                        title: "Yasaklandı",
                        description: "A moderator removed the player.",
                        seen_when: "",
                        how_to_fix: "",
                    },
                    TextRow {
                        code: 1011,
                        title: "",
                        description: "",
                        seen_when: "",
                        how_to_fix: "Look into the log of the game server.",
                    },
                    TextRow {
                        code: 4001,
                        title: "Oturum Süresi Doldu",
                        description: "",
                        seen_when: "",
                        how_to_fix: "",
                    },
                ],
            ),
            base: Some(&(*standard_language(1))),
            ..(*standard_language(1))
        },
        Language {
            category: Some("Game Close Codes"),
            codes: &texts(
                &[
                    TextRow {
                        code: 1008,
                        title: "Banned",
                        description: "A moderator removed the player.",
                        seen_when: "",
                        how_to_fix: "",
                    },
                    TextRow {
                        code: 1011,
                        title: "",
                        description: "",
                        seen_when: "",
                        how_to_fix: "Look into the log of the game server.",
                    },
                ],
            ),
            base: Some(&(*standard_language(2))),
            ..(*standard_language(2))
        },
        Language {
            category: Some("Game Close Codes"),
            codes: &texts(
                &[
                    TextRow {
                        code: 1008,
                        title: "Banned",
                        description: "A moderator removed the player.",
                        seen_when: "",
                        how_to_fix: "",
                    },
                    TextRow {
                        code: 1011,
                        title: "",
                        description: "",
                        seen_when: "",
                        how_to_fix: "Look into the log of the game server.",
                    },
                ],
            ),
            base: Some(&(*standard_language(3))),
            ..(*standard_language(3))
        },
        Language {
            category: Some("Game Close Codes"),
            codes: &texts(
                &[
                    TextRow {
                        code: 1008,
                        title: "Banned",
                        description: "A moderator removed the player.",
                        seen_when: "",
                        how_to_fix: "",
                    },
                    TextRow {
                        code: 1011,
                        title: "",
                        description: "",
                        seen_when: "",
                        how_to_fix: "Look into the log of the game server.",
                    },
                ],
            ),
            base: Some(&(*standard_language(4))),
            ..(*standard_language(4))
        },
        Language {
            category: Some("Game Close Codes"),
            codes: &texts(
                &[
                    TextRow {
                        code: 1008,
                        title: "Banned",
                        description: "A moderator removed the player.",
                        seen_when: "",
                        how_to_fix: "",
                    },
                    TextRow {
                        code: 1011,
                        title: "",
                        description: "",
                        seen_when: "",
                        how_to_fix: "Look into the log of the game server.",
                    },
                ],
            ),
            base: Some(&(*standard_language(5))),
            ..(*standard_language(5))
        },
        Language {
            category: Some("Game Close Codes"),
            codes: &texts(
                &[
                    TextRow {
                        code: 1008,
                        title: "Banned",
                        description: "A moderator removed the player.",
                        seen_when: "",
                        how_to_fix: "",
                    },
                    TextRow {
                        code: 1011,
                        title: "",
                        description: "",
                        seen_when: "",
                        how_to_fix: "Look into the log of the game server.",
                    },
                ],
            ),
            base: Some(&(*standard_language(6))),
            ..(*standard_language(6))
        },
        Language {
            language: "sv",
            category: Some("Spelets stängningskoder"),
            headings: Headings { ..Headings::ENGLISH },
            templates: Templates {
                title: "{left} eller {right}",
                ..Templates::ENGLISH
            },
            codes: &texts(
                &[
                    TextRow {
                        code: 4001,
                        title: "Sessionen har gått ut",
                        description: "",
                        seen_when: "En klient var ansluten längre än dess token gällde.",
                        how_to_fix: "",
                    },
                ],
            ),
            base: None,
        },
    ]
};
