close_codes::close_codes! {
    pub enum ChatClose = inline;
}

fn main() {}
