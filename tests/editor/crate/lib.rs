use close_codes::{CloseFrame, Server, close_codes, close_frame};

close_codes! {
    /// Why a connection to the chat ends.
    pub enum ChatClose = "codes.toml";
}

pub const EXPIRED: CloseFrame<'static, Server> = close_frame!(Server, ChatClose::SessionExpired);
pub const REASON: &str = "gone";

pub fn title() -> &'static str {
    ChatClose::SessionExpired.info().title
}

pub fn number() -> u16 {
    ChatClose::SessionExpired.code()
}

pub fn first(code: u16) -> Option<ChatClose> {
    let _ = ChatClose::ALL;
    let _ = ChatClose::BACK_OFF;
    let _ = ChatClose::ALL[0].compare(ChatClose::ALL[1]);
    ChatClose::from_code(code)
}

pub fn old() -> ChatClose {
    return ChatClose::Old;
}
