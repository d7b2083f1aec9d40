"""On this day: one quiet line on Today, only if it is switched on, and never a word of the page itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.domain.settings import JournalSettings
from journal_app.domain.year_day import YearDay
from journal_app.render.short_dates import date_in_full
from journal_app.services.on_this_day import EarlierPage, OnThisDay
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label


class OnThisDayLine(QWidget):
    """Hidden while there is nothing, and while nothing may come up."""

    page_asked = Signal(object)
    """The person wants to read the page with this EntryId."""

    def __init__(
        self, theme: Theme, lane: Lane, on_this_day: OnThisDay, settings: Callable[[], JournalSettings]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._service = on_this_day
        self._settings = settings
        self._found: EarlierPage | None = None
        self._says = False
        self._allowed = False
        self._words = make_label("", "muted")
        self.read = make_button(self.tr("Read it"), "link")
        self.mute = make_button(self.tr("Not this day"), "link")
        self.mute.setToolTip(self.tr("This day will not come up again. Settings can change that."))
        self._links = FlowLayout()
        self._links.addWidget(self.read)
        self._links.addWidget(self.mute)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._words)
        self._column.addLayout(self._links)
        self.read.clicked.connect(self._on_read)
        self.mute.clicked.connect(self._on_mute)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def look(self, today: date) -> None:
        """Look whether there is a page that may come up; `today` is the diary day."""
        settings = self._settings()
        if not settings.on_this_day:
            self._show(today, None)
            return
        find = partial(self._service.find, today, settings.loss_dates)
        self._lane.run(find, partial(self._show, today), self._on_trouble)

    def allow(self, allowed: bool) -> None:
        """Say whether anything may come up now: not in quiet mode, nor after a call for help."""
        self._allowed = allowed
        self.setVisible(self._allowed and self._says)

    def _show(self, today: date, found: EarlierPage | None) -> None:
        self._found = found
        if found is None:
            self._say("")
        elif YearDay.of(found.day) == YearDay.of(today):
            self._say(self.tr("On this day in {year} you wrote a page.").format(year=found.day.year))
        else:
            day = date_in_full(QLocale(), found.day)
            self._say(self.tr("On {day} you wrote a page.").format(day=day))
        for button in (self.read, self.mute):
            button.setVisible(found is not None)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._says = bool(words)
        self.setVisible(self._allowed and self._says)

    def _on_read(self) -> None:
        if self._found is not None:
            self.page_asked.emit(self._found.id)

    def _on_mute(self) -> None:
        if self._found is not None:
            day = YearDay.of(self._found.day)
            self._lane.run(partial(self._service.mute, day), self._on_muted, self._on_trouble)

    def _on_muted(self, _: None) -> None:
        self._found = None
        self.focusNextChild()
        self.read.hide()
        self.mute.hide()
        self._say(self.tr("It will not come up again. Settings can change that."))

    def _on_trouble(self, trouble: Trouble) -> None:
        self._say(trouble.words if self._says else "")  # what nobody waits for is not complained about

    def _measure(self) -> None:
        self._links.setSpacing(self._theme.px(4))
