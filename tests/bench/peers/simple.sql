-- The simple scoring of the README over a table `region` with the columns authority and exercises.
-- Casts stand where a column may hold more than numbers; over declared columns they cost nothing.
CREATE OR REPLACE TEMP MACRO plain(cell) AS coalesce(try_cast(cell AS BIGINT), 0);
CREATE OR REPLACE TEMP MACRO month(cell) AS
    CASE WHEN substr(cast(cell AS VARCHAR), 5, 1) = '-'
        THEN cast(substr(cast(cell AS VARCHAR), 1, 4) AS BIGINT) * 12 + cast(substr(cast(cell AS VARCHAR), 6, 2) AS BIGINT) END;
CREATE OR REPLACE TEMP MACRO level(found, a, b, c, d) AS
    cast(found >= a AS BIGINT) + cast(found >= b AS BIGINT) + cast(found >= c AS BIGINT) + cast(found >= d AS BIGINT);
CREATE OR REPLACE TEMP MACRO share(part, whole, a, b, c, d) AS
    CASE WHEN whole > 0 THEN level(part * 100, a * whole, b * whole, c * whole, d * whole) ELSE 0 END;

WITH
flat AS (
    SELECT
        authority.code AS code,
        exercises AS e,
        flatten(list_transform(exercises, lambda x: x.activities)) AS activities,
        flatten(list_transform(exercises, lambda x: x.ratings)) AS ratings,
        list_filter(
            flatten(list_transform(flatten(list_transform(exercises, lambda x: x.decisions)), lambda x: x.themes)),
            lambda x: x.outcome IN ('adopted', 'partly', 'declined', 'already-planned')) AS outcomes
    FROM region
),
numbers AS (
    SELECT
        code,
        coalesce(list_sum(list_transform(e, lambda x: plain(x.people_heard))), 0) AS heard,
        coalesce(list_sum(list_transform(activities, lambda x: plain(x.invited))), 0) AS invited,
        coalesce(list_sum(list_transform(activities, lambda x: plain(x.completed))), 0) AS completed,
        len(list_distinct(list_filter(list_transform(activities, lambda x: x.way),
            lambda x: x IN ('open-form', 'direct-invitation', 'session', 'outreach', 'phone-or-remote', 'community-groups')))) AS ways,
        coalesce(list_sum(list_transform(e, lambda x: len(x.themes))), 0) AS themes,
        coalesce(len(outcomes), 0) AS answered,
        coalesce(len(list_filter(outcomes, lambda x: x.reason IS NOT NULL)), 0) AS reasons,
        coalesce(len(list_filter(flatten(list_transform(e, lambda x: x.information.formats)), lambda x: month(x.available_on) IS NOT NULL)), 0) AS formats,
        list_max(list_transform(e, lambda x: list_min(list_transform(x.responses, lambda y: month(y.date))) - month(x.closes))) AS wait,
        coalesce(len(list_filter(flatten(list_transform(e, lambda x: x.groups)), lambda x: plain(x.heard) >= 5)), 0) AS groups,
        coalesce(list_sum(list_transform(ratings, lambda x: plain(x.positive))), 0) AS positive,
        coalesce(list_sum(list_transform(ratings, lambda x: plain(x.answered))), 0) AS rated,
        coalesce(len(list_filter(flatten(list_transform(e, lambda x: x.changes)), lambda x: month(x.done) IS NOT NULL)), 0) AS done
    FROM flat
),
levels AS (
    SELECT
        code,
        [
            level(heard, 50, 200, 800, 2000),
            level(invited, 100, 1000, 4000, 10000),
            share(completed, invited, 5, 10, 20, 40),
            level(coalesce(ways, 0), 1, 2, 3, 5),
            level(themes, 1, 4, 8, 14),
            share(answered, themes, 25, 50, 75, 90),
            share(reasons, answered, 25, 50, 75, 95),
            level(formats, 1, 2, 4, 6),
            coalesce(cast(wait <= 12 AS BIGINT) + cast(wait <= 6 AS BIGINT) + cast(wait <= 3 AS BIGINT) + cast(wait <= 1 AS BIGINT), 0),
            level(groups, 1, 4, 8, 12),
            share(positive, rated, 40, 50, 60, 75),
            level(done, 1, 2, 3, 5)
        ] AS marks
    FROM numbers
),
points AS (
    SELECT code, marks, level(list_sum(marks), 12, 24, 34, 42) AS band FROM levels
)
SELECT
    count(*) FILTER (code NOT LIKE 'XD%') AS good,
    count(*) FILTER (code LIKE 'XD%') AS taken,
    [count(*) FILTER (code NOT LIKE 'XD%' AND band = 0),
        count(*) FILTER (code NOT LIKE 'XD%' AND band = 1),
        count(*) FILTER (code NOT LIKE 'XD%' AND band = 2),
        count(*) FILTER (code NOT LIKE 'XD%' AND band = 3),
        count(*) FILTER (code NOT LIKE 'XD%' AND band = 4)] AS bands,
    [coalesce(sum(marks[1]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[2]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[3]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[4]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[5]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[6]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[7]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[8]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[9]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[10]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[11]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT,
        coalesce(sum(marks[12]) FILTER (code NOT LIKE 'XD%'), 0)::BIGINT] AS sums
FROM points;
