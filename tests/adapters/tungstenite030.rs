//! tungstenite 0.30, in tokio-tungstenite.

use close_codes::{CloseCode, CloseFrame, ReceivedClose, Role, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame as TungsteniteFrame, Role as End};

use crate::ends::{
    BothEnds, Received, Receives, Sends, bounded, every_close_arrives_both_ways,
    every_close_is_on_the_wire, sockets,
};
use crate::witness::{Witness, body};

type Socket = WebSocketStream<TcpStream>;

impl<R: Role> Sends<R> for Socket {
    async fn send_close(&mut self, frame: CloseFrame<'_, R>) {
        let message = Message::Close(frame.into());
        self.send(message).await.expect("the other end is there");
    }
}

impl Receives for Socket {
    const REFUSES: &'static [u16] = &[1014];

    async fn receive_close(&mut self) -> Result<Received, String> {
        match self.next().await {
            Some(Ok(Message::Close(frame))) => Received::converted(ReceivedClose::try_from(&frame)),
            other => Err(format!("{other:?}")),
        }
    }
}

impl BothEnds for Socket {
    async fn server(stream: TcpStream) -> Self {
        Self::from_raw_socket(stream, End::Server, None).await
    }

    async fn client(stream: TcpStream) -> Self {
        Self::from_raw_socket(stream, End::Client, None).await
    }
}

async fn server_and_witness() -> (Socket, Witness<TcpStream>) {
    let (accepted, connected) = sockets().await;
    (Socket::server(accepted).await, Witness::client(connected))
}

#[tokio::test]
async fn closes_arrive_both_ways() {
    every_close_arrives_both_ways::<Socket>().await;
}

#[tokio::test]
async fn closes_are_on_the_wire_as_encoded() {
    every_close_is_on_the_wire::<Socket>().await;
}

#[tokio::test]
async fn it_takes_1014_and_illegal_codes_for_1002() {
    for code in [1014, 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000] {
        let (server, witness) = server_and_witness().await;
        let (seen, answer) = witness.provoke(server, &body(code, "why")).await;
        assert_eq!(seen, Ok(Received::new(1002, "Protocol violation")));
        assert_eq!(answer, Some(body(1002, "Protocol violation")));
    }
}

#[tokio::test]
async fn it_lets_illegal_codes_through_in_an_answer() {
    let (mut server, mut witness) = server_and_witness().await;
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
    for broken in [body(1000, [b'x'; 124]), body(1000, b"\xff"), vec![3]] {
        let (server, witness) = server_and_witness().await;
        let (seen, answer) = witness.provoke(server, &broken).await;
        assert!(seen.is_err());
        assert_eq!(answer, None);
    }
}

#[tokio::test]
async fn it_sends_whatever_its_own_types_hold() {
    for (code, reason) in [
        (1005, ""),
        (2999, ""),
        (5000, ""),
        (1000, &*"x".repeat(124)),
    ] {
        let (mut server, mut witness) = server_and_witness().await;
        let frame = TungsteniteFrame {
            code: code.into(),
            reason: reason.into(),
        };
        let message = Message::Close(Some(frame));
        server.send(message).await.expect("the client is there");
        assert_eq!(witness.body().await, Some(body(code, reason)));
    }
}

#[tokio::test]
async fn a_lost_connection_is_no_close() {
    let (mut server, witness) = server_and_witness().await;
    drop(witness);
    let seen = bounded(server.receive_close()).await;
    assert_eq!(
        seen,
        Err("Some(Err(Protocol(ResetWithoutClosingHandshake)))".to_owned())
    );
}
