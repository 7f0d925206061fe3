//! The Close frame for one side after the other side has ended.

use std::fmt;
use std::sync::OnceLock;

use close_codes::{CloseCode, CloseFrame, DecodeError, Either, ReceivedClose, Role, close_frame};
use fastwebsockets::WebSocketError;

/// How one side ended.
pub(crate) enum End {
    /// With a Close frame that has this body, legal or not.
    Closed(Vec<u8>),
    /// It broke the protocol.
    Broken {
        why: String,
        reply: CloseFrame<'static, Either>,
    },
    /// It ended without a Close frame.
    Lost,
    /// A time limit has passed: it did not answer a Close frame, or did not receive a frame.
    Expired,
    /// It has not ended, but the proxy stops.
    Shutdown,
}

/// The Close frames for one side.
pub(crate) struct Side {
    pub(crate) name: &'static str,
    /// The body of the frame that was sent.
    sent: OnceLock<Vec<u8>>,
    /// The body of the answer to the side's own close, to be sent when the other side has answered too.
    owed: OnceLock<Vec<u8>>,
}

impl Side {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            sent: OnceLock::new(),
            owed: OnceLock::new(),
        }
    }

    /// Whether a Close frame from this side is only the answer to the one that was sent to it. Many libraries answer
    /// with the code alone.
    fn is_answered_by(&self, body: &[u8]) -> bool {
        self.sent
            .get()
            .is_some_and(|sent| body == sent || Some(body) == sent.get(..2))
    }

    fn owe(&self, body: &[u8]) {
        // A side ends only once, so nothing is overwritten.
        self.owed.get_or_init(|| body.to_vec());
    }
}

impl End {
    /// A frame that the other end must not have sent (RFC 6455, section 5.1).
    pub(crate) fn wrong_mask() -> Self {
        Self::Broken {
            why: "only frames from a client have a mask".to_owned(),
            reply: close_frame!(CloseCode::ProtocolError),
        }
    }

    /// The body of the Close frame that `to` gets from the role `R` because `from` has ended in this way.
    pub(crate) fn tell<R: Role>(&self, from: &Side, to: &Side) -> Vec<u8> {
        let body = self.body_for::<R>(from, to);
        to.sent.get_or_init(|| body.clone());
        body
    }

    fn body_for<R: Role>(&self, from: &Side, to: &Side) -> Vec<u8> {
        match self {
            // The answer to a close is not forwarded: a server must answer 1010 with 1010, but must not send it by
            // itself. The side that closed first gets its own frame back.
            Self::Closed(body) if from.is_answered_by(body) => {
                to.owed.get().unwrap_or(body).clone()
            }
            Self::Closed(body) => forward::<R>(body, from),
            Self::Broken { why, reply } => {
                from.owe(&reply.encode());
                lost::<R>(why)
            }
            Self::Lost | Self::Expired => to
                .owed
                .get()
                .cloned()
                .unwrap_or_else(|| lost::<R>(&format!("the {} {self}", from.name))),
            Self::Shutdown => to.owed.get().cloned().unwrap_or_else(|| {
                close_frame!(CloseCode::GoingAway, "proxy is shutting down")
                    .encode()
                    .to_vec()
            }),
        }
    }
}

/// The frame for the other side after a Close frame.
fn forward<R: Role>(body: &[u8], from: &Side) -> Vec<u8> {
    match ReceivedClose::<CloseCode>::decode(body) {
        Ok(received) => {
            from.owe(body);
            CloseFrame::<R>::forwarding(&received).encode().to_vec()
        }
        Err(error) => {
            from.owe(&error.reply().encode());
            lost::<R>(&reason_in(body, error))
        }
    }
}

/// The frame for one side if the other is lost or unusable, with a reason that is cut to fit.
fn lost<R: Role>(why: &str) -> Vec<u8> {
    CloseFrame::<R>::forwarding(&ReceivedClose::<CloseCode>::abnormal())
        .with_reason_truncated(why)
        .encode()
        .to_vec()
}

/// The reason in an illegal Close frame, which is forwarded without its code, or else the error.
fn reason_in(body: &[u8], error: DecodeError) -> String {
    match error.with_body(body).reason() {
        Some(reason) if !reason.is_empty() => reason.to_owned(),
        _ => error.to_string(),
    }
}

impl From<WebSocketError> for End {
    fn from(error: WebSocketError) -> Self {
        let reply = match error {
            WebSocketError::UnexpectedEOF | WebSocketError::IoError(_) => return Self::Lost,
            WebSocketError::InvalidUTF8 => close_frame!(CloseCode::InvalidPayload),
            WebSocketError::FrameTooLarge => close_frame!(CloseCode::MessageTooBig),
            _ => close_frame!(CloseCode::ProtocolError),
        };
        Self::Broken {
            why: error.to_string(),
            reply,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed(body) => match ReceivedClose::<CloseCode>::decode(body) {
                Ok(_) => write!(f, "closed with {}", Body(body)),
                Err(error) => write!(f, "closed wrongly: {}", error.with_body(body)),
            },
            Self::Broken { why, .. } => write!(f, "broke the protocol: {why}"),
            Self::Lost => f.write_str("was lost"),
            Self::Expired => f.write_str("did not answer in time"),
            Self::Shutdown => f.write_str("was still there"),
        }
    }
}

/// The body of a legal Close frame, for display.
pub(crate) struct Body<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match ReceivedClose::<CloseCode>::decode(self.0) {
            Ok(received) if received.was_sent_by_peer() => received.fmt(f),
            _ => f.write_str("an empty Close frame"),
        }
    }
}
