"""What can be done with one text: copy it, print it, change it, have it fill the window for somebody else."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.closeness.own_texts import GivenText, OwnTexts
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.copying import copy_words
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class TextWays(QWidget):
    """Five buttons, and the field in which the text is changed in place."""

    alone_wanted = Signal(str, bool)
    """The text, and whether the journal is to lock behind it."""
    reworded = Signal()
    """The person changed the text, or took the given one back."""

    def __init__(self, theme: Theme, given: GivenText, own: OwnTexts) -> None:
        super().__init__()
        self._theme = theme
        self._given = given
        self._own = own
        self.copy = make_button(self.tr("Copy"), "plain")
        self.print = make_button(self.tr("Print…"), "plain")
        self.change = make_button(self.tr("Change the words"), "plain")
        self.show_alone = make_button(self.tr("Show large"), "plain")
        self.show_and_lock = make_button(self.tr("Show large and lock"), "plain")
        self.field = WordsArea(theme)
        self.field.setAccessibleName(self.tr("The text, in your own words"))
        self.done = make_button(self.tr("Done"), "plain")
        self.take_back = make_button(self.tr("Back to the first words"), "link")
        self._is_own = make_label(self.tr("These are your own words now."), "tiny")
        self.message = InlineMessage(theme)
        self._long = {
            button: button.text()
            for button in (self.change, self.show_alone, self.show_and_lock, self.take_back)
        }
        self._lay_out()
        self._connect()
        self._name_all()
        self._show_state(changing=False)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def words(self) -> str:
        """Return the text as it stands now."""
        return self._own.words(self._given)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words on the buttons anew."""
        super().resizeEvent(event)
        self._break_words()

    def _lay_out(self) -> None:
        self._ways = QWidget()
        self._flow = FlowLayout(self._ways)
        for button in (self.copy, self.print, self.change, self.show_alone, self.show_and_lock):
            self._flow.addWidget(button)
        self._changing = QWidget()
        self._changing_flow = FlowLayout(self._changing)
        for button in (self.done, self.take_back):
            self._changing_flow.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.field, self._changing, self._is_own, self._ways, self.message):
            self._column.addWidget(widget)

    def _connect(self) -> None:
        self.copy.clicked.connect(self._on_copy)
        self.print.clicked.connect(self._on_print)
        self.change.clicked.connect(self._on_change)
        self.show_alone.clicked.connect(partial(self._on_show, False))
        self.show_and_lock.clicked.connect(partial(self._on_show, True))
        self.field.written.connect(self._on_written)
        self.done.clicked.connect(self._on_done)
        self.take_back.clicked.connect(self._on_take_back)

    def _name_all(self) -> None:
        """Say to a screen reader which text a button is about."""
        for button in (self.copy, self.print, self.change, self.show_alone):
            button.setAccessibleDescription(self.words)
        locks = self.tr("The journal locks behind the text. Closing it shows the lock screen.")
        self.show_and_lock.setAccessibleDescription(f"{locks} {self.words}")
        self.show_and_lock.setToolTip(locks)

    def _show_state(self, *, changing: bool) -> None:
        self.field.setVisible(changing)
        self._changing.setVisible(changing)
        self.change.setVisible(not changing)
        self._is_own.setVisible(self._own.is_own(self._given))

    def _on_change(self) -> None:
        self.message.clear()
        self.field.put(self.words)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self._show_state(changing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self) -> None:
        self._own.keep(self._given, self.field.text())
        self._after_change()

    def _on_take_back(self) -> None:
        self._own.keep(self._given, self._given.words)
        self.field.put(self.words)
        self._after_change()
        self._on_done()

    def _on_done(self) -> None:
        self._show_state(changing=False)
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after_change(self) -> None:
        self._is_own.setVisible(self._own.is_own(self._given))
        self._name_all()
        self.reworded.emit()

    def _on_show(self, lock: bool, _checked: bool = False) -> None:
        self.alone_wanted.emit(self._with_title(), lock)

    def _on_copy(self) -> None:
        copy_words(self.words, self.message)

    def _on_print(self) -> None:
        from journal_app.render.plain_letter import paint_letter, set_up_page
        from journal_app.ui.printing import PrintJob, print_and_say
        from journal_app.ui.visit.frame_card import usual_paper

        set_up = partial(set_up_page, size=usual_paper(QLocale()))
        job = PrintJob(self, set_up, partial(paint_letter, words=self.on_paper()))
        no_printer = self.tr("No printer answers here. You can copy the text, or show it large.")
        print_and_say(job, self.message, no_printer)

    def on_paper(self) -> str:
        """Return what is printed: where a given text comes from goes along."""
        own = self._own.is_own(self._given)
        small_print = "" if own else "\n".join(self._given.small_print)
        return "\n\n".join(part for part in (self._with_title(), small_print) if part)

    def _with_title(self) -> str:
        return "\n\n".join(part for part in (self._given.title, self.words) if part)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self._flow.setSpacing(self._theme.px(8))
        self._changing_flow.setSpacing(self._theme.px(8))
        self._break_words()

    def _break_words(self) -> None:
        for button, words in self._long.items():
            break_words(self._theme, button, words, self.width())
