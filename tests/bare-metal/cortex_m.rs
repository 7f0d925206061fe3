//! Starts the program on a Cortex-M: the table that the processor reads, and what it points to.

use core::fmt::Write as _;
use core::panic::PanicInfo;

use crate::semihosting::{Console, exit};

type Handler = extern "C" fn() -> !;

/// The reset and the fourteen exceptions after it; `cortex-m.ld` puts the initial stack pointer before them. There are
/// no interrupts, since nobody enables one.
#[expect(
    unsafe_code,
    reason = "the linker script puts this section where the processor looks for it"
)]
// SAFETY: nothing else is in this section, and every entry is a function.
#[unsafe(link_section = ".vector_table")]
#[used]
static VECTOR_TABLE: [Handler; 15] = {
    let mut table: [Handler; 15] = [fault; 15];
    table[0] = reset;
    table
};

/// The linker script ensures that no variable has to be initialized first.
extern "C" fn reset() -> ! {
    let result =
        demonstration::run(&mut Console).and_then(|()| demonstration::digest_pages(&mut Console));
    exit(result.is_ok())
}

extern "C" fn fault() -> ! {
    // The cause is not examined, because the stack may be exhausted.
    exit(false)
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    // The console never fails.
    let _ = writeln!(Console, "{info}");
    exit(false)
}
