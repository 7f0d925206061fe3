//! actix-ws 0.4, whose client is a witness: it sees each byte.

use std::net::SocketAddr;

use actix_web::dev::ServerHandle;
use actix_web::web::{self, Data, Payload};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use actix_ws::{CloseReason, Message, ProtocolError, Session};
use close_codes::adapters::actix_ws04::SessionExt as _;
use close_codes::{Client, CloseCode, CloseFrame, ReceivedClose, Server, close_frame};
use tokio::sync::mpsc;

use crate::ends::{Received, Receives, Sends, bounded, every_close_arrives};
use crate::witness::{self, Upgraded, Witness, body};

/// The parts of a connection that a handler gets. The messages come through a channel, because actix keeps the stream
/// of them in a thread of the server.
struct Socket {
    session: Session,
    messages: mpsc::Receiver<Result<Message, ProtocolError>>,
}

impl Socket {
    async fn send(&self, reason: Option<CloseReason>) {
        let session = self.session.clone();
        session.close(reason).await.expect("the client is there");
    }
}

impl Sends<Server> for Socket {
    async fn send_close(&mut self, frame: CloseFrame<'_, Server>) {
        let session = self.session.clone();
        session
            .close_with_frame(frame)
            .await
            .expect("the client is there");
    }
}

impl Receives for Socket {
    async fn receive_close(&mut self) -> Result<Received, String> {
        match self.messages.recv().await {
            Some(Ok(Message::Close(reason))) => {
                Received::converted(ReceivedClose::try_from(&reason))
            }
            Some(Err(error)) => Received::ended(ReceivedClose::try_from(error)),
            other => Err(format!("{other:?}")),
        }
    }
}

/// Passes on the socket of a client.
async fn upgrade(
    request: HttpRequest,
    body: Payload,
    accepted: Data<mpsc::Sender<Socket>>,
) -> actix_web::Result<HttpResponse> {
    let (response, session, mut stream) = actix_ws::handle(&request, body)?;
    let (incoming, messages) = mpsc::channel(1);
    actix_web::rt::spawn(async move {
        while let Some(message) = stream.recv().await {
            if incoming.send(message).await.is_err() {
                break;
            }
        }
    });
    let socket = Socket { session, messages };
    accepted.send(socket).await.expect("the test waits for it");
    Ok(response)
}

/// A server that passes on the socket of each client.
struct Actix {
    address: SocketAddr,
    sockets: mpsc::Receiver<Socket>,
    server: ServerHandle,
}

impl Actix {
    fn start() -> Self {
        let (accepted, sockets) = mpsc::channel(1);
        let accepted = Data::new(accepted);
        let app = move || {
            let app = App::new().app_data(Data::clone(&accepted));
            app.route("/", web::get().to(upgrade))
        };
        let server = HttpServer::new(app)
            .workers(1)
            .disable_signals()
            .bind("127.0.0.1:0")
            .expect("the system has a port");
        let address = server.addrs()[0];
        let server = server.run();
        let handle = server.handle();
        tokio::spawn(server);
        Self {
            address,
            sockets,
            server: handle,
        }
    }

    async fn connect(&mut self) -> (Socket, Witness<Upgraded>) {
        let client = bounded(witness::connect(self.address)).await;
        let server = bounded(self.sockets.recv()).await.expect("the server runs");
        (server, client)
    }

    async fn stop(self) {
        bounded(self.server.stop(false)).await;
    }
}

#[tokio::test]
async fn closes_of_the_server_are_on_the_wire_as_encoded() {
    let mut actix = Actix::start();
    every_close_arrives::<Server, _, _>(async || actix.connect().await).await;
    actix.stop().await;
}

#[tokio::test]
async fn closes_of_a_client_arrive() {
    let mut actix = Actix::start();
    every_close_arrives::<Client, _, _>(async || {
        let (server, client) = actix.connect().await;
        (client, server)
    })
    .await;
    actix.stop().await;
}

