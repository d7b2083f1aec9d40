"""Slow breathing: the steps to read, and a circle to breathe along with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from journal_app.content.values import Exercise
from journal_app.ui.help.attempt import attempt
from journal_app.ui.help.reading_card import ReadingCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label

if TYPE_CHECKING:
    from journal_app.ui.widgets.breathing_circle import BreathingCircle


class BreathingCard(ReadingCard):
    """The steps give way to the circle while it plays. Its one button starts and stops, at one place."""

    def __init__(self, theme: Theme, exercise: Exercise) -> None:
        super().__init__(theme, self.tr("Slow breathing"), [exercise.before], [])
        self._exercise = exercise
        self._circle: BreathingCircle | None = None
        steps = [
            self.tr("{0}. {1}: {2} seconds").format(number, step.do.capitalize(), step.seconds)
            for number, step in enumerate(exercise.steps, start=1)
        ]
        again = self.tr("Do this {0} times if you like. You can stop at any breath.").format(exercise.rounds)
        self._steps: list[QWidget] = [make_label(line, "question") for line in (*steps, again)]
        self.setAccessibleDescription("\n".join([exercise.before, *steps, again]))
        self.button = make_button(self.tr("Breathe along"), "plain")
        self.button.clicked.connect(self._on_button)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(*self._steps)
        theme.changed.connect(self._measure_circle)

    @property
    def is_playing(self) -> bool:
        """Say whether the circle plays now."""
        return self._circle is not None and self._circle.is_playing

    def start(self) -> None:
        """Play the circle from the first breath. If it can't be played, the steps stay to be read."""
        if not attempt(self._play):
            self.stop()
            self.button.hide()

    def stop(self) -> None:
        """Show the steps again."""
        if self._circle:
            self._circle.stop()
            self._circle.hide()
        for line in self._steps:
            line.show()
        self.button.setText(self.tr("Breathe along"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop when the page is left; a window that is only minimised goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def _play(self) -> bool:
        from journal_app.ui.widgets.breathing_circle import BreathingCircle  # only for who breathes along

        if self._circle is None:
            self._circle = BreathingCircle(self._theme)
            self._circle.finished.connect(self._on_finished)
            self.add(self._circle)
            self._measure_circle()
        for line in self._steps:
            line.hide()
        self._circle.show()
        self._circle.play([(step.do, step.seconds) for step in self._exercise.steps], self._exercise.rounds)
        self.button.setText(self.tr("Stop"))
        QTimer.singleShot(0, self, self._bring_circle_into_view)  # when it has got its place
        return True

    def _on_button(self) -> None:
        if self.is_playing:
            self.stop()
        else:
            self.start()

    def _on_finished(self) -> None:
        self.stop()
        announce(self, self.tr("The exercise has ended."))

    def _bring_circle_into_view(self) -> None:
        page = self.parentWidget()
        while page and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if isinstance(page, QScrollArea) and self._circle:
            page.ensureWidgetVisible(self._circle, 0, self._theme.px(8))

    def _measure_circle(self) -> None:
        if self._circle:  # very large text must leave the button above in view
            self._circle.setFixedHeight(min(self._theme.px(280), 360))
