//! Our servers: the echo example, built by cargo and run like a user would.

use std::fs::{File, read_to_string};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, from_str};

use crate::program::Program;

/// The libraries that the example serves with.
pub(crate) const LIBRARIES: [&str; 3] = ["tungstenite", "fastwebsockets", "actix"];

/// A running echo server.
pub(crate) struct EchoServer {
    program: Program,
    /// Its address, such as `ws://127.0.0.1:40000`.
    pub(crate) url: String,
    errors: PathBuf,
}

impl EchoServer {
    /// Starts one. `test` must be the name of the test, for the file with its standard error.
    pub(crate) fn start(library: &str, test: &str) -> Self {
        let errors =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{library}.stderr"));
        let file = File::create(&errors).expect("the file can be made");
        let program = Program::start(
            library,
            Command::new(binary())
                .args(["--library", library])
                .stderr(file),
        );
        let url = program.read_line();
        Self {
            program,
            url,
            errors,
        }
    }

    /// What it prints about the connection to a path, the next one to it.
    pub(crate) fn ending(&self, path: &str) -> String {
        loop {
            let line = self.program.read_line();
            if let Some(ending) = line.strip_prefix(&format!("{path} ")) {
                return ending.to_owned();
            }
        }
    }
}

impl Drop for EchoServer {
    fn drop(&mut self) {
        let errors = read_to_string(&self.errors).expect("the file can be read");
        if !std::thread::panicking() {
            assert!(!errors.contains("panicked"), "{errors}");
        }
    }
}

/// The path of the example, which is built if needed.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        // With the test that runs it, and the whole workspace: so it is the one that `cargo test` has built.
        let output = Command::new(env!("CARGO"))
            .args(["test", "--no-run", "--workspace", "--test", "program"])
            .args(["--locked", "--message-format", "json-render-diagnostics"])
            .output()
            .expect("cargo can be started");
        let messages = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        messages
            .lines()
            .filter_map(|line| from_str::<Value>(line).ok())
            .filter(|message| message["target"]["name"] == "echo")
            .find_map(|message| message["executable"].as_str().map(PathBuf::from))
            .unwrap_or_else(|| panic!("the echo example was not built: {errors}"))
    })
}
