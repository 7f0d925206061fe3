//! The codes that a Close frame can be made with.

use close_codes_vocabulary::SentBy;

use crate::code_set::CodeSet;
use crate::spec::Spec;

pub(crate) use sealed::Sealed;

/// A code that a Close frame can be made with: a variant of an enum made by `close_codes!`, or a
/// [`ReceivedCode`](crate::ReceivedCode) of such an enum, which can be made from any number.
///
/// In both cases, the spec of the enum and its ranges decide who may send the code. A bare number is not a code,
/// because it does not say which protocol it belongs to. The trait is sealed: it is implemented for every [`CodeSet`]
/// and for [`ReceivedCode`](crate::ReceivedCode), and for nothing else.
///
/// ```
/// use close_codes::{CloseCode, CloseFrame, Code, ReceivedCode, SendError, Server};
///
/// fn close<C: Code>(code: C) -> Result<CloseFrame<'static, Server>, SendError> {
///     CloseFrame::new(code, "")
/// }
///
/// assert_eq!(close(CloseCode::GoingAway)?.code(), Some(1001));
/// assert_eq!(close(ReceivedCode::<CloseCode>::from(4001))?.code(), Some(4001));
/// assert!(close(ReceivedCode::<CloseCode>::from(1010)).is_err(), "only a client sends 1010");
/// # Ok::<(), SendError>(())
/// ```
///
/// ```compile_fail,E0277
/// // A number alone belongs to no protocol.
/// close_codes::CloseFrame::<close_codes::Server>::new(4001_u16, "");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a close code of a protocol",
    label = "not a close code of a protocol",
    note = "a close code is a variant of an enum made by `close_codes!`, such as `ChatClose`",
    note = "to send a number, say which protocol it belongs to: `ReceivedCode::<ChatClose>::from(number)`"
)]
pub trait Code: Copy + Sealed {
    /// The spec that the code is checked by.
    const SPEC: &'static Spec;

    /// The number.
    fn code(self) -> u16;

    /// Who may send it, by that spec.
    fn sent_by(self) -> SentBy;
}

// Without this, the compiler would suggest to implement `CodeSet` for a number.
#[diagnostic::do_not_recommend]
impl<C: CodeSet> Code for C {
    const SPEC: &'static Spec = <C as CodeSet>::SPEC;

    #[inline]
    fn code(self) -> u16 {
        CodeSet::code(self)
    }

    #[inline]
    fn sent_by(self) -> SentBy {
        // A variant knows its entry, so that no search is needed.
        self.info().sent_by
    }
}

mod sealed {
    pub trait Sealed {}

    #[diagnostic::do_not_recommend]
    impl<C: crate::code_set::CodeSet> Sealed for C {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::received::ReceivedCode;
    use crate::test_codes::TestClose;

    #[test]
    fn a_variant_and_a_number_are_checked_by_the_same_spec() {
        assert_eq!(<TestClose as Code>::SPEC.category, "Test Codes");
        assert_eq!(
            <ReceivedCode<TestClose> as Code>::SPEC.category,
            "Test Codes"
        );
        assert_eq!(Code::code(TestClose::SessionExpired), 4001);
        for number in 0..=u16::MAX {
            let code = ReceivedCode::<TestClose>::from(number);
            assert_eq!(Code::code(code), number);
            assert_eq!(Code::sent_by(code), TestClose::SPEC.sent_by(number));
        }
    }
}
