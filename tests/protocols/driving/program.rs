//! A running program, and the other end of its connections.

use std::future::Future;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use close_codes::{CloseCode, OwnedClose, ReceivedClose};
use futures_util::StreamExt as _;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{Error, Message};

/// The time limit for an action of the other end, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits, but not for ever.
pub(crate) async fn bounded<F: Future>(what: &str, future: F) -> F::Output {
    let output = timeout(PATIENCE, future).await;
    output.unwrap_or_else(|_| panic!("waited {PATIENCE:?} for {what}"))
}

/// A program that runs until it is dropped.
pub(crate) struct Program {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Program {
    pub(crate) fn start(binary: &str, arguments: &[&str]) -> Self {
        let mut child = Command::new(binary)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the program can be started");
        let stdout = child.stdout.take().expect("it is piped");
        Self {
            child,
            lines: BufReader::new(stdout).lines(),
        }
    }

    /// The next line that it prints.
    pub(crate) async fn line(&mut self) -> String {
        let line = bounded("a line of the program", self.lines.next_line()).await;
        let line = line.expect("what it prints can be read");
        line.expect("the program has ended")
    }

    /// How it ends by itself.
    pub(crate) async fn status(&mut self) -> ExitStatus {
        let status = bounded("the end of the program", self.child.wait()).await;
        status.expect("the program can be waited for")
    }
}

/// How a connection ends for this end.
pub(crate) async fn close_of<S>(socket: &mut WebSocketStream<S>) -> OwnedClose<CloseCode>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    loop {
        match bounded("the end of the connection", socket.next()).await {
            Some(Ok(Message::Close(frame))) => {
                let received = ReceivedClose::try_from(&frame).expect("a legal Close frame");
                let received = received.into_owned();
                // The answer is sent, and the stream ends.
                while let Some(Ok(_)) = bounded("the end of the stream", socket.next()).await {}
                return received;
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => return lost(error),
            None => panic!("the stream was read after its end"),
        }
    }
}

fn lost(error: Error) -> OwnedClose<CloseCode> {
    let lost = ReceivedClose::try_from(error);
    lost.expect("the end of a connection").into_owned()
}
