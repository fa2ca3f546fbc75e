//! The text of a paper that entries cite, page by page, and whether a figure stands on a page.
//!
//! Owns which papers can be read (plain text, Markdown, HTML, PDF) and where text may be missing from what was read. Opens no file, and
//! never says that a figure is missing where some of the text could not be read: such a page has a gap, and a gap leaves it open.

mod figure;
mod html;
mod pdf;
mod text;

use figure::stands;
use std::collections::BTreeMap;

/// Papers by their short names, or why one was not read.
pub type Papers = BTreeMap<String, Result<Paper, String>>;

/// The endings of names of papers that can be read.
pub const ENDINGS: [&str; 6] = ["pdf", "html", "htm", "md", "markdown", "txt"];

/// A page with fewer letters and digits than this is taken for one without text: a scan with a stamp on it.
const FEWEST: usize = 20;

/// What is said of a page without text.
const NO_TEXT: &str = "no text that can be read, as where a page is scanned";

/// A page of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Page {
    text: String,
    /// what could not be read of it
    gap: Option<&'static str>,
}

impl Page {
    fn new(text: String, gap: Option<&'static str>) -> Self {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).take(FEWEST).count();
        let gap = if letters < FEWEST { Some(NO_TEXT) } else { gap };
        Self { text, gap }
    }
}

/// The text of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pages: Vec<Page>,
    /// it tells where its pages end
    paged: bool,
    /// its digits may stand apart, as a PDF may place them
    loose: bool,
}

/// What became of looking for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// it is there
    There,
    /// it is not on the page that was named, and is on this one
    Elsewhere(usize),
    /// it is not there
    Nowhere,
    /// nobody can tell, because of what could not be read
    Untold(&'static str),
    /// there is no such page; the paper has so many
    NoPage(usize),
}

impl Paper {
    /// Reads a paper, by the ending of its name.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, String> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("pdf") => Ok(Self {
                pages: pdf::pages(bytes)?,
                paged: true,
                loose: true,
            }),
            Some("html" | "htm") => Ok(Self {
                pages: vec![Page::new(html::text(&text::decoded(bytes)?), None)],
                paged: false,
                loose: false,
            }),
            Some("md" | "markdown" | "txt" | "text") => {
                let pages = text::pages(&text::decoded(bytes)?);
                Ok(Self {
                    paged: pages.len() > 1,
                    pages,
                    loose: false,
                })
            }
            _ => Err("its kind is not read, expected plain text, Markdown, HTML or PDF".to_owned()),
        }
    }

    /// Looks for a figure on a page, or in all of the paper where no page is named or the paper does not tell where its pages end.
    pub fn look(&self, figure: u32, page: Option<u32>) -> Sought {
        let has = |page: &Page| stands(&page.text, figure, self.loose);
        let Some(number) = page.filter(|_| self.paged) else {
            return if self.pages.iter().any(has) {
                Sought::There
            } else {
                let gap = self.pages.iter().find_map(|page| page.gap);
                gap.map_or(Sought::Nowhere, Sought::Untold)
            };
        };
        let place = usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
        match self.pages.get(place) {
            None => Sought::NoPage(self.pages.len()),
            Some(page) if has(page) => Sought::There,
            Some(Page { gap: Some(gap), .. }) => Sought::Untold(gap),
            Some(_) => match self.pages.iter().position(has) {
                Some(other) => Sought::Elsewhere(other.saturating_add(1)),
                None => Sought::Nowhere,
            },
        }
    }

    /// Whether it tells where its pages end.
    pub const fn is_paged(&self) -> bool {
        self.paged
    }

    /// Whether some of its text could not be read.
    pub fn has_gaps(&self) -> bool {
        self.pages.iter().any(|page| page.gap.is_some())
    }

    /// The same paper with pages that had gaps taken from a text of it, where that has as many pages; or all of it where none could be read.
    #[must_use]
    pub fn mended(mut self, by: Self) -> Self {
        if self.pages.iter().all(|page| page.gap.is_some()) {
            return by;
        }
        if self.pages.len() == by.pages.len() {
            for (page, other) in self.pages.iter_mut().zip(by.pages) {
                if page.gap.is_some() {
                    *page = other;
                }
            }
        }
        self
    }
}

#[cfg(test)]
#[path = "../paper_tests.rs"]
mod tests;
