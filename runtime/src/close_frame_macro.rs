//! The macro that checks a Close frame while compiling.

/// Makes a [`CloseFrame`](crate::CloseFrame) that is checked while compiling: `close_frame!([Role,] code [, reason])`.
///
/// * The role is one of the four words `Client`, `Server`, `Browser` and `Either`. They are spelled like the types, and
///   need no import. Without a role, the frame is for [`Either`](crate::Either): both ends may send it.
/// * The code is a constant: a variant of an enum made by `close_codes!`, or a number and the enum whose spec checks it,
///   `4404 as ChatClose`.
/// * The reason is a constant `&'static str` of at most 123 bytes of UTF-8. Without a reason, it is the `reason` of the
///   spec, or empty. For a reason that is known only at run time, call
///   [`with_reason_truncated`](crate::CloseFrame::with_reason_truncated) on the frame.
/// * For a code that is known only at run time, call [`CloseFrame::new`](crate::CloseFrame::new) or
///   [`CloseFrame::of`](crate::CloseFrame::of).
/// * A lower-case name is refused, since it is probably a variable. Put a constant with such a name in braces: `{ code
///   }`.
/// * The code and the reason are evaluated in an item of their own, without `Self` and generic parameters. Write the
///   name of the enum.
///
/// The result is a constant of type `CloseFrame<'static, Role>`, in functions, closures, async blocks, constants and
/// statics alike.
///
/// ```
/// use close_codes::{CloseCode, CloseFrame, Server, close_frame};
///
/// static RESTARTING: CloseFrame<'static, Server> = close_frame!(Server, CloseCode::ServiceRestart, "back in a minute");
/// let frame = close_frame!(Client, CloseCode::MandatoryExtension, "permessage-deflate");
/// let frame = close_frame!(CloseCode::NormalClosure); // both ends may send this one
/// let frame = close_frame!(Browser, 4001 as CloseCode, "bye"); // a number, checked by the spec of an enum
///
/// // The code is checked while compiling; the reason is known at run time, and cut to the 123 bytes that fit.
/// let why = "x".repeat(200);
/// let frame = close_frame!(Server, CloseCode::PolicyViolation).with_reason_truncated(&why);
/// assert_eq!(frame.reason().len(), 123);
/// ```
///
/// # Compile errors
///
/// A code that must not be sent does not compile, and the error says why and what to send instead. It is reported by
/// `cargo check` too.
///
/// ```compile_fail,E0080
/// // error[E0080]: close code 1015 (TLS Handshake Failure) must never be sent in a Close frame
/// close_codes::close_frame!(Server, close_codes::CloseCode::TlsHandshakeFailure, "bye");
/// ```
///
/// A code that only the other end may send does not compile either:
///
/// ```compile_fail,E0080
/// // error[E0080]: close code 1010 (Mandatory Extension) must not be sent by a server
/// close_codes::close_frame!(Server, close_codes::CloseCode::MandatoryExtension);
/// ```
///
/// A code that a browser refuses does not compile:
///
/// ```compile_fail,E0080
/// // error[E0080]: close code 1011 (Internal Error) must not be sent by a browser
/// close_codes::close_frame!(Browser, close_codes::CloseCode::InternalError);
/// ```
///
/// Nor does a number that is not assigned, or a reason that is too long:
///
/// ```compile_fail,E0080
/// // error[E0080]: close code 2999 is not assigned, so it must not be sent
/// close_codes::close_frame!(Server, 2999 as close_codes::CloseCode);
/// ```
///
/// ```compile_fail,E0080
/// const LONG: &str = match std::str::from_utf8(&[b'x'; 124]) {
///     Ok(text) => text,
///     Err(_) => panic!(),
/// };
/// // error[E0080]: the reason of close code 4001 is 124 bytes long; a Close frame carries at most 123
/// close_codes::close_frame!(Server, 4001 as close_codes::CloseCode, LONG);
/// ```
#[macro_export]
macro_rules! close_frame {
    ($($input:tt)*) => {
        // `$crate` tells the procedural macro the path of this crate, even if the user's crate renames it.
        $crate::__private_0_1_0::close_frame! { ($crate) $($input)* }
    };
}

#[cfg(test)]
mod tests {
    use crate::test_codes::TestClose;
    use crate::{Browser, Client, CloseCode, CloseFrame, Either, Server};

    const CODE: u16 = 4002;
    const REASON: &str = "from a constant";

    static STATIC: CloseFrame<'static, Server> = close_frame!(Server, 4001 as TestClose, REASON);

