//! Attributes on an enum of close codes: those that pass through, those that the generated code reads, and all of them
//! under a `cfg_attr`. `all()` holds in every build, and `any()` in none.

#![deny(warnings)]

use close_codes::close_codes;

/// A trait that is derived, whatever the path and the build.
pub mod derives {
    use super::close_codes;

    /// Crates that have other traits of the same name.
    pub mod other {
        pub use core::hash::Hash as Serialize;
        pub use core::marker::Copy as Deserialize;
    }

    close_codes! {
        /// By the path of the standard library, and of its own.
        #[derive(std::fmt::Debug, ::core::hash::Hash, core::clone::Clone)]
        pub enum ByPath = inline "extends = 'standard'";
    }

    /// A crate that has another trait of the same name.
    pub mod rkyv {
        pub use hygiene_derive::Serialize;
    }

    /// What its trait stands for.
    pub trait Archived {}

    close_codes! {
        /// Another trait of that name, beside which serde's is there as ever.
        #[derive(rkyv::Serialize)]
        pub enum OfAnother = inline "extends = 'standard'";
    }

    close_codes! {
        /// Serde's, by their paths.
        #[derive(serde::Serialize, ::serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum OfSerde = inline "extends = 'standard'";
    }

    /// The names that the generated code has for the values of serde.
    #[allow(
        non_upper_case_globals,
        dead_code,
        reason = "names that only have to be there"
    )]
    pub mod own {
        const __serializer: u8 = 1;
        static __deserializer: u8 = 2;

        super::close_codes! {
            /// With our own implementations of serde's traits.
            pub enum BesideOwn = inline "extends = 'standard'";
        }
    }

    close_codes! {
        /// In builds like this one.
        #[cfg_attr(all(), derive(Debug, Hash), derive(serde::Serialize, serde::Deserialize))]
        pub enum InThisBuild = inline "extends = 'standard'";
    }

    close_codes! {
        /// In builds unlike this one.
        #[cfg_attr(any(), derive(Debug, Hash), derive(serde::Serialize, serde::Deserialize))]
        pub enum InAnotherBuild = inline "extends = 'standard'";
    }

    close_codes! {
        /// In some builds twice removed.
        #[cfg_attr(all(), cfg_attr(any(), derive(Debug)), cfg_attr(all(), derive(Hash)))]
        #[cfg_attr(any(), derive(Debug))]
        pub enum InSome = inline "extends = 'standard'";
    }
}

/// The enum is there, or it is not, and so is the code beside it.
pub mod conditions {
    use super::close_codes;

    close_codes! {
        /// There, over a spec that is there.
        #[cfg(all())]
        pub enum There = inline "extends = 'standard'";
    }

    close_codes! {
        /// Not there, and neither is the spec.
        #[cfg(any())]
        pub enum Absent = "no/such/codes.toml";
    }

    close_codes! {
        /// Not there by another way.
        #[cfg_attr(all(), cfg(any()))]
        pub enum Absent = "no/such/codes.toml";
    }

    close_codes! {
        /// Not there, and full of mistakes.
        #[cfg(any())]
        pub enum Absent = inline "[[code]]\nvalue = 1";
    }
}

/// Docs of the user's, and attributes of that name that are none.
pub mod docs {
    #![deny(missing_docs)]

    use super::close_codes;

    close_codes! {
        #[doc(alias = "chat")]
        pub enum WithAlias = inline "extends = 'standard'";
    }

    close_codes! {
        #[cfg_attr(any(), doc = "In builds unlike this one.")]
        pub enum InAnotherBuild = inline "extends = 'standard'";
    }

    close_codes! {
        #[doc = concat!("Put", " together.")]
        #[doc(hidden)]
        pub enum PutTogether = inline "extends = 'standard'";
    }
}

/// Enums that nobody should use any more.
pub mod deprecated {
    use super::close_codes;

    close_codes! {
        /// Always.
        #[deprecated(since = "1.0.0", note = "use another")]
        pub enum Old = inline "extends = 'standard'";
    }

    close_codes! {
        /// In builds like this one.
        #[cfg_attr(all(), deprecated)]
        pub enum OldHere = inline "extends = 'standard'";
    }

