"""The simple scoring of the README, in plain Python: the numbers of one submission, and their levels.

Shared by the two Python peers. Neither reads files nor validates.
"""

BANDS = (12, 24, 34, 42)
ANSWERED = frozenset(("adopted", "partly", "declined", "already-planned"))
WAYS = frozenset(("open-form", "direct-invitation", "session", "outreach", "phone-or-remote", "community-groups"))

# the rising cuts of each indicator, in the order of the README; of the ninth, the most months
COUNTED = {
    "heard": (50, 200, 800, 2000),
    "invited": (100, 1000, 4000, 10000),
    "ways": (1, 2, 3, 5),
    "themes": (1, 4, 8, 14),
    "formats": (1, 2, 4, 6),
    "groups": (1, 4, 8, 12),
    "done": (1, 2, 3, 5),
}
SHARES = {
    "turnout": ("completed", "invited", (5, 10, 20, 40)),
    "answered": ("answered", "themes", (25, 50, 75, 90)),
    "reasons": ("reasons", "answered", (25, 50, 75, 95)),
    "rated": ("positive", "rated", (40, 50, 60, 75)),
}
WAIT = (12, 6, 3, 1)
ORDER = ("heard", "invited", "turnout", "ways", "themes", "answered", "reasons", "formats", "wait", "groups", "rated", "done")


def plain(cell):
    """A number that stands there as it is; anything else counts as none."""
    return cell if type(cell) is int else 0


def month(cell):
    """Months since the year 0 of a date that begins with year and month, else None."""
    if type(cell) is str and cell[4:5] == "-":
        return int(cell[:4]) * 12 + int(cell[5:7])
    return None


def numbers(submission):
    """The numbers of a submission, by name."""
    heard = invited = completed = themes = answered = reasons = formats = groups = positive = rated = done = 0
    ways = set()
    wait = None
    for exercise in submission.get("exercises") or ():
        heard += plain(exercise.get("people_heard"))
        for activity in exercise.get("activities") or ():
            invited += plain(activity.get("invited"))
            completed += plain(activity.get("completed"))
            way = activity.get("way")
            if way in WAYS:
                ways.add(way)
        themes += len(exercise.get("themes") or ())
        for decision in exercise.get("decisions") or ():
            for theme in decision.get("themes") or ():
                if theme.get("outcome") in ANSWERED:
                    answered += 1
                    reasons += theme.get("reason") is not None
        information = exercise.get("information")
        if information:
            for form in information.get("formats") or ():
                formats += month(form.get("available_on")) is not None
        closes = month(exercise.get("closes"))
        if closes is not None:
            told = [when for when in (month(one.get("date")) for one in exercise.get("responses") or ()) if when is not None]
            if told and (wait is None or min(told) - closes > wait):
                wait = min(told) - closes
        for group in exercise.get("groups") or ():
            groups += plain(group.get("heard")) >= 5
        for rating in exercise.get("ratings") or ():
            positive += plain(rating.get("positive"))
            rated += plain(rating.get("answered"))
        for change in exercise.get("changes") or ():
            done += month(change.get("done")) is not None
    return {
        "heard": heard,
        "invited": invited,
        "completed": completed,
        "ways": len(ways),
        "themes": themes,
        "answered": answered,
        "reasons": reasons,
        "formats": formats,
        "wait": wait,
        "groups": groups,
        "positive": positive,
        "rated": rated,
        "done": done,
    }


def levels(found):
    """The level of each indicator, in the order of the README."""
    by = {name: sum(found[name] >= cut for cut in cuts) for name, cuts in COUNTED.items()}
    for name, (part, whole, cuts) in SHARES.items():
        by[name] = sum(found[part] * 100 >= cut * found[whole] for cut in cuts) if found[whole] else 0
    by["wait"] = 0 if found["wait"] is None else sum(found["wait"] <= most for most in WAIT)
    return [by[name] for name in ORDER]


def band(points):
    """The band of a submission of so many points."""
    return sum(points >= cut for cut in BANDS)


def is_damaged(submission):
    """Whether the maker of the region damaged it on purpose: its code says so."""
    return str(submission["authority"].get("code")).startswith("XD")
