//! Reads a spec file and every file that it names.

use std::io::ErrorKind;

use close_codes_vocabulary::SpecKey;

use crate::diagnostic::{self, Diagnostic};
use crate::entries::{LocaleFile, SpecFile};
use crate::files::{Files, folder_of, join, look_around};
use crate::parse;
use crate::source::{Source, Span, Spanned};
use crate::standard::{self, STANDARD};
use crate::{Origin, check};

/// Everything that one spec is made of.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// The spec files, each once, what is extended before what extends it.
    pub(crate) specs: Vec<SpecFile>,
    /// Which of them is the standard registry.
    pub(crate) standard: Option<usize>,
    pub(crate) locales: Vec<LocaleFile>,
    pub(crate) sources: Vec<Source>,
    /// The paths of the files that could be read, UTF-8 or not.
    pub(crate) files: Vec<String>,
}

/// Reads the spec and, from it, all others.
pub(crate) fn load(
    origin: Origin<'_>,
    files: &dyn Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Loaded {
    let mut loader = Loader {
        files,
        diagnostics,
        loaded: Loaded::default(),
        locales: Vec::new(),
    };
    match origin {
        Origin::File(written) => {
            let path = join("", written);
            if let Some(text) = loader.read(written, &path, "", None) {
                loader.spec(path, &text);
            }
        }
        Origin::Inline { name, text } => loader.spec_of(
            Node {
                path: String::new(),
                name: name.to_owned(),
            },
            text,
        ),
    }
    loader.loaded
}

/// Stands for the registry among the paths; no file has it, since a path from [`join`] holds no `.` by itself.
const STANDARD_NODE: &str = ".";

struct Loader<'f> {
    files: &'f dyn Files,
    diagnostics: &'f mut Vec<Diagnostic>,
    loaded: Loaded,
    /// The paths of the locales that were read.
    locales: Vec<String>,
}

/// A spec file: its path, empty for one that is no file, and how messages name it.
struct Node {
    path: String,
    name: String,
}

/// A file whose bases are read: its path, and its place among the files unless it could not be read.
struct Finished {
    path: String,
    at: Option<usize>,
}

/// A file whose bases are being read. It is added after the last of them.
struct Open {
    node: Node,
    file: SpecFile,
    next_base: usize,
}

