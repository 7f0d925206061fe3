//! Where the files of a spec come from, and how a path in one file names another.

use std::fs::{self, File, FileType};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use close_codes_vocabulary::SpecKey;

use crate::source::Span;

/// The maximum size of a file, in bytes: 4 KiB for each of the 4,000 numbers from 1000 to 4999. A spec has a few
/// hundred bytes for each code. A larger file is not a spec, and reading it would only delay the error.
pub(crate) const MOST_BYTES: usize = 16 << 20;

/// A source of files: a folder on disk, [`Disk`], or texts in memory, [`InMemory`].
///
/// Paths are relative to one root. Their parts are separated by `/`, none of them is `.`, and `..` occurs only at the
/// start.
pub trait Files {
    /// Reads the bytes of a file. For a file that is larger than 16 MiB, it is enough to return an error, or the first
    /// 16 MiB and one byte.
    ///
    /// # Errors
    ///
    /// Returns the error of the file system. The kinds [`io::ErrorKind::NotFound`], [`io::ErrorKind::IsADirectory`],
    /// and [`io::ErrorKind::FileTooLarge`], for a file of more than 16 MiB, have a message of their own.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Whether a file exists. This is used for hints when another one was not found.
    fn exists(&self, path: &str) -> bool;

    /// The path as a message shows it.
    fn show(&self, path: &str) -> String;

    /// An identity of the file or folder at a path. Paths that lead to the same file through links have the same
    /// identity, so that the file is read once. The default is the path itself, which is right if there are no links.
    fn identity(&self, path: &str) -> String {
        path.to_owned()
    }

    /// What the path of the first file is relative to, for messages. The default is the folder of a crate, as for the
    /// macro.
    fn root_name(&self) -> &'static str {
        "the folder of the crate's `Cargo.toml`"
    }

    /// Whether the root is a package, so that `cargo package` leaves out files outside of it. The default is `true`.
    fn root_is_package(&self) -> bool {
        true
    }
}

/// Files in a folder on disk.
///
/// Regular files and links to them are read, up to 16 MiB each. A named pipe, a socket or a device is not opened,
/// because it may return endless bytes or none at all. A file with a size of zero is not opened either: the files in
/// `/proc` have that size, and reading some of them blocks.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    is_crate: bool,
}

impl Disk {
    /// Files in the folder of a crate's `Cargo.toml`, for a procedural macro.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            is_crate: true,
        }
    }

    /// Files in the current folder, for a program.
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

    /// The path with all links resolved, or the path itself if there is no such file.
    fn identity(&self, path: &str) -> String {
        fs::canonicalize(self.full(path)).map_or_else(
            |_| path.to_owned(),
            // Distinct paths have distinct identities, even if they are not Unicode.
            |real| {
                let bytes = real.as_os_str().as_encoded_bytes();
                bytes.escape_ascii().to_string()
            },
        )
    }

    /// The path relative to the current folder if the file is inside it, as the compiler shows its own paths.
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
    // This comes before the file is opened, because opening a pipe blocks until another process writes to it.
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
        // The file is empty, or its size is unknown. Reading `/proc/kmsg`, for example, blocks.
        return Ok(Vec::new());
    }
    if metadata.len() > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    // The file may have grown in the meantime.
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Names the kind of a file that is neither a regular file nor a folder.
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

/// Names the kind of a file that is neither a regular file nor a folder.
#[cfg(not(unix))]
fn special_file(_: FileType) -> &'static str {
    "a pipe or a device"
}

/// Files in memory, for tests and for programs without a disk.
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
    /// The files by their paths. This is a list and not a map, because compiling a map would slow down the builds that
    /// read from disk.
    files: Vec<InMemoryFile>,
}

/// A path, and the result of reading it.
type InMemoryFile = (String, Result<Vec<u8>, io::ErrorKind>);

impl InMemory {
    /// No files.
    #[must_use]
    pub const fn new() -> Self {
        Self { files: Vec::new() }
    }

    /// Adds a file, or replaces the file of the same path.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.put(path.into(), Ok(bytes.into()));
        self
    }

    /// Adds a path that exists and cannot be read, such as a folder, with [`io::ErrorKind::IsADirectory`].
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

    /// The index of a file, or the index at which to insert it.
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

    /// Whether there is a file at the path. A folder does not count, as on a disk.
    fn exists(&self, path: &str) -> bool {
        self.get(path).is_some_and(Result::is_ok)
    }

    /// Returns the path itself.
    fn show(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// What names a file, for messages.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NamedBy {
    /// The macro or a program names it: this is the first file.
    Nobody,
    /// A key of a spec names it. An inline spec has no folder.
    Spec {
        key: SpecKey,
        span: Span,
        is_file: bool,
    },
}

impl NamedBy {
    /// The span at which a spec names the file.
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

    /// What a relative path is relative to.
    pub(crate) fn folder(self, files: &dyn Files) -> &'static str {
        match self {
            Self::Spec { is_file: true, .. } => "the folder of the file that names it",
            Self::Nobody | Self::Spec { .. } => files.root_name(),
        }
    }
}

/// The path that was tried for a missing file.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) tried: String,
    /// What the path is relative to, or `None` for an absolute path.
    pub(crate) relative_to: Option<&'static str>,
    /// Whether the path leads out of the package that the first file is in.
    pub(crate) is_outside: bool,
    pub(crate) elsewhere: Elsewhere,
}

/// The result of looking for a missing file in other folders.
#[derive(Debug)]
pub(crate) enum Elsewhere {
    /// The file exists elsewhere. The value is the path to write.
    There(String),
    /// The file does not exist at any of these paths, each as it would be written.
    Tried(Vec<String>),
}

/// Looks for a missing file in the folders that people expect a path to be relative to.
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

/// Whether a path from [`join`] is outside of its root.
fn leads_up(path: &str) -> bool {
    path == ".." || path.starts_with("../")
}

/// Resolves the path `written` in a file in `folder`.
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
            // An empty first part is the root. Any other empty part, from a double or a trailing slash, is skipped.
            "" if at > 0 => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    if parts == [""] {
        // This is the root of the file system, not the folder that paths are relative to.
        return "/".to_owned();
    }
    parts.join("/")
}

/// Whether a path from [`join`] names a folder by its form alone.
pub(crate) fn is_folder(path: &str) -> bool {
    path.is_empty() || path == "/" || path == ".." || path.ends_with("/..")
}

/// The folder of a file, or an empty path for the root.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::{folder_of, join};

    #[test]
    fn joined_paths_are_normalized() {
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
