//! The macros accept any tokens, and return tokens.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    close_codes_fuzz::invocation::check(input);
});
