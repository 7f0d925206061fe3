//! Who sends a Close frame.

use core::fmt::Debug;
use core::hash::Hash;

use close_codes_vocabulary::Sender;

/// One end of a connection, as a type: [`Client`], [`Server`], [`Browser`] or [`Either`].
///
/// The trait is sealed: there are no other roles.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a role",
    label = "not a role",
    note = "the roles are `Client`, `Server`, `Browser` and `Either`"
)]
pub trait Role: Copy + Ord + Hash + Debug + Send + Sync + Unpin + 'static + sealed::Sealed {}

/// Declares the marker type of a role.
macro_rules! role {
    ($(#[$doc:meta])+ $name:ident) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {}

        // Without this, the compiler would show each of these impls in full if no role is given.
        #[diagnostic::do_not_recommend]
        impl Role for $name {}

        impl sealed::Sealed for $name {
            const __SENDER: Sender = Sender::$name;
        }
    };
}

role! {
    /// The end that opened the connection, in a program outside of a browser.
    ///
    /// For a program in a web page, see [`Browser`].
    Client
}

role! {
    /// The end that accepted the connection.
    Server
}

role! {
    /// A client in a web page. The WHATWG WebSocket API lets it send only 1000 and 3000 to 4999.
    ///
    /// `WebSocket.close()` throws an `InvalidAccessError` for any other code. A browser sends a few other codes by
    /// itself, such as 1001 when the page goes away, but a page cannot ask for them.
    Browser
}

role! {
    /// Either end: both a client and a server may send the frame.
    ///
    /// A [`Browser`] may be unable to send it, since it may send fewer codes than other clients.
    Either
}

/// The sender of the frames of a role.
pub(crate) const fn sender_of<R: Role>() -> Sender {
    R::__SENDER
}

mod sealed {
    use close_codes_vocabulary::Sender;

    pub trait Sealed {
        /// The role as a value.
        ///
        /// A bound on `Role` brings this name into scope, so it must be one that no other constant has.
        const __SENDER: Sender;
    }
}
