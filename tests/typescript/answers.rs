//! Prints what Rust says of every number in each spec that the TypeScript tests export, as a TypeScript module.

use std::ops::RangeInclusive;

use close_codes::{
    Browser, CloseCode, CloseFrame, CodeSet, ReceivedClose, ReceivedCode, Reconnect, Session,
    close_codes,
};
use serde_json::{Value, json};

close_codes! { enum Chat = "../examples/chat/codes.toml"; }
close_codes! { enum Hard = "typescript/hard.toml"; }

/// What Rust says of one number.
#[derive(PartialEq)]
struct Answer {
    is_close_code: bool,
    is_sendable_by_browser: bool,
    title: Option<&'static str>,
    reconnect: Option<&'static str>,
    session: Option<&'static str>,
}

fn main() {
    let answers = json!({
        "standard": answers::<CloseCode>(),
        "chat": answers::<Chat>(),
        "hard": answers::<Hard>(),
    });
    println!("import type {{ Answer }} from \"./answer.js\";\n");
    println!("export const answers: {{ readonly [spec: string]: readonly Answer[] }} = {answers};");
}

/// The answers for every number, with numbers in a row that have the same one put together.
fn answers<C: CodeSet>() -> Vec<Value> {
    let mut runs: Vec<(RangeInclusive<u16>, Answer)> = Vec::new();
    for number in 0..=u16::MAX {
        let answer = answer::<C>(number);
        match runs.last_mut() {
            Some((run, last)) if *last == answer => *run = *run.start()..=number,
            _ => runs.push((number..=number, answer)),
        }
    }
    let values = runs.into_iter().map(|(run, answer)| {
        json!({
            "first": run.start(),
            "last": run.end(),
            "isCloseCode": answer.is_close_code,
            "isSendableByBrowser": answer.is_sendable_by_browser,
            "title": answer.title,
            "reconnect": answer.reconnect,
            "session": answer.session,
        })
    });
    values.collect()
}

fn answer<C: CodeSet>(number: u16) -> Answer {
    let received = match number {
        1005 => Some(ReceivedClose::<C>::no_status()),
        1006 => Some(ReceivedClose::abnormal()),
        1015 => Some(ReceivedClose::tls_failure()),
        _ => ReceivedClose::from_parts(number, "").ok(),
    };
    // No close has any other number that no frame may carry, but the spec may tell of it.
    let listed = || C::from_code(number).map_or(ReceivedCode::Unknown(number), ReceivedCode::Known);
    let code = received.map_or_else(listed, |received| received.code());
    Answer {
        is_close_code: matches!(code, ReceivedCode::Known(_)),
        // A proxy passes on what its role may send, by the code, the range or the standard registry.
        is_sendable_by_browser: received.is_some_and(|received| {
            CloseFrame::<Browser>::forwarding(&received).code() == Some(number)
        }),
        title: code.title(),
        reconnect: code.reconnect().map(Reconnect::as_str),
        session: code.session().map(Session::as_str),
    }
}
