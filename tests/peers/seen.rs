//! What an end of a connection received of the other end's Close frame.

use close_codes::{CloseCode, DecodeError, ReceivedClose};
use serde_json::Value;

use crate::cases::name;

/// The received frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// A Close frame; `None` is one without a code.
    Frame {
        code: Option<u16>,
        /// `None` if the library hides it from the program.
        reason: Option<String>,
    },
    /// A Close frame that [`ReceivedClose`] refused, with this code.
    Illegal(u16),
    /// No Close frame before the end.
    Nothing,
}

/// The result of a Close frame that one end was told to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The sender did not send it. The value is what the other end received, if it was connected.
    Refused(Option<Seen>),
    /// The sender sent it. The values are what the other end received, and what the sender received as the answer.
    Sent { seen: Seen, answer: Seen },
    /// Something else failed.
    Failed(String),
}

impl Seen {
    /// From the types of this project.
    pub(crate) fn received(received: Result<ReceivedClose<'_, CloseCode>, DecodeError>) -> Self {
        match received {
            Ok(close) if close.was_sent_by_peer() => Self::Frame {
                code: Some(close.code().as_u16()),
                reason: Some(close.reason().to_owned()),
            },
            Ok(close) if close.is_clean() => Self::Frame {
                code: None,
                reason: Some(String::new()),
            },
            Ok(_) => Self::Nothing,
            Err(DecodeError::IllegalCode { code }) => Self::Illegal(code),
            Err(error) => panic!("the peers send no such frame: {error}"),
        }
    }

    /// From the JSON of a peer.
    pub(crate) fn by_peer(report: &Value) -> Option<Self> {
        let reason = report["reason"].as_str().map(str::to_owned);
        match u16::try_from(report["code"].as_u64()?).ok()? {
            1006 => Some(Self::Nothing),
            // aiohttp reports 0 for a frame without a code, and the others report 1005.
            0 | 1005 => Some(Self::Frame { code: None, reason }),
            code => Some(Self::Frame {
                code: Some(code),
                reason,
            }),
        }
    }

    /// From the output of the echo example after the path.
    pub(crate) fn printed(text: &str) -> Self {
        let number = text.split([' ', ':']).next().unwrap_or_default();
        let Ok(code) = number.parse() else {
            let code = text
                .split(' ')
                .find_map(|word| word.parse().ok())
                .unwrap_or_else(|| panic!("it printed: {text}"));
            assert_eq!(text, DecodeError::IllegalCode { code }.to_string());
            return Self::Illegal(code);
        };
        let close = match code {
            1005 => ReceivedClose::no_status(),
            1006 => ReceivedClose::abnormal(),
            code => ReceivedClose::<CloseCode>::from_parts(code, "").expect("a code of the table"),
        };
        let rest = text
            .strip_prefix(&close.to_string())
            .unwrap_or_else(|| panic!("it printed: {text}"));
        match Self::received(Ok(close)) {
            Self::Frame { code, .. } => Self::Frame {
                code,
                reason: Some(rest.strip_prefix(": ").unwrap_or(rest).to_owned()),
            },
            other => other,
        }
    }

    fn code(&self) -> String {
        match self {
            Self::Frame { code, .. } => name(*code),
            Self::Illegal(code) => format!("an illegal {code}"),
            Self::Nothing => "nothing".to_owned(),
        }
    }
}

impl Outcome {
    /// The cell of the table: "ok" if the frame arrived unchanged, and the answer has the same code.
    pub(crate) fn cell(&self, code: Option<u16>, reason: &str) -> String {
        let (seen, answer) = match self {
            Self::Refused(Some(Seen::Nothing)) => return "drops TCP".to_owned(),
            Self::Refused(_) => return "refused".to_owned(),
            Self::Failed(text) => return text.clone(),
            Self::Sent { seen, answer } => (seen, answer),
        };
        let mut parts = Vec::new();
        match seen {
            Seen::Frame { code: seen, .. } if *seen != code => {
                parts.push(format!("seen as {}", name(*seen)));
            }
            Seen::Frame {
                reason: Some(seen), ..
            } if seen != reason => parts.push(format!("reason seen as {seen:?}")),
            Seen::Frame { .. } => {}
            Seen::Illegal(seen) if Some(*seen) == code => parts.push("illegal".to_owned()),
            other => parts.push(format!("seen as {}", other.code())),
        }
        match answer {
            Seen::Frame { code: answer, .. } if *answer == code => {}
            other => parts.push(format!("answered {}", other.code())),
        }
        if parts.is_empty() {
            "ok".to_owned()
        } else {
            parts.join(", ")
        }
    }
}
