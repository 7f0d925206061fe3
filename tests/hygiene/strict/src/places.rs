//! All places where an enum can be, and attributes and macros around it.

close_codes::close_codes! {
    /// Close codes that may get more.
    #[non_exhaustive]
    pub enum Growing = "codes.toml";
}

/// A module with an enum of its own.
pub mod inside {
    close_codes::close_codes! {
        /// A second enum in the same crate, seen by the crate alone.
        #[derive(Hash, Debug)]
        pub(crate) enum ModuleClose = "codes.toml";
    }

    /// Says the first code of the enum in this module.
    #[must_use]
    pub fn first() -> u16 {
        ModuleClose::ALL[0].code()
    }
}

/// Says the number of codes of an enum that lives in a function.
#[must_use]
pub fn count() -> usize {
    close_codes::close_codes! {
        enum FunctionClose = inline r#"
[[code]]
value = 4001
name = "Option"
title = "A `Vec<u8>` & [link] <b>"
description = "A name that the generated code must not mistake for its own. See https://example.org/a_b."
deprecated = "use `String`"

[[code]]
value = 4002
name = "String"
title = "String"
description = "\"\\ and {braces}"
reason = "\u202e\u0000\"\\ and {braces}"
"#;
    }
    FunctionClose::ALL.len()
}

/// Names that the generated code uses too, and attributes of every kind.
pub mod crowded {
    close_codes::close_codes! {
        /// An enum with functions of its own.
        pub enum Crowded = "codes.toml";
    }

    impl Crowded {
        /// A name that is not of the contract.
        #[must_use]
        pub const fn position(self) -> u16 {
            self.code()
        }
    }

    close_codes::close_codes! {
        /// An enum for another system.
        #[cfg(any())]
        pub enum Nowhere = "codes.toml";
    }

    close_codes::close_codes! {
        /// An enum that nobody should use any more.
        #[deprecated]
        #[non_exhaustive]
        pub enum Old = inline "extends = 'standard'";
    }

    macro_rules! handed_on {
        ($(#[$meta:meta])* $visibility:vis $name:ident) => {
            close_codes::close_codes! { $(#[$meta])* $visibility enum $name = "codes.toml"; }
        };
    }

    handed_on! {
        /// An enum made by a macro of the crate.
        #[derive(Hash, Debug)]
        pub(in crate::places::crowded) HandedOn
    }

    /// The first code of an enum that others cannot see.
    #[must_use]
    pub fn first() -> u16 {
        HandedOn::ALL[0].code()
    }
}

/// The frame that a server without std sends.
#[must_use]
pub fn goodbye() -> close_codes::Payload {
    close_codes::close_frame!(Server, Growing::SessionExpired, "later").encode()
}
