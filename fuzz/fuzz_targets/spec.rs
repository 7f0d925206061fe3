//! The reader accepts any bytes as any number of files, and its result is consistent.

#![no_main]

use close_codes_fuzz::{files, reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    reading::check(&files::of(input));
});
