//! Peers that leave without a Close frame.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::wire::{BINARY, Frame, Peer, TEXT, soon};
use super::{LIMITS, SHORT, Setup, body};

const UPSTREAM_LOST: &str = "the upstream was lost";
const CLIENT_LOST: &str = "the client was lost";

/// The ways in which a peer can leave.
#[derive(Clone, Copy, Debug)]
enum Death {
    /// The stream ends.
    End,
    /// The stream ends inside a frame.
    InsideAFrame,
    /// The connection is reset, as when a program is killed with bytes unread.
    Reset,
}

const DEATHS: [Death; 3] = [Death::End, Death::InsideAFrame, Death::Reset];

async fn die(mut peer: Peer, death: Death) {
    match death {
        Death::End => {}
        Death::InsideAFrame => peer.write(&[0x81]).await,
        Death::Reset => peer.stream.set_zero_linger().expect("an open socket"),
    }
}

#[tokio::test]
async fn a_client_whose_upstream_dies_gets_1011() {
    let mut setup = Setup::new(LIMITS).await;
    for death in DEATHS {
        let (mut client, upstream) = setup.connect().await;
        die(upstream, death).await;
        let failed = Frame::close(body(1011, UPSTREAM_LOST));
        assert_eq!(client.read().await.as_ref(), Some(&failed), "{death:?}");
        client.send(&failed).await;
        assert_eq!(client.read_all().await, []);
        drop(client);
        let outcome = setup.outcome().await;
        assert!(
            outcome.starts_with("the upstream was lost, the client was sent 1011 Internal Error: the upstream was lost; "),
            "{outcome}"
        );
    }
}

#[tokio::test]
async fn an_upstream_whose_client_dies_gets_1001() {
    let setup = Setup::new(LIMITS).await;
    for death in DEATHS {
        let (client, mut upstream) = setup.connect().await;
        die(client, death).await;
        let going_away = Frame::close(body(1001, CLIENT_LOST));
        assert_eq!(
            upstream.read().await.as_ref(),
            Some(&going_away),
            "{death:?}"
        );
        upstream.send(&going_away).await;
        assert_eq!(upstream.read_all().await, []);
    }
}

#[tokio::test]
async fn what_the_dead_had_sent_arrives_first() {
    let setup = Setup::new(LIMITS).await;
    let (mut client, mut upstream) = setup.connect().await;
    let words = Frame::new(TEXT, "my last words");
    upstream.send(&words).await;
    die(upstream, Death::InsideAFrame).await;
    assert_eq!(client.read().await, Some(words));
    assert_eq!(
        client.read().await,
        Some(Frame::close(body(1011, UPSTREAM_LOST)))
    );
}

#[tokio::test]
async fn an_upstream_that_writes_to_a_dead_client_may_finish() {
    let setup = Setup::new(LIMITS).await;
    let (client, mut upstream) = setup.connect().await;
    die(client, Death::Reset).await;
    assert_eq!(
        upstream.read().await,
        Some(Frame::close(body(1001, CLIENT_LOST)))
    );
    // This is more than the buffers hold, so that somebody has to read it.
    let frame = Frame::new(BINARY, vec![7; LIMITS.frame]);
    for _ in 0..32 {
        upstream.send(&frame).await;
    }
    upstream.send(&Frame::close(body(1001, ""))).await;
    assert_eq!(upstream.read_all().await, []);
}

#[tokio::test]
async fn a_client_that_does_not_read_is_dropped_and_its_upstream_closed() {
    let setup = Setup::new(SHORT).await;
    let bytes = Frame::new(BINARY, vec![7; SHORT.frame]).encode(None);
    let (client, upstream) = setup.connect().await;
    let (mut read, mut write) = upstream.stream.into_split();
    let write = async { while write.write_all(&bytes).await.is_ok() {} };
    // A masked Close frame.
    let expected = body(1001, "the client did not answer in time");
    let mut raw = vec![0; 2 + 4 + expected.len()];
    let read = async { read.read_exact(&mut raw).await.map(drop) };
    let (result, ()) = soon(async { tokio::join!(read, write) }).await;
    result.expect("the upstream is told");
    assert_eq!(raw[0], 0x88);
    assert_eq!(usize::from(raw[1]), 0x80 | expected.len());
    let mask: [u8; 4] = raw[2..6].try_into().expect("four bytes");
    let unmasked = raw[6..].iter().zip(mask.iter().cycle());
    assert_eq!(
        unmasked.map(|(byte, mask)| byte ^ mask).collect::<Vec<_>>(),
        expected
    );
    drop(client);
}
