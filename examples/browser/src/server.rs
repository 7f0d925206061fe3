//! The server: the page's files, and the chat that the page connects to.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};
use axum::serve::Listener;
use close_codes::{ReceivedClose, close_frame};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::time::timeout;
use tracing::info;

use crate::bundle::Bundle;
use crate::codes::ChatClose;

/// The time limit for a request, and for the answer to a Close frame.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest message that a page may send, in bytes.
const LONGEST: usize = 1 << 20;

pub(crate) async fn serve(mut listener: TcpListener, bundle: Bundle) {
    let router = Router::new()
        .route("/", get(Html(include_str!("index.html"))))
        .route("/chat_page.js", get(file("text/javascript", bundle.script)))
        .route(
            "/chat_page_bg.wasm",
            get(file("application/wasm", bundle.wasm)),
        )
        .route("/chat", any(connect));
    loop {
        // axum's listener continues after an error.
        let (stream, _) = Listener::accept(&mut listener).await;
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async {
            // `axum::serve` would wait for a request without a time limit.
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .serve_connection(TokioIo::new(stream), service)
                .with_upgrades();
            if let Err(error) = connection.await {
                info!("{error}");
            }
        });
    }
}

fn file(content_type: &'static str, bytes: Bytes) -> impl IntoResponse + Clone + Send + Sync {
    ([(CONTENT_TYPE, content_type)], bytes)
}

async fn connect(upgrade: WebSocketUpgrade) -> Response {
    // By default, the queue of pongs for a page that does not read them is unlimited.
    let upgrade = upgrade
        .max_message_size(LONGEST)
        .max_write_buffer_size(2 * LONGEST);
    upgrade.on_upgrade(async |socket| {
        if let Err(error) = talk(socket).await {
            info!("{}, says {error}", ReceivedClose::<ChatClose>::abnormal());
        }
    })
}

/// Listens until one end closes.
async fn talk(mut socket: WebSocket) -> Result<(), axum::Error> {
    while let Some(message) = socket.recv().await {
        match message? {
            // A real chat would check the token here.
            Message::Text(text) if text.contains("from yesterday") => {
                // This is checked while compiling: a server may send this code. The reason is that of the spec.
                let frame = close_frame!(Server, ChatClose::SessionExpired);
                socket.send(Message::Close(frame.into())).await?;
                let answer = timeout(PATIENCE, answer(socket)).await;
                return answer.unwrap_or(Ok(())); // the connection ends without an answer, too
            }
            Message::Close(frame) => report("The page closes", frame.as_ref()),
            _ => {}
        }
    }
    Ok(())
}

/// Reads the answer of the page to a Close frame.
async fn answer(mut socket: WebSocket) -> Result<(), axum::Error> {
    while let Some(message) = socket.recv().await {
        if let Message::Close(frame) = message? {
            report("The page answers", frame.as_ref());
        }
    }
    Ok(())
}

fn report(what: &str, frame: Option<&CloseFrame>) {
    match ReceivedClose::<ChatClose>::try_from(frame) {
        Ok(received) => info!("{what}: {received}"),
        Err(error) => info!("{what}: {error}"),
    }
}
