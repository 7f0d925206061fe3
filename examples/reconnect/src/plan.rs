//! What to do after a connection has ended. It depends on the code, and on the attempts before.

use std::iter::{Chain, Once, once};
use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBackoff, ExponentialBuilder};
use close_codes::{ReceivedCode, Reconnect};

use crate::FeedClose;

/// The number of immediate attempts before waiting.
pub(crate) const AT_ONCE: u32 = 3;

/// The number of waits before giving up.
pub(crate) const WAITS: usize = 8;

type Waits = Chain<Once<Duration>, ExponentialBackoff>;

/// The lengths of the waits.
#[derive(Clone, Copy)]
pub(crate) struct Pace {
    /// The maximum of the first wait. A random part of it spreads out clients that were lost together.
    pub(crate) first: Duration,
    /// The minimum of the second wait. The following ones double, and each is extended by a random part of itself.
    pub(crate) second: Duration,
    /// The limit of the doubling, without the random part.
    pub(crate) longest: Duration,
    /// The duration after which a connection counts as stable, and earlier attempts no longer count.
    pub(crate) stable: Duration,
    /// The time limit for an attempt to connect.
    pub(crate) attempt: Duration,
}

/// RFC 6455, section 7.2.3, suggests 0 to 5 seconds, and then a truncated binary exponential back-off.
impl Default for Pace {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(5),
            second: Duration::from_secs(5),
            longest: Duration::from_secs(60),
            stable: Duration::from_secs(30),
            attempt: Duration::from_secs(10),
        }
    }
}

impl Pace {
    /// Multiplies every wait by this factor.
    pub(crate) fn times(self, factor: f64) -> Self {
        Self {
            first: self.first.mul_f64(factor),
            second: self.second.mul_f64(factor),
            longest: self.longest.mul_f64(factor),
            ..self
        }
    }

    /// The successive waits.
    fn waits(&self) -> Waits {
        let doubling = ExponentialBuilder::new()
            .with_min_delay(self.second)
            .with_max_delay(self.longest)
            .with_max_times(WAITS - 1)
            .with_jitter()
            .build();
        once(self.first.mul_f64(fastrand::f64())).chain(doubling)
    }
}

/// The next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Connect {
        after: Duration,
    },
    /// Fetch new credentials, then connect at once.
    Reauthenticate,
    Stop(Why),
}

/// The reason not to connect again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The spec says so.
    Never,
    /// The same attempt would fail again until a person changes something.
    NeedsFix,
    /// There are no new credentials, or the server did not accept them.
    NoCredentials,
    /// There were too many attempts.
    GaveUp,
}

/// The state between two stable connections.
pub(crate) struct Plan {
    pace: Pace,
    at_once: u32,
    has_new_credentials: bool,
    waits: Waits,
}

impl Plan {
    pub(crate) fn new(pace: Pace) -> Self {
        Self {
            at_once: 0,
            has_new_credentials: false,
            waits: pace.waits(),
            pace,
        }
    }

    /// The next step after a connection with this duration and this code.
    pub(crate) fn next(&mut self, code: ReceivedCode<FeedClose>, lasted: Duration) -> Next {
        if lasted >= self.pace.stable {
            *self = Self::new(self.pace);
        }
        match code.reconnect() {
            Some(Reconnect::Never) => Next::Stop(Why::Never),
            Some(reconnect) if !reconnect.is_automatic() => Next::Stop(Why::NeedsFix),
            // If the server requires new credentials again, the last ones did not help.
            Some(Reconnect::Reauthenticate) if self.has_new_credentials => {
                Next::Stop(Why::NoCredentials)
            }
            Some(Reconnect::Reauthenticate) => {
                self.has_new_credentials = true;
                Next::Reauthenticate
            }
            Some(Reconnect::Immediately) if self.at_once < AT_ONCE => {
                self.at_once += 1;
                Next::Connect {
                    after: Duration::ZERO,
                }
            }
            // This includes unknown codes, and codes after which immediate attempts did not help.
            Some(_) | None => self.wait(),
        }
    }

    fn wait(&mut self) -> Next {
        match self.waits.next() {
            Some(after) => Next::Connect { after },
            None => Next::Stop(Why::GaveUp),
        }
    }
}
