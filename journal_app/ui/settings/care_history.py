"""What Rosemary showed and what was answered: a list the person can see and delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.care.events import Answer, Event, Outcome
from journal_app.domain.errors import Trouble
from journal_app.render.short_dates import day_and_month
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.journal.confirm_strip import ConfirmStrip
from journal_app.ui.journal.day_words import time_words
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label

AT_ONCE = 40
"""Lines shown; older ones are counted."""


class CareHistory(QWidget):
    """Folded until it is asked for."""

    def __init__(self, theme: Theme, lane: Lane, opened: OpenJournal, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._opened = opened
        self._now = now
        self.opener = make_button(self.tr("Show the list"), "plain")
        self.opener.setAccessibleName(self.tr("Show what was shown and answered"))
        self.lines = make_label("", "small")
        self.lines.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.delete = make_button(self.tr("Delete this list"), "plain")
        self.confirm = ConfirmStrip(theme)
        self.message = InlineMessage(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(self.tr("What was shown and answered"), "question"))
        for widget in (self.opener, self.lines, self.delete):
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.confirm)
        self._column.addWidget(self.message)
        self.opener.clicked.connect(self._on_opener)
        self.delete.clicked.connect(self._on_delete)
        self.fold()
        self._measure()
        theme.changed.connect(self._measure)

    def fold(self) -> None:
        """Hide the list."""
        self.lines.hide()
        self.delete.hide()
        self.message.clear()

    def _on_opener(self) -> None:
        if self.lines.isHidden():
            self._lane.run(self._opened.care.history, self._show, self._on_trouble)
        else:
            self.fold()

    def _show(self, events: list[Event]) -> None:
        locale = QLocale()
        shown = [self._line(locale, event) for event in events[:AT_ONCE]]
        if len(events) > AT_ONCE:
            shown.append(self.tr("Older lines are not shown here: {n}.").format(n=len(events) - AT_ONCE))
        self.lines.setText("\n".join(shown) or self.tr("Nothing was shown or answered yet."))
        self.lines.show()
        self.delete.setVisible(bool(events))

    def _line(self, locale: QLocale, event: Event) -> str:
        words = getattr(event, "response", None) or getattr(event, "outcome", None) or event.kind
        return self.tr("{day}, {time}: {what}").format(
            day=day_and_month(locale, event.at.date()),
            time=time_words(locale, event.at),
            what=self._words()[words],
        )

    def _words(self) -> dict[str, str]:
        return {
            "prompt_shown": self.tr("a note was shown"),
            "followup_shown": self.tr("Rosemary asked how you are"),
            "appt_followup_shown": self.tr("Rosemary asked about an appointment"),
            "easing_shown": self.tr("a note about a lighter week was shown"),
            "quiet_mode": self.tr("you began quiet mode"),
            "quiet_mode_ended": self.tr("you ended quiet mode"),
            "help_now": self.tr("you asked for help"),
            "crisis_closed": self.tr("you closed the help screen"),
            Answer.ACK: self.tr("you answered: thank you, noted"),
            Answer.CLOSE: self.tr("you closed a note"),
            Answer.SNOOZE: self.tr("you asked to be reminded later"),
            Answer.APPOINTMENT: self.tr("you named an appointment"),
            Answer.IN_CARE: self.tr("you answered: already in care"),
            Outcome.WENT: self.tr("you went to an appointment"),
            Outcome.MISSED: self.tr("an appointment didn’t happen"),
            Outcome.RESCHEDULED: self.tr("an appointment moved"),
        }

    def _on_delete(self) -> None:
        self.confirm.ask(
            self.tr(
                "This can’t be taken back. Your check-ins stay."
                " Rosemary may show a note again sooner, and forgets an appointment you named."
            ),
            self.tr("Delete the list"),
            self._delete_now,
        )

    def _delete_now(self) -> None:
        work = partial(self._opened.care.delete_history, self._now())
        self._lane.run(work, self._on_deleted, self._on_trouble)

    def _on_deleted(self, some_stay: bool) -> None:
        self.fold()
        words = self.tr("The list is deleted.")
        if some_stay:
            words = self.tr(
                "The list is deleted, except for notes about the help screen. They stay a few weeks,"
                " so that Rosemary can ask how you are and does not open the screen again by itself."
            )
        self.message.show_words(words, "note")
        self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
