//! Runs the demonstration: on the host as a normal program, and on a bare Cortex-M.

#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
mod cortex_m;
#[cfg(target_os = "none")]
mod semihosting;

#[cfg(not(target_os = "none"))]
fn main() -> std::fmt::Result {
    let mut text = String::new();
    demonstration::run(&mut text)?;
    demonstration::digest_pages(&mut text)?;
    print!("{text}");
    Ok(())
}
