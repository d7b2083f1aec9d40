"""The made-up weeks of the demo, read from their file."""

from __future__ import annotations

from journal_app.content.loader import Table
from journal_app.content.values import (
    Demo,
    DemoBody,
    DemoCheckIn,
    DemoCloseness,
    DemoEntry,
    DemoLoss,
    DemoTurn,
)
from journal_app.domain.care.ratings import Symptom

_ANSWERS = " ".join(["[0-3-]"] * len(Symptom))
"""One for each symptom, in their order; - is a skipped one."""


def demo(file: Table) -> Demo:
    """Read `demo.toml`. Raises ContentBroken."""
    return Demo(
        entries=tuple(
            DemoEntry(
                days_ago=row.whole_number("days_ago"),
                time=row.time("time"),
                text=row.text("text"),
                tags=row.texts("tags") if row.has("tags") else (),
                to_whom=_or_nothing(row, "to_whom"),
                sealed=row.yes_or_no("sealed", default=False),
                prompt=_or_nothing(row, "prompt"),
                star=row.yes_or_no("star", default=False),
                binned=row.yes_or_no("binned", default=False),
                earlier=_or_nothing(row, "earlier"),
                photo=_or_nothing(row, "photo"),
                photo_words=_or_nothing(row, "photo_words"),
            )
            for row in file.tables("entry")
        ),
        check_ins=tuple(
            DemoCheckIn(
                days_ago=row.whole_number("days_ago"),
                time=row.time("time"),
                answers=tuple(
                    None if answer == "-" else int(answer) for answer in row.text("answers", _ANSWERS).split()
                ),
                note=_or_nothing(row, "note"),
            )
            for row in file.tables("check_in")
        ),
        plan=tuple((row.text("heading"), row.text("words")) for row in file.tables("plan")),
        people=tuple(
            (row.text("name"), row.text("reach"), row.text("words")) for row in file.tables("person")
        ),
        tellings=tuple(
            (row.text("name"), row.text("knows"), _or_nothing(row, "draft")) for row in file.tables("telling")
        ),
        body=tuple(
            DemoBody(
                days_ago=row.whole_number("days_ago"),
                flow=_or_nothing(row, "flow"),
                temp_c=float(row.text("temp_c", r"[0-9]{2}(\.[0-9])?")) if row.has("temp_c") else None,
                pain=_or_nothing(row, "pain"),
                medicines=_or_nothing(row, "medicines"),
                words=_or_nothing(row, "words"),
            )
            for row in file.tables("body")
        ),
        losses=tuple(
            DemoLoss(
                row.text("name"),
                row.whole_number("days_ago"),
                row.text("letter"),
                row.text("who"),
                row.text("words"),
                tuple(int(days) for days in row.texts("lit_days_ago")),
                row.text("photo"),
                row.text("date_words"),
                row.whole_number("date_in"),
                row.text("date_plan"),
            )
            for row in file.tables("loss")
        ),
        closeness=tuple(
            DemoCloseness(
                days_ago=row.whole_number("days_ago"),
                time=row.time("time"),
                where=row.text("where", "not_yet|some|would_like|dont_know"),
                words=row.text("words"),
            )
            for row in file.tables("closeness")
        ),
        templates=tuple((row.text("name"), row.text("text")) for row in file.tables("template")),
        turns=tuple(
            DemoTurn(
                row.text("exercise"),
                row.whole_number("days_ago"),
                row.whole_number("before"),
                row.whole_number("after"),
            )
            for row in file.tables("turn")
        ),
        marked=tuple(
            (int(row.text("days_ago", r"-?\d+")), row.text("words")) for row in file.tables("marked")
        ),
        visit=(file.table("visit").text("medicines"), file.table("visit").text("questions")),
    )


def _or_nothing(row: Table, key: str) -> str:
    return row.text(key) if row.has(key) else ""
