//! The two ends of a connection, with any library.

use std::fmt::Display;
use std::time::Duration;

use close_codes::{Client, CloseCode, CloseFrame, DecodeError, ReceivedClose, Role, Server};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::cases;
use crate::witness::Witness;

/// A time limit that is long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// An end that sends the frames of a role.
pub(crate) trait Sends<R: Role> {
    /// Sends a frame through the adapter.
    async fn send_close(&mut self, frame: CloseFrame<'_, R>);
}

/// An end that receives a Close frame.
pub(crate) trait Receives {
    /// The codes that the library refuses, although a Close frame may carry them.
    const REFUSES: &'static [u16] = &[];

    /// The received Close frame from the adapter, or the error of the library.
    async fn receive_close(&mut self) -> Result<Received, String>;
}

/// A library that can be either end.
pub(crate) trait BothEnds: Sends<Client> + Sends<Server> + Receives {
    async fn server(stream: TcpStream) -> Self;
    async fn client(stream: TcpStream) -> Self;
}

/// A received close.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Received {
    /// 1005 if there was none.
    code: u16,
    reason: String,
}

impl Received {
    pub(crate) fn new(code: u16, reason: &str) -> Self {
        Self {
            code,
            reason: reason.to_owned(),
        }
    }

    /// The close of an adapter.
    pub(crate) fn converted(
        result: Result<ReceivedClose<'_, CloseCode>, DecodeError>,
    ) -> Result<Self, String> {
        match result {
            Ok(received) => Ok(Self::new(received.code().as_u16(), received.reason())),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The conversion of an error of the library: how the connection ended, or that the error does not end it.
    pub(crate) fn ended<E: Display>(
        result: Result<ReceivedClose<'static, CloseCode>, E>,
    ) -> Result<Self, String> {
        match result {
            Ok(received) => Self::converted(Ok(received)),
            Err(error) => Err(format!("no end: {error}")),
        }
    }

    /// A connection that ended without a Close frame.
    pub(crate) fn abnormal() -> Self {
        Self::new(1006, "")
    }
}

/// The two ends of a local TCP connection: the server's and the client's.
pub(crate) async fn sockets() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0")
        .await
        .expect("the system has a port");
    let address = listener.local_addr().expect("it is bound");
    let (accepted, connected) = tokio::join!(listener.accept(), TcpStream::connect(address));
    (
        accepted.expect("somebody connects").0,
        connected.expect("somebody accepts"),
    )
}

/// Waits, but not forever.
pub(crate) async fn bounded<T>(wait: impl Future<Output = T>) -> T {
    timeout(PATIENCE, wait)
        .await
        .expect("it takes no time on this machine")
}

/// Sends each frame of the table over a connection of its own, and compares what comes in.
pub(crate) async fn every_close_arrives<R: Role, S: Sends<R>, T: Receives>(
    mut connect: impl AsyncFnMut() -> (S, T),
) {
    for frame in cases::frames::<R>() {
        let (mut sender, mut receiver) = bounded(connect()).await;
        bounded(sender.send_close(frame)).await;
        let seen = bounded(receiver.receive_close()).await;
        let sent = Received::new(frame.code().unwrap_or(1005), frame.reason());
        if T::REFUSES.contains(&sent.code) {
            assert_ne!(seen, Ok(sent), "it is not refused any more");
        } else {
            assert_eq!(seen, Ok(sent));
        }
    }
}

/// [`every_close_arrives`] from server to client and from client to server, both of the same library.
pub(crate) async fn every_close_arrives_both_ways<L: BothEnds>() {
    every_close_arrives::<Server, L, L>(async || {
        let (accepted, connected) = sockets().await;
        (L::server(accepted).await, L::client(connected).await)
    })
    .await;
    every_close_arrives::<Client, L, L>(async || {
        let (accepted, connected) = sockets().await;
        (L::client(connected).await, L::server(accepted).await)
    })
    .await;
}

/// [`every_close_arrives`] from server and from client, as a witness sees it.
pub(crate) async fn every_close_is_on_the_wire<L: BothEnds>() {
    every_close_arrives::<Server, L, _>(async || {
        let (accepted, connected) = sockets().await;
        (L::server(accepted).await, Witness::client(connected))
    })
    .await;
    every_close_arrives::<Client, L, _>(async || {
        let (accepted, connected) = sockets().await;
        (L::client(connected).await, Witness::server(accepted))
    })
    .await;
}
