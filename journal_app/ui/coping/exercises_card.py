"""The exercises, those that helped first, a few of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.content.values import Exercise
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label

AT_ONCE = 3
"""Exercises that are seen before the person asks for more."""


class ExercisesCard(Card):
    """Each with a line of what to know before, and a button that begins it."""

    begun = Signal(str)
    """The id of the exercise to begin."""
    forget_asked = Signal()
    """What was noted of the exercises is to go."""
    rearranged = Signal()
    """Other rows: the order of Tab is to be made anew."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Breathing and grounding"))
        self._theme = theme
        self.rows: list[ExerciseRow] = []
        self._intro = make_label(
            self.tr("Short, quiet exercises. Stop whenever you like, with Esc or the button."), "muted"
        )
        self.more = make_button(self.tr("More exercises"), "link")
        self.forget = make_button(self.tr("Forget what helped"), "link")
        self._ways = QWidget()
        self._way_line = FlowLayout(self._ways)
        self._way_line.addWidget(self.more)
        self._way_line.addWidget(self.forget)
        self._list = QVBoxLayout()
        self._all = False
        self.more.clicked.connect(self._on_more)
        self.forget.clicked.connect(self.forget_asked)
        self.add(self._intro)
        self.body.addLayout(self._list)
        self.add(self._ways)
        self._measure_list()
        theme.changed.connect(self._measure_list)

    @property
    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in the order of reading."""
        return [*(row.button for row in self.rows), self.more, self.forget]

    def show_exercises(self, exercises: Sequence[Exercise], helped: Sequence[str], *, noted: bool) -> None:
        """Show these in their order. `helped`: ids of those that did; `noted`: something was noted at all."""
        focus = self.window().focusWidget()
        held = next((row.exercise.id for row in self.rows if row.button is focus), "")
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ExerciseRow(self._theme, each, helped=each.id in helped) for each in exercises]
        for row in self.rows:
            row.begun.connect(self.begun)
            self._list.addWidget(row)
            if row.exercise.id == held:
                row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rearranged.emit()
        self.forget.setVisible(noted)
        self._show_some()

    def say_broken(self, words: str) -> None:
        """Say that the exercises can't be read."""
        self._intro.setText(words)
        self._ways.hide()

    def _on_more(self) -> None:
        self._all = not self._all
        self._show_some()
        if self._all and len(self.rows) > AT_ONCE:
            self.rows[AT_ONCE].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_some(self) -> None:
        for place, row in enumerate(self.rows):
            row.setVisible(self._all or place < AT_ONCE)
        self.more.setVisible(len(self.rows) > AT_ONCE)
        self.more.setText(self.tr("Fewer exercises") if self._all else self.tr("More exercises"))
        self._ways.setVisible(not (self.more.isHidden() and self.forget.isHidden()))

    def _measure_list(self) -> None:
        self._list.setSpacing(self._theme.px(14))
        self._way_line.setSpacing(self._theme.px(8))


class ExerciseRow(QWidget):
    """Title, what to know before, how long it takes, and whether it helped."""

    begun = Signal(str)

    def __init__(self, theme: Theme, exercise: Exercise, *, helped: bool) -> None:
        super().__init__()
        self._theme = theme
        self.exercise = exercise
        said = [self._length()]
        if helped:
            said.append(self.tr("You noted that this helped."))
        self.button = make_button(self.tr("Begin"), "plain")
        self.button.setAccessibleName(self.tr("Begin: {0}").format(exercise.title))
        self.button.setAccessibleDescription(" ".join([exercise.before, *said]))
        self.button.clicked.connect(self._on_clicked)
        self._lines = QVBoxLayout()
        self._lines.addWidget(make_label(exercise.title, "question"))
        self._lines.addWidget(make_label(exercise.before, "muted"))
        self._lines.addWidget(make_label(" ".join(said), "tiny"))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addLayout(self._lines, 1)
        self._beside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._measure()
        theme.changed.connect(self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the words where there is no room beside them."""
        super().resizeEvent(event)
        fits = self.width() >= self._theme.px(320)
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)

    def _length(self) -> str:
        if self.exercise.by_hand:
            return self.tr("At your own pace.")
        minutes = round(self.exercise.seconds / 60)
        return self.tr("About {0} minutes.").format(minutes) if minutes > 1 else self.tr("About a minute.")

    def _on_clicked(self) -> None:
        self.begun.emit(self.exercise.id)

    def _measure(self) -> None:
        self._lines.setSpacing(self._theme.px(3))
        self._beside.setSpacing(self._theme.px(16))
