//! The other implementations, run by the programs in this folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, from_str};

use crate::program::Program;

/// Another implementation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Peer {
    Websockets,
    Aiohttp,
    Ws,
    Chromium,
}

impl Peer {
    pub(crate) const CLIENTS: [Self; 4] =
        [Self::Websockets, Self::Aiohttp, Self::Ws, Self::Chromium];
    pub(crate) const SERVERS: [Self; 3] = [Self::Websockets, Self::Aiohttp, Self::Ws];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Websockets => "websockets",
            Self::Aiohttp => "aiohttp",
            Self::Ws => "ws",
            Self::Chromium => "Chromium",
        }
    }

    /// Starts its program for an end: "client" or "server".
    pub(crate) fn start(self, end: &str) -> Program {
        let name = self.name().to_lowercase();
        let (interpreter, extension) = match self {
            Self::Websockets | Self::Aiohttp => (installed("venv/bin/python"), "py"),
            Self::Ws | Self::Chromium => (PathBuf::from("node"), "mjs"),
        };
        let script = folder().join(format!("{name}_{end}.{extension}"));
        Program::start(
            &name,
            Command::new(interpreter).arg(script).stdin(Stdio::piped()),
        )
    }

    /// Whether a failure of its client means that the server answered the handshake with HTTP 400.
    pub(crate) fn means_bad_request(self, error: &str) -> bool {
        match self {
            Self::Websockets => error.ends_with("HTTP 400"),
            Self::Aiohttp => error.starts_with("WSServerHandshakeError: 400, "),
            Self::Ws => error.ends_with("response: 400"),
            // A browser tells a page nothing more.
            Self::Chromium => error == "not opened",
        }
    }
}

/// The next line of a peer, which is JSON.
pub(crate) fn read_report(program: &Program) -> Value {
    let line = program.read_line();
    from_str(&line).unwrap_or_else(|error| panic!("{error} in the line of a peer: {line}"))
}

/// A file that `.ci/install-peers` has installed.
pub(crate) fn installed(path: &str) -> PathBuf {
    let path = folder().join("../../target/peers").join(path);
    assert!(
        path.exists(),
        "run .ci/install-peers first: {} is not there",
        path.display()
    );
    path
}

/// The folder of the programs.
pub(crate) fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
