// The code that every enum of close codes is made of. Words that begin with two underscores are slots: `src/expand.rs`
// says what comes into each. What the user wrote goes in as tokens, so that errors in it point at it.

__attributes
#[doc = __docs]
#[derive(__derives)]
#[repr(u16)]
#[allow(dead_code, reason = "a protocol has codes that one end never names")]
__visibility enum __Name { __variants }

__conditions
#[allow(dead_code, __deprecated reason = "generated for every use, of which a program has a few")]
const _: () = {
    /// The place of a code in the list and in the table.
    #[inline]
    const fn position(code: u16) -> ::core::option::Option<usize> {
        let position = match code {
            __positions
            _ => return ::core::option::Option::None,
        };
        ::core::option::Option::Some(position as usize)
    }

    impl __Name {
        /// Every code, in numeric order.
        __visibility const ALL: [Self; __count] = [__all];

        /// What the spec says of the protocol: its codes and ranges, in numeric order.
        __visibility const SPEC: &'static __runtime::Spec = {
            use __runtime::__private::tables::*;
            // Statics: the compiler checks them several times faster than rows inside the expression.
            static CODE_ROWS: [CodeRow; __count] = [__codes];
            static RANGE_ROWS: [RangeRow; __range_count] = [__ranges];
            const CODES: &[CodeInfo] = &codes(&CODE_ROWS);
            const RANGES: &[RangeInfo] = &ranges(&RANGE_ROWS);
            &spec(__category, CODES, RANGES, __unlisted)
        };

        __range_constants

        /// The languages in which the codes are described, English first.
        ///
        /// Apart from [`SPEC`](Self::SPEC), so that a program which shows no translation holds none.
        __visibility const LANGUAGES: &'static [__runtime::Language] = {
            use __runtime::__private::tables::*;
            __languages
        };

        /// Every pair of codes, the lower one on the left.
        ///
        /// Made where it is used, which takes the compiler about a second for 100 codes and much more for many
        /// more; [`compare`](Self::compare) makes one pair.
        __visibility const COMPARISONS: [__runtime::Comparison; __pairs] =
            __runtime::__private::comparisons(Self::SPEC);

        /// The variant of a number, if the protocol defines it.
        #[inline]
        #[must_use]
        __visibility const fn from_code(code: u16) -> ::core::option::Option<Self> {
            match position(code) {
                ::core::option::Option::Some(position) => ::core::option::Option::Some((&Self::ALL)[position]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        /// The number on the wire.
        #[inline]
        #[must_use]
        __visibility const fn code(self) -> u16 {
            self as u16
        }

        /// What the spec says of this code.
        #[inline]
        #[must_use]
        __visibility const fn info(self) -> &'static __runtime::CodeInfo {
            match position(self as u16) {
                ::core::option::Option::Some(position) => &Self::SPEC.codes[position],
                ::core::option::Option::None => ::core::unreachable!(),
            }
        }

        /// This code beside another.
        #[must_use]
        __visibility const fn compare(self, other: Self) -> __runtime::Comparison {
            __runtime::__private::compare(Self::SPEC, self.info(), other.info())
        }
    }

    impl ::core::fmt::Display for __Name {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(self.info(), f)
        }
    }

    impl ::core::str::FromStr for __Name {
        type Err = __runtime::ParseCodeError;

        fn from_str(text: &str) -> ::core::result::Result<Self, __runtime::ParseCodeError> {
            __runtime::__private::from_str(text)
        }
    }

    impl ::core::convert::TryFrom<u16> for __Name {
        type Error = __runtime::UnknownCode;

        fn try_from(code: u16) -> ::core::result::Result<Self, __runtime::UnknownCode> {
            Self::from_code(code).ok_or(__runtime::__private::unknown_code(code))
        }
    }

    impl ::core::convert::From<__Name> for u16 {
        fn from(code: __Name) -> Self {
            code.code()
        }
    }

    impl ::core::cmp::PartialEq<u16> for __Name {
        fn eq(&self, code: &u16) -> bool {
            self.code() == *code
        }
    }

    impl __runtime::CodeSet for __Name {
        const ALL: &'static [Self] = &Self::ALL;
        const SPEC: &'static __runtime::Spec = Self::SPEC;
        const LANGUAGES: &'static [__runtime::Language] = Self::LANGUAGES;

        fn from_code(code: u16) -> ::core::option::Option<Self> {
            Self::from_code(code)
        }

        fn code(self) -> u16 {
            self.code()
        }

        fn info(self) -> &'static __runtime::CodeInfo {
            self.info()
        }
    }

    __unless_derived
};
