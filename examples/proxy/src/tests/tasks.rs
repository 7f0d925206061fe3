//! Tasks end when their connections do.

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::task::yield_now;
use tokio::time::{Duration, sleep};

use super::wire::{self, Frame, Peer, TEXT, soon};
use super::{SHORT, Setup, body};

async fn end(mut client: Peer, mut upstream: Peer, way: usize) {
    let goodbye = Frame::close(body(4001, "bye"));
    match way {
        0 => drop(upstream),
        1 => drop(client),
        2 => drop((client, upstream)),
        3 => upstream.send(&goodbye).await,
        4 => client.send(&goodbye).await,
        5 => {
            client.send(&goodbye).await;
            upstream.read().await;
            upstream.send(&goodbye).await;
            assert_eq!(client.read_all().await, [goodbye]);
        }
        6 => upstream.write(&[0xff; 64]).await,
        7 => client.write(&[0x81, 0xfe]).await,
        8 => {
            client.stream.set_zero_linger().expect("an open socket");
            upstream.send(&Frame::new(TEXT, "anybody?")).await;
        }
        _ => {
            // Both stay connected and silent, so that the proxy has to give up.
            upstream.send(&goodbye).await;
            client.read().await;
            sleep(SHORT.closing * 4).await;
        }
    }
}

#[tokio::test]
async fn no_task_is_left_after_200_connections() {
    let setup = Setup::new(SHORT).await;
    let metrics = Handle::current().metrics();
    yield_now().await;
    let before = metrics.num_alive_tasks();
    let mut peers = tokio::task::JoinSet::new();
    for number in 0..200 {
        let (client, upstream) = setup.connect().await;
        peers.spawn(end(client, upstream, number % 10));
    }
    assert!(metrics.num_alive_tasks() > before);
    soon(peers.join_all()).await;
    let all_have_ended = async {
        while metrics.num_alive_tasks() > before {
            sleep(Duration::from_millis(10)).await;
        }
    };
    soon(all_have_ended).await;
}

#[tokio::test]
async fn no_task_is_left_after_handshakes_that_failed() {
    let setup = Setup::new(SHORT).await;
    let metrics = Handle::current().metrics();
    yield_now().await;
    let before = metrics.num_alive_tasks();
    let request = wire::request("");
    let mut streams = Vec::new();
    for number in 1..=50 {
        let mut client = TcpStream::connect(&setup.address).await.expect("a proxy");
        // Every fifth request is complete. Half of the upstreams refuse it, with an endless body.
        let part = &request.as_bytes()[..request.len() * (1 + number % 5) / 5];
        client.write_all(part).await.expect("a reader");
        if number % 10 == 4 {
            let (mut upstream, _) = soon(setup.upstream.accept()).await.expect("a connection");
            let refusal = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 1000000\r\n\r\nno";
            upstream.write_all(refusal).await.expect("a reader");
            wire::read_head(&mut client).await;
            streams.push(upstream);
        }
        streams.push(client);
    }
    sleep(SHORT.handshake * 2).await;
    assert!(metrics.num_alive_tasks() > before);
    // The upstreams stay connected.
    streams.retain(|stream| {
        stream
            .peer_addr()
            .is_ok_and(|peer| peer.to_string() != setup.address)
    });
    let all_have_ended = async {
        while metrics.num_alive_tasks() > before {
            sleep(Duration::from_millis(10)).await;
        }
    };
    soon(all_have_ended).await;
}

#[tokio::test]
async fn a_shutdown_is_1001_to_both_sides_and_ends_every_task() {
    let setup = Setup::new(SHORT).await;
    let (mut client, mut upstream) = setup.connect().await;
    let (client_without_answer, _upstream_without_answer) = setup.connect().await;
    setup.shutdown.cancel();
    let going_away = Frame::close(body(1001, "proxy is shutting down"));
    assert_eq!(client.read_all().await, std::slice::from_ref(&going_away));
    assert_eq!(upstream.read_all().await, [going_away]);
    let metrics = Handle::current().metrics();
    let all_have_ended = async {
        while metrics.num_alive_tasks() > 0 {
            sleep(Duration::from_millis(10)).await;
        }
    };
    soon(all_have_ended).await;
    drop(client_without_answer);
}
