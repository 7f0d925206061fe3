#[allow(clippy::enum_variant_names, reason = "the names are those of the spec")]
#[cfg(feature = "chat")]
#[cfg_attr(feature = "web", cfg(unix))]
#[derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord
)]
#[cfg_attr(not(feature = "debug"), derive(::core::hash::Hash))]
#[cfg_attr(
    feature = "debug",
    derive(Debug, std::hash::Hash),
    cfg_attr(test, derive(serde::Serialize))
)]
#[cfg_attr(feature = "docs", doc = "Close codes of the chat protocol.")]
#[cfg_attr(windows, deprecated)]
#[doc(alias = "chat")]
#[derive(other::Serialize)]
#[expect(clippy::enum_variant_names)]
#[cfg_attr(windows, deny(unused_results), forbid(missing_docs))]
#[non_exhaustive]
#[cfg_attr(not(feature = "docs"), doc = "WebSocket Close Codes.")]
/**

| code | title | sent by | reconnect |
| --- | --- | --- | --- |
| 4001 | [One](Self::One) | either |  |
*/
#[repr(u16)]
pub(in crate::chat) enum r#ChatClose {
    /**4001 One: The first.

**Sent by:** either end.
*/
    One = 4001,
}
#[cfg(feature = "chat")]
#[cfg_attr(feature = "web", cfg(unix))]
#[allow(clippy::enum_variant_names)]
#[cfg_attr(windows, deny(unused_results))]
#[cfg_attr(windows, deny(missing_docs))]
#[cfg_attr(windows, allow(deprecated, reason = "the generated code has to name it"))]
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
                _ => return ::core::option::Option::None,
            } as ::core::primitive::usize,
        )
    }
    #[allow(
        clippy::same_name_method,
        reason = "the trait has the same methods, for generic code"
    )]
    impl r#ChatClose {
        /// Every code, in numeric order.
        pub(in crate::chat) const ALL: [Self; 1] = [Self::One];
        /// The table of the spec: its codes and ranges, in numeric order.
        pub(in crate::chat) const SPEC: &'static ::close_codes::Spec = {
            use ::close_codes::__private_0_1_0::tables::*;
            static CODE_ROWS: [CodeRow; 1] = [
                CodeRow {
                    code: 4001,
                    name: "One",
                    title: "One",
                    description: "The first.",
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
        pub(in crate::chat) const LANGUAGES: &'static [::close_codes::Language] = {
            use ::close_codes::__private_0_1_0::tables::*;
            &[Language::ENGLISH]
        };
        /// Every pair of codes, with the lower one on the left.
        ///
        /// A pair takes four bytes. The table is only compiled if it is used, at about three microseconds for each
        /// pair: 15 milliseconds for 100 codes, and a little over a second for 1,000. [`compare`](Self::compare)
        /// returns a single pair.
        pub(in crate::chat) const COMPARISONS: [::close_codes::Comparison<Self>; 0] = ::close_codes::__private_0_1_0::comparisons();
        /// The variant with this number, or `None` if the spec does not list it.
        #[inline]
        #[must_use]
        pub(in crate::chat) const fn from_code(
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
        pub(in crate::chat) const fn code(self) -> ::core::primitive::u16 {
            self as ::core::primitive::u16
        }
        /// The entry of the code in the spec.
        #[inline]
        #[must_use]
        pub(in crate::chat) const fn info(self) -> &'static ::close_codes::CodeInfo {
            match position(Self::code(self)) {
                ::core::option::Option::Some(__position) => &Self::SPEC.codes[__position],
                ::core::option::Option::None => ::core::unreachable!(),
            }
        }
        /// Compares the code with another one. This one is on the left.
        #[must_use]
        pub(in crate::chat) const fn compare(
            self,
            __other: Self,
        ) -> ::close_codes::Comparison<Self> {
            ::close_codes::__private_0_1_0::compare(
                Self::code(self),
                Self::code(__other),
            )
        }
        #[doc(hidden)]
        #[must_use]
        pub(in crate::chat) const fn __number(
            self,
        ) -> ::close_codes::__private_0_1_0::Number {
            ::close_codes::__private_0_1_0::Number::of::<Self>(Self::code(self))
        }
    }
    impl ::core::fmt::Display for r#ChatClose {
        fn fmt(
            &self,
            __formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(Self::info(*self), __formatter)
        }
    }
    impl ::core::str::FromStr for r#ChatClose {
        type Err = ::close_codes::ParseCodeError;
        fn from_str(
            __text: &::core::primitive::str,
        ) -> ::core::result::Result<Self, ::close_codes::ParseCodeError> {
            ::close_codes::__private_0_1_0::from_str(__text)
        }
    }
    impl ::core::convert::TryFrom<::core::primitive::u16> for r#ChatClose {
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
    impl ::core::convert::From<r#ChatClose> for ::core::primitive::u16 {
        fn from(__code: r#ChatClose) -> Self {
            r#ChatClose::code(__code)
        }
    }
    impl ::core::cmp::PartialEq<::core::primitive::u16> for r#ChatClose {
        fn eq(&self, __code: &::core::primitive::u16) -> ::core::primitive::bool {
            Self::code(*self) == *__code
        }
    }
    impl ::close_codes::CodeSet for r#ChatClose {
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
    impl ::close_codes::__private_0_1_0::Enum for r#ChatClose {
        type Itself = Self;
    }
    #[cfg(not(feature = "debug"))]
    impl ::core::fmt::Debug for r#ChatClose {
        fn fmt(
            &self,
            __formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            ::core::fmt::Formatter::write_str(__formatter, Self::info(*self).name)
        }
    }
    #[cfg(not(all(feature = "debug", test)))]
    ::close_codes::__private_0_1_0::impl_serialize! {
        r#ChatClose
    }
    ::close_codes::__private_0_1_0::impl_deserialize! {
        r#ChatClose
    }
};
