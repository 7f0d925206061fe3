close_codes::close_codes! {
    pub enum ChatClose { SessionExpired = 4001 }
}

fn main() {}
