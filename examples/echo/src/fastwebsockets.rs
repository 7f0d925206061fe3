//! The echo server with fastwebsockets, on hyper. Close frames are read and answered by close-codes.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener as StdTcpListener;

use close_codes::ReceivedClose;
use fastwebsockets::upgrade::{UpgradeFut, upgrade};
use fastwebsockets::{Frame, OpCode, WebSocket, WebSocketError};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::Upgraded;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tracing::warn;

use crate::accept;
use crate::closing::{BoxError, LONGEST, PATIENCE, answer, asked_for, report, wait};

pub(crate) async fn serve(listener: StdTcpListener) -> io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let stream = accept::next(&listener).await;
        tokio::spawn(async {
            if let Err(error) = shake_hands(stream).await {
                warn!("{error}");
            }
        });
    }
}

async fn shake_hands(stream: TcpStream) -> Result<(), hyper::Error> {
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .serve_connection(TokioIo::new(stream), service_fn(respond))
        .with_upgrades()
        .await
}

async fn respond(mut request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let farewell = match asked_for(request.uri().path(), request.uri().query()) {
        Ok(farewell) => farewell,
        Err(error) => return Ok(bad_request(error.to_string())),
    };
    let (response, upgraded) = match upgrade(&mut request) {
        Ok(upgrade) => upgrade,
        Err(error) => return Ok(bad_request(error.to_string())),
    };
    tokio::spawn(async move {
        if let Err(error) = talk(&request.uri().to_string(), upgraded, farewell).await {
            warn!("{error}");
        }
    });
    Ok(response.map(|_| Full::default()))
}

async fn talk(
    path: &str,
    upgraded: UpgradeFut,
    farewell: Option<Frame<'static>>,
) -> Result<(), BoxError> {
    let mut socket = upgraded.await?;
    // fastwebsockets would treat 1014 as an illegal code, and answer a frame of any length.
    socket.set_auto_close(false);
    socket.set_max_message_size(LONGEST); // of a frame, in spite of its name

    let is_closing = farewell.is_some();
    if let Some(frame) = farewell {
        socket.write_frame(frame).await?;
    }
    let close = wait(is_closing, until_close(&mut socket)).await;
    let received = match &close {
        Ok(frame) => ReceivedClose::try_from(frame),
        Err(_) => Ok(ReceivedClose::abnormal()),
    };
    report(path, &received);
    if close.is_ok() && !is_closing {
        socket.write_frame(answer(&received).into()).await?;
    }
    close.map(drop)
}

/// Echoes until a Close frame comes in. A fragmented message is echoed in fragments, because a `FragmentCollector`
/// would collect them without a limit.
async fn until_close(
    socket: &mut WebSocket<TokioIo<Upgraded>>,
) -> Result<Frame<'static>, BoxError> {
    loop {
        match socket.read_frame().await {
            Ok(frame) => match frame.opcode {
                OpCode::Close => return Ok(frame),
                OpCode::Text | OpCode::Binary | OpCode::Continuation => {
                    let back = Frame::new(frame.fin, frame.opcode, None, frame.payload);
                    socket.write_frame(back).await?;
                }
                _ => {}
            },
            // The client sent this message before it received the server's Close frame.
            Err(WebSocketError::ConnectionClosed) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn bad_request(text: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(text.into());
    *response.status_mut() = StatusCode::BAD_REQUEST;
    response
}
