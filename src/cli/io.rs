//! Reading files, printing, and writing a file whole or not at all.

use super::{DONE, INPUT};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

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
    } else if error.kind() == io::ErrorKind::StorageFull {
        "the disk is full".to_owned()
    } else {
        error.to_string()
    }
}

/// Writes a file whole or not at all: beside its place first, then under its name.
///
/// # Errors
/// What went wrong, in words; nothing is then left under the name.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    Whole::of(path, bytes)?.name()
}

/// A file on its way to being whole: beside its place until it is named, and gone where it never is.
pub(super) struct Whole {
    path: PathBuf,
    to: BufWriter<NamedTempFile>,
}

impl Whole {
    /// An empty one.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub(super) fn beside(path: &Path) -> Result<Self, String> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or_else(|| Path::new("."));
        let made = tempfile::Builder::new().prefix(".earnest-").tempfile_in(folder);
        let file = made.map_err(|error| unwritten(path, &error))?;
        Ok(Self {
            path: path.to_path_buf(),
            to: BufWriter::with_capacity(1 << 16, file),
        })
    }

    /// One that holds `bytes`.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub(super) fn of(path: &Path, bytes: &[u8]) -> Result<Self, String> {
        let mut whole = Self::beside(path)?;
        whole.write(bytes)?;
        Ok(whole)
    }

    /// Adds to it.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.to.write_all(bytes).map_err(|error| unwritten(&self.path, &error))
    }

    /// Sees that all of it is on the disk, so that little but a name is left that can fail.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub(super) fn seal(&mut self) -> Result<(), String> {
        let sync = |to: &mut BufWriter<NamedTempFile>| to.flush().and_then(|()| to.get_ref().as_file().sync_all());
        sync(&mut self.to).map_err(|error| unwritten(&self.path, &error))
    }

    /// Puts it under its name.
    ///
    /// # Errors
    /// What went wrong, in words; nothing new is then under the name.
    pub(super) fn name(mut self) -> Result<(), String> {
        self.seal()?;
        let Self { path, to } = self;
        let file = to.into_inner().map_err(|error| unwritten(&path, error.error()))?;
        readable(file.as_file());
        file.persist(&path).map(drop).map_err(|error| unwritten(&path, &error.error))
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// What is said of a file that could not be written.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> String {
    format!("{}: could not be written: {}", path.display(), why(error))
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
