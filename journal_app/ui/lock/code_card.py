"""The recovery code with three ways to keep it. It never goes to the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.errors import Trouble
from journal_app.ui.lock.code_panel import CodePanel
from journal_app.ui.lock.groups_back import GroupsBack
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class CodeCard(Card):
    """Shows the code: save it, print it, or write it down and type two groups back."""

    kept = Signal()
    """It is on paper or in a file of the person's choice."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._code = ""
        self._warning = make_label(
            self.tr(
                "If both the passphrase and this code are lost, nobody can open your journal. Not even us."
            ),
            "question",
        )
        self.panel = CodePanel(theme)
        self._save = make_button(self.tr("Save as PDF…"), "plain")
        self._print = make_button(self.tr("Print…"), "plain")
        self._wrote = make_button(self.tr("I wrote it down"), "plain")
        self._ways = QWidget()
        self._flow = FlowLayout(self._ways)
        self._asking = GroupsBack(theme)
        self._message = InlineMessage(theme)

        self._save.clicked.connect(self._on_save_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        self._wrote.clicked.connect(self._on_wrote_clicked)
        self._asking.answered.connect(self._on_answered)
        self._asking.back_asked.connect(self._on_back_asked)

        for button in (self._save, self._print, self._wrote):
            self._flow.addWidget(button)
        self.add(self.panel, self._warning, self._ways, self._asking, self._message)
        self._asking.hide()
        self._space_ways()
        theme.changed.connect(self._space_ways)

    def show_code(self, code: str) -> None:
        """Show a code in groups parted by dashes."""
        self.clear()
        self._code = code
        self.panel.show_groups(code.split("-"))

    def clear(self) -> None:
        """Forget the code."""
        self._code = ""
        self.panel.show_groups([])
        self._message.clear()
        self._ask(False)

    def _on_save_clicked(self) -> None:
        from journal_app.ui.file_dialogs import make_save_dialog

        title, name = self.tr("Save the recovery code"), self.tr("Recovery code.pdf")
        dialog = make_save_dialog(self, title, name, "PDF", "pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._save_to)
        dialog.open()

    def _save_to(self, chosen: str) -> None:
        from journal_app.render.recovery_sheet import paint_recovery_sheet

        if not self._code:  # cleared while the dialog was open
            return
        try:
            paint_recovery_sheet(Path(chosen), self._code)
        except Trouble as trouble:
            self._message.show_words(words_of(trouble), "trouble")
            return
        self._keep(self.tr("Saved. Keep a copy away from this computer, on paper or on a stick."))

    def _on_print_clicked(self) -> None:
        from journal_app.render.recovery_sheet import paint_page, set_up_page
        from journal_app.ui.printing import PrintJob

        job = PrintJob(self, set_up_page, partial(paint_page, code=self._code))
        job.printed.connect(self._on_printed)
        job.failed.connect(self._on_print_failed)
        job.start()

    def _on_printed(self) -> None:
        self._keep(self.tr("Sent to the printer. Keep the page where only you would look."))

    def _on_print_failed(self) -> None:
        self._message.show_words(
            self.tr("No printer answers here. You can save the code as a PDF and print it later."), "trouble"
        )

    def _on_wrote_clicked(self) -> None:
        self._message.clear()
        self._ask(True)
        self._asking.ask(self._code.split("-"))

    def _on_answered(self) -> None:
        self._ask(False)
        self._keep(self.tr("Both groups are right. Keep the code where only you would look."))

    def _on_back_asked(self) -> None:
        self._ask(False)
        self._wrote.setFocus()

    def _keep(self, words: str) -> None:
        self._message.show_words(words)
        self.kept.emit()

    def _ask(self, asking: bool) -> None:
        """Show the code, or the question for two groups of it: never both."""
        self._asking.clear()
        for widget in (self.panel, self._ways):
            widget.setVisible(not asking)
        self._asking.setVisible(asking)

    def _space_ways(self) -> None:
        self._flow.setSpacing(self._theme.px(10))
