close_codes::close_codes! {
    #[cfg_attr(all(), derive(Hash), repr(u8))]
    pub enum ChatClose = inline "extends = 'standard'";
}

close_codes::close_codes! {
    #[cfg_attr(all(), cfg_attr(all(), repr(C)))]
    #[repr(transparent)]
    pub enum GameClose = inline "extends = 'standard'";
}

fn main() {
    let _ = (ChatClose::ALL, GameClose::ALL);
}
