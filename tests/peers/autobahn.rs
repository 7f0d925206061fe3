//! The cases of the Autobahn test suite about closing, against the servers of the echo example.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, from_str, json};

use crate::echo_server::{EchoServer, LIBRARIES};
use crate::markdown::table;
use crate::peer::installed;
use crate::program::Program;
use crate::readme_block;

/// The accepted results of a case.
const GOOD: [&str; 3] = ["OK", "NON-STRICT", "INFORMATIONAL"];

/// Faults of a library that a program cannot work around: the library, the case, the result, and the cause.
const FAULTS: [(&str, &str, &str, &str); 1] = [(
    "actix",
    "7.5.1",
    "FAILED, WRONG CODE",
    "actix-http replaces what is no UTF-8 in a reason, so that the program cannot know, and answers the code in kind.",
)];

/// The number of cases in section 7 of the suite.
const CASES: usize = 37;

#[test]
#[ignore = "needs the foreign peers: .ci/install-peers"]
fn autobahn() {
    let servers = LIBRARIES.map(|library| EchoServer::start(library, "autobahn"));
    let report = run(&servers);
    let mut rows: BTreeMap<Vec<u16>, Vec<String>> = BTreeMap::new();
    for library in LIBRARIES {
        let results = report[library].as_object().expect("it was tested");
        assert_eq!(results.len(), CASES);
        for (case, result) in results {
            let row = rows.entry(numbers(case)).or_insert(vec![case.clone()]);
            row.push(behavior(result));
        }
    }
    let heading = ["case"].into_iter().chain(LIBRARIES).map(str::to_owned);
    let rows: Vec<_> = [heading.collect()]
        .into_iter()
        .chain(rows.into_values())
        .collect();
    let reasons = FAULTS.map(|fault| format!("* {} with {}: {}\n", fault.1, fault.0, fault.3));
    let text = format!("{}\n{}", table(rows.clone()), reasons.concat());
    println!("{text}");
    for row in &rows[1..] {
        for (library, behavior) in LIBRARIES.into_iter().zip(&row[1..]) {
            check(library, &row[0], behavior);
        }
    }
    readme_block::check("autobahn", &text);
}

/// A fault that is fixed must be removed from the list.
fn check(library: &str, case: &str, behavior: &str) {
    let fault = FAULTS
        .iter()
        .find(|fault| (fault.0, fault.1) == (library, case));
    let is_expected = match fault {
        Some(fault) => behavior == fault.2,
        None => behavior.split(", ").all(|part| GOOD.contains(&part)),
    };
    assert!(is_expected, "{case} with {library}: {behavior}");
}

/// Runs the suite, and reads its report.
fn run(servers: &[EchoServer]) -> Value {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("autobahn");
    let report = folder.join("index.json");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of an earlier run can be removed");
    }
    fs::create_dir(&folder).expect("the folder can be made");
    let servers: Vec<Value> = LIBRARIES
        .iter()
        .zip(servers)
        .map(|(library, server)| json!({"agent": library, "url": server.url}))
        .collect();
    let spec = json!({
        "outdir": folder,
        "servers": servers,
        "cases": ["7.*"],
        "exclude-cases": [],
        "exclude-agent-cases": {},
    });
    let path = folder.join("spec.json");
    fs::write(&path, spec.to_string()).expect("the file can be written");
    let mut suite = Program::start(
        "wstest",
        Command::new(installed("autobahn/bin/wstest"))
            .args(["-m", "fuzzingclient", "-s"])
            .arg(path)
            .current_dir(folder)
            .stdin(Stdio::null()),
    );
    assert!(
        suite.succeeds_within(Duration::from_secs(60)),
        "wstest fails"
    );
    let text = fs::read_to_string(report).expect("the report is there");
    from_str(&text).expect("the report is JSON")
}

/// The result of a case, and of its closing behaviour if that differs.
fn behavior(result: &Value) -> String {
    let text = |key| result[key].as_str().expect("a result has it");
    let (whole, ending) = (text("behavior"), text("behaviorClose"));
    if whole == ending {
        whole.to_owned()
    } else {
        format!("{whole}, {ending}")
    }
}

fn numbers(case: &str) -> Vec<u16> {
    case.split('.')
        .map(|number| number.parse().expect("a number"))
        .collect()
}
