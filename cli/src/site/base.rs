//! The base of the site: the part that all its URLs begin with.

use std::net::SocketAddr;
use std::str::FromStr;

use axum::http::Uri;

/// The URL of the site, without a slash at its end.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    url: String,
    /// The index at which the path begins in the URL.
    path: usize,
}

impl Base {
    /// The default for files.
    pub(crate) fn local() -> Self {
        Self::at_root("http://localhost".to_owned())
    }

    pub(crate) fn of(server: SocketAddr) -> Self {
        Self::at_root(format!("http://{server}"))
    }

    fn at_root(url: String) -> Self {
        Self {
            path: url.len(),
            url,
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The path that the path of every page begins with: empty, or for example "/codes".
    pub(crate) fn path(&self) -> &str {
        &self.url[self.path..]
    }
}

impl FromStr for Base {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let uri: Uri = text.parse().map_err(|error| format!("{error}"))?;
        let (Some(scheme @ ("http" | "https")), Some(authority)) =
            (uri.scheme_str(), uri.authority())
        else {
            return Err("it has to begin with http:// or https:// and a host".to_owned());
        };
        // A host with an optional port. Other characters may have a meaning in XML or elsewhere.
        let is_of_a_host = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:[]_".contains(&byte);
        if !authority.as_str().bytes().all(is_of_a_host) {
            return Err(
                "its host may have letters, digits, -._ and a port, or be an IP address".to_owned(),
            );
        }
        if uri.query().is_some() || text.contains('#') {
            return Err("it must not have a query or a fragment".to_owned());
        }
        let path = uri.path().trim_end_matches('/');
        // Other characters would need escapes in HTML, XML or routes.
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if !path.bytes().all(is_plain) || path.contains("//") {
            return Err("its path may have letters, digits and -._~ between slashes".to_owned());
        }
        let origin = format!("{scheme}://{authority}");
        Ok(Self {
            path: origin.len(),
            url: origin + path,
        })
    }
}
