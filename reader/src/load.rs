//! Reads a spec file and every file that it names.

use std::io::ErrorKind;

use close_codes_vocabulary::SpecKey;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::entries::{LocaleFile, SpecFile};
use crate::files::{Files, MOST_BYTES, NamedBy, folder_of, is_folder, join, look_around};
use crate::first_of::FirstOf;
use crate::messages;
use crate::parse;
use crate::source::{Source, Span, Spanned};
use crate::standard::{self, STANDARD};

/// Where a spec is written.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// In a file, by its path relative to the root of the [`Files`].
    File(&'a str),
    /// In the source code.
    Inline {
        /// The name of the spec in messages.
        name: &'a str,
        /// The TOML.
        text: &'a str,
    },
}

/// All files of one spec.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// The spec files, each once. A file comes after the files that it extends.
    pub(crate) specs: Vec<SpecFile>,
    /// The index of the standard registry among them.
    pub(crate) standard: Option<usize>,
    pub(crate) locales: Vec<LocaleFile>,
    pub(crate) sources: Vec<Source>,
    /// The paths of the files that could be read, UTF-8 or not.
    pub(crate) files: Vec<String>,
    /// Whether a spec file could not be read.
    pub(crate) lacks_a_spec: bool,
}

/// Reads the first spec file and all files that it leads to.
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
        paths: FirstOf::default(),
        identities: Vec::new(),
    };
    match origin {
        Origin::File(written) => {
            let path = join("", written);
            if let Some(text) = loader.read(written, &path, "", NamedBy::Nobody) {
                let node = loader.node_of(path);
                loader.spec_of(node, &text);
            } else {
                loader.loaded.lacks_a_spec = true;
            }
        }
        Origin::Inline { name, text } => loader.spec_of(
            Node {
                identity: Identity::Inline,
                path: String::new(),
                name: name.to_owned(),
            },
            text,
        ),
    }
    loader.loaded
}

/// The maximum number of files that extend one another in a row. No protocol needs as many. A longer chain comes from a
/// faulty generator, and reading it would take too long.
const LONGEST_CHAIN: usize = 1000;

struct Loader<'f> {
    files: &'f dyn Files,
    diagnostics: &'f mut Vec<Diagnostic>,
    loaded: Loaded,
    /// The identities of the locales that were read so far.
    locales: Vec<String>,
    /// The paths whose identities are known. A path is taken to mean the same file while a spec is read.
    paths: FirstOf,
    /// Their identities.
    identities: Vec<String>,
}

/// What identifies a spec, whatever path names it.
#[derive(Clone, PartialEq, Eq)]
enum Identity {
    Inline,
    Standard,
    /// A file, and the folder that the paths in it are relative to. A file that is linked into two folders may extend a
    /// different file in each.
    File {
        file: String,
        folder: String,
    },
}

/// A spec: its path, which is empty for an inline spec, and its name in messages.
struct Node {
    identity: Identity,
    path: String,
    name: String,
}

impl Node {
    /// What names a file in a list of this spec.
    fn names(&self, key: SpecKey, span: Span) -> NamedBy {
        NamedBy::Spec {
            key,
            span,
            is_file: !self.path.is_empty(),
        }
    }
}

/// A file whose bases are read: its identity, and its index among the files, unless it could not be read.
struct Finished {
    identity: Identity,
    at: Option<usize>,
}

/// A path of a list.
struct Listed<T> {
    identity: T,
    path: String,
    written: Spanned<String>,
}

/// A file whose bases are being read. It is added to the files after the last of them.
struct Open {
    node: Node,
    file: SpecFile,
    next_base: usize,
}

