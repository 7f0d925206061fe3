//! `close-codes site` as a process: what it serves and writes, and its errors.

mod folder;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use close_codes::{CloseCode, CodeSet};

const FAULTY: &str = "../tests/ui/specs/chat.toml";

/// A time limit that is long enough for a busy machine.
const SOON: Duration = Duration::from_secs(60);

/// A spec that does not extend the registry.
const OWN: &str = r#"
category = "ACME Close Codes"
locales = ["tr.toml"]

[[code]]
value = 3999
name = "Gone"
description = "The room is gone."
sent_by = "client"

[[code]]
value = 4001
name = "Kicked"
sent_by = "nobody"
"#;

const OWN_TURKISH: &str = r#"
language = "tr"
category = "ACME Kapanış Kodları"

[4001]
title = "Atıldı"
"#;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_close-codes"));
    command.arg("site").args(arguments);
    command
}

/// Both outputs of the command, and its exit status.
#[track_caller]
fn run(arguments: &[&str], status: i32) -> (String, String) {
    let Output {
        status: found,
        stdout,
        stderr,
    } = command(arguments).output().expect("the command runs");
    let stdout = String::from_utf8(stdout).expect("UTF-8");
    let stderr = String::from_utf8(stderr).expect("UTF-8");
    assert_eq!(found.code(), Some(status), "{arguments:?}: {stderr}");
    assert!(!stderr.contains("panicked"), "{stderr}");
    (stdout, stderr)
}

/// The error output of the command.
#[track_caller]
fn error(arguments: &[&str], status: i32) -> String {
    let (stdout, stderr) = run(arguments, status);
    assert_eq!(stdout, "");
    assert!(stderr.contains("error: "), "{stderr}");
    stderr
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

/// A server that ends with the test.
struct Server {
    process: Child,
    /// The address, such as "127.0.0.1:1234".
    address: String,
}

impl Server {
    fn start(mut command: Command) -> Self {
        let mut process = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut line = String::new();
        let stdout = process.stdout.take().expect("a pipe");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("a first line");
        let address = line
            .strip_prefix("http://")
            .and_then(|line| line.strip_suffix("/\n"));
        Self {
            address: address.unwrap_or_else(|| panic!("{line:?}")).to_owned(),
            process,
        }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(SOON)).expect("it can be set");
        let request = format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it takes it");
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .expect("an answer in time");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // An error means that it has already ended.
        let _ignored = self.process.kill();
        let _ignored = self.process.wait();
    }
}

/// The exit status of a process, which must end in time.
#[track_caller]
fn end(process: &mut Child) -> ExitStatus {
    let start = Instant::now();
    while start.elapsed() < SOON {
        if let Some(status) = process.try_wait().expect("it can be asked") {
            return status;
        }
        thread::sleep(Duration::from_millis(10));
    }
    let _ignored = process.kill();
    panic!("it does not end");
}

#[test]
fn a_spec_that_cannot_be_read_is_status_1() {
    let folder = folder::made("site/unreadable");
    let latin = folder.join("latin.toml");
    fs::write(&latin, b"category = \"\xe9\"\n").expect("it can be written");
    let out = folder.join("out");
    for (spec, message) in [
        ("no/such.toml", "error: cannot find `no/such.toml`"),
        ("fixture", "error: `fixture` is a folder"),
        (text(&latin), "is not UTF-8"),
        (FAULTY, "error: `sent_by` cannot be \"sever\""),
    ] {
        for options in [&[][..], &["--out", text(&out)]] {
            let errors = error(&[&["--spec", spec], options].concat(), 1);
            assert!(errors.contains(message), "{errors}");
        }
    }
    let errors = error(&["--spec", FAULTY], 1);
    for mistake in [
        "error: close code 4001 is defined twice",
        "error: a `[[code]]` has no key `titel`",
    ] {
        assert_eq!(errors.matches(mistake).count(), 1, "{errors}");
    }
    assert!(!out.exists());
}

