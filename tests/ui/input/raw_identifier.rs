close_codes::close_codes! {
    pub enum r#Self = inline "extends = 'standard'";
}

close_codes::close_codes! {
    pub enum r#crate = inline "extends = 'standard'";
}

fn main() {}
