//! Where the files of a spec come from, and how one names another.

use std::fs::{self, File, FileType};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use close_codes_vocabulary::SpecKey;

use crate::source::Span;

/// The bytes that a file may have: 4 KiB for each of the 4,000 numbers from 1000 to 4999. A spec has some hundred bytes a
/// code; what is larger is not one, and would keep the compiler busy before it said so.
pub(crate) const MOST_BYTES: usize = 16 << 20;

/// A place that files are read from: a folder on disk, [`Disk`], or texts of the program, [`InMemory`].
///
/// Paths are relative to one root, with `/` between their parts and no `.` in them; `..` is at their start alone.
pub trait Files {
    /// The bytes of a file. Of one that is larger than 16 MiB, an error or no more than one byte above that is enough.
    ///
    /// # Errors
    ///
    /// What the file system says. Messages of their own have [`io::ErrorKind::NotFound`],
    /// [`io::ErrorKind::IsADirectory`], and [`io::ErrorKind::FileTooLarge`] for a file of more than 16 MiB.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Whether there is such a file, for hints where one was not found.
    fn exists(&self, path: &str) -> bool;

    /// The path as a message shows it.
    fn show(&self, path: &str) -> String;

    /// What names the file or folder itself: two paths that lead to one have one identity. A file is read once, whatever
    /// the links are called that lead to it. By default the path, for where there are no links.
    fn identity(&self, path: &str) -> String {
        path.to_owned()
    }

    /// What the path of the first file is relative to, for messages. By default the folder of a crate, as for the macro.
    fn root_name(&self) -> &'static str {
        "the folder of the crate's `Cargo.toml`"
    }

    /// Whether the root is a package, of which `cargo package` takes the files below the root alone. By default it is.
    fn root_is_package(&self) -> bool {
        true
    }
}

/// Files below a folder of the disk.
///
/// Regular files are read, up to 16 MiB each, and links to them. A named pipe, a socket or a device may give no end of bytes
/// or none at all, so that it is not even opened. Neither is a file of which the system says that it is empty: those of
/// `/proc` are such, and some of them wait for news when they are read.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    is_crate: bool,
}

impl Disk {
    /// Files below the folder of a crate's `Cargo.toml`, for a procedural macro.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            is_crate: true,
        }
    }

    /// Files below the current folder, for a program.
    #[must_use]
    pub fn in_current_folder() -> Self {
        Self {
            root: PathBuf::new(),
            is_crate: false,
        }
    }

    fn full(&self, path: &str) -> PathBuf {
        let full = self.root.join(path);
        if full.as_os_str().is_empty() {
            return PathBuf::from(".");
        }
        full
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        read_regular(&self.full(path))
    }

    fn exists(&self, path: &str) -> bool {
        self.full(path).is_file()
    }

    /// The path without links. What is not there is known by its path.
    fn identity(&self, path: &str) -> String {
        fs::canonicalize(self.full(path)).map_or_else(
            |_| path.to_owned(),
            // Distinct for distinct paths, also where they are no Unicode.
            |real| {
                let bytes = real.as_os_str().as_encoded_bytes();
                bytes.escape_ascii().to_string()
            },
        )
    }

    /// Relative to the current folder where the file lies below it, as the compiler shows its own paths.
    fn show(&self, path: &str) -> String {
        let full = self.full(path);
        let here = std::env::current_dir().unwrap_or_default();
        let shown = full.strip_prefix(&here).unwrap_or(&full);
        if shown.as_os_str().is_empty() {
            return ".".to_owned();
        }
        shown.display().to_string()
    }

    fn root_name(&self) -> &'static str {
        if self.is_crate {
            "the folder of the crate's `Cargo.toml`"
        } else {
            "the current folder"
        }
    }

    fn root_is_package(&self) -> bool {
        self.is_crate
    }
}

fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    // Before it is opened: to open a pipe waits until somebody writes.
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        let what = special_file(metadata.file_type());
        return Err(io::Error::other(format!(
            "it is {what}, and only regular files are read"
        )));
    }
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    if metadata.len() == 0 {
        // There is nothing to read, or it is not said how much: `/proc/kmsg` waits for ever.
        return Ok(Vec::new());
    }
    if metadata.len() > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a file is that is neither a regular one nor a folder.
