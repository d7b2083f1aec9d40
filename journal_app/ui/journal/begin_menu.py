"""How a page is begun: a plain one with one press, every other kind from a small menu beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from journal_app.domain.template import Template
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, make_button

_LONGEST = 260
"""Pixels, before scaling, of a template's name in the menu."""


class BeginMenu(QWidget):
    """Two buttons. The menu is filled when it is asked for, because templates have to be read first."""

    page_asked = Signal()
    letter_asked = Signal()
    prompt_asked = Signal()
    template_chosen = Signal(object)
    """The Template a page is to begin with."""
    keeping_asked = Signal()
    """The text of the open page is to become a template."""
    templates_asked = Signal()
    """The person wants to see and change the templates."""

    asked = Signal()
    """The menu is wanted: `open_menu` has to be called."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.page = make_button(self.tr("New page"), "primary")
        self.page.setToolTip(self.tr("New page (Ctrl+N)"))
        self.more = IconButton(theme, "chevron-down", self.tr("Begin something else"))
        self.more.setToolTip(self.tr("Begin a letter, an answer or a page of your own kind (Ctrl+Shift+N)"))
        self.menu: QMenu | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.page)
        self._row.addWidget(self.more)
        self.page.clicked.connect(self.page_asked)
        self.more.clicked.connect(self.asked)
        self._measure()
        theme.changed.connect(self._measure)

    def open_menu(self, templates: Sequence[Template], *, can_keep: bool) -> None:
        """Open the menu. `can_keep`: a page lies open whose text could become a template."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._on_closed)
        first = menu.addAction(self.tr("Page"), self.page_asked.emit)
        first.setShortcut(QKeySequence("Ctrl+N"))
        first.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here; the page has the key
        menu.addAction(self.tr("Letter"), self.letter_asked.emit)
        menu.addAction(self.tr("Answer to a prompt"), self.prompt_asked.emit)
        menu.addSeparator()
        for template in templates:
            menu.addAction(self._name_of(template), partial(self.template_chosen.emit, template))
        if can_keep:
            menu.addAction(self.tr("Keep this page as a template"), self.keeping_asked.emit)
        menu.addAction(self.tr("My templates"), self.templates_asked.emit)
        self.menu = menu
        menu.setActiveAction(first)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _name_of(self, template: Template) -> str:
        name = " ".join(template.name.split()) or self.tr("Template without a name")
        width = self._theme.px(_LONGEST)
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width).replace("&", "&&")

    def _on_closed(self) -> None:
        self.menu = None

    def _measure(self) -> None:
        self._row.setSpacing(self._theme.px(4))
