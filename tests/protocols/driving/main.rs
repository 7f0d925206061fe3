//! Three programs as users would write them, run as programs of their own and talked to on real sockets.

mod gateway_client;
mod program;
mod proxy;
mod speech_server;
