"""What the Coping room says, read from its files: exercises, groups, talks, a letter about time off."""

from __future__ import annotations

from journal_app.content.loader import Table
from journal_app.content.values import Conversation, Exercise, Organisation, Step, Wording
from journal_app.domain.leave_letter import LetterLevel, LetterTexts, LetterWish


def exercises(file: Table, verified: str) -> tuple[Exercise, ...]:
    """Read `exercises.toml`. Raises ContentBroken."""
    return tuple(_exercise(row, verified) for row in file.tables("exercise"))


def organisations(file: Table, verified: str) -> tuple[Organisation, ...]:
    """Read `support_orgs.toml`, without what was written from memory. Raises ContentBroken."""
    return tuple(
        Organisation(
            country=row.text("country"),
            name=row.text("name"),
            contact=row.text("contact"),
            verified=row.text("verified", verified),
            checked=row.text("checked"),
            number=row.text("number") if row.has("number") else "",
        )
        for row in file.tables("org")
        if not row.yes_or_no("hold", default=False) and row.text("verified", verified) != "no"
    )


def no_organisation(file: Table) -> str:
    """Return what is said where no organisation is known."""
    return file.table("missing").text("text")


def conversations(file: Table) -> tuple[Conversation, ...]:
    """Read `conversations.toml`. Raises ContentBroken."""
    tables = [(name, file.table(name)) for name in file.names() if name not in ("verified", "sources")]
    if not tables:
        raise file.broken("title")
    return tuple(Conversation(name, table.text("title"), _lines(table)) for name, table in tables)


def letter_texts(file: Table) -> LetterTexts:
    """Read `leave_letter.toml`. Raises ContentBroken."""
    levels = tuple(
        LetterLevel(
            id=row.text("id"),
            title=row.text("title"),
            about=row.text("about"),
            words=row.text("words"),
            is_discreet=row.yes_or_no("discreet", default=False),
        )
        for row in file.tables("level")
    )
    if not levels:
        raise file.broken("level")
    return LetterTexts(
        levels=levels,
        wishes=tuple(
            LetterWish(
                id=row.text("id", r"\w+"),
                title=row.text("title"),
                words=row.text("words"),
                tells=row.yes_or_no("tells", default=False),
            )
            for row in file.tables("wish")
        ),
        **{name: file.text(name) for name in _SENTENCES},
    )


_SENTENCES = (
    *("greeting", "greeting_none", "dates", "dates_open", "dates_until", "dates_none"),
    *("close", "beside"),
)


def _exercise(row: Table, verified: str) -> Exercise:
    goes_round = row.has("cycle")
    steps = row.tables("cycle" if goes_round else "steps")
    return Exercise(
        id=row.text("id"),
        title=row.text("title"),
        before=row.text("before"),
        steps=tuple(Step(step.text("do"), step.whole_number("s", least=1)) for step in steps),
        rounds=row.whole_number("rounds", least=1) if row.has("rounds") else 1,
        by_hand=not goes_round,
        verified=row.text("verified", verified),
        sources=row.texts("sources") if row.has("sources") else (),
    )


def _lines(table: Table) -> tuple[Wording, ...]:
    return tuple(
        Wording(line, line) if isinstance(line, str) else Wording(line.text("text"), line.text("none"))
        for line in table.texts_or_tables("lines")
    )
