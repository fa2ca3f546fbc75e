//! Reading files, printing, and writing a file whole or not at all.

use super::{DONE, INPUT};
use std::io::{self, Write};
use std::path::Path;

/// Larger files are not read into memory.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Reads a file.
///
/// # Errors
/// What went wrong, in words.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let shown = path.display();
    let about = std::fs::metadata(path).map_err(|error| format!("{shown}: {}", why(&error)))?;
    if about.is_dir() {
        return Err(format!("{shown}: a folder, expected a file"));
    }
    if about.len() > LARGEST {
        return Err(format!("{shown}: {} bytes, expected at most {LARGEST}", about.len()));
    }
    std::fs::read(path).map_err(|error| format!("{shown}: {}", why(&error)))
}

/// Why something failed, in words.
pub(super) fn why(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound {
        "there is no such file or folder".to_owned()
    } else if error.kind() == io::ErrorKind::PermissionDenied {
        "it may not be opened".to_owned()
    } else {
        error.to_string()
    }
}

/// Writes a file whole or not at all: beside its place first, then under its name.
///
/// # Errors
/// What went wrong, in words; nothing is then left under the name.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let shown = path.display();
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let failed = |error: &io::Error| format!("{shown}: could not be written: {}", why(error));
    let mut file = tempfile::Builder::new()
        .prefix(".earnest-")
        .tempfile_in(folder)
        .map_err(|error| failed(&error))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(|error| failed(&error))?;
    readable(file.as_file());
    file.persist(path).map(drop).map_err(|error| failed(&error.error))
}

/// A temporary file is for its owner alone; a report is for whoever may read the folder.
#[cfg(unix)]
fn readable(file: &std::fs::File) {
    use std::os::unix::fs::PermissionsExt as _;
    let _ = file.set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File) {}

/// Makes a folder and those above it.
///
/// # Errors
/// What went wrong, in words.
pub(super) fn folder(path: &Path) -> Result<(), String> {
    std::fs::create_dir_all(path).map_err(|error| format!("{}: the folder could not be made: {}", path.display(), why(&error)))
}

/// Prints to standard output. A reader that has gone away is no fault of ours.
pub(super) fn print(bytes: &[u8]) -> u8 {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => DONE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => DONE,
        Err(error) => {
            tell(&format!("could not print: {}", why(&error)));
            INPUT
        }
    }
}

/// Says something on standard error.
pub(super) fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
