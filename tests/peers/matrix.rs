//! Every code, sent by each end to the other: what arrives, and what the answer is.

use std::collections::BTreeSet;

use close_codes::{Client, CloseCode, CloseFrame, ReceivedCode};
use form_urlencoded::byte_serialize;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::cases::{codes, name, reasons};
use crate::client;
use crate::deviations::{CLIENT, Column, DEVIATIONS, expected};
use crate::echo_server::{EchoServer, LIBRARIES};
use crate::markdown::table;
use crate::peer::{Peer, read_report};
use crate::program::Program;
use crate::readme_block;
use crate::seen::{Outcome, Seen};

/// A column, and its cells from top to bottom.
type Filled = (Column, Vec<String>);

#[test]
#[ignore = "needs the foreign peers: .ci/install-peers"]
fn matrix() {
    let mut columns = with_our_servers();
    columns.extend(with_our_client());

    let tables = LIBRARIES.into_iter().chain([CLIENT]).map(|ours| {
        let columns = columns.iter().filter(|(column, _)| column.ours == ours);
        let heading = match ours {
            CLIENT => "Our client, with fastwebsockets".to_owned(),
            library => format!("Our server, with {library}"),
        };
        let table = table(rows(&columns.collect::<Vec<_>>()));
        format!("{heading}:\n\n{table}\n")
    });
    let reasons = DEVIATIONS
        .iter()
        .map(|deviation| format!("* {}\n", deviation.because));
    let text: String = tables.chain(reasons).collect();
    println!("{text}");
    check(&columns);
    readme_block::check("matrix", &text);
}

fn with_our_servers() -> Vec<Filled> {
    let servers = LIBRARIES.map(|library| (library, EchoServer::start(library, "matrix")));
    let mut columns = Vec::new();
    for peer in Peer::CLIENTS {
        let mut client = peer.start("client");
        for (ours, server) in &servers {
            columns.push(fill(ours, peer, true, |code, reason| {
                our_server_sends(server, peer, &mut client, code, reason)
            }));
            columns.push(fill(ours, peer, false, |code, reason| {
                their_client_sends(server, peer, &mut client, code, reason)
            }));
        }
    }
    columns
}

fn with_our_client() -> Vec<Filled> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut columns = Vec::new();
    for peer in Peer::SERVERS {
        let server = peer.start("server");
        let port = &read_report(&server)["port"];
        let port = port.as_u64().and_then(|port| u16::try_from(port).ok());
        let port = port.expect("the first line has the port");
        columns.push(fill(CLIENT, peer, true, |code, reason| {
            our_client_sends(&runtime, &server, port, code, reason)
        }));
        columns.push(fill(CLIENT, peer, false, |code, reason| {
            their_server_sends(&runtime, &server, port, code, reason)
        }));
    }
    columns
}

/// Sends every code with every reason that goes with it.
fn fill(
    ours: &'static str,
    peer: Peer,
    we_send: bool,
    mut exchange: impl FnMut(Option<u16>, &str) -> Outcome,
) -> Filled {
    let cells = codes().map(|code| {
        let mut parts: Vec<String> = reasons(code)
            .iter()
            .map(|reason| exchange(code, reason).cell(code, reason))
            .collect();
        parts.dedup();
        parts.join(" / ")
    });
    let cells = cells.collect();
    let column = Column {
        ours,
        peer,
        we_send,
    };
    (column, cells)
}

