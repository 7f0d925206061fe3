//! Where the files of a spec come from, and how one names another.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// A place that files are read from: a folder on disk, [`Disk`], or texts of the program, [`InMemory`].
///
/// Paths are relative to one root, with `/` between their parts and no `.` in them; `..` is at their start alone.
pub trait Files {
    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// What the file system says; [`io::ErrorKind::NotFound`] has a message of its own.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Whether there is such a file, for hints where one was not found.
    fn exists(&self, path: &str) -> bool;

    /// The path as a message shows it.
    fn show(&self, path: &str) -> String;

    /// What the path of the first file is relative to, for messages. By default the folder of a crate, as for the macro.
    fn root_name(&self) -> &'static str {
        "the folder of the crate's `Cargo.toml`"
    }
}

/// Files below a folder of the disk.
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
}

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.root.join(path))
    }

    fn exists(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Relative to the current folder where the file lies below it, as the compiler shows its own paths.
    fn show(&self, path: &str) -> String {
        let full = self.root.join(path);
        let here = std::env::current_dir().unwrap_or_default();
        full.strip_prefix(&here)
            .unwrap_or(&full)
            .display()
            .to_string()
    }

    fn root_name(&self) -> &'static str {
        if self.is_crate {
            "the folder of the crate's `Cargo.toml`"
        } else {
            "the current folder"
        }
    }
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
    files: BTreeMap<String, Result<Vec<u8>, io::ErrorKind>>,
}

impl InMemory {
    /// No files.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            files: BTreeMap::new(),
        }
    }

    /// With this file, in place of one of the same path.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), Ok(bytes.into()));
        self
    }

    /// With a file that is there and that cannot be read, such as a folder, which is
    /// [`io::ErrorKind::IsADirectory`].
    #[must_use]
    pub fn with_unreadable(mut self, path: impl Into<String>, error: io::ErrorKind) -> Self {
        self.files.insert(path.into(), Err(error));
        self
    }
}

impl Files for InMemory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.files.get(path) {
            Some(Ok(bytes)) => Ok(bytes.clone()),
            Some(Err(error)) => Err((*error).into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// As on a disk, a folder is no such file.
    fn exists(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(Result::is_ok)
    }

    /// The path itself.
    fn show(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// What was tried for a file that is not there.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) tried: String,
    /// What the path is relative to.
    pub(crate) relative_to: &'static str,
    /// Where a file of that name does lie, as it would have to be written.
    pub(crate) elsewhere: Option<String>,
}

/// Looks for a missing file where people expect the path to start.
pub(crate) fn look_around(
    files: &dyn Files,
    written: &str,
    path: &str,
    folder: &str,
    is_first: bool,
) -> Found {
    let base = written.rsplit('/').next().unwrap_or(written);
    let candidates = [
        written.to_owned(),
        format!("src/{written}"),
        base.to_owned(),
        format!("src/{base}"),
        format!("../{base}"),
    ];
    let elsewhere = candidates
        .into_iter()
        .find(|there| !base.is_empty() && files.exists(&join(folder, there)));
    Found {
        tried: files.show(path),
        relative_to: if is_first {
            files.root_name()
        } else {
            "the folder of the file that names it"
        },
        elsewhere,
    }
}

/// The path that a file in `folder` means by `written`.
pub(crate) fn join(folder: &str, written: &str) -> String {
    let absolute = written.starts_with('/') || written.get(1..3) == Some(":/");
    let full = if absolute || folder.is_empty() {
        written.to_owned()
    } else {
        format!("{folder}/{written}")
    };
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
            ("", "a/../", ""),
        ] {
            assert_eq!(join(folder, written), path, "{folder} + {written}");
        }
        assert_eq!(folder_of("a/b/c.toml"), "a/b");
        assert_eq!(folder_of("c.toml"), "");
    }
}
