//! The archive of a workbook, opened without trusting it.
//!
//! Owns what refuses a workbook before any cell is read: another kind of file, a password, the old format, macros, links to other
//! workbooks, parts that hide one another, and size. Nothing is ever unpacked to a place outside memory.

use super::xml::{Xml, damaged, whole};
use crate::base::fault::Faults;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// The largest file that is opened, in bytes.
pub(super) const LARGEST: usize = 50 * 1024 * 1024;
/// How much all parts that are read may inflate to, in bytes.
pub(super) const INFLATED: u64 = 200 * 1024 * 1024;
/// The largest part that is held in memory at once, in bytes.
const AT_ONCE: u64 = 64 * 1024 * 1024;
/// The most parts; a form has about thirty.
const PARTS: usize = 10_000;

const ZIP: &[u8] = b"PK";
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// What the file begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// an archive, as workbooks are
    Archive,
    /// the container of the old format and of files with a password
    Old,
    /// neither
    Other,
}

/// What a file is by its first bytes.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    let archive = bytes.strip_prefix(ZIP).is_some_and(|rest| {
        [b"\x03\x04".as_slice(), b"\x05\x06", b"\x07\x08"]
            .iter()
            .any(|mark| rest.starts_with(mark))
    });
    if archive {
        Kind::Archive
    } else if bytes.starts_with(OLE) {
        Kind::Old
    } else {
        Kind::Other
    }
}

/// The one file of an archive.
pub(super) type File<'p, 'b> = ZipFile<'p, Cursor<&'b [u8]>>;

/// A workbook as its parts.
pub(super) struct Package<'b> {
    pub(super) archive: ZipArchive<Cursor<&'b [u8]>>,
    /// where each part is, by its name in small letters: names of parts differ by more than case
    parts: BTreeMap<String, usize>,
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// Why it is refused.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Faults> {
        match kind(bytes) {
            Kind::Archive => {}
            Kind::Old => return Err(old(bytes)),
            Kind::Other => return Err(whole("workbook-other", "this is not a workbook, expected an .xlsx file")),
        }
        if bytes.len() > LARGEST {
            return Err(whole(
                "workbook-too-large",
                format!("the workbook has {} bytes, expected at most {LARGEST}", bytes.len()),
            ));
        }
        // counted before they are read, since each takes memory
        let entries = bytes
            .windows(4)
            .filter(|window| *window == b"PK\x01\x02")
            .take(PARTS.saturating_add(1));
        if entries.count() > PARTS {
            return Err(whole(
                "workbook-too-large",
                format!("the workbook has more than {PARTS} parts inside, as damaged or hostile files do"),
            ));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            whole(
                "workbook-damaged",
                "the file begins as a workbook and cannot be unpacked: it is cut off or damaged",
            )
        })?;
        let mut package = Self {
            archive,
            parts: BTreeMap::new(),
            left: INFLATED,
        };
        package.names()?;
        package.refusals()?;
        Ok(package)
    }

    /// Takes the names of all parts, each of them once.
    fn names(&mut self) -> Result<(), Faults> {
        if self.archive.has_duplicate_names() {
            return Err(whole("workbook-damaged", "the workbook holds two parts of one name"));
        }
        for index in 0..self.archive.len() {
            let file = self
                .archive
                .by_index_raw(index)
                .map_err(|_| whole("workbook-damaged", "the list of parts of the workbook is damaged"))?;
            let name = file
                .name()
                .map_err(|_| whole("workbook-damaged", "the workbook holds a part whose name is not text"))?
                .into_owned();
            if file.encrypted() {
                return Err(locked("the workbook is protected by a password"));
            }
            let shown: String = name.chars().take(80).collect();
            if name.starts_with('/') || name.contains(['\\', ':']) || name.split('/').any(|step| step == "..") {
                return Err(whole(
                    "workbook-damaged",
                    format!("the workbook holds a part named '{shown}', which leads out of it"),
                ));
            }
            if !file.is_dir() && self.parts.insert(name.to_lowercase(), index).is_some() {
                return Err(whole("workbook-damaged", format!("the workbook holds two parts named '{shown}'")));
            }
        }
        Ok(())
    }

    /// What is refused by the names of its parts alone.
    fn refusals(&self) -> Result<(), Faults> {
        let any = |wanted: &dyn Fn(&str) -> bool| self.parts.keys().any(|name| wanted(name));
        if any(&|name| name.ends_with("vbaproject.bin") || name.contains("/macrosheets/")) {
            return Err(macros());
        }
        if any(&|name| name.contains("/externallinks/")) {
            return Err(links());
        }
        if any(&|name| name == "xl/workbook.bin") {
            return Err(locked("the workbook is saved in the binary format (.xlsb)"));
        }
        if !self.parts.contains_key("[content_types].xml") {
            return Err(whole(
                "workbook-other",
                "this is an archive and not a workbook, expected an .xlsx file",
            ));
        }
        Ok(())
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&part.to_lowercase())
    }

    /// Where a part stands among all.
    pub(super) fn index(&self, part: &str) -> Option<usize> {
        self.parts.get(&part.to_lowercase()).copied()
    }

    fn split(&mut self, part: &str) -> Result<(File<'_, 'b>, &mut u64), Faults> {
        let missing = || damaged(part, "is missing");
        let index = self.index(part).ok_or_else(missing)?;
        let file = self
            .archive
            .by_index(index)
            .map_err(|_| damaged(part, "is damaged, or packed in a way that spreadsheet programs do not use"))?;
        Ok((file, &mut self.left))
    }

    /// A part, to be read event by event.
    pub(super) fn xml(&mut self, part: &str) -> Result<Xml<'_, File<'_, 'b>>, Faults> {
        let (file, left) = self.split(part)?;
        Ok(Xml::new(part, file, left))
    }

    /// A part as its text.
    pub(super) fn text(&mut self, part: &str) -> Result<String, Faults> {
        let (file, left) = self.split(part)?;
        let most = AT_ONCE.min(*left);
        let mut bytes = Vec::new();
        file.take(most)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged(part, "cannot be unpacked"))?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        *left = left.saturating_sub(read);
        if read >= most {
            return Err(whole(
                "workbook-too-large",
                format!("the part {part} of the workbook is too large to be changed"),
            ));
        }
        String::from_utf8(bytes).map_err(|_| damaged(part, "is not utf-8 text"))
    }
}

/// A workbook with macros.
pub(super) fn macros() -> Faults {
    whole("workbook-macros", "the workbook holds macros, which are never run and not taken")
}

/// A workbook that refers to others.
pub(super) fn links() -> Faults {
    whole(
        "workbook-links",
        "the workbook takes values from another workbook, which cannot be seen from here",
    )
}

fn locked(what: &str) -> Faults {
    whole("workbook-locked", format!("{what}, expected an .xlsx file without a password"))
}

/// What an old container holds is told by the names in its directory, which are in UTF-16.
fn old(bytes: &[u8]) -> Faults {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    locked(if holds("EncryptedPackage") {
        "the workbook is protected by a password"
    } else if holds("Workbook") {
        "the workbook is saved in the old format (.xls)"
    } else {
        "the file is protected by a password or saved in an old format"
    })
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod tests;
