//! The proxy between a client and a server of a library, which check each other's handshake.

use futures_util::{SinkExt as _, StreamExt as _};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{accept_async, connect_async};

use super::wire::soon;
use super::{LIMITS, Setup};

#[tokio::test]
async fn tungstenite_on_both_sides_sees_no_proxy() {
    let mut setup = Setup::new(LIMITS).await;
    let url = format!("ws://{}/chat", setup.address);
    let (client, server) = tokio::join!(soon(connect_async(url)), async {
        let (stream, _) = soon(setup.upstream.accept()).await.expect("a connection");
        soon(accept_async(stream)).await
    });
    let (mut client, _) = client.expect("a handshake");
    let mut server = server.expect("a handshake");

    let goodbye = Message::Close(Some(CloseFrame {
        code: 4001.into(),
        reason: "token expired".into(),
    }));
    let serve = async {
        while let Some(Ok(message)) = server.next().await {
            match message {
                Message::Text(text) if text == "enough" => {
                    server.send(goodbye.clone()).await.expect("a reader");
                }
                Message::Text(_) => server.send(message).await.expect("a reader"),
                _ => {}
            }
        }
    };
    let talk = async {
        let ping = Message::Ping("still there?".into());
        client.send(ping).await.expect("a reader");
        client.send(Message::text("hello")).await.expect("a reader");
        client
            .send(Message::text("enough"))
            .await
            .expect("a reader");
        let mut seen = Vec::new();
        while let Some(message) = client.next().await {
            seen.push(message.expect("a sound connection"));
        }
        seen
    };
    let (seen, ()) = soon(async { tokio::join!(talk, serve) }).await;
    let pong = Message::Pong("still there?".into());
    assert_eq!(seen, [pong, Message::text("hello"), goodbye]);
    drop((client, server));
    assert_eq!(
        setup.outcome().await,
        "the upstream closed with 4001: token expired, the client was sent 4001: token expired; \
         the client closed with 4001: token expired, the upstream was sent 4001: token expired"
    );
}

#[tokio::test]
async fn a_client_of_tungstenite_sees_1011_and_why_when_its_upstream_is_lost() {
    let setup = Setup::new(LIMITS).await;
    let url = format!("ws://{}/chat", setup.address);
    let (client, server) = tokio::join!(soon(connect_async(url)), async {
        let (stream, _) = soon(setup.upstream.accept()).await.expect("a connection");
        soon(accept_async(stream)).await
    });
    let (mut client, _) = client.expect("a handshake");
    drop(server.expect("a handshake"));

    let seen = soon(client.next())
        .await
        .expect("a message")
        .expect("a sound connection");
    let expected = CloseFrame {
        code: 1011.into(),
        reason: "the upstream was lost".into(),
    };
    assert_eq!(seen, Message::Close(Some(expected)));
    // For tungstenite, this is a normal Close frame: it answers, and nothing follows.
    assert!(soon(client.next()).await.is_none());
}
