"""Pattern rules: what the counts of the last weeks add up to, and what a text may claim of them.

Each rule gives the symptoms that make it hold; none means that it does not hold. There is no score.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.days import Data, Days, SymptomCount, Window
from journal_app.domain.care.log import as_date
from journal_app.domain.care.ratings import CORE, SIX, Symptom

Symptoms = tuple[Symptom, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the rules see when they look back from one date."""

    week: Window
    fortnight: Window
    month: Window
    spanned: bool  # a check-in day among the first dates of the fortnight (SPAN)
    month_spanned: bool
    suicidal: bool  # an answer above "no" in the fortnight (SUIC)

    @property
    def more_than_half(self) -> Symptoms:
        """Symptoms that were high on more than half of the fortnight's days (MTH)."""
        return _which(self.fortnight, lambda count: count.high >= R.more_than_half)

    @property
    def nearly_every_day(self) -> Symptoms:
        """Symptoms that were high on nearly every answered day of the fortnight (NED)."""
        return _which(
            self.fortnight,
            lambda count: count.answered >= R.nearly_answered and _nearly_all(count.high, count),
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: its id, its level, its window, and how it is found."""

    id: str
    level: int
    window: Callable[[View], Window]
    find: Callable[[View], Symptoms]


@dataclass(frozen=True, slots=True)
class Why:
    """What a text may claim: the rule, one symptom, its count, and the dates of the window."""

    rule: str
    symptom: Symptom | None
    n: int | None
    of: int | None
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Patterns:
    """The outcome of section 3. `base` is the level before L3c, easing and the floor."""

    base: int
    raw: int
    rules: tuple[str, ...]  # every rule that holds, sorted
    easing: bool
    evidence: Mapping[Symptom, SymptomCount]  # over the fortnight; empty without recent data
    why: Why | None


def find_patterns(days: Days, last_crisis_day: int | None) -> Patterns:
    """Count the last weeks. `last_crisis_day` (ordinal) is T of the crisis path, if there is one."""
    floor = days.suicidal_near(days.today)
    if days.anchor is None or days.data is not Data.OK:
        raw = R.floor_level if floor else 0
        return Patterns(0, raw, ("L2s",) * floor, False, {}, _why_floor(days.today) if floor else None)

    view = look(days, days.anchor)
    found = {rule.id: symptoms for rule in TABLE if (symptoms := rule.find(view))}
    base = _level(view)
    heavy_twice = base >= R.heavy_level and (
        _level(look(days, days.anchor - R.heavy_before_days)) >= R.heavy_level
    )
    raw = R.heavy_twice_level if heavy_twice else base
    easing = False
    if _is_lighter(days, view, last_crisis_day):
        before = look(days, days.anchor - R.easing_before_days)
        easing = raw >= R.heavy_level or _level(before) >= R.heavy_level
        raw = 1 if "L1b" in found else 0
    if floor:
        raw = max(raw, R.floor_level)
    holding = {"L3c": heavy_twice, "EASING": easing, "L2s": floor}
    return Patterns(
        base,
        raw,
        tuple(sorted([*found, *(rule for rule, holds in holding.items() if holds)])),
        easing,
        view.fortnight.counts,
        _why(raw, view, found, days.today),
    )


def look(days: Days, last: int) -> View:
    """Look back from the date `last` (ordinal)."""
    fortnight = days.window(last, R.fortnight)
    month = days.window(last, R.month)
    return View(
        week=days.window(last, R.week),
        fortnight=fortnight,
        month=month,
        spanned=days.check_in_between(fortnight.first, fortnight.first + R.span_dates - 1),
        month_spanned=days.check_in_between(month.first, month.first + R.month_span_dates - 1),
        suicidal=days.suicidal_near(last),
    )


def _level(view: View) -> int:
    """Return the highest level whose rule in the table holds, else 0."""
    return max((rule.level for rule in TABLE if rule.find(view)), default=0)


def _is_lighter(days: Days, view: View, last_crisis_day: int | None) -> bool:
    """Tell whether the last week was light, answered, and far from any crisis."""
    week = view.week
    return (
        week.check_in_days >= R.easing_check_ins
        and all(count.high <= R.easing_high_most for count in week.counts.values())
        and days.calm_dates(week.first, week.last) >= R.easing_calm_dates
        and not view.suicidal
        and (last_crisis_day is None or days.today > last_crisis_day + R.easing_crisis_days)
    )


def _which(window: Window, holds: Callable[[SymptomCount], bool]) -> Symptoms:
    """Return the symptoms of the six whose count fits, in fixed order."""
    return tuple(symptom for symptom in SIX if holds(window.counts[symptom]))


def _nearly_all(hits: int, count: SymptomCount) -> bool:
    return R.nearly_of * hits >= R.nearly_hits * count.answered


def _core(symptoms: Symptoms) -> Symptoms:
    return tuple(symptom for symptom in symptoms if symptom in CORE)


def _l3a(view: View) -> Symptoms:
    half = view.more_than_half
    holds = view.spanned and len(half) + view.suicidal >= R.l3a_symptoms and _core(half)
    return half if holds else ()


def _l3b(view: View) -> Symptoms:
    return _core(_which(view.fortnight, lambda count: count.top >= R.l3b_top)) if view.spanned else ()


def _l3d(view: View) -> Symptoms:
    holds = view.spanned and Symptom.HOPELESS in view.nearly_every_day
    return (Symptom.HOPELESS,) if holds else ()


def _l2a(view: View) -> Symptoms:
    return _core(view.more_than_half) if view.spanned else ()


def _l2b(view: View) -> Symptoms:
    return view.nearly_every_day if view.spanned else ()


def _l2c(view: View) -> Symptoms:
    half = view.more_than_half
    return half if view.spanned and len(half) >= R.l2c_symptoms else ()


def _l2d(view: View) -> Symptoms:
    always = _which(
        view.month, lambda count: count.answered >= R.l2d_answered and count.high == count.answered
    )
    return _core(always) if view.month_spanned else ()


def _l2e(view: View) -> Symptoms:
    heavy = _which(view.week, lambda count: count.high >= R.l2e_high)
    holds = view.week.check_in_days >= R.l2e_check_ins and len(heavy) >= R.l2e_symptoms and _core(heavy)
    return heavy if holds else ()


def _l1a(view: View) -> Symptoms:
    return _which(view.week, lambda count: count.high >= R.l1a_high)


def _l1b(view: View) -> Symptoms:
    there = _which(
        view.fortnight,
        lambda count: count.answered >= R.nearly_answered and _nearly_all(count.some, count),
    )
    return there if view.spanned and len(there) >= R.l1b_symptoms else ()


def _l1c(view: View) -> Symptoms:
    few = R.l1c_check_ins_least <= view.fortnight.check_in_days <= R.l1c_check_ins_most
    heavy = _which(
        view.fortnight, lambda count: count.answered >= R.l1c_answered and _nearly_all(count.high, count)
    )
    return heavy if view.spanned and few else ()


def _week(view: View) -> Window:
    return view.week


def _fortnight(view: View) -> Window:
    return view.fortnight


def _month(view: View) -> Window:
    return view.month


TABLE = (
    Rule("L3a", 3, _fortnight, _l3a),
    Rule("L3b", 3, _fortnight, _l3b),
    Rule("L3d", 3, _fortnight, _l3d),
    Rule("L2a", 2, _fortnight, _l2a),
    Rule("L2b", 2, _fortnight, _l2b),
    Rule("L2c", 2, _fortnight, _l2c),
    Rule("L2d", 2, _month, _l2d),
    Rule("L2e", 2, _week, _l2e),
    Rule("L1a", 1, _week, _l1a),
    Rule("L1b", 1, _fortnight, _l1b),
    Rule("L1c", 1, _fortnight, _l1c),
)
"""The rules of the table, in the order in which they may speak."""


def _why(raw: int, view: View, found: Mapping[str, Symptoms], today: int) -> Why | None:
    """Return what the text may claim: the first rule that holds and has the level that is shown.

    A level 3 without a rule of that level is L3c, which borrows the first L2 rule's count. A level 2
    without a rule of that level is the floor, L2s, which counts nothing.
    """
    for rule in TABLE:
        if rule.level == raw and rule.id in found:
            return _claim(rule.id, rule, view, found[rule.id])
    if raw == R.heavy_twice_level:
        rule = next(rule for rule in TABLE if rule.level == R.heavy_level and rule.id in found)
        return _claim("L3c", rule, view, found[rule.id])
    return _why_floor(today) if raw == R.floor_level else None


def _claim(name: str, rule: Rule, view: View, symptoms: Symptoms) -> Why:
    window = rule.window(view)
    # max() keeps the first of equals, and symptoms are in fixed order.
    symptom = max(symptoms, key=lambda symptom: window.counts[symptom].high)
    count = window.counts[symptom]
    n = {"L3b": count.top, "L1b": count.some}.get(rule.id, count.high)
    return Why(name, symptom, n, count.answered, as_date(window.first), as_date(window.last))


def _why_floor(today: int) -> Why:
    return Why("L2s", None, None, None, as_date(today - R.suicidal_days + 1), as_date(today))
