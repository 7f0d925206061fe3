//! The macros take any tokens, and answer with tokens.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    close_codes_fuzz::invocation::check(input);
});
