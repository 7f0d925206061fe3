//! The log of the program: events on the standard output, and errors on the standard error, one line each.
//!
//! A separate thread writes the lines, so that no connection waits for a slow reader or fails when a reader such as
//! `head -1` leaves. Lines that nobody reads are dropped.

use std::io;

use tracing::Level;
use tracing_appender::non_blocking;
use tracing_appender::non_blocking::WorkerGuard;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::layer;
use tracing_subscriber::fmt::writer::MakeWriterExt as _;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry;

/// Writes the last lines when it is dropped. This takes at most a second or two, even if nobody reads them.
pub(crate) type Guards = [WorkerGuard; 2];

/// Starts writing the events of this program, without those of its libraries.
///
/// # Errors
///
/// Returns an error if events are already written.
pub(crate) fn start() -> Result<Guards, tracing::subscriber::SetGlobalDefaultError> {
    let (output, output_guard) = non_blocking(io::stdout());
    let (errors, errors_guard) = non_blocking(io::stderr());
    let lines = layer()
        .without_time()
        .with_level(false)
        .with_target(false)
        .with_ansi(false)
        .with_writer(errors.with_max_level(Level::WARN).or_else(output));
    let own = Targets::new().with_target(env!("CARGO_CRATE_NAME"), Level::INFO);
    tracing::subscriber::set_global_default(registry().with(own).with(lines))?;
    Ok([output_guard, errors_guard])
}
