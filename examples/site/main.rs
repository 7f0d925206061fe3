//! The reference site of close codes: a page for every code and for every pair, in every language, made from the same
//! tables as the enum. On each page of a code, a server closes a WebSocket with it.
//!
//! `cargo run --example site`

mod address;
mod assets;
mod base;
mod export;
mod negotiation;
mod pages;
mod search;
mod server;
mod site;
mod sitemap;
#[cfg(test)]
mod tests;
mod try_it;
mod words;

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Parser;
use close_codes::CloseCode;
use tokio::net::TcpListener;

use crate::base::Base;
use crate::server::Limits;
use crate::site::Site;

/// Serves the reference site of close codes on 127.0.0.1 until it is stopped, or writes it into a folder.
///
/// It prints its address on the first line.
#[derive(Parser)]
struct Arguments {
    /// The port of the server; by default one that the system chooses.
    #[arg(long, default_value_t = 0, conflicts_with = "out")]
    port: u16,

    /// Write the site into this folder as static files, and serve nothing.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Where the site will be, such as `https://example.org/codes`; by default the address of the server.
    #[arg(long, value_name = "URL")]
    base: Option<Base>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    match arguments.out {
        Some(folder) => write(&folder, arguments.base)?,
        None => serve(arguments.port, arguments.base).await?,
    }
    Ok(())
}

async fn serve(port: u16, base: Option<Base>) -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let address = listener.local_addr()?;
    let base = base.unwrap_or_else(|| Base::of(address));
    println!("http://{address}{}/", base.path());
    let site = Site::of::<CloseCode>(base);
    server::serve(listener, site, Limits::default()).await
}

fn write(folder: &Path, base: Option<Base>) -> io::Result<()> {
    let base = base.unwrap_or_else(|| {
        eprintln!("Without --base, URLs that have to be whole begin with http://localhost.");
        Base::local()
    });
    let start = Instant::now();
    let files = export::write(&Site::of::<CloseCode>(base), folder)?;
    let time = start.elapsed();
    println!(
        "Wrote {files} files into {} in {time:.1?}.",
        folder.display()
    );
    Ok(())
}