/// Compares the cells with the rule and its deviations, each of which must apply somewhere.
fn check(columns: &[Filled]) {
    let mut deviations = BTreeSet::new();
    let mut wrong = Vec::new();
    for (column, cells) in columns {
        for (code, cell) in codes().zip(cells) {
            let (expected, deviation) = expected(*column, code);
            deviations.extend(deviation);
            if cell != expected {
                let code = name(code);
                wrong.push(format!("{code} in {column:?}: {cell}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(deviations.into_iter().eq(0..DEVIATIONS.len()));
}

fn rows(columns: &[&Filled]) -> Vec<Vec<String>> {
    let heading = columns.iter().map(|(column, _)| {
        let peer = column.peer.name();
        if column.we_send {
            format!("to {peer}")
        } else {
            format!("from {peer}")
        }
    });
    let mut rows = vec![["code".to_owned()].into_iter().chain(heading).collect()];
    for (position, code) in codes().enumerate() {
        let cells = columns.iter().map(|(_, cells)| cells[position].clone());
        rows.push([name(code)].into_iter().chain(cells).collect());
    }
    rows
}

fn our_server_sends(
    server: &EchoServer,
    peer: Peer,
    client: &mut Program,
    code: Option<u16>,
    reason: &str,
) -> Outcome {
    let path = format!(
        "/close/{}?reason={}&to={peer:?}",
        name(code),
        encoded(reason)
    );
    let report = ask(client, "receive", &server.url, &path, None, "");
    match (Seen::by_peer(&report), report["error"].as_str()) {
        (Some(seen), _) => Outcome::Sent {
            seen,
            answer: Seen::printed(&server.ending(&path)),
        },
        (_, Some(error)) if peer.means_bad_request(error) => Outcome::Refused(None),
        _ => Outcome::Failed(report.to_string()),
    }
}

fn their_client_sends(
    server: &EchoServer,
    peer: Peer,
    client: &mut Program,
    code: Option<u16>,
    reason: &str,
) -> Outcome {
    let path = format!("/{peer:?}/{}?reason={}", name(code), encoded(reason));
    let report = ask(client, "send", &server.url, &path, code, reason);
    sent_by_peer(Seen::printed(&server.ending(&path)), &report)
}

fn our_client_sends(
    runtime: &Runtime,
    server: &Program,
    port: u16,
    code: Option<u16>,
    reason: &str,
) -> Outcome {
    let frame = match code
        .map(|code| CloseFrame::<Client>::new(ReceivedCode::<CloseCode>::from(code), reason))
    {
        Some(Ok(frame)) => frame,
        Some(Err(_)) => return Outcome::Refused(None),
        None => CloseFrame::empty(),
    };
    let path = format!("/receive?code={}&reason={}", name(code), encoded(reason));
    let answer = runtime.block_on(client::send(port, &path, frame));
    let report = report_on(server, &path);
    match Seen::by_peer(&report) {
        Some(seen) => Outcome::Sent { seen, answer },
        None => Outcome::Failed(report.to_string()),
    }
}

fn their_server_sends(
    runtime: &Runtime,
    server: &Program,
    port: u16,
    code: Option<u16>,
    reason: &str,
) -> Outcome {
    let path = format!("/send/{}?reason={}", name(code), encoded(reason));
    let seen = runtime.block_on(client::receive(port, &path));
    sent_by_peer(seen, &report_on(server, &path))
}

fn sent_by_peer(seen: Seen, report: &Value) -> Outcome {
    match Seen::by_peer(report) {
        Some(answer) => Outcome::Sent { seen, answer },
        None if report["refused"].is_string() => Outcome::Refused(Some(seen)),
        None => Outcome::Failed(report.to_string()),
    }
}

/// Lets a client of a peer connect, and send or receive a Close frame.
fn ask(
    client: &mut Program,
    action: &str,
    server: &str,
    path: &str,
    code: Option<u16>,
    reason: &str,
) -> Value {
    let url = format!("{server}{path}");
    let command = json!({"do": action, "url": url, "code": code, "reason": reason});
    client.write_line(&command.to_string());
    read_report(client)
}

/// The report of a peer's server about the connection to a path.
fn report_on(server: &Program, path: &str) -> Value {
    let report = read_report(server);
    assert_eq!(report["path"], path);
    report
}

fn encoded(reason: &str) -> String {
    byte_serialize(reason.as_bytes()).collect()
}
