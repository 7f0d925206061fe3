//! The proxy, between a server and a tungstenite client.

use close_codes::{CloseCode, CloseFrame, OwnedClose, Server, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, accept_async, connect_async};

use crate::program::{Program, bounded, close_of};

/// A client and a server, connected through a proxy.
struct Through {
    client: WebSocketStream<MaybeTlsStream<TcpStream>>,
    server: WebSocketStream<TcpStream>,
    proxy: Program,
}

impl Through {
    async fn connect() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it has an address");
        let address = format!("ws://{address}");
        let mut proxy = Program::start(env!("CARGO_BIN_EXE_lost-upstream-proxy"), &[&address]);
        let connected = bounded("the proxy", Box::pin(connect_async(proxy.line().await))).await;
        let (mut client, _) = connected.expect("the proxy takes the connection");
        let accepted = bounded("the proxy to connect", listener.accept()).await;
        let (stream, _) = accepted.expect("a connection");
        let server = bounded("the handshake", accept_async(stream)).await;
        let mut server = server.expect("a handshake");
        // A message in each direction proves that everything is connected.
        client
            .send(Message::text("up"))
            .await
            .expect("the proxy listens");
        server
            .send(Message::text("down"))
            .await
            .expect("the proxy listens");
        let up = bounded("a message", server.next()).await;
        let down = bounded("a message", client.next()).await;
        assert!(matches!(up, Some(Ok(Message::Text(text))) if text == "up"));
        assert!(matches!(down, Some(Ok(Message::Text(text))) if text == "down"));
        Self {
            client,
            server,
            proxy,
        }
    }

    /// What the client sees when the server closes.
    async fn closed_by_server(frame: Message) -> OwnedClose<CloseCode> {
        let mut through = Self::connect().await;
        through.server.send(frame).await.expect("the proxy listens");
        let Self { client, server, .. } = &mut through;
        tokio::join!(close_of(client), close_of(server)).0
    }

    /// What the server sees when the client closes.
    async fn closed_by_client(frame: Message) -> OwnedClose<CloseCode> {
        let mut through = Self::connect().await;
        through.client.send(frame).await.expect("the proxy listens");
        let Self { client, server, .. } = &mut through;
        tokio::join!(close_of(client), close_of(server)).1
    }
}

#[tokio::test]
async fn a_client_hears_1011_and_why_when_the_server_is_lost() {
    let Through {
        mut client,
        server,
        mut proxy,
    } = Through::connect().await;
    drop(server);
    let close = close_of(&mut client).await;
    assert_eq!(
        close.to_string(),
        "1011 Internal Error: the server behind this proxy is lost"
    );
    assert!(
        close.is_clean(),
        "tungstenite takes it for a legal Close frame"
    );
    let line = proxy.line().await;
    assert_eq!(line, "the server is lost: 1006 Abnormal Closure");
}

#[tokio::test]
async fn a_client_hears_1013_when_the_server_cannot_be_reached() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("ws://{}", nobody.local_addr().expect("it has an address"));
    drop(nobody);
    let mut proxy = Program::start(env!("CARGO_BIN_EXE_lost-upstream-proxy"), &[&address]);
    let connected = bounded("the proxy", Box::pin(connect_async(proxy.line().await))).await;
    let (mut client, _) = connected.expect("the proxy takes the connection");
    let close = close_of(&mut client).await;
    assert_eq!(
        close.to_string(),
        "1013 Try Again Later: the server behind this proxy is down"
    );
}

#[tokio::test]
async fn a_code_of_the_server_passes_unchanged() {
    let own = close_frame!(Server, 4001 as CloseCode, "who are you?");
    let close = Through::closed_by_server(own.into()).await;
    assert_eq!(close.code(), 4001);
    assert_eq!(close.reason(), "who are you?");

    let empty = CloseFrame::<Server>::empty();
    let close = Through::closed_by_server(empty.into()).await;
    assert_eq!(close.code(), 1005);
    assert!(close.is_clean());
}

#[tokio::test]
async fn a_server_hears_how_its_client_left() {
    let own = close_frame!(Client, 4002 as CloseCode, "bye");
    let close = Through::closed_by_client(own.into()).await;
    assert_eq!(close.code(), 4002);
    assert_eq!(close.reason(), "bye");

    // A proxy that mixed up its roles would forward it.
    let extension = close_frame!(Client, CloseCode::MandatoryExtension, "permessage-deflate");
    let close = Through::closed_by_client(extension.into()).await;
    assert_eq!(close.code(), 1010);

    let Through {
        client,
        mut server,
        mut proxy,
    } = Through::connect().await;
    drop(client);
    assert_eq!(close_of(&mut server).await.code(), 1001);
    let line = proxy.line().await;
    assert_eq!(line, "the client is lost: 1006 Abnormal Closure");
}
