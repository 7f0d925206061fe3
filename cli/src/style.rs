//! The styles of headings and marks on a terminal.

use anstyle::{AnsiColor, Style};

pub(crate) const TITLE: Style = Style::new().bold().underline();
pub(crate) const CODE: Style = AnsiColor::Cyan.on_default().bold();
pub(crate) const HEADING: Style = Style::new().bold();

/// The word `note` before a message that is not an error.
pub(crate) const NOTE: Style = AnsiColor::Green.on_default().bold();

/// The word `error` before an error, and the rule of a change that breaks peers.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
