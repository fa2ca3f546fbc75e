//! Every fact there is: its id, unit, definition, the cells it reads and the parameters it needs.
//!
//! One table. A fact is added here and computed in the file of its family; nothing else changes. `earnest facts` prints this table.

use crate::facts::settings::Parameter;

/// What kind of thing a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// yes, no or unknown
    Truth,
    /// a number
    Number,
}

/// The entry of one fact.
#[derive(Clone, Copy, Debug)]
pub struct Def {
    /// its id, as rubrics write it
    pub id: &'static str,
    /// truth or number
    pub kind: Kind,
    /// the unit of a number; empty for a truth
    pub unit: &'static str,
    /// what it says, in words
    pub about: &'static str,
    /// the cells it reads, within the exercise (`~` for the top of the file), `*` for every entry of a list
    pub from: &'static [&'static str],
    /// the parameters it needs
    pub needs: &'static [Parameter],
}

macro_rules! facts {
    ($($name:ident = $id:literal, $kind:ident $(($unit:literal))?, $about:literal, [$($from:literal),* $(,)?] $(, [$($need:ident),+])?;)+) => {
        /// A fact.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fact { $(#[doc = $about] $name,)+ }

        /// Every fact, in the order of [`Fact`].
        pub const FACTS: &[Def] = &[$(Def {
            id: $id, kind: Kind::$kind, unit: concat!($($unit)?), about: $about, from: &[$($from),*], needs: &[$($(Parameter::$need),+)?],
        },)+];

        /// How many facts there are.
        pub const COUNT: usize = [$(Fact::$name),+].len();

        const ALL: [Fact; COUNT] = [$(Fact::$name),+];
    };
}