#[test]
fn an_unknown_language_lists_those_there_are() {
    for tags in ["tlh", "tr,tlh"] {
        let errors = error(&["--lang", tags], 2);
        assert!(errors.contains("\"tlh\""), "{errors}");
        assert!(errors.contains("en, tr, ja"), "{errors}");
    }
}

#[test]
fn a_mistake_in_the_command_line_is_status_2() {
    for wrong in [
        &["--port", "70000"][..],
        &["--port", "80", "--out", "no/such"],
        &["--base", "example.org"],
        // The sitemap would not be valid XML.
        &["--base", "http://a&b/"],
        &["--base", "https://example.org/?a"],
        &["--lang"],
        &["--out"],
        &["1000"],
    ] {
        error(wrong, 2);
    }
}

#[test]
fn a_folder_is_made_and_what_is_around_it_is_not() {
    let folder = folder::made("site/made");
    let out = folder.join("site");
    for _ in 0..2 {
        let base = ["--base", "https://example.org", "--lang", "en"];
        let (stdout, stderr) = run(&[&["--out", text(&out)], &base[..]].concat(), 0);
        assert!(stdout.contains(" files are written into "), "{stdout}");
        assert_eq!(stderr, "");
    }
    let sitemap = fs::read_to_string(out.join("sitemap.xml")).expect("it is written");
    assert!(sitemap.contains("<loc>https://example.org/en/1000</loc>"));

    let nowhere = folder.join("no/such/site");
    let errors = error(&["--out", text(&nowhere)], 1);
    let message = format!("error: cannot make the folder {}: ", nowhere.display());
    assert!(errors.contains(&message), "{errors}");
    assert!(!folder.join("no").exists());

    let file = folder.join("file");
    fs::write(&file, "").expect("it can be written");
    let errors = error(&["--out", text(&file)], 1);
    let message = format!("error: cannot make the folder {}: ", file.display());
    assert!(errors.contains(&message), "{errors}");

    let blocked = folder.join("blocked");
    fs::create_dir_all(blocked.join("site.css")).expect("it can be made");
    let errors = error(&["--out", text(&blocked), "--lang", "en"], 1);
    let message = format!("error: cannot write {}", blocked.join("site.css").display());
    assert!(errors.contains(&message), "{errors}");
}

#[test]
fn pages_of_an_older_site_are_kept_and_reported() {
    let folder = folder::made("site/older");
    let out = folder.join("site");
    let spec = folder.join("codes.toml");
    let write = |codes: &[u16]| {
        let code = |code: &u16| format!("[[code]]\nvalue = {code}\nname = \"A{code}\"\n");
        let codes: String = codes.iter().map(code).collect();
        let all = format!("category = \"Chat Close Codes\"\n{codes}");
        fs::write(&spec, all).expect("it can be written");
        let base = ["--base", "https://example.org", "--spec", text(&spec)];
        run(&[&["--out", text(&out)], &base[..]].concat(), 0).1
    };
    assert_eq!(write(&[4001, 4002]), "");
    assert_eq!(write(&[4001, 4002]), "");
    // A file that is not a page does not count.
    fs::write(out.join("en/notes.txt"), "").expect("it can be written");
    assert_eq!(
        write(&[4001]),
        format!(
            "note: in {}, 2 pages that are not of this site stay as they are, such as en/4001-vs-4002.html\n",
            out.display()
        )
    );
    assert!(out.join("en/4002.html").exists());
    fs::remove_file(out.join("en/4001-vs-4002.html")).expect("it can be removed");
    assert_eq!(
        write(&[4001]),
        format!(
            "note: in {}, a page that is not of this site stays as it is: en/4002.html\n",
            out.display()
        )
    );
}

#[test]
fn without_a_base_a_note_says_what_is_used() {
    let out = folder::made("site/no-base").join("site");
    let (_, stderr) = run(&["--out", text(&out), "--lang", "tr"], 0);
    assert_eq!(
        stderr,
        "note: without --base, URLs that have to be whole begin with http://localhost\n"
    );
    let page = fs::read_to_string(out.join("tr/1000.html")).expect("it is written");
    assert!(page.contains("href=\"http://localhost/tr/1000\""));
    assert!(!out.join("en").exists());
}

