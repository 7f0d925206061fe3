//! An upstream, the proxy and one client after the other in one process, and how their connections end.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use close_codes::{CloseCode, ReceivedClose};
use fastwebsockets::{Frame, OpCode, Payload, WebSocket, handshake, upgrade};
use hyper::Request;
use hyper::header::{CONNECTION, HOST, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::Upgraded;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::timeout;
use tracing::info;

use crate::proxy::Proxy;

/// A time limit that is long enough for local connections.
const PATIENCE: Duration = Duration::from_secs(10);

type Socket = WebSocket<TokioIo<Upgraded>>;
type Fallible<T> = Result<T, Box<dyn Error>>;

struct Case {
    title: &'static str,
    upstream: Act,
    client: Act,
}

/// The action of one end when the connection is open.
#[derive(Clone, Copy)]
enum Act {
    Wait,
    Close(u16, &'static str),
    CloseWithoutStatus,
    Die,
}

const CASES: [Case; 9] = [
    Case {
        title: "The upstream closes with a code of its own.",
        upstream: Act::Close(4001, "token expired"),
        client: Act::Wait,
    },
    Case {
        title: "The upstream closes without a status.",
        upstream: Act::CloseWithoutStatus,
        client: Act::Wait,
    },
    Case {
        title: "The upstream is a gateway itself, and passes 1014 on.",
        upstream: Act::Close(1014, "the database is down"),
        client: Act::Wait,
    },
    Case {
        title: "The upstream dies.",
        upstream: Act::Die,
        client: Act::Wait,
    },
    Case {
        title: "The upstream sends 1006, which nobody may send.",
        upstream: Act::Close(1006, "lost the game server"),
        client: Act::Wait,
    },
    Case {
        title: "The upstream sends 1010, which only a client may send.",
        upstream: Act::Close(1010, "permessage-deflate"),
        client: Act::Wait,
    },
    Case {
        title: "The client closes.",
        upstream: Act::Wait,
        client: Act::Close(1000, "done"),
    },
    Case {
        title: "The client dies.",
        upstream: Act::Wait,
        client: Act::Die,
    },
    Case {
        title: "The client sends 1005, which nobody may send.",
        upstream: Act::Wait,
        client: Act::Close(1005, ""),
    },
];

/// Runs every case through a proxy on `listener`.
pub(crate) async fn run(listener: TcpListener) -> Fallible<()> {
    let address = listener.local_addr()?.to_string();
    let upstream = TcpListener::bind("127.0.0.1:0").await?;
    let upstream_address = upstream.local_addr()?.to_string();
    info!("The proxy on ws://{address} passes on to ws://{upstream_address}.");

    let (report, mut outcomes) = mpsc::channel(1);
    let proxy = Arc::new(Proxy::new(upstream_address, report));
    let shutdown = proxy.shutdown.clone();
    let proxy = tokio::spawn(proxy.serve(listener));
    for case in &CASES {
        info!("");
        info!("{}", case.title);
        let (upstream, client) = timeout(PATIENCE, async {
            tokio::try_join!(
                async { act(accept(&upstream).await?, case.upstream).await },
                async { act(connect(&address).await?, case.client).await },
            )
        })
        .await??;
        info!("  the upstream {upstream}");
        let outcome = timeout(PATIENCE, outcomes.recv()).await?;
        for ended in outcome.iter().flat_map(|outcome| &outcome.0) {
            info!("  the proxy noted: {ended}");
        }
        info!("  the client {client}");
    }
    shutdown.cancel();
    proxy.await?;
    Ok(())
}

/// Runs one end, and returns what it did and received.
async fn act(mut socket: Socket, act: Act) -> Fallible<String> {
    // By default, the library treats 1014 as an error.
    socket.set_auto_close(false);
    let did = match act {
        Act::Wait => String::new(),
        Act::Die => return Ok("died".to_owned()),
        // A peer without this crate can send any number.
        Act::Close(code, reason) => {
            let frame = Frame::close(code, reason.as_bytes());
            socket.write_frame(frame).await?;
            format!("sent {code} with \"{reason}\", then ")
        }
        Act::CloseWithoutStatus => {
            let frame = Frame::close_raw(Payload::Borrowed(&[]));
            socket.write_frame(frame).await?;
            "sent an empty Close frame, then ".to_owned()
        }
    };
    let frame = socket.read_frame().await?;
    if frame.opcode != OpCode::Close {
        return Err("nobody sends messages here".into());
    }
    let received = ReceivedClose::<CloseCode>::try_from(&frame)?.to_string();
    if matches!(act, Act::Wait) {
        let answer = Frame::close_raw(frame.payload.to_vec().into());
        socket.write_frame(answer).await?;
    }
    Ok(format!("{did}saw {received}"))
}

async fn accept(listener: &TcpListener) -> Fallible<Socket> {
    let (stream, _) = listener.accept().await?;
    let (sender, mut sockets) = mpsc::channel(1);
    let service = service_fn(move |mut request| {
        let sender = sender.clone();
        async move {
            let (response, socket) = upgrade::upgrade(&mut request)?;
            drop(sender.send(socket).await);
            Ok::<_, fastwebsockets::WebSocketError>(response)
        }
    });
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::spawn(connection.with_upgrades());
    let socket = sockets.recv().await.ok_or("the proxy left")?;
    Ok(socket.await?)
}

async fn connect(address: &str) -> Fallible<Socket> {
    let request = Request::get("/")
        .header(HOST, address)
        .header(CONNECTION, "upgrade")
        .header(UPGRADE, "websocket")
        .header(SEC_WEBSOCKET_VERSION, "13")
        .header(SEC_WEBSOCKET_KEY, handshake::generate_key())
        .body(String::new())?;
    let stream = TcpStream::connect(address).await?;
    let (socket, _) = handshake::client(&TokioExecutor::new(), request, stream).await?;
    Ok(socket)
}
