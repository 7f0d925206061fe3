//! The macro that checks a Close frame while compiling.

/// Makes a [`CloseFrame`](crate::CloseFrame) that is checked while compiling: `close_frame!([Role,] code [, reason])`.
///
/// * The role is one of the four words `Client`, `Server`, `Browser` and `Either`, and need not be imported. Without
///   one, the frame is for [`Either`](crate::Either): both ends may send it.
/// * The code is a constant: a variant of an enum made by `close_codes!`, or a `u16`.
/// * The reason is a constant `&'static str` of at most 123 bytes of UTF-8. Without one, it is the `reason` of the
///   spec, or empty.
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
/// let frame = close_frame!(Browser, 4001, "bye");
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
/// Nor does one that the other end alone may send,
///
/// ```compile_fail,E0080
/// // error[E0080]: close code 1010 (Mandatory Extension) must not be sent by a server
/// close_codes::close_frame!(Server, close_codes::CloseCode::MandatoryExtension);
/// ```
///
/// one that a browser refuses,
///
/// ```compile_fail,E0080
/// // error[E0080]: close code 1011 (Internal Error) must not be sent by a browser
/// close_codes::close_frame!(Browser, close_codes::CloseCode::InternalError);
/// ```
///
/// a number that nothing defines, or a reason that does not fit.
///
/// ```compile_fail,E0080
/// // error[E0080]: close code 2999 is not assigned, so it must not be sent
/// close_codes::close_frame!(Server, 2999);
/// ```
///
/// ```compile_fail,E0080
/// const LONG: &str = match std::str::from_utf8(&[b'x'; 124]) {
///     Ok(text) => text,
///     Err(_) => panic!(),
/// };
/// // error[E0080]: the reason of close code 4001 is 124 bytes long; a Close frame carries at most 123
/// close_codes::close_frame!(Server, 4001, LONG);
/// ```
#[macro_export]
macro_rules! close_frame {
    () => {
        $crate::__private::compile_error!("`close_frame!` needs a code: `close_frame!([Role,] code [, reason])`")
    };

    (Client $(,)?) => { $crate::close_frame!() };
    (Server $(,)?) => { $crate::close_frame!() };
    (Browser $(,)?) => { $crate::close_frame!() };
    (Either $(,)?) => { $crate::close_frame!() };

    (Client, $($code_and_reason:tt)+) => { $crate::__close_frame_of!(Client, $($code_and_reason)+) };
    (Server, $($code_and_reason:tt)+) => { $crate::__close_frame_of!(Server, $($code_and_reason)+) };
    (Browser, $($code_and_reason:tt)+) => { $crate::__close_frame_of!(Browser, $($code_and_reason)+) };
    (Either, $($code_and_reason:tt)+) => { $crate::__close_frame_of!(Either, $($code_and_reason)+) };

    ($($code_and_reason:tt)+) => { $crate::__close_frame_of!(Either, $($code_and_reason)+) };
}

/// The second half of `close_frame!`, once the role is known.
///
/// It is a macro of its own so that what fits no rule is an error, instead of going round again.
#[doc(hidden)]
#[macro_export]
macro_rules! __close_frame_of {
    // A number written out would be an `i32`. As a `u16` it is a code.
    ($role:ident, $code:literal $(,)?) => {
        $crate::__close_frame_const!(
            $role,
            $crate::__private::u16,
            $code,
            frame_with_default_reason()
        )
    };
    ($role:ident, $code:literal, $reason:expr $(,)?) => {
        $crate::__close_frame_const!(
            $role,
            $crate::__private::u16,
            $code,
            frame_with_reason($reason)
        )
    };
    ($role:ident, $code:expr $(,)?) => {
        $crate::__close_frame_const!($role, _, $code, frame_with_default_reason())
    };
    ($role:ident, $code:expr, $reason:expr $(,)?) => {
        $crate::__close_frame_const!($role, _, $code, frame_with_reason($reason))
    };
}

/// What `close_frame!` expands to.
///
/// A constant item is evaluated by `cargo check`, and once, even in a generic function. Its name is part of the error.
/// The cast works on a `u16` and on an enum of codes alike; a trait method would not be const.
#[doc(hidden)]
#[macro_export]
macro_rules! __close_frame_const {
    ($role:ident, $type:ty, $code:expr, $make:ident($($reason:expr)?)) => {{
        const CLOSE_FRAME_CHECKED_AT_COMPILE_TIME: $crate::CloseFrame<'static, $crate::$role> = {
            let close_code: $type = $code;
            $crate::__private::$make($crate::__private::spec_of(&close_code), close_code as $crate::__private::u16 $(, $reason)?)
        };
        CLOSE_FRAME_CHECKED_AT_COMPILE_TIME
    }};
}

#[cfg(test)]
mod tests {
    use crate::test_codes::TestClose;
    use crate::{Browser, Client, CloseFrame, Either, Server};

    const CODE: u16 = 4001;
    const REASON: &str = "from a constant";

    static STATIC: CloseFrame<'static, Server> = close_frame!(Server, CODE, REASON);

    #[test]
    fn the_role_is_a_word_and_either_by_default() {
        let _: CloseFrame<'static, Client> = close_frame!(Client, 1000);
        let _: CloseFrame<'static, Server> = close_frame!(Server, 1000,);
        let _: CloseFrame<'static, Browser> = close_frame!(Browser, 1000, "");
        let _: CloseFrame<'static, Either> = close_frame!(Either, 1000, "",);
        let _: CloseFrame<'static, Either> = close_frame!(1000);
        let _: CloseFrame<'static, Either> = close_frame!(CODE, REASON,);
    }

    #[test]
    fn the_code_is_a_variant_a_number_or_a_constant_expression() {
        assert_eq!(close_frame!(Client, TestClose::Leaving).code(), Some(4002));
        assert_eq!(close_frame!(4999).code(), Some(4999));
        assert_eq!(close_frame!(4000_u16).code(), Some(4000));
        assert_eq!(close_frame!(CODE + 1).code(), Some(4002));
        assert_eq!(close_frame!(4000 + 9).code(), Some(4009));
        assert_eq!(
            close_frame!({ TestClose::NormalClosure }).code(),
            Some(1000)
        );
    }

    #[test]
    fn without_a_reason_it_is_that_of_the_spec() {
        assert_eq!(
            close_frame!(Server, TestClose::SessionExpired).reason(),
            "token expired"
        );
        assert_eq!(
            close_frame!(Server, TestClose::SessionExpired, "").reason(),
            ""
        );
        assert_eq!(close_frame!(Server, TestClose::NormalClosure).reason(), "");
        assert_eq!(
            close_frame!(Server, 4001).reason(),
            "",
            "a number is not of that spec"
        );
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
}
