//! The proposals of the messages for run-time values, written out and used.

#![expect(
    clippy::deref_addrof,
    clippy::needless_borrow,
    reason = "the messages know the tokens, and not the types"
)]

use std::io;

use close_codes::compare::{Piece, code_spans};
use close_codes::{
    Client, CloseCode, CloseFrame, Either, ReceivedCode, SendError, Server, close_frame,
};

fn in_place_of_a_reason(reason: &str, error: &io::Error) -> Vec<String> {
    let mut sent = Vec::new();
    {
        let frame = close_frame!(Server, CloseCode::GoingAway).with_reason_truncated(&reason);
        sent.push(frame.reason().to_owned());
    }
    {
        let reason = error.to_string();
        let frame = close_frame!(Server, CloseCode::InternalError).with_reason_truncated(&reason);
        sent.push(frame.reason().to_owned());
    }
    {
        let frame = close_frame!(CloseCode::InternalError).with_reason_truncated(reason.trim());
        sent.push(frame.reason().to_owned());
    }
    {
        let reason = format!("failed: {error}");
        let frame = close_frame!(Server, CloseCode::InternalError).with_reason_truncated(&reason);
        sent.push(frame.reason().to_owned());
    }
    {
        let frame = close_frame!(Server, 4001 as CloseCode).with_reason_truncated(&reason);
        sent.push(frame.reason().to_owned());
    }
    {
        let reason = error.to_string();
        let frame =
            close_frame!(Server, CloseCode::InternalError).with_reason_truncated(reason.trim());
        sent.push(frame.reason().to_owned());
    }
    {
        let reason = String::from("failed");
        let frame = close_frame!(Server, CloseCode::InternalError).with_reason_truncated(&reason);
        sent.push(frame.reason().to_owned());
    }
    sent
}

struct Connection<C> {
    code: C,
}

fn in_place_of_a_code(
    code: CloseCode,
    connection: &Connection<CloseCode>,
    reason: &str,
) -> Result<Vec<Option<u16>>, SendError> {
    let mut sent = vec![
        CloseFrame::<Server>::new(code, reason)?.code(),
        CloseFrame::<Server>::new(*&code, "bye")?.code(),
        CloseFrame::<Either>::new(connection.code, reason)?.code(),
    ];
    let number = code.code();
    let reason = number.to_string();
    let frame = CloseFrame::<Server>::new(code, &reason)?;
    sent.push(frame.code());
    Ok(sent)
}

fn in_place_of_a_number(
    code: u16,
    connection: &Connection<u16>,
    reason: &str,
) -> Result<Vec<Option<u16>>, SendError> {
    type ChatClose = CloseCode;
    let number = code;
    let sent = vec![
        CloseFrame::<Server>::new(ReceivedCode::<ChatClose>::from(code), reason)?.code(),
        CloseFrame::<Server>::new(ReceivedCode::<ChatClose>::from(code), &reason)?.code(),
        CloseFrame::<Server>::new(ReceivedCode::<ChatClose>::from(*&code), "bye")?.code(),
        CloseFrame::<Either>::new(ReceivedCode::<ChatClose>::from(connection.code), reason)?.code(),
        CloseFrame::<Client>::new(ReceivedCode::<CloseCode>::from(number), reason)?.code(),
    ];
    Ok(sent)
}

#[test]
fn what_the_messages_say_to_write_compiles() {
    let error = io::Error::other("no disk");
    assert_eq!(
        in_place_of_a_reason("bye", &error),
        [
            "bye",
            "no disk",
            "bye",
            "failed: no disk",
            "bye",
            "no disk",
            "failed"
        ]
    );
    let connection = Connection {
        code: CloseCode::GoingAway,
    };
    let sent = in_place_of_a_code(CloseCode::GoingAway, &connection, "bye");
    assert_eq!(sent, Ok(vec![Some(1001); 4]));
    let sent = in_place_of_a_number(4001, &Connection { code: 4001 }, "bye");
    assert_eq!(sent, Ok(vec![Some(4001); 5]));
}

#[test]
fn every_proposal_of_the_messages_is_in_this_file() {
    let without_spaces = |text: &str| text.split_whitespace().collect::<String>();
    let here = without_spaces(include_str!("advice.rs"));
    for messages in [
        include_str!("send/run_time_code.stderr"),
        include_str!("send/run_time_reason.stderr"),
    ] {
        let advice: Vec<&str> = messages
            .lines()
            .filter(|line| line.contains("= help: "))
            .flat_map(code_spans)
            .filter_map(|piece| match piece {
                Piece::Code(code) => Some(code),
                Piece::Text(_) => None,
            })
            // Braces are for constants, and none of these is one.
            .filter(|code| !code.starts_with('{'))
            .collect();
        assert!(advice.len() > 5, "{messages}");
        for code in advice {
            assert!(
                here.contains(&without_spaces(code)),
                "`{code}` is not tried"
            );
        }
    }
}
