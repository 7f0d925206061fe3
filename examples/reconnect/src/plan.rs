//! What to do after a connection has ended: all of it follows from the code, and from how it went before.

use std::iter::{Chain, Once, once};
use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBackoff, ExponentialBuilder};
use close_codes::{ReceivedCode, Reconnect};

use crate::FeedClose;

/// How often to connect at once, one attempt after the other, before waiting.
pub(crate) const AT_ONCE: u32 = 3;

/// How often to wait, one time after the other, before giving up.
pub(crate) const WAITS: usize = 8;

type Waits = Chain<Once<Duration>, ExponentialBackoff>;

/// How long to wait.
#[derive(Clone, Copy)]
pub(crate) struct Pace {
    /// The longest first wait: a random part of it keeps clients apart that were lost together.
    pub(crate) first: Duration,
    /// The shortest second wait. The following ones double, and each is up to twice as long by chance.
    pub(crate) second: Duration,
    /// Where the doubling ends. Chance comes on top.
    pub(crate) longest: Duration,
    /// How long a connection has to last for what went before to be forgotten.
    pub(crate) stable: Duration,
    /// How long an attempt to connect may take.
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
    /// The same, with every wait longer or shorter by this factor.
    pub(crate) fn times(self, factor: f64) -> Self {
        Self {
            first: self.first.mul_f64(factor),
            second: self.second.mul_f64(factor),
            longest: self.longest.mul_f64(factor),
            ..self
        }
    }

    /// One wait after the other.
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

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Connect {
        after: Duration,
    },
    /// Fetch new credentials, then connect at once.
    Reauthenticate,
    Stop(Why),
}

/// Why not to connect again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The spec says so.
    Never,
    /// The same attempt would fail again until a person changes something.
    NeedsFix,
    /// There are no new credentials, or the server did not take them.
    NoCredentials,
    /// It was tried too often.
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

    /// What to do after a connection that lasted so long, and ended with this code.
    pub(crate) fn next(&mut self, code: ReceivedCode<FeedClose>, lasted: Duration) -> Next {
        if lasted >= self.pace.stable {
            *self = Self::new(self.pace);
        }
        match code.reconnect() {
            Some(Reconnect::Never) => Next::Stop(Why::Never),
            Some(reconnect) if !reconnect.is_automatic() => Next::Stop(Why::NeedsFix),
            // If the server asks for new credentials again, those that it got did not help.
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
            // Also where nobody knows the code, and where to connect at once has not helped.
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
