//! Every adapter, on real sockets: what one end sends is what the other end gets, and what each library does with a
//! Close frame that it should not have sent or got. `agree` has all of them side by side.

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
