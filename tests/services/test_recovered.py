"""Both key files gone, the recovery code entered: everything of a journal is back, to the letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from made_journals import new_journal
from made_photos import made_photo

from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.entry import ANSWER, LETTER, AnsweredPrompt, Letter
from journal_app.domain.exchange import Besides, KeptEntry
from journal_app.domain.settings import JournalSettings
from journal_app.domain.support import MarkedDay, Person, PlanPart
from journal_app.domain.template import Template
from journal_app.domain.words import ChosenWords, LossWord
from journal_app.services import session
from journal_app.services.gathering import Gathering
from journal_app.services.photo_import import photo_from
from journal_app.services.verify import verify_journal
from journal_app.vault import key_file
from journal_app.vault.kdf import Cost

FIRST, THEN = "a lamp by the window", "rain on a tin roof"
CHEAP = Cost(64 * 1024, 2, 1)


def write_everything(opened: session.OpenJournal, now: datetime) -> None:
    """Put something into every room there is."""
    journal = opened.journal

    def write(text: str, **more: object) -> str:
        entry = replace(journal.new_entry(now.date(), now), text=text, **more)  # type: ignore[arg-type]
        journal.save(entry)
        return entry.id

    page = write("The garden.", tags=("frost",))
    for size in ((300, 200), (200, 300)):
        row = journal.photos.add(page, photo_from(made_photo(size=size)), now)  # type: ignore[arg-type]
        assert row.photo
    journal.photos.set_words(row.photo, "Snowdrops")
    letter = write("For later.", kind=LETTER, letter=Letter("Ash"))
    journal.letters.seal(letter, now)  # type: ignore[arg-type]
    write("An answer.", kind=ANSWER, prompt=AnsweredPrompt("p1", "What was the light like?"))
    journal.move_to_bin(write("In the bin."), now)  # type: ignore[arg-type]
    long = journal.entry(write("Long. " * 100))  # type: ignore[arg-type]
    assert long
    journal.save(replace(long, text="Short.", changed_at=now + timedelta(hours=1)))
    opened.check_ins.save(CheckInForm(now.date(), Ratings(sleep=2), "A note."), now)
    opened.support.save_plan([PlanPart("What helps me", "Walk to the river.")])
    opened.support.save_people([Person("Vera", "0123", "after six")])
    opened.support.save_marked_days([MarkedDay(now.date(), "The day")])
    journal.templates.save([Template("Night", "What was said:")])
    opened.known_words.add("quillfern")
    opened.save_settings(JournalSettings(ChosenWords(LossWord.NAME, "Juno"), (date(2026, 3, 2),)))


def everything(opened: session.OpenJournal) -> tuple[list[KeptEntry], Besides]:
    """Return all that a journal holds, as a lossless export would."""
    gathering = Gathering(opened.connection)
    return list(gathering.entries(gathering.ids())), gathering.besides()


def test_with_both_key_files_deleted_the_recovery_code_brings_back_all_there_was(
    journal_folder: Path, now: datetime, holds: Callable[[str, str], None]
) -> None:
    made = new_journal(journal_folder, FIRST)
    write_everything(made.open_journal, now)
    before = everything(made.open_journal)
    made.open_journal.close()
    for name in key_file.COPIES:
        (journal_folder / name).unlink()

    recovered = session.recover(journal_folder, made.code, THEN, CHEAP)
    assert everything(recovered) == before
    recovered.close()

    again = session.open_with_passphrase(journal_folder, THEN)
    entries, besides = everything(again)
    assert (entries, besides) == before
    assert verify_journal(again).whole
    again.close()
    kinds = {kept.entry.kind for kept in entries}
    photos = sum(len(kept.photos) for kept in entries)
    versions = sum(len(kept.versions) for kept in entries)
    assert kinds == {"page", "letter", "answer"}
    assert (photos, versions > 0, len(besides.check_in_notes)) == (2, True, 1)
    assert besides.plan and besides.people and besides.templates and besides.known_words
    holds(
        "code",
        f"{len(entries)} pages, letters and answers, {photos} photos, {versions} earlier versions,"
        f" {len(besides.care)} lines of check-ins and care, plan, people, templates: all equal",
    )
