//! The tests for every version of tungstenite, which includes this file as a module.

use close_codes::{CloseCode, CloseFrame, ReceivedClose, Role, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;

use super::tokio_tungstenite::WebSocketStream;
use super::tokio_tungstenite::tungstenite::protocol::{
    CloseFrame as TungsteniteFrame, Role as End,
};
use super::tokio_tungstenite::tungstenite::{Error, Message, WebSocket};
use crate::ends::{
    BothEnds, Received, Receives, Sends, bounded, every_close_arrives_both_ways,
    every_close_is_on_the_wire, sockets,
};
use crate::witness::{Witness, body};

type Socket = WebSocketStream<TcpStream>;

impl<R: Role> Sends<R> for Socket {
    async fn send_close(&mut self, frame: CloseFrame<'_, R>) {
        let message = Message::from(frame);
        self.send(message).await.expect("the other end is there");
    }
}

impl Receives for Socket {
    const REFUSES: &'static [u16] = &[1014];

    async fn receive_close(&mut self) -> Result<Received, String> {
        match self.next().await {
            Some(Ok(Message::Close(frame))) => Received::converted(ReceivedClose::try_from(&frame)),
            Some(Err(error)) => Received::ended(ReceivedClose::try_from(error)),
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
async fn it_reports_1014_and_illegal_codes_as_1002() {
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
async fn a_connection_that_is_lost_is_1006() {
    let (mut server, witness) = server_and_witness().await;
    drop(witness);
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::abnormal())
    );

    let (mut server, witness) = server_and_witness().await;
    witness.reset();
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::abnormal())
    );

    // The same happens if the peer leaves instead of answering.
    let (mut server, witness) = server_and_witness().await;
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
    let (mut server, mut witness) = server_and_witness().await;
    witness.send_body(&[3]).await;
    let seen = bounded(server.receive_close()).await;
    assert!(seen.is_err_and(|error| error.starts_with("no end: WebSocket protocol error")));
}

#[tokio::test]
async fn after_a_close_the_stream_ends() {
    let (mut server, mut witness) = server_and_witness().await;
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

/// Without tokio, whose stream hides it: the error after every Close frame has no new information.
#[tokio::test]
async fn connection_closed_comes_after_a_clean_close_and_is_no_end() {
    let (accepted, connected) = sockets().await;
    let mut witness = Witness::client(connected);
    witness.send_body(&body(1000, "bye")).await;
    let stream = accepted.into_std().expect("it is registered");
    stream.set_nonblocking(false).expect("an open socket");
    let read = tokio::task::spawn_blocking(move || {
        let mut server = WebSocket::from_raw_socket(stream, End::Server, None);
        let close = server.read().expect("a Close frame");
        assert!(matches!(close, Message::Close(Some(_))));
        [server.read(), server.read()].map(|after| after.expect_err("nothing more comes"))
    });
    let [first, second] = bounded(read).await.expect("it does not panic");
    assert!(matches!(
        ReceivedClose::<CloseCode>::try_from(first),
        Err(Error::ConnectionClosed)
    ));
    assert!(matches!(
        ReceivedClose::<CloseCode>::try_from(second),
        Err(Error::AlreadyClosed)
    ));
}

/// The socket stays open, and there is nothing to read for a while.
#[tokio::test]
async fn waiting_is_no_end() {
    let (accepted, connected) = sockets().await;
    let stream = accepted.into_std().expect("it is registered");
    let mut server = WebSocket::from_raw_socket(stream, End::Server, None);
    let error = server.read().expect_err("nothing was sent");
    assert!(matches!(
        ReceivedClose::<CloseCode>::try_from(error),
        Err(Error::Io(_))
    ));
    drop(connected);
}
