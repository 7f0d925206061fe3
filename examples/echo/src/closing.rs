//! The common part of the three servers: which Close frame to send, and how to answer a received one.

use std::error::Error;
use std::time::Duration;

use close_codes::{CloseCode, CloseFrame, DecodeError, ReceivedClose, ReceivedCode, Server};
use form_urlencoded::parse;
use tokio::time::timeout;
use tracing::info;

/// The errors of the libraries and of the runtime, which all have different types.
pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// A received close, or its error.
pub(crate) type Received<'a> = Result<ReceivedClose<'a, CloseCode>, DecodeError>;

/// The time limit for the handshake, and for the answer to a Close frame.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// The longest message that a client may send, in bytes.
pub(crate) const LONGEST: usize = 1 << 20;

/// The frame to close with right after the handshake, in the type of the library; `None` if the path asks for none.
///
/// # Errors
///
/// Returns an error if the path has no number, or if a server must not send it.
pub(crate) fn asked_for<F>(path: &str, query: Option<&str>) -> Result<Option<F>, BoxError>
where
    F: for<'a> From<CloseFrame<'a, Server>>,
{
    let Some(code) = path.strip_prefix("/close/") else {
        return Ok(None);
    };
    if code == "none" {
        return Ok(Some(CloseFrame::empty().into()));
    }
    let code: u16 = code
        .parse()
        .map_err(|error| format!("{code:?} is no close code: {error}"))?;
    let reason = parse(query.unwrap_or_default().as_bytes())
        .find_map(|(key, value)| (key == "reason").then_some(value))
        .unwrap_or_default();
    let code = ReceivedCode::<CloseCode>::from(code);
    Ok(Some(CloseFrame::new(code, &reason)?.into()))
}

/// Waits for the end of a connection. After a Close frame from this end, there is a time limit for the answer.
pub(crate) async fn wait<T>(
    is_closing: bool,
    ending: impl Future<Output = Result<T, BoxError>>,
) -> Result<T, BoxError> {
    if is_closing {
        timeout(PATIENCE, ending).await?
    } else {
        ending.await
    }
}

/// The answer to the client's frame: the same frame, or an error.
pub(crate) fn answer<'a>(received: &Received<'a>) -> CloseFrame<'a, Server> {
    match received {
        // Without a Close frame, there is nothing to answer.
        Ok(close) => close.reply().map_or(CloseFrame::empty(), Into::into),
        Err(error) => error.reply().into(),
    }
}

/// Prints how a connection ended.
pub(crate) fn report(path: &str, received: &Received<'_>) {
    // The client chose the path, which must not control the terminal. A received close escapes its reason by itself.
    let path = path.escape_debug();
    match received {
        Ok(close) => info!("{path} {close}"),
        Err(error) => info!("{path} {error}"),
    }
}
