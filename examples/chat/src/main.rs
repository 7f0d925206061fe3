//! A chat server and three clients in one process, which close their connections with typed codes in both directions.
//!
//! `cargo run -p chat`

mod client;
mod server;

use std::error::Error;
use std::fmt;

use clap::Parser;
use close_codes::{ReceivedClose, ReceivedCode, Reconnect, Session, close_codes};
use tokio::net::TcpListener;

close_codes! {
    /// Why a connection to the chat ends.
    pub enum ChatClose = "codes.toml";
}

/// Runs a chat server and three clients on 127.0.0.1, and prints how each connection ends, seen from both sides.
#[derive(Parser)]
struct Arguments {
    /// The port of the server; by default one that the system chooses.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    let address = listener.local_addr()?;
    println!("The chat is on ws://{address}. Its close codes are in examples/chat/codes.toml.");

    let server = tokio::spawn(server::serve(listener, client::NAMES.len()));
    for name in client::NAMES {
        println!();
        client::chat(name, address).await?;
    }
    server.await??;
    Ok(())
}

/// Prints what one side saw, and what the spec says to do next.
fn report(who: &str, received: &ReceivedClose<'_, ChatClose>) {
    println!("  {who} saw: {received}");
    println!(
        "  {:>width$}  -> {}",
        "",
        Advice(received.code()),
        width = who.len() + 4
    );
}

/// What to do after a close: all of it comes from the spec.
struct Advice(ReceivedCode<ChatClose>);

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0.reconnect() {
            Some(Reconnect::Never) => "do not reconnect",
            Some(Reconnect::AfterFix) => "reconnect after a fix",
            Some(Reconnect::Reauthenticate) => "log in again, then reconnect",
            Some(Reconnect::Backoff) => "reconnect with back-off",
            Some(Reconnect::Immediately) => "reconnect at once",
            None => "the spec gives no advice",
        })?;
        f.write_str(match self.0.session() {
            Some(Session::Resume) => ", and resume the session",
            Some(Session::New) => ", and start a new session",
            None => "",
        })?;
        match self.0 {
            ReceivedCode::Known(code) => match code.info().how_to_fix {
                Some(how_to_fix) => write!(f, ". {how_to_fix}"),
                None => Ok(()),
            },
            ReceivedCode::InRange(_, range) => match range.description {
                Some(description) => write!(f, ". {description}"),
                None => Ok(()),
            },
            ReceivedCode::Unknown(_) => Ok(()),
        }
    }
}
