//! Two names that are one to the compiler: it brings identifiers into a normal form.

use close_codes::close_codes;

close_codes! {
    pub enum ChatClose = inline r#"
code = [
    { value = 4001, name = "Café" },
    { value = 4002, name = "Café" },
]
"#;
}

fn main() {
    let _ = ChatClose::Café;
}
