//! Protocols in use, each as a spec: the policy of every number, and the frames that are sent.

mod actix_http;
mod discord_gateway;
mod discord_voice;
mod frames;
mod graphql_transport_ws;
mod length;
mod moshi_server;
mod obs_websocket;
mod oprf;
mod pandascore;
mod policy;
mod swindon;
mod tungstenite;