impl Loader<'_> {
    /// Reads a spec and its bases, depth first. It uses a list instead of recursion, because a long chain would
    /// overflow the stack.
    fn spec_of(&mut self, node: Node, text: &str) {
        let mut finished: Vec<Finished> = Vec::new();
        let mut open = vec![self.parse(node, text)];
        while let Some(current) = open.last_mut() {
            let base = current.file.extends.items().get(current.next_base).cloned();
            let Some(base) = base else {
                if let Some(done) = open.pop() {
                    finished.push(self.finish(done, &finished));
                }
                continue;
            };
            current.next_base += 1;
            let folder = folder_of(&current.node.path).to_owned();
            let named = current.node.names(SpecKey::Extends, base.span);
            let next = self.base(&folder, &base.value);
            if finished.iter().any(|known| known.identity == next.identity) {
                continue;
            }
            // An inline spec has an empty path, and so has the root folder.
            let same = |open: &Open| !next.path.is_empty() && open.node.identity == next.identity;
            if let Some(start) = open.iter().position(same) {
                let mut chain: Vec<&str> = open[start..]
                    .iter()
                    .map(|open| open.node.name.as_str())
                    .collect();
                chain.push(&next.name);
                self.diagnostics
                    .push(messages::files::extends_cycle(&chain, base.span));
                continue;
            }
            if next.identity == Identity::Standard {
                open.push(self.parse(next, STANDARD));
            } else if open.len() == LONGEST_CHAIN {
                self.diagnostics
                    .push(messages::files::chain_too_long(LONGEST_CHAIN, base.span));
                finished.push(self.lacking(next));
            } else if let Some(text) = self.read(&base.value, &next.path, &folder, named) {
                open.push(self.parse(next, &text));
            } else {
                // This is reported once, however many files extend it.
                finished.push(self.lacking(next));
            }
        }
    }

    /// Records that a file could not be read.
    fn lacking(&mut self, node: Node) -> Finished {
        self.loaded.lacks_a_spec = true;
        Finished {
            identity: node.identity,
            at: None,
        }
    }

    /// Adds a file after its bases.
    fn finish(&mut self, mut done: Open, finished: &[Finished]) -> Finished {
        let at = self.loaded.specs.len();
        if done.node.identity == Identity::Standard {
            self.loaded.standard = Some(at);
        } else {
            self.locales(&done);
        }
        let folder = folder_of(&done.node.path);
        let mut listed: Vec<Listed<Identity>> = Vec::new();
        for base in done.file.extends.items() {
            let Node { identity, path, .. } = self.base(folder, &base.value);
            let known = finished.iter().find(|known| known.identity == identity);
            done.file.bases.extend(known.and_then(|known| known.at));
            self.list(
                SpecKey::Extends,
                Listed {
                    identity,
                    path,
                    written: base.clone(),
                },
                &mut listed,
            );
        }
        self.loaded.specs.push(done.file);
        Finished {
            identity: done.node.identity,
            at: Some(at),
        }
    }

    /// The file that an item of `extends` names, in a file in `folder`.
    fn base(&mut self, folder: &str, written: &str) -> Node {
        if written == standard::NAME {
            return Node {
                identity: Identity::Standard,
                path: String::new(),
                name: "standard codes.toml".to_owned(),
            };
        }
        self.node_of(join(folder, written))
    }

    fn node_of(&mut self, path: String) -> Node {
        let folder = folder_of(&path).to_owned();
        Node {
            identity: Identity::File {
                file: self.identity(&path),
                folder: self.identity(&folder),
            },
            name: self.files.show(&path),
            path,
        }
    }

    fn identity(&mut self, path: &str) -> String {
        let here = self.identities.len();
        if let Some(known) = self.paths.before(path.to_owned(), here) {
            return self.identities[known].clone();
        }
        let identity = self.files.identity(path);
        self.identities.push(identity.clone());
        identity
    }

    /// Adds a path to the paths of its list. A repeated path is reported instead, and the result is `false`. An empty
    /// path is ignored.
    fn list<T: PartialEq>(
        &mut self,
        key: SpecKey,
        new: Listed<T>,
        listed: &mut Vec<Listed<T>>,
    ) -> bool {
        if new.written.value.trim().is_empty() {
            return true;
        }
        let known = listed.iter().find(|known| known.identity == new.identity);
        if let Some(first) = known {
            let is_link = first.path != new.path;
            self.diagnostics.push(messages::selection::repeated_path(
                key.as_str(),
                &new.written,
                &first.written,
                is_link,
            ));
            return false;
        }
        listed.push(new);
        true
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
        let mut listed: Vec<Listed<String>> = Vec::new();
        for written in open.file.locales.items() {
            let path = join(folder, &written.value);
            let named = open.node.names(SpecKey::Locales, written.span);
            let identity = self.identity(&path);
            let is_new = self.list(
                SpecKey::Locales,
                Listed {
                    identity: identity.clone(),
                    path: path.clone(),
                    written: written.clone(),
                },
                &mut listed,
            );
            // A locale that two files name is read once, so that its mistakes are reported only once.
            if !is_new || self.locales.contains(&identity) {
                continue;
            }
            if let Some(text) = self.read(&written.value, &path, folder, named) {
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
                self.locales.push(identity);
            }
        }
    }

    /// The text of a file, if it exists, can be read, and is UTF-8.
    fn read(&mut self, written: &str, path: &str, folder: &str, named: NamedBy) -> Option<String> {
        if written.trim().is_empty() {
            let folder = named.folder(self.files);
            self.diagnostics
                .push(messages::files::empty_path(named, folder));
            return None;
        }
        let name = Some(self.files.show(path)).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| ".".to_owned());
        let outcome = if is_folder(path) {
            Err(ErrorKind::IsADirectory.into())
        } else {
            self.files.read(path)
        };
        let bytes = match outcome {
            Ok(bytes) if bytes.len() > MOST_BYTES => {
                self.diagnostics
                    .push(messages::files::too_large(&name, named.span(), MOST_BYTES));
                return None;
            }
            Ok(bytes) => bytes,
            Err(error) => {
                self.diagnostics.push(match error.kind() {
                    ErrorKind::FileTooLarge => {
                        messages::files::too_large(&name, named.span(), MOST_BYTES)
                    }
                    ErrorKind::NotFound => {
                        let found = look_around(self.files, written, path, folder, named);
                        messages::files::not_found(written, named, &found)
                    }
                    ErrorKind::IsADirectory => messages::files::folder(written, &name, named),
                    _ => messages::files::unreadable(&name, named.span(), &error),
                });
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
        // The text is shown up to the invalid byte, with a replacement character for it.
        let text = String::from_utf8_lossy(bytes).into_owned();
        let span = Span {
            source: self.loaded.sources.len(),
            start: good,
            end: good + '\u{fffd}'.len_utf8(),
        };
        self.loaded.sources.push(Source::new(name, text));
        self.diagnostics
            .push(messages::files::not_utf8(name, span, bytes[good]));
    }
}
