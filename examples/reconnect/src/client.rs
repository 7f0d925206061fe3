//! The client: connects, listens, and connects again.

use std::error::Error;

use close_codes::{OwnedClose, ReceivedClose, Session, close_frame};
use fastwebsockets::{Frame, OpCode, WebSocket, WebSocketError};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::{Instant, sleep, timeout};

use crate::FeedClose;
use crate::message::{LONGEST, Parts};
use crate::plan::{Next, Pace, Plan, Why};

/// What the client needs from its program.
pub(crate) trait Program {
    type Stream: AsyncRead + AsyncWrite + Unpin;

    async fn connect(&mut self) -> Result<WebSocket<Self::Stream>, Box<dyn Error>>;

    /// Fetches new credentials, and returns whether there are any.
    async fn reauthenticate(&mut self) -> bool;

    /// Called with the end of a connection, and the next step of the client.
    fn ended(&mut self, close: &OwnedClose<FeedClose>, next: Next, session: Option<&str>);
}

/// Connects repeatedly, as long as the codes and the pace allow. Returns why it stopped.
pub(crate) async fn stay_connected(program: &mut impl Program, pace: Pace) -> Why {
    let mut plan = Plan::new(pace);
    let mut session = None;
    loop {
        let attempt = timeout(pace.attempt, program.connect()).await;
        let connected = Instant::now();
        let close = match attempt {
            Ok(Ok(socket)) => listen(socket, &mut session).await,
            Ok(Err(_)) | Err(_) => ReceivedClose::abnormal().into_owned(),
        };
        // A session only survives if the spec says so.
        if close.code().session() != Some(Session::Resume) {
            session = None;
        }
        let next = plan.next(close.code(), connected.elapsed());
        program.ended(&close, next, session.as_deref());
        match next {
            Next::Connect { after } => sleep(after).await,
            Next::Reauthenticate if program.reauthenticate().await => {}
            Next::Reauthenticate => return Why::NoCredentials,
            Next::Stop(why) => return why,
        }
    }
}

/// Opens or resumes a session, and listens until the connection ends.
async fn listen<S>(mut socket: WebSocket<S>, session: &mut Option<String>) -> OwnedClose<FeedClose>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    // By default, the library treats 1014 as an error.
    socket.set_auto_close(false);
    // For the library, this is the first length that is too long, and it is for a frame, in spite of the name.
    socket.set_max_message_size(LONGEST + 1);
    let hello = match session {
        Some(session) => format!("resume {session}"),
        None => "new".to_owned(),
    };
    // If the server has already closed, its Close frame can still be read.
    drop(
        socket
            .write_frame(Frame::text(hello.into_bytes().into()))
            .await,
    );
    let mut parts = Parts::default();
    let refusal = loop {
        let frame = match socket.read_frame().await {
            Ok(frame) => frame,
            Err(WebSocketError::FrameTooLarge) => {
                break close_frame!(Client, FeedClose::MessageTooBig);
            }
            Err(_) => return ReceivedClose::abnormal().into_owned(),
        };
        let added = match frame.opcode {
            OpCode::Close => return answer(&mut socket, &frame).await,
            OpCode::Ping | OpCode::Pong => continue,
            OpCode::Text | OpCode::Binary | OpCode::Continuation => parts.add(&frame),
        };
        match added {
            Ok(Some((OpCode::Text, message))) => {
                if let Some(id) = message.strip_prefix(b"session ") {
                    *session = Some(String::from_utf8_lossy(id).into_owned());
                }
            }
            Ok(_) => {}
            Err(refusal) => break refusal,
        }
    };
    // An error is ignored, because nothing more is read.
    drop(socket.write_frame(refusal.into()).await);
    ReceivedClose::abnormal().into_owned()
}

/// Answers a Close frame with the same frame, or with its error.
async fn answer<S>(socket: &mut WebSocket<S>, frame: &Frame<'_>) -> OwnedClose<FeedClose>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let received = ReceivedClose::try_from(frame);
    let answer = match received {
        Ok(received) => received.reply(),
        Err(error) => Some(error.reply()),
    };
    if let Some(answer) = answer {
        // The server may have left already.
        drop(socket.write_frame(answer.into()).await);
    }
    // A frame that breaks the protocol cannot be relied on.
    received.unwrap_or(ReceivedClose::abnormal()).into_owned()
}
