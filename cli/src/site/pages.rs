//! The pages, as HTML. Maud escapes every text in them.

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

use crate::site::address::Address;
use crate::site::contents::Site;
use crate::site::protocol_name::protocol_name;
use crate::site::words::Words;

/// The input of every page.
#[derive(Debug)]
pub(crate) struct View<'a> {
    site: &'a Site,
    language: &'static Language,
    words: &'static Words,
    /// The name of the protocol, such as "WebSocket", if the category contains it.
    protocol: Option<&'static str>,
}

impl<'a> View<'a> {
    pub(crate) fn new(site: &'a Site, language: &'static Language) -> Self {
        Self {
            site,
            language,
            words: Words::of(language.language),
            protocol: protocol_name(site.category(language)),
        }
    }

    fn localize(&self, info: &'static CodeInfo) -> LocalizedCode<'static> {
        self.language.localize(info)
    }

    /// What the codes are called together.
    fn category(&self) -> &'static str {
        self.site.category(self.language)
    }

    /// A code with the name of the protocol, such as "WebSocket 1000 Normal Closure".
    fn named(&self, code: LocalizedCode<'_>) -> String {
        match self.protocol {
            Some(protocol) => format!("{protocol} {code}"),
            None => code.to_string(),
        }
    }

    /// The title of a page whose heading names codes with [`named`](Self::named).
    fn title_of_codes(&self, heading: &str) -> String {
        match self.protocol {
            Some(_) => heading.to_owned(),
            None => self.title(heading),
        }
    }

    /// The title of a page whose heading does not name the protocol.
    fn title(&self, heading: &str) -> String {
        format!("{heading} · {}", self.category())
    }

    fn path(&self, address: Address) -> String {
        self.site.path(address)
    }

    fn code_path(&self, info: &'static CodeInfo) -> String {
        self.path(Address::Code(self.language, info))
    }
}
