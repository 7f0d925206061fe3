//! The keys that a table may have, and guesses for unknown keys.

use close_codes_vocabulary::{FIRST, Key, LAST, LocaleKey, SpecKey, Table, VALUE};

use crate::nearest::nearest;
use crate::other_words;

/// A table of a spec or of a locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Spec,
    Code,
    Range,
    Unlisted,
    Locale,
    TranslatedCode,
    TranslatedRange,
}

/// A table with the keys that it may have.
#[derive(Debug)]
pub(crate) struct KnownKeys {
    pub(crate) owner: Owner,
    pub(crate) keys: Vec<&'static str>,
}

/// What the author probably meant by an unknown key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// A key of the table, misspelt or replaced by a similar word.
    Key(&'static str),
    /// A key of another table.
    Elsewhere(Home),
    Nothing,
}

/// Where a key belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// At the top of a spec.
    Spec(SpecKey),
    /// The number of a code, or several of them.
    CodeNumber,
    /// The numbers of a range.
    RangeNumbers,
    /// In a code, and perhaps in other tables.
    Entry(Key),
    /// At the top of a locale.
    Locale(LocaleKey),
    /// The table of a translated code or range, named by its number.
    Number,
}

/// Whether a key is one of any table.
pub(crate) fn is_key(key: &str) -> bool {
    [VALUE, FIRST, LAST].contains(&key)
        || Key::from_key(key).is_some()
        || SpecKey::from_key(key).is_some()
        || LocaleKey::from_key(key).is_some()
}

/// Whether a key is probably meant to be one of any table.
pub(crate) fn is_nearly_key(key: &str) -> bool {
    let of_spec = SpecKey::ALL.iter().map(|key| key.as_str());
    let of_locale = LocaleKey::ALL.iter().map(|key| key.as_str());
    let of_code = Key::of(Table::Code).map(Key::as_str);
    let keys = of_spec
        .chain(of_locale)
        .chain(of_code)
        .chain([VALUE, FIRST, LAST]);
    nearest(key, keys).is_some()
}

/// Whether a header of this key may stand in a spec, or else in a locale, beside those of arrays of tables.
pub(crate) fn is_table(key: &str, in_spec: bool) -> bool {
    if in_spec {
        SpecKey::from_key(key) == Some(SpecKey::Unlisted)
    } else {
        let key_of_locale = LocaleKey::from_key(key);
        is_number(key)
            || matches!(
                key_of_locale,
                Some(LocaleKey::Headings | LocaleKey::Templates)
            )
    }
}

impl KnownKeys {
    pub(crate) fn of(owner: Owner) -> Self {
        let of_table = |numbers: &[&'static str], table| {
            let mut keys = numbers.to_vec();
            keys.extend(Key::of(table).map(Key::as_str));
            keys
        };
        let keys = match owner {
            Owner::Spec => SpecKey::ALL.iter().map(|key| key.as_str()).collect(),
            Owner::Locale => LocaleKey::ALL.iter().map(|key| key.as_str()).collect(),
            Owner::Code => of_table(&[VALUE], Table::Code),
            Owner::Range => of_table(&[FIRST, LAST], Table::Range),
            Owner::Unlisted => of_table(&[], Table::Unlisted),
            Owner::TranslatedCode | Owner::TranslatedRange => of_table(&[], Table::Translation),
        };
        Self { owner, keys }
    }

    /// Whether it may have tables that are named by a number or by two.
    pub(crate) fn has_numbers(&self) -> bool {
        self.owner == Owner::Locale
    }

    pub(crate) fn contain(&self, key: &str) -> bool {
        self.keys.contains(&key) || (self.has_numbers() && is_number(key))
    }

    /// Guesses what an unknown key means. `is_free` tells whether the table does not have a known key yet.
    pub(crate) fn guess(&self, key: &str, is_free: impl Fn(&str) -> bool) -> Guess {
        let free = || self.keys.iter().copied().filter(|known| is_free(known));
        if let Some(meant) = free().find(|known| other_words::of_key(known).contains(&key)) {
            return Guess::Key(meant);
        }
        if let Some(home) = self.home_of(key) {
            return Guess::Elsewhere(home);
        }
        nearest(key, free()).map_or(Guess::Nothing, Guess::Key)
    }

