//! The examples that connect to themselves, as real processes: nobody reads their output, or they may open only a few
//! files.
//!
//! Each has a file `tests/program.rs` that includes this one, and says with `demonstration` what to run. They print
//! less than the capacity of a pipe, and end by themselves, so this is all that is tested.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::demonstration;

/// A time limit that is long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The minimum capacity of a pipe: 16 pages on Linux, and a quarter of that elsewhere.
const PIPE: usize = 16 << 10;

/// Runs it with a low limit of open files, and reads this number of lines before its output is closed.
fn run(lines: Option<usize>) -> Output {
    let mut process = Command::new("sh")
        .args(["-c", "ulimit -n 64 && exec \"$0\" \"$@\""])
        .arg(demonstration().get_program())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("there is a shell");
    if let Some(lines) = lines {
        let mut output = BufReader::new(process.stdout.take().expect("it is piped"));
        for _ in 0..lines {
            output.read_line(&mut String::new()).expect("it prints");
        }
    }
    let start = Instant::now();
    while process.try_wait().expect("nobody waited for it").is_none() {
        if start.elapsed() > PATIENCE {
            process.kill().expect("it runs");
            panic!("it still runs after {PATIENCE:?}");
        }
        thread::sleep(Duration::from_millis(20));
    }
    process.wait_with_output().expect("it has ended")
}

fn assert_peaceful(ended: &Output) {
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

/// `PROGRAM | head -1`.
#[test]
fn a_reader_that_leaves_ends_it_in_peace() {
    for lines in [0, 1, 3] {
        assert_peaceful(&run(Some(lines)));
    }
}

/// Its output is only read after it has ended.
#[test]
fn a_reader_that_stops_reading_does_not_hold_it_up() {
    let ended = run(None);
    assert_peaceful(&ended);
    let len = ended.stdout.len();
    assert!((100..PIPE).contains(&len), "{len} bytes");
}
