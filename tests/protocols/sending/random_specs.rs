//! Random specs, as the specs of one crate whose program checks them.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use user_crate::{UserCrate, workspace};

use crate::oracle::Oracle;
use crate::random::{Family, family};

/// How many specs there are: each shape comes at least three times.
const SPECS: usize = 30;

/// For the build of the crate with the library, on a machine that has other work too.
const BUILDING: Duration = Duration::from_secs(480);

/// For its checks, of which there are some hundred millions.
const CHECKING: Duration = Duration::from_secs(240);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("random-specs")
}

fn standard() -> PathBuf {
    workspace().join("codes.toml")
}

/// Whether somebody sends a code, by the oracle.
fn is_sendable(files: &Family, number: u16) -> bool {
    let folder = folder().join("asked");
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("the spec can be written");
    }
    let (top, _) = files.last().expect("a spec has a file");
    Oracle::read(&folder.join(top), &standard()).sent_by(number) != "nobody"
}

#[test]
fn random_specs_are_obeyed() {
    let manifest = format!(
        // Optimized a little: the checks are many.
        "[dependencies]\nclose-codes = {{ path = {:?}, features = [\"alloc\"] }}\n\
         toml = {{ version = \"1\", default-features = false, features = [\"parse\", \"serde\", \"std\"] }}\n\n\
         [profile.dev]\nopt-level = 1\ndebug = false\n",
        workspace().join("runtime").to_string_lossy()
    );
    let user = UserCrate::new(&folder(), "random-specs", &manifest).expect("the crate can be made");
    let mut declarations = String::new();
    let mut calls = String::new();
    for at in 0..SPECS {
        let files = family(at, is_sendable);
        for (name, text) in &files {
            user.write(&format!("specs/{name}"), text)
                .expect("the spec can be written");
        }
        let (top, _) = files.last().expect("a spec has a file");
        writeln!(
            declarations,
            "close_codes::close_codes! {{ pub(crate) enum Spec{at} = \"specs/{top}\"; }}"
        )
        .expect("a text takes everything");
        writeln!(calls, "        check_one::<Spec{at}>({top:?}, &mut seen),")
            .expect("a text takes everything");
    }
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("sending");
    for source in ["check.rs", "oracle.rs"] {
        let text = fs::read_to_string(sources.join(source)).expect("the source is there");
        user.write(&format!("src/{source}"), &text)
            .expect("the source can be written");
    }
    let main = include_str!("user_main.rs")
        .replace("// DECLARATIONS", &declarations)
        .replace("    // CALLS", &calls);
    user.write("src/main.rs", &main)
        .expect("the source can be written");

    let target = folder().join("target");
    let mut compiler = user.cargo(&target);
    compiler.arg("build");
    let built = run(&mut compiler, BUILDING);
    assert!(built.status.success(), "{}", said(&built));
    let binary = format!("random-specs{}", std::env::consts::EXE_SUFFIX);
    let mut check = Command::new(target.join("debug").join(binary));
    check.current_dir(user.folder()).arg(standard());
    let checked = run(&mut check, CHECKING);
    assert!(checked.status.success(), "{}", said(&checked));
    assert!(
        said(&checked).contains("30 specs are obeyed"),
        "{}",
        said(&checked)
    );
}

#[test]
fn the_specs_are_the_same_each_time() {
    let always = |_: &Family, _: u16| true;
    for at in 0..SPECS {
        assert_eq!(family(at, always), family(at, always));
    }
    assert_ne!(family(0, always), family(9, always), "of the same shape");
}

/// Runs a command and kills it when its time is up.
fn run(command: &mut Command, time: Duration) -> Output {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut out = child.stdout.take().expect("it is piped");
    let mut err = child.stderr.take().expect("it is piped");
    let out = thread::spawn(move || {
        let mut text = Vec::new();
        out.read_to_end(&mut text).map(|_| text)
    });
    let err = thread::spawn(move || {
        let mut text = Vec::new();
        err.read_to_end(&mut text).map(|_| text)
    });
    let start = Instant::now();
    let status = loop {
        match child.try_wait().expect("the program can be waited for") {
            Some(status) => break status,
            None if start.elapsed() < time => thread::sleep(Duration::from_millis(50)),
            None => {
                child.kill().expect("the program can be ended");
                child.wait().expect("the program has ended");
                panic!("{command:?} took over {time:?}");
            }
        }
    };
    let text = |thread: thread::JoinHandle<std::io::Result<Vec<u8>>>| {
        let text = thread.join().expect("a reader does not panic");
        text.expect("what it says can be read")
    };
    Output {
        status,
        stdout: text(out),
        stderr: text(err),
    }
}

fn said(output: &Output) -> String {
    let (err, out) = (&output.stderr, &output.stdout);
    String::from_utf8_lossy(err).into_owned() + &String::from_utf8_lossy(out)
}