    /// The other table that may have a key.
    fn home_of(&self, key: &str) -> Option<Home> {
        if is_number(key) {
            return Some(Home::Number);
        }
        if self.owner == Owner::Range
            && (key == VALUE || other_words::FOR_SEVERAL_NUMBERS.contains(&key))
        {
            return Some(Home::CodeNumber);
        }
        match key {
            VALUE => return Some(Home::CodeNumber),
            FIRST | LAST => return Some(Home::RangeNumbers),
            _ => {}
        }
        let in_entry = || Key::from_key(key).map(Home::Entry);
        let in_spec = || SpecKey::from_key(key).map(Home::Spec);
        let in_locale = || LocaleKey::from_key(key).map(Home::Locale);
        // `category` is a key of both kinds of files. It belongs to the file that it is in.
        match self.owner {
            Owner::Spec | Owner::Code | Owner::Range | Owner::Unlisted => {
                in_entry().or_else(in_spec).or_else(in_locale)
            }
            Owner::Locale | Owner::TranslatedCode | Owner::TranslatedRange => {
                in_entry().or_else(in_locale).or_else(in_spec)
            }
        }
    }
}

impl Home {
    /// The keys that the owner has in place of this one.
    pub(crate) fn in_place_of(self, owner: Owner) -> &'static [&'static str] {
        match (owner, self) {
            (Owner::Code, Self::RangeNumbers) => &[VALUE],
            (Owner::Range, Self::CodeNumber) => &[FIRST, LAST],
            _ => &[],
        }
    }
}

/// Whether a key is a number or two, such as `4001` or `4100-4199`.
pub(crate) fn is_number(key: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (first, last) = key.split_once('-').unwrap_or((key, key));
    is_digits(first) && is_digits(last)
}

#[cfg(test)]
mod tests {
    use close_codes_vocabulary::{Key, LocaleKey, SpecKey};

    use super::{Guess, Home, KnownKeys, Owner};

    #[test]
    fn an_unknown_key_has_a_guess() {
        for (owner, key, expected) in [
            (Owner::Code, "titel", Guess::Key("title")),
            (Owner::Code, "code", Guess::Key("value")),
            (
                Owner::Code,
                "extends",
                Guess::Elsewhere(Home::Spec(SpecKey::Extends)),
            ),
            (Owner::Code, "first", Guess::Elsewhere(Home::RangeNumbers)),
            (Owner::Code, "4001", Guess::Elsewhere(Home::Number)),
            (
                Owner::Code,
                "language",
                Guess::Elsewhere(Home::Locale(LocaleKey::Language)),
            ),
            (
                Owner::Code,
                "category",
                Guess::Elsewhere(Home::Spec(SpecKey::Category)),
            ),
            (Owner::Code, "frobnicate", Guess::Nothing),
            (Owner::Range, "from", Guess::Key("first")),
            (Owner::Range, "fist", Guess::Key("first")),
            (Owner::Range, "end", Guess::Key("last")),
            (Owner::Range, "value", Guess::Elsewhere(Home::CodeNumber)),
            (Owner::Range, "codes", Guess::Elsewhere(Home::CodeNumber)),
            (
                Owner::Range,
                "reason",
                Guess::Elsewhere(Home::Entry(Key::Reason)),
            ),
            (
                Owner::Unlisted,
                "title",
                Guess::Elsewhere(Home::Entry(Key::Title)),
            ),
            (Owner::Spec, "codes", Guess::Key("code")),
            (Owner::Spec, "value", Guess::Elsewhere(Home::CodeNumber)),
            (
                Owner::Spec,
                "headings",
                Guess::Elsewhere(Home::Locale(LocaleKey::Headings)),
            ),
            (Owner::Locale, "lang", Guess::Key("language")),
            (
                Owner::Locale,
                "code",
                Guess::Elsewhere(Home::Spec(SpecKey::Code)),
            ),
            (
                Owner::Locale,
                "title",
                Guess::Elsewhere(Home::Entry(Key::Title)),
            ),
            (
                Owner::TranslatedCode,
                "category",
                Guess::Elsewhere(Home::Locale(LocaleKey::Category)),
            ),
            (
                Owner::TranslatedRange,
                "name",
                Guess::Elsewhere(Home::Entry(Key::Name)),
            ),
        ] {
            assert_eq!(
                KnownKeys::of(owner).guess(key, |_| true),
                expected,
                "{owner:?} {key}"
            );
        }
    }

    #[test]
    fn a_key_that_the_table_has_is_no_guess() {
        let keys = KnownKeys::of(Owner::Range);
        let guess = |key| keys.guess(key, |known| !["first", "title"].contains(&known));
        assert_eq!(guess("from"), Guess::Nothing);
        assert_eq!(guess("titel"), Guess::Nothing);
        assert_eq!(guess("to"), Guess::Key("last"));
    }
}
