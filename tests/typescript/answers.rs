//! Prints the answers of Rust for every number in each spec of the TypeScript tests, as a TypeScript module.

use std::ops::RangeInclusive;

use close_codes::{
    Browser, CloseCode, CloseFrame, CodeSet, ReceivedCode, Reconnect, Session, close_codes,
};
use serde_json::{Value, json};

close_codes! { enum Chat = "../examples/chat/codes.toml"; }
close_codes! { enum Hard = "typescript/hard.toml"; }
close_codes! { enum Closed = "typescript/closed.toml"; }

/// Reasons around the limit of 123 bytes, which JavaScript must cut at the same position as Rust.
fn reasons() -> Vec<String> {
    let ends = [
        "",
        "12",
        "123",
        "1234",
        "é",
        "1é",
        "12é",
        "日",
        "1日",
        "🔥",
        "🔥 and more",
    ];
    let long = ends.map(|end| "a".repeat(120) + end);
    let of_each_length =
        "\0 \u{7f} \u{80} \u{7ff} \u{800} \u{d7ff} \u{e000} \u{ffff} \u{10000} \u{10ffff}";
    let short = ["", "token expired", of_each_length].map(str::to_owned);
    short.into_iter().chain(long).collect()
}

/// The answers of Rust for one number.
#[derive(PartialEq)]
struct Answer {
    is_close_code: bool,
    is_sendable_by_browser: bool,
    range: Option<&'static str>,
    title: Option<&'static str>,
    reconnect: Option<&'static str>,
    session: Option<&'static str>,
}

fn main() {
    let answers = json!({
        "standard": answers::<CloseCode>(),
        "chat": answers::<Chat>(),
        "hard": answers::<Hard>(),
        "closed": answers::<Closed>(),
    });
    println!("import type {{ Answer, BrowserCode }} from \"./answer.js\";\n");
    println!("export const answers: {{ readonly [spec: string]: readonly Answer[] }} = {answers};");

    let browser_codes = json!({
        "standard": browser_codes::<CloseCode>(),
        "chat": browser_codes::<Chat>(),
        "hard": browser_codes::<Hard>(),
        "closed": browser_codes::<Closed>(),
    });
    println!(
        "\nexport const browserCodes: {{ readonly [spec: string]: readonly BrowserCode[] }} = {browser_codes};"
    );
}

/// The reasons that a page sends with each listed code: the default reason, and other reasons after the cut.
fn browser_codes<C: CodeSet>() -> Vec<Value> {
    let frames = <C as CodeSet>::ALL.iter().filter_map(|&code| {
        let default = CloseFrame::<Browser>::of(code).ok()?;
        let cut = reasons().into_iter().map(|reason| {
            let frame = CloseFrame::<Browser>::truncated(code, &reason).expect("it may be sent");
            json!([reason, frame.reason()])
        });
        Some(json!({
            "code": CodeSet::code(code),
            "default": default.reason(),
            "cut": cut.collect::<Vec<_>>(),
        }))
    });
    frames.collect()
}

/// The answers for all numbers, with consecutive numbers joined if their answers are the same.
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
            "range": answer.range,
            "title": answer.title,
            "reconnect": answer.reconnect,
            "session": answer.session,
        })
    });
    values.collect()
}

fn answer<C: CodeSet>(number: u16) -> Answer {
    let code = ReceivedCode::<C>::from(number);
    Answer {
        is_close_code: matches!(code, ReceivedCode::Known(_)),
        is_sendable_by_browser: CloseFrame::<Browser>::new(code, "").is_ok(),
        range: C::SPEC.range(number).map(|range| range.title),
        title: code.title(),
        reconnect: code.reconnect().map(Reconnect::as_str),
        session: code.session().map(Session::as_str),
    }
}
