//! Frames that are not Close frames.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::task::yield_now;
use tokio::time::sleep;

use super::wire::{BINARY, Frame, PING, PONG, Peer, TEXT, soon};
use super::{LIMITS, Setup, body};

fn frames() -> Vec<Frame> {
    let mut frames = vec![
        Frame::new(TEXT, ""),
        Frame::new(TEXT, "こんにちは"),
        Frame::new(BINARY, [0, 159, 146, 150]),
        Frame::new(PING, ""),
        Frame::new(PING, [7; 125]),
        Frame::new(PONG, "unasked for"),
    ];
    // The lengths on both sides of every limit between the forms of a length, and the largest one.
    for len in [125, 126, 65_535, 65_536, LIMITS.frame] {
        frames.push(Frame::new(BINARY, vec![7; len]));
    }
    // A fragmented message with a ping in between. The second fragment ends inside a character.
    for (first, payload) in [
        (TEXT, &b"one \xe9"[..]),
        (0, b"\x96"),
        (0x80 | PING, b"?"),
        (0, b""),
        (0x80, b"\x89 two"),
    ] {
        frames.push(Frame {
            first,
            payload: payload.to_vec(),
        });
    }
    frames
}

async fn pass(from: &mut Peer, to: &mut Peer) {
    let frames = frames();
    let send = async {
        for frame in &frames {
            from.send(frame).await;
        }
    };
    let read = async {
        for frame in &frames {
            assert_eq!(to.read().await.as_ref(), Some(frame));
        }
    };
    tokio::join!(send, read);
}

#[tokio::test]
async fn every_frame_passes_unchanged_and_in_order_and_the_proxy_adds_none() {
    let setup = Setup::new(LIMITS).await;
    let (mut client, mut upstream) = setup.connect().await;
    pass(&mut upstream, &mut client).await;
    pass(&mut client, &mut upstream).await;
    // The proxy must not send a pong of its own.
    let goodbye = Frame::close(body(1000, ""));
    client.send(&goodbye).await;
    assert_eq!(upstream.read().await.as_ref(), Some(&goodbye));
    upstream.send(&goodbye).await;
    assert_eq!(client.read_all().await, [goodbye]);
}

#[tokio::test]
async fn a_frame_may_come_byte_by_byte() {
    let setup = Setup::new(LIMITS).await;
    let (mut client, mut upstream) = setup.connect().await;
    for frame in [
        Frame::new(BINARY, vec![7; 200]),
        Frame::close(body(4001, "bye")),
    ] {
        for byte in frame.encode(None) {
            upstream.write(&[byte]).await;
            yield_now().await;
        }
        assert_eq!(client.read().await, Some(frame));
    }
}

#[tokio::test]
async fn a_mask_is_new_on_every_connection() {
    let setup = Setup::new(LIMITS).await;
    let (mut client, mut upstream) = setup.connect().await;
    let frame = Frame::new(BINARY, vec![0; 64]);
    client.send(&frame).await;
    let mut raw = [0; 2 + 4 + 64];
    let read = upstream.stream.read_exact(&mut raw);
    soon(read).await.expect("a frame");
    // The client always sends this mask. If the proxy reused it, the client could choose the bytes between the proxy
    // and the upstream.
    assert_ne!(raw[2..6], [1, 2, 3, 4]);
}

#[tokio::test]
async fn a_reader_that_stops_stops_the_writer_and_nothing_is_lost() {
    const MESSAGES: usize = 128;
    let setup = Setup::new(LIMITS).await;
    let (mut client, upstream) = setup.connect().await;
    let (_, mut upstream) = upstream.stream.into_split();
    let frame = Frame::new(BINARY, vec![7; LIMITS.frame]);
    let bytes = frame.encode(None);

    let written = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&written);
    let writer = tokio::spawn(async move {
        for _ in 0..MESSAGES {
            upstream
                .write_all(&bytes)
                .await
                .expect("an open connection");
            counter.fetch_add(1, Ordering::Relaxed);
        }
    });
    let mut before = MESSAGES;
    while written.load(Ordering::Relaxed) != before {
        before = written.load(Ordering::Relaxed);
        sleep(Duration::from_millis(500)).await;
    }
    // The buffers of the system hold a part of it.
    assert!(
        before < MESSAGES,
        "the proxy took {MESSAGES} MiB that nobody read"
    );
    for _ in 0..MESSAGES {
        assert_eq!(client.read().await.as_ref(), Some(&frame));
    }
    soon(writer).await.expect("no panic");
}

#[tokio::test]
async fn a_direction_that_is_full_does_not_stop_the_other() {
    let setup = Setup::new(LIMITS).await;
    let (mut client, upstream) = setup.connect().await;
    let (read, mut write) = upstream.stream.into_split();
    let bytes = Frame::new(BINARY, vec![7; LIMITS.frame]).encode(None);
    let writer = tokio::spawn(async move { while write.write_all(&bytes).await.is_ok() {} });
    // Only the proxy is between the two ends of this stream.
    let mut read = read;
    for number in 0..100_u8 {
        client.send(&Frame::new(BINARY, [number])).await;
        let mut raw = [0; 2 + 4 + 1];
        let frame = read.read_exact(&mut raw);
        soon(frame).await.expect("a frame");
        assert_eq!(raw[6] ^ raw[2], number);
    }
    writer.abort();
}
