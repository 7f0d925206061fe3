//! Special files on disk: pipes, devices, sockets and links neither hang the reader nor fill the memory.
#![cfg(unix)]

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use close_codes_reader::{Disk, Files, InMemory, Kind, Origin, Reading, read};

const ONE_CODE: &str = "code = [{ value = 4001, name = 'A' }]\n";

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("what an earlier run left can be removed");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    fs::write(folder.join(path), text).expect("the file can be written");
}

/// Makes a named pipe. Returns `false` if the system has no `mkfifo`.
fn make_pipe(path: &Path) -> bool {
    match Command::new("mkfifo").arg(path).status() {
        Ok(status) => {
            assert!(status.success(), "mkfifo {}: {status}", path.display());
            true
        }
        Err(error) => {
            eprintln!("skipped, since there is no mkfifo: {error}");
            false
        }
    }
}

fn read_in_time(folder: &Path, path: &str) -> Reading {
    const DEADLINE: Duration = Duration::from_secs(20);
    let (sender, receiver) = mpsc::channel();
    let (folder, path) = (folder.to_owned(), path.to_owned());
    thread::spawn(move || {
        let reading = read(Origin::File(&path), &Disk::new(folder));
        // After the deadline, nobody waits for the result.
        sender.send(Box::new(reading)).is_ok()
    });
    *receiver
        .recv_timeout(DEADLINE)
        .unwrap_or_else(|error| panic!("after {DEADLINE:?}: {error}"))
}

fn messages(reading: &Reading) -> Vec<&str> {
    let messages = reading.diagnostics.iter();
    messages
        .map(|diagnostic| diagnostic.message.as_str())
        .collect()
}

/// Checks that the path is refused as a spec, as a base and as a locale, with one error each, and is not tracked.
fn assert_refused(folder: &Path, path: &str, kind: Kind, end: &str) {
    write(
        folder,
        "extends.toml",
        &format!("extends = '{path}'\n{ONE_CODE}"),
    );
    write(
        folder,
        "locales.toml",
        &format!("locales = '{path}'\n{ONE_CODE}"),
    );
    for spec in [path, "extends.toml", "locales.toml"] {
        let reading = read_in_time(folder, spec);
        let found: Vec<Kind> = reading.diagnostics.iter().map(|found| found.kind).collect();
        assert_eq!(found, [kind], "{spec}: {:?}", messages(&reading));
        let message = &reading.diagnostics[0].message;
        assert!(message.ends_with(end), "{spec}: {message}");
        assert!(!reading.files.iter().any(|file| file == path), "{spec}");
    }
}

#[test]
fn a_named_pipe_is_not_opened() {
    let folder = folder("pipe");
    if make_pipe(&folder.join("pipe.toml")) {
        let end = "pipe.toml`: it is a named pipe, and only regular files are read";
        assert_refused(&folder, "pipe.toml", Kind::Unreadable, end);
        symlink("pipe.toml", folder.join("link.toml")).expect("a link can be made");
        let end = "link.toml`: it is a named pipe, and only regular files are read";
        assert_refused(&folder, "link.toml", Kind::Unreadable, end);
    }
}

#[test]
fn a_device_without_end_is_not_opened() {
    for path in ["/dev/zero", "/dev/full", "/dev/tty", "/dev/random"] {
        if Path::new(path).exists() {
            let end =
                format!("cannot read `{path}`: it is a device, and only regular files are read");
            assert_refused(&folder("device"), path, Kind::Unreadable, &end);
        }
    }
}

/// Reading `/proc/kmsg` blocks until the kernel writes a message, and `/proc/version` has a line. The size of both is
/// zero, like that of an empty file.
#[test]
fn a_file_that_is_empty_by_its_size_is_not_opened() {
    let folder = folder("empty-by-size");
    write(&folder, "empty.toml", "");
    for path in ["empty.toml", "/proc/kmsg", "/proc/version"] {
        if !folder.join(path).exists() {
            continue;
        }
        let reading = read_in_time(&folder, path);
        assert_eq!(
            messages(&reading),
            ["this spec describes no close code"],
            "{path}"
        );
        assert_eq!(reading.sources[0].text, "", "{path}");
    }
}

