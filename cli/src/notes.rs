//! The words of a screen that are not in locale files.

use close_codes::{CloseCode, CodeSet as _, Language};

/// The words in one language.
#[derive(Debug)]
pub(crate) struct Notes {
    /// For a number in a range. `{range}` is the range with its title.
    pub(crate) in_range: &'static str,
    /// For a number that no code or range covers.
    pub(crate) unlisted: &'static str,
    /// For a number in `retired`.
    pub(crate) retired: &'static str,
    /// For an unlisted number, if the spec has `[unlisted]`.
    pub(crate) policy_of_unlisted: &'static str,
    /// For a number with the texts of the standard registry.
    pub(crate) texts_of_registry: &'static str,
    /// Before the tags of the languages.
    pub(crate) languages: &'static str,
}

/// Every language of the standard registry.
static ALL: [(&str, Notes); 7] = [
    (
        "en",
        Notes {
            in_range: "The spec lists it in the range {range}.",
            unlisted: "The spec does not list it.",
            retired: "It is retired: an earlier version of the spec gave it a meaning, and nobody may send it any more.",
            policy_of_unlisted: "What to do is what the spec says of all unlisted codes.",
            texts_of_registry: "The texts are those of the standard registry.",
            languages: "Languages",
        },
    ),
    (
        "tr",
        Notes {
            in_range: "Belirtim bu kodu {range} aralığında listeler.",
            unlisted: "Belirtim bu kodu listelemez.",
            retired: "Kullanımdan kaldırılmıştır: Belirtimin önceki bir sürümünde bir anlamı vardı; artık hiçbir taraf gönderemez.",
            policy_of_unlisted: "Ne yapılacağı, belirtimin listelenmeyen tüm kodlar için koyduğu kurala göredir.",
            texts_of_registry: "Metinler standart kod listesinden alınmıştır.",
            languages: "Diller",
        },
    ),
    (
        "ja",
        Notes {
            in_range: "仕様では、範囲「{range}」に含まれるコードです。",
            unlisted: "仕様に記載のないコードです。",
            retired: "廃止されたコードです。以前の版の仕様では意味が定められていましたが、現在はどちらの側も送信してはなりません。",
            policy_of_unlisted: "対処は、記載のないすべてのコードについて仕様が定めるとおりです。",
            texts_of_registry: "説明文は標準レジストリのものです。",
            languages: "言語",
        },
    ),
    (
        "de",
        Notes {
            in_range: "Die Spezifikation führt den Code im Bereich {range}.",
            unlisted: "Die Spezifikation führt den Code nicht auf.",
            retired: "Der Code ist zurückgezogen: Eine frühere Fassung der Spezifikation gab ihm eine Bedeutung, und niemand darf ihn mehr senden.",
            policy_of_unlisted: "Was zu tun ist, legt sie für alle nicht aufgeführten Codes gemeinsam fest.",
            texts_of_registry: "Die Texte sind die des Standardregisters.",
            languages: "Sprachen",
        },
    ),
    (
        "es",
        Notes {
            in_range: "La especificación incluye el código en el rango {range}.",
            unlisted: "La especificación no incluye el código.",
            retired: "El código está retirado: una versión anterior de la especificación le daba un significado, y ya nadie debe enviarlo.",
            policy_of_unlisted: "Qué hacer es lo que indica para todos los códigos que no incluye.",
            texts_of_registry: "Los textos son los del registro estándar.",
            languages: "Idiomas",
        },
    ),
    (
        "fr",
        Notes {
            in_range: "La spécification place ce code dans la plage {range}.",
            unlisted: "La spécification ne mentionne pas ce code.",
            retired: "Ce code est retiré : une version antérieure de la spécification lui donnait un sens, et plus personne ne doit l’envoyer.",
            policy_of_unlisted: "La conduite à tenir est celle qu’elle donne pour tous les codes non mentionnés.",
            texts_of_registry: "Les textes sont ceux du registre standard.",
            languages: "Langues",
        },
    ),
    (
        "zh-Hans",
        Notes {
            in_range: "规范将此关闭码列在范围“{range}”中。",
            unlisted: "规范未列出此关闭码。",
            retired: "此关闭码已停用：规范的早期版本曾赋予它含义，现在任何一方都不得再发送它。",
            policy_of_unlisted: "处理方式遵循规范对所有未列出的关闭码的规定。",
            texts_of_registry: "说明文字取自标准注册表。",
            languages: "语言",
        },
    ),
];

impl Notes {
    /// The words for a language. A language that the standard registry does not have gets English words, like a locale
    /// without sentences.
    pub(crate) fn of(language: &Language) -> &'static Self {
        let standard = CloseCode::language(language.language).unwrap_or(&Language::ENGLISH);
        let mut all = ALL.iter();
        let (_, notes) = all
            .find(|(tag, _)| *tag == standard.language)
            .unwrap_or(&ALL[0]);
        notes
    }
}

#[cfg(test)]
mod tests {
    use close_codes::CloseCode;

    use super::ALL;

    #[test]
    fn every_language_of_the_registry_has_its_words() {
        let tags = CloseCode::LANGUAGES
            .iter()
            .map(|language| language.language);
        assert!(tags.eq(ALL.iter().map(|(tag, _)| *tag)));
        for (tag, notes) in &ALL {
            assert!(notes.in_range.contains("{range}"), "{tag}");
        }
    }
}
