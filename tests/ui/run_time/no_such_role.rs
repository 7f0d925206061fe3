use close_codes::CloseFrame;

enum Peer {}

fn send(_: CloseFrame<'_, Peer>) {}

fn main() {}