    #[test]
    fn the_role_is_a_word_and_either_by_default() {
        const BYE: TestClose = TestClose::NormalClosure;
        let _: CloseFrame<'static, Client> = close_frame!(Client, BYE);
        let _: CloseFrame<'static, Server> = close_frame!(Server, BYE,);
        let _: CloseFrame<'static, Browser> = close_frame!(Browser, BYE, "");
        let _: CloseFrame<'static, Either> = close_frame!(Either, BYE, "",);
        let _: CloseFrame<'static, Either> = close_frame!(BYE);
        let _: CloseFrame<'static, Either> = close_frame!(BYE, REASON,);
    }

    #[test]
    fn the_code_is_a_variant_or_a_number_of_a_protocol() {
        assert_eq!(close_frame!(Client, TestClose::Leaving).code(), Some(4002));
        assert_eq!(
            close_frame!({ TestClose::NormalClosure }).code(),
            Some(1000)
        );
        assert_eq!(close_frame!(4999 as CloseCode).code(), Some(4999));
        assert_eq!(close_frame!(4000_u16 as CloseCode).code(), Some(4000));
        assert_eq!(close_frame!(Client, CODE as TestClose).code(), Some(4002));
        assert_eq!(
            close_frame!(Client, 4000 + 2 as TestClose).code(),
            Some(4002)
        );
        assert_eq!(
            close_frame!((4000 + 9) as CloseCode, "x").code(),
            Some(4009)
        );
    }

    #[test]
    fn a_lower_case_constant_goes_in_braces() {
        #![expect(non_upper_case_globals, reason = "that is what is tested")]
        const code: TestClose = TestClose::Leaving;
        const reason: &str = "so long";
        let frame = close_frame!(Client, { code }, { reason });
        assert_eq!((frame.code(), frame.reason()), (Some(4002), "so long"));
    }

    #[test]
    fn the_code_is_an_expression_that_begins_with_a_keyword() {
        const VERSION: u8 = 2;
        let frame = close_frame!(
            Client,
            if VERSION as u16 == 1 {
                TestClose::NormalClosure
            } else {
                TestClose::Leaving
            },
            "bye"
        );
        assert_eq!((frame.code(), frame.reason()), (Some(4002), "bye"));
        let frame = close_frame!(
            Client,
            match VERSION as u16 {
                1 => 4001,
                _ => 4002,
            } as TestClose
        );
        assert_eq!(frame.code(), Some(4002));
    }

    #[test]
    fn a_constant_may_have_any_name() {
        const CLOSE_FRAME_CHECKED_AT_COMPILE_TIME: TestClose = TestClose::Leaving;
        const CLOSE_FRAME_CHECKED_AT_COMPILE_TIME_: &str = "so long";
        let frame = close_frame!(
            Client,
            CLOSE_FRAME_CHECKED_AT_COMPILE_TIME,
            CLOSE_FRAME_CHECKED_AT_COMPILE_TIME_
        );
        assert_eq!((frame.code(), frame.reason()), (Some(4002), "so long"));
    }

    #[test]
    fn the_default_reason_is_that_of_the_spec() {
        for (frame, reason) in [
            (
                close_frame!(Server, TestClose::SessionExpired),
                "token expired",
            ),
            (close_frame!(Server, 4001 as TestClose), "token expired"),
            (close_frame!(Server, TestClose::SessionExpired, ""), ""),
            (close_frame!(Server, TestClose::NormalClosure), ""),
            (close_frame!(Server, 4001 as CloseCode), ""),
        ] {
            assert_eq!(frame.reason(), reason);
        }
    }

    #[test]
    fn it_works_wherever_an_expression_does() {
        fn generic<T: Copy>(_: T) -> CloseFrame<'static, Client> {
            close_frame!(Client, TestClose::Leaving, concat!("so ", "long"))
        }
        let closure = || close_frame!(Client, TestClose::Leaving, "so long");
        let future = async { close_frame!(Client, TestClose::Leaving, "so long") };
        assert_eq!(generic(0), closure());
        drop(future);
        assert_eq!(STATIC.reason(), REASON);
    }

    #[test]
    fn arguments_from_another_macro_are_read_alike() {
        macro_rules! handed_on {
            ($role:ident, $code:expr, $reason:expr) => {
                close_frame!($role, $code, $reason)
            };
            ($number:literal of $enum:ty) => {
                close_frame!(Server, $number as $enum)
            };
            (path $code:path) => {
                close_frame!(Server, $code)
            };
        }
        assert_eq!(handed_on!(Client, TestClose::Leaving, "x").reason(), "x");
        assert_eq!(handed_on!(4001 of TestClose).reason(), "token expired");
        assert_eq!(handed_on!(path TestClose::NormalClosure).code(), Some(1000));
    }
}
