"""My templates: texts of the person's own that a page can begin with."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from journal_app.domain.errors import Trouble
from journal_app.domain.template import Template
from journal_app.services.templates import Templates
from journal_app.ui.journal.in_place import InPlace
from journal_app.ui.journal.save_word import SaveWord
from journal_app.ui.journal.template_row import TemplateRow
from journal_app.ui.keeper import ListKeeper
from journal_app.ui.page import nobody_waits
from journal_app.ui.plan.row_list import RowList
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class TemplatesView(InPlace):
    """Written, ordered and removed in place; everything is kept by itself."""

    save_failed = Signal(object)
    """Trouble; the words stay here and are tried again."""
    save_recovered = Signal()

    def __init__(self, theme: Theme, lane: Lane, templates: Templates) -> None:
        super().__init__(theme)
        self._keeper = ListKeeper(lane, templates.all, templates.save, (), self)
        self._to_add: Template | None = None
        self._title.setText(self.tr("My templates"))
        self._save_word = SaveWord()
        self._message = InlineMessage(theme)
        self._card = Card(theme)
        self.list = RowList(
            theme, self._new_row, self.tr("Add a template"), self.tr("A template was removed.")
        )
        self._card.add(
            make_label(
                self.tr("A page can begin with a text of your own. It is then yours to change."), "muted"
            ),
            self.list,
        )
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)
        self._card.hide()

    def enter(self, adding: Template | None = None) -> None:
        """Show the templates; one more, if a page is to become one, with the focus in its name."""
        self._to_add = adding
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._keeper.has_read:
            self._begin()
        else:
            self._keeper.read()

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        self._keeper.flush(then)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing unsaved behind."""
        super().hideEvent(event)
        self._keeper.flush(nobody_waits)

    def _connect(self) -> None:
        self.list.changed.connect(self._on_changed)
        self.list.rearranged.connect(self._keep_reading_order)
        self._keeper.was_read.connect(self._on_read)
        self._keeper.read_failed.connect(self._on_trouble)
        self._keeper.failed.connect(self._on_trouble)
        self._keeper.failed.connect(self.save_failed)
        self._keeper.recovered.connect(self._message.clear)
        self._keeper.recovered.connect(self.save_recovered)
        self._keeper.state_changed.connect(self._save_word.follow)

    def _lay_out(self) -> None:
        for widget in (self._save_word, self._message, self._card):
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def _on_read(self, kept: tuple[Template, ...]) -> None:
        self._message.clear()
        self.list.show_rows([TemplateRow(self._theme, template) for template in kept])
        self._card.show()
        self._begin()

    def _begin(self) -> None:
        adding, self._to_add = self._to_add, None
        if adding is not None:
            row = TemplateRow(self._theme, adding)
            self.list.add(row)
            row.heading.selectAll()  # only proposed: the first key begins a name of one's own
        else:
            first = self.list.rows[0].fields[0] if self.list.rows else self.list.add_button
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_row(self) -> TemplateRow:
        return TemplateRow(self._theme)

    def _on_changed(self) -> None:
        rows = [row for row in self.list.rows if isinstance(row, TemplateRow)]
        self._keeper.want(tuple(row.template for row in rows if not row.is_empty))

    def _keep_reading_order(self) -> None:
        for first, second in pairwise([self._back, *self.list.stops]):
            QWidget.setTabOrder(first, second)

    def _on_trouble(self, trouble: Trouble) -> None:
        if self._message.words != trouble.words:  # said once, not at every attempt
            self._message.show_words(trouble.words, "trouble")
