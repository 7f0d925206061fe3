use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"

[[range]]
first = 1001
last = 3999
title = "Back Off"

[[range]]
first = 1000
last = 1016
title = "Web Socket"

[[range]]
first = 2999
last = 4999
title = "Ours"
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
