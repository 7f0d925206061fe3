//! A page whose WebSocket, in Rust compiled to WebAssembly, closes with typed codes, and the server that it talks to.
//!
//! ```console
//! $ rustup target add wasm32-unknown-unknown
//! $ cargo run -p browser
//! ```

mod bundle;
mod codes;
mod server;

use std::error::Error;
use std::io;

use clap::Parser;
use tokio::net::TcpListener;
use tracing::info;

/// Compiles a page to WebAssembly, and serves it on 127.0.0.1 with the chat that it talks to, until it is stopped.
///
/// It prints its address on the first line, then a line for each Close frame that it sends or that comes in. The page
/// shows how each connection ended, and what the spec says to do next. It needs `rustup target add
/// wasm32-unknown-unknown`.
#[derive(Parser)]
struct Arguments {
    /// The port of the server; by default one that the system chooses.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let bundle = bundle::build()?;
    // A thread of its own writes the lines. So a reader that stops reading holds up no connection, and one that leaves, as
    // `head -1` does, ends none: the lines that nobody takes are dropped.
    let (output, _guard) = tracing_appender::non_blocking(io::stdout());
    tracing_subscriber::fmt()
        .without_time()
        .with_level(false)
        .with_target(false)
        .with_ansi(false)
        .with_writer(output)
        .init();
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    info!("http://{}/", listener.local_addr()?);
    server::serve(listener, bundle).await;
    Ok(())
}
