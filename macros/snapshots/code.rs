/// Close codes of the chat protocol.
#[derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::close_codes::__private_0_1_0::ListCodes
)]
#[derive(Hash)]
/**

| code | title | sent by | reconnect |
| --- | --- | --- | --- |
| 4000 | [Bye](Self::Bye) | either |  |
| 4001 | [Session Expired](Self::SessionExpired) | server | after_fix |
| 4100 | [Busy](Self::Busy) | server | backoff |

| codes | title | sent by | reconnect |
| --- | --- | --- | --- |
| 4100–4199 | Back Off | server | backoff |
*/
#[repr(u16)]
pub(crate) enum ChatClose {
    /**4000 Bye: Said "bye".

**Sent by:** either end.
*/
    Bye = 4000,
    /**4001 Session Expired: The token that opened this connection is no longer valid.

**When you see it:** A client stayed connected longer than its token lives.

**How to fix it:** Fetch a new token, then connect again.

**Sent by:** the server. **Reconnect:** after a fix. **Session:** start a new one.

**Default reason:** token expired

**Reference:** <https://example.org/protocol>
*/
    #[deprecated(note = "use `Bye`")]
    SessionExpired = 4001,
    /**4100 Busy: Too many connections.

**Sent by:** the server. **Reconnect:** with back-off. **Session:** resume the old one.
*/
    Busy = 4100,
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
                4000..=4001 => __code - 4000,
                4100 => 2,
                _ => return ::core::option::Option::None,
            } as ::core::primitive::usize,
        )
    }
    #[allow(
        clippy::same_name_method,
        reason = "the trait has the same methods, for generic code"
    )]
    impl ChatClose {
        /// The table of the spec: its codes and ranges, in numeric order.
        pub(crate) const SPEC: &'static ::close_codes::Spec = {
            use ::close_codes::__private_0_1_0::tables::*;
            static CODE_ROWS: [CodeRow; 3] = [
                CodeRow {
                    code: 4000,
                    name: "Bye",
                    title: "Bye",
                    description: "Said \"bye\".",
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
                    code: 4001,
                    name: "SessionExpired",
                    title: "Session Expired",
                    description: "The token that opened this connection is no longer valid.",
                    seen_when: "A client stayed connected longer than its token lives.",
                    how_to_fix: "Fetch a new token, then connect again.",
                    sent_by: "server",
                    reconnect: "after_fix",
                    session: "new",
                    reason: "token expired",
                    reference: "https://example.org/protocol",
                    deprecated: "use `Bye`",
                },
                CodeRow {
                    code: 4100,
                    name: "Busy",
                    title: "Busy",
                    description: "Too many connections.",
                    seen_when: "",
                    how_to_fix: "",
                    sent_by: "server",
                    reconnect: "backoff",
                    session: "resume",
                    reason: "",
                    reference: "",
                    deprecated: "",
                },
            ];
            static RANGE_ROWS: [RangeRow; 1] = [
                RangeRow {
                    first: 4100,
                    last: 4199,
                    label: "4100-4199",
                    name: "",
                    title: "Back Off",
                    description: "Come back later.",
                    seen_when: "",
                    how_to_fix: "",
                    sent_by: "server",
                    reconnect: "backoff",
                    session: "resume",
                    reference: "",
                    deprecated: "",
                },
            ];
            const CODES: &[CodeInfo] = &codes(&CODE_ROWS);
            const RANGES: &[RangeInfo] = &ranges(&RANGE_ROWS);
            &spec("Chat Close Codes", CODES, RANGES, None, &[])
        };
        /// The languages that the codes are described in, English first.
        ///
        /// They are not part of [`SPEC`](Self::SPEC), so that a program without translations does not contain any.
        pub(crate) const LANGUAGES: &'static [::close_codes::Language] = {
            use ::close_codes::__private_0_1_0::tables::*;
            &[Language::ENGLISH]
        };
        /// Every pair of codes, with the lower one on the left.
        ///
        /// A pair takes four bytes. The table is only compiled if it is used, at about three microseconds for each
        /// pair: 15 milliseconds for 100 codes, and a little over a second for 1,000. [`compare`](Self::compare)
        /// returns a single pair.
        pub(crate) const COMPARISONS: [::close_codes::Comparison<Self>; 3] = ::close_codes::__private_0_1_0::comparisons();
        /// The variant with this number, or `None` if the spec does not list it.
        #[inline]
        #[must_use]
        pub(crate) const fn from_code(
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
        pub(crate) const fn code(self) -> ::core::primitive::u16 {
            self as ::core::primitive::u16
        }
        /// The entry of the code in the spec.
        #[inline]
        #[must_use]
        pub(crate) const fn info(self) -> &'static ::close_codes::CodeInfo {
            match position(Self::code(self)) {
                ::core::option::Option::Some(__position) => &Self::SPEC.codes[__position],
                ::core::option::Option::None => ::core::unreachable!(),
            }
        }
        /// Compares the code with another one. This one is on the left.
        #[must_use]
        pub(crate) const fn compare(
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
        pub(crate) const fn __number(self) -> ::close_codes::__private_0_1_0::Number {
            ::close_codes::__private_0_1_0::Number::of::<Self>(Self::code(self))
        }
    }
    impl ::core::fmt::Display for ChatClose {
        fn fmt(
            &self,
            __formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(Self::info(*self), __formatter)
        }
    }
    impl ::core::str::FromStr for ChatClose {
        type Err = ::close_codes::ParseCodeError;
        fn from_str(
            __text: &::core::primitive::str,
        ) -> ::core::result::Result<Self, ::close_codes::ParseCodeError> {
            ::close_codes::__private_0_1_0::from_str(__text)
        }
    }
    impl ::core::convert::TryFrom<::core::primitive::u16> for ChatClose {
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
    impl ::core::convert::From<ChatClose> for ::core::primitive::u16 {
        fn from(__code: ChatClose) -> Self {
            ChatClose::code(__code)
        }
    }
    impl ::core::cmp::PartialEq<::core::primitive::u16> for ChatClose {
        fn eq(&self, __code: &::core::primitive::u16) -> ::core::primitive::bool {
            Self::code(*self) == *__code
        }
    }
    impl ::close_codes::CodeSet for ChatClose {
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
    impl ::close_codes::__private_0_1_0::Enum for ChatClose {
        type Itself = Self;
    }
    impl ::core::fmt::Debug for ChatClose {
        fn fmt(
            &self,
            __formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            ::core::fmt::Formatter::write_str(__formatter, Self::info(*self).name)
        }
    }
    ::close_codes::__private_0_1_0::impl_serialize! {
        ChatClose
    }
    ::close_codes::__private_0_1_0::impl_deserialize! {
        ChatClose
    }
};
