//! The messages for a refused code or reason, which are the same while compiling and at run time.
//!
//! A message has three lines: what is wrong, why, and what to send instead. The second and the third line begin like
//! rustc's own notes, and rustc shows them below the first in the panic of a constant.

use close_codes_vocabulary::numbers::{
    ABNORMAL_CLOSURE, FIRST_PRIVATE_CODE, FIRST_REGISTERED_CODE, HIGHEST_CODE, LOWEST_CODE,
    MAX_REASON, NO_STATUS_RECEIVED, NORMAL_CLOSURE, RESERVED, TLS_HANDSHAKE_FAILURE,
};
use close_codes_vocabulary::{
    CodeClass, Key, Refusal, Sender, SentBy, SpecKey, never_sent_note, sender_note, unassigned_note,
};

use super::message::Message;
use super::send_error::{Cause, SendError};
use crate::entries::{CodeInfo, RangeInfo};
use crate::spec::Spec;
use crate::standard::CloseCode;

/// The maximum number of codes that a help lists.
const MAX_LISTED: usize = 6;
/// The maximum number of bytes shown of a title, a name or a description of the spec.
const MAX_TITLE: usize = 60;
const MAX_DESCRIPTION: usize = 200;

const NOTE: &str = "\n  = note: ";
const HELP: &str = "\n  = help: ";

impl SendError {
    /// The whole message, on three lines.
    pub(crate) const fn message(&self) -> Message {
        let mut message = Message::new();
        match self.cause() {
            Cause::Code(sent_by) => match self.refusal(sent_by) {
                Refusal::NeverSent => self.never_sent(&mut message),
                Refusal::WrongRole => self.wrong_role(&mut message, sent_by),
                Refusal::RefusedByBrowsers => self.refused_by_browsers(&mut message),
                Refusal::Unassigned => self.unassigned(&mut message),
                Refusal::Retired => self.retired(&mut message),
                Refusal::OutOfRange => self.out_of_range(&mut message),
            },
            Cause::ReasonTooLong(len) => self.reason_too_long(&mut message, len),
            Cause::ReasonWithoutCode => reason_without_code(&mut message),
        }
        message
    }

    const fn never_sent(&self, message: &mut Message) {
        self.push_code(message);
        message.push(" must never be sent in a Close frame");
        message.push(NOTE);
        if let Some(note) = never_sent_note(self.code()) {
            message.push(note);
        } else {
            push_sent_by(message, SentBy::Nobody);
            if let Some(CodeInfo {
                description: Some(description),
                ..
            }) = self.code_info(self.code())
            {
                message.push(": ");
                message.push_short(description, MAX_DESCRIPTION);
            }
        }
        message.push(HELP);
        match self.code() {
            NO_STATUS_RECEIVED => {
                message.push("to close without a status, send `CloseFrame::empty()`");
            }
            ABNORMAL_CLOSURE => {
                message.push("to end without a Close frame, drop the connection");
                if let Some(info) = self.sendable(CloseCode::InternalError.code()) {
                    message.push("; to report a failure, send ");
                    push_variant(message, info);
                }
            }
            RESERVED | TLS_HANDSHAKE_FAILURE => {
                match self.sendable(CloseCode::PolicyViolation.code()) {
                    Some(info) => {
                        message.push("send ");
                        push_variant(message, info);
                        push_or_a_code_of_your_own(message);
                    }
                    None => self.push_what_may_be_sent(message),
                }
            }
            _ => self.push_what_may_be_sent(message),
        }
    }

