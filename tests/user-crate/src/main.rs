//! Makes a crate like a user's for a script, which writes the sources itself.
//!
//! `make-user-crate FOLDER <MANIFEST`: the crate has the name of the folder, and replaces an existing folder. The
//! standard input is the rest of its `Cargo.toml`, as for [`UserCrate::new`].

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
