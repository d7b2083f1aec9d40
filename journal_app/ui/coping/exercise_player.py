"""One exercise across the whole window: what to know before, the steps, and how it is afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from journal_app.content.values import Exercise
from journal_app.ui.coping.weight_panel import WeightPanel
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.breathing_circle import BreathingCircle
from journal_app.ui.widgets.buttons import HelpLink, make_button
from journal_app.ui.widgets.covering import Covering
from journal_app.ui.widgets.labels import make_label


class ExercisePlayer(Covering):
    """Covers `window` until it is closed, and keeps the keys: nothing below is reached.

    Not a dialog: a window that locks takes it along. Esc and the button at the upper right stop it, in each
    of its three parts. Space pauses; where the person goes on by themselves, Right does. It makes no sound.
    """

    closed = Signal()
    help_asked = Signal()
    noted = Signal(int, int)
    """How heavy it was before and after, if the person said both."""

    def __init__(self, theme: Theme, exercise: Exercise, small_print: str, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._exercise = exercise
        self.setAccessibleName(exercise.title)
        self.stop_button = make_button(self.tr("Close"), "plain")
        self.before = WeightPanel(
            theme, exercise.before, self.tr("If you like: how heavy is it right now?"), small_print
        )
        self.begin = make_button(self.tr("Begin"), "primary")
        self.circle = BreathingCircle(theme)
        self.next_button = make_button(self.tr("Next step"), "plain")
        self.pause_button = make_button(self.tr("Pause"), "plain")
        self.circle.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space presses the button, which pauses too
        self._keys = make_label(self._said_of_keys(), "tiny")
        self._keys.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.after = WeightPanel(theme, self.tr("That was the last step."), self.tr("If you like: and now?"))
        self.again = make_button(self.tr("Once more"), "plain")
        self.done = make_button(self.tr("Done"), "primary")
        self.help = HelpLink(theme)
        self._lay_out()
        self._connect()
        self._measure()
        theme.changed.connect(self._measure)

    def open_view(self) -> None:
        """Appear over everything in the window and take the focus."""
        self.show()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def play(self) -> None:
        """Begin the steps."""
        self.stop_button.setText(self.tr("Stop"))
        self._parts.setCurrentIndex(1)
        self.next_button.setVisible(self._exercise.by_hand)
        self.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)
        steps = [(step.do, float(step.seconds)) for step in self._exercise.steps]
        self.circle.play(steps, self._exercise.rounds)
        self._show_pause()

    def stop(self) -> None:
        """Stop the steps: to the question how it is now, if it was said how it was; else close."""
        if self.circle.is_playing and self.before.weight is not None:
            self.circle.stop()
            self._end(self.tr("You stopped. That is fine."))
        else:
            self.close_view()

    def close_view(self) -> None:
        """Go away for good, and tell what was noted."""
        if self.isHidden():
            return
        self.circle.stop()
        self.lift()
        if self.before.weight is not None and self.after.weight is not None:
            self.noted.emit(self.before.weight, self.after.weight)
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        event.accept()  # no key may reach the page below

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go round among what can be reached here."""
        stops = [stop for stop in self._stops() if stop.isVisible()]
        if not stops:  # it is being hidden: Qt looks for another place for the keys
            return False
        focus = self.window().focusWidget()
        next_at = 0
        for at, stop in enumerate(stops):
            if focus is stop or (focus is not None and stop.isAncestorOf(focus)):
                next_at = at + (1 if next else -1)
                break
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[next_at % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        return [
            *(self.before.choice, self.begin, self.pause_button, self.next_button),
            *(self.after.choice, self.done, self.again, self.stop_button, self.help),
        ]

    def _connect(self) -> None:
        self.stop_button.clicked.connect(self.stop)
        self.begin.clicked.connect(self.play)
        self.next_button.clicked.connect(self.circle.next_step)
        self.pause_button.clicked.connect(self._on_pause)
        self.circle.finished.connect(self._on_finished)
        self.circle.step_shown.connect(self._show_pause)
        self.circle.pause_changed.connect(self._show_pause)
        self.again.clicked.connect(self.play)
        self.done.clicked.connect(self.close_view)
        self.help.clicked.connect(self.help_asked)
        if self._exercise.by_hand:  # a shortcut: a button would take the arrow for itself
            onward = QShortcut(QKeySequence(Qt.Key.Key_Right), self.circle.parentWidget() or self)
            onward.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            onward.activated.connect(self.circle.next_step)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(make_label(self._exercise.title, "title"), 1)
        self._top.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignTop)
        self.before.add_ways(self.begin)
        self.after.add_ways(self.done, self.again)
        self._ways = QHBoxLayout()
        self._ways.addStretch()
        self._ways.addWidget(self.pause_button)
        self._ways.addWidget(self.next_button)
        self._ways.addStretch()
        playing = QWidget()
        self._playing = QVBoxLayout(playing)
        self._playing.setContentsMargins(0, 0, 0, 0)
        self._playing.addWidget(self.circle, 1)
        self._playing.addLayout(self._ways)
        self._playing.addWidget(self._keys)
        parts = QWidget()
        self._parts = QStackedLayout(parts)
        for part in (self.before, playing, self.after):
            self._parts.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(parts, 1)
        self._column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_pause(self) -> None:
        if self.circle.is_paused:
            self.circle.go_on()
        else:
            self.circle.pause()

    def _show_pause(self) -> None:
        self.pause_button.setText(self.tr("Go on") if self.circle.is_paused else self.tr("Pause"))

    def _said_of_keys(self) -> str:
        if self._exercise.by_hand:
            return self.tr("Space pauses. The right arrow goes to the next step. Esc stops.")
        return self.tr("Space pauses. Esc stops.")

    def _on_finished(self) -> None:
        self._end(self.tr("That was the last step. Stay a moment if you like."))

    def _end(self, words: str) -> None:
        self.stop_button.setText(self.tr("Close"))
        self.after.say(words, asks=self.before.weight is not None)
        self._parts.setCurrentIndex(2)
        first = self.after.choice if self.before.weight is not None else self.done
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(28), px(24), px(28), px(14))
        self._column.setSpacing(px(8))
        self._top.setSpacing(px(20))
        self._playing.setSpacing(px(10))
        self._ways.setSpacing(px(8))
