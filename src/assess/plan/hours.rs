//! How long each kind of step takes, and by how many days a date is moved: our own estimates, in whole hours and days.
//!
//! They order plans that are equally short and are printed as "about"; no level depends on them.

/// Settle what becomes of a theme, and write down why: an hour to settle it, an hour to write it.
pub(super) const DECIDE_THEME: u32 = 2;
/// Give the reason for what was settled, or tell people of it.
pub(super) const FINISH_THEME: u32 = 1;
/// Write to those who took part, and publish the same.
pub(super) const TELL: u32 = 7;
/// Write up what people said, by theme and for and against.
pub(super) const PUBLISH: u32 = 14;
/// Find an owner and a day for one change.
pub(super) const OWN_CHANGE: u32 = 1;
/// Say publicly that a change is late, and until when it will be done.
pub(super) const REDATE_CHANGE: u32 = 1;
/// Acknowledge a petition.
pub(super) const ACKNOWLEDGE: u32 = 1;
/// Set what a change brought beside the records from before, and tell people.
pub(super) const MEASURE: u32 = 14;
/// Comments that somebody sorts into themes in an hour.
pub(super) const COMMENTS_AN_HOUR: u32 = 60;
/// A second person goes through a sample of the sorting.
pub(super) const CHECK: u32 = 4;
/// Correct a published figure.
pub(super) const RESTATE: u32 = 1;
/// Say why one count was followed and not the other.
pub(super) const EXPLAIN: u32 = 1;
/// Find the money, training or staff time that goes with work that is moved to others.
pub(super) const MEANS: u32 = 7;
/// Invite people to a lasting group, and hold its first meeting.
pub(super) const FOUND: u32 = 21;
/// Publish the notes of a group that there is.
pub(super) const NOTES: u32 = 3;
/// Move a last day, and make it known.
pub(super) const EXTEND: u32 = 2;
/// Move a decision to another meeting.
pub(super) const POSTPONE: u32 = 1;
/// Open another way of being heard.
pub(super) const WAY: u32 = 14;
/// Hold an open session.
pub(super) const SESSION: u32 = 14;
/// Have one format made.
pub(super) const FORMAT: u32 = 7;
/// Announce it.
pub(super) const ANNOUNCE: u32 = 1;
/// Write a passage of a public text that says what is known already.
pub(super) const SAY: u32 = 2;
/// Work out what each option costs or saves, or whom it touches.
pub(super) const WORK_OUT: u32 = 7;
/// Compare who has answered with who is affected.
pub(super) const REVIEW: u32 = 4;
/// Meet some people of one group where they already are.
pub(super) const MEET: u32 = 14;
/// Put a question into plain words, and write to those who have answered.
pub(super) const MEND: u32 = 14;

/// Days until a change that gets a date, or another one, is to be done.
pub(super) const CHANGE_DAYS: i32 = 90;
/// Days by which a last day may be moved: two weeks, four, six.
pub(super) const EXTENSIONS: [i32; 3] = [14, 28, 42];
/// Days from the last day to a decision that is moved.
pub(super) const DECISION_DAYS: i32 = 28;
/// Meetings in a year of a group that is founded: one a quarter.
pub(super) const MEETINGS: u32 = 4;
