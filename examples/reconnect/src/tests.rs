//! The client against a scripted server, in memory and with a paused clock, so that waits take no time and can be
//! measured exactly.

use std::collections::VecDeque;
use std::error::Error;
use std::ops::RangeInclusive;
use std::time::Duration;

use close_codes::{OwnedClose, ReceivedClose, Reconnect, Session};
use fastwebsockets::{Frame, OpCode, Role, WebSocket};
use tokio::io::{AsyncWriteExt as _, DuplexStream, duplex};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

use crate::FeedClose;
use crate::client::{Program, stay_connected};
use crate::message::LONGEST;
use crate::plan::{AT_ONCE, Next, Pace, WAITS, Why};

/// The action of the server for a connection.
#[derive(Clone, Debug)]
enum Act {
    Close(u16, &'static str),
    CloseEmpty,
    /// Closes with exactly these bytes as the body.
    CloseRaw(Vec<u8>),
    /// Drops the connection without a Close frame.
    Die,
    /// Does not accept the connection.
    Refuse,
    /// Accepts the connection, and never finishes the handshake.
    Hang,
    /// Closes after this time.
    CloseLater(Duration, u16),
    /// Sends these frames, then drops the connection unless the client closes it.
    Send(Vec<Part>),
}

/// A frame: its opcode, its payload, and whether it ends its message.
type Part = (OpCode, Vec<u8>, bool);

/// A program whose server follows a script.
struct Play {
    script: VecDeque<Act>,
    /// Whether there are new credentials.
    can_log_in: bool,
    start: Instant,
    /// The times at which the attempts began, since the start.
    attempts: Vec<Duration>,
    /// The first message of the client on every open connection, and its answers to Close frames.
    servers: Vec<JoinHandle<(String, Option<Vec<u8>>)>>,
    logins: usize,
    closes: Vec<(String, Next)>,
}

/// The result of a script.
struct Played {
    why: Why,
    /// The time between one attempt and the next.
    waits: Vec<Duration>,
    hellos: Vec<String>,
    answers: Vec<Option<Vec<u8>>>,
    logins: usize,
    closes: Vec<(String, Next)>,
}

impl Program for Play {
    type Stream = DuplexStream;

    async fn connect(&mut self) -> Result<WebSocket<DuplexStream>, Box<dyn Error>> {
        self.attempts.push(self.start.elapsed());
        let number = self.attempts.len();
        // The script is followed by a close that ends every run.
        let act = self.script.pop_front().unwrap_or(Act::Close(4006, ""));
        match act {
            Act::Refuse => return Err("connection refused".into()),
            Act::Hang => sleep(Duration::from_secs(1_000_000)).await,
            _ => {}
        }
        let (client, server) = duplex(1024);
        self.servers.push(tokio::spawn(serve(server, act, number)));
        Ok(WebSocket::after_handshake(client, Role::Client))
    }

    async fn reauthenticate(&mut self) -> bool {
        self.logins += 1;
        self.can_log_in
    }

