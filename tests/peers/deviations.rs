//! The cells of the matrix that differ from the rule, and why.

use crate::cases::FORBIDDEN;
use crate::peer::Peer;

/// The name of our client, in place of the library of a server.
pub(crate) const CLIENT: &str = "client";

/// A column of the matrix.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// The library of our server, or [`CLIENT`].
    pub(crate) ours: &'static str,
    pub(crate) peer: Peer,
    pub(crate) we_send: bool,
}

/// Cells that differ from the rule, and the reason.
pub(crate) struct Deviation {
    applies: fn(Column, Option<u16>) -> bool,
    cell: &'static str,
    pub(crate) because: &'static str,
}

/// The rule: a legal code arrives and is answered with the same code, and an illegal code is refused.
pub(crate) fn expected(column: Column, code: Option<u16>) -> (&'static str, Option<usize>) {
    let deviation = DEVIATIONS
        .iter()
        .position(|deviation| (deviation.applies)(column, code));
    let cell = match deviation {
        Some(position) => DEVIATIONS[position].cell,
        None if is_forbidden(code) => "refused",
        None => "ok",
    };
    (cell, deviation)
}

/// The first deviation that applies counts.
pub(crate) const DEVIATIONS: &[Deviation] = &[
    Deviation {
        applies: |column, code| {
            column.peer == Peer::Chromium && !column.we_send && matches!(code, Some(1001..=2999))
        },
        cell: "refused",
        because: "A browser lets a page send 1000 and 3000 to 4999 only.",
    },
    Deviation {
        applies: |column, code| column.ours != CLIENT && column.we_send && code == Some(1010),
        cell: "refused",
        because: "1010 is for clients alone: no `CloseFrame<Server>` has it.",
    },
    Deviation {
        applies: |column, code| column.ours == "actix" && column.we_send && !is_forbidden(code),
        cell: "answered nothing",
        because: "actix-ws ends its stream of messages once its own Close frame is out, so that nobody gets to see the \
                  answer.",
    },
    Deviation {
        applies: |column, code| {
            column.ours == "tungstenite" && !column.we_send && code == Some(1014)
        },
        cell: "seen as 1002, answered 1002",
        because: "tungstenite takes 1014 Bad Gateway for illegal, and hides what came in.",
    },
    Deviation {
        applies: |column, code| {
            column.ours == "tungstenite"
                && column.peer == Peer::Aiohttp
                && !column.we_send
                && is_forbidden(code)
        },
        cell: "seen as 1002, answered 1002",
        because: "aiohttp sends any number. tungstenite answers an illegal code with 1002, and shows the program its own \
                  answer in place of what came in.",
    },
    Deviation {
        applies: |column, code| {
            column.peer == Peer::Aiohttp && !column.we_send && is_forbidden(code)
        },
        cell: "illegal, answered 1002",
        because: "aiohttp sends any number. `ReceivedClose` refuses an illegal code, and `DecodeError::reply` answers it.",
    },
    Deviation {
        applies: |column, code| column.peer == Peer::Aiohttp && !column.we_send && code.is_none(),
        cell: "drops TCP",
        because: "aiohttp cannot send an empty Close frame: it fails, and drops the connection.",
    },
    Deviation {
        applies: |column, code| {
            column.peer == Peer::Aiohttp
                && column.we_send
                && code != Some(1000)
                && !is_forbidden(code)
        },
        cell: "answered 1000",
        because: "aiohttp answers every good Close frame with 1000.",
    },
];

fn is_forbidden(code: Option<u16>) -> bool {
    code.is_some_and(|code| FORBIDDEN.contains(&code))
}
