//! The frames that `close_frame!` refuses: a crate with all of them does not compile, with an error on each line.

use crate::user;

/// The enums of the crate, and their specs.
const SPECS: [(&str, &str); 7] = [
    ("Feed", "pandascore.toml"),
    ("Gateway", "discord-gateway.toml"),
    ("Graphql", "graphql-transport-ws.toml"),
    ("Oprf", "oprf.toml"),
    ("Speech", "moshi-server.toml"),
    ("Swindon", "swindon.toml"),
    ("Tungstenite", "tungstenite.toml"),
];

/// The refused frames, and the start of each message.
const REFUSED: [(&str, &str); 18] = [
    (
        "Client, 4404 as Swindon",
        "close code 4404 (Backend Status) must not be sent by a client",
    ),
    (
        "Browser, 4404 as Swindon",
        "close code 4404 (Backend Status) must not be sent by a browser",
    ),
    (
        "4404 as Swindon",
        "close code 4404 (Backend Status) may be sent by a server alone",
    ),
    (
        "Client, Swindon::PoolStopped",
        "close code 4001 (Pool Stopped) must not be sent by a client",
    ),
    (
        "Client, 4500 as Swindon",
        "close code 4500 (Backend Error) must not be sent by a client",
    ),
    (
        "Client, 4711 as Oprf",
        "close code 4711 (Authenticator) must not be sent by a client",
    ),
    (
        "Client, Oprf::Away",
        "close code 1001 (Away) must not be sent by a client",
    ),
    (
        "Server, 1006 as Oprf",
        "close code 1006 (Web Socket) must never be sent",
    ),
    (
        "Server, Graphql::Terminated",
        "close code 4499 (Terminated) must not be sent by a server",
    ),
    (
        "Client, Graphql::Forbidden",
        "close code 4403 (Forbidden) must not be sent by a client",
    ),
    (
        "Client, Gateway::InvalidShard",
        "close code 4010 (Invalid Shard) must not be sent by a client",
    ),
    (
        "Client, 4006 as Gateway",
        "close code 4006 is retired, so it must not be sent",
    ),
    (
        "Server, Tungstenite::Extension",
        "close code 1010 (Extension) must not be sent by a server",
    ),
    (
        "Server, Tungstenite::Tls",
        "close code 1015 (Tls) must never be sent",
    ),
    (
        "Browser, Feed::InternalError",
        "close code 1011 (Internal Error) must not be sent by a browser",
    ),
    (
        "Client, Feed::Unauthorized",
        "close code 4001 (Unauthorized) must not be sent by a client",
    ),
    ("Server, 1016 as Speech", "close code 1016 is not assigned"),
    ("Server, 5000 as Speech", "close code 5000 is out of range"),
];

/// Frames of the same protocols that are not refused.
const TAKEN: [&str; 9] = [
    "Server, 4404 as Swindon",
    "Client, 4000 as Swindon",
    "Server, 4711 as Oprf, \"of another realm\"",
    "Server, Oprf::Extension",
    "Browser, Graphql::Terminated",
    "Client, Tungstenite::Extension",
    "Server, Feed::Unauthorized",
    "Client, 3000 as Feed",
    "Server, 4999 as Speech",
];

#[test]
fn each_line_with_a_refused_frame_has_its_message_and_no_other() {
    let user = user::new("refused-frames");
    let mut lines = vec![
        "#![expect(dead_code)]".to_owned(),
        "use close_codes::{close_codes, close_frame};".to_owned(),
    ];
    for (name, spec) in SPECS {
        let text = user::source(&format!("specs/{spec}"));
        user.write(spec, &text).expect("the spec can be written");
        lines.push(format!("close_codes! {{ enum {name} = \"{spec}\"; }}"));
    }
    lines.push("fn main() {".to_owned());
    let mut expected = Vec::new();
    for (frame, message) in REFUSED {
        lines.push(format!("    let _ = close_frame!({frame});"));
        expected.push((lines.len(), frame, message));
    }
    for frame in TAKEN {
        lines.push(format!("    let _ = close_frame!({frame});"));
    }
    lines.push("}".to_owned());
    user.write("src/main.rs", &lines.join("\n"))
        .expect("the source can be written");

    let mut cargo = user.cargo(&user::target());
    let checked = user::run(
        cargo.args(["check", "--message-format=short"]),
        user::BUILDING,
    );
    let said = user::said(&checked);
    assert!(!checked.status.success(), "{said}");
    for (line, frame, message) in &expected {
        let place = format!("src/main.rs:{line}:");
        let mut at_place = said.lines().filter(|said| said.starts_with(&place));
        let found = at_place.next().unwrap_or_default();
        assert!(found.contains(message), "{frame}: {found:?} in {said}");
        assert_eq!(at_place.next(), None, "{frame} is refused twice in {said}");
    }
    let errors = said.lines().filter(|said| said.starts_with("src/main.rs:"));
    assert_eq!(errors.count(), expected.len(), "{said}");
}
