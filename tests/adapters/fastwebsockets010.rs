//! fastwebsockets 0.10.

use close_codes::{CloseCode, CloseFrame, ReceivedClose, Role, close_frame};
use fastwebsockets::{Frame, Payload, Role as End, WebSocket};
use tokio::net::TcpStream;

use crate::ends::{
    BothEnds, Received, Receives, Sends, bounded, every_close_arrives_both_ways,
    every_close_is_on_the_wire, sockets,
};
use crate::witness::{Witness, body};

type Socket = WebSocket<TcpStream>;

impl<R: Role> Sends<R> for Socket {
    async fn send_close(&mut self, frame: CloseFrame<'_, R>) {
        let frame = Frame::from(frame);
        self.write_frame(frame)
            .await
            .expect("the other end is there");
    }
}

impl Receives for Socket {
    const REFUSES: &'static [u16] = &[1014];

    async fn receive_close(&mut self) -> Result<Received, String> {
        match self.read_frame().await {
            Ok(frame) => Received::converted(ReceivedClose::try_from(&frame)),
            Err(error) => Received::ended(ReceivedClose::try_from(error)),
        }
    }
}

impl BothEnds for Socket {
    async fn server(stream: TcpStream) -> Self {
        Self::after_handshake(stream, End::Server)
    }

    async fn client(stream: TcpStream) -> Self {
        Self::after_handshake(stream, End::Client)
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
        assert_eq!(
            answer,
            Some(body(1002, "why")),
            "the reason is the peer's own"
        );
    }
}

#[tokio::test]
async fn without_auto_close_1014_comes_in() {
    let (mut server, mut witness) = server_and_witness().await;
    server.set_auto_close(false);
    witness.send_body(&body(1014, "why")).await;
    assert_eq!(server.receive_close().await, Ok(Received::new(1014, "why")));
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
async fn it_answers_nothing_to_a_broken_frame() {
    for broken in [body(1000, b"\xff"), vec![3]] {
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
        let frame = Frame::close(code, reason.as_bytes());
        server
            .write_frame(frame)
            .await
            .expect("the client is there");
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
async fn connection_closed_comes_after_a_clean_close_and_is_no_end() {
    let (mut server, mut witness) = server_and_witness().await;
    witness.send_body(&body(1000, "bye")).await;
    assert_eq!(
        bounded(server.receive_close()).await,
        Ok(Received::new(1000, "bye"))
    );
    let error = bounded(server.write_frame(Frame::text(Payload::Borrowed(b"more"))))
        .await
        .expect_err("it has answered already");
    assert_eq!(
        Received::ended(ReceivedClose::try_from(error)),
        Err("no end: Connection is closed".to_owned())
    );
}
