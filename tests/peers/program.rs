//! A program in another process that communicates in lines.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The time limit for a line, which is longer than the limits of the peers themselves.
const LIMIT: Duration = Duration::from_secs(30);

/// A running program. It ends when this is dropped: by itself if it reads its standard input, or it is killed.
pub(crate) struct Program {
    name: String,
    child: Child,
    lines: Receiver<String>,
}

impl Program {
    /// Starts a program whose standard output this end keeps.
    pub(crate) fn start(name: &str, command: &mut Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{name} cannot be started: {error}"));
        let output = child.stdout.take().expect("it is piped");
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines() {
                if line.map(|line| sender.send(line)).is_err() {
                    break;
                }
            }
        });
        Self {
            name: name.to_owned(),
            child,
            lines,
        }
    }

    /// Writes a line to its standard input.
    pub(crate) fn write_line(&mut self, line: &str) {
        let input = self.child.stdin.as_mut().expect("it is piped");
        writeln!(input, "{line}").unwrap_or_else(|error| panic!("{}: {error}", self.name));
    }

    /// The next line of its standard output.
    pub(crate) fn read_line(&self) -> String {
        self.lines
            .recv_timeout(LIMIT)
            .unwrap_or_else(|error| panic!("no line from {}: {error}", self.name))
    }

    /// Waits for its end, and says whether it succeeded.
    pub(crate) fn succeeds_within(&mut self, limit: Duration) -> bool {
        let start = Instant::now();
        while start.elapsed() < limit {
            if let Some(status) = self.child.try_wait().expect("it was not waited for") {
                return status.success();
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Chromium has to end its own processes.
        let reads = self.child.stdin.take().is_some();
        if !reads || !self.succeeds_within(Duration::from_secs(5)) {
            // Both only fail if the process has already ended.
            self.child.kill().ok();
            self.child.wait().ok();
        }
    }
}
