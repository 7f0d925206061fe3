//! Nothing but generated code: no lint is allowed here, with the exceptions below.

#![allow(
    clippy::exhaustive_enums,
    reason = "a `match` that forgets a code should not compile; whoever wants it to writes `#[non_exhaustive]`"
)]

close_codes::close_codes! {
    /// Close codes with ranges, a translation and a deprecated code.
    pub enum Exported = "codes.toml";
}

close_codes::close_codes! {
    /// Close codes for this crate alone.
    #[derive(Debug, Hash)]
    pub(crate) enum Internal = "codes.toml";
}

close_codes::close_codes! {
    /// Close codes for this module alone, of which none is used.
    enum Private = inline "extends = 'standard'";
}

close_codes::close_codes! {
    /// Close codes that others may not match all of.
    #[deprecated = "use `Exported`"]
    #[non_exhaustive]
    pub enum Old = "codes.toml";
}

close_codes::close_codes!("codes.toml");

/// A frame with a reason.
pub const LATER: close_codes::CloseFrame<'static, close_codes::Server> =
    close_codes::close_frame!(Server, Exported::SessionExpired, "later");

/// A frame without a reason, of a number.
pub const BACK_OFF: close_codes::CloseFrame<'static, close_codes::Either> =
    close_codes::close_frame!((4100 + 50) as Exported);

/// A frame of a code for this crate alone.
pub const INTERNAL: close_codes::CloseFrame<'static, close_codes::Either> =
    close_codes::close_frame!({ Internal::GoingAway });
