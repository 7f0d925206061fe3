//! tungstenite 0.29, in tokio-tungstenite.

use tokio_tungstenite029 as tokio_tungstenite;

#[path = "tungstenite/cases.rs"]
#[allow(
    clippy::duplicate_mod,
    reason = "the versions differ in nothing that it names, but their types are not the same"
)]
mod cases;
