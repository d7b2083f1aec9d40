"""Temperature, chills, pain, very heavy bleeding: a form for how it is now, or was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit

from journal_app.domain.body import Change, NotATemperature, TemperatureUnit, read_temperature
from journal_app.domain.care.events import Body, Pain
from journal_app.ui.body.when_row import WhenRow
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import from_the_left, words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.field_width import fix_width
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice


class SignsCard(Card):
    """Nothing is noted before "Note it"; what is left out says nothing."""

    made = Signal(object)
    """Change."""
    unit_chosen = Signal(str)
    """The unit a temperature was entered in."""

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme, self.tr("Temperature and other signs"))
        self._theme = theme
        self._now = now
        self._was: Body | None = None
        self.degrees = QLineEdit()
        self.degrees.setAccessibleName(self.tr("Temperature"))
        self.degrees.setPlaceholderText(self.tr("If you measured it"))
        units = [(unit.value, from_the_left(unit.sign)) for unit in TemperatureUnit]
        self.unit = SegmentedChoice(theme, units)
        self.unit.setAccessibleName(self.tr("Measured in"))
        self.unit.set_value(TemperatureUnit.CELSIUS)
        self.fever = QCheckBox(self.tr("Fever, not measured"))
        self.chills = QCheckBox(self.tr("Chills"))
        self.heavy = QCheckBox(self.tr("Very heavy bleeding"))
        self._heavy_means = make_label(
            self.tr("Very heavy: more than two soaked pads an hour, for more than two hours."), "tiny"
        )
        self.heavy.setAccessibleDescription(self._heavy_means.text())
        pains = [
            (Pain.NONE, self.tr("None")),
            (Pain.MILD, self.tr("Mild")),
            (Pain.MODERATE, self.tr("Moderate")),
            (Pain.SEVERE, self.tr("Severe")),
        ]
        self.pain = SegmentedChoice(theme, [(pain.value, words) for pain, words in pains], clearable=True)
        self.pain.setAccessibleName(self.tr("Pain"))
        self.when = WhenRow(theme)
        self.message = InlineMessage(theme)
        self.keep = make_button("", "primary")
        self.leave = make_button(self.tr("Leave it as it was"), "plain")
        self._lay_out()
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self._on_leave)
        self.degrees.textEdited.connect(self.message.clear)
        self._space()
        theme.changed.connect(self._space)
        self._empty()

    def show_unit(self, unit: TemperatureUnit) -> None:
        """Start with the unit that was last used."""
        if not self.degrees.text():
            self.unit.set_value(unit)

    def edit(self, body: Body) -> None:
        """Show something that was noted, to change it."""
        self._was = body
        self.message.clear()
        degrees, unit = body.temp_c, TemperatureUnit.CELSIUS
        if body.temp_f is not None:
            degrees, unit = body.temp_f, TemperatureUnit.FAHRENHEIT
        self.degrees.setText("" if degrees is None else QLocale().toString(degrees, "g", 5))
        if degrees is not None:
            self.unit.set_value(unit)
        self.fever.setChecked(body.fever)
        self.chills.setChecked(body.chills)
        self.heavy.setChecked(body.heavy_declared)
        self.pain.set_value(None if body.pain is None else body.pain.value)
        self.when.begin_at(body.at)
        self._name_keep()
        self.degrees.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter notes it; Esc ends a change."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_keep()
        elif event.key() == Qt.Key.Key_Escape and self._was is not None:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._measured = FlowLayout()
        self._measured.addWidget(self.degrees)
        self._measured.addWidget(self.unit)
        self._boxes = FlowLayout()
        for box in (self.fever, self.chills, self.heavy):
            self._boxes.addWidget(box)
        self._ways = FlowLayout()
        self._ways.addWidget(self.keep)
        self._ways.addWidget(self.leave)
        self.add(make_label(self.tr("Temperature"), "small"))
        self.body.addLayout(self._measured)
        self.body.addLayout(self._boxes)
        self.add(self._heavy_means)
        self.add(make_label(self.tr("Pain"), "small"), self.pain, self.when, self.message)
        self.body.addLayout(self._ways)

    def _on_keep(self) -> None:
        now = self._now()
        unit = TemperatureUnit(self.unit.value or TemperatureUnit.CELSIUS)
        try:
            degrees = read_temperature(self.degrees.text(), unit)
        except NotATemperature as trouble:
            self.degrees.setFocus(Qt.FocusReason.OtherFocusReason)
            self.degrees.selectAll()
            self._say(words_of(trouble), "trouble")
            return
        at = self.when.instant(now)
        if at is None:
            self._say(self.when.trouble, "trouble")
            return
        celsius = unit is TemperatureUnit.CELSIUS
        body = Body(
            at=at,
            logged_at=None if at == now else now,
            fever=self.fever.isChecked(),
            temp_c=degrees if celsius else None,
            temp_f=None if celsius else degrees,
            chills=self.chills.isChecked(),
            pain=None if self.pain.value is None else Pain(self.pain.value),
            heavy_declared=self.heavy.isChecked(),
        )
        if not says_something(body):
            self._say(self.tr("Nothing is chosen yet. One thing is enough."))
            return
        out = () if self._was is None else (self._was,)
        self._empty()
        self._say(self.tr("Noted."))
        if degrees is not None:
            self.unit_chosen.emit(unit.value)
        self.made.emit(Change(out=out, put=(body,)))

    def _say(self, words: str, kind: Literal["note", "trouble"] = "note") -> None:
        """Say it where it is seen: Enter in the first field is far above."""
        self.message.show_words(words, kind)
        bring_into_view(self.message)

    def _on_leave(self) -> None:
        self._empty()
        self.degrees.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty(self) -> None:
        self._was = None
        self.message.clear()
        self.degrees.clear()
        for box in (self.fever, self.chills, self.heavy):
            box.setChecked(False)
        self.pain.set_value(None)
        self.when.begin(self._now())
        self._name_keep()

    def _name_keep(self) -> None:
        self.keep.setText(self.tr("Note it") if self._was is None else self.tr("Keep the change"))
        self.leave.setVisible(self._was is not None)

    def _space(self) -> None:
        px = self._theme.px
        for line in (self._measured, self._ways):
            line.setSpacing(px(8))
        self._boxes.setSpacing(px(14))
        fix_width(self._theme, self.degrees, 170)


def says_something(body: Body) -> bool:
    """Whether anything was chosen in the form."""
    return bool(
        body.fever
        or body.chills
        or body.heavy_declared
        or body.pain is not None
        or body.temp_c is not None
        or body.temp_f is not None
    )
