//! The answers of the server to requests.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, Uri};
use axum::response::Response;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::{base, few, registry};
use crate::site::contents::Site;
use crate::site::server::{Limits, router};

async fn answer(site: &Site, request: Request<Body>) -> Response {
    let router = router(site.clone(), Limits::DEFAULT);
    router.oneshot(request).await.expect("it never fails")
}

async fn get(site: &Site, path: &str, languages: &str) -> Response {
    let request = Request::get(path).header("accept-language", languages);
    answer(site, request.body(Body::empty()).expect("a good path")).await
}

fn header<'r>(response: &'r Response, name: &str) -> &'r str {
    let value = response.headers().get(name);
    value.map_or("", |value| value.to_str().expect("ours are ASCII"))
}

async fn text(response: Response) -> String {
    let body = response
        .into_body()
        .collect()
        .await
        .expect("it is all there");
    String::from_utf8(body.to_bytes().to_vec()).expect("ours is UTF-8")
}

#[tokio::test]
async fn other_spellings_of_a_path_lead_to_its_page() {
    let site = few("https://example.org/at");
    for (path, target) in [
        ("/at", "/at/"),
        ("/at/eo", "/at/eo/"),
        ("/at/EO/", "/at/eo/"),
        ("/at//eo//1000/", "/at/eo/1000"),
        ("/at/ZH-HANS/01000", "/at/zh-Hans/1000"),
        ("/at/eo/1015-vs-1000", "/at/eo/1000-vs-1015"),
        ("/at/eo/1000-vs-1000", "/at/eo/1000"),
        ("/at/eo/1000-vs-1015/?a=b&c", "/at/eo/1000-vs-1015?a=b&c"),
        ("/at/eo?q=tls", "/at/eo/?q=tls"),
    ] {
        let response = get(&site, path, "en").await;
        assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT, "{path}");
        assert_eq!(header(&response, "location"), target);
    }
}

#[tokio::test]
async fn the_root_leads_to_the_language_of_the_browser() {
    let site = few("https://example.org");
    for (languages, target) in [
        ("eo, en;q=0.8", "/eo/"),
        ("fr", "/en/"),
        ("zh-CN", "/zh-Hans/"),
    ] {
        let response = get(&site, "/", languages).await;
        assert_eq!(response.status(), StatusCode::FOUND);
        assert_eq!(header(&response, "location"), target);
        assert_eq!(header(&response, "vary"), "accept-language");
    }
}

#[tokio::test]
async fn the_page_for_an_unknown_address_is_in_the_language_of_the_address_or_of_the_browser() {
    let site = few("https://example.org");
    for (path, languages, expected) in [
        ("/zh-Hans/1016", "en", "zh-Hans"),
        ("/ZH-HANS/a/b/c", "en", "zh-Hans"),
        ("/nowhere", "eo", "eo"),
        ("/nowhere", "fr", "en"),
        ("/try_it/", "eo", "eo"),
        ("/try_it/70000", "eo", "eo"),
        ("/try_it/-1", "eo", "eo"),
    ] {
        let response = get(&site, path, languages).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(
            header(&response, "content-type"),
            "text/html; charset=utf-8"
        );
        let html = text(response).await;
        assert!(
            html.contains(&format!("<html lang=\"{expected}\"")),
            "{path}"
        );
        assert!(html.contains("noindex"));
    }
}

#[tokio::test]
async fn a_search_shows_what_it_finds_and_two_codes_lead_to_their_page() {
    let site = registry();
    let html = text(get(&site, "/en/?q=CERTIFICATE+trust", "en").await).await;
    let rows: Vec<&str> = html.split("<li class=\"row ").skip(1).collect();
    assert_eq!(rows.len(), site.spec.codes.len());
    for row in rows {
        let is_hidden = row.split_once('>').expect("a tag").0.contains(" hidden");
        assert_eq!(is_hidden, !row.contains("href=\"/en/1015\""));
    }
    assert!(html.contains("value=\"CERTIFICATE trust\"") && html.contains("noindex"));
    let nothing = text(get(&site, "/en/?q=%22%3E%3Cscript%3E", "en").await).await;
    assert!(nothing.contains("value=\"&quot;&gt;&lt;script&gt;\""));
    assert!(nothing.contains("No code matches."));

    for (query, target) in [
        ("left=1015&right=1000", "/en/1000-vs-1015"),
        ("q=&right=1000&left=1000", "/en/1000"),
    ] {
        let response = get(&site, &format!("/en/?{query}"), "en").await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(header(&response, "location"), target);
    }
    let unknown = get(&site, "/en/?left=1015&right=1016", "en").await;
    assert_eq!(unknown.status(), StatusCode::OK);
}

