//! A client that reconnects by the spec of its close codes: whether, when, and with which session.
//!
//! `cargo run -p reconnect`

mod client;
mod demonstration;
mod message;
mod plan;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::fmt::Display;
use std::io::{self, Write as _};

use clap::Parser;
use close_codes::close_codes;

use crate::plan::Pace;

close_codes! {
    /// Why a connection to the feed ends.
    pub enum FeedClose = "codes.toml";
}

/// Runs a client against a server on 127.0.0.1 that closes with each kind of code, and prints what the client does next.
#[derive(Parser)]
struct Arguments {
    /// Wait as long as RFC 6455 suggests, instead of a fiftieth of it.
    #[arg(long)]
    unhurried: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let pace = if Arguments::parse().unhurried {
        Pace::default()
    } else {
        Pace::default().times(0.02)
    };
    demonstration::run(pace).await
}

/// Prints a line, and ignores errors: `println!` would panic when `cargo run -p reconnect | head -1` stops reading.
fn say(line: impl Display) {
    drop(writeln!(io::stdout(), "{line}"));
}
