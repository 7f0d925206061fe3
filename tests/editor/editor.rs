//! An editor with a crate like a user's.

use std::path::Path;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use user_crate::{UserCrate, depending_on, workspace};

use crate::server::{Server, uri};

pub(crate) const LIB: &str = r#"
use close_codes::{CloseFrame, Either, Server, close_codes, close_frame};

close_codes! {
    /// Why a connection to the chat ends.
    pub enum ChatClose = "codes.toml";
}

pub const EXPIRED: CloseFrame<'static, Server> = close_frame!(Server, ChatClose::SessionExpired);
pub const BYE: CloseFrame<'static, Either> = close_frame!(ChatClose::Bye, "bye");

pub fn titles(code: u16) -> Option<(&'static str, &'static str)> {
    let known = ChatClose::from_code(code)?;
    assert_eq!(known.code(), code);
    assert!(ChatClose::ALL.contains(&known) && ChatClose::SPEC.codes.len() == 2);
    Some((ChatClose::SessionExpired.info().title, ChatClose::BACK_OFF.title))
}
"#;

pub(crate) const CODES: &str = r#"
[[code]]
value = 4000
name = "Bye"
title = "Bye"
description = "Somebody left."

[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The token that opened this connection is no longer valid."
how_to_fix = "Fetch a new token, then connect again."
reconnect = "after_fix"
sent_by = "server"

[[range]]
first = 4100
last = 4199
name = "BackOff"
title = "Back Off"
description = "The server is too busy."
"#;

pub(crate) struct Editor {
    user: UserCrate,
    pub(crate) server: Server,
    version: u32,
}

/// The editor for all tests, because starting it takes about a minute.
pub(crate) fn editor() -> MutexGuard<'static, Editor> {
    static EDITOR: LazyLock<Mutex<Editor>> = LazyLock::new(|| Mutex::new(Editor::start()));
    EDITOR.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Editor {
    fn start() -> Self {
        let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let manifest = depending_on(&workspace().join("runtime"));
        let user = UserCrate::new(parent, "editor-user", &manifest).expect("the crate can be made");
        user.write("src/lib.rs", LIB)
            .expect("the file can be written");
        user.write("codes.toml", CODES)
            .expect("the file can be written");
        // This keeps the command that rust-analyzer runs when a file is saved fast.
        let mut check = user.cargo(&user.folder().join("target"));
        let status = check.arg("check").status().expect("cargo can be started");
        assert!(status.success(), "the crate has no mistakes yet");
        // These are the default settings, except that nothing is prefetched.
        let options = json!({ "cachePriming": { "enable": false } });
        let server = Server::start(user.folder(), &options);
        let mut editor = Self {
            user,
            server,
            version: 0,
        };
        let lib = json!({ "uri": editor.lib(), "languageId": "rust", "version": 0, "text": LIB });
        editor
            .server
            .notify("textDocument/didOpen", &json!({ "textDocument": lib }));
        // It expands the macros when a request needs them.
        editor.ask("hover", LIB, "ChatClose::By|e");
        editor
    }

    /// The name of the source file.
    pub(crate) fn lib(&self) -> String {
        uri(&self.user.folder().join("src/lib.rs"))
    }

    /// The name of the spec.
    pub(crate) fn codes(&self) -> String {
        uri(&self.user.folder().join("codes.toml"))
    }

    /// Sends a request about the source file with this text, at the `|` in `marked`, which is a part of the text.
    pub(crate) fn ask(&mut self, method: &str, text: &str, marked: &str) -> Value {
        self.write(text);
        let position = position(text, marked, 0);
        let parameters = json!({ "textDocument": { "uri": self.lib() }, "position": position });
        self.server
            .request(&format!("textDocument/{method}"), &parameters)
    }

    /// The edits of a rename at this position, or the error.
    pub(crate) fn rename(&mut self, text: &str, marked: &str) -> Result<Value, Value> {
        self.write(text);
        let parameters = json!({
            "textDocument": { "uri": self.lib() },
            "position": position(text, marked, 0),
            "newName": "Renamed",
        });
        self.server.try_request("textDocument/rename", &parameters)
    }

    /// The completions at this position.
    pub(crate) fn completions(&mut self, text: &str, marked: &str) -> Vec<String> {
        let answer = self.ask("completion", text, marked);
        let items = answer["items"].as_array().into_iter().flatten();
        items
            .filter_map(|item| item["label"].as_str().map(str::to_owned))
            .collect()
    }

    /// Changes the text of the source file, in the editor only.
    pub(crate) fn write(&mut self, text: &str) {
        self.version += 1;
        let file = json!({ "uri": self.lib(), "version": self.version });
        let parameters = json!({ "textDocument": file, "contentChanges": [{ "text": text }] });
        self.server.notify("textDocument/didChange", &parameters);
    }

    /// Writes the spec to disk without a notification to the server.
    pub(crate) fn write_codes(&self, text: &str) {
        self.user
            .write("codes.toml", text)
            .expect("the file can be written");
    }

    /// Notifies the server that a file was saved, until the diagnostics of the source file satisfy the predicate.
    ///
    /// The server may forget the notification if it learns of another change at the same time, which the saved file is.
    /// A repeated notification stops the running command, so each attempt gets twice as long.
    pub(crate) fn save_until(
        &mut self,
        file: &str,
        what: &str,
        is_so: impl Fn(&[Value]) -> bool + Copy,
    ) {
        let lib = self.lib();
        let parameters = json!({ "textDocument": { "uri": file } });
        for seconds in [20, 40, 80, 160, 320] {
            self.server.notify("textDocument/didSave", &parameters);
            let limit = Duration::from_secs(seconds);
            let is_so = |server: &Server| is_so(server.diagnostics(&lib));
            if self.server.is_so_within(limit, is_so) {
                return;
            }
        }
        panic!(
            "rust-analyzer does not come to {what}: {:?}",
            self.server.diagnostics(&lib)
        );
    }
}

/// The range between the two `|` in `marked`.
pub(crate) fn range(text: &str, marked: &str) -> Value {
    json!({ "start": position(text, marked, 0), "end": position(text, marked, 1) })
}

/// The position of a `|` in `marked`, a part of a text.
fn position(text: &str, marked: &str, which: usize) -> Value {
    let (at, _) = marked.match_indices('|').nth(which).expect("it is marked");
    let before = marked[..at].replace('|', "");
    let start = text
        .find(&marked.replace('|', ""))
        .expect("it is a part of the text");
    let before = &text[..start + before.len()];
    let line = before.matches('\n').count();
    let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
    json!({ "line": line, "character": column })
}
