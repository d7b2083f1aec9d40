"""What can be begun on the Journal page, and how it gets on the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QLocale, QObject, Signal

from journal_app.content.library import Library
from journal_app.domain.entry import AnsweredPrompt
from journal_app.domain.template import Template
from journal_app.domain.words import ChosenWords
from journal_app.services.journal import Journal
from journal_app.ui.journal.begin_menu import BeginMenu
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.journal.entry_desk import EntryDesk
from journal_app.ui.journal.prompt_chooser import PromptChooser
from journal_app.ui.journal.templates_view import TemplatesView
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme


class Beginning(QObject):
    """Joins the menu, the prompts and the templates with the desk. The page lays them out."""

    desk_wanted = Signal()
    """Something is about to lie on the desk: it must be seen."""

    templates_wanted = Signal()
    """The templates must be seen."""

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        journal: Journal,
        desk: EntryDesk,
        library: Library,
        words: Callable[[], ChosenWords],
        now: Callable[[], datetime],
        locale: QLocale,
        day: Callable[[], date | None],
        parent: QObject,
    ) -> None:
        """`day`: what is begun is for this day; None is for now."""
        super().__init__(parent)
        self._lane = lane
        self._journal = journal
        self._desk = desk
        self._locale = locale
        self._day = day
        self.menu = BeginMenu(theme)
        self.prompts = PromptChooser(theme, library, words, now)
        self.templates = TemplatesView(theme, lane, journal.templates)
        self.menu.asked.connect(self.open_menu)
        self.menu.page_asked.connect(self.begin_page)
        self.menu.letter_asked.connect(self.begin_letter)
        self.menu.prompt_asked.connect(self.begin_with_prompts)
        self.menu.template_chosen.connect(self._on_template)
        self.menu.keeping_asked.connect(self._on_keeping_asked)
        self.menu.templates_asked.connect(self._on_templates_asked)
        self.prompts.chosen.connect(self._on_prompt)
        desk.asked_for_new.connect(self.begin_page)

    def begin_page(self) -> None:
        """Begin an empty page."""
        self.begin_page_for(self._day())

    def begin_page_for(self, day: date | None) -> None:
        """Begin an empty page for a day, or for now."""
        self._show_desk()
        self._desk.start_new(day)

    def begin_letter(self) -> None:
        """Begin a letter."""
        self._show_desk()
        self._desk.start_letter(self._day())

    def begin_with_prompts(self) -> None:
        """Open the subjects of the prompts."""
        self._show_desk()
        self.prompts.open_panel()

    def open_menu(self) -> None:
        """Open the menu as soon as the templates are read."""
        entry = self._desk.entry
        can_keep = entry is not None and not entry.is_sealed and bool(entry.text.strip())

        def open_menu(templates: tuple[Template, ...]) -> None:
            self.menu.open_menu(templates, can_keep=can_keep)

        self._lane.run(self._journal.templates.all, open_menu, lambda _: open_menu(()))

    def _show_desk(self) -> None:
        self.prompts.hide()
        self.desk_wanted.emit()

    def _on_prompt(self, prompt: AnsweredPrompt) -> None:
        self._show_desk()
        self._desk.start_new(self._day(), prompt)

    def _on_template(self, template: Template) -> None:
        self._show_desk()
        self._desk.start_from(template.text, self._day())

    def _on_keeping_asked(self) -> None:
        entry = self._desk.entry
        if entry is not None:
            self._open_templates(Template(entry.title or day_words(self._locale, entry.day), entry.text))

    def _on_templates_asked(self) -> None:
        self._open_templates(None)

    def _open_templates(self, adding: Template | None) -> None:
        self.templates_wanted.emit()
        self.templates.enter(adding)
