"""Every number of the care rules, in one place, so that a clinician can read and question them.

The first set, RULES_V1, is not yet reviewed by a licensed clinician. Days are calendar dates,
windows of n days are n dates and end on the date they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Rules:
    """One set of numbers. Triples belong to the levels 1, 2 and 3."""

    # The clock
    ahead_after: timedelta = timedelta(hours=48)  # an event later than this after the clock is ahead
    night_ends_at: int = 4  # local hour before which a check-in is offered for the day before

    # From events to days
    timely_days: int = 7  # a check-in may be written this many days late and still count
    stale_after: int = 7  # days without a check-in after which patterns say nothing

    # Ratings. 2 means "more than half of the waking day" (NIMH: "most of the day")
    some: int = 1
    high: int = 2
    top: int = 3

    # Windows and coverage
    week: int = 7
    fortnight: int = 14  # DSM-5 and PHQ-9: two weeks
    month: int = 28
    span_dates: int = 3  # one check-in among the first dates of the fortnight shows it was covered
    month_span_dates: int = 7
    suicidal_days: int = 14

    # PHQ-8 Days (BRFSS): 7 of 14 days is more than half of them, 12 of 14 (6 of 7) nearly every day
    more_than_half: int = 7
    nearly_of: int = 7
    nearly_hits: int = 6
    nearly_answered: int = 10

    # Patterns
    l3a_symptoms: int = 4  # DSM-5: 5 of 9 symptoms; of our 7 that is 3.9
    l3b_top: int = 10
    l2c_symptoms: int = 2
    l2d_answered: int = 6
    l2e_check_ins: int = 5
    l2e_symptoms: int = 4
    l2e_high: int = 5
    l1a_high: int = 4
    l1b_symptoms: int = 2
    l1c_check_ins_least: int = 3
    l1c_check_ins_most: int = 9
    l1c_answered: int = 3
    heavy_level: int = 2  # L3c: this level now ...
    heavy_before_days: int = 14  # ... and this many days before
    heavy_twice_level: int = 3
    floor_level: int = 2
    early_days: int = 13  # days after a loss on which words are softer; never a level

    # Easing
    easing_check_ins: int = 5
    easing_high_most: int = 1
    easing_calm_dates: int = 3  # dates with the suicidal question answered "no"
    easing_before_days: int = 7
    easing_crisis_days: int = 42
    easing_after_prompt_days: int = 42
    easing_again_days: int = 14

    # Crisis
    suicidal_from: int = 1  # any answer above "no"
    urgent_from: int = 2
    emergency: int = 3  # stays until closed
    thought_for: timedelta = timedelta(hours=72)
    help_now_for: timedelta = timedelta(hours=1)
    again_after: timedelta = timedelta(hours=1)  # after a closed answer 3
    again_until: timedelta = timedelta(hours=24)
    followup_days: tuple[int, ...] = (1, 2, 3, 7, 14)
    followup_last_day: int = 21
    followup_calm_dates: int = 3
    followup_back_days: int = 14  # how far back the highest answer is looked for

    # Pacing
    shown_days: tuple[int, int, int] = (7, 7, 3)
    shown_above_days: int = 1  # a rise is shown the next day at the latest
    ack_days: tuple[int, int, int] = (14, 14, 7)
    snooze_most_days: tuple[int, int, int] = (7, 7, 3)
    in_care_days: tuple[int, int, int] = (28, 28, 14)
    appointment_most_days: tuple[int, int, int] = (28, 28, 14)
    rescheduled_level: int = 2  # when no appointment is known
    appointment_asked_days: int = 14
    appointment_asked_times: int = 2

    # Body. 100.4 F: NICHD; 38 C is the same. Outside the form's range nothing is evaluated
    fever_c: tuple[float, float] = (38.0, 45.0)
    fever_f: tuple[float, float] = (100.4, 113.0)
    counted_hours: tuple[int, ...] = (1, 2)
    hour: timedelta = timedelta(minutes=60)
    two_hours: timedelta = timedelta(minutes=120)
    hour_pads: int = 4  # our addition
    red_pads: int = 5  # article: more than 2 an hour for more than 2 hours
    early_pads: int = 4  # NICHD: at least 2 an hour for at least 2 hours
    hour_rate: int = 4  # pads an hour
    hour_rate_hours_most: int = 2
    run_rate: int = 2
    run_gap: timedelta = timedelta(minutes=15)
    run_length: timedelta = timedelta(hours=2)
    live_for: timedelta = timedelta(hours=24)
    past_for: timedelta = timedelta(hours=168)

    # Readiness
    still_bleeding_days: int = 2
    contraception_from_day: int = 10


RULES_V1 = Rules()
