//! What happens before the first frame.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::wire::{self, Frame, Peer, TEXT, read_head, soon};
use super::{LIMITS, SHORT, Setup, body};

/// Sends a request, and returns the head of the response with the stream.
async fn ask(setup: &Setup, request: &str) -> (String, TcpStream) {
    let mut stream = TcpStream::connect(&setup.address).await.expect("a proxy");
    stream
        .write_all(request.as_bytes())
        .await
        .expect("a reader");
    (read_head(&mut stream).await, stream)
}

/// Answers one request with `response`, and returns the head of the request with the stream.
async fn answer(setup: &Setup, response: &str) -> (String, TcpStream) {
    let (mut stream, _) = soon(setup.upstream.accept()).await.expect("a connection");
    let head = read_head(&mut stream).await;
    stream
        .write_all(response.as_bytes())
        .await
        .expect("a reader");
    (head, stream)
}

#[tokio::test]
async fn path_cookies_key_and_subprotocol_pass_and_compression_does_not() {
    let setup = Setup::new(LIMITS).await;
    let request = wire::request(
        "Cookie: a=b\r\nSec-WebSocket-Protocol: chat\r\n\
         Sec-WebSocket-Extensions: permessage-deflate\r\n",
    );
    let response = wire::response("Sec-WebSocket-Protocol: chat\r\n");
    let ((response, _client), (request, _upstream)) =
        tokio::join!(ask(&setup, &request), answer(&setup, &response));
    let (request, response) = (request.to_lowercase(), response.to_lowercase());
    assert!(
        request.starts_with("get /room?id=7 http/1.1\r\n"),
        "{request}"
    );
    for header in [
        "cookie: a=b\r\n",
        "sec-websocket-protocol: chat\r\n",
        "sec-websocket-key: dghlihnhbxbszsbub25jzq==\r\n",
        "connection: upgrade\r\n",
        "upgrade: websocket\r\n",
    ] {
        assert!(request.contains(header), "{header} in {request}");
    }
    assert!(!request.contains("extensions"), "{request}");
    assert!(response.starts_with("http/1.1 101 "), "{response}");
    assert!(
        response.contains("sec-websocket-protocol: chat\r\n"),
        "{response}"
    );
    assert!(
        response.contains("s3pplmbitxaq9kygzzhzrbk+xoo="),
        "{response}"
    );
}

#[tokio::test]
async fn frames_right_after_the_handshake_are_not_lost() {
    let setup = Setup::new(LIMITS).await;
    let hello = Frame::new(TEXT, "hello");
    let mut request = wire::request("").into_bytes();
    request.extend(hello.encode(Some([5; 4])));
    let mut response = wire::response("").into_bytes();
    response.extend(hello.encode(None));

    let mut client = TcpStream::connect(&setup.address).await.expect("a proxy");
    client.write_all(&request).await.expect("a reader");
    let (mut upstream, _) = soon(setup.upstream.accept()).await.expect("a connection");
    read_head(&mut upstream).await;
    upstream.write_all(&response).await.expect("a reader");
    read_head(&mut client).await;
    let mut client = Peer::after_handshake(client, true);
    let mut upstream = Peer::after_handshake(upstream, false);
    assert_eq!(client.read().await.as_ref(), Some(&hello));
    assert_eq!(upstream.read().await.as_ref(), Some(&hello));
}

#[tokio::test]
async fn an_upstream_that_refuses_is_quoted() {
    let setup = Setup::new(LIMITS).await;
    let refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\nX-Why: banned\r\n\r\nbanned";
    let request = wire::request("");
    let ((response, mut client), _) = tokio::join!(ask(&setup, &request), answer(&setup, refusal));
    assert!(response.starts_with("HTTP/1.1 403 "), "{response}");
    assert!(response.contains("x-why: banned\r\n"), "{response}");
    let mut body = [0; 6];
    soon(client.read_exact(&mut body)).await.expect("a body");
    assert_eq!(&body, b"banned");
}

#[tokio::test]
async fn an_upstream_that_says_nothing_is_504() {
    let setup = Setup::new(SHORT).await;
    // The system accepts the connection, and nobody answers.
    let (response, _client) = ask(&setup, &wire::request("")).await;
    assert!(response.starts_with("HTTP/1.1 504 "), "{response}");
}

#[tokio::test]
async fn an_upstream_that_hangs_up_or_talks_nonsense_or_is_away_is_502() {
    let setup = Setup::new(LIMITS).await;
    let request = wire::request("");
    for nonsense in ["", "HTTP/1.1 101", "SSH-2.0-OpenSSH_9.2\r\n"] {
        let answer = async { drop(answer(&setup, nonsense).await) };
        let ((response, _client), ()) = tokio::join!(ask(&setup, &request), answer);
        assert!(response.starts_with("HTTP/1.1 502 "), "{response}");
    }

    let Setup {
        upstream, address, ..
    } = setup;
    drop(upstream);
    let mut client = TcpStream::connect(address).await.expect("a proxy");
    client
        .write_all(request.as_bytes())
        .await
        .expect("a reader");
    let response = read_head(&mut client).await;
    assert!(response.starts_with("HTTP/1.1 502 "), "{response}");
}

#[tokio::test]
async fn a_request_without_an_upgrade_is_refused() {
    let setup = Setup::new(LIMITS).await;
    let (response, _client) = ask(&setup, "GET / HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert!(response.starts_with("HTTP/1.1 426 "), "{response}");
    assert!(response.contains("upgrade: websocket\r\n"), "{response}");
}

#[tokio::test]
async fn a_client_that_leaves_right_after_its_handshake_is_reported_to_the_upstream() {
    let setup = Setup::new(LIMITS).await;
    let ((), mut upstream) = {
        let request = wire::request("");
        let client = async {
            let (_, stream) = ask(&setup, &request).await;
            stream.set_zero_linger().expect("an open socket");
        };
        tokio::join!(client, Peer::accept(&setup.upstream))
    };
    assert_eq!(
        upstream.read().await,
        Some(Frame::close(body(1001, "the client was lost")))
    );
}
