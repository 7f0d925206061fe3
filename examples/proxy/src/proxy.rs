//! The HTTP side: listens, and passes the handshake of each client on to the upstream.

use std::convert::Infallible;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use fastwebsockets::upgrade::is_upgrade_request;
use http_body_util::Either;
use hyper::body::Incoming;
use hyper::header::{
    CONNECTION, CONTENT_LENGTH, HOST, HeaderValue, SEC_WEBSOCKET_EXTENSIONS, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};
use hyper::service::service_fn;
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper::{Request, Response, StatusCode, client, server, upgrade};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::error;

use crate::relay::{Io, Outcome, relay};

/// The limits on a peer.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// The time limit for the handshake of the client, and again for the answer of the upstream.
    pub(crate) handshake: Duration,
    /// The time limit for the answer to a Close frame, and again for the end of the connection.
    pub(crate) closing: Duration,
    /// The time limit for sending one frame.
    pub(crate) stall: Duration,
    /// The largest frame, in bytes. Messages may be longer, because they are forwarded frame by frame.
    pub(crate) frame: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            handshake: Duration::from_secs(10),
            closing: Duration::from_secs(5),
            stall: Duration::from_secs(60),
            frame: 16 << 20,
        }
    }
}

pub(crate) struct Proxy {
    /// Host and port.
    upstream: String,
    pub(crate) limits: Limits,
    /// Receives the outcome of every connection.
    report: mpsc::Sender<Outcome>,
    /// Ends all connections gracefully.
    pub(crate) shutdown: CancellationToken,
    tasks: TaskTracker,
}

/// The response of the upstream, or that of the proxy in its place.
type Body = Either<Incoming, String>;

impl Proxy {
    pub(crate) fn new(upstream: String, report: mpsc::Sender<Outcome>) -> Self {
        Self {
            upstream,
            limits: Limits::default(),
            report,
            shutdown: CancellationToken::new(),
            tasks: TaskTracker::new(),
        }
    }

    /// Serves until the shutdown, and returns when the last connection has ended.
    pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener) {
        while let Some(accepted) = self.shutdown.run_until_cancelled(listener.accept()).await {
            match accepted {
                Ok((stream, _)) => {
                    self.tasks.spawn(Arc::clone(&self).serve_client(stream));
                }
                Err(error) => {
                    // Usually there are too many open files, some of which will be closed soon.
                    error!("cannot accept a connection: {error}");
                    sleep(Duration::from_millis(100)).await;
                }
            }
        }
        self.tasks.close();
        self.tasks.wait().await;
    }

    async fn serve_client(self: Arc<Self>, stream: TcpStream) {
        if stream.set_nodelay(true).is_err() {
            return; // The client has left already.
        }
        let service = service_fn(|request| {
            let proxy = Arc::clone(&self);
            async move { Ok::<_, Infallible>(proxy.answer(request).await) }
        });
        let connection = server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.limits.handshake)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        // An error here means that the client did not send HTTP or left, so nobody needs to be told.
        drop(self.shutdown.run_until_cancelled(connection).await);
    }

    async fn answer(self: Arc<Self>, mut request: Request<Incoming>) -> Response<Body> {
        if !is_upgrade_request(&request) {
            let mut response = refuse(StatusCode::UPGRADE_REQUIRED, "this is for WebSockets only");
            let headers = response.headers_mut();
            headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
            headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
            return response;
        }
        let client = upgrade::on(&mut request);
        match timeout(self.limits.handshake, self.ask_upstream(request)).await {
            Ok(Ok(mut response)) => {
                if response.status() == StatusCode::SWITCHING_PROTOCOLS {
                    let upstream = upgrade::on(&mut response);
                    let proxy = Arc::clone(&self);
                    self.tasks.spawn(proxy.connect(client, upstream));
                }
                response.map(Either::Left)
            }
            Ok(Err(error)) => refuse(StatusCode::BAD_GATEWAY, &error.to_string()),
            Err(_) => refuse(StatusCode::GATEWAY_TIMEOUT, "the upstream says nothing"),
        }
    }

    /// Forwards the handshake of the client, with its key, cookies and subprotocols, and the response.
    async fn ask_upstream(
        &self,
        request: Request<Incoming>,
    ) -> Result<Response<Incoming>, Box<dyn Error + Send + Sync>> {
        let stream = TcpStream::connect(&self.upstream).await?;
        stream.set_nodelay(true)?;
        let (mut sender, connection) = client::conn::http1::handshake(TokioIo::new(stream)).await?;
        self.tasks.spawn(connection.with_upgrades());

        let (mut head, _) = request.into_parts();
        // The relay reads plain frames, so compression must not be negotiated. The other headers are about a body,
        // which a handshake does not have.
        for header in [
            SEC_WEBSOCKET_EXTENSIONS,
            CONTENT_LENGTH,
            TRANSFER_ENCODING,
            TE,
            TRAILER,
        ] {
            head.headers.remove(header);
        }
        head.headers.insert(HOST, self.upstream.parse()?);
        head.headers
            .insert(CONNECTION, HeaderValue::from_static("upgrade"));
        let request = Request::from_parts(head, String::new());
        Ok(sender.send_request(request).await?)
    }

    async fn connect(self: Arc<Self>, client: OnUpgrade, upstream: OnUpgrade) {
        let (client, upstream) = tokio::join!(client, upstream);
        let (client, upstream) = (stream_of(client), stream_of(upstream));
        let outcome = relay(client, upstream, &self.limits, &self.shutdown).await;
        // There may be no receiver.
        drop(self.report.send(outcome).await);
    }
}

/// A side that was lost during the handshake becomes a stream that ends at once, so that the other side is closed too.
fn stream_of(side: hyper::Result<Upgraded>) -> Io {
    match side {
        Ok(upgraded) => Io::Left(TokioIo::new(upgraded)),
        Err(_) => Io::Right(tokio::io::empty()),
    }
}

fn refuse(status: StatusCode, why: &str) -> Response<Body> {
    let mut response = Response::new(Either::Right(format!("{why}\n")));
    *response.status_mut() = status;
    response
}
