close_codes::close_codes! {
    #[repr(u8)]
    pub enum ChatClose = inline "extends = 'standard'";
}

fn main() {
    let _ = ChatClose::ALL;
}
