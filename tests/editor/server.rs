//! rust-analyzer as an editor talks to it: the Language Server Protocol over standard input and output.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The time limit for an answer. It is a debug build, reads the standard library first, and may share the machine.
const LIMIT: Duration = Duration::from_secs(600);

/// The error code of the protocol for a request that should be repeated.
const CONTENT_MODIFIED: i32 = -32801;

/// A running rust-analyzer. It ends when its standard input does.
pub(crate) struct Server {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    last_request: u64,
    /// The last diagnostics of each file.
    diagnostics: HashMap<String, Vec<Value>>,
    is_quiescent: bool,
}

impl Server {
    /// Starts it in a folder, and waits until it has read everything there.
    pub(crate) fn start(folder: &Path, options: &Value) -> Self {
        let program = std::env::var_os("RUST_ANALYZER")
            .expect("`.ci/rust-analyzer` sets `RUST_ANALYZER`, the path of the program");
        let mut child = Command::new(program)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("rust-analyzer can be started");
        let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Ok(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut server = Self {
            input: child.stdin.take(),
            child,
            messages,
            last_request: 0,
            diagnostics: HashMap::new(),
            is_quiescent: false,
        };
        let root = uri(folder);
        server.request(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": root,
                "workspaceFolders": [{ "uri": root, "name": "user" }],
                "initializationOptions": options,
                "capabilities": {
                    // Columns are bytes.
                    "general": { "positionEncodings": ["utf-8"] },
                    "textDocument": {
                        "hover": { "contentFormat": ["markdown"] },
                        "publishDiagnostics": {},
                    },
                    "experimental": { "serverStatusNotification": true },
                },
            }),
        );
        server.notify("initialized", &json!({}));
        server.wait_for("the end of its preparations", |server| server.is_quiescent);
        server
    }

    /// The answer to a request.
    pub(crate) fn request(&mut self, method: &str, parameters: &Value) -> Value {
        let answer = self.try_request(method, parameters);
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The answer to a request, or the error.
    ///
    /// The server cancels a request if it learns of a change meanwhile, such as a new file or the end of a build, and
    /// the editor has to repeat it. This happens often on a busy machine.
    pub(crate) fn try_request(&mut self, method: &str, parameters: &Value) -> Result<Value, Value> {
        let deadline = Instant::now() + LIMIT;
        loop {
            let mut answer = self.ask(method, parameters, deadline);
            if answer.get("error").is_none() {
                return Ok(answer["result"].take());
            }
            if answer["error"]["code"] != CONTENT_MODIFIED {
                return Err(answer["error"].take());
            }
        }
    }

    fn ask(&mut self, method: &str, parameters: &Value, deadline: Instant) -> Value {
        self.last_request += 1;
        let id = self.last_request;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
        loop {
            let message = self.next(deadline);
            let message = message.unwrap_or_else(|error| panic!("{method}: no answer, {error}"));
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
            self.take(message);
        }
    }

    pub(crate) fn notify(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    /// The last diagnostics of a file.
    pub(crate) fn diagnostics(&self, file: &str) -> &[Value] {
        self.diagnostics.get(file).map_or(&[], Vec::as_slice)
    }

    /// Waits until a condition holds.
    pub(crate) fn wait_for(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let is_so = self.is_so_within(LIMIT, is_so);
        assert!(is_so, "rust-analyzer does not come to {what}");
    }

    /// Waits for a limited time until a condition holds, and returns whether it does.
    pub(crate) fn is_so_within(&mut self, limit: Duration, is_so: impl Fn(&Self) -> bool) -> bool {
        let deadline = Instant::now() + limit;
        while !is_so(self) {
            match self.next(deadline) {
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => return false,
                Err(RecvTimeoutError::Disconnected) => panic!("rust-analyzer has ended"),
            }
        }
        true
    }

    fn next(&self, deadline: Instant) -> Result<Value, RecvTimeoutError> {
        let left = deadline.saturating_duration_since(Instant::now());
        self.messages.recv_timeout(left)
    }

    /// Records a notification of the server.
    fn take(&mut self, mut message: Value) {
        if let Some(id) = message.get("id") {
            // This is a request to the editor, which gets an empty answer.
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
            return;
        }
        let mut parameters = message["params"].take();
        match message["method"].as_str() {
            Some("experimental/serverStatus") => {
                assert_eq!(parameters["health"], "ok", "{parameters}");
                self.is_quiescent = parameters["quiescent"] == true;
            }
            Some("textDocument/publishDiagnostics") => {
                let file = parameters["uri"].as_str().unwrap_or_default().to_owned();
                let list = parameters["diagnostics"].as_array_mut().map(std::mem::take);
                self.diagnostics.insert(file, list.unwrap_or_default());
            }
            _ => {}
        }
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let input = self.input.as_mut().expect("it is open until the end");
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len())
            .and_then(|()| input.flush())
            .expect("rust-analyzer reads its standard input");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.input = None;
        // Both only fail if the process has already ended.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The name of a file in the protocol.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A message: headers, an empty line, and JSON.
fn read(output: &mut impl BufRead) -> io::Result<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        if output.read_line(&mut header)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match header.trim_end().split_once(": ") {
            Some(("Content-Length", bytes)) => {
                length = bytes.parse().map_err(io::Error::other)?;
            }
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body)?;
    Ok(serde_json::from_slice(&body)?)
}
