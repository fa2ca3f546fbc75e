# The simple scoring of the README as a policy: the levels of one submission.
package simple

import rego.v1

activities := [activity | some exercise in input.exercises; some activity in exercise.activities]

ratings := [rating | some exercise in input.exercises; some rating in exercise.ratings]

ways_known := {"open-form", "direct-invitation", "session", "outreach", "phone-or-remote", "community-groups"}

settled := {"adopted", "partly", "declined", "already-planned"}

outcomes := [theme |
	some exercise in input.exercises
	some decision in exercise.decisions
	some theme in decision.themes
	theme.outcome in settled
]

# months since the year 0 of a date that begins with year and month
month(date) := (to_number(substring(date, 0, 4)) * 12) + to_number(trim_left(substring(date, 5, 2), "0")) if {
	is_string(date)
	substring(date, 4, 1) == "-"
}

level(found, cuts) := count([cut | some cut in cuts; found >= cut])

share(part, whole, cuts) := count([cut | some cut in cuts; whole > 0; part * 100 >= cut * whole])

heard := sum([found | some exercise in input.exercises; found := exercise.people_heard; is_number(found)])

invited := sum([found | some activity in activities; found := activity.invited; is_number(found)])

completed := sum([found | some activity in activities; found := activity.completed; is_number(found)])

ways := count({way | some activity in activities; way := activity.way; way in ways_known})

themes := sum([count(exercise.themes) | some exercise in input.exercises; is_array(exercise.themes)])

answered := count(outcomes)

reasons := count([outcome | some outcome in outcomes; is_string(outcome.reason)])

formats := count([format |
	some exercise in input.exercises
	some format in exercise.information.formats
	month(format.available_on)
])

waits := [months |
	some exercise in input.exercises
	closed := month(exercise.closes)
	told := [month(response.date) | some response in exercise.responses]
	count(told) > 0
	months := min(told) - closed
]

wait := count([most | some most in [12, 6, 3, 1]; max(waits) <= most])

groups := count([group |
	some exercise in input.exercises
	some group in exercise.groups
	is_number(group.heard)
	group.heard >= 5
])

positive := sum([found | some rating in ratings; found := rating.positive; is_number(found)])

rated := sum([found | some rating in ratings; found := rating.answered; is_number(found)])

done := count([change |
	some exercise in input.exercises
	some change in exercise.changes
	month(change.done)
])

levels := [
	level(heard, [50, 200, 800, 2000]),
	level(invited, [100, 1000, 4000, 10000]),
	share(completed, invited, [5, 10, 20, 40]),
	level(ways, [1, 2, 3, 5]),
	level(themes, [1, 4, 8, 14]),
	share(answered, themes, [25, 50, 75, 90]),
	share(reasons, answered, [25, 50, 75, 95]),
	level(formats, [1, 2, 4, 6]),
	wait,
	level(groups, [1, 4, 8, 12]),
	share(positive, rated, [40, 50, 60, 75]),
	level(done, [1, 2, 3, 5]),
]
