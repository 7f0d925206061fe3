//! tokio-websockets 0.13.

use std::panic::catch_unwind;

use close_codes::{CloseCode, CloseFrame, ReceivedClose, Role, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio_websockets::{
    ClientBuilder, CloseCode as TokioCode, Message, ServerBuilder, WebSocketStream,
};

use crate::ends::{
    BothEnds, Received, Receives, Sends, bounded, every_close_arrives_both_ways,
    every_close_is_on_the_wire, sockets,
};
use crate::witness::{Witness, body};

type Socket = WebSocketStream<TcpStream>;

impl<R: Role> Sends<R> for Socket {
    async fn send_close(&mut self, frame: CloseFrame<'_, R>) {
        let message = frame.into();
        self.send(message).await.expect("the other end is there");
    }
}

impl Receives for Socket {
    async fn receive_close(&mut self) -> Result<Received, String> {
        match self.next().await {
            Some(Ok(message)) => {
                let close = message.as_close().ok_or("not a Close frame")?;
                Received::converted(ReceivedClose::try_from(close))
            }
            Some(Err(error)) => Received::ended(ReceivedClose::try_from(error)),
            None => Err("None".to_owned()),
        }
    }
}

impl BothEnds for Socket {
    async fn server(stream: TcpStream) -> Self {
        ServerBuilder::new().serve(stream)
    }

    async fn client(stream: TcpStream) -> Self {
        ClientBuilder::new().take_over(stream)
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
async fn it_refuses_what_is_broken_with_the_right_code() {
    let illegal = [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000].map(|code| body(code, "why"));
    let broken = [
        (
            body(1000, [b'x'; 124]),
            body(1002, "invalid payload length"),
        ),
        (body(1000, b"\xff"), body(1007, "invalid utf8")),
        (vec![3], body(1002, "invalid payload length")),
    ];
    let illegal = illegal.map(|sent| (sent, body(1002, "invalid close code")));
    for (sent, expected) in illegal.into_iter().chain(broken) {
        let (server, witness) = server_and_witness().await;
        let (seen, answer) = witness.provoke(server, &sent).await;
        assert!(seen.is_err());
        assert_eq!(answer, Some(expected));
    }
}

#[test]
fn it_panics_at_a_reserved_code() {
    for code in [1004, 1005, 1006, 1015] {
        let code = TokioCode::try_from(code).expect("it is a code to it");
        assert!(catch_unwind(|| Message::close(Some(code), "")).is_err());
    }
}

#[test]
#[should_panic(expected = "123")]
fn it_panics_at_a_long_reason() {
    drop(Message::close(
        Some(TokioCode::NORMAL_CLOSURE),
        &"x".repeat(124),
    ));
}

#[tokio::test]
async fn a_connection_that_is_lost_is_1006_or_the_end_of_the_stream() {
    let (mut server, witness) = server_and_witness().await;
    drop(witness);
    assert_eq!(
        bounded(server.receive_close()).await,
        Err("None".to_owned())
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
async fn after_a_close_the_stream_ends() {
    let (mut server, mut witness) = server_and_witness().await;
    witness.send_body(&body(1000, "bye")).await;
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::new(1000, "bye"))
    );
    drop(witness);
    assert_eq!(
        bounded(server.receive_close()).await,
        Err("None".to_owned())
    );
}
