//! A misspelt header of several tables is one mistake.

use close_codes::close_codes;

close_codes! {
    pub enum ChatClose = inline r#"
[codes]
value = 4001
name = "SessionExpired"

[codes]
value = 4002
name = "Banned"
"#;
}

fn main() {
    let _ = (ChatClose::SessionExpired, ChatClose::Banned);
}