    const fn wrong_role(&self, message: &mut Message, sent_by: SentBy) {
        self.push_code(message);
        if matches!(self.sender(), Sender::Either) {
            message.push(" may be sent by a ");
            message.push(sent_by.as_str());
            message.push(" alone, but this frame is for both ends");
        } else {
            message.push(" must not be sent by a ");
            message.push(self.sender_name());
        }
        message.push(NOTE);
        if let Some(note) = sender_note(self.code(), sent_by) {
            message.push(note);
        } else {
            push_sent_by(message, sent_by);
        }
        if matches!(self.sender(), Sender::Browser) {
            message.push(", and a browser is a client");
        }
        message.push(HELP);
        match (self.sender(), sent_by) {
            (Sender::Either, SentBy::Client) => {
                message.push("name the role: `close_frame!(Client, …)` or `CloseFrame<Client>`");
            }
            (Sender::Either, _) => {
                message.push("name the role: `close_frame!(Server, …)` or `CloseFrame<Server>`");
            }
            _ => self.push_what_may_be_sent(message),
        }
    }

    const fn refused_by_browsers(&self, message: &mut Message) {
        self.push_code(message);
        message.push(" must not be sent by a browser");
        message.push(NOTE);
        message.push("`WebSocket.close()` takes ");
        message.push_number(NORMAL_CLOSURE as usize);
        message.push(" and ");
        push_range(message, FIRST_REGISTERED_CODE, HIGHEST_CODE);
        message.push("; any other code throws an InvalidAccessError");
        message.push(HELP);
        self.push_what_may_be_sent(message);
    }

    const fn unassigned(&self, message: &mut Message) {
        self.push_code(message);
        message.push(" is not assigned, so it must not be sent");
        push_unassigned(message, self.code());
    }

    const fn retired(&self, message: &mut Message) {
        // The title is left out, because the title of a range around the number is not the former meaning of the
        // number.
        message.push("close code ");
        message.push_number(self.code() as usize);
        message.push(" is retired, so it must not be sent");
        message.push(NOTE);
        message.push("it is in `");
        message.push(SpecKey::Retired.as_str());
        message.push("` of the spec: it had a meaning once, and older peers still act on it");
        message.push(HELP);
        self.push_what_may_be_sent(message);
    }

    const fn out_of_range(&self, message: &mut Message) {
        self.push_code(message);
        message.push(" is out of range; close codes go from ");
        push_range(message, LOWEST_CODE, HIGHEST_CODE);
        push_unassigned(message, self.code());
    }

    const fn reason_too_long(&self, message: &mut Message, len: usize) {
        message.push("the reason of ");
        self.push_code(message);
        message.push(" is ");
        message.push_number(len);
        message.push(" bytes long; a Close frame carries at most ");
        message.push_number(MAX_REASON);
        message.push(NOTE);
        message
            .push("the limit counts bytes of UTF-8: a character outside ASCII takes two to four");
        message.push(HELP);
        message.push("shorten it by ");
        message.push_number(len - MAX_REASON);
        message.push(if len - MAX_REASON == 1 {
            " byte"
        } else {
            " bytes"
        });
        message.push(", or let `with_reason_truncated` cut it");
    }

    /// Pushes `close code 4001 (Session Expired)`, or the number alone.
    const fn push_code(&self, message: &mut Message) {
        message.push("close code ");
        message.push_number(self.code() as usize);
        let title = match self.spec() {
            Some(spec) => spec.title(self.code()),
            None => None,
        };
        if let Some(title) = title {
            message.push(" (");
            message.push_short(title, MAX_TITLE);
            message.push(")");
        }
    }

    /// Pushes `a server may send 4001 SessionExpired, 1000 NormalClosure, …`, with the codes of the application first.
    ///
    /// If the spec lists no code that this sender may send, its ranges are named, or else 1000, which is always
    /// allowed.
    const fn push_what_may_be_sent(&self, message: &mut Message) {
        let mut listed = 0;
        listed = self.push_class(message, CodeClass::Private, listed);
        let has_private = listed > 0;
        listed = self.push_class(message, CodeClass::Registered, listed);
        listed = self.push_class(message, CodeClass::Protocol, listed);
        if listed == 0 {
            listed = self.push_ranges(message);
        }
        if listed > MAX_LISTED {
            message.push(", …");
        }
        if listed == 0 && self.may_send(NORMAL_CLOSURE) {
            self.push_before_item(message, listed);
            message.push_number(NORMAL_CLOSURE as usize);
            listed += 1;
        }
        if listed == 0 {
            message.push("`CloseFrame::empty()` closes without a status");
        } else if !has_private {
            push_or_a_code_of_your_own(message);
        }
    }

