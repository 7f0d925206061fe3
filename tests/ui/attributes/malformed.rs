close_codes::close_codes! {
    #derive(Hash)
    pub enum ChatClose = inline "extends = 'standard'";
}

close_codes::close_codes! {
    #[cfg_attr(all())]
    pub enum GameClose = inline "extends = 'standard'";
}

fn main() {}
