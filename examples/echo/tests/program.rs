//! The program as a process, with each of its libraries.
#![cfg(unix)]

#[path = "../../../tests/hostile/servers.rs"]
mod servers;

use std::process::Command;

use servers::Program;

fn servers() -> Vec<Program> {
    let libraries = ["tungstenite", "fastwebsockets", "actix"];
    libraries.map(serving_with).into()
}

fn serving_with(library: &'static str) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_echo"));
    command.args(["--library", library]);
    Program {
        name: library,
        path: "/",
        command,
        // actix retries by itself, and only writes to its own log.
        refusal: (library != "actix").then_some("cannot accept a connection"),
    }
}
