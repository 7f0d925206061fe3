//! The program as a process: as a proxy in front of a server, and as a demonstration.
#![cfg(unix)]

#[path = "../../../tests/hostile/demonstrations.rs"]
mod demonstrations;
#[path = "../../../tests/hostile/servers.rs"]
mod servers;
mod upstream;

use std::process::Command;

use servers::Program;

fn demonstration() -> Command {
    Command::new(env!("CARGO_BIN_EXE_proxy"))
}

fn servers() -> Vec<Program> {
    let mut command = demonstration();
    command.args(["--upstream", &upstream::start()]);
    vec![Program {
        name: "proxy",
        path: "/",
        command,
        refusal: Some("cannot accept a connection"),
    }]
}