#[test]
fn a_socket_is_not_opened() {
    // The path of a socket may have about a hundred bytes.
    let folder = folder("socket");
    let short = std::env::temp_dir().join(format!("close-codes-{}", std::process::id()));
    let _listener = UnixListener::bind(&short).expect("the socket can be made");
    symlink(&short, folder.join("socket.toml")).expect("a link can be made");
    let end = "socket.toml`: it is a socket, and only regular files are read";
    assert_refused(&folder, "socket.toml", Kind::Unreadable, end);
    fs::remove_file(short).expect("it can be removed");
}

#[test]
fn folders_read_well() {
    let folder = folder("folders");
    fs::create_dir(folder.join("specs")).expect("the folder can be made");
    for (path, shown, file, base) in [
        (".", None, "codes.toml", "base.toml"),
        ("./", None, "codes.toml", "base.toml"),
        ("..", None, "../codes.toml", "../codes.toml"),
        (
            "specs",
            Some("specs"),
            "specs/codes.toml",
            "specs/codes.toml",
        ),
        (
            "specs/",
            Some("specs"),
            "specs/codes.toml",
            "specs/codes.toml",
        ),
        ("/", Some("/"), "codes.toml", "base.toml"),
        ("//", Some("/"), "codes.toml", "base.toml"),
    ] {
        write(
            &folder,
            "codes.toml",
            &format!("extends = '{path}'\n{ONE_CODE}"),
        );
        write(
            &folder,
            "translated.toml",
            &format!("locales = '{path}'\n{ONE_CODE}"),
        );
        let locale = base.replace("codes", "tr").replace("base", "tr");
        for (spec, file) in [
            (path, file),
            ("codes.toml", base),
            ("translated.toml", &locale),
        ] {
            let reading = read_in_time(&folder, spec);
            let [diagnostic] = &reading.diagnostics[..] else {
                panic!("{path}: {:?}", messages(&reading));
            };
            assert_eq!(diagnostic.help, [format!("name a file, such as `{file}`")]);
            let message = &diagnostic.message;
            assert!(message.ends_with("` is a folder"), "{path}: {message}");
            assert!(!message.starts_with("``"), "{path}: {message}");
            if let Some(shown) = shown {
                assert!(message.contains(&format!("{shown}` ")), "{path}: {message}");
            }
        }
    }
}

#[test]
fn the_current_folder_has_a_name() {
    let reading = read(Origin::File("."), &Disk::in_current_folder());
    assert_eq!(messages(&reading), ["`.` is a folder"]);
    let here = std::env::current_dir().expect("there is one");
    let reading = read(Origin::File("."), &Disk::new(here));
    assert_eq!(messages(&reading), ["`.` is a folder"]);
}

/// A path that names a folder by its form is recognized without a disk.
#[test]
fn the_folder_of_a_program_has_a_name() {
    for (path, shown) in [
        (".", "."),
        ("./", "."),
        ("a/..", "."),
        ("/", "/"),
        ("..", ".."),
        ("../..", "../.."),
    ] {
        let text = format!("extends = '{path}'\n");
        for reading in [
            read(
                Origin::File("codes.toml"),
                &InMemory::new().with("codes.toml", text.as_str()),
            ),
            read(
                Origin::Inline {
                    name: "inline spec",
                    text: &text,
                },
                &InMemory::new(),
            ),
        ] {
            assert_eq!(messages(&reading), [format!("`{shown}` is a folder")]);
        }
    }
}

#[test]
fn an_empty_path_reads_well() {
    const ROOT: &str = "the folder of the crate's `Cargo.toml`";
    const BESIDE: &str = "the folder of the file that names it";
    let folder = folder("empty");
    write(&folder, "codes.toml", &format!("extends = ''\n{ONE_CODE}"));
    write(&folder, "blank.toml", &format!("extends = ' '\n{ONE_CODE}"));
    write(
        &folder,
        "locales.toml",
        &format!("locales = ['', '']\n{ONE_CODE}"),
    );
    for (spec, count, expected) in [
        (
            "",
            1,
            format!("write the path of a spec; the path is relative to {ROOT}"),
        ),
        (
            "codes.toml",
            1,
            format!(
                "write the path of a spec, or \"standard\" for the standard registry; the path is relative to {BESIDE}"
            ),
        ),
        (
            "blank.toml",
            1,
            format!(
                "write the path of a spec, or \"standard\" for the standard registry; the path is relative to {BESIDE}"
            ),
        ),
        (
            "locales.toml",
            2,
            format!("write the path of a locale; the path is relative to {BESIDE}"),
        ),
    ] {
        let reading = read_in_time(&folder, spec);
        assert_eq!(
            messages(&reading),
            vec!["the path of a file is empty"; count]
        );
        assert_eq!(reading.diagnostics[0].help, [expected]);
    }
    // An inline spec has no folder.
    let inline = Origin::Inline {
        name: "inline spec",
        text: "extends = ''\n",
    };
    let reading = read(inline, &Disk::new(folder));
    assert!(reading.diagnostics[0].help[0].ends_with(ROOT));
}

