"""My plan and People I trust, as cards to look at: for the help page and the crisis screen, once unlocked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from journal_app.domain.support import Person, PlanPart
from journal_app.ui.help.attempt import attempt
from journal_app.ui.help.reading_card import ReadingCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label


class SupportCard(ReadingCard):
    """A title over what the person keeps in the journal, or over one quiet line."""

    def __init__(self, theme: Theme, title: str, words: str) -> None:
        super().__init__(theme, title, [], [])
        self._view: QWidget = QLabel()
        self.show_quiet(words)

    def show_quiet(self, words: str) -> None:
        """Say only this."""
        self._put(make_label(words, "question"), words)

    def show_view(self, view: QWidget, said: str) -> None:
        """Show what the person wrote; `said` is the same for a screen reader."""
        self._put(view, said)

    def _put(self, view: QWidget, said: str) -> None:
        self.body.removeWidget(self._view)
        self._view.hide()
        self._view.deleteLater()
        self._view = view
        self.add(view)
        self.setAccessibleDescription(said)


class SupportCards(QObject):
    """The two cards. They stand from the start; what is in them may come later, or never."""

    large_wanted = Signal(str, str)
    """Number and name of a person, to show across the window."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.plan = SupportCard(theme, self.tr("My plan"), self.tr("If you wrote a plan, it is shown here."))
        self.people = SupportCard(
            theme, self.tr("People I trust"), self.tr("If you noted people, they are shown here.")
        )

    def show_support(self, plan: Sequence[PlanPart], people: Sequence[Person]) -> None:
        """Show the plan and the people. What can't be shown leaves its card with a line, and nothing else."""
        if not plan:
            self.plan.show_quiet(self.tr("Nothing is written in your plan. That is all right."))
        elif not attempt(lambda: self._show_plan(plan)):
            self.plan.show_quiet(self.tr("Your plan can't be shown right now."))
        if not people:
            self.people.show_quiet(self.tr("No one is noted here. That is all right."))
        elif not attempt(lambda: self._show_people(people)):
            self.people.show_quiet(self.tr("Your people can't be shown right now."))

    def _show_plan(self, plan: Sequence[PlanPart]) -> bool:
        from journal_app.ui.plan.plan_view import PlanView

        said = "\n".join(f"{part.heading}: {part.words}" for part in plan)
        self.plan.show_view(PlanView(self._theme, plan), said)
        return True

    def _show_people(self, people: Sequence[Person]) -> bool:
        from journal_app.ui.plan.plan_view import PeopleView

        view = PeopleView(self._theme, people)
        view.large_wanted.connect(self.large_wanted)
        said = "\n".join(". ".join(filter(None, (each.name, each.reach, each.words))) for each in people)
        self.people.show_view(view, said)
        return True