    const fn push_class(&self, message: &mut Message, class: CodeClass, listed: usize) -> usize {
        let codes = match self.spec() {
            Some(spec) => spec.codes,
            None => &[],
        };
        let mut listed = listed;
        let mut at = 0;
        while at < codes.len() {
            let info = &codes[at];
            at += 1;
            if info.class() as u8 != class as u8
                || info.deprecated.is_some()
                || !self.may_send(info.code)
            {
                continue;
            }
            self.push_before_item(message, listed);
            if listed < MAX_LISTED {
                push_variant(message, info);
            }
            listed += 1;
        }
        listed
    }

    /// The ranges in which this sender may send a code that is not listed.
    const fn push_ranges(&self, message: &mut Message) -> usize {
        let Some(spec) = self.spec() else { return 0 };
        let mut listed = 0;
        let mut at = 0;
        while at < spec.ranges.len() {
            let range = &spec.ranges[at];
            at += 1;
            if range.deprecated.is_some() || !self.may_send_in(spec, range) {
                continue;
            }
            self.push_before_item(message, listed);
            if listed < MAX_LISTED {
                push_range(message, range.first, range.last);
                message.push(" (");
                message.push_short(range.title, MAX_TITLE);
                message.push(")");
            }
            listed += 1;
        }
        listed
    }

    /// Whether this sender may send a code that is in this range, in none inside it, and not listed.
    const fn may_send_in(&self, spec: &'static Spec, range: &RangeInfo) -> bool {
        let mut code = range.first;
        while code <= range.last {
            if self.may_send(code)
                && spec.code(code).is_none()
                && matches!(spec.range(code), Some(innermost) if innermost.first == range.first && innermost.last == range.last)
            {
                return true;
            }
            code += 1;
        }
        false
    }

    /// Pushes what comes before an item of the list: who may send it, or a comma.
    const fn push_before_item(&self, message: &mut Message, listed: usize) {
        if listed == 0 {
            if matches!(self.sender(), Sender::Either) {
                message.push("either end");
            } else {
                message.push("a ");
                message.push(self.sender_name());
            }
            message.push(" may send ");
        } else if listed < MAX_LISTED {
            message.push(", ");
        }
    }

    /// The entry of a code, if the spec lists it and this sender may send it.
    const fn sendable(&self, code: u16) -> Option<&'static CodeInfo> {
        if self.may_send(code) {
            self.code_info(code)
        } else {
            None
        }
    }

    const fn may_send(&self, code: u16) -> bool {
        match self.spec() {
            Some(spec) => Self::check_code(spec, self.sender(), code).is_ok(),
            None => false,
        }
    }

    /// The entry of a code, if the spec is known and lists it.
    const fn code_info(&self, code: u16) -> Option<&'static CodeInfo> {
        match self.spec() {
            Some(spec) => spec.code(code),
            None => None,
        }
    }

    const fn sender_name(&self) -> &'static str {
        match self.sender() {
            Sender::Client => SentBy::Client.as_str(),
            Sender::Server => SentBy::Server.as_str(),
            Sender::Browser => "browser",
            Sender::Either => "end",
        }
    }
}

const fn reason_without_code(message: &mut Message) {
    message.push("a Close frame without a code has no room for a reason");
    message.push(NOTE);
    message.push("RFC 6455, section 5.5.1: the reason follows the two bytes of the code");
    message.push(HELP);
    message.push("make the frame with a code, such as ");
    message.push_number(NORMAL_CLOSURE as usize);
    message.push(" of `CloseCode::NormalClosure`");
}

/// What the spec says of who may send a code.
const fn push_sent_by(message: &mut Message, sent_by: SentBy) {
    message.push("`");
    message.push(Key::SentBy.as_str());
    message.push(" = \"");
    message.push(sent_by.as_str());
    message.push("\"` in the spec");
}

