//! The proxy between two peers that write the protocol byte by byte, without a library that could hide what is sent.

mod broken;
mod closes;
mod frames;
mod handshakes;
mod libraries;
mod lost;
mod tasks;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use self::wire::Peer;
use crate::proxy::{Limits, Proxy};
use crate::relay::Outcome;

/// A time limit for expected events, long enough for a busy machine.
const LIMITS: Limits = Limits {
    handshake: Duration::from_secs(20),
    closing: Duration::from_secs(20),
    stall: Duration::from_secs(20),
    frame: 1 << 20,
};

/// Short limits, for tests with a silent peer.
const SHORT: Limits = Limits {
    handshake: Duration::from_millis(300),
    closing: Duration::from_millis(300),
    stall: Duration::from_millis(300),
    ..LIMITS
};

/// A proxy, and the upstream that it leads to.
struct Setup {
    upstream: TcpListener,
    /// Where the proxy listens.
    address: String,
    outcomes: mpsc::Receiver<Outcome>,
    shutdown: CancellationToken,
}

impl Setup {
    async fn new(limits: Limits) -> Self {
        let upstream = wire::listen().await;
        let listener = wire::listen().await;
        let address = wire::address(&listener);
        let (report, outcomes) = mpsc::channel(1024);
        let mut proxy = Proxy::new(wire::address(&upstream), report);
        proxy.limits = limits;
        let shutdown = proxy.shutdown.clone();
        tokio::spawn(Arc::new(proxy).serve(listener));
        Self {
            upstream,
            address,
            outcomes,
            shutdown,
        }
    }

    /// A client and the upstream, with the proxy between them.
    async fn connect(&self) -> (Peer, Peer) {
        tokio::join!(Peer::connect(&self.address), Peer::accept(&self.upstream))
    }

    /// How a connection ended, as reported by the proxy.
    async fn outcome(&mut self) -> String {
        let outcome = wire::soon(self.outcomes.recv()).await;
        outcome.expect("the proxy runs").to_string()
    }
}

/// The body of a Close frame.
fn body(code: u16, reason: &str) -> Vec<u8> {
    [&code.to_be_bytes(), reason.as_bytes()].concat()
}

/// The longest reasons, of 123 bytes, in two scripts.
fn long_reasons() -> [String; 2] {
    ["x".repeat(123), "閉".repeat(41)]
}

#[test]
fn an_upstream_is_named_by_a_url_of_a_host() {
    let named = |url| crate::host_and_port(url);
    assert_eq!(
        named("ws://127.0.0.1:9000").as_deref(),
        Ok("127.0.0.1:9000")
    );
    assert_eq!(named("ws://example.com/").as_deref(), Ok("example.com:80"));
    assert_eq!(named("ws://[::1]:9000").as_deref(), Ok("[::1]:9000"));
    for wrong in [
        "",
        "127.0.0.1:9000",
        "wss://example.com",
        "ws://example.com/chat",
        "ws://",
    ] {
        assert!(named(wrong).is_err(), "{wrong}");
    }
}
