/// The languages that the codes are described in, English first.
///
/// They are not part of [`SPEC`](Self::SPEC), so that a program without translations does not contain any.
pub const LANGUAGES: &'static [::close_codes::Language] = {
    use ::close_codes::__private_0_1_0::tables::*;
    &[
        language(
            &LanguageRow {
                language: "en",
                base: None,
                category: "",
                headings: &[("learn_more", "Read on")],
                templates: &[],
                codes: &[],
                ranges: &[],
            },
        ),
        language(
            &LanguageRow {
                language: "tr",
                base: Some(standard_language(1)),
                category: "Game Close Codes",
                headings: &[("learn_more", "Daha Fazla Öğren")],
                templates: &[],
                codes: const {
                    &texts(
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
                    )
                },
                ranges: &[],
            },
        ),
        language(
            &LanguageRow {
                language: "ja",
                base: Some(standard_language(2)),
                category: "Game Close Codes",
                headings: &[],
                templates: &[],
                codes: const {
                    &texts(
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
                    )
                },
                ranges: &[],
            },
        ),
        language(
            &LanguageRow {
                language: "de",
                base: Some(standard_language(3)),
                category: "Game Close Codes",
                headings: &[],
                templates: &[],
                codes: const {
                    &texts(
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
                    )
                },
                ranges: &[],
            },
        ),
        language(
            &LanguageRow {
                language: "es",
                base: Some(standard_language(4)),
                category: "Game Close Codes",
                headings: &[],
                templates: &[],
                codes: const {
                    &texts(
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
                    )
                },
                ranges: &[],
            },
        ),
        language(
            &LanguageRow {
                language: "fr",
                base: Some(standard_language(5)),
                category: "Game Close Codes",
                headings: &[],
                templates: &[],
                codes: const {
                    &texts(
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
                    )
                },
                ranges: &[],
            },
        ),
        language(
            &LanguageRow {
                language: "zh-Hans",
                base: Some(standard_language(6)),
                category: "Game Close Codes",
                headings: &[],
                templates: &[],
                codes: const {
                    &texts(
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
                    )
                },
                ranges: &[],
            },
        ),
        language(
            &LanguageRow {
                language: "sv",
                base: None,
                category: "Spelets stängningskoder",
                headings: &[],
                templates: &[("title", "{left} eller {right}")],
                codes: const {
                    &texts(
                        &[
                            TextRow {
                                code: 4001,
                                title: "Sessionen har gått ut",
                                description: "",
                                seen_when: "En klient var ansluten längre än dess token gällde.",
                                how_to_fix: "",
                            },
                        ],
                    )
                },
                ranges: &[],
            },
        ),
    ]
};
