//! The client: connects, listens, and connects again.

use std::error::Error;

use close_codes::{OwnedClose, ReceivedClose, Session, close_frame};
use fastwebsockets::{Frame, OpCode, WebSocket, WebSocketError};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::{Instant, sleep, timeout};

use crate::FeedClose;
use crate::message::{LONGEST, Parts};
use crate::plan::{Next, Pace, Plan, Why};

/// What the client needs of the program that it is a part of.
pub(crate) trait Program {
    type Stream: AsyncRead + AsyncWrite + Unpin;

    async fn connect(&mut self) -> Result<WebSocket<Self::Stream>, Box<dyn Error>>;

    /// Fetches new credentials, and says whether there are any.
    async fn reauthenticate(&mut self) -> bool;

    /// Hears how a connection ended, and what the client does about it.
    fn ended(&mut self, close: &OwnedClose<FeedClose>, next: Next, session: Option<&str>);
}

/// Connects, and again as long as the codes and the pace allow; says why it stopped.
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
        // Where the spec does not say that a session survives, it does not.
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
    // Left to itself, the library takes a 1014 for an error.
    socket.set_auto_close(false);
    // The library takes this for the first length that is too long, and of a frame, in spite of the name.
    socket.set_max_message_size(LONGEST + 1);
    let hello = match session {
        Some(session) => format!("resume {session}"),
        None => "new".to_owned(),
    };
    // If the server did not wait for it, its Close frame can still be read.
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
    // Whether the server hears it or not, nothing more is read.
    drop(socket.write_frame(refusal.into()).await);
    ReceivedClose::abnormal().into_owned()
}

/// Answers a Close frame with the same, or with what is wrong with it.
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
    // A frame that breaks the protocol says nothing that can be relied on.
    received.unwrap_or(ReceivedClose::abnormal()).into_owned()
}
