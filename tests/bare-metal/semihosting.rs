//! Talks to the debugger, or the emulator, that runs this machine.

use core::arch::asm;
use core::fmt;

const SYS_WRITEC: usize = 0x03;
const SYS_EXIT: usize = 0x18;
const STOPPED_RUN_TIME_ERROR: usize = 0x20023;
const STOPPED_APPLICATION_EXIT: usize = 0x20026;

/// Writes to the console of the debugger, byte by byte.
#[derive(Debug)]
pub(crate) struct Console;

impl fmt::Write for Console {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.as_bytes() {
            call(SYS_WRITEC, &raw const *byte as usize);
        }
        Ok(())
    }
}

/// Ends the run.
pub(crate) fn exit(is_success: bool) -> ! {
    let reason = if is_success {
        STOPPED_APPLICATION_EXIT
    } else {
        STOPPED_RUN_TIME_ERROR
    };
    loop {
        call(SYS_EXIT, reason);
    }
}

#[expect(
    unsafe_code,
    reason = "a breakpoint is how a program calls its debugger"
)]
fn call(operation: usize, parameter: usize) {
    // SAFETY: of the two operations, one reads the byte that `parameter` points to, the other does not come back. Both
    // change r0 alone.
    unsafe {
        asm!("bkpt 0xab", inlateout("r0") operation => _, in("r1") parameter, options(nostack, preserves_flags));
    }
}
