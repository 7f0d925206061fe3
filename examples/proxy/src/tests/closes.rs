//! Close frames in both directions.

use std::slice::from_ref;

use super::wire::{Frame, Peer, TEXT};
use super::{LIMITS, SHORT, Setup, body, long_reasons};

/// Codes that both ends may send: all such standard codes, the bounds of the two ranges for applications, and an
/// unknown code.
const CODES: [u16; 20] = [
    1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 1014, 3000, 3003, 3008, 3500, 3999,
    4000, 4001, 4500, 4999,
];

/// `closer` sends a Close frame, `other` gets one and answers, and both connections end without further frames.
async fn close(mut closer: Peer, mut other: Peer, sent: &Frame, forwarded: &Frame) {
    closer.send(sent).await;
    assert_eq!(other.read().await.as_ref(), Some(forwarded));
    other.send(forwarded).await;
    assert_eq!(closer.read_all().await, from_ref(sent));
    assert_eq!(other.read_all().await, []);
}

#[tokio::test]
async fn every_code_and_reason_passes_in_both_directions() {
    let setup = Setup::new(LIMITS).await;
    let reasons = [String::new(), "x".to_owned()]
        .into_iter()
        .chain(long_reasons());
    let mut bodies: Vec<_> = reasons
        .flat_map(|reason| CODES.map(|code| body(code, &reason)))
        .collect();
    // A Close frame without a status stays empty.
    bodies.push(Vec::new());
    for body in bodies {
        let frame = Frame::close(body);
        let (client, upstream) = setup.connect().await;
        close(upstream, client, &frame, &frame).await;
        let (client, upstream) = setup.connect().await;
        close(client, upstream, &frame, &frame).await;
    }
}

#[tokio::test]
async fn a_code_of_clients_is_1011_from_the_upstream_and_keeps_its_reason() {
    let setup = Setup::new(LIMITS).await;
    for reason in long_reasons() {
        let frame = Frame::close(body(1010, &reason));
        let (client, upstream) = setup.connect().await;
        close(upstream, client, &frame, &Frame::close(body(1011, &reason))).await;
        // A client gets its own code back, although a server may only send it in an answer.
        let (client, upstream) = setup.connect().await;
        close(client, upstream, &frame, &frame).await;
    }
}

#[tokio::test]
async fn an_answer_may_have_the_code_alone() {
    let setup = Setup::new(LIMITS).await;
    for code in [1000, 1010, 4001] {
        let (mut client, mut upstream) = setup.connect().await;
        let frame = Frame::close(body(code, "good night"));
        client.send(&frame).await;
        assert_eq!(upstream.read().await.as_ref(), Some(&frame));
        upstream.send(&Frame::close(body(code, ""))).await;
        assert_eq!(client.read_all().await, [frame]);
    }
}

#[tokio::test]
async fn an_answer_with_something_else_to_say_is_forwarded() {
    let setup = Setup::new(LIMITS).await;
    let no_status = Vec::new();
    for (first, answer) in [
        (body(1000, "done"), body(1011, "no")),
        (body(1000, "done"), body(1000, "later")),
        (body(1000, "done"), body(1000, "done?")),
        (body(1000, "done"), body(1001, "")),
        (body(1000, "done"), no_status.clone()),
        (no_status.clone(), body(1000, "")),
        (no_status, body(1000, "done")),
    ] {
        let (first, answer) = (Frame::close(first), Frame::close(answer));
        for is_client in [true, false] {
            let (client, upstream) = setup.connect().await;
            let (mut closer, mut other) = if is_client {
                (client, upstream)
            } else {
                (upstream, client)
            };
            closer.send(&first).await;
            assert_eq!(other.read().await.as_ref(), Some(&first));
            other.send(&answer).await;
            assert_eq!(closer.read_all().await, from_ref(&answer));
        }
    }
}

#[tokio::test]
async fn closes_that_cross_are_both_forwarded() {
    let setup = Setup::new(LIMITS).await;
    for (left, right) in [
        (body(4001, "token expired"), body(1001, "tab closed")),
        (body(1000, "server is done"), body(1000, "client is done")),
        (body(1010, "not an answer"), Vec::new()),
        (Vec::new(), Vec::new()),
    ] {
        let (mut client, mut upstream) = setup.connect().await;
        let (left, right) = (Frame::close(left), Frame::close(right));
        tokio::join!(upstream.send(&left), client.send(&right));
        let (seen_by_client, seen_by_upstream) =
            tokio::join!(client.read_all(), upstream.read_all());
        let left = match left.payload.as_slice() {
            [0x03, 0xf2, reason @ ..] => Frame::close([&[0x03, 0xf3], reason].concat()),
            _ => left,
        };
        assert_eq!(
            (seen_by_client, seen_by_upstream),
            (vec![left], vec![right])
        );
    }
}

#[tokio::test]
async fn a_second_close_and_what_follows_goes_nowhere() {
    let setup = Setup::new(LIMITS).await;
    for is_client in [true, false] {
        let (client, upstream) = setup.connect().await;
        let (mut closer, mut other) = if is_client {
            (client, upstream)
        } else {
            (upstream, client)
        };
        let first = Frame::close(body(4001, "first"));
        closer.send(&first).await;
        closer.send(&Frame::close(body(4002, "second"))).await;
        closer.send(&Frame::new(TEXT, "and another thing")).await;
        assert_eq!(other.read().await.as_ref(), Some(&first));
        other.send(&first).await;
        assert_eq!(other.read_all().await, []);
        // The bytes after its Close frame were still read, so that no reset loses the answer.
        assert_eq!(closer.read_all().await, [first]);
    }
}

#[tokio::test]
async fn what_was_sent_before_the_answer_still_arrives() {
    let setup = Setup::new(LIMITS).await;
    let (mut client, mut upstream) = setup.connect().await;
    let goodbye = Frame::close(body(1000, ""));
    client.send(&goodbye).await;
    assert_eq!(upstream.read().await.as_ref(), Some(&goodbye));
    let last_words = Frame::new(TEXT, "one more thing");
    upstream.send(&last_words).await;
    upstream.send(&goodbye).await;
    assert_eq!(client.read_all().await, [last_words, goodbye]);
}

#[tokio::test]
async fn who_gets_no_answer_gets_its_own_close_back() {
    let setup = Setup::new(SHORT).await;
    for is_client in [true, false] {
        for is_alive in [true, false] {
            let (client, upstream) = setup.connect().await;
            let (mut closer, mut other) = if is_client {
                (client, upstream)
            } else {
                (upstream, client)
            };
            let goodbye = Frame::close(body(4999, "tired"));
            closer.send(&goodbye).await;
            assert_eq!(other.read().await.as_ref(), Some(&goodbye));
            let silent = is_alive.then_some(other);
            assert_eq!(closer.read_all().await, [goodbye]);
            drop(silent);
        }
    }
}

#[tokio::test]
async fn the_outcome_says_who_ended_and_what_the_other_got() {
    let mut setup = Setup::new(LIMITS).await;
    let (client, upstream) = setup.connect().await;
    let frame = Frame::close(body(1010, "deflate"));
    close(
        upstream,
        client,
        &frame,
        &Frame::close(body(1011, "deflate")),
    )
    .await;
    assert_eq!(
        setup.outcome().await,
        "the upstream closed with 1010 Mandatory Extension: deflate, \
         the client was sent 1011 Internal Error: deflate; \
         the client closed with 1011 Internal Error: deflate, \
         the upstream was sent 1010 Mandatory Extension: deflate"
    );
}