#[test]
fn a_spec_may_have_sixteen_mebibytes() {
    let folder = folder("large");
    let fill = |size: usize| {
        let mut text = ONE_CODE.to_owned();
        text.push('#');
        text.push_str(&"x".repeat(size - text.len()));
        text
    };
    write(&folder, "codes.toml", &fill(16 << 20));
    let reading = read_in_time(&folder, "codes.toml");
    assert_eq!(messages(&reading), [""; 0]);
    assert_eq!(reading.sources[0].text.len(), 16 << 20);
    let larger = fill((16 << 20) + 1);
    write(&folder, "large.toml", &larger);
    assert_refused(
        &folder,
        "large.toml",
        Kind::TooLarge,
        "large.toml` is larger than 16 MiB",
    );
    let in_memory = InMemory::new().with("large.toml", larger);
    let reading = read(Origin::File("large.toml"), &in_memory);
    assert_eq!(messages(&reading), ["`large.toml` is larger than 16 MiB"]);
}

/// A sparse file of a terabyte.
#[test]
fn a_sparse_file_does_not_fill_the_memory() {
    let folder = folder("sparse");
    let file = fs::File::create(folder.join("sparse.toml")).expect("the file can be made");
    if let Err(error) = file.set_len(1 << 40) {
        eprintln!("skipped, since the disk has no sparse files: {error}");
        return;
    }
    assert_refused(
        &folder,
        "sparse.toml",
        Kind::TooLarge,
        "sparse.toml` is larger than 16 MiB",
    );
    // The file is removed, because a copy of the folder might not be sparse.
    fs::remove_file(folder.join("sparse.toml")).expect("it can be removed");
}

// ---- links ----

#[test]
fn links_to_each_other_are_an_error() {
    let folder = folder("cycle");
    symlink("b.toml", folder.join("a.toml")).expect("a link can be made");
    symlink("a.toml", folder.join("b.toml")).expect("a link can be made");
    let reading = read_in_time(&folder, "a.toml");
    assert_eq!(reading.diagnostics.len(), 1);
    assert_eq!(reading.diagnostics[0].kind, Kind::Unreadable);
}

/// Forty files with two paths from each to the next, so that there are 2^40 ways to the last.
#[test]
fn two_links_to_a_folder_do_not_make_each_file_many() {
    let folder = folder("ways");
    symlink(".", folder.join("left")).expect("a link can be made");
    symlink(".", folder.join("right")).expect("a link can be made");
    for file in 0..40 {
        let next = file + 1;
        let text = format!("extends = ['left/{next}.toml', 'right/{next}.toml']\n");
        write(&folder, &format!("{file}.toml"), &text);
    }
    write(
        &folder,
        "40.toml",
        &format!("locales = ['left/tr.toml', 'tr.toml']\n{ONE_CODE}"),
    );
    write(&folder, "tr.toml", "language = 'tr'\n[4001]\ntitle = 'T'\n");
    let reading = read_in_time(&folder, "0.toml");
    assert_eq!(reading.files.len(), 42);
    assert_eq!(
        reading.diagnostics.len(),
        41,
        "each list names one file twice"
    );
    assert_eq!(
        reading.diagnostics[0].message,
        "`extends` names one file twice: a link makes `right/1.toml` the same as `left/1.toml`"
    );
    assert_eq!(reading.spec.codes.len(), 1);
}

#[test]
fn a_file_that_extends_itself_through_a_link_is_a_cycle() {
    let folder = folder("itself");
    symlink(".", folder.join("a")).expect("a link can be made");
    symlink(".", folder.join("b")).expect("a link can be made");
    let text = format!("extends = ['a/codes.toml', 'b/codes.toml']\n{ONE_CODE}");
    write(&folder, "codes.toml", &text);
    let reading = read_in_time(&folder, "codes.toml");
    let mut kinds: Vec<Kind> = reading.diagnostics.iter().map(|found| found.kind).collect();
    kinds.sort_unstable();
    assert_eq!(
        kinds,
        [Kind::ExtendsCycle, Kind::ExtendsCycle, Kind::RepeatedPath]
    );
    assert_eq!(reading.files, ["codes.toml"]);
}

