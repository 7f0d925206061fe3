//! How a connection ended, with an owned reason.

extern crate alloc;

use alloc::boxed::Box;
use core::error::Error;
use core::fmt;
use core::marker::PhantomData;

use super::close::ReceivedClose;
use super::code::ReceivedCode;
use crate::code_set::CodeSet;
use crate::frame::{CloseFrame, Either};

/// How a connection ended, with an owned reason. [`ReceivedClose::into_owned`] returns it, with the feature `alloc`.
///
/// It outlives the received frame, so that it can be stored, sent to another thread, or returned as an error. With the
/// feature `serde`, it is written as `code` and `reason`, and read by the rules of [`ReceivedClose::reported`].
///
/// ```
/// use close_codes::{CloseCode, OwnedClose, ReceivedClose, ReceivedCode};
///
/// fn read(body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
///     let received = ReceivedClose::<CloseCode>::decode(body)?;
///     match received.code() {
///         ReceivedCode::Known(CloseCode::NormalClosure) => Ok(()),
///         _ => Err(received.into_owned().into()),
///     }
/// }
///
/// let error = read(b"\x03\xe9see you").unwrap_err();
/// assert_eq!(error.to_string(), "1001 Going Away: see you");
/// let close: &OwnedClose<CloseCode> = error.downcast_ref().unwrap();
/// assert_eq!(close.code(), ReceivedCode::Known(CloseCode::GoingAway));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OwnedClose<C> {
    /// As in a [`ReceivedClose`].
    code: u16,
    /// As in a [`ReceivedClose`].
    reason: Box<str>,
    codes: PhantomData<C>,
}

impl<C: CodeSet> OwnedClose<C> {
    pub(super) fn new(code: u16, reason: &str) -> Self {
        Self {
            code,
            reason: reason.into(),
            codes: PhantomData,
        }
    }

    /// Borrows it as a [`ReceivedClose`], for functions such as [`CloseFrame::forwarding`].
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// let received = ReceivedClose::<CloseCode>::from_parts(1001, "see you").unwrap();
    /// assert_eq!(received.into_owned().as_received(), received);
    /// ```
    #[must_use]
    pub fn as_received(&self) -> ReceivedClose<'_, C> {
        ReceivedClose::new(self.code, &self.reason)
    }

    /// As [`ReceivedClose::code`].
    #[must_use]
    pub fn code(&self) -> ReceivedCode<C> {
        self.as_received().code()
    }

    /// As [`ReceivedClose::reason`].
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// As [`ReceivedClose::is_clean`].
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.as_received().is_clean()
    }

    /// As [`ReceivedClose::was_sent_by_peer`].
    #[must_use]
    pub fn was_sent_by_peer(&self) -> bool {
        self.as_received().was_sent_by_peer()
    }

    /// As [`ReceivedClose::reply`].
    #[must_use]
    pub fn reply(&self) -> Option<CloseFrame<'_, Either>> {
        self.as_received().reply()
    }
}

impl<C: CodeSet> From<ReceivedClose<'_, C>> for OwnedClose<C> {
    fn from(received: ReceivedClose<'_, C>) -> Self {
        received.into_owned()
    }
}

/// Writes one line, like [`ReceivedClose`].
impl<C: CodeSet> fmt::Debug for OwnedClose<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_received().fmt_named(f, "OwnedClose")
    }
}

/// Writes the code, then the reason if there is one, with control characters escaped, like [`ReceivedClose`].
impl<C: CodeSet> fmt::Display for OwnedClose<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_received().fmt(f)
    }
}

impl<C: CodeSet> Error for OwnedClose<C> {}

/// The form that is written and read with the feature `serde`.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "OwnedClose", deny_unknown_fields)]
struct Parts<R> {
    code: u16,
    reason: R,
}

#[cfg(feature = "serde")]
impl<C: CodeSet> serde::Serialize for OwnedClose<C> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (code, reason) = (self.code, &*self.reason);
        Parts { code, reason }.serialize(serializer)
    }
}

/// Fails in the same cases as [`ReceivedClose::reported`].
#[cfg(feature = "serde")]
impl<'de, C: CodeSet> serde::Deserialize<'de> for OwnedClose<C> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Parts { code, reason } = Parts::<Box<str>>::deserialize(deserializer)?;
        ReceivedClose::reported(code, &reason)
            .map(ReceivedClose::into_owned)
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::boxed::Box;
    use std::format;
    use std::string::ToString;

    use super::*;
    use crate::test_codes::TestClose;

    #[test]
    fn it_agrees_with_the_borrowed_one() {
        for code in 0..=u16::MAX {
            let Ok(received) = ReceivedClose::<TestClose>::reported(code, "why\n") else {
                continue;
            };
            let owned = received.into_owned();
            assert_eq!(owned, OwnedClose::from(received));
            assert_eq!(owned.as_received(), received);
            assert_eq!(
                (owned.code(), owned.reason()),
                (received.code(), received.reason())
            );
            assert_eq!(owned.is_clean(), received.is_clean());
            assert_eq!(owned.was_sent_by_peer(), received.was_sent_by_peer());
            assert_eq!(owned.reply(), received.reply());
            assert_eq!(owned.to_string(), received.to_string());
            assert_eq!(
                format!("{owned:?}"),
                format!("{received:?}").replacen("Received", "Owned", 1)
            );
        }
    }

    #[test]
    fn it_is_an_error_that_can_be_sent_to_another_thread() {
        fn sendable(error: impl Error + Send + Sync + 'static) -> Box<dyn Error + Send + Sync> {
            Box::new(error)
        }
        let owned = ReceivedClose::<TestClose>::abnormal().into_owned();
        assert_eq!(sendable(owned.clone()).to_string(), "1006 Abnormal Closure");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_has_code_and_reason() {
        let owned = ReceivedClose::<TestClose>::reported(4001, "bye")
            .expect("legal")
            .into_owned();
        let json = serde_json::to_string(&owned).expect("it is data");
        assert_eq!(json, r#"{"code":4001,"reason":"bye"}"#);
        assert_eq!(
            serde_json::from_str::<OwnedClose<TestClose>>(&json).ok(),
            Some(owned)
        );
        let lost = serde_json::from_str::<OwnedClose<TestClose>>(r#"{"code":1006,"reason":""}"#);
        assert_eq!(lost.ok(), Some(ReceivedClose::abnormal().into_owned()));
        for wrong in [
            r#"{"code":1004,"reason":""}"#,
            r#"{"code":2999,"reason":""}"#,
            r#"{"code":4001}"#,
            r#"{"code":4001,"reason":"","more":1}"#,
        ] {
            assert!(
                serde_json::from_str::<OwnedClose<TestClose>>(wrong).is_err(),
                "{wrong}"
            );
        }
        let long = format!(r#"{{"code":4001,"reason":"{}"}}"#, "x".repeat(124));
        assert!(serde_json::from_str::<OwnedClose<TestClose>>(&long).is_err());
    }
}