#[test]
fn the_site_of_a_spec_has_nothing_of_the_registry() {
    let folder = folder::made("site/own");
    fs::write(folder.join("acme.toml"), OWN).expect("it can be written");
    fs::write(folder.join("tr.toml"), OWN_TURKISH).expect("it can be written");
    let (spec, out) = (folder.join("acme.toml"), folder.join("site"));
    let base = ["--base", "https://example.org"];
    let (_, stderr) = run(
        &[&["--spec", text(&spec), "--out", text(&out)], &base[..]].concat(),
        0,
    );
    assert_eq!(stderr, "");

    let mut files = Vec::new();
    let mut open = vec![out.clone()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("it can be read");
            open.extend(entries.map(|entry| entry.expect("it is there").path()));
        } else {
            files.push(path);
        }
    }
    // The index, two codes and a pair in two languages, seven assets, the root, 404, the sitemap and robots.txt.
    assert_eq!(files.len(), 2 * 4 + 7 + 4, "{files:?}");
    let mut foreign = vec!["codes.toml".to_owned(), "WebSocket Close Codes".to_owned()];
    for info in CloseCode::SPEC.codes {
        foreign.push(info.name.to_owned());
        for language in <CloseCode as CodeSet>::LANGUAGES {
            let code = language.localize(info);
            foreign.push(code.to_string());
            foreign.extend(code.description().map(str::to_owned));
        }
    }
    // The assets are the same for every spec.
    let is_text = |path: &&PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("html" | "xml" | "txt"))
    };
    for path in files.iter().filter(is_text) {
        let content = fs::read_to_string(path).expect("UTF-8");
        for text in &foreign {
            assert!(!content.contains(text), "{}: {text}", path.display());
        }
    }

    let read = |name: &str| fs::read_to_string(out.join(name)).expect("it is written");
    assert!(read("en/4001.html").contains("<title>ACME 4001 Kicked</title>"));
    assert!(read("tr/4001.html").contains("<title>ACME 4001 Atıldı</title>"));
    assert!(read("tr/4001.html").contains("Tüm kodlar"));
    assert!(
        read("en/3999-vs-4001.html").contains("<title>ACME 3999 Gone vs ACME 4001 Kicked</title>")
    );
    assert!(read("en/index.html").contains("<h1>ACME Close Codes</h1>"));
    assert!(read("en/index.html").contains("acme.toml"));
    // The library's message for a code that a server may not send.
    assert!(read("en/3999.html").contains("must not be sent by a server"));
    assert!(read("en/4001.html").contains("must never be sent in a Close frame"));
    let sitemap = read("sitemap.xml");
    assert_eq!(sitemap.matches("<loc>").count(), 2 * 4, "{sitemap}");
}

#[test]
fn notes_say_what_a_site_lacks() {
    let folder = folder::made("site/lacking");
    let (spec, out) = (folder.join("many.toml"), folder.join("site"));
    let codes = (3000..3400).map(|code| format!("{{ value = {code}, name = \"Code{code}\" }},\n"));
    let codes: String = codes.collect();
    let toml =
        format!("category = \"Codes of ACME\"\nlocales = [\"eo.toml\"]\ncode = [\n{codes}]\n");
    fs::write(&spec, toml).expect("it can be written");
    let esperanto = "language = \"eo\"\ncategory = \"Kodoj de ACME\"\n";
    fs::write(folder.join("eo.toml"), esperanto).expect("it can be written");
    let base = ["--base", "https://example.org"];
    let (_, stderr) = run(
        &[&["--spec", text(&spec), "--out", text(&out)], &base[..]].concat(),
        0,
    );
    assert_eq!(
        stderr,
        "note: the site compares no codes: 400 codes make 79800 pairs, and with them in 2 languages it would have \
         more than 50000 pages\n\
         note: what a site says around the texts of a spec is in English for: eo\n\
         note: no name of a protocol, such as that in \"Chat Close Codes\", to put before the numbers in titles: \
         \"Codes of ACME\" (en), \"Kodoj de ACME\" (eo)\n"
    );
    let page = fs::read_to_string(out.join("en/3000.html")).expect("it is written");
    assert!(page.contains("<title>3000 Code3000 · Codes of ACME</title>"));
}

