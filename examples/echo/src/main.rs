//! An echo server that closes by RFC 6455, written with three libraries.
//!
//! `cargo run -p echo`

mod accept;
mod actix;
mod closing;
mod fastwebsockets;
mod log;
mod tungstenite;

use std::error::Error;
use std::net::TcpListener;

use clap::{Parser, ValueEnum};
use tracing::info;

/// Runs an echo server on 127.0.0.1 until it is stopped.
///
/// It sends every text and every binary message back, answers pings, and answers a Close frame with the same code. A
/// client that connects to /close/4000?reason=bye gets a Close frame with this code and this reason, one that connects
/// to /close/none an empty one. A code that a server must not send is refused with HTTP 400 and the reason why.
///
/// It prints its address on the first line, then a line for each connection: the path, and the received close.
#[derive(Parser)]
struct Arguments {
    /// The WebSocket library to serve with.
    #[arg(long, value_enum, default_value_t = Library::Tungstenite)]
    library: Library,

    /// The port of the server. By default, the system chooses one.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

#[derive(Clone, Copy, ValueEnum)]
enum Library {
    Tungstenite,
    Fastwebsockets,
    Actix,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let _guards = log::start()?;
    let listener = TcpListener::bind(("127.0.0.1", arguments.port))?;
    listener.set_nonblocking(true)?; // as tokio wants it
    info!("ws://{}", listener.local_addr()?);
    match arguments.library {
        Library::Tungstenite => tungstenite::serve(listener).await?,
        Library::Fastwebsockets => fastwebsockets::serve(listener).await?,
        Library::Actix => actix::serve(listener).await?,
    }
    Ok(())
}
