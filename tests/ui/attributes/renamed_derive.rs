use std::hash::Hash as Hashed;

// A macro cannot tell what a name stands for: `Hash` is derived anyway, so the line of the user's has to go.
close_codes::close_codes! {
    #[derive(Hashed)]
    pub enum ChatClose = inline "extends = 'standard'";
}

fn main() {}
