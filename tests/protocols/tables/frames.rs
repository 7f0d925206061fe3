//! The frames that a protocol sends, and those that nobody may send.

use close_codes::{
    Browser, Client, CloseFrame, CodeSet, Either, ReceivedCode, Role, SendErrorKind, Server,
};

/// Who sends.
#[derive(Clone, Copy, Debug)]
pub(crate) enum By {
    Client,
    Server,
    Browser,
    Either,
}

/// The sender and the code of a frame, with its default reason or the refusal.
pub(crate) type Row = (By, u16, Result<&'static str, SendErrorKind>);

/// Tries every way to make a frame from a number and from a variant, for each row.
pub(crate) fn assert_frames<C: CodeSet>(rows: &[Row]) {
    for (by, code, expected) in rows {
        match by {
            By::Client => assert_row::<C, Client>(*code, *expected),
            By::Server => assert_row::<C, Server>(*code, *expected),
            By::Browser => assert_row::<C, Browser>(*code, *expected),
            By::Either => assert_row::<C, Either>(*code, *expected),
        }
    }
}

fn assert_row<C: CodeSet, R: Role>(code: u16, expected: Result<&str, SendErrorKind>) {
    let long = "é".repeat(100);
    let number = ReceivedCode::<C>::from(code);
    let of = CloseFrame::<R>::of(number);
    let new = CloseFrame::<R>::new(number, "why");
    let truncated = CloseFrame::<R>::truncated(number, &long);
    match expected {
        Ok(reason) => {
            let content = |frame: Result<CloseFrame<'_, R>, _>| {
                let frame: CloseFrame<'_, R> = frame.unwrap_or_else(|error| panic!("{error}"));
                (frame.code(), frame.reason().to_owned())
            };
            assert_eq!(content(of), (Some(code), reason.to_owned()));
            assert_eq!(content(new), (Some(code), "why".to_owned()));
            assert_eq!(content(truncated), (Some(code), "é".repeat(61)));
        }
        Err(kind) => {
            for refused in [of, new, truncated] {
                let error = refused.expect_err("a frame that the table refuses");
                assert_eq!((error.code(), error.kind()), (code, kind));
            }
        }
    }
    if let ReceivedCode::Known(variant) = number {
        assert_eq!(CloseFrame::<R>::of(variant), of);
        assert_eq!(CloseFrame::<R>::new(variant, "why"), new);
        assert_eq!(CloseFrame::<R>::truncated(variant, &long), truncated);
    }
}
