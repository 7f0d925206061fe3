//! What has no end is marked where it begins.

use close_codes::close_codes;

close_codes! {
    pub enum List = inline r#"
extends = "standard"
except = [3000, 3003

[[code]]
value = 4001
name = "A"
"#;
}

close_codes! {
    pub enum Table = inline r#"
code = [
  { value = 4001, name = "A",
  { value = 4002, name = "B" },
]
"#;
}

close_codes! {
    pub enum Text = inline r#"
[[code]]
value = 4001
name = "A"
description = """
The token is no longer valid.

[[code]]
value = 4002
name = "B"
"#;
}

close_codes! {
    pub enum NextText = inline r#"
[[code]]
value = 4001
name = "A"
description = """
The token is no longer valid.

[[code]]
value = 4002
name = "B"
description = """
Another connection is open.
"""
"#;
}

fn main() {
    let _ = (List::A, Table::B, Text::B, NextText::A);
}
