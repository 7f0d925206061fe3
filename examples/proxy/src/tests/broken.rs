//! Peers that break the protocol: the other side gets a legal frame, and the faulty side gets an error.

use super::wire::{CLOSE, Frame, Peer, TEXT};
use super::{LIMITS, Setup, body};

/// The frame for the other side, and the frame that comes back. The other side answers with the same frame.
async fn told(offender: &mut Peer, other: &mut Peer, bytes: &[u8]) -> (Frame, Frame) {
    let answer_other = async {
        let forwarded = other.read().await.expect("a Close frame");
        other.send(&forwarded).await;
        assert_eq!(other.read_all().await, []);
        forwarded
    };
    let ((), forwarded) = tokio::join!(offender.write(bytes), answer_other);
    let mut answer = offender.read_all().await;
    assert_eq!(answer.len(), 1, "{answer:?}");
    (forwarded, answer.remove(0))
}

/// Sends `bytes` from the upstream and from a client, as `encode` makes them for each, and returns what both sides
/// received.
async fn both_ways(
    setup: &Setup,
    encode: impl Fn(Option<[u8; 4]>) -> Vec<u8>,
) -> [(Frame, Frame); 2] {
    let (mut client, mut upstream) = setup.connect().await;
    let from_upstream = told(&mut upstream, &mut client, &encode(None)).await;
    let (mut client, mut upstream) = setup.connect().await;
    let from_client = told(&mut client, &mut upstream, &encode(Some([9, 8, 7, 6]))).await;
    [from_upstream, from_client]
}

fn code(frame: &Frame) -> u16 {
    assert_eq!(frame.first, 0x80 | CLOSE);
    u16::from_be_bytes([frame.payload[0], frame.payload[1]])
}

#[tokio::test]
async fn no_code_that_must_not_be_sent_is_forwarded_and_its_reason_survives() {
    let setup = Setup::new(LIMITS).await;
    for illegal in [
        0,
        1,
        999,
        1004,
        1005,
        1006,
        1015,
        1016,
        2000,
        2999,
        5000,
        u16::MAX,
    ] {
        for reason in ["", "x", "閉".repeat(41).as_str()] {
            let frame = Frame::close(body(illegal, reason));
            let [from_upstream, from_client] = both_ways(&setup, |mask| frame.encode(mask)).await;
            let reason = match reason {
                "" => format!("close code {illegal} may not be in a Close frame"),
                reason => reason.to_owned(),
            };
            assert_eq!(from_upstream.0, Frame::close(body(1011, &reason)));
            assert_eq!(from_client.0, Frame::close(body(1001, &reason)));
            assert_eq!((code(&from_upstream.1), code(&from_client.1)), (1002, 1002));
        }
    }
}

#[tokio::test]
async fn a_close_frame_of_the_wrong_form_is_a_lost_connection_to_the_other_side() {
    let setup = Setup::new(LIMITS).await;
    for (wrong, reply) in [
        (vec![3], 1002),
        (body(1000, &"x".repeat(124)), 1002),
        ([&body(1000, "")[..], b"\xff\xfe"].concat(), 1007),
        (
            [&body(1000, "")[..], &"閉".repeat(41).as_bytes()[..122]].concat(),
            1007,
        ),
    ] {
        let frame = Frame::close(wrong);
        let [from_upstream, from_client] = both_ways(&setup, |mask| frame.encode(mask)).await;
        assert_eq!((code(&from_upstream.0), code(&from_client.0)), (1011, 1001));
        assert_eq!(
            (code(&from_upstream.1), code(&from_client.1)),
            (reply, reply)
        );
    }
}

#[tokio::test]
async fn a_broken_frame_is_a_lost_connection_to_the_other_side() {
    let setup = Setup::new(LIMITS).await;
    let first = |first, payload: &[u8]| Frame {
        first,
        payload: payload.to_vec(),
    };
    for (frame, reply) in [
        (first(0xc1, b"a reserved bit"), 1002),
        (first(0x83, b"an unknown opcode"), 1002),
        (first(0x8b, b"an unknown control frame"), 1002),
        (first(0x08, b""), 1002),
        (first(0x09, b"a ping in parts"), 1002),
        (first(0x89, &[0; 126]), 1002),
        (first(0x81, b"\xff"), 1007),
        (first(0x82, &vec![0; LIMITS.frame + 1]), 1009),
    ] {
        let [from_upstream, from_client] = both_ways(&setup, |mask| frame.encode(mask)).await;
        assert_eq!((code(&from_upstream.0), code(&from_client.0)), (1011, 1001));
        assert_eq!(
            (code(&from_upstream.1), code(&from_client.1)),
            (reply, reply),
            "{:?}",
            frame.first
        );
    }
    let text = Frame::new(TEXT, "masked by the wrong side");
    let the_wrong_way = |mask: Option<[u8; 4]>| text.encode(mask.is_none().then_some([1; 4]));
    let [from_upstream, from_client] = both_ways(&setup, the_wrong_way).await;
    assert_eq!((code(&from_upstream.0), code(&from_client.0)), (1011, 1001));
    assert_eq!((code(&from_upstream.1), code(&from_client.1)), (1002, 1002));
}

/// A frame that is legal for a client, whatever its upstream did.
fn assert_fit(frame: &Frame) {
    assert_eq!(frame.first & 0x70, 0, "{frame:?}");
    if frame.first == 0x80 | CLOSE {
        assert!(
            frame.payload.len() != 1 && frame.payload.len() <= 125,
            "{frame:?}"
        );
        if let [high, low, reason @ ..] = frame.payload.as_slice() {
            let code = u16::from_be_bytes([*high, *low]);
            assert!(
                matches!(code, 1000..=1003 | 1007..=1009 | 1011..=1014 | 3000..=4999),
                "{code}"
            );
            assert!(std::str::from_utf8(reason).is_ok(), "{frame:?}");
        }
    }
}

#[tokio::test]
async fn whatever_bytes_the_upstream_writes_the_client_gets_frames_and_at_last_a_close() {
    let setup = Setup::new(LIMITS).await;
    for seed in 0..100 {
        let mut random = fastrand::Rng::with_seed(seed);
        let (mut client, mut upstream) = setup.connect().await;
        for _ in 0..random.usize(1..8) {
            let first =
                [0x81, 0x82, 0x88, 0x89, 0x8a, 0x01, 0x80, random.u8(..)][random.usize(..8)];
            let payload: Vec<_> = (0..random.usize(..130)).map(|_| random.u8(..)).collect();
            let mut bytes = Frame { first, payload }.encode(None);
            if random.u8(..4) == 0 {
                bytes.truncate(random.usize(..bytes.len()));
            }
            upstream.write(&bytes).await;
        }
        drop(upstream);
        let mut frames = Vec::new();
        while let Some(frame) = client.read().await {
            assert_fit(&frame);
            if frame.first == 0x80 | CLOSE {
                client.send(&frame).await;
            }
            frames.push(frame);
        }
        let closes = frames
            .iter()
            .filter(|frame| frame.first == 0x80 | CLOSE)
            .count();
        assert_eq!(closes, 1, "seed {seed}: {frames:?}");
        assert_eq!(frames.last().map(|frame| frame.first), Some(0x80 | CLOSE));
    }
}