/// The paths in a file are relative to the folder by which it is named, so one file may be two specs.
#[test]
fn a_file_that_is_linked_into_two_folders_extends_what_each_has() {
    let folder = folder("shared");
    write(&folder, "base.toml", "extends = 'local.toml'\n");
    let mut lines = String::new();
    for (name, value) in [("one", 4001), ("two", 4002)] {
        let inner = folder.join(name);
        fs::create_dir(&inner).expect("the folder can be made");
        symlink("../base.toml", inner.join("base.toml")).expect("a link can be made");
        let text = format!("code = [{{ value = {value}, name = 'C{value}' }}]\n");
        write(&inner, "local.toml", &text);
        let _ = write!(lines, "'{name}/base.toml', ");
    }
    write(&folder, "codes.toml", &format!("extends = [{lines}]\n"));
    let reading = read_in_time(&folder, "codes.toml");
    assert_eq!(messages(&reading), [""; 0]);
    let codes: Vec<u16> = reading.spec.codes.iter().map(|code| code.value).collect();
    assert_eq!(codes, [4001, 4002]);
}

/// Files with links that only `identity` reveals.
struct Linked(InMemory);

impl Files for Linked {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.read(&self.identity(path))
    }

    fn exists(&self, path: &str) -> bool {
        self.0.exists(&self.identity(path))
    }

    fn show(&self, path: &str) -> String {
        path.to_owned()
    }

    fn identity(&self, path: &str) -> String {
        path.replace("left/", "")
            .replace("right/", "")
            .replace("left", "")
            .replace("right", "")
    }
}

#[test]
fn files_of_a_program_may_have_links_too() {
    let files = InMemory::new()
        .with("codes.toml", "extends = ['left/a.toml', 'b.toml']\n")
        .with("b.toml", "extends = 'right/a.toml'\n")
        .with("a.toml", ONE_CODE);
    let reading = read(Origin::File("codes.toml"), &Linked(files));
    assert_eq!(messages(&reading), [""; 0]);
    assert_eq!(reading.files, ["codes.toml", "left/a.toml", "b.toml"]);
}

// ---- missing files ----

#[test]
fn a_path_that_leads_out_of_the_package_is_not_packaged() {
    const OUTSIDE: &str = "that is outside of the package: `cargo package` leaves the file out, and the packaged crate does not compile";
    let folder = folder("outside");
    fs::create_dir(folder.join("inner")).expect("the folder can be made");
    let inner = folder.join("inner");
    let help = |folder: &Path, path: &str| {
        let reading = read_in_time(folder, path);
        assert_eq!(reading.diagnostics.len(), 1);
        reading.diagnostics[0].help.clone()
    };
    let last = |help: &[String]| help.last().cloned().unwrap_or_default();
    assert_eq!(last(&help(&inner, "../no.toml")), OUTSIDE);
    // The message proposes a path outside of the package.
    write(&folder, "codes.toml", ONE_CODE);
    let found = help(&inner, "codes.toml");
    assert!(
        found[1].starts_with("there is a `../codes.toml`"),
        "{found:?}"
    );
    assert_eq!(last(&found), OUTSIDE);
    assert_ne!(last(&help(&folder, "inner/../no.toml")), OUTSIDE);
    assert_ne!(last(&help(&folder, "no.toml")), OUTSIDE);
    // A build script writes such files, and a program has no package.
    assert_eq!(
        help(&folder, "/no/such.toml"),
        ["tried `/no/such.toml`, which is absolute"]
    );
    let reading = read(Origin::File("../../no.toml"), &Disk::in_current_folder());
    assert_ne!(last(&reading.diagnostics[0].help), OUTSIDE);
    // By default, files are those of a crate.
    let reading = read(Origin::File("../no.toml"), &InMemory::new());
    assert_eq!(
        reading.diagnostics[0].help[0],
        "tried `../no.toml`; the path is relative to the folder of the crate's `Cargo.toml`"
    );
    assert_eq!(last(&reading.diagnostics[0].help), OUTSIDE);
}
