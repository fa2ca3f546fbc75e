//! Facts of making it together: what people offered and what came of it, the parts they held, whether they were paid, and what their peers
//! ran.
//!
//! Proxies only: each says that a file shows something of a feature of co-production, never how well it was done.

use crate::base::interval::Truth;
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::themes::ThemeSeen;
use crate::facts::value::Value;
use crate::facts::view::View;
use crate::submission::model::authority::PartnerKind;
use crate::submission::model::people::Activity;
use crate::submission::model::roles::{Paid, RoleKind};
use crate::submission::model::themes::{Theme, ThemeKind};

/// Fills in the facts of making it together.
pub(super) fn fill(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let exercise = view.exercise;
    let offer = |theme: &Theme| view.states(&theme.kind, |kind| *kind == ThemeKind::Offer);
    let taken_up = if exercise.themes.is_none() {
        view.blank_truth()
    } else {
        themes
            .iter()
            .fold(Value::truth(Truth::False), |any, seen| any.or(offer(seen.theme).and(seen.taken_up)))
    };
    facts.set(Fact::OffersRecorded, view.any(&exercise.themes, offer));
    facts.set(Fact::OffersTakenUp, taken_up);
    facts.set(
        Fact::SharedRoles,
        view.any(&exercise.roles, |role| Value::truth(Truth::from(role.kind.is_shared()))),
    );
    facts.set(
        Fact::RolesPaid,
        view.any(&exercise.roles, |role| {
            let part = Value::truth(Truth::from(role.kind != RoleKind::Respondent));
            part.and(view.states(&role.paid, |paid| *paid != Paid::No))
        }),
    );
    let peers = |activity: &Activity| by_peers(view, activity);
    facts.set(Fact::PeerRun, view.any(&exercise.activities, peers));
    facts.set(
        Fact::PeerRunAfterClose,
        view.any(&exercise.activities, |activity| {
            let longer = View::days_between(view.closes, view.date(&activity.closes));
            peers(activity).and(longer.compare(|days| days.at_least(Q::ONE)))
        }),
    );
}

impl RoleKind {
    /// A part in which people do what staff would otherwise do: research, design, decide, own.
    const fn is_shared(self) -> bool {
        match self {
            Self::PeerResearcher | Self::CoDesigner | Self::BoardMember | Self::PaidPost | Self::Owner => true,
            Self::Respondent | Self::Adviser | Self::Volunteer => false,
        }
    }
}

/// Whether the partner who ran an activity is a group of the people whom it is for.
fn by_peers(view: &View<'_>, activity: &Activity) -> Value {
    let partners = view.context.submission.partners.as_deref().unwrap_or(&[]);
    let Some(runner) = &activity.run_by else {
        return view.given(false);
    };
    let ran = partners.iter().find(|partner| partner.id == *runner);
    ran.map_or(view.given(false), |partner| {
        view.states(&partner.kind, |kind| matches!(kind, PartnerKind::SelfHelp | PartnerKind::UserLed))
    })
}
