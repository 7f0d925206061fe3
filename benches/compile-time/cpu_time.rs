//! CPU time, which depends less on the load of the machine than wall time.

use std::time::Duration;

use anyhow::Result;

/// User and system time of all children that have ended, and of theirs.
#[cfg(unix)]
pub(crate) fn of_children() -> Result<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    let duration = |time: TimeVal| -> Result<Duration> {
        Ok(Duration::from_secs(time.tv_sec().try_into()?)
            + Duration::from_micros(time.tv_usec().try_into()?))
    };
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok(duration(usage.user_time())? + duration(usage.system_time())?)
}

/// Other systems do not have this sum.
#[cfg(not(unix))]
pub(crate) fn of_children() -> Result<Duration> {
    anyhow::bail!("the CPU time of other processes is measured on Unix alone")
}
