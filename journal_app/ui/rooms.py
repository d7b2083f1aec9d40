"""The rooms beside journal and check-ins, each a page in the sidebar that a person can hide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_app.domain.settings import JournalSettings
from journal_app.ui.page import Page
from journal_app.ui.page_parts import PageParts

BODY, COPING, REMEMBER, GUIDANCE = "body", "coping", "remember", "guidance"

ROOMS = (
    (BODY, "sprout", "Alt+4"),
    (COPING, "wind", "Alt+5"),
    (REMEMBER, "flower-2", "Alt+6"),
    (GUIDANCE, "library", "Alt+7"),
)
"""Name, icon and key of each room, in the order of the sidebar."""

ALWAYS = ("journal", "prompts", "letter", "check_ins", "visit", "plan", "closeness", "help")
"""Other pages, and places in the Journal, that a card can lead to."""


class Rooms(QObject):
    """Builds the rooms when they are first opened."""

    help_asked = Signal()
    large_wanted = Signal(str, str)
    """Number and name to show across the window."""
    country_chosen = Signal(str)
    settings_changed = Signal(object)
    """JournalSettings, already stored."""
    save_failed = Signal(object)
    save_recovered = Signal()

    def __init__(
        self,
        parts: PageParts,
        page: Callable[[str], Page],
        show: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """`page` gives a page by name, `show` opens one."""
        super().__init__(parent)
        self._parts = parts
        self._page = page
        self._show = show

    def title(self, name: str) -> str:
        """Return what a room is called."""
        titles = {
            BODY: self.tr("Body"),
            COPING: self.tr("Coping"),
            REMEMBER: self.tr("Remember"),
            GUIDANCE: self.tr("Guidance"),
        }
        return titles[name]

    def shown(self, settings: JournalSettings) -> tuple[str, ...]:
        """Return the rooms that are in the sidebar."""
        return tuple(name for name, _, _ in ROOMS if name not in settings.hidden_rooms)

    def build(self, name: str) -> Page:
        """Return a new room."""
        build = {
            BODY: self._built_body,
            COPING: self._built_coping,
            REMEMBER: self._built_remember,
            GUIDANCE: self._built_guidance,
        }
        return build[name]()

    def _built_body(self) -> Page:
        from journal_app.ui.body.body_page import BodyPage

        parts = self._parts
        page = BodyPage(
            parts.theme, parts.tasks, parts.opened, parts.library, parts.desk, parts.country, parts.now
        )
        page.settings_wished.connect(self.settings_changed)
        page.card_asked.connect(self._on_card_asked)
        page.page_asked.connect(self._on_page_asked)
        page.help_asked.connect(self.help_asked)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_coping(self) -> Page:
        from journal_app.ui.coping.coping_page import CopingPage

        parts = self._parts
        page = CopingPage(
            parts.theme, parts.tasks, parts.opened, parts.library, parts.country, self._leads_to, parts.now
        )
        page.page_asked.connect(self._on_page_asked)
        page.large_wanted.connect(self.large_wanted)
        page.country_chosen.connect(self.country_chosen)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_remember(self) -> Page:
        from journal_app.ui.remember.remember_page import RememberPage

        parts = self._parts
        page = RememberPage(parts.theme, parts.tasks, parts.opened, parts.now)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_guidance(self) -> Page:
        from journal_app.ui.guidance.guidance_page import GuidancePage

        page = GuidancePage(self._parts.theme, self._parts.library, self._word, self._leads_to)
        page.page_asked.connect(self._on_page_asked)
        return page

    def _word(self) -> str | None:
        return self._parts.opened.settings.words.word

    def _leads_to(self) -> tuple[str, ...]:
        return (*ALWAYS, *self.shown(self._parts.opened.settings))

    def _on_card_asked(self, id: str) -> None:
        """Open a card in Guidance, also if that is not in the sidebar."""
        self._show(GUIDANCE)
        self._page(GUIDANCE).show_card(id)  # type: ignore[attr-defined]

    def _on_page_asked(self, name: str) -> None:
        if name == "help":
            self.help_asked.emit()
        else:
            self._show(name)
