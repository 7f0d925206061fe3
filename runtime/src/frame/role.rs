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

/// Writes the marker type of a role.
macro_rules! role {
    ($(#[$doc:meta])+ $name:ident) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {}

        // Where no role is given, the compiler would show each of these impls in full.
        #[diagnostic::do_not_recommend]
        impl Role for $name {}

        impl sealed::Sealed for $name {
            const __SENDER: Sender = Sender::$name;
        }
    };
}

role! {
    /// The end that opened the connection, in a program that may send any code a client may.
    ///
    /// For a program inside a web page, see [`Browser`].
    Client
}

role! {
    /// The end that accepted the connection.
    Server
}

role! {
    /// A client inside a web page: the WHATWG WebSocket API lets it send 1000 and 3000 to 4999 only.
    ///
    /// `WebSocket.close()` throws an `InvalidAccessError` for any other code. A browser sends a few more by itself,
    /// 1001 when the page goes away for one, but no page can ask for them.
    Browser
}

role! {
    /// Whichever end: the frame may be sent by a client and by a server.
    ///
    /// It need not do for a [`Browser`], which may send less than other clients.
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
        /// A bound on `Role` brings this name into scope, so it is one that nobody else gives a constant.
        const __SENDER: Sender;
    }
}
