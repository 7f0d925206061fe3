const LANGUAGES: &[Language] = &[
    language(
        &LanguageRow {
            language: "en",
            base: None,
            category: "",
            headings: &[("learn_more", "Read on")],
            templates: &[],
            codes: &[],
        },
    ),
    language(
        &LanguageRow {
            language: "tr",
            base: Some(&STANDARD_LANGUAGES[1]),
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
        },
    ),
    language(
        &LanguageRow {
            language: "ja",
            base: Some(&STANDARD_LANGUAGES[2]),
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
        },
    ),
    language(
        &LanguageRow {
            language: "de",
            base: Some(&STANDARD_LANGUAGES[3]),
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
        },
    ),
    language(
        &LanguageRow {
            language: "es",
            base: Some(&STANDARD_LANGUAGES[4]),
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
        },
    ),
    language(
        &LanguageRow {
            language: "fr",
            base: Some(&STANDARD_LANGUAGES[5]),
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
        },
    ),
    language(
        &LanguageRow {
            language: "zh-Hans",
            base: Some(&STANDARD_LANGUAGES[6]),
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
        },
    ),
];
