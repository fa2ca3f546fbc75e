//! Figures that the papers cited for them do not show.
//!
//! Compares what a submission counts with the text of its papers, which it is handed; it opens nothing. Only warnings, each at its count.
//! Where an entry cites several papers, one that shows the figure is enough, and one that could not be read leaves it open.

use super::cited::{Cited, cited};
use super::each;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::fields::grouped;
use crate::submission::model::{Citation, Submission};
use crate::submission::paper::{Papers, Sought};
use std::collections::{BTreeMap, BTreeSet};

/// What became of looking for the figures of a submission in its papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// what was found, at its places
    pub faults: Faults,
    /// the pointers of exercises and of rows of the register of which all figures looked for were told: whether one is shown nowhere
    pub units: BTreeMap<String, bool>,
}

/// The papers that are cited for a figure.
pub fn wanted(submission: &Submission) -> BTreeSet<&str> {
    let all = cited(submission).into_iter().flat_map(|cited| cited.evidence.iter());
    all.filter_map(|citation| citation.document.as_ref().map(|id| id.as_str()))
        .collect()
}

/// Looks for every figure in the papers cited for it.
pub fn figures(submission: &Submission, papers: &Papers) -> Figures {
    let mut look = Look {
        papers,
        found: Figures::default(),
        open: BTreeSet::new(),
        told: BTreeSet::new(),
    };
    let list = Pointer::root().key("documents");
    for (index, document) in each(&submission.documents) {
        if let Some(Err(why)) = papers.get(document.id.as_str()) {
            let message = format!("{} was not read: {why}", document.id);
            let fault = Fault::warning("paper-not-read", list.item(index), message);
            look.found.faults.push(fault.with_help(
                "the figures that it is cited for were not looked for; put the paper, or its text as ID.txt with a form feed after each page, into the folder of documents",
            ));
        }
    }
    for cited in cited(submission) {
        look.one(&cited);
    }
    for unit in look.open {
        if look.found.units.get(&unit) == Some(&false) {
            look.found.units.remove(&unit);
        }
    }
    look.found
}

struct Look<'p> {
    papers: &'p Papers,
    found: Figures,
    /// units with a figure that nobody can tell of
    open: BTreeSet<String>,
    /// citations of which it was said that they cannot be followed
    told: BTreeSet<Pointer>,
}

impl Look<'_> {
    fn one(&mut self, cited: &Cited<'_>) {
        let mut sought = Vec::new();
        for (number, citation) in cited.evidence.iter().enumerate() {
            if let Some(id) = &citation.document
                && let Some(paper) = self.papers.get(id.as_str())
            {
                let found = paper
                    .as_ref()
                    .ok()
                    .map(|paper| (paper.look(cited.figure, citation.page), paper.is_paged()));
                sought.push((number, id.as_str(), citation, found));
            }
        }
        if sought.is_empty() {
            // nobody has a paper of it
            return;
        }
        if sought.iter().any(|(_, _, _, found)| matches!(found, Some((Sought::There, _)))) {
            return self.tell(cited, Some(false));
        }
        let mut open = sought.len() < cited.evidence.len();
        let mut looked = Vec::new();
        for (number, id, citation, found) in sought {
            let at = cited.entry.key("evidence").item(number);
            match found {
                Some((Sought::Untold(gap), _)) => {
                    open = true;
                    self.untold(at, named(id, citation), gap);
                }
                Some((Sought::NoPage(pages), _)) => {
                    open = true;
                    self.no_page(at, id, citation, pages);
                }
                Some((Sought::Elsewhere(page), _)) => looked.push((id, citation, Some(page), true)),
                Some((Sought::Nowhere, paged)) => looked.push((id, citation, None, paged)),
                Some((Sought::There, _)) | None => open = true,
            }
        }
        if open {
            return self.tell(cited, None);
        }
        let elsewhere = looked.iter().find_map(|(id, _, page, _)| page.map(|page| (*id, page)));
        let places: Vec<String> = looked.iter().map(|(id, citation, _, _)| named(id, citation)).collect();
        let (figure, bare) = (grouped(cited.figure), cited.figure.to_string());
        let writings = if figure == bare {
            format!("'{bare}'")
        } else {
            format!("'{figure}' or '{bare}'")
        };
        let place = match looked.as_slice() {
            [(_, Citation { page: Some(_), .. }, _, true)] => "on that page",
            [_] => "in it",
            _ => "in any of these",
        };
        let message = format!(
            "{figure} {} is supported by {}, but {writings} is not {place}",
            cited.counts,
            places.join(" and ")
        );
        let fault = match elsewhere {
            Some((id, page)) => Fault::warning(
                "figure-on-another-page",
                cited.at.clone(),
                format!("{message}; it is on page {page} of {id}"),
            )
            .with_help("check the page or the figure; pages are counted from the first of the file"),
            None => Fault::warning("figure-not-in-document", cited.at.clone(), message).with_help("check the page or the figure"),
        };
        self.found.faults.push(fault);
        self.tell(cited, Some(elsewhere.is_none()));
    }

    /// Keeps what became of a figure for its unit: shown nowhere or not, or nobody can tell.
    fn tell(&mut self, cited: &Cited<'_>, nowhere: Option<bool>) {
        let Some(unit) = &cited.unit else { return };
        let unit = unit.as_str().to_owned();
        match nowhere {
            None => {
                self.open.insert(unit);
            }
            Some(nowhere) => {
                let known = self.found.units.entry(unit).or_insert(false);
                *known = *known || nowhere;
            }
        }
    }

    fn untold(&mut self, at: Pointer, named: String, gap: &str) {
        if self.told.insert(at.clone()) {
            let message = format!("{named} has {gap}, so nobody can tell whether the figures cited for it are there");
            let fault = Fault::warning("page-not-read", at, message);
            self.found
                .faults
                .push(fault.with_help("look at the page yourself, or put its text as ID.txt, with a form feed after each page, beside it"));
        }
    }

    fn no_page(&mut self, at: Pointer, id: &str, citation: &Citation, pages: usize) {
        if self.told.insert(at.clone()) {
            let plural = if pages == 1 { "" } else { "s" };
            let page = citation.page.unwrap_or_default();
            let message = format!("page {page} of {id} is cited, but {id} has {pages} page{plural}");
            let fault = Fault::warning("page-not-in-document", at.key("page"), message);
            self.found
                .faults
                .push(fault.with_help("check the page; pages are counted from the first of the file"));
        }
    }
}

/// A paper and the page of it, as people name them.
fn named(id: &str, citation: &Citation) -> String {
    citation.page.map_or_else(|| id.to_owned(), |page| format!("{id} page {page}"))
}
