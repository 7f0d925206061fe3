//! tungstenite 0.28, in tokio-tungstenite.

use tokio_tungstenite028 as tokio_tungstenite;

#[path = "tungstenite/cases.rs"]
#[allow(
    clippy::duplicate_mod,
    reason = "the versions differ in nothing that it names, but their types are not the same"
)]
mod cases;
