//! The gateway client, with a gateway that ends its connections in every way.

use close_codes::{CloseFrame, Server, close_codes, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, accept_async};

use crate::program::{Program, bounded};

close_codes! {
    /// The codes of the client.
    enum GatewayClose = "specs/discord-gateway.toml";
}

/// How the gateway ends a connection.
enum End {
    Close(CloseFrame<'static, Server>),
    /// Without a Close frame.
    Lost,
}

struct Gateway {
    listener: TcpListener,
    client: Program,
    sessions: u32,
}

impl Gateway {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it has an address");
        let address = format!("ws://{address}");
        let client = Program::start(env!("CARGO_BIN_EXE_gateway-client"), &[&address]);
        Self {
            listener,
            client,
            sessions: 0,
        }
    }

    /// Accepts the next connection and ends it. Returns the first message of the client, and its last output.
    async fn serve(&mut self, end: End) -> (String, String) {
        let (mut socket, hello) = self.accept().await;
        self.sessions += 1;
        let session = Message::text(format!("session {}", self.sessions));
        socket.send(session).await.expect("the client listens");
        match end {
            End::Close(frame) => {
                socket.send(frame.into()).await.expect("the client listens");
                while let Some(Ok(_)) = bounded("the answer", socket.next()).await {}
            }
            End::Lost => drop(socket),
        }
        (hello, self.client.line().await)
    }

    async fn accept(&self) -> (WebSocketStream<TcpStream>, String) {
        let accepted = bounded("the client to connect", self.listener.accept()).await;
        let (stream, _) = accepted.expect("a connection");
        let socket = bounded("the handshake", accept_async(stream)).await;
        let mut socket = socket.expect("a handshake");
        let hello = bounded("the first message", socket.next()).await;
        let hello = hello.expect("a message").expect("a message");
        (socket, hello.into_text().expect("a text").to_string())
    }
}

#[tokio::test]
async fn it_resumes_or_identifies_again_as_the_spec_says() {
    let mut gateway = Gateway::start().await;
    for (end, hello, line) in [
        (
            End::Close(close_frame!(Server, GatewayClose::UnknownError)),
            "identify",
            "4000 Unknown Error -> resume after a while",
        ),
        (
            End::Close(close_frame!(Server, GatewayClose::RateLimited, "slow down")),
            "resume 1",
            "4008 Rate Limited: slow down -> resume after a while",
        ),
        (
            End::Lost,
            "resume 2",
            "1006 Abnormal Closure -> resume after a while",
        ),
        (
            End::Close(close_frame!(Server, GatewayClose::SessionTimedOut)),
            "resume 3",
            "4009 Session Timed Out -> identify after a while",
        ),
        (
            End::Close(close_frame!(Server, GatewayClose::InvalidSequence)),
            "identify",
            "4007 Invalid Sequence -> identify after a while",
        ),
        // A code of a newer gateway, and one that the registry lists and the spec does not.
        (
            End::Close(close_frame!(Server, 4123 as GatewayClose)),
            "identify",
            "4123 -> resume after a while",
        ),
        (
            End::Close(close_frame!(Server, 1012 as GatewayClose)),
            "resume 6",
            "1012 Service Restart -> resume after a while",
        ),
        // Without a status, which the spec does not list either.
        (
            End::Close(CloseFrame::empty()),
            "resume 7",
            "1005 No Status Received -> resume after a while",
        ),
        (
            End::Close(close_frame!(
                Server,
                GatewayClose::AuthenticationFailed,
                "bad token"
            )),
            "resume 8",
            "4004 Authentication Failed: bad token -> stop",
        ),
    ] {
        let (said, printed) = gateway.serve(end).await;
        assert_eq!((said.as_str(), printed.as_str()), (hello, line));
    }
    assert!(!gateway.client.status().await.success());
}

#[tokio::test]
async fn it_stops_if_a_person_has_to_change_something() {
    for code in [
        GatewayClose::InvalidShard,
        GatewayClose::DisallowedIntents,
        GatewayClose::NormalClosure,
    ] {
        let mut gateway = Gateway::start().await;
        let frame = CloseFrame::new(code, "").expect("the server sends it");
        let (_, printed) = gateway.serve(End::Close(frame)).await;
        assert_eq!(printed, format!("{code} -> stop"));
        assert!(!gateway.client.status().await.success());
    }
}

/// The reset of a socket is a different error with the same meaning as its end.
#[tokio::test]
async fn a_reset_is_a_lost_connection_too() {
    let mut gateway = Gateway::start().await;
    let (mut socket, _) = gateway.accept().await;
    socket
        .send(Message::text("session 1"))
        .await
        .expect("the client listens");
    socket
        .get_ref()
        .set_zero_linger()
        .expect("the socket can be reset");
    drop(socket);
    let line = gateway.client.line().await;
    // The session may be lost on the way.
    assert!(line.starts_with("1006 Abnormal Closure -> "), "{line}");
    let close = close_frame!(Server, GatewayClose::AuthenticationFailed);
    let (_, line) = gateway.serve(End::Close(close)).await;
    assert_eq!(line, "4004 Authentication Failed -> stop");
}
