//! Makes a crate like a user's for a script, which writes the sources itself: they are what it proves something with.
//!
//! `make-user-crate FOLDER <MANIFEST`: the folder's name is that of the crate, and the crate takes the place of what is there.
//! The standard input is the rest of its `Cargo.toml`, as [`UserCrate::new`] takes it.

use std::error::Error;
use std::io;
use std::path::PathBuf;

use user_crate::UserCrate;

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .ok_or("the argument is a folder")?
        .into();
    let name = folder.file_name().and_then(|name| name.to_str());
    let name = name.ok_or("the name of the folder is that of the crate")?;
    let parent = folder.parent().ok_or("the folder lies in another")?;
    let manifest = io::read_to_string(io::stdin())?;
    UserCrate::new(parent, name, &manifest)?;
    Ok(())
}
