//! The codes of both ends: they share one spec, so that neither can send a code that the other does not know.

use close_codes::close_codes;

close_codes! {
    /// Why a connection to the chat ends.
    pub enum ChatClose = "../chat/codes.toml";
}
