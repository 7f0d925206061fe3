//! A chat server and three clients in one process, which close their connections with typed codes in both directions.
//!
//! `cargo run -p chat -- --lang tr`

mod client;
mod server;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::fmt::{self, Display};
use std::io::{self, Write as _};

use clap::Parser;
use close_codes::{
    CodeSet as _, Language, OwnedClose, ReceivedCode, Reconnect, Session, close_codes,
};
use tokio::net::TcpListener;

close_codes! {
    /// Why a connection to the chat ends.
    pub enum ChatClose = "codes.toml";
}

/// Runs a chat server and three clients on 127.0.0.1, and prints how each connection ends, seen from both sides.
#[derive(Parser)]
struct Arguments {
    /// The port of the server. By default, the system chooses one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The language of the advice, such as "tr" or "pt-BR"; English if there are no texts in it.
    #[arg(long, default_value = "en")]
    lang: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let language = ChatClose::language(&arguments.lang).unwrap_or(&Language::ENGLISH);
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    let address = listener.local_addr()?;
    say(format_args!(
        "The chat is on ws://{address}. Its close codes are in examples/chat/codes.toml."
    ));

    for name in client::NAMES {
        say("");
        let (server, client) = tokio::join!(server::serve(&listener), client::chat(name, address));
        report("the server", &server?, language);
        report(name, &client?, language);
    }
    Ok(())
}

/// Prints the close for one end, and the next step by the spec.
fn report(who: &str, close: &OwnedClose<ChatClose>, language: &Language) {
    let code = close.code();
    say(format_args!("  {who} saw: {close}"));
    say(format_args!(
        "  {:>width$}  -> {}",
        "",
        Advice { code, language },
        width = who.len() + 4
    ));
}

/// Prints a line, and ignores errors: `println!` would panic when `cargo run -p chat | head -1` stops reading.
fn say(line: impl Display) {
    drop(writeln!(io::stdout(), "{line}"));
}

/// What to do after a close, which comes entirely from the spec.
struct Advice<'a> {
    code: ReceivedCode<ChatClose>,
    language: &'a Language,
}

impl Display for Advice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.code.reconnect() {
            Some(Reconnect::Reauthenticate) => "log in again, then reconnect",
            Some(reconnect) if reconnect.is_automatic() => "reconnect",
            Some(_) => "do not reconnect",
            None => "the spec gives no advice",
        })?;
        f.write_str(match self.code.session() {
            Some(Session::Resume) => ", and resume the session",
            Some(Session::New) => ", and start a new session",
            None => "",
        })?;
        let text = match self.code {
            ReceivedCode::Known(code) => self.language.localize(code.info()).how_to_fix(),
            ReceivedCode::InRange(_, range) => self.language.localize_range(range).description(),
            ReceivedCode::Unknown(_) => None,
        };
        text.map_or(Ok(()), |text| write!(f, ". {text}"))
    }
}
