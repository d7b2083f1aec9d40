"""The two ways out for pages: a PDF, or paper. What it costs is said first; it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal_app.domain.errors import Trouble
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.backups.watch import Watch
from journal_app.ui.book import book_work
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.book_work import Wanted
from journal_app.ui.outside_words import outside_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label


class BookOut(QWidget):
    """Saves or prints what `wanted` returns at the click; None: there is nothing to save."""

    _ended = Signal()
    """The work on the lane is over, whatever came of it."""

    def __init__(
        self, theme: Theme, ways: BookWays, wanted: Callable[[], Wanted | None], *, files: bool = False
    ) -> None:
        """`files`: they can also be saved as Markdown or JSON, as an export of the whole journal can."""
        super().__init__()
        self._theme = theme
        self._ways = ways
        self._wanted = wanted
        self._came_from: QWidget = self
        self._watch: Watch | None = None
        self._running = 0
        self._is_stopped = False
        self._when_ended: list[Callable[[], None]] = []
        self.photos = QCheckBox(self.tr("With photos"))
        self.photos.setChecked(True)
        said = self.tr("The PDF is not encrypted: whoever has the file can read it.")
        if files:
            said = self.tr("What is saved here is not encrypted: whoever has it can read it.")
        self._plain = make_label(said, "muted")
        self.save = make_button(self.tr("Save as PDF…"), "plain")
        self.print = make_button(self.tr("Print…"), "plain")
        self.waiting = Waiting(theme)
        self.message = InlineMessage(theme)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        self.add_button(self.save)
        self.add_button(self.print)
        self.files = [
            (kind, make_button(words, "plain"))
            for kind, words in (("markdown", "Markdown…"), ("json", "JSON…"))
            if files
        ]
        for kind, button in self.files:
            self.add_button(button)
            button.clicked.connect(partial(self._on_file, kind))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.photos, self._plain, self._buttons, self.waiting, self.message):
            self._column.addWidget(widget)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)
        self.waiting.stopped.connect(self._on_stopped)
        self._ended.connect(self._on_ended)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def is_busy(self) -> bool:
        """True while something is being made."""
        return not self.waiting.isHidden()

    def add_button(self, button: QWidget) -> None:
        """Put one more button beside the two."""
        self._flow.addWidget(button)

    def allow(self, something: bool) -> None:
        """Say whether there is something to save."""
        for button in (self.save, self.print, *(button for _, button in self.files)):
            button.setEnabled(something)

    def give_up(self) -> None:
        """Stop what may be going on, quietly: the person leaves."""
        if self.is_busy:
            self._is_stopped = True
            self.waiting.give_up()
            self._set_enabled(True)

    def settle(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing half made is left of what was stopped: at once, mostly."""
        if self._running and self._is_stopped:
            self._when_ended.append(then)
        else:
            then()

    def save_to(self, wanted: Wanted, chosen: str) -> None:
        """Write the PDF."""
        watch = self._begin(self.save)
        work = partial(book_work.write, self._ways, wanted, Path(chosen), watch)
        self._ways.lane.run(partial(self._until_ended, work), self._on_saved, self._on_trouble)

    def export_to(self, wanted: Wanted, kind: str, chosen: str) -> None:
        """Write a folder of Markdown, or a file of JSON."""
        watch = self._begin(dict(self.files)[kind], exports=True)
        work = partial(book_work.export, self._ways, wanted, kind, Path(chosen), watch)
        self._ways.lane.run(partial(self._until_ended, work), self._on_exported, self._on_trouble)

    def _on_file(self, kind: str, _checked: bool = False) -> None:
        from journal_app.ui.file_dialogs import make_save_dialog

        wanted = self._now_wanted()
        if wanted is None:
            return
        name = f"Rosemary {self._ways.now().date().isoformat()}"
        if kind == "json":
            dialog = make_save_dialog(self, self.tr("Save as JSON"), f"{name}.json", "JSON", "json")
        else:
            dialog = make_save_dialog(self, self.tr("Save into a new folder"), name, self.tr("Folder"), "")
        dialog.fileSelected.connect(partial(self.export_to, wanted, kind))
        dialog.open()

    def _on_save(self) -> None:
        from journal_app.ui.file_dialogs import make_save_dialog

        wanted = self._now_wanted()
        if wanted is None:
            return
        name = f"Rosemary {self._ways.now().date().isoformat()}.pdf"
        dialog = make_save_dialog(self, self.tr("Save as PDF"), name, "PDF", "pdf")
        dialog.fileSelected.connect(partial(self.save_to, wanted))
        dialog.open()

    def _on_print(self) -> None:
        from journal_app.render.book import set_up_book
        from journal_app.ui.printing import PrintJob
        from journal_app.ui.visit.frame_card import usual_paper

        wanted = self._now_wanted()
        if wanted is None:
            return
        size = usual_paper(QLocale())
        job = PrintJob(
            self, partial(set_up_book, size=size), partial(self._print_on, wanted), self._ways.lane
        )
        job.began.connect(self._on_print_began)
        job.printed.connect(self._on_printed)
        job.failed.connect(self._on_print_failed)
        job.met_trouble.connect(self._on_trouble)
        job.start()

    def _print_on(self, wanted: Wanted, device: QPagedPaintDevice) -> int:
        """Paint on the printer, on the lane."""
        assert self._watch is not None  # it began
        return self._until_ended(partial(book_work.print_on, self._ways, wanted, self._watch, device))

    def _now_wanted(self) -> Wanted | None:
        self.message.clear()
        wanted = self._wanted()
        if wanted is None:
            self._say(self.tr("There is nothing on the page yet."))
            return None
        return replace(wanted, with_photos=self.photos.isChecked())

    def _begin(self, button: QWidget, *, exports: bool = False) -> Watch:
        self.message.clear()
        self._came_from = button
        self._running += 1
        self._is_stopped = False
        self._set_enabled(False)
        self._watch = self.waiting.begin(None if exports else self._count)
        bring_into_view(self.waiting)
        return self._watch

    def _count(self, done: int, total: int) -> str:
        """Each page of the journal is laid out, then painted; both count as half of it."""
        done_words, total_words = (QLocale().toString(number // 2) for number in (done, total))
        return self.tr("{done} of {total}").format(done=done_words, total=total_words)

    def _until_ended(self, work: Callable[[], int]) -> int:
        try:
            return work()
        finally:
            if isValid(self):
                self._ended.emit()

    def _on_ended(self) -> None:
        self._running -= 1
        if not self._running:
            waiting, self._when_ended = self._when_ended, []
            for then in waiting:
                then()

    def _on_saved(self, pages: int) -> None:
        self._end()
        words = self.tr("Saved: {pages} of paper. Keep the file where only you would look.")
        self._say(words.format(pages=self.tr("%n page(s)", "", pages)))

    def _on_exported(self, entries: int) -> None:
        self._end()
        words = self.tr("Saved: {pages} of your journal. Keep it where only you would look.")
        self._say(words.format(pages=self.tr("%n page(s)", "", entries)))

    def _on_print_began(self) -> None:
        self._begin(self.print)

    def _on_printed(self) -> None:
        self._end()
        self._say(self.tr("Sent to the printer."))

    def _on_print_failed(self) -> None:
        self._end()
        self._say(self.tr("No printer answers here. You can save a PDF and print it later."), "trouble")

    def _on_trouble(self, trouble: Trouble) -> None:
        self._end()
        self._say(outside_words(trouble), "trouble")

    def _say(self, words: str, kind: Literal["note", "trouble"] = "note") -> None:
        self.message.show_words(words, kind)
        bring_into_view(self.message)

    def _on_stopped(self) -> None:
        self._is_stopped = True
        self._end()
        self._say(self.tr("Stopped. Nothing half made was left."))

    def _end(self) -> None:
        had_focus = self.window().focusWidget() is self.waiting.stop  # also behind a dialog that closes
        self.waiting.end()
        self._set_enabled(True)
        if had_focus:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_enabled(self, on: bool) -> None:
        for widget in (self.photos, self._buttons):
            widget.setEnabled(on)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self._flow.setSpacing(self._theme.px(8))
