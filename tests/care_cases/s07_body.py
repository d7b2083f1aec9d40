"""Section 7: fever, chills and pain; how long a sign stays, and what answers it."""

from __future__ import annotations

from typing import Any

from .notation import case, event


def body(when: str = "11:00", **signs: Any) -> dict[str, object]:
    """Return a body entry."""
    return event("body", when, **signs)


SIGNS = (
    case(
        "7.fever.said", "Fever is said, whatever the number.", body(fever=True, temp_c=36.6), flags=["FEVER"]
    ),
    case("7.fever.38", "38.0 is the limit.", body(temp_c=38.0), flags=["FEVER"], show=["BODY_CALL_NOW"]),
    case("7.fever.37.9", "37.9 is below it.", body(temp_c=37.9), flags=[], show=[]),
    case("7.fever.no-rounding", "37.99 is not rounded up.", body(temp_c=37.99), flags=[]),
    case("7.fever.45", "45 is the end of the form's range.", body(temp_c=45), flags=["FEVER"]),
    case("7.fever.45.1", "Outside the form's range nothing is evaluated.", body(temp_c=45.1), flags=[]),
    case("7.fever.100.4", "100.4 F is the limit.", body(temp_f=100.4), flags=["FEVER"]),
    case("7.fever.100.3", "100.3 F is below it.", body(temp_f=100.3), flags=[]),
    case("7.fever.113", "113 F is the end of the range.", body(temp_f=113), flags=["FEVER"]),
    case("7.fever.113.1", "Outside it nothing is evaluated.", body(temp_f=113.1), flags=[]),
    case("7.chills", "Chills are a sign.", body(chills=True), flags=["CHILLS"], show=["BODY_CALL_NOW"]),
    case("7.pain.severe", "Severe pain is a sign.", body(pain="severe"), flags=["SEVERE_PAIN"]),
    case("7.pain.moderate", "Moderate pain is none.", body(pain="moderate"), flags=[]),
    case("7.heavy.declared", "Said to be heavy is red.", body(heavy_declared=True), flags=["RED_BLEED"]),
    case(
        "7.signs.together",
        "Each sign is named, in the order of the alphabet.",
        *(body(pain="severe", chills=True), body(temp_c=39)),
        flags=["CHILLS", "FEVER", "SEVERE_PAIN"],
    ),
    case(
        "7.signs.said-no",
        "No to everything is no sign.",
        body(fever=False, chills=False, pain="none", heavy_declared=False),
        flags=[],
        past=[],
    ),
)

AGE = (
    case("7.age.24-hours", "24 hours old is live.", body("-1 12:00", fever=True), flags=["FEVER"], past=[]),
    case(
        "7.age.past",
        "A minute more is past, and asked about.",
        body("-1 11:59", fever=True),
        flags=[],
        past=["FEVER"],
        show=["BODY_ASK"],
    ),
    case("7.age.168-hours", "A week is still past.", body("-7 12:00", fever=True), past=["FEVER"]),
    case("7.age.older", "Older than a week is nothing.", body("-7 11:59", fever=True), past=[], show=[]),
    case(
        "7.age.absolute",
        "20:59 in Tokyo yesterday was 11:59 here.",
        body("-1 20:59 +09:00", fever=True),
        past=["FEVER"],
    ),
    case(
        "7.age.live-is-not-past",
        "Fever two days ago and today is one live sign.",
        *(body("-2 12:00", fever=True), body(fever=True)),
        flags=["FEVER"],
        past=[],
    ),
)

