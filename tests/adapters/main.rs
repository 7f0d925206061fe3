//! Every adapter on real sockets: the other end receives what one end sends, and each library handles illegal Close
//! frames as documented. `agree` compares all adapters.

mod actix_ws04;
mod agree;
mod axum08;
mod cases;
mod ends;
mod fastwebsockets010;
mod tokio_websockets013;
mod tungstenite028;
mod tungstenite029;
mod tungstenite030;
mod witness;
mod yawc05;
