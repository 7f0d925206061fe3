//! Reads a spec file at run time, and makes of it what `close_codes!` makes while compiling.

use std::path::{MAIN_SEPARATOR, Path};

use close_codes::{
    CloseCode, CodeInfo, CodeText, Headings, Language, RangeInfo, Reconnect, SentBy, Session, Spec,
    Templates,
};
use close_codes_reader::{self as model, Disk, Origin, Replaced};

/// The tables and languages of a spec file, or else of the standard registry.
///
/// What is read is leaked: in a generated enum the tables are constants, so the library takes them as `&'static`, and a
/// program that reads one spec needs it until it ends.
///
/// # Errors
///
/// All mistakes in the spec, drawn as the macro draws them.
pub(crate) fn read(file: Option<&str>) -> Result<(&'static Spec, &'static [Language]), String> {
    let Some(file) = file else {
        return Ok((CloseCode::SPEC, CloseCode::LANGUAGES));
    };
    // The words of the macro would speak of a `Cargo.toml` here.
    if !Path::new(file).exists() {
        return Err(format!("cannot find the spec file {file:?}"));
    }
    let here = std::env::current_dir()
        .map_err(|error| format!("cannot find the current folder: {error}"))?;
    let path = file.replace(MAIN_SEPARATOR, "/");
    let reading = model::read(Origin::File(&path), &Disk::new(here));
    if reading.diagnostics.is_empty() {
        return Ok(tables(reading.spec));
    }
    let rendered = reading.diagnostics.iter().map(|each| each.render(&reading));
    Err(rendered.collect::<Vec<_>>().join("\n\nerror: "))
}

fn tables(spec: model::Spec) -> (&'static Spec, &'static [Language]) {
    let languages = languages(spec.languages, spec.standard);
    let spec = Spec {
        category: spec.category.leak(),
        codes: spec.codes.into_iter().map(code).collect::<Vec<_>>().leak(),
        ranges: spec
            .ranges
            .into_iter()
            .map(range)
            .collect::<Vec<_>>()
            .leak(),
    };
    (Box::leak(Box::new(spec)), languages.leak())
}

fn code(code: model::Code) -> CodeInfo {
    CodeInfo {
        code: code.value,
        name: code.name.leak(),
        title: code.title.leak(),
        description: code.description.leak(),
        seen_when: leak(code.seen_when),
        how_to_fix: leak(code.how_to_fix),
        sent_by: sent_by(code.sent_by),
        reconnect: code.reconnect.map(reconnect),
        session: code.session.map(session),
        reason: leak(code.reason),
        reference: leak(code.reference),
        deprecated: leak(code.deprecated),
    }
}

fn range(range: model::Range) -> RangeInfo {
    RangeInfo {
        first: range.first,
        last: range.last,
        title: range.title.leak(),
        description: range.description.leak(),
        seen_when: leak(range.seen_when),
        how_to_fix: leak(range.how_to_fix),
        sent_by: sent_by(range.sent_by),
        reconnect: range.reconnect.map(reconnect),
        session: range.session.map(session),
        reference: leak(range.reference),
        deprecated: leak(range.deprecated),
    }
}

fn leak(text: Option<String>) -> Option<&'static str> {
    text.map(|text| &*text.leak())
}

fn sent_by(sent_by: model::SentBy) -> SentBy {
    match sent_by {
        model::SentBy::Either => SentBy::Either,
        model::SentBy::Client => SentBy::Client,
        model::SentBy::Server => SentBy::Server,
        model::SentBy::Nobody => SentBy::Nobody,
    }
}

fn reconnect(reconnect: model::Reconnect) -> Reconnect {
    match reconnect {
        model::Reconnect::Never => Reconnect::Never,
        model::Reconnect::AfterFix => Reconnect::AfterFix,
        model::Reconnect::Backoff => Reconnect::Backoff,
        model::Reconnect::Immediately => Reconnect::Immediately,
    }
}

fn session(session: model::Session) -> Session {
    match session {
        model::Session::Resume => Session::Resume,
        model::Session::New => Session::New,
    }
}

/// English, the languages of the registry where the spec extends it, and those of the spec's own locales.
fn languages(mut own: Vec<model::Language>, standard: Option<Replaced>) -> Vec<Language> {
    let mut take = |tag: &str| {
        let at = own.iter().position(|own| own.language == tag)?;
        Some(own.remove(at))
    };
    let mut all = vec![over(&Language::ENGLISH, take("en"))];
    if let Some(replaced) = standard {
        let category = leak(replaced.category);
        let codes = texts(replaced.codes);
        // The first is English.
        for standard in &CloseCode::LANGUAGES[1..] {
            // Below a locale of the spec, and above the registry's own: what the spec says in place of the registry.
            let replaced: &Language = Box::leak(Box::new(Language {
                category: category.or(standard.category),
                codes,
                base: Some(standard),
                ..*standard
            }));
            all.push(over(replaced, take(standard.language)));
        }
    }
    all.extend(
        own.into_iter()
            .map(|own| over(&Language::ENGLISH, Some(own))),
    );
    all
}

/// Lays texts over those of a base, each by its key; a field that is not listed does not compile.
macro_rules! lay_over {
    ($base:expr, $texts:expr, $type:ident { $($key:ident),+ $(,)? }) => {
        $type { $($key: text(&$texts, stringify!($key)).unwrap_or($base.$key),)+ }
    };
}

fn over(base: &'static Language, own: Option<model::Language>) -> Language {
    let Some(own) = own else { return *base };
    Language {
        language: own.language.leak(),
        category: leak(own.category).or(base.category),
        headings: lay_over!(
            base.headings,
            own.headings,
            Headings {
                description,
                seen_when,
                how_to_fix,
                key_differences,
                which_to_use,
                learn_more,
            }
        ),
        templates: lay_over!(
            base.templates,
            own.templates,
            Templates {
                title,
                summary,
                difference_description,
                difference_seen_when,
                class_protocol,
                class_registered,
                class_private,
                sent_by_either,
                sent_by_client,
                sent_by_server,
                sent_by_nobody,
                reconnect_never,
                reconnect_after_fix,
                reconnect_backoff,
                reconnect_immediately,
                reconnect_unspecified,
                session_resume,
                session_new,
                session_unspecified,
                use_either,
                use_client,
                use_server,
                use_nobody,
                reference,
            }
        ),
        codes: texts(own.codes),
        base: Some(base),
    }
}

fn text(texts: &[(&'static str, String)], key: &str) -> Option<&'static str> {
    let (_, text) = texts.iter().find(|(own, _)| *own == key)?;
    Some(text.clone().leak())
}

fn texts(codes: Vec<model::CodeText>) -> &'static [CodeText] {
    let texts = codes.into_iter().map(|text| CodeText {
        code: text.code,
        title: leak(text.title),
        description: leak(text.description),
        seen_when: leak(text.seen_when),
        how_to_fix: leak(text.how_to_fix),
    });
    texts.collect::<Vec<_>>().leak()
}
