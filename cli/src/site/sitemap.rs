//! The files for search engines.

use std::fmt::Write as _;

use crate::site::address::Address;
use crate::site::contents::Site;
use crate::site::try_it::PATH;

/// Every page, in the format of sitemaps.org.
pub(crate) fn sitemap(site: &Site) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in site.pages() {
        // The URLs have no character that needs an escape in XML; see `Base`.
        writeln!(xml, "<url><loc>{}</loc></url>", site.url(page)).expect("a String takes it");
    }
    xml + "</urlset>\n"
}

/// `robots.txt`: everybody may read everything but the sockets.
pub(crate) fn robots(site: &Site) -> String {
    format!(
        "User-agent: *\nDisallow: {}{PATH}\n\nSitemap: {}\n",
        site.base.path(),
        site.url(Address::Sitemap)
    )
}
