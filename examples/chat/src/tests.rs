//! The whole chat on 127.0.0.1: both ends of each connection report the same close.

use close_codes::{Language, ReceivedCode};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::client_async;

use super::*;

#[tokio::test]
async fn both_sides_see_how_each_connection_ends() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let expected = [
        (ChatClose::LoggedOut, "see you tomorrow"),
        (ChatClose::SessionExpired, "token expired"),
        (ChatClose::Banned, "no advertising in this room, but you"),
    ];
    for (name, (code, reason)) in client::NAMES.into_iter().zip(expected) {
        let (server, client) = tokio::join!(server::serve(&listener), client::chat(name, address));
        let (server, client) = (server.expect("it ends"), client.expect("it ends"));
        assert_eq!(server, client, "{name}");
        assert_eq!(client.code(), ReceivedCode::Known(code), "{name}");
        assert!(client.reason().starts_with(reason), "{client}");
    }
}

#[tokio::test]
async fn a_client_that_is_gone_is_an_abnormal_closure() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let leave = async {
        let stream = TcpStream::connect(address).await.expect("it listens");
        drop(client_async("ws://127.0.0.1/", stream).await);
    };
    let (server, ()) = tokio::join!(server::serve(&listener), leave);
    let close = server.expect("it ends");
    assert_eq!(close.code(), ReceivedCode::from(1006));
}

#[test]
fn the_advice_is_what_the_spec_says_in_the_language_asked_for() {
    let advice = |code: u16, tag| {
        let language = ChatClose::language(tag).unwrap_or(&Language::ENGLISH);
        let code = ReceivedCode::from(code);
        Advice { code, language }.to_string()
    };
    assert_eq!(
        advice(4001, "en-GB"),
        "log in again, then reconnect, and start a new session. Fetch a new token, then connect again."
    );
    assert_eq!(
        advice(4002, "tr-TR"),
        "do not reconnect. Bu hesapla geri dönmeyin; moderatörlere yazın."
    );
    assert_eq!(
        advice(4207, "tr"),
        "reconnect, and resume the session. Sunucu bu istemci için fazla meşgul."
    );
    assert_eq!(advice(4999, "tlh"), "the spec gives no advice");
}