facts! {
    // the exercise
    Stakes = "exercise.stakes", Number("1 to 3"), "how much is at stake: 3 where a service is ended, reduced or moved or many are affected, 2 in between or where it is not known, 1 where few are", ["service_change", "affected/people", "affected/visits"], [StakesHigh, StakesLow];
    HasProposal = "exercise.proposal", Truth, "people were asked about a proposal", ["proposal"];
    Withdrawn = "exercise.withdrawn", Truth, "the proposal was withdrawn", ["decisions/*/on_proposal"];
    ServiceCut = "exercise.service_cut", Truth, "a service would be ended, reduced or moved", ["service_change"];
    Affected = "exercise.affected", Number("people"), "people affected", ["affected/people"];
    EveryoneAffected = "exercise.everyone_affected", Truth, "everyone in the area is affected", ["affected/everyone"];
    Enduring = "exercise.enduring", Truth, "people live with the service for years", ["relationship"];
    FirstAttempt = "exercise.first_attempt", Truth, "the first of its kind in three years", ["first_attempt"];
    AuthorityPeople = "authority.people", Number("people"), "people whom the authority serves", ["~/authority/people"];

    // reach
    Ways = "reach.ways", Number("ways"), "different ways by which enough people were heard", ["activities/*/way", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "people_heard"], [WayPeople, WayShare];
    WaysReachOut = "reach.ways_reach_out", Truth, "one of those ways went out to people, invited them by name or went through groups they trust", ["activities/*/way", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "people_heard"], [WayPeople, WayShare];
    MissingReviewed = "reach.missing_reviewed", Truth, "somebody looked who was missing", ["missing_review"];
    MissingReviewDays = "reach.missing_review_days_before_close", Number("days"), "days from that look to the close", ["missing_review/date", "missing_review", "closes"];
    MissingReviewPublished = "reach.missing_review_published", Truth, "what it found was published", ["missing_review/published", "missing_review"];
    MissingReviewLedTo = "reach.missing_review_led_to_activity", Truth, "a way to take part was opened because of it", ["missing_review/led_to_activity", "missing_review"];
    Heard = "reach.heard", Number("people"), "people heard who are surely different people: the exercise's own figure, else its largest activity, with those it is said to be distinct from", ["people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from"];
    Margin = "reach.margin", Number("points"), "half the width, in points of a hundred, of the 95 % interval that a simple random sample of as many would leave; 100 where fewer are affected than the small population", ["people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "affected/people"], [SmallPopulation];
    SmallShare = "reach.small_population_share", Number("percent"), "people heard as a share of those affected, where fewer are affected than the small population; else 0", ["people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "affected/people"], [SmallPopulation];
    SelfSelected = "reach.self_selected", Truth, "those heard came of themselves or were picked, rather than drawn by chance or all invited", ["people_heard", "activities/*/selection", "activities/*/people", "activities/*/completed", "activities/*/distinct_from"];
    ReturnRate = "reach.return_rate", Number("percent"), "answers completed as a share of people invited, over the ways that count both", ["activities/*/invited", "activities/*/completed", "activities/*/people"];
    GroupProfile = "reach.group_profile", Truth, "who answered is known: enough of the groups looked for are counted, or a random sample was weighted", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "activities/*/weighted", "activities/*/selection", "affected/people", "~/authority/groups", "~/authority/people"], [ProfileShare, NotStatedMost, ExpectedLeast];
    Deliberative = "reach.deliberative", Truth, "a jury, panel or co-design of enough people drawn by chance, with enough hours of each", ["activities/*/kind", "activities/*/selection", "activities/*/people", "activities/*/completed", "activities/*/hours_each"], [DeliberativePeople, DeliberativeHours];
    OpenWay = "reach.open_way", Truth, "a way that was open to all", ["activities/*/selection"];
    GroupsRequired = "reach.groups_required", Number("groups"), "groups that should have been looked for", ["groups", "groups/*/group", "groups/*/people", "groups/*/share", "~/authority/groups"];
    GroupsCounted = "reach.groups_counted", Number("groups"), "of these, groups whose people heard are counted", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "~/authority/groups"], [NotStatedMost];
    GroupsCountedShare = "reach.groups_counted_share", Number("percent"), "groups counted as a share of groups that should have been looked for", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "~/authority/groups"], [NotStatedMost];
    GroupsClearly = "reach.groups_clearly_under_heard", Number("groups"), "groups clearly under-heard and not met directly", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "groups/*/met_directly", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "affected/people", "~/authority/groups", "~/authority/people"], [UnderHeard, ExpectedLeast, NotStatedMost, MetPeople, MetShare, MetSmallGroup];
    GroupsBadly = "reach.groups_badly_under_heard", Number("groups"), "groups badly under-heard, or expected and not heard at all, and not met directly", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "groups/*/met_directly", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "affected/people", "~/authority/groups", "~/authority/people"], [BadlyUnderHeard, ExpectedLeast, NotStatedMost, MetPeople, MetShare, MetSmallGroup];
    SmallGroupsUnmet = "reach.small_groups_unmet", Number("groups"), "groups of whom too few are expected to tell, neither met directly nor given a reason", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "groups/*/met_directly", "groups/*/reason", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "affected/people", "~/authority/groups", "~/authority/people"], [ExpectedLeast, NotStatedMost, MetPeople, MetShare, MetSmallGroup];
    GroupsSilent = "reach.groups_silent", Number("groups"), "groups named as affected of whom some were expected and none heard", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "monitoring", "monitoring/*", "affected/people", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "~/authority/groups", "~/authority/people"], [ExpectedLeast];
    GroupsUnheard = "reach.groups_unheard", Number("groups"), "groups named as affected of whom some were expected and none heard, not met directly and no reason given", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "groups/*/met_directly", "groups/*/reason", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "affected/people", "~/authority/groups", "~/authority/people"], [ExpectedLeast, MetPeople, MetShare, MetSmallGroup];
    ClaimRatio = "reach.claim_ratio", Number("times"), "the total published as reached, over the people heard", ["claimed_reach/number", "claimed_reach", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from"];
    ClaimIncludesTold = "reach.claim_includes_told", Truth, "that total counts people told, invited, visiting, signing or members", ["claimed_reach/includes", "claimed_reach"];
    SameFewShare = "reach.same_few_share", Number("percent"), "standing members and people who had taken part before, as a share of those heard", ["activities/*/returning", "activities/*/standing_members", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from"];
    OpenedOut = "reach.opened_out", Truth, "an open, outreach or random way with enough people", ["activities/*/way", "activities/*/selection", "activities/*/people", "activities/*/completed"], [WayPeople];

    // salience
    ChoiceAnswered = "salience.choice_answered", Truth, "the file says anything of what was open and why", ["proposal", "proposal/*", "purpose", "decision_and_date_said", "known_already_said", "draws_on"];
    ChoiceItems = "salience.choice_items", Number("items"), "of what an honest choice shows, how much was shown: six items with a proposal, three without", ["proposal", "proposal/*", "purpose", "decision_and_date_said", "known_already_said", "draws_on", "closes", "decision_due"], [ImpactDays];
    InfluenceSaid = "salience.influence_said", Truth, "what can and cannot change was said", ["proposal/open_to_influence", "proposal"];
    AlternativesShown = "salience.alternatives_shown", Truth, "at least two real options, or the rejected ones with reasons", ["proposal/options_shown", "proposal/alternatives_explained", "proposal"];
    AlternativesExplained = "salience.alternatives_explained", Truth, "the rejected options were explained", ["proposal/alternatives_explained", "proposal"];
    OptionsShown = "salience.options_shown", Number("options"), "real options shown", ["proposal/options_shown", "proposal"];
    CostsShown = "salience.costs_shown", Truth, "the cost or saving of each option was shown", ["proposal/costs_shown", "proposal"];
    SavingDriver = "salience.saving_driver", Truth, "saving money is among the reasons", ["proposal/driver", "proposal"];
    ImpactShown = "salience.impact_shown", Truth, "who is affected, and how, was shown in time", ["proposal/impact_shown_on", "proposal", "closes"], [ImpactDays];
    DaysToDecision = "salience.days_to_decision", Number("days"), "days from the close to the decision, or to the day it was due where the proposal was withdrawn", ["closes", "decisions", "decisions/*/date", "decisions/*/on_proposal", "decision_due"];
    CommittedBefore = "salience.committed_before_opening", Truth, "the authority had bound itself before it asked", ["commitment_made", "opens"];
    AdoptedByClose = "salience.adopted_by_close", Truth, "a decision adopted the proposal on or before the close", ["decisions", "decisions/*/date", "decisions/*/on_proposal", "closes"];
    ResultsBeforeDecision = "salience.results_before_decision", Truth, "what people said was published on or before the decision", ["results", "results/published", "decisions", "decisions/*/date", "decisions/*/on_proposal", "decision_due"];
    PartBeforeOptions = "salience.part_before_options", Truth, "people had a part before the options were fixed", ["draws_on", "draws_on/*/before_options_fixed", "draws_on/*/kind"];
    TiesShare = "salience.ties_share", Number("percent"), "of those who answered, users, people who will need it, carers and family", ["ties", "ties/*"];
    RungEvidenced = "salience.rung_evidenced", Number("rungs"), "the part that people evidently had: 0 none, 1 inform, 2 consult, 3 involve, 4 collaborate, 5 empower", ["information", "information/published", "results", "results/published", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/kind", "activities/*/closes", "decisions", "decisions/*", "decisions/*/date", "decisions/*/power", "decisions/*/carried_out", "decisions/*/on_proposal", "decisions/*/themes", "decision_due", "responses", "responses/*", "themes", "themes/*/id", "agenda", "roles", "roles/*/kind", "closes"], [TwoWayPeople];
    RungPromised = "salience.rung_promised", Number("rungs"), "the part that people were promised; consult where nothing was said", ["promise"];
    PromiseMade = "salience.promise_made", Truth, "people were told what their part would be", ["promise"];
    PartKept = "salience.part_kept", Number("rungs"), "the part they had less the part they were promised", ["promise", "information", "information/published", "results", "results/published", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/kind", "activities/*/closes", "decisions", "decisions/*", "decisions/*/date", "decisions/*/power", "decisions/*/carried_out", "decisions/*/on_proposal", "decisions/*/themes", "decision_due", "responses", "responses/*", "themes", "themes/*/id", "agenda", "roles", "roles/*/kind", "closes"], [TwoWayPeople];
    AgendaShared = "salience.agenda_shared", Truth, "people set or shared the agenda", ["agenda"];
    PublicOptionTested = "salience.public_option_tested", Truth, "an option that people put forward was tested like the authority's own", ["proposal/public_option_tested", "proposal"];
    MetAgain = "salience.met_again", Truth, "the same people were met at least twice", ["activities/*/returning", "activities/*/standing_members", "standing_group", "standing_group/meetings_a_year"];
    StandingMeetings = "salience.standing_meetings", Number("meetings a year"), "meetings of a lasting group", ["standing_group", "standing_group/meetings_a_year"];
    StandingNotes = "salience.standing_notes", Truth, "its notes are published", ["standing_group", "standing_group/notes_published"];
    StandingSeat = "salience.standing_seat", Truth, "it sits, with the same papers, where it is decided", ["standing_group", "standing_group/seat_where_decided"];
    ReturningShare = "salience.returning_share", Number("percent"), "people who had taken part before, as a share of those heard", ["activities/*/returning", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from"];
    PromisedToConsult = "salience.promised_to_consult", Truth, "a consultation was promised", ["promise_to_consult"];
    AdoptsProposal = "salience.adopts_proposal", Truth, "a decision adopted the proposal", ["decisions", "decisions/*/on_proposal", "proposal", "on_proposal"];
    AskedOnProposal = "salience.asked_on_proposal", Truth, "the public was asked about this before it was decided", ["proposal", "closes", "decisions", "decisions/*/date", "decisions/*/on_proposal", "asked"];
    AllOneWay = "salience.all_one_way", Truth, "nothing but surveys, letters and polls: people could not be answered", ["activities", "activities/*/kind"];
    TwoWayBeforeDecision = "salience.two_way_before_decision", Truth, "an activity in which people and the authority could answer one another, before the decision", ["activities", "activities/*/kind", "activities/*/people", "activities/*/completed", "activities/*/closes", "decisions", "decisions/*/date", "decisions/*/on_proposal", "decision_due", "closes"], [TwoWayPeople];

    // ease of access
    EaseAnswered = "access.ease_answered", Truth, "the file says anything of how easy it was to take part", ["activities", "activities/*/ease", "activities/*/ease/*"];
    EaseShare = "access.ease_share", Number("percent"), "of the six things that make it easy to take part, those that apply and were so", ["activities", "activities/*/kind", "activities/*/sessions", "activities/*/ease", "activities/*/ease/*"];
    DaysToTakePart = "access.days_to_take_part", Number("days"), "days from opening to close, both counted, less holidays", ["opens", "closes"], [HolidayDaysMost];
    DaysOfWarning = "access.days_of_warning", Number("days"), "days from announcement to opening", ["announced", "opens"];
    FormatsAnswered = "access.formats_answered", Truth, "the file says anything of formats and languages", ["information", "information/formats"];
    FormatsInTimeShare = "access.formats_in_time_share", Number("percent"), "needed formats and languages that were there in time", ["information", "information/formats", "information/formats/*", "groups", "groups/*/group", "opens", "closes"], [FormatDays, OnRequestDays];
    FormatsOnRequestShare = "access.formats_on_request_share", Number("percent"), "the same, counting what could be had quickly on request", ["information", "information/formats", "information/formats/*", "groups", "groups/*/group", "opens", "closes"], [FormatDays, OnRequestDays];
    FormatsFirstDayShare = "access.formats_first_day_share", Number("percent"), "needed formats and languages that were there from the first day", ["information", "information/formats", "information/formats/*", "groups", "groups/*/group", "opens"], [OnRequestDays];
    FormatLate = "access.format_late", Truth, "a needed format came shortly before the close or not at all", ["information", "information/formats", "information/formats/*", "groups", "groups/*/group", "closes"], [FormatLateDays];
    UnderstoodAnswers = "access.understood_answers", Number("answers"), "answers to 'I understood what was asked'", ["ratings", "ratings/*"];
    UnderstoodBound = "access.understood_bound", Number("percent"), "lower 95 % Wilson bound of those who understood", ["ratings", "ratings/*"], [RatingLeast];
    EasyBound = "access.easy_bound", Number("percent"), "lower 95 % Wilson bound of those who found it easy to take part", ["ratings", "ratings/*"], [RatingLeast];
    ReadingAge = "access.reading_age", Number("years"), "reading age of the main public text, by Flesch and Kincaid, plus five", ["information/text", "information"], [ReadingWords];
    BarrierRequired = "access.barrier_groups_required", Number("groups"), "groups facing barriers that should have been looked for", ["groups", "groups/*/group", "groups/*/people", "groups/*/share", "~/authority/groups"];
    BarrierCounted = "access.barrier_groups_counted", Number("groups"), "of these, groups whose people heard are counted", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "~/authority/groups"], [NotStatedMost];
    BarrierCountedShare = "access.barrier_groups_counted_share", Number("percent"), "groups facing barriers counted as a share of those that should have been looked for", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "~/authority/groups"], [NotStatedMost];
    BarrierClearly = "access.barrier_groups_clearly_under_heard", Number("groups"), "groups facing barriers clearly under-heard and not met directly", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "groups/*/met_directly", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "affected/people", "~/authority/groups", "~/authority/people"], [UnderHeard, ExpectedLeast, NotStatedMost, MetPeople, MetShare, MetSmallGroup];
    BarrierBadly = "access.barrier_groups_badly_under_heard", Number("groups"), "groups facing barriers badly under-heard, or expected and not heard at all, and not met directly", ["groups", "groups/*/group", "groups/*/question", "groups/*/people", "groups/*/share", "groups/*/heard", "groups/*/met_directly", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/distinct_from", "affected/people", "~/authority/groups", "~/authority/people"], [BadlyUnderHeard, ExpectedLeast, NotStatedMost, MetPeople, MetShare, MetSmallGroup];
    AllNeedScreen = "access.all_need_screen", Truth, "every way of taking part needed a screen", ["activities", "activities/*/ease", "activities/*/ease/no_screen"];
    ScreenBarrierShare = "access.screen_barrier_share", Number("percent"), "the largest share, among those affected, of a group kept out where a screen is the only way", ["groups", "groups/*/group", "groups/*/people", "groups/*/share", "affected/people", "~/authority/groups", "~/authority/people"];
    QuestionUnclear = "access.question_unclear", Truth, "people, or a body outside, said that the question or its options were not understood", ["themes", "themes/*/kind", "themes/*/voices", "themes/*/reported_by"], [UnclearShare];
    QuestionMended = "access.question_put_right", Truth, "and that was put right in time", ["themes", "themes/*/kind", "themes/*/fixed_on", "closes"], [UnclearFixedDays];

    // closing the loop
    ResultsPublished = "closing.results_published", Truth, "what people said was published", ["results", "results/published"];
    DaysToResults = "closing.days_to_results", Number("days"), "days from the close until what people said was published", ["results", "results/published", "closes"];
    ResultsLead = "closing.results_days_before_decision", Number("days"), "days from publishing what people said to the decision", ["results", "results/published", "decisions", "decisions/*/date", "decisions/*/on_proposal", "decision_due"];
    ResultsByThemeStance = "closing.results_by_theme_and_stance", Truth, "published with counts by theme and by stance", ["results", "results/by_theme", "results/by_stance"];
    ResultsByGroupChecked = "closing.results_by_group_and_checked", Truth, "published with counts by group, and analysed or checked by others", ["results", "results/by_group", "results/analysed_by_others"];
    ResponseAny = "closing.response", Truth, "people were answered", ["responses"];
    DaysToAnswer = "closing.days_to_answer", Number("days"), "days from the close to the first answer that covers enough of the voices", ["responses", "responses/*", "themes", "themes/*/id", "themes/*/voices", "closes"], [AnswerCovers];
    DaysToDirect = "closing.days_to_direct_answer", Number("days"), "the same, for an answer sent to those who took part", ["responses", "responses/*", "themes", "themes/*/id", "themes/*/voices", "closes"], [AnswerCovers];
    DaysToPublic = "closing.days_to_public_answer", Number("days"), "the same, for an answer given in public", ["responses", "responses/*", "themes", "themes/*/id", "themes/*/voices", "closes"], [AnswerCovers];
    AnswerFormats = "closing.answer_in_same_formats", Truth, "answered in the formats that were used to ask", ["responses", "responses/*/same_formats"];
    Themes = "closing.themes", Number("themes"), "themes recorded", ["themes"];
    AnsweredShare = "closing.answered_share", Number("percent"), "the smaller of: voices answered as a share of voices, themes answered as a share of themes", ["themes", "themes/*/id", "themes/*/voices", "decisions", "decisions/*/themes", "decisions/*/themes/*", "responses", "responses/*", "opens", "~/documents"];
    SortedShare = "closing.comments_sorted_share", Number("percent"), "comments sorted into themes as a share of those received", ["comments", "comments/received", "comments/sorted"];
    SampleChecked = "closing.comments_checked", Truth, "a sample of the sorting was checked by a second person", ["comments", "comments/sample_checked"];
    HardThemes = "closing.hard_themes", Number("themes"), "themes that oppose the proposal or come from a small or required group", ["themes", "themes/*/stance", "themes/*/groups", "groups", "groups/*/group", "groups/*/small", "groups/*/people", "groups/*/share", "~/authority/groups"];
    HardAnsweredShare = "closing.hard_answered_share", Number("percent"), "the same share as for all voices, over those themes alone", ["themes", "themes/*/id", "themes/*/stance", "themes/*/groups", "themes/*/voices", "groups", "groups/*/group", "groups/*/small", "groups/*/people", "groups/*/share", "~/authority/groups", "decisions", "decisions/*/themes", "decisions/*/themes/*", "responses", "responses/*", "opens", "~/documents"];
    OpposingThemes = "closing.opposing_themes", Number("themes"), "themes against the proposal", ["themes", "themes/*/stance"];
    OpposingAnsweredShare = "closing.opposing_answered_share", Number("percent"), "voices against that were answered", ["themes", "themes/*/id", "themes/*/stance", "themes/*/voices", "decisions", "decisions/*/themes", "decisions/*/themes/*", "responses", "responses/*", "opens", "~/documents"];
    OtherAnsweredShare = "closing.other_answered_share", Number("percent"), "the other voices that were answered", ["themes", "themes/*/id", "themes/*/stance", "themes/*/voices", "decisions", "decisions/*/themes", "decisions/*/themes/*", "responses", "responses/*", "opens", "~/documents"];
    SmallGroupThemes = "closing.small_group_themes", Number("themes"), "themes of small groups", ["themes", "themes/*/groups", "groups", "groups/*/group", "groups/*/small"];
    SmallGroupAnsweredShare = "closing.small_group_answered_share", Number("percent"), "voices of small groups that were answered", ["themes", "themes/*/id", "themes/*/groups", "themes/*/voices", "groups", "groups/*/group", "groups/*/small", "decisions", "decisions/*/themes", "decisions/*/themes/*", "responses", "responses/*", "opens", "~/documents"];
    VoicesAnsweredShare = "closing.voices_answered_share", Number("percent"), "voices answered as a share of voices", ["themes", "themes/*/id", "themes/*/voices", "decisions", "decisions/*/themes", "decisions/*/themes/*", "responses", "responses/*", "opens", "~/documents"];
    Decided = "closing.decided", Truth, "something was decided", ["decisions"];
    AdoptedThemes = "closing.adopted_themes", Number("themes"), "themes adopted, in whole or part", ["themes", "themes/*/id", "decisions", "decisions/*/themes", "decisions/*/themes/*"];
    RefusedThemes = "closing.refused_themes", Number("themes"), "themes declined", ["themes", "themes/*/id", "decisions", "decisions/*/themes", "decisions/*/themes/*", "opens", "~/documents"];
    RefusalsReasoned = "closing.refusals_reasoned", Truth, "every refusal has a reason", ["themes", "themes/*/id", "decisions", "decisions/*/themes", "decisions/*/themes/*", "opens", "~/documents"];
    ReasonsFoundFair = "closing.reasons_found_fair", Truth, "a body outside found the reasons fair", ["~/reviews", "~/partners"], [FundedMost];
    Changes = "closing.changes", Number("changes"), "changes that were promised", ["changes"];
    ChangesDated = "closing.changes_dated", Number("changes"), "of these, with an owner and a date", ["changes", "changes/*/owner", "changes/*/due"];
    ChangesKeptShare = "closing.changes_kept_share", Number("percent"), "changes done as a share of those due; where none is due, 100 if all have an owner and a date, else 0", ["changes", "changes/*/owner", "changes/*/due", "changes/*/done", "~/as_of", "~/period/to"];
    EffectMeasured = "closing.effect_measured_and_told", Truth, "the effect of a change was measured before and after, and people were told", ["changes", "changes/*/effect", "changes/*/effect/*"];
    ResultsAfterDecision = "closing.results_after_decision", Truth, "what people said was published after the decision, or not at all", ["results", "results/published", "decisions", "decisions/*/date", "decisions/*/on_proposal"];
    ClaimsSupport = "closing.claims_support", Truth, "the decision says that the public supports it", ["decisions", "decisions/*/claims_support"];
    SupportShare = "closing.support_share", Number("percent"), "those for it as a share of all who answered", ["activities", "activities/*/stances", "activities/*/stances/*"];
    SilenceAsSupport = "closing.silence_counted_as_support", Truth, "people who did not answer were counted as support", ["decisions", "decisions/*/silence_counted_as_support"];
    PetitionOutnumbers = "closing.petition_outnumbers_support", Truth, "a petition against it bears more names than its known supporters", ["themes", "themes/*/signatures", "themes/*/stance", "activities", "activities/*/stances", "activities/*/stances/*"];
    FollowsTheFewer = "closing.follows_the_fewer", Truth, "two ways gave opposite majorities, and the decision follows the one with fewer people without saying why", ["activities", "activities/*/id", "activities/*/stances", "activities/*/stances/*", "activities/*/people", "activities/*/completed", "decisions", "decisions/*/follows", "decisions/*/reason"];
    WorkShifted = "closing.work_shifted_without_means", Truth, "a change moves work to users, carers or volunteers, and nothing moves with it", ["changes", "changes/*/moves_work_to", "changes/*/means_move_too"];

    // ratings, the register, and what only informs
    BestRating = "ratings.best_bound", Number("percent"), "the best lower 95 % Wilson bound of any rating with enough answers", ["ratings", "ratings/*"], [RatingLeast];
    CouldChangeUpper = "ratings.could_change_upper", Number("percent"), "upper 95 % Wilson bound of those who thought it could still change something", ["ratings", "ratings/*"], [RatingLeast];
    PetitionUnanswered = "closing.petition_unanswered", Truth, "a petition was neither acknowledged nor answered in time", ["themes", "themes/*/signatures", "themes/*/acknowledged_on", "decisions", "decisions/*/themes", "decisions/*/themes/*", "responses", "responses/*", "closes", "themes/*/id"], [PetitionDays];
    Boilerplate = "closing.boilerplate_answer", Truth, "the same reason stands for several themes", ["decisions", "decisions/*/themes", "decisions/*/themes/*"], [BoilerplateThemes];
    TotalsOff = "integrity.totals_do_not_add", Truth, "parts of the file add to more than their whole", ["groups", "groups/*", "monitoring", "monitoring/*", "people_heard", "activities/*/people", "activities/*/completed", "activities/*/invited", "comments", "comments/*", "activities/*/distinct_from"];
    AskedAgain = "integrity.asked_again", Truth, "a theme repeats one that was known from before", ["themes", "themes/*/same_as"];
    FundedVoices = "integrity.voice_depends_on_payer", Truth, "a group that took part gets most of its income from this authority", ["~/partners"], [FundedMost];
    NotSubmitted = "register.held_not_submitted", Number("exercises"), "exercises and decisions of the register on which the public was asked and of which nothing was sent", ["~/register"];
    Asked = "register.asked", Truth, "the public was asked", ["~/register"];
    UrgentReason = "register.urgent_reason", Truth, "it was said why there was no time to ask", ["~/register"];
    FigureNotInDocument = "integrity.figure_not_in_document", Truth, "a cited paper was opened and does not show the figure", ["~/documents"];

    // making it together
    OffersRecorded = "coproduction.offers_recorded", Truth, "something that people can do or bring was recorded", ["themes", "themes/*/kind"];
    OffersTakenUp = "coproduction.offers_taken_up", Truth, "something that people can do or bring was adopted in whole or part", ["themes", "themes/*/kind", "decisions", "decisions/*/themes"];
    SharedRoles = "coproduction.shared_roles", Truth, "people researched, designed, sat where it was decided, held a paid post or owned it", ["roles", "roles/*/kind"];
    RolesPaid = "coproduction.roles_paid", Truth, "people who did more than answer were paid, or had their expenses paid", ["roles", "roles/*/kind", "roles/*/paid"];
    PeerRun = "coproduction.peer_run", Truth, "a group led by those whom it is for ran an activity", ["activities", "activities/*/run_by", "~/partners"];
    PeerRunAfterClose = "coproduction.peer_run_after_close", Truth, "an activity that such a group ran went on after the close", ["activities", "activities/*/run_by", "activities/*/closes", "closes", "~/partners"];
    Urgent = "register.urgent", Truth, "decided without asking, for an urgent reason", ["~/register"];
}

impl Def {
    /// It reads a row of the register.
    pub fn reads_row(&self) -> bool {
        self.from.iter().any(|cell| matches!(*cell, "~/register" | "asked"))
    }
}

impl Fact {
    /// Its place in a table of values.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its entry.
    pub fn def(self) -> &'static Def {
        const NONE: Def = Def {
            id: "",
            kind: Kind::Truth,
            unit: "",
            about: "",
            from: &[],
            needs: &[],
        };
        FACTS.get(self.index()).unwrap_or(&NONE)
    }

    /// Its id.
    pub fn id(self) -> &'static str {
        self.def().id
    }

    /// The fact that `id` names.
    pub fn find(id: &str) -> Option<Self> {
        ALL.iter().copied().find(|fact| fact.id() == id)
    }

    /// Every fact.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.into_iter()
    }
}