const fn push_unassigned(message: &mut Message, code: u16) {
    message.push(NOTE);
    message.push(unassigned_note(code));
    message.push(HELP);
    message.push("an application has ");
    push_range(message, FIRST_PRIVATE_CODE, HIGHEST_CODE);
    message.push(" for codes of its own");
}

const fn push_or_a_code_of_your_own(message: &mut Message) {
    message.push(", or a code of your own from ");
    push_range(message, FIRST_PRIVATE_CODE, HIGHEST_CODE);
}

/// `4000 to 4999`
const fn push_range(message: &mut Message, first: u16, last: u16) {
    message.push_number(first as usize);
    message.push(" to ");
    message.push_number(last as usize);
}

const fn push_variant(message: &mut Message, info: &CodeInfo) {
    message.push_number(info.code as usize);
    message.push(" ");
    message.push_short(info.name, MAX_TITLE);
}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::{String, ToString};

    use crate::entries::{CodeInfo, RangeInfo};
    use crate::frame::{
        Browser, Client, CloseFrame, Code, Either, Role, SendError, SendErrorKind, Server,
        sender_of,
    };
    use crate::spec::Spec;
    use crate::test_codes::{TestClose, number};
    use close_codes_vocabulary::SentBy;

    fn refusal<R: Role>(code: impl Code) -> String {
        let error = CloseFrame::<R>::new(code, "").expect_err("the code is refused");
        format!("{error:#}")
    }

    #[test]
    fn a_code_that_nobody_sends_is_explained_and_replaced() {
        assert_eq!(
            refusal::<Server>(TestClose::TlsHandshakeFailure),
            "close code 1015 (TLS Handshake Failure) must never be sent in a Close frame
  = note: 1015 stands for a failed TLS handshake and is only reported locally
  = help: send 1008 PolicyViolation, or a code of your own from 4000 to 4999"
        );
        assert_eq!(
            refusal::<Either>(number(1005)),
            "close code 1005 (No Status Received) must never be sent in a Close frame
  = note: 1005 stands for a Close frame without a status, so no frame carries it
  = help: to close without a status, send `CloseFrame::empty()`"
        );
        assert_eq!(
            refusal::<Client>(number(1006)),
            "close code 1006 (Abnormal Closure) must never be sent in a Close frame
  = note: 1006 stands for a connection that ended without a Close frame
  = help: to end without a Close frame, drop the connection; to report a failure, send 1011 InternalError"
        );
        assert_eq!(
            refusal::<Browser>(TestClose::Reserved),
            "close code 1004 (Reserved) must never be sent in a Close frame
  = note: 1004 is reserved; RFC 6455, section 7.4.1, gives it no meaning
  = help: a browser may send 4002 Leaving, 4900 OwnInRange, 1000 NormalClosure"
        );
        assert_eq!(
            refusal::<Server>(TestClose::Internal),
            "close code 4003 (Internal) must never be sent in a Close frame
  = note: `sent_by = \"nobody\"` in the spec: The state machine gave up.
  = help: a server may send 4001 SessionExpired, 1000 NormalClosure, 1008 PolicyViolation, 1011 InternalError"
        );
    }

    #[test]
    fn a_replacement_is_named_only_where_this_role_may_send_it() {
        assert!(!refusal::<Browser>(TestClose::AbnormalClosure).contains("1011"));
        assert!(!refusal::<Browser>(TestClose::TlsHandshakeFailure).contains("1008"));
    }

    #[test]
    fn a_code_of_the_other_end_is_refused_with_what_this_end_may_send() {
        assert_eq!(
            refusal::<Server>(number(1010)),
            "close code 1010 (Mandatory Extension) must not be sent by a server
  = note: RFC 6455, section 7.4.1: only a client sends 1010, because a server can fail the handshake instead
  = help: a server may send 3000 Unauthorized, 3003 Forbidden, 3008 Timeout, 1000 NormalClosure, 1001 GoingAway, \
             1002 ProtocolError, …, or a code of your own from 4000 to 4999"
        );
        assert_eq!(
            refusal::<Client>(TestClose::SessionExpired),
            "close code 4001 (Session Expired) must not be sent by a client
  = note: `sent_by = \"server\"` in the spec
  = help: a client may send 4002 Leaving, 4900 OwnInRange, 1000 NormalClosure, 1008 PolicyViolation, \
             1010 MandatoryExtension, 1011 InternalError"
        );
        assert_eq!(
            refusal::<Browser>(TestClose::SessionExpired),
            "close code 4001 (Session Expired) must not be sent by a browser
  = note: `sent_by = \"server\"` in the spec, and a browser is a client
  = help: a browser may send 4002 Leaving, 4900 OwnInRange, 1000 NormalClosure"
        );
    }

    #[test]
    fn a_refused_frame_for_both_ends_gets_advice_to_name_a_role() {
        assert_eq!(
            refusal::<Either>(TestClose::Leaving),
            "close code 4002 (Leaving) may be sent by a client alone, but this frame is for both ends
  = note: `sent_by = \"client\"` in the spec
  = help: name the role: `close_frame!(Client, …)` or `CloseFrame<Client>`"
        );
        assert!(refusal::<Either>(TestClose::SessionExpired).ends_with("`CloseFrame<Server>`"));
    }

    #[test]
    fn a_code_that_browsers_refuse_is_explained() {
        assert_eq!(
            refusal::<Browser>(TestClose::InternalError),
            "close code 1011 (Internal Error) must not be sent by a browser
  = note: `WebSocket.close()` takes 1000 and 3000 to 4999; any other code throws an InvalidAccessError
  = help: a browser may send 4002 Leaving, 4900 OwnInRange, 1000 NormalClosure"
        );
    }

    #[test]
    fn a_number_that_is_not_a_code_is_explained() {
        assert_eq!(
            refusal::<Server>(number(2999)),
            "close code 2999 is not assigned, so it must not be sent
  = note: RFC 6455, section 7.4.2, keeps 1000 to 2999 for the protocol and its extensions
  = help: an application has 4000 to 4999 for codes of its own"
        );
        assert_eq!(
            refusal::<Server>(number(999)),
            "close code 999 is out of range; close codes go from 1000 to 4999
  = note: RFC 6455, section 7.4.2: 0 to 999 are not used
  = help: an application has 4000 to 4999 for codes of its own"
        );
        assert!(refusal::<Server>(number(5000)).contains("gives no meaning to a code above 4999"));
    }

    #[test]
    fn a_long_reason_is_measured() {
        let error = CloseFrame::<Server>::new(TestClose::SessionExpired, &"é".repeat(65)).map(drop);
        assert_eq!(
            error.map_err(|error| format!("{error:#}")),
            Err(String::from(
                "the reason of close code 4001 (Session Expired) is 130 bytes long; a Close frame carries at most 123
  = note: the limit counts bytes of UTF-8: a character outside ASCII takes two to four
  = help: shorten it by 7 bytes, or let `with_reason_truncated` cut it"
            ))
        );
        let too_long_by_one = "x".repeat(124);
        let error =
            CloseFrame::<Server>::new(number(4001), &too_long_by_one).expect_err("one too many");
        assert!(error.to_string().contains("shorten it by 1 byte, or"));
    }

    #[test]
    fn a_new_reason_for_an_existing_frame_is_measured_too() {
        let frame = CloseFrame::<Server>::new(TestClose::SessionExpired, "").expect("it may");
        let too_long = "x".repeat(125);
        let error = frame.with_reason(&too_long).expect_err("two too many");
        assert_eq!(
            format!("{error:#}"),
            "the reason of close code 4001 is 125 bytes long; a Close frame carries at most 123
  = note: the limit counts bytes of UTF-8: a character outside ASCII takes two to four
  = help: shorten it by 2 bytes, or let `with_reason_truncated` cut it"
        );
        let error = CloseFrame::<Server>::empty().with_reason("why");
        assert_eq!(
            format!("{:#}", error.expect_err("there is no code")),
            "a Close frame without a code has no room for a reason
  = note: RFC 6455, section 5.5.1: the reason follows the two bytes of the code
  = help: make the frame with a code, such as 1000 of `CloseCode::NormalClosure`"
        );
    }

    #[test]
    fn on_one_line_it_says_the_same() {
        let error = CloseFrame::<Server>::new(number(1005), "").expect_err("1005 is never sent");
        assert_eq!(
            error.to_string(),
            "close code 1005 (No Status Received) must never be sent in a Close frame; \
             note: 1005 stands for a Close frame without a status, so no frame carries it; \
             help: to close without a status, send `CloseFrame::empty()`"
        );
    }

    #[test]
    fn a_deprecated_code_is_not_suggested() {
        assert!(!refusal::<Client>(TestClose::SessionExpired).contains("Retired"));
    }

    const LONG: &str = match core::str::from_utf8(&[b'x'; 2000]) {
        Ok(text) => text,
        Err(_) => panic!(),
    };
    const NOISY: Spec = {
        const NOISE: CodeInfo = {
            let mut info = CodeInfo::new(4000, LONG, LONG);
            info.description = Some(LONG);
            info.sent_by = SentBy::Nobody;
            info
        };
        const OURS: RangeInfo = {
            let mut range = RangeInfo::new(4100, 4199, "Ours");
            range.sent_by = SentBy::Server;
            range
        };
        Spec::new(LONG, &[NOISE], &[OURS])
    };

    #[test]
    fn long_texts_of_a_spec_leave_room_for_the_help() {
        let sender = sender_of::<Server>();
        let error = SendError::check_code(&NOISY, sender, 4000).expect_err("nobody sends it");
        let text = format!("{error:#}");
        assert!(
            text.ends_with(
                "…\n  = help: a server may send 4100 to 4199 (Ours), or a code of your own from 4000 to 4999"
            ),
            "{text}"
        );
        assert_eq!(text.lines().count(), 3);
    }

    #[test]
    fn of_many_ranges_the_first_six_are_named() {
        const fn first(count: usize) -> Spec {
            const RANGES: &[RangeInfo] = &[
                RangeInfo::new(4010, 4019, "One"),
                RangeInfo::new(4020, 4029, "Two"),
                RangeInfo::new(4030, 4039, "Three"),
                RangeInfo::new(4040, 4049, "Four"),
                RangeInfo::new(4050, 4059, "Five"),
                RangeInfo::new(4060, 4069, "Six"),
                RangeInfo::new(4070, 4079, "Seven"),
            ];
            Spec::new("", &[], RANGES.split_at(count).0)
        }
        const SIX: Spec = first(6);
        const SEVEN: Spec = first(7);
        let help = |spec: &'static Spec| {
            let error = SendError::check_code(spec, sender_of::<Server>(), 1010);
            let text = format!("{:#}", error.expect_err("a client alone sends it"));
            let (_, help) = text
                .rsplit_once("4050 to 4059 (Five), ")
                .expect("it is named");
            String::from(help)
        };
        let rest = "or a code of your own from 4000 to 4999";
        assert_eq!(help(&SIX), format!("4060 to 4069 (Six), {rest}"));
        assert_eq!(help(&SEVEN), format!("4060 to 4069 (Six), …, {rest}"));
    }

    #[test]
    fn where_no_listed_code_may_be_sent_a_range_or_1000_is_named() {
        const NOBODYS: Spec = {
            const CODES: [CodeInfo; 2] = {
                let mut codes = [
                    CodeInfo::new(1000, "NormalClosure", "Normal Closure"),
                    CodeInfo::new(4000, "Internal", "Internal"),
                ];
                codes[0].sent_by = SentBy::Nobody;
                codes[1].sent_by = SentBy::Nobody;
                codes
            };
            Spec::new("", &CODES, &[])
        };
        let help = |spec, code| {
            let error = SendError::check_code(spec, sender_of::<Client>(), code);
            let text = format!("{:#}", error.expect_err("the client must not send it"));
            String::from(text.split_once("= help: ").expect("there is help").1)
        };
        // Only the server may send the codes of the range.
        assert_eq!(
            help(&NOISY, 4000),
            "a client may send 1000, or a code of your own from 4000 to 4999"
        );
        assert_eq!(
            help(&NOBODYS, 4000),
            "`CloseFrame::empty()` closes without a status"
        );
    }

    #[test]
    fn a_range_is_named_only_where_a_code_of_it_may_be_sent() {
        const WITHIN: Spec = {
            const CODES: [CodeInfo; 1] = [{
                let mut info = CodeInfo::new(4100, "Kicked", "Kicked");
                info.sent_by = SentBy::Server;
                info
            }];
            const RANGES: [RangeInfo; 3] = {
                let mut ranges = [
                    RangeInfo::new(4100, 4101, "Used Up"),
                    RangeInfo::new(4101, 4101, "The Server's"),
                    RangeInfo::new(4200, 4299, "Open"),
                ];
                ranges[1].sent_by = SentBy::Server;
                ranges
            };
            Spec::new("", &CODES, &RANGES)
        };
        let error = SendError::check_code(&WITHIN, sender_of::<Client>(), 4100);
        let text = format!("{:#}", error.expect_err("the server's"));
        assert!(
            text.ends_with(
                "a client may send 4200 to 4299 (Open), or a code of your own from 4000 to 4999"
            ),
            "{text}"
        );
    }

    #[test]
    fn a_code_in_a_range_is_checked_and_named_by_the_range() {
        let sender = sender_of::<Client>();
        let error =
            SendError::check_code(&NOISY, sender, 4150).expect_err("the server alone sends it");
        assert_eq!(error.kind(), SendErrorKind::WrongRole);
        assert!(
            error
                .to_string()
                .starts_with("close code 4150 (Ours) must not be sent by a client")
        );
    }

    #[test]
    fn a_retired_number_has_no_title_and_is_not_suggested() {
        const RANGES: [RangeInfo; 2] = [
            RangeInfo::new(4050, 4051, "Used Up"),
            RangeInfo::new(4060, 4069, "Open"),
        ];
        const SPEC: Spec = {
            let mut spec = Spec::new("", &[], &RANGES);
            spec.retired = &[1006, 4050, 4051];
            spec
        };
        let error = SendError::check_code(&SPEC, sender_of::<Client>(), 4050);
        let error = error.expect_err("it is retired");
        assert_eq!(error.kind(), SendErrorKind::Retired);
        assert_eq!(
            format!("{error:#}"),
            "close code 4050 is retired, so it must not be sent\n  \
             = note: it is in `retired` of the spec: it had a meaning once, and older peers still act on it\n  \
             = help: a client may send 4060 to 4069 (Open), or a code of your own from 4000 to 4999"
        );
        let error = SendError::check_code(&SPEC, sender_of::<Client>(), 1006);
        let error = error.expect_err("nobody ever sends it");
        assert_eq!(error.kind(), SendErrorKind::NeverSent);
    }

    #[test]
    fn every_refusal_of_every_number_has_three_lines_with_the_number() {
        fn check<R: Role>() {
            for code in 0..=u16::MAX {
                let Err(error) = CloseFrame::<R>::new(number(code), "") else {
                    continue;
                };
                let text = format!("{error:#}");
                assert!(
                    text.lines()
                        .next()
                        .is_some_and(|line| line.contains(&code.to_string())),
                    "{text}"
                );
                assert!(
                    text.contains("\n  = note: ") && text.contains("\n  = help: "),
                    "{text}"
                );
                assert_eq!(text.lines().count(), 3, "{text}");
            }
        }
        check::<Client>();
        check::<Server>();
        check::<Browser>();
        check::<Either>();
    }
}
