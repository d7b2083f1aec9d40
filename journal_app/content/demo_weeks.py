"""The made-up weeks of the demo, read from their file."""

from __future__ import annotations

from journal_app.content.loader import Table
from journal_app.content.values import Demo, DemoBody, DemoCheckIn, DemoCloseness, DemoEntry, DemoLoss


def demo(file: Table) -> Demo:
    """Read `demo.toml`. Raises ContentBroken."""
    return Demo(
        entries=tuple(
            DemoEntry(
                days_ago=row.whole_number("days_ago"),
                time=row.time("time"),
                text=row.text("text"),
                tags=row.texts("tags") if row.has("tags") else (),
                to_whom=row.text("to_whom") if row.has("to_whom") else "",
                sealed=row.yes_or_no("sealed", default=False),
                prompt=row.text("prompt") if row.has("prompt") else "",
            )
            for row in file.tables("entry")
        ),
        check_ins=tuple(
            DemoCheckIn(
                days_ago=row.whole_number("days_ago"),
                time=row.time("time"),
                answers=tuple(
                    None if answer == "-" else int(answer)
                    for answer in row.text("answers", r"[0-3-]( [0-3-]){6}").split()
                ),
                note=row.text("note") if row.has("note") else "",
            )
            for row in file.tables("check_in")
        ),
        plan=tuple((row.text("heading"), row.text("words")) for row in file.tables("plan")),
        people=tuple(
            (row.text("name"), row.text("reach"), row.text("words")) for row in file.tables("person")
        ),
        tellings=tuple(
            (row.text("name"), row.text("knows"), row.text("draft") if row.has("draft") else "")
            for row in file.tables("telling")
        ),
        body=tuple(
            DemoBody(
                days_ago=row.whole_number("days_ago"),
                flow=row.text("flow") if row.has("flow") else "",
                temp_c=float(row.text("temp_c")) if row.has("temp_c") else None,
                pain=row.text("pain") if row.has("pain") else "",
                medicines=row.text("medicines") if row.has("medicines") else "",
                words=row.text("words") if row.has("words") else "",
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
    )
