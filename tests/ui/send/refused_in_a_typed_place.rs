use close_codes::{CloseCode, CloseFrame, Server, close_frame};

const BYE: CloseFrame<'static, Server> = close_frame!(Sever, CloseCode::GoingAway);

fn role_last() -> CloseFrame<'static, Server> {
    close_frame!(CloseCode::GoingAway, Server)
}

fn nothing() -> Option<CloseFrame<'static, Server>> {
    Some(close_frame!())
}

fn bare_number() -> CloseFrame<'static, Server> {
    close_frame!(4001).with_reason_truncated("bye").into()
}

fn run_time(code: CloseCode) -> CloseFrame<'static, Server> {
    close_frame!(code)
}

fn main() {
    let _ = (BYE, role_last(), nothing(), bare_number(), run_time(CloseCode::GoingAway));
}
