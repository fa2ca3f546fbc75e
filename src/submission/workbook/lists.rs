//! The lists of words that the form offers, in people's words, each with the word that a file writes for it.
//!
//! Owns which list is which; the words themselves stand in the model, once for the schema, the readers and the form.

use crate::submission::model::answers::{Audience, Workers};
use crate::submission::model::decisions::{OnProposal, Outcome, Power};
use crate::submission::model::documents::{DocumentAuthor, DocumentKind};
use crate::submission::model::exercise::{Agenda, Relationship, Rung};
use crate::submission::model::findings::ReachKind;
use crate::submission::model::people::{ActivityKind, Selection, Support, Way};
use crate::submission::model::proposal::{Driver, Knowledge};
use crate::submission::model::ratings::Question;
use crate::submission::model::roles::{Paid, RoleKind};
use crate::submission::model::themes::{Stance, ThemeKind};
use crate::submission::model::{
    Asked, AuthorityKind, Basis, Nation, PartnerKind, PartnerRole, ReviewAbout, ReviewSays, Reviewer, ServiceChange,
};

macro_rules! lists {
    ($($name:ident,)+) => {
        /// A list of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum List {
            $(#[doc = concat!("the words of `", stringify!($name), "`")] $name,)+
            /// people or visits
            PeopleOrVisits,
        }

        impl List {
            /// Every list.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+ Self::PeopleOrVisits];

            /// Each item in people's words, and the word of a file for it.
            pub fn items(self) -> Vec<(&'static str, &'static str)> {
                match self {
                    $(Self::$name => $name::ALL.iter().map(|(_, word, about)| (about.trim(), *word)).collect(),)+
                    Self::PeopleOrVisits => vec![("people", "people"), ("visits in a year", "visits")],
                }
            }
        }
    };
}

lists! {
    ActivityKind, Agenda, Asked, Audience, AuthorityKind, Basis, DocumentAuthor, DocumentKind, Driver, Knowledge, Nation, OnProposal, Outcome,
    Paid, PartnerKind, PartnerRole, Power, Question, ReachKind, Relationship, ReviewAbout, ReviewSays, Reviewer, RoleKind, Rung, Selection,
    ServiceChange, Stance, Support, ThemeKind, Way, Workers,
}

impl List {
    /// The word of a file in people's words.
    pub fn label(self, word: &str) -> Option<&'static str> {
        self.items().into_iter().find(|(_, known)| *known == word).map(|(label, _)| label)
    }
}
