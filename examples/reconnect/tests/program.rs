//! The program as a process.
#![cfg(unix)]

#[path = "../../../tests/hostile/demonstrations.rs"]
mod demonstrations;

use std::process::Command;

fn demonstration() -> Command {
    Command::new(env!("CARGO_BIN_EXE_reconnect"))
}
