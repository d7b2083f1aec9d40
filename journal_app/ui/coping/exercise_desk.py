"""The exercises of the Coping page: in which order they stand, playing one, and what was noted of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app.content.library import Library
from journal_app.content.values import Exercise
from journal_app.domain.coping import ExerciseTurn, helped, what_helped_first, with_turn
from journal_app.domain.errors import ContentBroken
from journal_app.ui.coping.exercise_player import ExercisePlayer
from journal_app.ui.coping.exercises_card import ExercisesCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of


class ExerciseDesk(QObject):
    """Knows what was noted, and tells when that has changed."""

    turns_changed = Signal(object)
    """All turns, as they are to be kept."""
    help_asked = Signal()

    def __init__(self, theme: Theme, library: Library, now: Callable[[], datetime], page: QWidget) -> None:
        """`page`: over whose window an exercise is shown."""
        super().__init__(page)
        self._theme = theme
        self._library = library
        self._now = now
        self._page = page
        self._turns: tuple[ExerciseTurn, ...] = ()
        self.card = ExercisesCard(theme)
        self.player: ExercisePlayer | None = None
        self.card.begun.connect(self.begin)
        self.card.forget_asked.connect(self._on_forget)

    def show_turns(self, turns: tuple[ExerciseTurn, ...]) -> None:
        """Show the exercises, what helped first."""
        self._turns = turns
        by_id = {each.id: each for each in self._all()}
        in_order = [by_id[id] for id in what_helped_first(tuple(by_id), turns)]
        that_helped = [id for id in by_id if helped(turns, id)]
        self.card.show_exercises(in_order, that_helped, noted=bool(turns))

    def begin(self, exercise_id: str) -> None:
        """Show an exercise across the window."""
        exercise = next((each for each in self._all() if each.id == exercise_id), None)
        if exercise is None:
            return
        self.end()
        window = self._page.window()
        focus = window.focusWidget()
        self.player = ExercisePlayer(self._theme, exercise, self._small_print(exercise), window)
        self.player.noted.connect(partial(self._on_noted, exercise.id))
        self.player.closed.connect(partial(self._on_closed, exercise.id, focus))
        self.player.help_asked.connect(self.help_asked)
        self.player.open_view()

    def end(self) -> None:
        """Take the exercise away, if there is one."""
        if self.player is not None:
            self.player.close_view()

    def _all(self) -> tuple[Exercise, ...]:
        try:
            return self._library.exercises()
        except ContentBroken as broken:
            self.card.say_broken(words_of(broken))
            return ()

    def _small_print(self, exercise: Exercise) -> str:
        if exercise.verified == "no":
            return self.tr("These are our own words. No clinician has reviewed them.")
        return self.tr("The steps were read at: {0}. No clinician has reviewed them.").format(
            ", ".join(_place(source) for source in exercise.sources)
        )

    def _on_noted(self, exercise_id: str, before: int, after: int) -> None:
        turn = ExerciseTurn(exercise_id, self._now(), before, after)
        self._change(with_turn(self._turns, turn))

    def _on_forget(self) -> None:
        self._change(())

    def _change(self, turns: tuple[ExerciseTurn, ...]) -> None:
        self.show_turns(turns)
        self.turns_changed.emit(turns)

    def _on_closed(self, exercise_id: str, asked_by: QWidget | None) -> None:
        self.player = None
        if not self._page.isVisible():
            return
        row = next((row for row in self.card.rows if row.exercise.id == exercise_id), None)
        if row is not None and row.isVisible():
            row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif asked_by is not None and isValid(asked_by):
            asked_by.setFocus(Qt.FocusReason.OtherFocusReason)


def _place(source: str) -> str:
    """Return the site that a source stands on; a whole address is too long to read."""
    return source.removeprefix("https://").partition("/")[0]
