//! What the program says: a line for each event on the standard output, what went wrong on the standard error.
//!
//! A thread of its own writes the lines. So a reader that stops reading holds up no connection, and one that leaves, as
//! `head -1` does, ends none: the lines that nobody takes are dropped.

use std::io;

use tracing::Level;
use tracing_appender::non_blocking;
use tracing_appender::non_blocking::WorkerGuard;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::layer;
use tracing_subscriber::fmt::writer::MakeWriterExt as _;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry;

/// What writes the last lines when it is dropped. That takes no more than a second or two, even where nobody reads them.
pub(crate) type Guards = [WorkerGuard; 2];

/// From here on, the events of this program are written, and those of its libraries are not.
///
/// # Errors
///
/// Something writes events already.
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
