//! The program of a crate with random specs: checks each of them. A test fills in the specs.

mod check;
mod oracle;

use std::path::Path;

use check::{Seen, check_spec};
use oracle::Oracle;

// DECLARATIONS

fn check_one<C: close_codes::CodeSet>(top: &str, seen: &mut Seen) {
    let standard = std::env::args().nth(1).expect("the registry is the first argument");
    println!("{top}");
    let oracle = Oracle::read(&Path::new("specs").join(top), Path::new(&standard));
    check_spec::<C>(&oracle, seen);
    println!("  is obeyed");
}

fn main() {
    let mut seen = Seen::default();
    let specs = [
    // CALLS
    ];
    // The oracle is only useful if every answer occurs in the specs.
    assert_eq!(seen.refusals.len(), 7, "{:?}", seen.refusals);
    assert!(seen.by_range > 1000 && seen.nothing_forwarded > 100 && seen.default_reasons > 100);
    assert!(seen.texts > 1000);
    println!("{} specs are obeyed", specs.len());
}
