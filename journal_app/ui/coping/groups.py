"""Support groups: the organisations of a country, how to reach them, and when that was last seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import Organisation
from journal_app.domain.errors import ContentBroken
from journal_app.ui.help.attempt import attempt
from journal_app.ui.help.country_choice import CountryChoice
from journal_app.ui.plan.own_words import own_label
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.copying import copy_words
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class Groups(QWidget):
    """The country is that of Settings, and can be changed here."""

    large_wanted = Signal(str, str)
    country_chosen = Signal(str)
    rearranged = Signal()
    """Other rows: the order of Tab is to be made anew."""

    def __init__(self, theme: Theme, library: Library, country: Callable[[], str]) -> None:
        super().__init__()
        self._theme = theme
        self._library = library
        self._country = country
        self._shown: str | None = None
        self.rows: list[GroupRow] = []
        self.message = InlineMessage(theme)
        self.choice = CountryChoice(
            theme, attempt(library.country_choices) or (), self.tr("No country chosen")
        )
        self.choice.setMinimumContentsLength(18)
        self.choice.setMinimumWidth(120)  # or these letters would be the narrowest place
        self.choice.country_chosen.connect(self._on_country)
        label = make_label(self.tr("Country"), "muted")
        label.setBuddy(self.choice)
        self._none = make_label("", "question")
        self._list = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(label)
        self._column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.message)
        self._column.addWidget(self._none)
        self._column.addLayout(self._list)
        self._measure()
        theme.changed.connect(self._measure)
        self.refresh()

    def refresh(self) -> None:
        """Show the country of the settings."""
        code = self._country()
        if code != self._shown:
            self.choice.show_country(code)
            self._show(code)

    def _on_country(self, code: str) -> None:
        self._show(code)
        self.country_chosen.emit(code)

    def _show(self, code: str) -> None:
        self._shown = code
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        try:
            found = self._library.organisations(code)
            none = self._library.no_organisation()
        except ContentBroken as broken:
            self.message.show_words(words_of(broken), "trouble")
            return
        for organisation in found:
            row = GroupRow(self._theme, organisation)
            row.large_wanted.connect(self.large_wanted)
            self._list.addWidget(row)
            self.rows.append(row)
        self._none.setText(none if code else self.tr("Choose a country to see who is there."))
        self._none.setVisible(not found)
        self.rearranged.emit()

    def _measure(self) -> None:
        self.choice.setMinimumWidth(self._theme.px(120))  # in a narrow page, large: a name may be cut there
        self._column.setSpacing(self._theme.px(8))
        self._list.setSpacing(self._theme.px(18))


class GroupRow(QWidget):
    """One organisation. No page of it is opened: this program reaches no network."""

    large_wanted = Signal(str, str)

    def __init__(self, theme: Theme, organisation: Organisation) -> None:
        super().__init__()
        self._theme = theme
        self._organisation = organisation
        self.copy = make_button(self.tr("Copy"), "plain")
        self.copy.setAccessibleName(self.tr("Copy how to reach {0}").format(organisation.name))
        self.copy.setAccessibleDescription(f"{organisation.contact}. {self._seen()}")
        self.copy.clicked.connect(self._on_copy)
        self.message = InlineMessage(theme)
        ways = QWidget()
        self._ways = FlowLayout(ways)
        self.large = make_button(self.tr("Show the number large"), "plain")
        if organisation.number:
            self.large.setAccessibleName(self.tr("Show the number of {0} large").format(organisation.name))
            self.large.clicked.connect(self._on_large)
            self._ways.addWidget(self.large)
        self._ways.addWidget(self.copy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(organisation.name, "question"))
        self._column.addWidget(own_label(organisation.contact, "entry"))
        self._column.addWidget(make_label(self._seen(), "tiny"))
        self._column.addWidget(ways)
        self._column.addWidget(self.message)
        self._measure()
        theme.changed.connect(self._measure)

    def _seen(self) -> str:
        if self._organisation.checked == "undated":
            words = self.tr("Seen on a page, date not known.")
        else:
            words = self.tr("Last seen on a page of {0}.").format(self._organisation.checked)
        if self._organisation.verified == "part":
            words += " " + self.tr("Not everything about it could be checked.")
        return words

    def _on_copy(self) -> None:
        copy_words(f"{self._organisation.name}\n{self._organisation.contact}", self.message)

    def _on_large(self) -> None:
        self.large_wanted.emit(self._organisation.number, self._organisation.name)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(4))
        self._ways.setSpacing(self._theme.px(8))
