//! A WebSocket reverse proxy that forwards how a connection ends, and never a close code that must not be sent.
//!
//! `cargo run -p proxy` runs a local demonstration; `cargo run -p proxy -- --listen 127.0.0.1:8080 --upstream
//! ws://127.0.0.1:9000` proxies until Ctrl-C.

mod closes;
mod demonstration;
mod log;
mod proxy;
mod relay;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;

use clap::Parser;
use hyper::Uri;
use tokio::net::TcpListener;
use tokio::signal::ctrl_c;
use tokio::sync::mpsc;
use tracing::info;

use crate::proxy::Proxy;

/// Connects WebSocket clients with a server, and forwards frames and closes in both directions.
///
/// Without --upstream it runs a server, the proxy and a few clients on 127.0.0.1, and prints how each connection ends.
#[derive(Parser)]
struct Arguments {
    /// The address to listen on. By default, a port of 127.0.0.1 that the system chooses.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// The server behind the proxy. The path and the query come from the client.
    #[arg(long, value_name = "ws://HOST:PORT", value_parser = host_and_port)]
    upstream: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let _guards = log::start()?;
    let listener = TcpListener::bind(arguments.listen).await?;
    match arguments.upstream {
        Some(upstream) => run(listener, upstream).await,
        None => demonstration::run(listener).await,
    }
}

/// Runs the proxy until Ctrl-C, and then closes both sides of every connection with 1001.
async fn run(listener: TcpListener, upstream: String) -> Result<(), Box<dyn Error>> {
    info!(
        "ws://{} passes on to ws://{upstream}. Press Ctrl-C to stop.",
        listener.local_addr()?
    );
    let (report, mut outcomes) = mpsc::channel(16);
    let proxy = Arc::new(Proxy::new(upstream, report));
    let shutdown = proxy.shutdown.clone();
    tokio::spawn(async move {
        if ctrl_c().await.is_ok() {
            shutdown.cancel();
        }
    });
    let print = async {
        while let Some(outcome) = outcomes.recv().await {
            info!("{outcome}");
        }
    };
    tokio::join!(proxy.serve(listener), print);
    Ok(())
}

fn host_and_port(url: &str) -> Result<String, String> {
    let uri: Uri = url.parse().map_err(|error| format!("{error}"))?;
    if uri.scheme_str() != Some("ws") {
        return Err("it has to start with ws://".into());
    }
    if uri.path_and_query().is_some_and(|path| path != "/") {
        return Err("the path comes from the client".into());
    }
    // This includes the brackets of an IPv6 address.
    let host = uri.host().ok_or("it has no host")?;
    Ok(format!("{host}:{}", uri.port_u16().unwrap_or(80)))
}
