//! A client of a gateway that resumes its session or identifies again, by the policy of each code.
//!
//! Its argument is the address. It says `identify` or `resume N`, and the gateway gives it a session, `session N`. Each end
//! of a connection is printed on a line, with what follows.

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use close_codes::{OwnedClose, ReceivedClose, Reconnect, Session, close_codes};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::time::sleep;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::{self, Message};

close_codes! {
    /// Why a connection to the gateway ends.
    enum GatewayClose = "specs/discord-gateway.toml";
}

/// The first delay. A real client would wait longer.
const FIRST_WAIT: Duration = Duration::from_millis(10);

/// The maximum delay.
const LONGEST_WAIT: Duration = Duration::from_millis(200);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let url = std::env::args()
        .nth(1)
        .ok_or("the argument is the address")?;
    let mut session = None;
    let mut wait = FIRST_WAIT;
    loop {
        let close = listen(&url, &mut session, &mut wait).await?;
        if close.code().session() != Some(Session::Resume) {
            session = None;
        }
        let next = if session.is_some() {
            "resume"
        } else {
            "identify"
        };
        match close.code().reconnect() {
            Some(Reconnect::Immediately) => println!("{close} -> {next}"),
            Some(Reconnect::Backoff) => {
                println!("{close} -> {next} after a while");
                sleep(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
            Some(Reconnect::Never | Reconnect::AfterFix | Reconnect::Reauthenticate) | None => {
                println!("{close} -> stop");
                return Ok(ExitCode::FAILURE);
            }
        }
    }
}

/// Identifies or resumes, and listens until the connection ends.
async fn listen(
    url: &str,
    session: &mut Option<String>,
    wait: &mut Duration,
) -> Result<OwnedClose<GatewayClose>, Box<dyn Error>> {
    let mut socket = match connect_async(url).await {
        Ok((socket, _)) => socket,
        Err(error) => return ended(error),
    };
    let hello = match session {
        Some(session) => format!("resume {session}"),
        None => "identify".to_owned(),
    };
    if let Err(error) = socket.send(Message::text(hello)).await {
        return ended(error);
    }
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => {
                if let Some(number) = text.strip_prefix("session ") {
                    *session = Some(number.to_owned());
                    *wait = FIRST_WAIT;
                }
            }
            Some(Ok(Message::Close(frame))) => {
                let close = ReceivedClose::try_from(&frame)?.into_owned();
                // This sends the answer. The gateway may already be gone.
                drop(socket.flush().await);
                return Ok(close);
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => return ended(error),
            None => return Err("the stream was read after its end".into()),
        }
    }
}

/// Converts an error that ends the connection into a close. Other errors are returned.
fn ended(error: tungstenite::Error) -> Result<OwnedClose<GatewayClose>, Box<dyn Error>> {
    Ok(ReceivedClose::try_from(error)?.into_owned())
}
