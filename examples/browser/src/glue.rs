//! Makes the JavaScript around a page: `browser-glue page.wasm FOLDER`.
//!
//! It does the same as the program `wasm-bindgen`, which would have to be installed in the right version.

use std::env;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let page = arguments.next().ok_or("which page?")?;
    let folder = arguments.next().ok_or("into which folder?")?;
    Bindgen::new()
        .input_path(page)
        .web(true)?
        .omit_default_module_path(false)
        .generate(folder)?;
    Ok(())
}
