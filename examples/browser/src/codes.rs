//! What both ends have in common: one spec, so that neither can send what the other does not know.

use close_codes::close_codes;

close_codes! {
    /// Why a connection to the chat ends.
    pub enum ChatClose = "../chat/codes.toml";
}
