//! Names that a user has in scope, and that mean something else in the generated code.

/// Values in lower case, which even a parameter of the same name would give way to.
#[allow(
    non_upper_case_globals,
    dead_code,
    reason = "names that only have to be there"
)]
pub mod values {
    static code: u16 = 1;
    static f: u8 = 2;
    static formatter: u8 = 3;
    static position: u8 = 4;
    static text: u8 = 5;
    static all: u8 = 6;
    const other: u8 = 7;
    const close_code: u8 = 8;
    const reason: u8 = 9;
    const frame: u8 = 10;
    const spec: u8 = 11;

    close_codes::close_codes! {
        /// An enum beside values.
        pub enum BesideValues = "codes.toml";
    }

    /// A frame made beside them.
    pub const FRAME: close_codes::CloseFrame<'static, close_codes::Server> =
        close_codes::close_frame!(Server, BesideValues::SessionExpired, "later");

    /// A frame of a number.
    pub const NUMBER: close_codes::CloseFrame<'static, close_codes::Either> =
        close_codes::close_frame!(4150 as BesideValues);
}

/// The names that the generated code has for its own values and modules.
#[allow(
    non_upper_case_globals,
    non_camel_case_types,
    dead_code,
    reason = "names that only have to be there"
)]
pub mod own {
    const __code: u16 = 1;
    static __position: u8 = 2;
    struct __other;
    static __formatter: u8 = 3;
    const __text: &str = "4";
    static __serializer: u8 = 5;
    const __deserializer: u8 = 6;
    static __CODES: u8 = 7;
    const position: u8 = 8;
    const CODES: u8 = 9;
    const CODE_ROWS: u8 = 10;

    mod __private {}
    mod __private_0_1_0 {}
    mod bindings {}
    mod tables {}

    close_codes::close_codes! {
        /// An enum beside names of the generated code.
        pub enum BesideOwn = "codes.toml";
    }

    /// A frame made beside them.
    pub const FRAME: close_codes::CloseFrame<'static, close_codes::Server> =
        close_codes::close_frame!(Server, BesideOwn::SessionExpired, "later");

    /// A frame of a number of that name.
    pub const NUMBER: close_codes::CloseFrame<'static, close_codes::Either> =
        close_codes::close_frame!({ __code + 4149 } as BesideOwn, { __text });
}

/// Unit structs in lower case, and types with the names of primitive ones.
#[allow(
    non_camel_case_types,
    dead_code,
    reason = "names that only have to be there"
)]
pub mod types {
    struct code;
    struct f;
    struct other;
    struct text;
    struct position;
    struct u8;
    struct u16;
    struct usize;
    struct bool;
    struct str;
    struct Option;
    struct Result;
    struct Spec;
    struct CodeRow;
    struct Some;
    struct None;

    mod core {}
    mod std {}
    mod fmt {}
    mod close_codes {}

    ::close_codes::close_codes! {
        /// An enum beside types.
        pub enum BesideTypes = "codes.toml";
    }

    /// A frame made beside them.
    pub const FRAME: ::close_codes::CloseFrame<'static, ::close_codes::Server> =
        ::close_codes::close_frame!(Server, BesideTypes::SessionExpired, "later");
}

/// Traits with methods of the names that the enum has.
pub mod traits {
    close_codes::close_codes! {
        /// An enum that has a trait with methods of the same names.
        pub enum WithTraits = "codes.toml";
    }

    /// What an HTTP status could have.
    pub trait Status {
        /// Another number.
        fn code(&self) -> u16;
        /// Another description.
        fn info(&self) -> u8;
        /// Another comparison.
        fn compare(&self, other: &Self) -> bool;
        /// Another look-up.
        fn from_code(code: u16) -> u8;
        /// Another conversion.
        fn ok_or(&self) -> u8;
    }

    /// What takes a value, as the enum's own functions do.
    pub trait ByValue: Sized {
        /// Another number.
        fn code(self) -> u16;
        /// Another comparison.
        fn compare(self, other: Self) -> bool;
    }

    impl<T> ByValue for T {
        fn code(self) -> u16 {
            503
        }

        fn compare(self, _: Self) -> bool {
            false
        }
    }

    /// A frame made beside them.
    pub const FRAME: close_codes::CloseFrame<'static, close_codes::Server> =
        close_codes::close_frame!(Server, WithTraits::SessionExpired, "later");

    impl<T> Status for T {
        fn code(&self) -> u16 {
            503
        }

        fn info(&self) -> u8 {
            1
        }

        fn compare(&self, _: &Self) -> bool {
            false
        }

        fn from_code(_: u16) -> u8 {
            2
        }

        fn ok_or(&self) -> u8 {
            3
        }
    }
}

/// Macros with the names of those of the standard library.
#[allow(unused_macros, reason = "nothing calls them: that is the proof")]
pub mod macros {
    macro_rules! unreachable {
        () => {
            compile_error!("the macro of the user was called")
        };
    }
    macro_rules! concat {
        ($($any:tt)*) => {
            compile_error!("the macro of the user was called")
        };
    }
    macro_rules! env {
        ($($any:tt)*) => {
            compile_error!("the macro of the user was called")
        };
    }
    macro_rules! include_bytes {
        ($($any:tt)*) => {
            compile_error!("the macro of the user was called")
        };
    }
    close_codes::close_codes! {
        /// An enum beside macros.
        pub enum BesideMacros = "codes.toml";
    }
}
