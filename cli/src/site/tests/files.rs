//! The site as files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::{few, registry};
use crate::site::contents::Site;
use crate::site::files;
use crate::site::server::{Limits, router};

/// A folder that is removed when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("close-codes-site-{}-{name}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // An error is ignored, so that the folder of a failed test may stay.
        let _gone = fs::remove_dir_all(&self.0);
    }
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).expect("it can be read");
            open.extend(entries.map(|entry| entry.expect("it is there").path()));
        } else {
            let name = path.strip_prefix(folder).expect("it is below");
            let name = name
                .to_str()
                .expect("our names are ASCII")
                .replace('\\', "/");
            files.insert(name, fs::read(path).expect("it can be read"));
        }
    }
    files
}

async fn get(site: &Site, path: &str) -> (StatusCode, Vec<u8>) {
    let request = Request::get(path).body(Body::empty()).expect("a good path");
    let response = router(site.clone(), Limits::DEFAULT).oneshot(request).await;
    let (parts, body) = response.expect("it never fails").into_parts();
    let bytes = body.collect().await.expect("it is all there").to_bytes();
    (parts.status, bytes.to_vec())
}

#[tokio::test]
async fn the_files_hold_what_the_server_sends() {
    let sites = [registry(), few("https://example.org/some/where")];
    for (number, site) in sites.iter().enumerate() {
        let folder = Folder::new(&format!("{number}"));
        let count = files::write(site, &folder.0).expect("the folder can be written");
        let mut written = files(&folder.0);
        assert_eq!(written.len(), count);
        for file in site.files() {
            let (status, sent) = get(site, &site.path(file)).await;
            let expected = match file {
                crate::site::address::Address::Root => StatusCode::FOUND,
                crate::site::address::Address::Missing => StatusCode::NOT_FOUND,
                _ => StatusCode::OK,
            };
            assert_eq!(status, expected, "{file:?}");
            let on_disk = written.remove(&file.file());
            assert!(on_disk == Some(sent), "{file:?} differs");
        }
        assert!(written.is_empty(), "{:?}", written.keys());

        let (_, nowhere) = get(site, "/there/is/nothing").await;
        let missing = fs::read(folder.0.join("404.html")).expect("it is written");
        assert!(nowhere == missing, "the page for what is missing differs");
    }
}

#[test]
fn writing_again_changes_nothing() {
    let folder = Folder::new("again");
    let site = few("https://example.org");
    files::write(&site, &folder.0).expect("the folder can be written");
    let first = files(&folder.0);
    files::write(&site, &folder.0).expect("the folder can be written");
    assert!(files(&folder.0) == first);
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_that_names_the_file() {
    let file = Folder::new("no-folder");
    fs::create_dir_all(&file.0).expect("it can be made");
    let blocked = file.0.join("blocked");
    fs::write(&blocked, "").expect("it can be written");
    let error = files::write(&registry(), &blocked).expect_err("a file is no folder");
    let expected = format!("cannot make the folder {}: ", blocked.display());
    assert!(error.to_string().starts_with(&expected), "{error}");

    let site = few("https://example.org");
    let folder = file.0.join("site");
    fs::create_dir_all(folder.join("en/1000.html")).expect("it can be made");
    let error = files::write(&site, &folder).expect_err("a folder is no file");
    let expected = format!("cannot write {}: ", folder.join("en/1000.html").display());
    assert!(error.to_string().starts_with(&expected), "{error}");

    let error = files::write(&site, &file.0.join("no/such")).expect_err("no folder around it");
    assert!(error.to_string().contains("no/such: "), "{error}");
    assert!(!file.0.join("no").exists());
}
