//! What the three servers have in common: which Close frame to send, and what to make of the one that comes in.

use std::error::Error;
use std::time::Duration;

use close_codes::{CloseCode, CloseFrame, DecodeError, ReceivedClose, ReceivedCode, Server};
use form_urlencoded::parse;
use tokio::time::timeout;
use tracing::info;

/// What the libraries and the runtime say, each with a type of its own.
pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// What came in, or what is wrong with it.
pub(crate) type Received<'a> = Result<ReceivedClose<'a, CloseCode>, DecodeError>;

/// How long a client has to ask for a WebSocket, and to answer a Close frame.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// The longest message that a client may send, in bytes.
pub(crate) const LONGEST: usize = 1 << 20;

/// The frame to close with right after the handshake, in the type of the library; `None` if the path asks for none.
///
/// # Errors
///
/// The path does not ask for a number, or a server must not send it.
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

/// Waits for the end of a connection; after a Close frame from this end only as long as the client may take to answer.
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

/// The frame that answers the client's. It says what the client said, or what is wrong with it.
pub(crate) fn answer<'a>(received: &Received<'a>) -> CloseFrame<'a, Server> {
    match received {
        // Without a Close frame there is nobody to answer.
        Ok(close) => close.reply().map_or(CloseFrame::empty(), Into::into),
        Err(error) => error.reply().into(),
    }
}

/// Prints how a connection ended.
pub(crate) fn report(path: &str, received: &Received<'_>) {
    // The client chose the path, which must not command the terminal. What came in escapes its reason by itself.
    let path = path.escape_debug();
    match received {
        Ok(close) => info!("{path} {close}"),
        Err(error) => info!("{path} {error}"),
    }
}
