//! The specs of protocols that are in use.

use std::path::Path;

use close_codes::{CloseCode, close_codes};

use crate::check::{Seen, check_spec};
use crate::oracle::Oracle;

/// A test for each spec: its module, its enum, and its file.
macro_rules! protocols {
    ($($test:ident: $spec:literal,)+) => {
        $(
            #[test]
            fn $test() {
                close_codes! { enum Protocol = $spec; }
                let root = Path::new(env!("CARGO_MANIFEST_DIR"));
                let oracle = Oracle::read(&root.join($spec), &root.join("../../codes.toml"));
                check_spec::<Protocol>(&oracle, &mut Seen::default());
            }
        )+
    };
}

protocols! {
    actix_http: "specs/actix-http.toml",
    discord_gateway: "specs/discord-gateway.toml",
    discord_voice: "specs/discord-voice.toml",
    graphql_transport_ws: "specs/graphql-transport-ws.toml",
    moshi_server: "specs/moshi-server.toml",
    obs_websocket: "specs/obs-websocket.toml",
    oprf: "specs/oprf.toml",
    pandascore: "specs/pandascore.toml",
    swindon: "specs/swindon.toml",
    tungstenite: "specs/tungstenite.toml",
}

#[test]
fn the_registry() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let standard = root.join("../../codes.toml");
    let oracle = Oracle::read(&standard, &standard);
    check_spec::<CloseCode>(&oracle, &mut Seen::default());
}
