"""The tags of an entry: chips, and a field to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from journal_app.domain.entry import clean_tag
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.field_width import fix_width
from journal_app.ui.widgets.flow_layout import FlowLayout

_FIELD_WIDTH = 130
_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class TagLine(QWidget):
    """Enter or a comma adds what was typed; Backspace or Delete takes a tag away."""

    changed = Signal()
    """The person added or removed a tag; `tags` has them all."""

    asked = Signal()
    """The field was entered: `offer` the tags in use now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chips: list[Chip] = []
        self._known = QStringListModel(self)
        self._offers = QListView()
        completer = QCompleter(self._known, self)
        completer.setPopup(self._offers)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_completed, Qt.ConnectionType.QueuedConnection)
        self._field = QLineEdit(placeholderText=self.tr("Add a tag"))
        self._field.setAccessibleName(self.tr("Add a tag"))
        self._field.setProperty("role", "chip")
        self._field.setCompleter(completer)
        self._field.installEventFilter(self)
        self._field.textEdited.connect(self._on_edited)
        self._line = FlowLayout(self)
        self._line.addWidget(self._field)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as they stand, in their order."""
        return tuple(chip.words for chip in self._chips)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show the tags of another entry."""
        for chip in self._chips:
            self._let_go(chip)
        self._chips = []
        self._field.clear()
        for tag in tags:
            self._add_chip(tag)

    def offer(self, known: Sequence[str]) -> None:
        """Set what the field completes to."""
        self._known.setStringList(list(known))

    def finish(self) -> None:
        """Add what stands in the field."""
        self._add(self._field.text())
        self._field.clear()
        self._offers.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field and of the chips."""
        if event.type() == QEvent.Type.FocusIn and watched is self._field:
            self.asked.emit()
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if watched is self._field and event.reason() != Qt.FocusReason.PopupFocusReason:
                self.finish()  # whoever goes on writing meant it
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self._field:
                return self._on_field_key(event)
            if isinstance(watched, Chip) and event.key() in _REMOVING:
                self._remove(watched)
                return True
        return super().eventFilter(watched, event)

    def _on_field_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not (self._offers.isVisible() and self._offers.currentIndex().isValid()):
                self.finish()
                return True
        elif event.key() == Qt.Key.Key_Backspace and not self._field.text() and self._chips:
            self._remove(self._chips[-1])
            return True
        return False

    def _on_edited(self, text: str) -> None:
        if "," in text:  # typed or pasted, "one, two" is two tags
            *whole, rest = text.split(",")
            for name in whole:
                self._add(name)
            self._field.setText(rest.lstrip())

    def _on_completed(self, _: str) -> None:
        self.finish()

    def _add(self, name: str) -> None:
        tag = self._as_known(clean_tag(name))
        if tag and tag.casefold() not in {have.casefold() for have in self.tags}:
            self._add_chip(tag)
            self.changed.emit()

    def _as_known(self, tag: str) -> str:
        """Return the tag as it is already spelled elsewhere, so that Mother and mother are one."""
        known = self._known.stringList()
        if tag in known:
            return tag
        return next((name for name in known if name.casefold() == tag.casefold()), tag)

    def _add_chip(self, tag: str) -> None:
        chip = Chip(self._theme, tag, removable=True)
        chip.clicked.connect(self._on_chip_clicked)
        chip.installEventFilter(self)
        self._line.removeWidget(self._field)
        self._line.addWidget(chip)
        self._line.addWidget(self._field)
        QWidget.setTabOrder(self._field, chip)  # to where the field stands among all of the page
        QWidget.setTabOrder(chip, self._field)
        self._chips.append(chip)
        chip.show()

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._remove(chip)

    def _remove(self, chip: Chip) -> None:
        self._chips.remove(chip)
        self._let_go(chip)
        self._field.setFocus()
        self.changed.emit()

    def _let_go(self, chip: Chip) -> None:
        self._line.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _measure(self) -> None:
        px = self._theme.px
        self._line.setSpacing(px(6))
        fix_width(self._theme, self._field, _FIELD_WIDTH)
        palette = self._theme.palette  # a window of its own; lists on pages have no ground
        self._offers.setStyleSheet(
            f"QListView {{ background: {palette.card}; border: 1px solid {palette.edge}; }}"
        )
        self.updateGeometry()
