//! Crates like a user's, which share the build of the library.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use user_crate::{UserCrate, workspace};

/// The time limit for cargo on a busy machine, where the crates of two tests wait for each other.
pub(crate) const BUILDING: Duration = Duration::from_secs(480);

/// Where the crates are.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("users")
}

/// The shared target folder.
pub(crate) fn target() -> PathBuf {
    folder().join("target")
}

/// The file that `extends = "standard"` means.
pub(crate) fn standard() -> PathBuf {
    workspace().join("codes.toml")
}

/// A crate that depends on the library, and on what the oracle needs.
pub(crate) fn new(name: &str) -> UserCrate {
    let manifest = format!(
        "[dependencies]\nclose-codes = {{ path = {:?}, features = [\"alloc\"] }}\n\
         toml = {{ version = \"1\", default-features = false, features = [\"parse\", \"serde\", \"std\"] }}\n\n\
         [profile.dev]\nopt-level = 1\ndebug = false\n",
        workspace().join("runtime").to_string_lossy()
    );
    UserCrate::new(&folder(), name, &manifest).expect("the crate can be made")
}

/// A file of this package.
pub(crate) fn source(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("the file is there")
}

/// Runs a command, and kills it when its time is up.
pub(crate) fn run(command: &mut Command, time: Duration) -> Output {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let out = read(child.stdout.take());
    let err = read(child.stderr.take());
    let start = Instant::now();
    let status = loop {
        match child.try_wait().expect("the program can be waited for") {
            Some(status) => break status,
            None if start.elapsed() < time => thread::sleep(Duration::from_millis(50)),
            None => {
                child.kill().expect("the program can be ended");
                child.wait().expect("the program has ended");
                panic!("{command:?} took over {time:?}");
            }
        }
    };
    let text = |thread: JoinHandle<Vec<u8>>| thread.join().expect("it can be read");
    Output {
        status,
        stdout: text(out),
        stderr: text(err),
    }
}

/// Reads what a program says while it runs, so that it never has to wait.
fn read(from: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut text = Vec::new();
        let mut from = from.expect("it is piped");
        from.read_to_end(&mut text).expect("it can be read");
        text
    })
}

/// What a program has said.
pub(crate) fn said(output: &Output) -> String {
    let (err, out) = (&output.stderr, &output.stdout);
    String::from_utf8_lossy(err).into_owned() + &String::from_utf8_lossy(out)
}
