//! axum 0.8, whose client is a witness: tungstenite's would not let 1014 in.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::ws::{
    CloseFrame as AxumFrame, Message, WebSocket, WebSocketUpgrade, close_code,
};
use axum::routing::any;
use close_codes::{Client, CloseCode, CloseFrame, DecodeError, ReceivedClose, Server, close_frame};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::ends::{Received, Receives, Sends, bounded, every_close_arrives};
use crate::witness::{self, Upgraded, Witness, body};

impl Sends<Server> for WebSocket {
    async fn send_close(&mut self, frame: CloseFrame<'_, Server>) {
        let message = Message::from(frame);
        self.send(message).await.expect("the client is there");
    }
}

impl Receives for WebSocket {
    const REFUSES: &'static [u16] = &[1014];

    async fn receive_close(&mut self) -> Result<Received, String> {
        match self.recv().await {
            Some(Ok(Message::Close(frame))) => Received::converted(ReceivedClose::try_from(&frame)),
            Some(Err(error)) => Received::ended(ReceivedClose::try_from(error)),
            other => Err(format!("{other:?}")),
        }
    }
}

/// A server that passes on the socket of each client.
struct Axum {
    address: SocketAddr,
    sockets: mpsc::Receiver<WebSocket>,
}

impl Axum {
    async fn start() -> Self {
        let (accepted, sockets) = mpsc::channel(1);
        let upgrade = async move |upgrade: WebSocketUpgrade| {
            upgrade.on_upgrade(async move |socket| {
                accepted.send(socket).await.expect("the test waits for it");
            })
        };
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("the system has a port");
        let address = listener.local_addr().expect("it is bound");
        let app = Router::new().route("/", any(upgrade));
        tokio::spawn(async { axum::serve(listener, app).await });
        Self { address, sockets }
    }

    async fn connect(&mut self) -> (WebSocket, Witness<Upgraded>) {
        let client = bounded(witness::connect(self.address)).await;
        let server = bounded(self.sockets.recv()).await.expect("the server runs");
        (server, client)
    }
}

#[tokio::test]
async fn closes_of_the_server_are_on_the_wire_as_encoded() {
    let mut axum = Axum::start().await;
    every_close_arrives::<Server, _, _>(async || axum.connect().await).await;
}

#[tokio::test]
async fn closes_of_a_client_arrive() {
    let mut axum = Axum::start().await;
    every_close_arrives::<Client, _, _>(async || {
        let (server, client) = axum.connect().await;
        (client, server)
    })
    .await;
}

#[tokio::test]
async fn it_reports_1014_and_illegal_codes_as_1002() {
    let mut axum = Axum::start().await;
    for code in [1014, 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000] {
        let (server, witness) = axum.connect().await;
        let (seen, answer) = witness.provoke(server, &body(code, "why")).await;
        assert_eq!(seen, Ok(Received::new(1002, "Protocol violation")));
        assert_eq!(answer, Some(body(1002, "Protocol violation")));
    }
}

#[tokio::test]
async fn it_lets_illegal_codes_through_in_an_answer() {
    let (mut server, mut witness) = Axum::start().await.connect().await;
    server
        .send_close(close_frame!(Server, CloseCode::NormalClosure, "bye"))
        .await;
    assert_eq!(witness.body().await, Some(body(1000, "bye")));
    let (seen, answer) = witness.provoke(server, &body(1005, "")).await;
    assert_eq!(
        seen,
        Err("close code 1005 may not be in a Close frame".to_owned())
    );
    assert_eq!(answer, None);
}

#[tokio::test]
async fn it_answers_nothing_to_a_broken_frame() {
    let mut axum = Axum::start().await;
    for broken in [body(1000, [b'x'; 124]), body(1000, b"\xff"), vec![3]] {
        let (server, witness) = axum.connect().await;
        let (seen, answer) = witness.provoke(server, &broken).await;
        assert!(seen.is_err());
        assert_eq!(answer, None);
    }
}

#[tokio::test]
async fn after_a_broken_frame_a_program_can_still_answer() {
    let (mut server, mut witness) = Axum::start().await.connect().await;
    witness.send_body(&[3]).await;
    assert!(bounded(server.receive_close()).await.is_err());
    let reply = DecodeError::OneByte.reply();
    server.send_close(reply.into()).await;
    assert_eq!(witness.body().await, Some(reply.encode().to_vec()));
}

#[tokio::test]
async fn it_sends_whatever_its_own_types_hold() {
    let mut axum = Axum::start().await;
    for (code, reason) in [
        (close_code::STATUS, ""),
        (close_code::ABNORMAL, ""),
        (2999, ""),
        (5000, ""),
        (1000, &*"x".repeat(124)),
    ] {
        let (mut server, mut witness) = axum.connect().await;
        let frame = AxumFrame {
            code,
            reason: reason.into(),
        };
        let message = Message::Close(Some(frame));
        server.send(message).await.expect("the client is there");
        assert_eq!(witness.body().await, Some(body(code, reason)));
    }
}

#[tokio::test]
async fn a_connection_that_is_lost_is_1006() {
    let mut axum = Axum::start().await;
    let (mut server, witness) = axum.connect().await;
    drop(witness);
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::abnormal())
    );

    let (mut server, witness) = axum.connect().await;
    witness.reset();
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::abnormal())
    );

    // The same happens if the client leaves instead of answering.
    let (mut server, witness) = axum.connect().await;
    server
        .send_close(close_frame!(Server, CloseCode::NormalClosure))
        .await;
    drop(witness);
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::abnormal())
    );
}

#[tokio::test]
async fn a_broken_frame_is_no_end() {
    let (mut server, mut witness) = Axum::start().await.connect().await;
    witness.send_body(&[3]).await;
    let seen = bounded(server.receive_close()).await;
    assert!(seen.is_err_and(|error| error.starts_with("no end: WebSocket protocol error")));
}

#[tokio::test]
async fn after_a_close_the_stream_ends() {
    let (mut server, mut witness) = Axum::start().await.connect().await;
    witness.send_body(&body(1000, "bye")).await;
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::new(1000, "bye"))
    );
    assert_eq!(
        bounded(server.receive_close()).await,
        Err("None".to_owned())
    );
}