    close_codes! {
        /// In builds unlike this one.
        #[cfg_attr(any(), deprecated)]
        pub enum OldElsewhere = inline "extends = 'standard'";
    }
}

/// Levels of lints.
pub mod levels {
    use super::close_codes;

    close_codes! {
        /// What is allowed is allowed in the code beside the enum as well.
        #[allow(missing_docs, clippy::all, clippy::restriction)]
        pub enum Allowed = inline "extends = 'standard'";
    }

    close_codes! {
        /// What is denied does not happen.
        #[deny(warnings, clippy::pedantic)]
        #[forbid(missing_docs)]
        #[cfg_attr(all(), deny(unused))]
        pub enum Denied = inline "extends = 'standard'";
    }

    close_codes! {
        /// A name that is not of this style.
        #[expect(non_camel_case_types, reason = "the protocol has this name")]
        pub enum chat_close = inline "extends = 'standard'";
    }

    close_codes! {
        /// Codes that are not used, and of which nothing is said.
        enum Silent = inline "extends = 'standard'";
    }

    /// Nobody may allow this lint here.
    #[forbid(dead_code)]
    pub mod strict {
        use super::close_codes;

        close_codes! {
            /// Codes of which the crate uses few.
            pub(crate) enum Internal = inline "extends = 'standard'";
        }

        /// One of them.
        pub fn one() -> u16 {
            Internal::GoingAway.into()
        }
    }

    /// Nor here.
    #[forbid(deprecated)]
    pub mod without_deprecated {
        use super::close_codes;

        close_codes! {
            /// Codes that are all in use.
            pub enum Current = inline "extends = 'standard'";
        }

        close_codes! {
            /// Codes of which one is not to be used any more.
            #[derive(Debug)]
            pub(crate) enum WithOld = inline r#"
extends = "standard"

[[code]]
value = 4001
name = "Idle"
title = "Idle"
description = "Nothing was said for an hour."
deprecated = "use `GoingAway`"
"#;
        }

        /// How many there are.
        #[must_use]
        pub fn count() -> usize {
            WithOld::ALL.len()
        }
    }

    const _: Option<Silent> = None;
}

/// Names and visibilities.
pub mod names {
    use super::close_codes;

    close_codes! {
        /// A raw identifier that need not be one.
        pub enum r#Chat = inline "extends = 'standard'";
    }

    close_codes! {
        /// A raw identifier.
        #[allow(non_camel_case_types)]
        pub(self) enum r#match = inline "extends = 'standard'";
    }

    close_codes! {
        /// For the module around.
        pub(super) enum ForTheModuleAround = inline "extends = 'standard'";
    }

    close_codes! {
        /// For a module by its path.
        pub(in crate::names) enum ForAPath = inline "extends = 'standard'";
    }

    close_codes! {
        /// For the crate.
        pub(crate) enum ForTheCrate = inline "extends = 'standard'";
    }

    close_codes! {
        /// For this module.
        enum ForThisModule = inline "extends = 'standard'";
    }

    close_codes! {
        /// Not for a `match` that names each, elsewhere.
        #[non_exhaustive]
        pub enum Growing = inline "extends = 'standard'";
    }

    macro_rules! through_a_macro {
        ($(#[$meta:meta])* $visibility:vis $name:ident $(= $spec:literal)?) => {
            close_codes! { $(#[$meta])* $visibility enum $name = inline $($spec)?; }
        };
    }

    through_a_macro! {
        /// With attributes that a macro hands on.
        #[derive(Debug)]
        #[cfg_attr(all(), derive(Hash))]
        pub ThroughAMacro = "extends = 'standard'"
    }

    through_a_macro! {
        /// Without a visibility.
        WithoutVisibility = "extends = 'standard'"
    }

    /// The first code of each.
    #[must_use]
    pub fn firsts() -> [u16; 7] {
        [
            r#Chat::ALL[0].code(),
            r#match::ALL[0].code(),
            ForTheModuleAround::ALL[0].code(),
            ForAPath::ALL[0].code(),
            ForTheCrate::ALL[0].code(),
            ForThisModule::ALL[0].code(),
            WithoutVisibility::ALL[0].code(),
        ]
    }
}

/// The code of the enum that the module `names` has for its parent.
#[must_use]
pub fn from_the_module_around() -> u16 {
    names::ForTheModuleAround::GoingAway.into()
}