impl Loader<'_> {
    fn spec(&mut self, path: String, text: &str) {
        let name = self.files.show(&path);
        self.spec_of(Node { path, name }, text);
    }

    /// Reads a spec and its bases, depth first, with a list instead of recursion: a chain may be longer than the stack.
    fn spec_of(&mut self, node: Node, text: &str) {
        let mut finished: Vec<Finished> = Vec::new();
        let mut open = vec![self.parse(node, text)];
        while let Some(current) = open.last_mut() {
            let base = current.file.extends.items().get(current.next_base).cloned();
            let Some(base) = base else {
                let done = open.pop().expect("there is a last one");
                finished.push(self.finish(done, &finished));
                continue;
            };
            current.next_base += 1;
            let folder = folder_of(&current.node.path).to_owned();
            let next = self.base(&folder, &base.value);
            if finished.iter().any(|known| known.path == next.path) {
                continue;
            }
            // A spec that is no file has an empty path, as has the folder that paths start from.
            let known = open.iter().position(|open| open.node.path == next.path);
            if let Some(start) = known.filter(|_| !next.path.is_empty()) {
                let mut chain: Vec<&str> = open[start..]
                    .iter()
                    .map(|open| open.node.name.as_str())
                    .collect();
                chain.push(&next.name);
                self.diagnostics
                    .push(diagnostic::extends_cycle(&chain, base.span));
                continue;
            }
            if base.value == standard::NAME {
                open.push(self.parse(next, STANDARD));
            } else if let Some(text) = self.read(&base.value, &next.path, &folder, Some(base.span))
            {
                open.push(self.parse(next, &text));
            } else {
                // Said once, however many files extend it.
                finished.push(Finished {
                    path: next.path,
                    at: None,
                });
            }
        }
    }

    /// Lays a file whose bases are read on top of them.
    fn finish(&mut self, mut done: Open, finished: &[Finished]) -> Finished {
        let at = self.loaded.specs.len();
        if done.node.path == STANDARD_NODE {
            self.loaded.standard = Some(at);
        } else {
            self.locales(&done);
        }
        let folder = folder_of(&done.node.path);
        let mut paths: Vec<Spanned<String>> = Vec::new();
        for base in done.file.extends.items() {
            let path = self.base(folder, &base.value).path;
            let known = finished.iter().find(|known| known.path == path);
            done.file.bases.extend(known.and_then(|known| known.at));
            self.report_repeated(SpecKey::Extends, base, path, &mut paths);
        }
        self.loaded.specs.push(done.file);
        Finished {
            path: done.node.path,
            at: Some(at),
        }
    }

    /// The file that a file in `folder` extends by these words.
    fn base(&self, folder: &str, written: &str) -> Node {
        if written == standard::NAME {
            return Node {
                path: STANDARD_NODE.to_owned(),
                name: "standard codes.toml".to_owned(),
            };
        }
        let path = join(folder, written);
        Node {
            name: self.files.show(&path),
            path,
        }
    }

    /// Reports a path that its list has already, and whether it has; adds it to those of the list.
    fn report_repeated(
        &mut self,
        key: SpecKey,
        written: &Spanned<String>,
        path: String,
        known: &mut Vec<Spanned<String>>,
    ) -> bool {
        match known.iter().find(|known| known.value == path) {
            Some(first) => {
                self.diagnostics
                    .push(diagnostic::repeated_path(key.as_str(), written, first.span));
                true
            }
            None => {
                known.push(Spanned {
                    value: path,
                    span: written.span,
                });
                false
            }
        }
    }

    fn parse(&mut self, node: Node, text: &str) -> Open {
        let at = self.loaded.sources.len();
        self.loaded.sources.push(Source::new(&node.name, text));
        let source = &self.loaded.sources[at];
        let file = parse::spec_file(source, at, self.diagnostics);
        check::check_file(&file, source, self.diagnostics);
        Open {
            node,
            file,
            next_base: 0,
        }
    }

    fn locales(&mut self, open: &Open) {
        let folder = folder_of(&open.node.path);
        let mut paths: Vec<Spanned<String>> = Vec::new();
        for written in open.file.locales.items() {
            let path = join(folder, &written.value);
            let is_repeated =
                self.report_repeated(SpecKey::Locales, written, path.clone(), &mut paths);
            // A locale that two files name is read once, so that its mistakes are reported once.
            if is_repeated || self.locales.contains(&path) {
                continue;
            }
            if let Some(text) = self.read(&written.value, &path, folder, Some(written.span)) {
                let at = self.loaded.sources.len();
                self.loaded
                    .sources
                    .push(Source::new(self.files.show(&path), text));
                let locale = parse::locale_file(
                    &self.loaded.sources[at],
                    at,
                    self.loaded.specs.len(),
                    self.diagnostics,
                );
                self.loaded.locales.push(locale);
                self.locales.push(path);
            }
        }
    }

    /// The text of a file, if it is there, readable and UTF-8; `named` is where a spec names it.
    fn read(
        &mut self,
        written: &str,
        path: &str,
        folder: &str,
        named: Option<Span>,
    ) -> Option<String> {
        let name = self.files.show(path);
        let bytes = match self.files.read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound || written.is_empty() => {
                let found = look_around(self.files, written, path, folder, named.is_none());
                self.diagnostics
                    .push(diagnostic::not_found(written, named, &found));
                return None;
            }
            Err(error) => {
                self.diagnostics
                    .push(diagnostic::unreadable(&name, named, &error));
                return None;
            }
        };
        self.loaded.files.push(path.to_owned());
        match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                self.report_not_utf8(&name, &error);
                None
            }
        }
    }

    fn report_not_utf8(&mut self, name: &str, error: &std::string::FromUtf8Error) {
        let bytes = error.as_bytes();
        let good = error.utf8_error().valid_up_to();
        // The text is shown up to the bad byte, with a replacement character in its place.
        let text = String::from_utf8_lossy(bytes).into_owned();
        let span = Span {
            source: self.loaded.sources.len(),
            start: good,
            end: good + '\u{fffd}'.len_utf8(),
        };
        self.loaded.sources.push(Source::new(name, text));
        self.diagnostics
            .push(diagnostic::not_utf8(name, span, bytes[good]));
    }
}