#[tokio::test]
async fn it_lets_illegal_codes_in_and_answers_nothing() {
    let mut actix = Actix::start();
    for code in [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000] {
        let (server, witness) = actix.connect().await;
        let (seen, answer) = witness.provoke(server, &body(code, "why")).await;
        assert_eq!(
            seen,
            Err(format!("close code {code} may not be in a Close frame"))
        );
        assert_eq!(answer, None);
    }
    actix.stop().await;
}

#[tokio::test]
async fn it_answers_nothing_to_a_legal_frame_either() {
    let mut actix = Actix::start();
    let (server, witness) = actix.connect().await;
    let (seen, answer) = witness.provoke(server, &body(1000, "bye")).await;
    assert_eq!(seen, Ok(Received::new(1000, "bye")));
    assert_eq!(answer, None);
    actix.stop().await;
}

#[tokio::test]
async fn it_reports_a_broken_frame_as_one_without_a_status() {
    let mut actix = Actix::start();
    for broken in [vec![3], body(1000, [b'x'; 124])] {
        let (server, witness) = actix.connect().await;
        let (seen, _) = witness.provoke(server, &broken).await;
        assert_eq!(seen, Ok(Received::new(1005, "")));
    }
    actix.stop().await;
}

#[tokio::test]
async fn it_replaces_what_is_not_utf8() {
    let mut actix = Actix::start();
    let (server, witness) = actix.connect().await;
    let (seen, _) = witness.provoke(server, &body(1000, b"a\xff")).await;
    assert_eq!(seen, Ok(Received::new(1000, "a\u{fffd}")));

    // Each replacement takes three bytes.
    let (server, witness) = actix.connect().await;
    let (seen, _) = witness.provoke(server, &body(1000, [0xff; 42])).await;
    assert_eq!(
        seen,
        Err("the Close frame has 128 bytes, but at most 125 are allowed".to_owned())
    );
    actix.stop().await;
}

#[tokio::test]
async fn it_hangs_up_without_waiting_for_an_answer() {
    let mut actix = Actix::start();
    let (mut server, mut witness) = actix.connect().await;
    server
        .send_close(close_frame!(Server, CloseCode::NormalClosure, "bye"))
        .await;
    assert_eq!(witness.body().await, Some(body(1000, "bye")));
    assert_eq!(witness.body().await, None);
    assert_eq!(
        bounded(server.receive_close()).await,
        Err("None".to_owned())
    );
    actix.stop().await;
}

#[tokio::test]
async fn it_sends_any_code_and_cuts_a_long_reason() {
    let mut actix = Actix::start();
    for (code, reason, cut) in [
        (1005, "", ""),
        (2999, "", ""),
        (5000, "", ""),
        (1000, &*"x".repeat(124), &*"x".repeat(123)),
        (
            1000,
            &*("x".to_owned() + &"あ".repeat(41)),
            &*("x".to_owned() + &"あ".repeat(40)),
        ),
    ] {
        let (server, mut witness) = actix.connect().await;
        let reason = CloseReason::from((code.into(), reason));
        server.send(Some(reason)).await;
        assert_eq!(witness.body().await, Some(body(code, cut)));
    }
    actix.stop().await;
}

#[tokio::test]
async fn a_connection_that_is_lost_is_the_end_of_the_stream() {
    let mut actix = Actix::start();
    let (mut server, witness) = actix.connect().await;
    drop(witness);
    assert_eq!(
        bounded(server.receive_close()).await,
        Err("None".to_owned())
    );

    let (mut server, witness) = actix.connect().await;
    witness.reset();
    assert_eq!(
        bounded(server.receive_close()).await,
        Err("None".to_owned())
    );
    actix.stop().await;
}

#[tokio::test]
async fn a_broken_frame_is_no_end() {
    let mut actix = Actix::start();
    let (mut server, mut witness) = actix.connect().await;
    witness.send_continuation().await;
    let seen = bounded(server.receive_close()).await;
    assert!(
        seen.clone()
            .is_err_and(|error| error.starts_with("no end: ")),
        "{seen:?}"
    );
    actix.stop().await;
}
