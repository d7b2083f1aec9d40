"""The small toolbar of the page, so that nobody needs to know Markdown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from journal_app.domain.marks import LineMark, SpanMark
from journal_app.ui.journal.formatting import marks_at, toggle_lines, toggle_span
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.checked import show_checked
from journal_app.ui.widgets.flow_layout import FlowLayout


class FormatBar(QWidget):
    """Each button puts its marks or takes them, in one step of undo; behind them what the page can do."""

    find_asked = Signal()
    focus_asked = Signal()

    def __init__(self, theme: Theme, area: WritingArea) -> None:
        super().__init__()
        self._theme = theme
        self._area = area
        self._row = FlowLayout(self)
        self._buttons: dict[LineMark | SpanMark, IconButton] = {}
        for mark, icon, name, keys in (
            (SpanMark.BOLD, "bold", self.tr("Bold"), "Ctrl+B"),
            (SpanMark.ITALIC, "italic", self.tr("Italic"), "Ctrl+I"),
            (LineMark.HEADING, "heading", self.tr("Heading"), "Ctrl+Shift+T"),
            (LineMark.LIST, "list", self.tr("List"), "Ctrl+Shift+L"),
            (LineMark.CHECK, "list-checks", self.tr("Check list"), "Ctrl+Shift+C"),
            (LineMark.QUOTE, "text-quote", self.tr("Quote"), "Ctrl+Shift+B"),
        ):
            self._add(mark, icon, name, QKeySequence(keys))
        self._add_way("search", self.tr("Find on this page"), "F3", self.find_asked)
        self._add_way("expand", self.tr("Only this page"), "F8", self.focus_asked)
        area.cursorPositionChanged.connect(self._show_marks)
        self._measure()
        theme.changed.connect(self._measure)

    def toggle(self, mark: LineMark | SpanMark) -> None:
        """Put a mark on what is chosen on the page, or take it away."""
        if isinstance(mark, SpanMark):
            self._area.setTextCursor(toggle_span(self._area.textCursor(), mark))
        else:
            toggle_lines(self._area.textCursor(), mark)
        self._area.ensureCursorVisible()
        self._show_marks()

    def _add(self, mark: LineMark | SpanMark, icon: str, name: str, keys: QKeySequence) -> None:
        button = IconButton(self._theme, icon, name)
        button.setCheckable(True)
        button.setToolTip(f"{name} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the text
        button.toggled.connect(partial(self._on_toggled, mark))
        QShortcut(keys, self._area, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            partial(self.toggle, mark)
        )
        self._buttons[mark] = button
        self._row.addWidget(button)

    def _add_way(self, icon: str, name: str, key: str, asked: SignalInstance) -> None:
        button = IconButton(self._theme, icon, name)
        button.setToolTip(f"{name} ({key})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(asked)
        self._row.addWidget(button)

    def _on_toggled(self, mark: LineMark | SpanMark, _: bool) -> None:
        self.toggle(mark)

    def _show_marks(self) -> None:
        here = marks_at(self._area.textCursor())
        for mark, button in self._buttons.items():
            show_checked(button, mark in here)

    def _measure(self) -> None:
        self._row.setSpacing(self._theme.px(2))
