// Each condition stands at several places in the generated code, and is wrong once.
use close_codes::close_codes;

close_codes! {
    #[cfg(unix windows)]
    pub enum TwoWords = inline "extends = 'standard'";
}

close_codes! {
    #[cfg]
    pub enum Nothing = inline "extends = 'standard'";
}

close_codes! {
    #[cfg(unix, windows)]
    pub enum Two = inline "extends = 'standard'";
}

close_codes! {
    #[cfg(feature = 1)]
    pub enum Number = inline "extends = 'standard'";
}

close_codes! {
    #[cfg(not(unix, windows))]
    pub enum NotTwo = inline "extends = 'standard'";
}

close_codes! {
    #[cfg(chat::tests)]
    pub enum InAModule = inline "extends = 'standard'";
}

close_codes! {
    #[cfg_attr(all(), derive(Debug) derive(Hash))]
    #[cfg_attr(all(), cfg(unix windows))]
    #[cfg_attr(unix)]
    pub enum Several = inline "extends = 'standard'";
}

// What is wrong in a list of derives leaves the others known.
close_codes! {
    #[derive(Debug,, Hash)]
    pub enum Derived = inline "extends = 'standard'";
}

fn main() {
    // They are there all the same.
    let _ = TwoWords::GoingAway;
    let _ = Derived::GoingAway;
}