#[cfg(unix)]
fn special_file(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;

    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

/// What a file is that is neither a regular one nor a folder.
#[cfg(not(unix))]
fn special_file(_: FileType) -> &'static str {
    "a pipe or a device"
}

/// Files that a program has in memory, for tests and for what has no disk.
///
/// ```
/// use close_codes_reader::{InMemory, Origin, read};
///
/// let files = InMemory::new()
///     .with("codes.toml", "extends = \"base/codes.toml\"\n")
///     .with("base/codes.toml", "extends = \"standard\"\n");
/// let reading = read(Origin::File("codes.toml"), &files);
/// assert!(reading.diagnostics.is_empty());
/// assert_eq!(reading.files, ["codes.toml", "base/codes.toml"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct InMemory {
    /// By their paths. A list and not a map, which is much code for a build that reads from the disk.
    files: Vec<InMemoryFile>,
}

/// A path, and what comes of reading it.
type InMemoryFile = (String, Result<Vec<u8>, io::ErrorKind>);

impl InMemory {
    /// No files.
    #[must_use]
    pub const fn new() -> Self {
        Self { files: Vec::new() }
    }

    /// With this file, in place of one of the same path.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.put(path.into(), Ok(bytes.into()));
        self
    }

    /// With a file that is there and that cannot be read, such as a folder, which is
    /// [`io::ErrorKind::IsADirectory`].
    #[must_use]
    pub fn with_unreadable(mut self, path: impl Into<String>, error: io::ErrorKind) -> Self {
        self.put(path.into(), Err(error));
        self
    }

    fn put(&mut self, path: String, outcome: Result<Vec<u8>, io::ErrorKind>) {
        match self.place_of(&path) {
            Ok(at) => self.files[at].1 = outcome,
            Err(at) => self.files.insert(at, (path, outcome)),
        }
    }

    fn get(&self, path: &str) -> Option<&Result<Vec<u8>, io::ErrorKind>> {
        let at = self.place_of(path).ok()?;
        Some(&self.files[at].1)
    }

    /// Where a file is, or where it would be.
    fn place_of(&self, path: &str) -> Result<usize, usize> {
        self.files
            .binary_search_by(|(known, _)| known.as_str().cmp(path))
    }
}

impl Files for InMemory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.get(path) {
            Some(Ok(bytes)) => Ok(bytes.clone()),
            Some(Err(error)) => Err((*error).into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// As on a disk, a folder is no such file.
    fn exists(&self, path: &str) -> bool {
        self.get(path).is_some_and(Result::is_ok)
    }

    /// The path itself.
    fn show(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// What names a file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NamedBy {
    /// The macro or a program: it is the first file.
    Nobody,
    /// A key of a spec. A spec that is no file has no folder.
    Spec {
        key: SpecKey,
        span: Span,
        is_file: bool,
    },
}

impl NamedBy {
    /// Where the spec names the file.
    pub(crate) fn span(self) -> Option<Span> {
        match self {
            Self::Nobody => None,
            Self::Spec { span, .. } => Some(span),
        }
    }

    pub(crate) fn is_extends(self) -> bool {
        matches!(
            self,
            Self::Spec {
                key: SpecKey::Extends,
                ..
            }
        )
    }

    pub(crate) fn is_locales(self) -> bool {
        matches!(
            self,
            Self::Spec {
                key: SpecKey::Locales,
                ..
            }
        )
    }

    /// What a path that is not absolute is relative to.
    pub(crate) fn folder(self, files: &dyn Files) -> &'static str {
        match self {
            Self::Spec { is_file: true, .. } => "the folder of the file that names it",
            Self::Nobody | Self::Spec { .. } => files.root_name(),
        }
    }
}

/// What was tried for a file that is not there.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) tried: String,
    /// What the path is relative to; nothing for an absolute one.
    pub(crate) relative_to: Option<&'static str>,
    /// Whether the path leads out of the package that the first file is in.
    pub(crate) is_outside: bool,
    pub(crate) elsewhere: Elsewhere,
}

