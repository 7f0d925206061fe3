//! Three programs as users would write them, run as processes and connected by real sockets.

mod gateway_client;
mod program;
mod proxy;
mod speech_server;