#[tokio::test]
async fn every_answer_is_protected() {
    let site = registry();
    for path in [
        "/",
        "/en/",
        "/en/1000",
        "/nowhere",
        "/site.css",
        "/try_it/1000",
        "/en",
    ] {
        let response = get(&site, path, "en").await;
        let policy = header(&response, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
        assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn only_get_and_head_are_allowed() {
    let site = registry();
    for path in ["/en/1000", "/nowhere", "/site.css"] {
        let request = |method: Method| {
            let request = Request::builder().method(method).uri(path);
            request
                .body(Body::from(vec![0; 1 << 20]))
                .expect("a good path")
        };
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::TRACE] {
            let response = answer(&site, request(method)).await;
            assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
        }
        let got = answer(&site, request(Method::GET)).await;
        let head = answer(&site, request(Method::HEAD)).await;
        assert_eq!(head.status(), got.status());
        assert_eq!(
            header(&head, "content-length"),
            header(&got, "content-length")
        );
        assert_eq!(text(head).await, "");
    }
}

#[tokio::test]
async fn only_codes_of_the_spec_can_be_tried() {
    for (site, codes) in [
        (registry(), ["999", "1016", "2999", "3999", "4000", "5000"]),
        (
            few("https://example.org"),
            ["1001", "1006", "3000", "4000", "4002", "65535"],
        ),
    ] {
        for code in codes {
            let response = get(&site, &format!("/try_it/{code}"), "en").await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{code}");
        }
    }
}

#[tokio::test]
async fn a_socket_needs_an_upgrade() {
    let response = get(&registry(), "/try_it/1000", "en").await;
    assert!(response.status().is_client_error());
}

#[tokio::test]
async fn odd_paths_and_queries_get_a_proper_status() {
    let sites = [registry(), few("https://example.org/at")];
    let mut random = fastrand::Rng::with_seed(7);
    let pieces = [
        "/",
        "//",
        "en",
        "eo",
        "1000",
        "-vs-",
        "1015",
        "try_it",
        "?q=",
        "?left=1000&right=",
        "%00",
        "%ff",
        "%2e%2e",
        "..",
        "+",
        "&",
        "=",
        "at",
        "65536",
        "99999999999999999999",
        "é",
        "日",
        "<script>",
        "\"",
        "'",
        "{wish}",
        "*",
        "sitemap.xml",
        "404.html",
        ".",
        "-",
        "#",
        "drop",
        "none",
    ];
    let mut asked = 0;
    for _ in 0..3000 {
        let mut path = String::from("/");
        for _ in 0..random.usize(0..8) {
            path += random.choice(pieces).expect("there are some");
        }
        let Ok(uri) = path.parse::<Uri>() else {
            continue;
        };
        asked += 1;
        for site in &sites {
            let request = Request::get(uri.clone())
                .body(Body::empty())
                .expect("a good path");
            let status = answer(site, request).await.status();
            let is_proper =
                status.is_success() || status.is_redirection() || status.is_client_error();
            assert!(is_proper, "{path}: {status}");
        }
    }
    assert!(asked > 1000);

    let long = format!("/en/{}", "1".repeat(60_000));
    assert_eq!(
        get(&sites[0], &long, "en").await.status(),
        StatusCode::NOT_FOUND
    );
    let long = format!("/en/?q={}", "%F0%9F%91%8B".repeat(5_000));
    assert_eq!(
        get(&sites[0], &long, &"en,".repeat(5_000)).await.status(),
        StatusCode::OK
    );
}

#[tokio::test]
async fn no_redirect_leaves_the_site() {
    let site = registry();
    for path in [
        "//example.com/",
        "//example.com/%2f..",
        "///en",
        "//en//1000//",
        "/\\example.com",
    ] {
        let Ok(uri) = path.parse::<Uri>() else {
            continue;
        };
        let request = Request::get(uri).body(Body::empty()).expect("a good path");
        let location = header(&answer(&site, request).await, "location").to_owned();
        assert!(
            !location.starts_with("//") && !location.contains("example.com"),
            "{location}"
        );
    }
}

#[tokio::test]
async fn the_answer_to_a_search_has_no_character_that_html_forbids() {
    let site = few("https://example.org");
    for query in [
        "%00",
        "tls%00",
        "%1B[31m",
        "%07",
        "%7F",
        "%C2%85",
        "%EF%BF%BE",
        "%EF%B7%90",
    ] {
        let response = get(&site, &format!("/eo/?q={query}"), "en").await;
        assert_eq!(response.status(), StatusCode::OK, "{query}");
        let html = text(response).await;
        let is_none =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{fdd0}');
        assert!(!html.contains(is_none), "{query}");
        assert!(html.contains('\u{fffd}'), "{query}");
    }
}

#[test]
fn a_base_is_an_http_url_with_a_plain_path() {
    assert_eq!(base("https://example.org/").url(), "https://example.org");
    assert_eq!(base("http://[::1]:8080/a/b-c/").path(), "/a/b-c");
    for bad in [
        "",
        "/codes",
        "example.org",
        "ftp://example.org",
        "https://",
        "https://example.org/?q",
        "https://example.org/#a",
        "https://example.org/{a}",
        "https://example.org/\"",
        "https://example.org/a//b",
        "https://example.org/é",
        "http://a&b/",
        "http://a'b/",
        "http://user:password@example.org/",
        "http://a;b/",
        "http://a%26b/",
    ] {
        assert!(bad.parse::<crate::site::base::Base>().is_err(), "{bad}");
    }
}