/// What came of a look for a missing file at other places.
#[derive(Debug)]
pub(crate) enum Elsewhere {
    /// There is one, at the path that would have to be written.
    There(String),
    /// There is none at any of these, each as it would have to be written.
    Tried(Vec<String>),
}

/// Looks for a missing file where people expect the path to start.
pub(crate) fn look_around(
    files: &dyn Files,
    written: &str,
    path: &str,
    folder: &str,
    named: NamedBy,
) -> Found {
    let slashes = written.replace('\\', "/");
    let base = slashes.rsplit('/').next().unwrap_or(&slashes);
    let mut candidates = vec![slashes.clone()];
    if !base.is_empty() {
        if !is_absolute(&slashes) && !slashes.starts_with('.') {
            candidates.push(format!("src/{slashes}"));
        }
        candidates.extend([base.to_owned(), format!("src/{base}"), format!("../{base}")]);
    }
    let mut known = vec![path.to_owned()];
    let mut tried = Vec::new();
    let mut there = None;
    for candidate in candidates {
        let full = join(folder, &candidate);
        if known.contains(&full) {
            continue;
        }
        if files.exists(&full) {
            there = Some(candidate);
            break;
        }
        known.push(full);
        tried.push(candidate);
    }
    let is_outside = leads_up(path)
        || there
            .as_ref()
            .is_some_and(|there| leads_up(&join(folder, there)));
    Found {
        tried: files.show(path),
        relative_to: (!is_absolute(written)).then(|| named.folder(files)),
        is_outside: files.root_is_package() && is_outside,
        elsewhere: match there {
            Some(there) => Elsewhere::There(there),
            None => Elsewhere::Tried(tried),
        },
    }
}

fn is_absolute(written: &str) -> bool {
    written.starts_with('/') || written.get(1..3) == Some(":/")
}

/// Whether a path from [`join`] leads above its root.
fn leads_up(path: &str) -> bool {
    path == ".." || path.starts_with("../")
}

/// The path that a file in `folder` means by `written`.
pub(crate) fn join(folder: &str, written: &str) -> String {
    let full = if is_absolute(written) || folder.is_empty() {
        written.to_owned()
    } else {
        format!("{folder}/{written}")
    };
    if full.is_empty() {
        return full;
    }
    let mut parts: Vec<&str> = Vec::new();
    for (at, part) in full.split('/').enumerate() {
        match part {
            "." => {}
            // The first one is the root; any other, from two slashes or one at the end, names nothing.
            "" if at > 0 => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    if parts == [""] {
        // The root itself, not the folder that paths start from.
        return "/".to_owned();
    }
    parts.join("/")
}

/// Whether a path from [`join`] names a folder, whatever there is on the disk.
pub(crate) fn is_folder(path: &str) -> bool {
    path.is_empty() || path == "/" || path == ".." || path.ends_with("/..")
}

/// The folder that a file lies in; empty for the root.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::{folder_of, join};

    #[test]
    fn paths_are_joined_as_written_and_made_shortest() {
        for (folder, written, path) in [
            ("", "codes.toml", "codes.toml"),
            ("", "./a/./codes.toml", "a/codes.toml"),
            ("spec", "base.toml", "spec/base.toml"),
            ("spec/chat", "../base.toml", "spec/base.toml"),
            ("", "../shared/base.toml", "../shared/base.toml"),
            ("..", "../base.toml", "../../base.toml"),
            ("spec", "/etc/base.toml", "/etc/base.toml"),
            ("spec", "a//b.toml", "spec/a/b.toml"),
            ("spec", "C:/b.toml", "C:/b.toml"),
            ("spec", "b:c.toml", "spec/b:c.toml"),
            ("spec", "/", "/"),
            ("spec", "//b.toml", "/b.toml"),
            ("", ".//b.toml", "b.toml"),
            ("", "a/..//b.toml", "b.toml"),
            ("", "./", ""),
            ("", "", ""),
            ("spec", "", "spec"),
            ("", "a/../", ""),
        ] {
            assert_eq!(join(folder, written), path, "{folder} + {written}");
        }
        assert_eq!(folder_of("a/b/c.toml"), "a/b");
        assert_eq!(folder_of("c.toml"), "");
    }
}
