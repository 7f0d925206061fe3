//! yawc 0.5.

use close_codes::{CloseCode, CloseFrame, ReceivedClose, Role, close_frame};
use futures_util::SinkExt as _;
use tokio::net::TcpStream;
use yawc::{Frame, Options, Role as End, WebSocket};

use crate::ends::{
    BothEnds, Received, Receives, Sends, bounded, every_close_arrives_both_ways,
    every_close_is_on_the_wire, sockets,
};
use crate::witness::{Witness, body};

type Socket = WebSocket<TcpStream>;

impl<R: Role> Sends<R> for Socket {
    async fn send_close(&mut self, frame: CloseFrame<'_, R>) {
        let frame = Frame::from(frame);
        self.send(frame).await.expect("the other end is there");
    }
}

impl Receives for Socket {
    const REFUSES: &'static [u16] = &[1014];

    async fn receive_close(&mut self) -> Result<Received, String> {
        match self.next_frame().await {
            Ok(frame) => Received::converted(ReceivedClose::try_from(&frame)),
            Err(error) => Received::ended(ReceivedClose::try_from(error)),
        }
    }
}

impl BothEnds for Socket {
    async fn server(stream: TcpStream) -> Self {
        Self::from_stream(stream, End::Server, Options::default())
            .expect("no extension is asked for")
    }

    async fn client(stream: TcpStream) -> Self {
        Self::from_stream(stream, End::Client, Options::default())
            .expect("no extension is asked for")
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
async fn it_treats_1014_as_an_illegal_code() {
    for code in [1014, 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000] {
        let (server, witness) = server_and_witness().await;
        let (seen, answer) = witness.provoke(server, &body(code, "why")).await;
        assert_eq!(seen, Err("no end: Invalid close code".to_owned()));
        assert_eq!(answer, Some(body(1002, "Invalid close code")));
    }
}

#[tokio::test]
async fn it_echoes_a_frame_that_is_too_long() {
    let too_long = body(1000, [b'x'; 124]);
    let (server, witness) = server_and_witness().await;
    let (seen, answer) = witness.provoke(server, &too_long).await;
    assert_eq!(
        seen,
        Err("the Close frame has 126 bytes, but at most 125 are allowed".to_owned())
    );
    assert_eq!(answer, Some(too_long));
}

#[tokio::test]
async fn it_answers_an_answer() {
    let (mut server, mut witness) = server_and_witness().await;
    server
        .send_close(close_frame!(Server, CloseCode::NormalClosure, "bye"))
        .await;
    assert_eq!(witness.body().await, Some(body(1000, "bye")));
    let (seen, answer) = witness.provoke(server, &body(1000, "")).await;
    assert_eq!(seen, Ok(Received::new(1000, "")));
    assert_eq!(answer, Some(body(1000, "")));
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
        let frame = Frame::close(code.into(), reason);
        server.send(frame).await.expect("the client is there");
        assert_eq!(witness.body().await, Some(body(code, reason)));
    }
}

const CLOSED: &str = "no end: Connection is closed";

#[tokio::test]
async fn connection_closed_comes_after_a_clean_close_and_after_a_lost_connection() {
    let (mut server, mut witness) = server_and_witness().await;
    witness.send_body(&body(1000, "bye")).await;
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::new(1000, "bye"))
    );
    assert_eq!(
        bounded(server.receive_close()).await,
        Err(CLOSED.to_owned())
    );

    let (mut server, witness) = server_and_witness().await;
    drop(witness);
    assert_eq!(
        bounded(server.receive_close()).await,
        Err(CLOSED.to_owned())
    );
}

#[tokio::test]
async fn a_connection_that_is_reset_is_1006() {
    let (mut server, witness) = server_and_witness().await;
    witness.reset();
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::abnormal())
    );
}
