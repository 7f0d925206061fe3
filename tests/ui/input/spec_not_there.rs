//! However much of an enum is used, a spec that is not there is one error.

use std::collections::HashMap;

use close_codes::{
    CloseFrame, CodeSet, Either, ReceivedClose, ReceivedCode, Reconnect, Server, close_frame,
};

mod codes {
    close_codes::close_codes! {
        /// Close codes of the chat protocol.
        #[derive(Default)]
        #[non_exhaustive]
        pub enum ChatClose = "specs/chat_codes.toml";
    }
}

use codes::ChatClose;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Ended {
    Closed(ChatClose),
    Lost,
}

const EXPIRED: ChatClose = ChatClose::SessionExpired;
static SENT: &[ChatClose] = &[ChatClose::SessionExpired, ChatClose::Banned];
static RESTARTING: CloseFrame<'static, Server> = close_frame!(Server, ChatClose::Restarting);

impl ChatClose {
    fn is_final(self) -> bool {
        matches!(self, Self::Banned)
    }
}

impl From<std::io::Error> for ChatClose {
    fn from(_: std::io::Error) -> Self {
        Self::Internal
    }
}

fn retries(code: ChatClose) -> u32 {
    match code {
        ChatClose::SessionExpired => 1,
        ChatClose::Banned => 0,
    }
}

fn generic<C: CodeSet>(codes: &[C]) -> usize {
    codes.len() + C::SPEC.codes.len()
}

fn received(close: ReceivedClose<'_, ChatClose>) -> bool {
    match close.code() {
        ReceivedCode::Known(ChatClose::SessionExpired) => true,
        ReceivedCode::InRange(_, ChatClose::BACK_OFF) => false,
        code if code.reconnect().is_some_and(Reconnect::is_automatic) => true,
        ReceivedCode::Known(code) => retries(code) > 0 && !code.is_final(),
        _ => false,
    }
}

fn sent(why: &str, code: ChatClose, number: u16) -> CloseFrame<'_, Either> {
    let _ = close_frame!(ChatClose::Banned, "no more");
    let _ = close_frame!(Server, 4404 as ChatClose).with_reason_truncated(why);
    let _ = CloseFrame::<Server>::new(code, why);
    let _ = CloseFrame::<Server>::of(ReceivedCode::<ChatClose>::from(number));
    CloseFrame::truncated(code, why).unwrap_or(CloseFrame::empty())
}

fn main() {
    let mut counts: HashMap<ChatClose, u32> = HashMap::new();
    for code in ChatClose::ALL {
        *counts.entry(code).or_default() += 1;
        println!("{code} {code:?} {} {}", code.info().title, code as u16);
    }
    let parsed: ChatClose = "4001".parse().unwrap();
    let tried = ChatClose::try_from(4001).unwrap();
    assert_eq!(parsed, tried);
    assert_eq!(u16::from(EXPIRED), 4001);
    assert_eq!(EXPIRED, 4001);
    let _ = (ChatClose::from_code(4001), ChatClose::default(), Ended::Lost);
    let _ = EXPIRED.compare(ChatClose::Banned).page(&ChatClose::LANGUAGES[0]);
    let _ = (generic(SENT), generic(&ChatClose::ALL), RESTARTING);
    let _ = (received(ReceivedClose::no_status()), sent("bye", EXPIRED, 4001));
    let _ = Ended::Closed(std::io::Error::other("lost").into());
}
