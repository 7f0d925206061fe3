//! The pages, as HTML. Maud escapes every text that is put into one.

mod code;
mod index;
mod layout;
mod missing;
mod pair;
mod root;
mod text;
mod try_it;

use close_codes::compare::LocalizedCode;
use close_codes::{CodeInfo, Language};

pub(crate) use self::code::code;
pub(crate) use self::index::index;
pub(crate) use self::missing::missing;
pub(crate) use self::pair::pair;
pub(crate) use self::root::root;
#[cfg(test)]
pub(crate) use self::text::{prose, reference};

use crate::address::Address;
use crate::site::Site;
use crate::words::Words;

/// What a page is made from, whatever it shows.
#[derive(Debug)]
pub(crate) struct View<'a> {
    site: &'a Site,
    language: &'static Language,
    words: &'static Words,
}

impl<'a> View<'a> {
    pub(crate) fn new(site: &'a Site, language: &'static Language) -> Self {
        Self {
            site,
            language,
            words: Words::of(language.language),
        }
    }

    fn localize(&self, info: &'static CodeInfo) -> LocalizedCode<'static> {
        self.language.localize(info)
    }

    /// What the codes are called together.
    fn category(&self) -> &'static str {
        let translated = self.language.category();
        translated.unwrap_or(self.site.spec.category)
    }

    fn path(&self, address: Address) -> String {
        self.site.path(address)
    }

    fn code_path(&self, info: &'static CodeInfo) -> String {
        self.path(Address::Code(self.language, info))
    }
}
