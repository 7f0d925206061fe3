//! What an editor shows of a crate that uses the macros.
mod server;

use serde_json::{Value, json};
use user_crate::{UserCrate, depending_on, workspace};
use std::path::Path;
use server::{Server, uri};

const LIB: &str = include_str!("crate/lib.rs");
const CODES: &str = include_str!("crate/codes.toml");

fn pos(text: &str, marked: &str) -> (Value, String) {
    let bar = marked.find('|').expect("bar");
    let plain = marked.replace('|', "");
    let at = text.find(&plain).unwrap_or_else(|| panic!("{plain}")) + bar;
    let line = text[..at].matches('\n').count();
    let column = at - text[..at].rfind('\n').map_or(0, |n| n + 1);
    (json!({"line": line, "character": column}), plain)
}

#[test]
#[ignore = "needs rust-analyzer: `.ci/rust-analyzer` installs it"]
fn explore() {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let user = UserCrate::new(parent, "editor-user", &depending_on(&workspace().join("runtime"))).unwrap();
    user.write("src/lib.rs", LIB).unwrap();
    user.write("codes.toml", CODES).unwrap();
    let t = std::time::Instant::now();
    let lib = user.folder().join("src/lib.rs");
    let mut server = Server::start(user.folder(), &json!({
        "cargo": { "targetDir": true }, "cachePriming": { "enable": false }, "numThreads": 2,
    }));
    eprintln!("started {:?}", t.elapsed());
    server.notify("textDocument/didOpen", &json!({"textDocument": {"uri": uri(&lib), "languageId": "rust", "version": 1, "text": LIB}}));
    server.wait_for("q", |s| s.quiescent());
    for m in ["ChatClose::Session|Expired.info", "info|().title", "ChatClose::Session|Expired)", "Chat|Close::SessionExpired.info", "co|de()", "close_frame|!(", "(Ser|ver,", "from_|code(", "ChatClose::AL|L", "pub enum Chat|Close", "\"codes|.toml\"", "BACK|_OFF", "compa|re(", "Ol|d;"] {
        let (p, _) = pos(LIB, m);
        let tp = json!({"textDocument": {"uri": uri(&lib)}, "position": p});
        let h = server.request_any("textDocument/hover", &tp);
        let d = server.request_any("textDocument/definition", &tp);
        eprintln!("=== {m} {:?}\nHOVER {}\nDEF {}", t.elapsed(), h["contents"]["value"].as_str().map_or(h.to_string(), |s| s.to_owned()), d);
    }
    for m in ["ChatClose::Session|Expired.info", "\"codes|.toml\"", "co|de()"] {
        let (p, _) = pos(LIB, m);
        let d = server.request_any("textDocument/rename", &json!({"textDocument": {"uri": uri(&lib)}, "position": p, "newName": "Renamed"}));
        eprintln!("=== RENAME {m} {d}");
        let d = server.request_any("textDocument/prepareRename", &json!({"textDocument": {"uri": uri(&lib)}, "position": p}));
        eprintln!("=== PREPARE {m} {d}");
        let d = server.request_any("textDocument/references", &json!({"textDocument": {"uri": uri(&lib)}, "position": p, "context": {"includeDeclaration": true}}));
        eprintln!("=== REFERENCES {m} {d}");
    }
    for d in server.diagnostics(&lib) { eprintln!("DIAG {d}"); }
    for (extra, marked) in [
       ("fn half() { ChatClose:: }\n", "fn half() { ChatClose::| }"),
       ("fn half() { let _ = close_frame!(Server, ChatClose::); }\n", "close_frame!(Server, ChatClose::|); }"),
       ("fn half() { let _ = close_frame!(Server, ChatClose::S); }\n", "close_frame!(Server, ChatClose::S|); }"),
       ("fn half() { let _ = close_frame!(ChatClose::); }\n", "close_frame!(ChatClose::|); }"),
       ("fn half() { let _ = close_frame!(Server, 4001 as Chat); }\n", "close_frame!(Server, 4001 as Chat|); }"),
       ("fn half() { let _ = close_frame!(Server, Chat); }\n", "close_frame!(Server, Chat|); }"),
       ("fn half() { let _ = close_frame!(S); }\n", "close_frame!(S|); }"),
       ("fn half() { ChatClose::SessionExpired. }\n", "ChatClose::SessionExpired.| }"),
       ("fn half() { match ChatClose::ALL[0] { ChatClose:: } }\n", "{ ChatClose::| }"),
       ("fn half() { let _ = close_frame!(Server, ChatClose::, \"x\"); }\n", "close_frame!(Server, ChatClose::|, "),
       ("fn half() { let _ = close_frame!(Server, ChatClose::Bye, REA); }\n", "close_frame!(Server, ChatClose::Bye, REA|"),
    ] {
        let text = format!("{LIB}{extra}");
        server.notify("textDocument/didChange", &json!({"textDocument": {"uri": uri(&lib), "version": 2}, "contentChanges": [{"text": text}]}));
        let (p, _) = pos(&text, marked);
        let c = server.request_any("textDocument/completion", &json!({"textDocument": {"uri": uri(&lib)}, "position": p}));
        let items = c["items"].as_array().cloned().unwrap_or_default();
        let labels: Vec<_> = items.iter().map(|i| i["label"].as_str().unwrap_or("").to_owned()).take(60).collect();
        eprintln!("=== {marked} {:?}\n{} {labels:?}", t.elapsed(), labels.len());
        if let Some(e) = c.get("error") { eprintln!("{e}"); }
    }
}
