//! The echo server with actix-ws, which leaves Close frames to the program.

use std::io;
use std::net::TcpListener;

use actix_web::error::ErrorInternalServerError;
use actix_web::{App, Error, HttpRequest, HttpResponse, HttpServer, rt, web};
use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseReason, Closed, Session};
use close_codes::ReceivedClose;
use tracing::warn;

use crate::closing::{BoxError, LONGEST, answer, asked_for, report, wait};

pub(crate) async fn serve(listener: TcpListener) -> io::Result<()> {
    HttpServer::new(|| App::new().default_service(web::to(respond)))
        .workers(1)
        .disable_signals()
        .listen(listener)?
        .run()
        .await
}

async fn respond(request: HttpRequest, body: web::Payload) -> Result<HttpResponse, Error> {
    let farewell = match asked_for(request.uri().path(), request.uri().query()) {
        Ok(farewell) => farewell,
        Err(error) => return Ok(HttpResponse::BadRequest().body(error.to_string())),
    };
    let (response, session, messages) = actix_ws::handle(&request, body)?;
    let is_closing = farewell.is_some();
    if let Some(reason) = farewell {
        // It waits in the session until the response is sent.
        session
            .clone()
            .close(reason)
            .await
            .map_err(ErrorInternalServerError)?;
    }
    rt::spawn(async move {
        let messages = messages.max_frame_size(LONGEST).aggregate_continuations();
        let messages = messages.max_continuation_size(LONGEST);
        if let Err(error) = talk(&request.uri().to_string(), session, messages, is_closing).await {
            warn!("{error}");
        }
    });
    Ok(response)
}

async fn talk(
    path: &str,
    mut session: Session,
    mut messages: AggregatedMessageStream,
    is_closing: bool,
) -> Result<(), BoxError> {
    let close = wait(is_closing, until_close(&mut session, &mut messages)).await;
    let received = match &close {
        Ok(reason) => ReceivedClose::try_from(reason),
        Err(_) => Ok(ReceivedClose::abnormal()),
    };
    report(path, &received);
    if close.is_ok() && !is_closing {
        session.close(answer(&received).into()).await?;
    }
    close.map(drop)
}

/// Echoes until a Close frame comes in.
async fn until_close(
    session: &mut Session,
    messages: &mut AggregatedMessageStream,
) -> Result<Option<CloseReason>, BoxError> {
    loop {
        // A closed session sends nothing more, but may still receive messages.
        let _closed = match messages.recv().await.ok_or(Closed)?? {
            AggregatedMessage::Text(text) => session.text(text).await,
            AggregatedMessage::Binary(bytes) => session.binary(bytes).await,
            AggregatedMessage::Ping(bytes) => session.pong(&bytes).await,
            AggregatedMessage::Pong(_) => Ok(()),
            AggregatedMessage::Close(reason) => return Ok(reason),
        };
    }
}
