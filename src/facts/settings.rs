//! The numbers and lists that facts need and that only a rubric may set: every cut inside a fact stands in the rubric file.

use crate::base::number::Q;

macro_rules! parameters {
    ($($(#[doc = $about:literal])+ $name:ident = $id:literal, $unit:literal;)+) => {
        /// A number that a rubric hands to the facts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Parameter { $($(#[doc = $about])+ $name,)+ }

        impl Parameter {
            /// Every parameter: itself, its id in a rubric, its unit and what it means.
            pub const ALL: &'static [(Self, &'static str, &'static str, &'static str)] = &[$((Self::$name, $id, $unit, concat!($($about),+)),)+];

            /// Its place in [`Settings`].
            const fn index(self) -> usize { self as usize }

            /// Its id in a rubric.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }

        const PARAMETERS: usize = [$(Parameter::$name),+].len();
    };
}

parameters! {
    /// a way of being heard counts from this many people
    WayPeople = "way-people", "people";
    /// or from this share of those heard, where that is fewer
    WayShare = "way-share", "percent";
    /// below this many affected, a share of them is asked for instead of a margin
    SmallPopulation = "small-population", "people";
    /// a group of whom fewer are expected cannot be told
    ExpectedLeast = "expected-least", "people";
    /// a group whose upper limit is below this part of its due is clearly under-heard
    UnderHeard = "under-heard", "ratio";
    /// a group whose upper limit is below this part of its due is badly under-heard
    BadlyUnderHeard = "badly-under-heard", "ratio";
    /// a question that more people left out tells nothing
    NotStatedMost = "not-stated-most", "percent";
    /// a group is met directly from this many of its people
    MetPeople = "met-people", "people";
    /// or from this share of a small group
    MetShare = "met-share", "percent";
    /// a group is small, for being met directly, below this many people
    MetSmallGroup = "met-small-group", "people";
    /// who answered is known when this share of the groups looked for is counted
    ProfileShare = "profile-share", "percent";
    /// a jury, panel or co-design needs this many people
    DeliberativePeople = "deliberative-people", "people";
    /// and this many hours of each
    DeliberativeHours = "deliberative-hours", "hours";
    /// impacts are shown in time this long before the close
    ImpactDays = "impact-days", "days";
    /// a format is in time this long before the close
    FormatDays = "format-days", "days";
    /// a needed format is late when it comes closer to the close than this
    FormatLateDays = "format-late-days", "days";
    /// on request within this many days counts as available for the small
    OnRequestDays = "on-request-days", "days";
    /// holidays are taken off up to this many days
    HolidayDaysMost = "holiday-days-most", "days";
    /// an answer counts when it covers this share of the voices
    AnswerCovers = "answer-covers", "percent";
    /// a rating with fewer answers is left out
    RatingLeast = "rating-least", "answers";
    /// stakes are high from this many people affected
    StakesHigh = "stakes-high", "people";
    /// stakes are low below this many people affected
    StakesLow = "stakes-low", "people";
    /// a two-way activity counts from this many people
    TwoWayPeople = "two-way-people", "people";
    /// a theme about the question itself counts from this share of voices
    UnclearShare = "unclear-share", "percent";
    /// and is put right in time this long before the close
    UnclearFixedDays = "unclear-fixed-days", "days";
    /// a body funded beyond this share by the authority speaks for its payer
    FundedMost = "funded-most", "percent";
    /// a petition is owed an acknowledgement after this many days
    PetitionDays = "petition-days", "days";
    /// a text of fewer words has no reading age
    ReadingWords = "reading-words", "words";
    /// the same reason for this many themes is one answer for all
    BoilerplateThemes = "boilerplate-themes", "themes";
}

/// The words that a rubric hands to the facts, in lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupToLookFor {
    /// the group
    pub group: String,
    /// the question that shows it
    pub question: String,
    /// its name for people
    pub title: String,
    /// its members face barriers to taking part
    pub barrier: bool,
    /// its members are kept out where a screen is the only way
    pub screen_barrier: bool,
    /// looked for even where the exercise does not name it
    pub always: bool,
}

/// A period of holidays within the year, as (month, day) to (month, day), both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// first day
    pub from: (i8, i8),
    /// last day; earlier than `from` where it runs over the new year
    pub to: (i8, i8),
}

/// What a rubric hands to the facts.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    numbers: [Option<Q>; PARAMETERS],
    /// the groups to look for
    pub groups: Vec<GroupToLookFor>,
    /// the formats that are always needed
    pub formats: Vec<String>,
    /// formats needed where a group is affected: (group, format)
    pub formats_for_groups: Vec<(String, String)>,
    /// holidays
    pub holidays: Vec<Holiday>,
}

impl Settings {
    /// Sets a parameter.
    pub fn set(&mut self, parameter: Parameter, value: Q) {
        if let Some(slot) = self.numbers.get_mut(parameter.index()) {
            *slot = Some(value);
        }
    }

    /// A parameter, where the rubric sets it.
    pub fn get(&self, parameter: Parameter) -> Option<Q> {
        self.numbers.get(parameter.index()).copied().flatten()
    }

    /// A parameter that the check of the rubric has made sure of; nought otherwise.
    pub(crate) fn number(&self, parameter: Parameter) -> Q {
        self.get(parameter).unwrap_or(Q::ZERO)
    }

    /// A parameter in whole days.
    pub(crate) fn days(&self, parameter: Parameter) -> i32 {
        i32::try_from(self.number(parameter).round(crate::base::number::Round::Up)).unwrap_or(0)
    }
}
