//! Random specs, as the specs of one crate whose program checks them.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::oracle::Oracle;
use crate::random::{Family, family};
use crate::user;

/// How many specs there are: each shape comes at least three times.
const SPECS: usize = 30;

/// The time limit for the checks, of which there are more than a hundred million.
const CHECKING: Duration = Duration::from_secs(300);

/// Whether somebody sends a code, by the oracle.
fn is_sendable(files: &Family, number: u16) -> bool {
    let folder = user::folder().join("asked");
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("the spec can be written");
    }
    let (top, _) = files.last().expect("a spec has a file");
    Oracle::read(&folder.join(top), &user::standard()).sent_by(number) != "nobody"
}

#[test]
fn random_specs_are_obeyed() {
    let user = user::new("random-specs");
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
    for file in ["check.rs", "oracle.rs"] {
        let text = user::source(&format!("sending/{file}"));
        user.write(&format!("src/{file}"), &text)
            .expect("the source can be written");
    }
    let main = user::source("sending/user_main.rs")
        .replace("// DECLARATIONS", &declarations)
        .replace("    // CALLS", &calls);
    user.write("src/main.rs", &main)
        .expect("the source can be written");

    let target = user::target();
    let built = user::run(user.cargo(&target).arg("build"), user::BUILDING);
    assert!(built.status.success(), "{}", user::said(&built));
    let binary = format!("random-specs{}", std::env::consts::EXE_SUFFIX);
    let mut check = Command::new(target.join("debug").join(binary));
    check.current_dir(user.folder()).arg(user::standard());
    let checked = user::run(&mut check, CHECKING);
    let said = user::said(&checked);
    assert!(checked.status.success(), "{said}");
    assert!(said.contains("30 specs are obeyed"), "{said}");
}

#[test]
fn the_specs_are_the_same_each_time() {
    let always = |_: &Family, _: u16| true;
    for at in 0..SPECS {
        assert_eq!(family(at, always), family(at, always));
    }
    assert_ne!(family(0, always), family(9, always), "of the same shape");
}
