//! The server as a process, with a placeholder for the page: building the real page needs a target that may not be
//! installed.
#![cfg(unix)]

#[path = "../../../tests/hostile/servers.rs"]
mod servers;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::sync::Once;

use servers::Program;

/// This replaces cargo, which would build the page.
const CARGO: &str = r#"#!/bin/sh
mkdir -p "$CARGO_TARGET_DIR/browser-example"
touch "$CARGO_TARGET_DIR/browser-example/chat_page.js" "$CARGO_TARGET_DIR/browser-example/chat_page_bg.wasm"
"#;

fn servers() -> Vec<Program> {
    static WRITTEN: Once = Once::new();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-program");
    let cargo = folder.join("cargo");
    WRITTEN.call_once(|| {
        fs::create_dir_all(&folder).expect("the folder can be made");
        fs::write(&cargo, CARGO).expect("the script can be written");
        let may_run = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&cargo, may_run).expect("it is ours");
    });
    let mut command = Command::new(env!("CARGO_BIN_EXE_browser"));
    command.env("CARGO", cargo).env("CARGO_TARGET_DIR", folder);
    vec![Program {
        name: "axum",
        path: "/chat",
        command,
        // axum retries by itself.
        refusal: None,
    }]
}
