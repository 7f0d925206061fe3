//! `close-codes site`: the reference site of a spec, with a page for every code and for every pair, in every language,
//! served or as files. The page of a code can close a WebSocket with it.

mod address;
mod assets;
pub(crate) mod base;
mod contents;
mod documents;
mod files;
mod negotiation;
mod pages;
mod protocol_name;
mod search;
mod server;
mod sitemap;
#[cfg(test)]
mod tests;
mod try_it;
mod words;

use std::convert::Infallible;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use close_codes::Language;
use tokio::net::TcpListener;

use self::base::Base;
use self::contents::Site;
use self::protocol_name::protocol_name;
use self::server::Limits;
use self::words::Words;
use crate::arguments::Site as Arguments;
use crate::outcome::{Failure, Outcome};
use crate::printable::{self, on_one_line};
use crate::{languages, protocol, write};

/// The name of the file that the site of the registry is made from.
const REGISTRY: &str = "codes.toml";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (spec, all) = protocol::read(&arguments.spec)?;
    let languages = languages(all, &arguments.lang)?;
    let file = arguments.spec.spec.as_deref().and_then(Path::file_name);
    let file = file.map_or(REGISTRY.into(), |name| name.to_string_lossy());
    let site = |base| Site::new(spec, languages, base, &file).map_err(Failure::Work);
    match &arguments.out {
        Some(folder) => {
            let base = arguments.base.clone();
            if base.is_none() {
                note("without --base, URLs that have to be whole begin with http://localhost");
            }
            write_files(&site(base.unwrap_or_else(Base::local))?, folder)
        }
        None => serve(arguments.port, arguments.base.clone(), site),
    }
}

/// The languages of the site: those in the arguments, in their order, or all.
fn languages(
    all: &'static [Language],
    wanted: &[String],
) -> Result<Vec<&'static Language>, Failure> {
    if wanted.is_empty() {
        return Ok(all.iter().collect());
    }
    let mut languages: Vec<&'static Language> = Vec::new();
    for tag in wanted {
        let language = languages::find(all, tag)?;
        if !languages
            .iter()
            .any(|known| known.language == language.language)
        {
            languages.push(language);
        }
    }
    Ok(languages)
}

fn write_files(site: &Site, folder: &Path) -> Result<Outcome, Failure> {
    explain(site);
    let start = Instant::now();
    let count = files::write(site, folder).map_err(|error| Failure::Work(error.to_string()))?;
    let time = start.elapsed();
    let others = files::other_pages(site, folder);
    if let [first, more @ ..] = &others[..] {
        let pages = match more.len() {
            0 => format!("a page that is not of this site stays as it is: {first}"),
            more => format!(
                "{} pages that are not of this site stay as they are, such as {first}",
                more + 1
            ),
        };
        note(&format!("in {}, {pages}", printable::path(folder)));
    }
    Ok(Outcome::for_people(format!(
        "{count} files are written into {} in {time:.1?}.\n",
        printable::path(folder)
    )))
}

/// Prints the address, and serves the site until the process is ended.
fn serve(
    port: u16,
    base: Option<Base>,
    site: impl FnOnce(Base) -> Result<Site, Failure>,
) -> Result<Outcome, Failure> {
    let failed = |error| {
        Failure::Work(format!(
            "cannot serve the site on 127.0.0.1:{port}: {error}"
        ))
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(failed)?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let site = site(base.unwrap_or_else(|| Base::of(address)))?;
        explain(&site);
        let line = format!("http://{address}{}/\n", site.base.path());
        if !write(&Outcome::for_people(line))? {
            // Nobody reads the address.
            return Ok(Outcome::for_people(String::new()));
        }
        let never: Infallible = server::serve(listener, site, Limits::DEFAULT).await;
        match never {}
    })
}

/// Prints notes on what the site lacks.
fn explain(site: &Site) {
    let (codes, languages) = (site.spec.codes.len(), site.languages.len());
    if codes > 1 && !site.has_pairs {
        note(&format!(
            "the site compares no codes: {codes} codes make {} pairs, and with them in {languages} {} it would have more than {} pages",
            contents::pairs(codes),
            if languages == 1 {
                "language"
            } else {
                "languages"
            },
            contents::MAX_PAGES,
        ));
    }
    let tags = site.languages.iter().map(|language| language.language);
    let wordless: Vec<&str> = tags.filter(|tag| Words::find(tag).is_none()).collect();
    if !wordless.is_empty() {
        note(&format!(
            "what a site says around the texts of a spec is in English for: {}",
            wordless.join(", ")
        ));
    }
    let nameless = site.languages.iter().filter_map(|language| {
        let category = site.category(language);
        let is_nameless = protocol_name(category).is_none();
        is_nameless.then(|| format!("{category:?} ({})", language.language))
    });
    let nameless: Vec<String> = nameless.collect();
    if !nameless.is_empty() {
        note(&format!(
            "no name of a protocol, such as that in \"Chat Close Codes\", to put before the numbers in titles: {}",
            nameless.join(", ")
        ));
    }
}

/// Prints a note, which is not an error.
fn note(text: &str) {
    // An error is ignored, because then nobody reads the notes.
    let _ignored = writeln!(anstream::stderr(), "note: {}", on_one_line(text));
}
