//! The site over HTTP.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Extension, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, Uri};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use close_codes::Language;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;

use crate::site::address::Address;
use crate::site::contents::Site;
use crate::site::documents::Document;
use crate::site::negotiation;
use crate::site::try_it::{self, MAX_MESSAGE, PATH, Wish};

/// Everything on a page comes from the site itself, and no inline script can run.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

/// The buffer is small, because only reasons are received.
const READ_BUFFER: usize = 4 * 1024;

/// The delay after an error of `accept`. The cause, such as too many open files, passes when visitors leave.
const PAUSE: Duration = Duration::from_secs(1);

/// The limits on visitors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The maximum number of open connections, including sockets. Further ones wait until one ends.
    pub(crate) connections: usize,
    /// The time limit for sending a request.
    pub(crate) request: Duration,
    /// The time limit for a connection that does not become a socket.
    pub(crate) connection: Duration,
    /// The maximum number of open sockets.
    pub(crate) sockets: usize,
    /// The time limit for a silent socket.
    pub(crate) patience: Duration,
}

impl Limits {
    pub(crate) const DEFAULT: Self = Self {
        connections: 200,
        request: Duration::from_secs(10),
        connection: Duration::from_secs(60),
        sockets: 100,
        patience: Duration::from_secs(10),
    };
}

#[derive(Debug)]
struct Service {
    site: Site,
    sockets: Arc<Semaphore>,
    patience: Duration,
}

type Shared = State<Arc<Service>>;

/// A permit for an open connection. It is released when the last copy is dropped.
type Place = Arc<OwnedSemaphorePermit>;

/// Serves the site, until the process is ended.
pub(crate) async fn serve(listener: TcpListener, site: Site, limits: Limits) -> Infallible {
    let router = router(site, limits);
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        let place = Arc::clone(&places).acquire_owned().await;
        let place = Arc::new(place.expect("the semaphore is never closed"));
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(answer(stream, router.clone(), place, limits));
            }
            Err(error) if is_of_the_visitor(&error) => {}
            Err(_) => sleep(PAUSE).await,
        }
    }
}

/// Whether the visitor left before the connection was accepted.
fn is_of_the_visitor(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset
    )
}

/// Answers the requests of one connection.
async fn answer(stream: TcpStream, router: Router, place: Place, limits: Limits) {
    // The announcement and the Close frame after it are two small writes, and the second need not wait for the first.
    // An error only makes it slower.
    let _is_faster = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Arc::clone(&place));
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.request)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    // After an error, nobody is left to be told.
    if timeout(limits.connection, connection.as_mut())
        .await
        .is_err()
    {
        connection.as_mut().graceful_shutdown();
        drop(timeout(limits.request, connection).await);
    }
}

pub(crate) fn router(site: Site, limits: Limits) -> Router {
    let wishes = format!("{}{PATH}{{wish}}", site.base.path());
    let service = Arc::new(Service {
        site,
        sockets: Arc::new(Semaphore::new(limits.sockets)),
        patience: limits.patience,
    });
    let pages: MethodRouter<Arc<Service>> = get(page);
    Router::new()
        .route(&wishes, get(try_it))
        .fallback_service(pages.with_state(Arc::clone(&service)))
        .layer(map_response(protect))
        .with_state(service)
}

async fn protect(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

async fn page(State(service): Shared, uri: Uri, headers: HeaderMap) -> Response {
    let site = &service.site;
    let Some(address) = site.find(uri.path()) else {
        return missing(site, uri.path(), &headers);
    };
    let path = site.path(address);
    if path != uri.path() {
        let query = uri.query().map(|query| format!("?{query}"));
        return redirect(
            StatusCode::PERMANENT_REDIRECT,
            &(path + &query.unwrap_or_default()),
        );
    }
    match address {
        Address::Root => root(site, &headers),
        Address::Missing => missing(site, uri.path(), &headers),
        Address::Index(language) => index(site, language, uri.query().unwrap_or_default()),
        _ => site.document(address).into_response(),
    }
}

/// Redirects a browser to the index in its language.
fn root(site: &Site, headers: &HeaderMap) -> Response {
    let index = site.path(Address::Index(preferred(site, headers)));
    let headers = [(LOCATION, index.as_str()), (VARY, ACCEPT_LANGUAGE.as_str())];
    (StatusCode::FOUND, headers, site.document(Address::Root)).into_response()
}

/// The index. With `?q=`, it shows the matching codes. With `?left=&right=`, it redirects to the page of the pair.
fn index(site: &Site, language: &'static Language, query: &str) -> Response {
    let value = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find_map(|(key, value)| (key == name).then_some(value))
    };
    let code = |name| site.code(value(name)?.as_ref());
    if let (Some(left), Some(right)) = (code("left"), code("right")) {
        if let Some(address) = site.compare(language, left, right) {
            return redirect(StatusCode::SEE_OTHER, &site.path(address));
        }
    }
    site.search(language, value("q").as_deref()).into_response()
}

/// The page for an unknown address, in the language of the address or of the browser.
fn missing(site: &Site, path: &str, headers: &HeaderMap) -> Response {
    let below = path.strip_prefix(site.base.path()).unwrap_or(path);
    let of_the_path = below.split('/').find_map(|segment| site.language(segment));
    let document = site.missing(of_the_path.unwrap_or_else(|| preferred(site, headers)));
    let vary = [(VARY, ACCEPT_LANGUAGE.as_str())];
    (StatusCode::NOT_FOUND, vary, document).into_response()
}

fn preferred(site: &Site, headers: &HeaderMap) -> &'static Language {
    let wishes = headers.get(ACCEPT_LANGUAGE);
    wishes
        .and_then(|wishes| negotiation::best(&site.languages, wishes.to_str().ok()?))
        .unwrap_or_else(|| site.default_language())
}

fn redirect(status: StatusCode, path: &str) -> Response {
    (status, [(LOCATION, path)]).into_response()
}

impl IntoResponse for Document {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, self.content_type)], self.text).into_response()
    }
}

/// Opens a WebSocket, which will be closed with the code of the spec that the path names.
async fn try_it(
    State(service): Shared,
    place: Option<Extension<Place>>,
    uri: Uri,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let (_, wish) = uri.path().rsplit_once('/').unwrap_or_default();
    let spec = service.site.spec;
    let wish = match wish.parse() {
        Ok(Wish::Code(code)) if spec.code(code).is_none() => Err(()),
        wish => wish,
    };
    let Ok(wish) = wish else {
        return missing(&service.site, uri.path(), &headers);
    };
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    let permit = Arc::clone(&service.sockets).try_acquire_owned();
    let patience = service.patience;
    upgrade
        .read_buffer_size(READ_BUFFER)
        .max_frame_size(MAX_MESSAGE)
        .max_message_size(MAX_MESSAGE)
        .on_upgrade(async move |socket| {
            match permit {
                Ok(permit) => {
                    try_it::grant(wish, spec, socket, patience).await;
                    drop(permit);
                }
                Err(_) => try_it::turn_away(socket).await,
            }
            drop(place);
        })
}
