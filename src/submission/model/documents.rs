//! The papers that entries cite, and the citations themselves.
//!
//! The papers are never opened here; a digest is all that is known of one.

use crate::base::date::Days;
use crate::submission::fields::{Cell, Digest, Id, Text, optional_whole};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A paper that entries cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// a short name for use in this file
    pub id: Id,
    /// its title
    pub title: Text,
    /// the name of the file, within the folder of documents
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<Text>,
    /// its public address
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// the sha-256 of the file
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Digest>,
    /// when it was published
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub published: Cell<Days>,
    /// what it is
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub kind: Cell<DocumentKind>,
    /// whose it is
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub author: Cell<DocumentAuthor>,
    /// the partner that wrote it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
}

words! {
    /// Kinds of document.
    pub enum DocumentKind {
        /// a consultation document, leaflet or survey
        Consultation = "consultation",
        /// a report of what people said
        Report = "report",
        /// a paper to the deciding body, or its minutes
        BoardPaper = "board-paper",
        /// a letter
        Letter = "letter",
        /// a page of a web site
        WebPage = "web-page",
        /// a press report
        Press = "press",
        /// a judgment
        Judgment = "judgment",
        /// data
        Data = "data",
        /// anything else
        Other = "other",
    }
}

words! {
    /// Whose document it is.
    pub enum DocumentAuthor {
        /// the authority's, or somebody's who acted for it
        Authority = "authority",
        /// the public's: a participant's or a campaign's
        Public = "public",
        /// a body's without interest in the result
        Independent = "independent",
    }
}

/// A place in a document, or a review, that an entry rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// a document of this file
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// the page
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "optional_whole::<_, 1, 100_000>"
    )]
    #[schemars(range(min = 1, max = 100_000))]
    pub page: Option<u32>,
    /// a review of this file
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Id>,
}
