::core::compile_error! {
    "999 is no close code\n --> inline spec:3:9\n  |\n3 | value = 999\n  |         ^^^ `value` must be 1000 to 4999\n  |\n  = help: RFC 6455, section 7.4.2: codes below 1000 are not used and none is above 4999; an application's own are 4000 to 4999"
}
#[derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
/**WebSocket Close Codes.

| code | title | sent by | reconnect |
| --- | --- | --- | --- |
| 4001 | [Fine](Self::Fine) | either |  |
| 5000 | [Too Low](Self::TooLow) | either |  |
*/
#[repr(u16)]
enum Tiny {
    /**4001 Fine

**Sent by:** either end.
*/
    Fine = 4001,
    /**5000 Too Low: Below every code.

**Sent by:** either end.
*/
    TooLow = 5000,
}
const _: () = {
    /// A parameter may shadow a function of the same name, but not a constant of the user.
    fn __code() {}
    fn __position() {}
    fn __other() {}
    fn __formatter() {}
    fn __text() {}
    fn __serializer() {}
    fn __deserializer() {}
    /// The index of a code in the list and in the table.
    #[inline]
    const fn position(
        __code: ::core::primitive::u16,
    ) -> ::core::option::Option<::core::primitive::usize> {
        ::core::option::Option::Some(
            match __code {
                4001 => 0,
                5000 => 1,
                _ => return ::core::option::Option::None,
            } as ::core::primitive::usize,
        )
    }
    #[allow(
        clippy::same_name_method,
        reason = "the trait has the same methods, for generic code"
    )]
    impl Tiny {
        /// Every code, in numeric order.
        const ALL: [Self; 2] = [Self::Fine, Self::TooLow];
        /// The table of the spec: its codes and ranges, in numeric order.
        const SPEC: &'static ::close_codes::Spec = {
            use ::close_codes::__private_0_1_0::tables::*;
            static CODE_ROWS: [CodeRow; 2] = [
                CodeRow {
                    code: 4001,
                    name: "Fine",
                    title: "Fine",
                    description: "",
                    seen_when: "",
                    how_to_fix: "",
                    sent_by: "either",
                    reconnect: "",
                    session: "",
                    reason: "",
                    reference: "",
                    deprecated: "",
                },
                CodeRow {
                    code: 5000,
                    name: "TooLow",
                    title: "Too Low",
                    description: "Below every code.",
                    seen_when: "",
                    how_to_fix: "",
                    sent_by: "either",
                    reconnect: "",
                    session: "",
                    reason: "",
                    reference: "",
                    deprecated: "",
                },
            ];
            static RANGE_ROWS: [RangeRow; 0] = [];
            const CODES: &[CodeInfo] = &codes(&CODE_ROWS);
            const RANGES: &[RangeInfo] = &ranges(&RANGE_ROWS);
            &spec("WebSocket Close Codes", CODES, RANGES, None, &[])
        };
        /// The languages that the codes are described in, English first.
        ///
        /// They are not part of [`SPEC`](Self::SPEC), so that a program without translations does not contain any.
        const LANGUAGES: &'static [::close_codes::Language] = {
            use ::close_codes::__private_0_1_0::tables::*;
            &[Language::ENGLISH]
        };
        /// Every pair of codes, with the lower one on the left.
        ///
        /// A pair takes four bytes. The table is only compiled if it is used, at about three microseconds for each
        /// pair: 15 milliseconds for 100 codes, and a little over a second for 1,000. [`compare`](Self::compare)
        /// returns a single pair.
        const COMPARISONS: [::close_codes::Comparison<Self>; 1] = ::close_codes::__private_0_1_0::comparisons();
        /// The variant with this number, or `None` if the spec does not list it.
        #[inline]
        #[must_use]
        const fn from_code(
            __code: ::core::primitive::u16,
        ) -> ::core::option::Option<Self> {
            match position(__code) {
                ::core::option::Option::Some(__position) => {
                    ::core::option::Option::Some((&Self::ALL)[__position])
                }
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
        /// The number of the code.
        #[inline]
        #[must_use]
        const fn code(self) -> ::core::primitive::u16 {
            self as ::core::primitive::u16
        }
        /// The entry of the code in the spec.
        #[inline]
        #[must_use]
        const fn info(self) -> &'static ::close_codes::CodeInfo {
            match position(Self::code(self)) {
                ::core::option::Option::Some(__position) => &Self::SPEC.codes[__position],
                ::core::option::Option::None => ::core::unreachable!(),
            }
        }
        /// Compares the code with another one. This one is on the left.
        #[must_use]
        const fn compare(self, __other: Self) -> ::close_codes::Comparison<Self> {
            ::close_codes::__private_0_1_0::compare(
                Self::code(self),
                Self::code(__other),
            )
        }
        #[doc(hidden)]
        #[must_use]
        const fn __number(self) -> ::close_codes::__private_0_1_0::Number {
            ::close_codes::__private_0_1_0::Number::of_faulty_spec::<
                Self,
            >(Self::code(self))
        }
    }
    impl ::core::fmt::Display for Tiny {
        fn fmt(
            &self,
            __formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(Self::info(*self), __formatter)
        }
    }
    impl ::core::str::FromStr for Tiny {
        type Err = ::close_codes::ParseCodeError;
        fn from_str(
            __text: &::core::primitive::str,
        ) -> ::core::result::Result<Self, ::close_codes::ParseCodeError> {
            ::close_codes::__private_0_1_0::from_str(__text)
        }
    }
    impl ::core::convert::TryFrom<::core::primitive::u16> for Tiny {
        type Error = ::close_codes::UnknownCode;
        fn try_from(
            __code: ::core::primitive::u16,
        ) -> ::core::result::Result<Self, ::close_codes::UnknownCode> {
            ::core::option::Option::ok_or(
                Self::from_code(__code),
                ::close_codes::__private_0_1_0::unknown_code(__code),
            )
        }
    }
    impl ::core::convert::From<Tiny> for ::core::primitive::u16 {
        fn from(__code: Tiny) -> Self {
            Tiny::code(__code)
        }
    }
    impl ::core::cmp::PartialEq<::core::primitive::u16> for Tiny {
        fn eq(&self, __code: &::core::primitive::u16) -> ::core::primitive::bool {
            Self::code(*self) == *__code
        }
    }
    impl ::close_codes::CodeSet for Tiny {
        const ALL: &'static [Self] = &Self::ALL;
        const SPEC: &'static ::close_codes::Spec = Self::SPEC;
        const LANGUAGES: &'static [::close_codes::Language] = Self::LANGUAGES;
        #[inline]
        fn from_code(__code: ::core::primitive::u16) -> ::core::option::Option<Self> {
            Self::from_code(__code)
        }
        #[inline]
        fn code(self) -> ::core::primitive::u16 {
            Self::code(self)
        }
        #[inline]
        fn info(self) -> &'static ::close_codes::CodeInfo {
            Self::info(self)
        }
    }
    impl ::close_codes::__private_0_1_0::Enum for Tiny {
        type Itself = Self;
    }
    impl ::core::fmt::Debug for Tiny {
        fn fmt(
            &self,
            __formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            ::core::fmt::Formatter::write_str(__formatter, Self::info(*self).name)
        }
    }
    ::close_codes::__private_0_1_0::impl_serialize! {
        Tiny
    }
    ::close_codes::__private_0_1_0::impl_deserialize! {
        Tiny
    }
};