#[test]
fn a_port_in_use_is_an_error() {
    let other = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = other.local_addr().expect("it is bound").port().to_string();
    let errors = error(&["--port", &port], 1);
    let message = format!("error: cannot serve the site on 127.0.0.1:{port}: ");
    assert!(errors.starts_with(&message), "{errors}");
}

/// An output that nobody reads. With a pipe, the reader could be closed too late.
#[cfg(unix)]
fn closed() -> Stdio {
    let (output, _reader) = std::os::unix::net::UnixStream::pair().expect("a pair");
    std::os::fd::OwnedFd::from(output).into()
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let out = folder::made("site/pipe").join("site");
    let base = ["--base", "https://example.org", "--lang", "en"];
    let write = [&["--out", text(&out)], &base[..]].concat();
    for arguments in [&base[..], &write] {
        let mut child = command(arguments)
            .stdout(closed())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        assert!(end(&mut child).success(), "{arguments:?}");
        let mut errors = String::new();
        let mut stderr = child.stderr.take().expect("a pipe");
        stderr.read_to_string(&mut errors).expect("UTF-8");
        assert_eq!(errors, "", "{arguments:?}");
    }
    assert!(out.join("en/1000.html").exists());
}

/// A device on which every write fails.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    let out = folder::made("site/full").join("site");
    let base = ["--base", "https://example.org", "--lang", "en"];
    let write = [&["--out", text(&out)], &base[..]].concat();
    for arguments in [&base[..], &write] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let output = command(arguments)
            .stdout(full.expect("the device is there"))
            .output()
            .expect("the command runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{errors}");
        assert!(
            errors.starts_with("error: cannot write to the standard output: "),
            "{errors}"
        );
    }
}

#[test]
fn the_address_is_printed_and_pages_are_there() {
    let server = Server::start(command(&["--lang", "tr,en"]));
    let page = server.get("/tr/1000");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("<title>WebSocket 1000 Normal Kapanış</title>"));
    assert!(server.get("/ja/1000").starts_with("HTTP/1.1 404 "));
    // The first language is for readers of other languages.
    let root = server.get("/");
    assert!(root.starts_with("HTTP/1.1 302 ") && root.contains("location: /tr/\r\n"));
}

/// Ctrl-C.
#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_server() {
    let mut server = Server::start(command(&[]));
    // A visitor is still connected.
    let visitor = TcpStream::connect(&server.address).expect("it listens");
    // A shell starts its background jobs with interrupts ignored, and their processes inherit this.
    let signal = if ignores_interrupts() { "TERM" } else { "INT" };
    // This is the shell's built-in, because a minimal system has no such program.
    let kill = Command::new("sh")
        .args(["-c", "kill -$1 \"$0\""])
        .args([&server.process.id().to_string(), signal])
        .status();
    assert!(kill.expect("it is there").success());
    assert!(!end(&mut server.process).success());
    drop(visitor);
}

/// Whether this process was started with interrupts ignored, where the system tells.
#[cfg(unix)]
fn ignores_interrupts() -> bool {
    const INTERRUPT: u32 = 2;
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask & (1 << (INTERRUPT - 1)) != 0)
}

#[cfg(unix)]
#[test]
fn the_server_survives_more_visitors_than_it_has_files_for() {
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "ulimit -n 24; exec \"$0\" site --lang en"])
        .arg(env!("CARGO_BIN_EXE_close-codes"));
    let server = Server::start(limited);
    let visitors: Vec<TcpStream> = (0..60)
        .map(|_| TcpStream::connect(&server.address).expect("the system queues it"))
        .collect();
    thread::sleep(Duration::from_millis(200));
    drop(visitors);
    assert!(server.get("/en/1000").starts_with("HTTP/1.1 200 OK\r\n"));
}
