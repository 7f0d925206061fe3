//! Two connections made one: frames pass in both directions until both sides have ended.

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

/// A connection after its handshake; empty if it was lost in between.
pub(crate) type Io = Either<TokioIo<Upgraded>, Empty>;

type Reader<'a> = WebSocketRead<&'a mut ReadHalf<Io>>;
type Writer<'a> = WebSocketWrite<&'a mut WriteHalf<Io>>;

/// How the sides of a connection ended, the first to end first.
pub(crate) struct Outcome(pub(crate) Vec<Ended>);

/// How one side ended, and the body of the Close frame that the other side was sent, if that was still possible.
pub(crate) struct Ended {
    from: &'static str,
    end: End,
    to: &'static str,
    sent: Option<Vec<u8>>,
}

/// What both directions share.
struct Relay<'a> {
    limits: &'a Limits,
    shutdown: &'a CancellationToken,
    /// Told when one side has ended: the other has little time left.
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
    // To close a socket with bytes unread resets the connection, and the other end may lose the Close frame.
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

    /// Ends all reading some time after the first end, and returns when there is no time left for writing either.
    async fn time_is_up(&self) {
        tokio::select! {
            () = self.closing.notified() => sleep(self.limits.closing).await,
            () = self.stop.cancelled() => {}
        }
        self.stop.cancel();
        sleep(self.limits.closing).await;
    }

    /// How a side ends that is no longer listened to.
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

/// One of the two ways through the proxy. It holds one frame at a time, so a slow reader slows the other side's writer.
struct Direction<'a> {
    relay: &'a Relay<'a>,
    from: &'a Side,
    to: &'a Side,
    /// Whether RFC 6455, section 5.1, asks for masks here: from a client, and never from a server.
    is_masked: bool,
}

impl Direction<'_> {
    /// Passes frames on until one side ends, then tells the other in the role `R`.
    async fn run<R: Role>(&self, mut from: Reader<'_>, mut to: Writer<'_>) {
        from.set_auto_close(false);
        from.set_auto_pong(false);
        from.set_max_message_size(self.relay.limits.frame + 1);

        let end = self.pass(&mut from, &mut to).await;
        self.relay.closing.notify_one();
        // Without an end the other side takes nothing more, and the other direction will tell this side.
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

    /// Passes frames on, and says how the side that they come from ended.
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

    /// The next frame that is to be passed on. Anything else is an end.
    async fn read<'f>(&self, from: &'f mut Reader<'_>) -> Result<Frame<'f>, End> {
        // The library wants to know how to answer pings and Close frames, which the other side will do.
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
            // Without the mask, so that the next connection gets a new one.
            opcode => Ok(Frame::new(frame.fin, opcode, None, frame.payload)),
        }
    }

    /// Says whether the other side took the frame. If it did not, it may have got a part, so nothing can follow.
    async fn write(&self, to: &mut Writer<'_>, frame: Frame<'_>) -> bool {
        let write = async {
            to.write_frame(frame).await?;
            to.flush().await
        };
        matches!(timeout(self.relay.limits.stall, write).await, Ok(Ok(())))
    }
}

/// fastwebsockets keeps the mask to itself, but shows it in the header.
fn is_masked(frame: &mut Frame<'_>) -> bool {
    let mut head = [0; 16];
    frame.fmt_head(&mut head);
    head[1] & 0x80 != 0
}

/// Sends the end of a stream, and waits for the other's.
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
