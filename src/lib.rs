//! # earnest
//!
//! Tells whether a health authority's public engagement was done in earnest or was going through the motions: scores submitted evidence
//! against a rubric and writes graded reports that say why, what is missing and what to do next.
//!
//! ## The way of the data
//!
//! ```text
//!  submission (yaml, json, xlsx)  rubric (yaml)          marks (yaml, xlsx)  documents folder
//!         |                            |                      |                     |
//!  submission::read             rubric::library         assess::marks          cli::papers
//!   faults, each located         check + compile         only ever added        digests, cited figures
//!         v                            v                      v                     v
//!    Submission --> facts::View --> Facts --> assess::score --> Verdict --> assess::explain --> Assessment
//!                   (one unit)      (a table)   (rollup)       (numbers)                       (published)
//!                                                                 |                               |
//!                                                            region::row                     report::render
//!                                                             one line                 html, md, json, xlsx, text
//!                                                                 |
//!                                  many submissions: region::settle --> region::report --> Region --> report::region
//!                                                     which stand        one pass       (published)
//!                                                                             |
//!                                          what may be known: region::edition --> Edition --> report::region
//! ```
//!
//! [`assess::plan`] scores changed submissions and says which few changes lift a grade; [`submission::workbook`] is the form and the reading
//! of it, another notation of the same submission; a workbook of results is rendered from the assessment and [`assess::published::audit`],
//! which holds what a formula needs to work it out again.
//!
//! Of a region's submissions that stand, reports are made on demand: [`region::score`] gives the assessment of the very bytes that a row was
//! made of, and [`region::reports`] says what its report is called.
//!
//! Each step is a pure function of its inputs. Only [`cli`] opens files, prints, or asks what the terminal can do; nothing asks the time,
//! and nothing touches a network. [`assess::verdict::Verdict`] is numbers only and cheap, for batches; the published
//! [`assess::published::Assessment`] is made of it when somebody reads, and every report is rendered from that value alone.
//!
//! ## The rooms
//!
//! A line of code lives in the first room whose rule fits; arrows go down only, and a test holds that.
//!
//! | room | what lives there |
//! | --- | --- |
//! | [`cli`] | touches the system or the terminal; one file a command |
//! | [`report`] | makes bytes for a reader: page, Markdown, JSON, workbook, terminal summary; charts; templates |
//! | [`region`] | knows many submissions: the row of each, which stand beside each other, how far a run has come, what they say together |
//! | [`assess`] | needs rubric and facts: score, roll-up, signs, marks, explanation, edges, a rubric's examples run, the published value |
//! | [`rubric`] | mentions a threshold, a level or a grade: file, check, expressions, what its author may have overlooked |
//! | [`facts`] | turns a submission into numbers and truths: view, catalogue, one family a file |
//! | [`submission`] | turns bytes into a submission: model, cells, readers, places, checks, schema |
//! | [`base`] | knows nothing of engagement: exact numbers, intervals, dates, pointers, faults, digests |
//!
//! ## What never happens
//!
//! - No criterion, threshold, weight, sign or grade name stands in code: they are data, in `rubrics/`. The cuts inside facts come from the
//!   rubric too, through [`facts::settings::Settings`].
//! - No unknown is replaced by a value. Unknowns give bounds, computed once with every unknown at its worst and once at its best.
//! - No number is a binary fraction on its way to a grade: [`base::number::Q`] is exact, rounding happens once, where the rubric says.
//! - No count is added to another kind of count: seen, invited, started, completed, people, contacts, signatures, organisations and members
//!   are nine types without addition.
//! - No result depends on the order of files, entries or threads.
//! - No row knows of another submission: a region is made of rows alone, so that it is the same wherever they were made.
//! - No submission stops a run over many, and none is lost: what was received is what was graded, left open, set aside or told as failed.
//! - No report of a region is of other bytes, or other judgements, than the row that leads to it.
//! - No published edition holds an exact number of people, the name of a file, or the words of few: it has no field for them, and its views
//!   take nothing else.
//! - No workbook takes more than fixed bounds of memory: a sheet is as large as what it holds, never as what it says of itself.
//! - No figure is said to be missing from a text that could not be read.
//! - No plan states anything about the past, dates anything before the day of the assessment, or asks for more people for their number.
//!
//! ## How to add
//!
//! - A criterion, level, threshold, sign, remedy: edit the rubric file. Nothing else. A criterion or sign also gets a positive example, a
//!   negative one and a bait under `tests`, which `earnest rubric test` runs through scoring with the facts that they give.
//! - Another weight or threshold for one place: write an overlay ([`rubric::overlay`]), a list of changes on one base; reports then print
//!   the grade by the base beside the local one.
//! - A fact over what a family already reads: its line in [`facts::catalogue`], its value in the family's file.
//! - A field of the submission: [`submission::model`] (its comment is its description in the schema), then the facts that read it.
//!
//! ## Two kinds of rubric
//!
//! A *rubric* measures indicators from the evidence, holds form to effect and knows signs; marks stand in where a count is missing. A
//! *framework* is a published instrument: its indicators are marked by people, and its own rule, reproduced without anything of ours,
//! makes the result ([`rubric::framework`], [`assess::framework`]). Both give the same published value, and each an audit of its own from
//! which a workbook works the result out again.
//!
//! ## What is settled where the rubric leaves room
//!
//! - In a returned file a blank *answer* is the adverse one, and a blank *event* (a petition acknowledged, a promise made, a review held) did
//!   not happen. In a compiled file both are unknown. `not held` is adverse in both.
//! - A list that a compiled file writes is taken as whole, except the ways of being heard: that there was no other way is never sure. What
//!   the rubric asks for by name (a rating question, a format) and the list does not hold is unknown there.
//! - Signs leave silence open: the facts are read a second time with every blank and every `not held` unknown, save those that the sign
//!   names as its duty. A sign is *possible* where it is unknown and something stated points at it.
//! - A figure is missing from a paper where all of it could be read and it stands on no page; where it stands on another page than the one
//!   that is cited, the page is told and nothing else follows. What could not be read leaves it open.
//! - Whether an exercise is corroborated is counted over the entries that are, with the rest taken away and not left open.
//! - Where it is stated that there was no proposal, silence on what was decided adopts none.
//! - Without a stated promise, people are owed what consultation owes.
//! - Light thresholds apply where it is sure that they do; where it may be, they open the bounds upwards and close nothing.
//! - An indicator that may not apply can be anything: all its levels together bound what leaving it out would give.
//! - In an example of a rubric everything is due, nobody has judged anything, what is not given is unknown, and nothing is corroborated
//!   unless it says so. Examples are no part of a rubric's digest, since they decide no grade.
//! - *On what is held* takes a partly known indicator at its low end.
//! - Of one author on one matter the mark of the latest day stands; of one day, that of the file named last. What the authority says of
//!   itself replaces nobody.
//! - A mark sets a measured level only where it says `override`, and never one to the top that is not measured there. Its distance is that
//!   of the end which it moves most, so nobody alone settles what could be anything.
//! - A body with a part in an exercise counts on a matter only beside somebody without one on the same matter, and seconds nobody.
//! - Where no outcome of a theme is settled, a plan is scored as if the theme were declined with a reason: what becomes of it is the
//!   authority's to decide, and an answer may not be worth more for what it says.
//! - A plan's steps of *now* carry no decision date of their own, since a decision made today would put off what is due and not settle it.
//! - A comparison puts the later in place of the earlier in one order: engine, rubric, evidence, judgement. Another order would split a
//!   movement otherwise; this one asks first what the same evidence would have given.

pub mod assess;
pub mod base;
pub mod cli;
pub mod facts;
pub mod region;
pub mod report;
pub mod rubric;
pub mod submission;
