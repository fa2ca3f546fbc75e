//! Who took part: the ways, the groups, and how many of each.

use super::Citation;
use crate::base::date::Days;
use crate::submission::fields::{
    Cell, Completed, Contacts, Count, Flag, Id, Invited, Members, Organisations, People, Percent, Seen, Signatures, Started, Text,
    optional_whole,
};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One way in which people were heard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// a short name for use in this exercise
    pub id: Id,
    /// what it was
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// what kind of thing it was
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub kind: Cell<ActivityKind>,
    /// by which way people came to be heard
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub way: Cell<Way>,
    /// what it asked about
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub about: Cell<About>,
    /// how people came to take part
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub selection: Cell<Selection>,
    /// the answers were weighted to match the people affected
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub weighted: Cell<Flag>,
    /// who ran it: a partner
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_by: Option<Id>,
    /// where
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// first day
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub opens: Cell<Days>,
    /// last day
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub closes: Cell<Days>,
    /// sessions held
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "optional_whole::<_, 0, 100_000>"
    )]
    #[schemars(range(min = 0, max = 100_000))]
    pub sessions: Option<u32>,
    /// days from invitation to session
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "optional_whole::<_, 0, 1000>"
    )]
    #[schemars(range(min = 0, max = 1000))]
    pub notice_days: Option<u32>,
    /// minutes to get there by public transport
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "optional_whole::<_, 0, 1000>"
    )]
    #[schemars(range(min = 0, max = 1000))]
    pub travel_minutes: Option<u32>,
    /// hours that each person gave
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    #[schemars(with = "Cell<Count<People>>")]
    pub hours_each: Cell<Count<Hours>>,
    /// people who saw it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub seen: Cell<Count<Seen>>,
    /// people invited
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub invited: Cell<Count<Invited>>,
    /// people who began
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub started: Cell<Count<Started>>,
    /// answers completed
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub completed: Cell<Count<Completed>>,
    /// different people heard
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub people: Cell<Count<People>>,
    /// visits or contacts
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub contacts: Cell<Count<Contacts>>,
    /// signatures
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub signatures: Cell<Count<Signatures>>,
    /// organisations that answered
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub organisations: Cell<Count<Organisations>>,
    /// members that those organisations claim; never people heard
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub members_claimed: Cell<Count<Members>>,
    /// of the people heard, those who had taken part before
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub returning: Cell<Count<People>>,
    /// of the people heard, members of a standing group
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub standing_members: Cell<Count<People>>,
    /// activities whose people are surely other people than these
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distinct_from: Option<Vec<Id>>,
    /// how many were for and against
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stances: Option<Stances>,
    /// how easy it was to take part
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ease: Option<Ease>,
    /// who it was for, where it was for one group
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<Id>>,
    /// help for groups that took part
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Vec<Support>>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// Hours; a kind of count of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours;

words! {
    /// Kinds of activity.
    pub enum ActivityKind {
        /// a survey or questionnaire
        Survey = "survey",
        /// letters, e-mails and other written answers
        Written = "written",
        /// a petition
        Petition = "petition",
        /// a vote or poll
        Poll = "poll",
        /// a public meeting
        Meeting = "meeting",
        /// a drop-in session or stand
        DropIn = "drop-in",
        /// a focus group or discussion group
        FocusGroup = "focus-group",
        /// an interview
        Interview = "interview",
        /// a workshop
        Workshop = "workshop",
        /// a jury or citizens' panel of chosen people
        Jury = "jury",
        /// co-design with those affected
        CoDesign = "co-design",
        /// telephone
        Phone = "phone",
        /// a discussion on the internet
        OnlineDiscussion = "online-discussion",
        /// a standing group
        StandingGroup = "standing-group",
    }
}

impl ActivityKind {
    /// People and the authority can answer one another in it.
    pub const fn is_two_way(self) -> bool {
        match self {
            Self::Survey | Self::Written | Self::Petition | Self::Poll => false,
            Self::Meeting
            | Self::DropIn
            | Self::FocusGroup
            | Self::Interview
            | Self::Workshop
            | Self::Jury
            | Self::CoDesign
            | Self::Phone
            | Self::OnlineDiscussion
            | Self::StandingGroup => true,
        }
    }

