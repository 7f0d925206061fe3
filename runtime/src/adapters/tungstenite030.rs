//! tungstenite 0.30, and tokio-tungstenite 0.30, which has the same types.
//!
//! A frame of any role becomes a `tungstenite::Message`, a `tungstenite::protocol::CloseFrame`, or an `Option` of one,
//! which is what `Message::Close` holds. A [`ReceivedClose`](crate::ReceivedClose) is made from a `&CloseFrame`, an
//! `Option<&CloseFrame>` or an `&Option<CloseFrame>`, or from the `Error` of a lost connection.
//!
//! ```
//! # use tungstenite030 as tungstenite;
#![doc = include_str!("tungstenite/loop.rs")]
//! # use tungstenite::protocol::Role;
//! # let ends = |bytes: &[u8]| {
//! #     let wire = std::io::Cursor::new(bytes.to_vec());
//! #     talk(&mut WebSocket::from_raw_socket(wire, Role::Client, None)).map(u16::from).ok()
//! # };
//! # assert_eq!(ends(b"\x88\x02\x03\xe9"), Some(1001));
//! # assert_eq!(ends(b"\x88\x00"), Some(1005));
//! # assert_eq!(ends(b"\x81\x02hi"), Some(1006));
//! # assert_eq!(ends(b"\x81\x02\xff\xff"), None);
//! ```
#![doc = include_str!("tungstenite/page.md")]

use tungstenite030 as tungstenite;

#[path = "tungstenite/conversions.rs"]
#[allow(
    clippy::duplicate_mod,
    reason = "the versions have the same names, but distinct types"
)]
mod conversions;
