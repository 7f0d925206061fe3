use close_codes::close_frame;

fn main() {
    let _ = close_frame!(Server, 4404);
    let _ = close_frame!(4000_u16, "bye");
    let _ = close_frame!(Client, 4000 + 9, "bye");
}