    /// A jury, panel or co-design, in which chosen people give their time.
    pub const fn is_deliberative(self) -> bool {
        matches!(self, Self::Jury | Self::CoDesign)
    }
}

words! {
    /// The six ways of being heard.
    pub enum Way {
        /// a form open to all
        OpenForm = "open-form",
        /// an invitation to the person
        DirectInvitation = "direct-invitation",
        /// a session that people come to
        Session = "session",
        /// going where people are
        Outreach = "outreach",
        /// by telephone or from afar
        PhoneOrRemote = "phone-or-remote",
        /// through groups of the community
        CommunityGroups = "community-groups",
    }
}

words! {
    /// How people came to take part.
    pub enum Selection {
        /// open to all who came
        Open = "open",
        /// everyone affected was invited
        EveryoneInvited = "everyone-invited",
        /// members of a group were invited
        InvitedMembers = "invited-members",
        /// certain people were sought out
        Targeted = "targeted",
        /// drawn by chance
        Random = "random",
        /// drawn by chance within groups
        Stratified = "stratified",
    }
}

words! {
    /// What an activity asked about.
    pub enum About {
        /// what people have been through
        Experience = "experience",
        /// how content they are
        Satisfaction = "satisfaction",
        /// what should come first
        Priorities = "priorities",
        /// how it should be made
        Design = "design",
        /// a proposal
        Proposal = "proposal",
        /// how well it is done
        Scrutiny = "scrutiny",
    }
}

words! {
    /// Help for groups that took part.
    pub enum Support {
        /// paid in advance
        PaidInAdvance = "paid-in-advance",
        /// a form of one page
        OnePageForm = "one-page-form",
        /// no registration, insurance or vetting first
        NoRegistration = "no-registration",
        /// expenses paid
        Expenses = "expenses",
        /// an interpreter
        Interpreter = "interpreter",
        /// a sign language interpreter
        Bsl = "bsl",
        /// care for dependants
        Care = "care",
    }
}

/// How many in an activity were for and against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stances {
    /// for
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub support: Cell<Count<People>>,
    /// against
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub oppose: Cell<Count<People>>,
    /// neither
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub neither: Cell<Count<People>>,
}

/// Six answers on how easy it was to take part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ease {
    /// no screen was needed
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub no_screen: Cell<Flag>,
    /// no travel was needed
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub no_travel: Cell<Flag>,
    /// possible outside Monday to Friday, nine to five
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub outside_office_hours: Cell<Flag>,
    /// all its sessions were step-free
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub step_free: Cell<Flag>,
    /// in the area affected, and reachable by public transport or travel paid
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub near_and_reachable: Cell<Flag>,
    /// help was offered in the invitation: interpreter, sign language, care, expenses
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub help_offered: Cell<Flag>,
}

/// A group affected, and how many of it were heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// the group, by the rubric's name for it or one of your own
    pub group: Id,
    /// the question about who people are that shows it, such as sex, age, ethnic-group, disability
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Id>,
    /// people of the group among those affected
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub people: Cell<Count<People>>,
    /// or their share of those affected
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub share: Cell<Percent>,
    /// where that figure comes from
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
    /// rare: a rare condition, or less than one in a hundred of those affected
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub small: Cell<Flag>,
    /// of the group, heard among those who answered the question
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub heard: Cell<Count<People>>,
    /// of the group, met directly in an activity held for it before the close
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub met_directly: Cell<Count<People>>,
    /// why it was not heard
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// How many answered one question about who they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Monitoring {
    /// the question: sex, age, ethnic-group, disability
    pub question: Id,
    /// people who answered it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub answered: Cell<Count<People>>,
    /// people who left it out
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub not_stated: Cell<Count<People>>,
}

/// What the service is to those who took part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ties {
    /// people who answered this question
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub answered: Cell<Count<People>>,
    /// use it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub users: Cell<Count<People>>,
    /// will need it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub will_need: Cell<Count<People>>,
    /// care for, or are family of, somebody who uses it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub carers_and_family: Cell<Count<People>>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}
