use close_codes::{close_codes, close_frame};

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
code = [
  { value = 4001, name = "SessionExpired", sent_by = "sever" },
  { value = 4002, name = "kicked" },
  { value = 4003, name = Banned },
  { value = 4004, name = "Muted" }
  { value = 4005, name "Renamed" },
  { value = 4006, name = "Moved }
]
range = [
  { first = 4100, last = 4199, title = "" },
  { first = 4200, last = 4299 title = "Back Off" },
]
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = close_frame!(ChatClose::Muted);
    let _ = close_frame!(ChatClose::Banned);
}
