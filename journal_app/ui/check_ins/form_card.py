"""The form: the day, seven questions, a note, and the buttons below them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.values import CheckInTexts
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.days import offered_date
from journal_app.domain.care.events import CheckInId
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm, CheckInRecord
from journal_app.ui.check_ins.day_choice import DayChoice
from journal_app.ui.check_ins.note_field import NoteField
from journal_app.ui.check_ins.question_row import QuestionRow
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class FormCard(Card):
    """Shows a form and says what stands in it. It stores nothing itself."""

    changed = Signal()
    """The person changed something; `form` has it all."""
    answer_for_help_changed = Signal()
    """The last question went to an answer above "no", or away from it: see `form.asks_for_help`."""
    save_asked = Signal()
    clear_asked = Signal()
    went_to = Signal(object)
    """The keys went on to this widget: it should be in sight."""

    def __init__(self, theme: Theme, texts: CheckInTexts, now: Callable[[], datetime]) -> None:
        super().__init__(theme)
        self._theme = theme
        self._texts = texts
        self._now = now
        self._day = offered_date(now())
        self._record: CheckInRecord | None = None
        self._id: CheckInId | None = None
        self._touched = False
        self._asked_for_help = False
        self.editing = InlineMessage(theme)
        self.day = DayChoice(theme)
        self.late = make_label("", "small")
        self._hint = make_label("", "muted")
        self.rows = [QuestionRow(theme, question) for question in texts.questions]
        self.note = NoteField(theme)
        self.message = InlineMessage(theme)
        self.clear = make_button("", "plain")
        self.save = make_button(self.tr("Save"), "primary")
        self.save.setToolTip(self.tr("Save. Keys: Ctrl+Enter"))
        self._lay_out()
        self._connect()
        self._space()
        self.begin(self._day)
        theme.changed.connect(self._space)

    @property
    def form(self) -> CheckInForm:
        """What stands in the form now."""
        return CheckInForm(self._day, Ratings(*(row.rating for row in self.rows)), self.note.text(), self._id)

    @property
    def stands(self) -> bool:
        """Whether something stands here that is not saved: the person changed it, and it is not empty."""
        return self._touched and (self._id is not None or not self.form.is_empty)

    @property
    def is_editing(self) -> bool:
        """Whether a check-in that was saved is shown here."""
        return self._id is not None

    @property
    def at_hand(self) -> QWidget | None:
        """The question, or else the widget, of this form that has the focus."""
        at = self.window().focusWidget()
        if at is None or not self.isAncestorOf(at):
            return None
        return next((row for row in self.rows if row.isAncestorOf(at)), at)

    @property
    def is_about_today(self) -> bool:
        """Whether the questions are about the day that the clock shows."""
        return self._day == self._now().date()

    def begin(self, day: date) -> None:
        """Show an empty form for a day."""
        self._show(CheckInForm(day, Ratings()), None)

    def edit(self, record: CheckInRecord) -> None:
        """Show a check-in that was saved, to change it."""
        self._show(CheckInForm(record.for_date, record.ratings, record.note, record.id), record)

    def bring_back(self, draft: CheckInForm, record: CheckInRecord | None) -> None:
        """Show what was begun and not saved; `record` is the check-in it changes, if there is one."""
        self._show(draft, record)
        self._touched = True

    def go_on_as(self, record: CheckInRecord) -> None:
        """What stands here is a change of this check-in, which was saved while the person went on."""
        self._id, self._record = record.id, record
        self._touched = True
        self.show_wording()

    def set_marked(self, days: frozenset[date]) -> None:
        """Mark the days that have a check-in, where a day is chosen."""
        self.day.set_marked(days)

    def take_focus(self) -> None:
        """Begin with the first question."""
        if self.rows:
            self.rows[0].take_focus()
            self.went_to.emit(self.rows[0])

    def show_wording(self) -> None:
        """Ask in the words for the day, by the clock as it is now."""
        now = self._now()
        earlier = not self.is_about_today
        for row in self.rows:
            row.show_wording(earlier=earlier)
        self.day.show_day(self._day, now)
        self._say_late(now.date())
        self._say_editing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D takes the other day of a night: the one before midnight, or the one that has begun."""
        now = self._now()
        offered = offered_date(now)
        if event.key() == Qt.Key.Key_D and not event.modifiers() and offered != now.date():
            self._on_day(now.date() if self._day == offered else offered)
        else:
            super().keyPressEvent(event)

    def _show(self, form: CheckInForm, record: CheckInRecord | None) -> None:
        self._day, self._id, self._record = form.for_date, form.id, record
        for row, rating in zip(self.rows, form.ratings, strict=False):
            row.set_rating(rating)
        self.note.put(form.note)
        self._touched = False
        self.message.clear()
        self.clear.setText(self.tr("Clear") if self._id is None else self.tr("Leave it as it was"))
        self.show_wording()
        self._tell_of_help()

    def _connect(self) -> None:
        for number, row in enumerate(self.rows):
            row.changed.connect(self._on_changed)
            following = self.rows[number + 1] if row is not self.rows[-1] else None
            row.moved_on.connect(following.take_focus if following else self._go_to_note)
            row.moved_on.connect(self._on_moved_on)
        self.note.written.connect(self._on_changed)
        self.day.day_chosen.connect(self._on_day)
        self.day.closed.connect(self.take_focus)
        self.clear.clicked.connect(self.clear_asked)
        self.save.clicked.connect(self.save_asked)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_asked)

    def _lay_out(self) -> None:
        keys = self.tr(
            "With the keyboard: 1 to 4 answers and goes on. Enter goes on without an answer."
            " Backspace takes an answer back. The key ? says what counts."
        )
        self._hint.setText(f"{self._texts.scale_help} {keys}")
        self._top = QVBoxLayout()
        for widget in (self.editing, self.day, self.late, self._hint):
            self._top.addWidget(widget)
        self._questions = QVBoxLayout()
        for row in self.rows:
            self._questions.addWidget(row)
        self._foot = FlowLayout()
        self._foot.addWidget(self.save)
        self._foot.addWidget(self.clear)
        self.body.addLayout(self._top)
        self.body.addLayout(self._questions)
        self.add(self.note, self.message)
        self.body.addLayout(self._foot)
        self.body.addStretch(1)
        QWidget.setTabOrder(self.note, self.save)
        QWidget.setTabOrder(self.save, self.clear)

    def _on_changed(self) -> None:
        self._touched = True
        self.message.clear()
        self._tell_of_help()
        self.changed.emit()

    def _on_day(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self._touched = self._touched or self._id is not None
            self.show_wording()
            said = [label.text() for label in (self.day.line, self.late)]
            announce(self, " ".join(filter(None, said)))
            self.changed.emit()

    def _tell_of_help(self) -> None:
        asks = self.form.asks_for_help
        if asks != self._asked_for_help:
            self._asked_for_help = asks
            self.answer_for_help_changed.emit()

    def _on_moved_on(self) -> None:
        at = self.at_hand
        if at is not None:
            self.went_to.emit(self.save if at is self.note else at)  # it stands below, and comes next

    def _go_to_note(self) -> None:
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _say_late(self, today: date) -> None:
        """A check-in of a day that is long past is kept and counted in no pattern: say so."""
        written = today
        if self._record is not None and self._record.for_date == self._day:
            written = self._record.first_at.date()  # changing its answers does not make it later
        late = self._day < written - timedelta(days=R.timely_days)
        self.late.setText(
            self.tr(
                "That is more than a week back. It is kept in your diary, and not counted for care notes."
            )
            if late
            else ""
        )
        self.late.setVisible(late)

    def _say_editing(self) -> None:
        if self._id is None:
            self.editing.clear()
            return
        day = self._record.for_date if self._record else self._day
        words = self.tr("You are changing the check-in of {day}.").format(day=day_words(QLocale(), day))
        if self.editing.words != words:
            self.editing.show_words(words)

    def _space(self) -> None:
        px = self._theme.px
        self._top.setSpacing(px(10))
        self._questions.setSpacing(px(12))
        self._foot.setSpacing(px(10))