ANSWERS = (
    case(
        "7.closed.called",
        "Called or seen.",
        body(fever=True),
        event("body_called", "11:30"),
        flags=[],
        show=[],
    ),
    case(
        "7.closed.passed",
        "It has passed.",
        body(fever=True),
        event("body_passed", "11:30"),
        flags=[],
        past=[],
    ),
    case(
        "7.closed.past-too",
        "An answer closes what is only asked about as well.",
        *(body("-2 12:00", chills=True), event("body_passed", "11:30")),
        past=[],
    ),
    case(
        "7.closed.by-place",
        "The answer stands before the entry in the log, whatever the clocks said.",
        *(event("body_called", "11:30"), body("11:00", fever=True)),
        flags=["FEVER"],
    ),
    case(
        "7.closed.newer-evidence",
        "A newer entry opens the sign again.",
        *(body("-1 13:00", fever=True), event("body_called", "-1 13:30"), body("11:00", fever=True)),
        flags=["FEVER"],
    ),
    case(
        "7.closed.newer-evidence-of-another-sign",
        "Only the newer one; the fever stays answered.",
        *(body("10:00", fever=True), event("body_called", "10:30"), body("11:00", chills=True)),
        flags=["CHILLS"],
        past=[],
    ),
    case(
        "7.still.live-again",
        "Fever six days ago; it is still there makes it live today.",
        *(body("-6 11:00", fever=True), event("body_still", "11:00")),
        flags=["FEVER"],
        past=[],
        show=["BODY_CALL_NOW"],
    ),
    case(
        "7.still.168-hours",
        "A week before the answer still counts.",
        *(body("-7 11:00", fever=True), event("body_still", "11:00")),
        flags=["FEVER"],
    ),
    case(
        "7.still.older",
        "A minute more does not.",
        *(body("-7 10:59", fever=True), event("body_still", "11:00")),
        flags=[],
        past=[],
    ),
    case(
        "7.still.what-was-closed",
        "It had passed, so nothing is still there.",
        *(body("-2 11:00", fever=True), event("body_passed", "-1 11:00"), event("body_still", "11:00")),
        flags=[],
        past=[],
    ),
    case(
        "7.still.each-sign",
        "Fever of three days ago and chills of two days ago are both still there.",
        *(body("-3 11:00", fever=True), body("-2 11:00", chills=True), event("body_still", "10:00")),
        flags=["CHILLS", "FEVER"],
    ),
    case(
        "7.still.and-still",
        "Nine days ago, still there four days ago, still there today: each answer repeats the last.",
        *(body("-9 11:00", fever=True), event("body_still", "-4 11:00"), event("body_still", "11:00")),
        flags=["FEVER"],
    ),
    case(
        "7.still.then-called",
        "What is still there can be answered in its turn.",
        *(body("-2 11:00", fever=True), event("body_still", "10:00"), event("body_called", "11:00")),
        flags=[],
        past=[],
    ),
)

HIDDEN = (
    case(
        "7.hidden.closed-for-now",
        "The screen is closed for now, and the sign is as live as before.",
        *(body(fever=True), event("body_closed", "11:30")),
        flags=["FEVER"],
        show=[],
    ),
    case(
        "7.hidden.next-opening",
        "The journal was opened again.",
        *(body(fever=True), event("body_closed", "11:30"), event("opened", "11:45")),
        show=["BODY_CALL_NOW"],
    ),
    case(
        "7.hidden.next-date",
        "It was closed yesterday, and the journal stood open over midnight.",
        *(body("-1 20:00", fever=True), event("body_closed", "-1 23:50")),
        show=["BODY_CALL_NOW"],
    ),
    case(
        "7.hidden.newer-evidence",
        "Something newer was noted after the close.",
        *(body("10:00", fever=True), event("body_closed", "10:30"), body("11:00", chills=True)),
        flags=["CHILLS", "FEVER"],
        show=["BODY_CALL_NOW"],
    ),
    case(
        "7.hidden.last-close",
        "Opened in between, and closed for now once more.",
        body("09:00", fever=True),
        event("body_closed", "09:30"),
        event("opened", "10:00"),
        event("body_closed", "10:30"),
        show=[],
    ),
)

CASES = (*SIGNS, *AGE, *ANSWERS, *HIDDEN)
