//! Joins two connections: forwards frames in both directions until both sides have ended.

use std::convert::Infallible;
use std::fmt;
use std::future::ready;
use std::io;
use std::sync::Mutex;

use close_codes::{Client, Role, Server};
use fastwebsockets::{
    Frame, OpCode, Role as OwnRole, WebSocketRead, WebSocketWrite, after_handshake_split,
};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncWriteExt as _, Empty, ReadHalf, WriteHalf, copy, sink, split};
use tokio::sync::Notify;
use tokio::time::{sleep, timeout};
use tokio_util::either::Either;
use tokio_util::sync::CancellationToken;

use crate::closes::{Body, End, Side};
use crate::proxy::Limits;

/// A connection after its handshake. It is empty if the connection was lost meanwhile.
pub(crate) type Io = Either<TokioIo<Upgraded>, Empty>;

type Reader<'a> = WebSocketRead<&'a mut ReadHalf<Io>>;
type Writer<'a> = WebSocketWrite<&'a mut WriteHalf<Io>>;

/// How the sides of a connection ended, the first to end first.
pub(crate) struct Outcome(pub(crate) Vec<Ended>);

/// How one side ended, and the body of the Close frame for the other side, if it could be sent.
pub(crate) struct Ended {
    from: &'static str,
    end: End,
    to: &'static str,
    sent: Option<Vec<u8>>,
}

/// The shared state of both directions.
struct Relay<'a> {
    limits: &'a Limits,
    shutdown: &'a CancellationToken,
    /// Notified when one side has ended. The other side then has a short time limit.
    closing: Notify,
    /// Ends all reading.
    stop: CancellationToken,
    ended: Mutex<Vec<Ended>>,
}

/// Passes frames between two connections, and returns when both have ended.
pub(crate) async fn relay(
    client: Io,
    upstream: Io,
    limits: &Limits,
    shutdown: &CancellationToken,
) -> Outcome {
    let relay = Relay {
        limits,
        shutdown,
        closing: Notify::new(),
        stop: shutdown.child_token(),
        ended: Mutex::default(),
    };
    let (mut client_read, mut client_write) = split(client);
    let (mut upstream_read, mut upstream_write) = split(upstream);
    tokio::select! {
        () = relay.run(
            after_handshake_split(&mut client_read, &mut client_write, OwnRole::Server),
            after_handshake_split(&mut upstream_read, &mut upstream_write, OwnRole::Client),
        ) => {}
        () = relay.time_is_up() => {}
    }
    // Closing a socket with unread bytes resets the connection, and the other end may lose the Close frame.
    let hang_up = async {
        tokio::join!(
            hang_up(client_read, client_write),
            hang_up(upstream_read, upstream_write),
        )
    };
    drop(timeout(limits.closing, hang_up).await);
    Outcome(relay.ended.into_inner().unwrap_or_default())
}

impl Relay<'_> {
    /// Runs both directions to their ends.
    async fn run(&self, client: (Reader<'_>, Writer<'_>), upstream: (Reader<'_>, Writer<'_>)) {
        let client_side = Side::new("client");
        let upstream_side = Side::new("upstream");
        let up = Direction {
            relay: self,
            from: &client_side,
            to: &upstream_side,
            is_masked: true,
        };
        let down = Direction {
            relay: self,
            from: &upstream_side,
            to: &client_side,
            is_masked: false,
        };
        tokio::join!(
            up.run::<Client>(client.0, upstream.1),
            down.run::<Server>(upstream.0, client.1),
        );
    }

    /// Ends all reading a while after the first end, and returns when the time for writing has passed too.
    async fn time_is_up(&self) {
        tokio::select! {
            () = self.closing.notified() => sleep(self.limits.closing).await,
            () = self.stop.cancelled() => {}
        }
        self.stop.cancel();
        sleep(self.limits.closing).await;
    }

    /// How a side ends that is no longer read.
    fn out_of_time(&self) -> End {
        if self.shutdown.is_cancelled() {
            End::Shutdown
        } else {
            End::Expired
        }
    }

    fn note(&self, ended: Ended) {
        if let Ok(mut all) = self.ended.lock() {
            all.push(ended);
        }
    }
}

/// One of the two directions. It holds one frame at a time, so that a slow reader slows down the writer.
struct Direction<'a> {
    relay: &'a Relay<'a>,
    from: &'a Side,
    to: &'a Side,
    /// Whether frames must be masked: always from a client, and never from a server (RFC 6455, section 5.1).
    is_masked: bool,
}

impl Direction<'_> {
    /// Forwards frames until one side ends, then closes the other in the role `R`.
    async fn run<R: Role>(&self, mut from: Reader<'_>, mut to: Writer<'_>) {
        from.set_auto_close(false);
        from.set_auto_pong(false);
        from.set_max_message_size(self.relay.limits.frame + 1);

        let end = self.pass(&mut from, &mut to).await;
        self.relay.closing.notify_one();
        // If this side has not ended, the other side accepts nothing more, and the other direction closes this side.
        let Some(end) = end else { return };
        let body = end.tell::<R>(self.from, self.to);
        let close = Frame::close_raw(body.clone().into());
        let sent = self.write(&mut to, close).await.then_some(body);
        self.relay.note(Ended {
            from: self.from.name,
            end,
            to: self.to.name,
            sent,
        });
    }

    /// Forwards frames, and returns how the side that sends them ended.
    async fn pass(&self, from: &mut Reader<'_>, to: &mut Writer<'_>) -> Option<End> {
        loop {
            match self.read(from).await {
                Ok(frame) => {
                    if !self.write(to, frame).await {
                        return None;
                    }
                }
                Err(end) => return Some(end),
            }
        }
    }

    /// The next frame to forward. Anything else is an end.
    async fn read<'f>(&self, from: &'f mut Reader<'_>) -> Result<Frame<'f>, End> {
        // The library requires a function that answers pings and Close frames, but the other side answers them.
        let mut answer = |_| ready(Ok::<_, Infallible>(()));
        let mut frame = tokio::select! {
            frame = from.read_frame(&mut answer) => frame?,
            () = self.relay.stop.cancelled() => return Err(self.relay.out_of_time()),
        };
        if self.is_masked != is_masked(&mut frame) {
            return Err(End::wrong_mask());
        }
        match frame.opcode {
            OpCode::Close => Err(End::Closed(frame.payload.to_vec())),
            // The mask is removed, so that the next connection gets a new one.
            opcode => Ok(Frame::new(frame.fin, opcode, None, frame.payload)),
        }
    }

    /// Returns whether the frame was sent. If not, a part of it may have been sent, so that nothing can follow.
    async fn write(&self, to: &mut Writer<'_>, frame: Frame<'_>) -> bool {
        let write = async {
            to.write_frame(frame).await?;
            to.flush().await
        };
        matches!(timeout(self.relay.limits.stall, write).await, Ok(Ok(())))
    }
}

/// fastwebsockets hides the mask, but it is in the header.
fn is_masked(frame: &mut Frame<'_>) -> bool {
    let mut head = [0; 16];
    frame.fmt_head(&mut head);
    head[1] & 0x80 != 0
}

/// Ends the stream, and waits for the end of the other one.
async fn hang_up(mut read: ReadHalf<Io>, mut write: WriteHalf<Io>) -> io::Result<u64> {
    write.shutdown().await?;
    copy(&mut read, &mut sink()).await
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, ended) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            ended.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} {}, the {} ", self.from, self.end, self.to)?;
        match &self.sent {
            Some(sent) => write!(f, "was sent {}", Body(sent)),
            None => f.write_str("could not be told"),
        }
    }
}
