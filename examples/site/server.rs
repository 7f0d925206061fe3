//! The site over HTTP.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::http::header::{
    ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use axum::serve::ListenerExt as _;
use close_codes::Language;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::address::Address;
use crate::negotiation;
use crate::site::{Document, Site};
use crate::try_it::{self, MAX_MESSAGE, Wish};

/// All that a page needs comes from the site itself, and no text of a page can run.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

/// Little, for what comes in is a reason.
const READ_BUFFER: usize = 4 * 1024;

/// What visitors may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// How many sockets may be open at once.
    pub(crate) sockets: usize,
    /// How long one may be silent.
    pub(crate) patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sockets: 100,
            patience: Duration::from_secs(10),
        }
    }
}

#[derive(Debug)]
struct Service {
    site: Site,
    sockets: Arc<Semaphore>,
    patience: Duration,
}

type Shared = State<Arc<Service>>;

/// Serves the site, until something fails for good.
pub(crate) async fn serve(listener: TcpListener, site: Site, limits: Limits) -> io::Result<()> {
    // An announcement and the Close frame after it are two small writes, and the second need not wait for the first.
    let listener = listener.tap_io(|stream| {
        // Without it, it is only slower.
        let _is_faster = stream.set_nodelay(true);
    });
    axum::serve(listener, router(site, limits)).await
}

pub(crate) fn router(site: Site, limits: Limits) -> Router {
    let wishes = format!("{}/try/{{wish}}", site.base.path());
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

/// Sends a browser on to the index in its language.
fn root(site: &Site, headers: &HeaderMap) -> Response {
    let index = site.path(Address::Index(preferred(site, headers)));
    let headers = [(LOCATION, index.as_str()), (VARY, ACCEPT_LANGUAGE.as_str())];
    (StatusCode::FOUND, headers, site.document(Address::Root)).into_response()
}

/// The index; with `?q=`, what was searched for; with `?left=&right=`, on to the page of the two.
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

/// In the language of the address, if it has one, or of the browser.
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
        .and_then(|wishes| negotiation::best(site.languages, wishes.to_str().ok()?))
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

/// Opens a WebSocket that will be closed as the path says.
async fn try_it(
    State(service): Shared,
    uri: Uri,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let (_, wish) = uri.path().rsplit_once('/').unwrap_or_default();
    let Ok(wish) = wish.parse::<Wish>() else {
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
        .on_upgrade(async move |socket| match permit {
            Ok(permit) => {
                try_it::grant(wish, socket, patience).await;
                drop(permit);
            }
            Err(_) => try_it::turn_away(socket).await,
        })
}