    fn ended(&mut self, close: &OwnedClose<FeedClose>, next: Next, _: Option<&str>) {
        self.closes.push((close.to_string(), next));
    }
}

/// Gives the client a session with the number of the connection, then acts by the script.
async fn serve(stream: DuplexStream, act: Act, number: usize) -> (String, Option<Vec<u8>>) {
    let mut socket = WebSocket::after_handshake(stream, Role::Server);
    socket.set_auto_close(false);
    let hello = socket.read_frame().await.expect("the client speaks first");
    let hello = String::from_utf8(hello.payload.to_vec()).expect("it is text");
    let session = format!("session {number}").into_bytes();
    socket
        .write_frame(Frame::text(session.into()))
        .await
        .expect("the client reads");
    let close = match act {
        Act::Close(code, reason) => Frame::close(code, reason.as_bytes()),
        Act::CloseLater(after, code) => {
            sleep(after).await;
            Frame::close(code, b"")
        }
        Act::CloseEmpty => Frame::close_raw(Vec::new().into()),
        Act::CloseRaw(body) => Frame::close_raw(body.into()),
        Act::Die | Act::Refuse | Act::Hang => return (hello, None),
        Act::Send(frames) => return (hello, send(socket, frames).await),
    };
    socket.write_frame(close).await.expect("the client reads");
    let answer = socket.read_frame().await.expect("the client answers");
    assert_eq!(answer.opcode, OpCode::Close);
    let answer = answer.payload.to_vec();
    socket
        .into_inner()
        .shutdown()
        .await
        .expect("nothing is left to send");
    (hello, Some(answer))
}

/// The time limit of the server for the answer.
const SILENCE: Duration = Duration::from_secs(1);

/// Sends frames as long as the client accepts them, and returns the body of its Close frame, if it sends one.
async fn send(mut socket: WebSocket<DuplexStream>, frames: Vec<Part>) -> Option<Vec<u8>> {
    for (opcode, payload, is_last) in frames {
        let frame = Frame::new(is_last, opcode, None, payload.into());
        // The client may have left.
        if socket.write_frame(frame).await.is_err() {
            break;
        }
    }
    loop {
        let frame = timeout(SILENCE, socket.read_frame()).await;
        let frame = frame.ok()?.expect("the client answers");
        if frame.opcode == OpCode::Close {
            return Some(frame.payload.to_vec());
        }
        assert_eq!(frame.opcode, OpCode::Pong);
    }
}

async fn play(script: impl IntoIterator<Item = Act>, can_log_in: bool) -> Played {
    let mut play = Play {
        script: script.into_iter().collect(),
        can_log_in,
        start: Instant::now(),
        attempts: Vec::new(),
        servers: Vec::new(),
        logins: 0,
        closes: Vec::new(),
    };
    let a_week = Duration::from_secs(7 * 24 * 60 * 60);
    let why = timeout(a_week, stay_connected(&mut play, Pace::default()))
        .await
        .expect("the client ends");
    let (mut hellos, mut answers) = (Vec::new(), Vec::new());
    for server in play.servers {
        let (hello, answer) = server.await.expect("no panic");
        hellos.push(hello);
        answers.push(answer);
    }
    Played {
        why,
        waits: play
            .attempts
            .windows(2)
            .map(|pair| pair[1].saturating_sub(pair[0]))
            .collect(),
        hellos,
        answers,
        logins: play.logins,
        closes: play.closes,
    }
}

fn seconds(first: u64, last: u64) -> RangeInclusive<Duration> {
    Duration::from_secs(first)..=Duration::from_secs(last)
}

/// The expected waits without other events (RFC 6455, section 7.2.3).
fn backoff() -> [RangeInclusive<Duration>; WAITS] {
    [
        seconds(0, 5),
        seconds(5, 10),
        seconds(10, 20),
        seconds(20, 40),
        seconds(40, 80),
        seconds(60, 120),
        seconds(60, 120),
        seconds(60, 120),
    ]
}

fn assert_backoff(waits: &[Duration]) {
    // The timer of the runtime counts in milliseconds, and is never early.
    let late = Duration::from_millis(5);
    for (number, (wait, range)) in waits.iter().zip(backoff()).enumerate() {
        assert!(
            (*range.start()..=*range.end() + late).contains(wait),
            "wait {number}: {wait:?}, not {range:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn never_is_one_attempt() {
    for script in [Act::Close(4006, "bad manners"), Act::Close(1000, "")] {
        let played = play([script], true).await;
        assert_eq!(played.why, Why::Never);
        assert_eq!(
            (played.hellos, played.waits),
            (vec!["new".to_owned()], vec![])
        );
        assert_eq!(played.logins, 0);
    }
}

#[tokio::test(start_paused = true)]
async fn backoff_waits_longer_and_longer_and_gives_up() {
    let played = play(vec![Act::Close(4002, ""); 100], true).await;
    assert_eq!(played.why, Why::GaveUp);
    assert_eq!(played.waits.len(), WAITS);
    assert_backoff(&played.waits);
}

/// All closes that mean "wait", by the spec or by default.
#[tokio::test(start_paused = true)]
async fn every_way_to_lose_a_connection_waits() {
    let illegal = 1005_u16.to_be_bytes().to_vec();
    for act in [
        Act::Close(1001, ""),
        Act::Close(1011, ""),
        Act::Close(1012, ""),
        Act::Close(1013, ""),
        Act::Close(1014, ""),
        Act::Close(3008, ""),
        Act::Close(4002, ""),
        Act::Close(4003, ""),
        Act::Close(4100, ""),
        Act::Close(4199, ""),
        // These codes are unknown.
        Act::Close(4999, ""),
        Act::Close(3999, ""),
        Act::CloseEmpty,
        Act::CloseRaw(illegal),
        Act::CloseRaw(vec![3]),
        Act::Die,
        Act::Refuse,
    ] {
        let played = play(vec![act.clone(); 3], true).await;
        assert_eq!(played.why, Why::Never, "{act:?}");
        assert_eq!(played.waits.len(), 3, "{act:?}");
        assert_backoff(&played.waits);
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_hangs_is_given_up_and_counts() {
    let played = play([Act::Hang, Act::Hang], true).await;
    let attempt = Pace::default().attempt;
    let waits: Vec<_> = played
        .waits
        .iter()
        .map(|wait| wait.saturating_sub(attempt))
        .collect();
    assert_eq!(played.why, Why::Never);
    assert!(played.waits.iter().all(|wait| *wait >= attempt));
    assert_backoff(&waits);
}

/// Two clients that were lost together must not come back together.
#[tokio::test(start_paused = true)]
async fn waits_are_random() {
    let mut seen: Vec<Vec<Duration>> = Vec::new();
    for _ in 0..20 {
        seen.push(play(vec![Act::Close(1012, ""); 2], true).await.waits);
    }
    for number in 0..2 {
        let mut waits: Vec<_> = seen.iter().map(|waits| waits[number]).collect();
        waits.sort_unstable();
        waits.dedup();
        assert!(waits.len() > 10, "{waits:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn immediately_is_at_once_but_not_forever() {
    let played = play(vec![Act::Close(4000, ""); 100], true).await;
    assert_eq!(played.why, Why::GaveUp);
    let at_once = AT_ONCE as usize;
    assert_eq!(played.waits.len(), at_once + WAITS);
    assert!(
        played.waits[..at_once].iter().all(Duration::is_zero),
        "{:?}",
        played.waits
    );
    assert_backoff(&played.waits[at_once..]);
}

#[tokio::test(start_paused = true)]
async fn reauthenticate_logs_in_once_and_stops_if_that_is_impossible_or_did_not_help() {
    for code in [3000, 4004, 4007] {
        let played = play([Act::Close(code, "")], true).await;
        assert_eq!((played.why, played.logins), (Why::Never, 1), "{code}");
        assert_eq!(played.waits, [Duration::ZERO], "{code}");

        let played = play([Act::Close(code, ""), Act::Close(4004, "")], true).await;
        assert_eq!((played.why, played.logins), (Why::NoCredentials, 1));
        assert_eq!(played.hellos.len(), 2);

        let played = play([Act::Close(code, "")], false).await;
        assert_eq!((played.why, played.logins), (Why::NoCredentials, 1));
        assert_eq!(played.hellos.len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn after_fix_is_not_retried() {
    for code in [1002, 1008, 4005] {
        let played = play([Act::Close(code, "")], true).await;
        assert_eq!((played.why, played.logins), (Why::NeedsFix, 0), "{code}");
        assert_eq!(played.hellos, ["new"], "{code}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_stable_connection_makes_up_for_what_went_before() {
    let stable = Pace::default().stable;
    let mut script = vec![Act::Close(4002, ""); WAITS];
    script.push(Act::CloseLater(stable, 4002));
    script.extend(vec![Act::Close(4002, ""); WAITS - 1]);
    let mut played = play(script, true).await;
    assert_eq!(
        (played.why, played.hellos.len()),
        (Why::Never, 2 * WAITS + 1)
    );
    let mut waits = played.waits.split_off(WAITS);
    waits[0] -= stable;
    assert_backoff(&waits);

    // A connection that was too short does not count as stable.
    let almost = stable.saturating_sub(Duration::from_secs(1));
    let played = play(vec![Act::CloseLater(almost, 4002); 2 * WAITS], true).await;
    assert_eq!((played.why, played.hellos.len()), (Why::GaveUp, WAITS + 1));

    // A login before a stable connection does not count.
    let script = [Act::Close(4004, ""), Act::CloseLater(stable, 4004)];
    assert_eq!(play(script, true).await.logins, 2);
}

#[tokio::test(start_paused = true)]
async fn the_session_is_resumed_where_the_spec_says_that_it_survives() {
    let lost: [(Act, bool); 14] = [
        (Act::Close(4000, ""), true),
        (Act::Close(4001, ""), false),
        (Act::Close(4002, ""), true),
        (Act::Close(4003, ""), false),
        (Act::Close(4004, ""), true),
        (Act::Close(4007, ""), false),
        (Act::Close(4150, ""), true),
        // These are given by the entries that this spec adds to the standard ones.
        (Act::Close(1012, ""), true),
        (Act::Die, true),
        (Act::CloseRaw(vec![3]), true),
        // The registry has no sessions, and these codes are unknown.
        (Act::Close(1001, ""), false),
        (Act::CloseEmpty, false),
        (Act::Close(3999, ""), false),
        (Act::Close(4999, ""), false),
    ];
    for (act, is_resumed) in lost {
        let played = play([act.clone()], true).await;
        let second = if is_resumed { "resume 1" } else { "new" };
        assert_eq!(played.hellos, ["new", second], "{act:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_session_outlives_attempts_that_fail() {
    let played = play([Act::Close(4002, ""), Act::Refuse, Act::Hang], true).await;
    assert_eq!(played.hellos, ["new", "resume 1"]);
    // A close that ends the client does not.
    let played = play([Act::Close(4002, ""), Act::Close(4001, "")], true).await;
    assert_eq!(played.hellos, ["new", "resume 1", "new"]);
}

#[tokio::test(start_paused = true)]
async fn every_close_is_answered_and_an_illegal_one_with_what_is_wrong() {
    let reason = "閉".repeat(41);
    let bodies = [
        b"\x0f\xa2".to_vec(),
        [b"\x0f\xa2", reason.as_bytes()].concat(),
        Vec::new(),
        vec![3],
        b"\x03\xed".to_vec(),
        b"\x03\xe8\xff".to_vec(),
    ];
    let played = play(bodies.clone().map(Act::CloseRaw), true).await;
    for (body, answer) in bodies.iter().zip(&played.answers) {
        let answer = answer.as_deref().expect("an answer");
        match ReceivedClose::<FeedClose>::decode(body) {
            Ok(_) => assert_eq!(answer, body),
            Err(error) => assert_eq!(answer, error.reply().encode().as_bytes()),
        }
    }
    assert_eq!(played.closes[1].0, format!("4002 Busy: {reason}"));
}

/// The spec of this example has every kind of entry.
#[test]
fn the_spec_has_every_reconnect_with_every_session_and_a_range() {
    let has = |reconnect, session| {
        FeedClose::ALL.iter().any(|code| {
            let info = code.info();
            info.code >= 4000 && (info.reconnect, info.session) == (Some(reconnect), session)
        })
    };
    let (by_itself, by_a_person): (Vec<_>, Vec<_>) =
        Reconnect::ALL.iter().partition(|word| word.is_automatic());
    for reconnect in by_itself {
        for &session in Session::ALL {
            assert!(has(reconnect, Some(session)), "{reconnect} {session}");
        }
    }
    for reconnect in by_a_person {
        assert!(has(reconnect, None), "{reconnect}");
    }
    assert_eq!(FeedClose::SPEC.ranges, [*FeedClose::MAINTENANCE]);
}

#[tokio::test(start_paused = true)]
async fn a_message_in_parts_is_one_message() {
    let part = |opcode, text: &str, is_last| (opcode, text.as_bytes().to_vec(), is_last);
    let in_parts = vec![
        part(OpCode::Text, "ses", false),
        part(OpCode::Ping, "?", true),
        part(OpCode::Continuation, "sion ", false),
        part(OpCode::Continuation, "in parts", true),
        // This is not a session, since it is not a text.
        part(OpCode::Binary, "session of bytes", true),
    ];
    // 1006 keeps the session.
    let played = play([Act::Send(in_parts)], true).await;
    assert_eq!(played.hellos, ["new", "resume in parts"]);
}

#[tokio::test(start_paused = true)]
async fn a_message_without_an_end_is_refused_and_counts_as_lost() {
    let part = |opcode, len, is_last| (opcode, vec![b'x'; len], is_last);
    let too_big = 1009_u16.to_be_bytes();
    let broken = 1002_u16.to_be_bytes();
    let first = || part(OpCode::Text, 1000, false);
    let mut endless = vec![part(OpCode::Continuation, 1000, false); 100_000];
    endless[0] = first();
    for (frames, refusal) in [
        (endless, Some(too_big)),
        (vec![part(OpCode::Binary, LONGEST + 1, true)], Some(too_big)),
        (vec![part(OpCode::Text, 100 << 20, false)], Some(too_big)),
        (
            vec![first(), part(OpCode::Continuation, LONGEST - 999, true)],
            Some(too_big),
        ),
        (
            vec![first(), part(OpCode::Continuation, LONGEST - 1000, true)],
            None,
        ),
        (vec![part(OpCode::Text, LONGEST, true)], None),
        (vec![part(OpCode::Continuation, 1, true)], Some(broken)),
        (vec![first(), first()], Some(broken)),
    ] {
        let lens: Vec<usize> = frames.iter().map(|frame| frame.1.len()).take(3).collect();
        let mut played = play([Act::Send(frames)], true).await;
        let code = played.answers[0].as_ref().map(|body| body[..2].to_vec());
        assert_eq!(code, refusal.map(Vec::from), "{lens:?}");
        assert!(played.closes[0].0.contains("1006"), "{:?}", played.closes);
        if refusal.is_none() {
            played.waits[0] = played.waits[0].saturating_sub(SILENCE);
        }
        assert_backoff(&played.waits);
    }
}
