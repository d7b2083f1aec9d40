"""The check-in, the notes of care and the plan: their texts, read from the content files."""

from __future__ import annotations

from journal_app.content.loader import Table
from journal_app.content.values import CheckInTexts, Message, PlanTexts, Question
from journal_app.domain.care.ratings import Symptom


def check_in_texts(file: Table) -> CheckInTexts:
    """Read `checkin.toml`. Raises ContentBroken, also if a question is missing or out of order."""
    rows = file.tables("question")
    questions = tuple(_question(file, row) for row in rows)
    if [question.id for question in questions] != list(Symptom):
        raise file.broken("question")
    return CheckInTexts(
        intro=file.text("intro"),
        back_dated_intro=file.text("back_dated_intro"),
        scale_help=file.text("scale_help"),
        done=file.text("done"),
        questions=questions,
    )


def message(file: Table, id: str) -> Message:
    """Read one text of `messages.toml`. Raises ContentBroken."""
    row = file.table(id)
    return Message(
        title=row.text("title") if row.has("title") else "",
        body=row.text("body"),
        actions=row.texts("actions") if row.has("actions") else (),
    )


def plan_texts(file: Table) -> PlanTexts:
    """Read `plan.toml`. Raises ContentBroken."""
    return PlanTexts(file.text("intro"), file.text("people_intro"), file.texts("headings"))


def _question(file: Table, row: Table) -> Question:
    def own_or_common(key: str) -> Table:
        return row if row.has(key) else file

    scale = own_or_common("scale").texts("scale")
    back = own_or_common("scale_back").texts("scale_back")
    if len(scale) != 4 or len(back) != 4:
        raise row.broken("scale")
    suicidal = row.text("id") == Symptom.SUICIDAL
    return Question(
        id=row.text("id"),
        text=row.text("text"),
        text_back=row.text("text_back"),
        name="" if suicidal else row.text("name"),
        help=row.text("help"),
        scale=scale,
        scale_back=back,
        skip_label=own_or_common("skip_label").text("skip_label"),
        high_words="" if suicidal else own_or_common("high_words").text("high_words"),
        top_words="" if suicidal else own_or_common("top_words").text("top_words"),
        after_skip=row.text("after_skip") if row.has("after_skip") else "",
        before_leaving=row.text("before_leaving") if row.has("before_leaving") else "",
    )
