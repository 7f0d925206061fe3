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
/// It prints its address on the first line, then a line for each Close frame that it sends or receives. The page shows
/// how each connection ended, and the next step by the spec. It needs `rustup target add wasm32-unknown-unknown`.
#[derive(Parser)]
struct Arguments {
    /// The port of the server. By default, the system chooses one.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let bundle = bundle::build()?;
    // A separate thread writes the lines, so that no connection waits for a slow reader or fails when a reader such as
    // `head -1` leaves. Lines that nobody reads are dropped.
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
