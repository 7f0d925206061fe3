//! The speech server, with its clients.

use close_codes::CloseCode;
use close_codes::OwnedClose;
use futures_util::SinkExt as _;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use crate::program::{Program, bounded, close_of};

/// The close of the server after these messages, and the line that it prints.
async fn talk(messages: &[Message]) -> (OwnedClose<CloseCode>, String) {
    let mut server = Program::start(env!("CARGO_BIN_EXE_speech-server"), &[]);
    let address = server.line().await;
    let connected = bounded("the handshake", Box::pin(connect_async(address))).await;
    let (mut socket, _) = connected.expect("the server takes the connection");
    for message in messages {
        let sent = bounded("the server to read", socket.send(message.clone())).await;
        sent.expect("the message goes out");
    }
    let close = close_of(&mut socket).await;
    let line = match close.code().as_u16() {
        1000 => String::new(),
        _ => server.line().await,
    };
    (close, line)
}

#[tokio::test]
async fn a_text_of_an_error_is_cut_to_whole_characters() {
    // With the quotes and the words around it, the 123rd byte is inside one of these.
    let question = "何".repeat(60);
    let (close, line) = talk(&[Message::text(question.clone())]).await;
    assert_eq!(close.code(), 4003);
    assert_eq!(close.reason(), format!("what is \"{}", "何".repeat(38)));
    assert_eq!(close.reason().len(), 123);
    assert_eq!(
        line,
        format!("4003 Invalid Message: what is \"{question}\"?")
    );

    let (close, _) = talk(&[Message::text("😀".repeat(60))]).await;
    assert_eq!(close.reason(), format!("what is \"{}", "😀".repeat(28)));
    assert_eq!(close.reason().len(), 121);

    let (close, _) = talk(&[Message::text("?")]).await;
    assert_eq!(close.reason(), "what is \"?\"?");
}

#[tokio::test]
async fn a_code_that_a_worker_chose_goes_out_with_its_text() {
    let key = Message::text("key secret");
    for (name, code) in [
        ("ResourceUnavailable", 4005),
        ("RateLimited", 4004),
        ("ServerFailed", 1011),
        ("4006", 4006),
    ] {
        let why = "ü".repeat(100);
        let say = Message::text(format!("say {name}: {why}"));
        let (close, line) = talk(&[key.clone(), say]).await;
        assert_eq!(close.code(), code);
        assert_eq!(close.reason(), "ü".repeat(61));
        assert!(line.ends_with(&why), "{line}");
    }
}

#[tokio::test]
async fn without_a_text_the_reason_is_that_of_the_spec() {
    let (close, line) = talk(&[Message::text("key guessed")]).await;
    assert_eq!(close.code(), 4001);
    assert_eq!(close.reason(), "unknown key");
    assert_eq!(line, "4001 Authentication Failed");

    let (close, _) = talk(&[Message::text("end")]).await;
    assert_eq!(close.code(), 1000);
    assert_eq!(close.reason(), "");

    let (close, _) = talk(&[Message::binary("sound")]).await;
    assert_eq!(close.to_string(), "4003: no binary messages");
}
