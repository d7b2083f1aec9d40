"""A soft circle to breathe with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.auto_lock import count_as_activity
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce

_TAKES_PART = 20_000
"""Milliseconds between two signs that somebody takes part: a step may be longer than the time to the lock."""

_REST = 0.5
_SMALLEST = 0.62  # of the largest radius
_WORDS = (1.1, 0.95)  # of it too: they stay inside the smallest circle
_HALO = 1.14
_SIZE = 320
_LEAST = 200
_WORD_ROLES = ("title", "heading", "question", "small")
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter


class _Step(NamedTuple):
    words: str
    seconds: float
    size: float  # 0 to 1


class BreathingCircle(QWidget):
    """It grows and shrinks with the steps of an exercise and says them. Nothing moves before `play`.

    With reduced motion the circle stays still and only the words change. Space pauses and goes on.
    """

    step_shown = Signal(str)
    """Another step began: its words, as they were given."""

    pause_changed = Signal()
    """It was paused, or goes on."""

    finished = Signal()
    """The last round is over. Not sent by `stop`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: list[_Step] = []
        self._next = 0
        self._words = ""
        self._size = _REST
        self._left = 0  # milliseconds of the step that a pause has kept
        self._paused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._growth = QVariantAnimation(self)
        self._growth.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._takes_part = QTimer(self)
        self._takes_part.setInterval(_TAKES_PART)
        self._timer.timeout.connect(self._on_step_over)
        self._takes_part.timeout.connect(self._on_takes_part)
        self._growth.valueChanged.connect(self._on_grown)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Breathing circle"))
        self._describe()
        theme.changed.connect(self._on_theme_changed)

    @property
    def is_playing(self) -> bool:
        """Say whether an exercise is under way, paused or not."""
        return bool(self._steps)

    @property
    def is_paused(self) -> bool:
        """Say whether an exercise waits to go on."""
        return self._paused

    def play(self, steps: Sequence[tuple[str, float] | tuple[str, float, float]], rounds: int) -> None:
        """Begin anew: `steps` are words and seconds, `rounds` times over.

        A step may also say how large the circle is at its end, 0 to 1. Where it does not, the circle grows
        while breathing in, shrinks while breathing out, and stays as it is with any other words.
        """
        self.stop()
        size = _REST
        for _ in range(rounds):
            for step in steps:
                told = step[2] if len(step) == 3 else self._size_told(step[0])
                size = size if told is None else told
                self._steps.append(_Step(step[0], step[1], size))
        self._begin_step()

    def pause(self) -> None:
        """Stand still until `go_on`."""
        if not self._steps or self._paused:
            return
        self._paused = True
        self._left = self._timer.remainingTime()
        self._timer.stop()
        self._takes_part.stop()
        if self._growth.state() == QVariantAnimation.State.Running:
            self._growth.pause()
        self._describe()
        announce(self, self.tr("Paused"))
        self.update()
        self.pause_changed.emit()

    def go_on(self) -> None:
        """Go on where it was paused."""
        if not self._paused:
            return
        self._paused = False
        self._timer.start(max(0, self._left))
        self._takes_part.start()
        if self._growth.state() == QVariantAnimation.State.Paused:
            self._growth.resume()
        self._describe()
        announce(self, self._words)
        self.update()
        self.pause_changed.emit()

    def next_step(self) -> None:
        """Go on to the next step now, also out of a pause."""
        if self._steps:
            self._paused = False
            self._timer.stop()
            self._begin_step()

    def stop(self) -> None:
        """End without a word."""
        self._timer.stop()
        self._takes_part.stop()
        self._growth.stop()
        self._steps = []
        self._next = 0
        self._paused = False
        self._words = ""
        self._size = _REST
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(self._theme.px(_SIZE), self._theme.px(_SIZE))

    def minimumSizeHint(self) -> QSize:
        """Return the size in which the words of an exercise still fit."""
        return QSize(self._theme.px(_LEAST), self._theme.px(_LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pause and go on with Space."""
        if event.key() != Qt.Key.Key_Space or event.modifiers() or not self._steps:
            event.ignore()
        elif self._paused:
            self.go_on()
        elif not event.isAutoRepeat():
            self.pause()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop when the page is left; a window that is only minimised goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle, the words in its middle and, below, what else there is to say."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = theme.font("tiny")
        foot = QFontMetricsF(small).height() + theme.px(6)
        room = QRectF(self.rect()).adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(4))
        room.setBottom(room.bottom() - foot)
        largest = min(room.width(), room.height()) / 2 / _HALO
        note_box = QRectF(room.left(), room.center().y() + largest * _HALO, room.width(), foot)
        self._paint_circle(painter, room.center(), largest)
        self._paint_words(painter, room, largest)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(note_box, _WRAP, self._note())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), theme.px(2)))
            inset = theme.px(2) / 2
            ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ring, theme.px(16), theme.px(16))
        painter.end()

    def _paint_circle(self, painter: QPainter, centre: QPointF, largest: float) -> None:
        size = _REST if self._theme.reduce_motion else self._size
        radius = largest * (_SMALLEST + (1 - _SMALLEST) * size)
        halo, soft = self._theme.colour("soft"), self._theme.colour("soft")
        halo.setAlphaF(0.45)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        painter.drawEllipse(centre, radius * _HALO, radius * _HALO)
        painter.setBrush(soft)
        painter.setPen(QPen(self._theme.colour("accent"), max(1.0, 1.5 * self._theme.scale)))
        painter.drawEllipse(centre, radius, radius)

    def _paint_words(self, painter: QPainter, room: QRectF, largest: float) -> None:
        words = self._words[:1].upper() + self._words[1:]
        inside = QRectF(0, 0, largest * _WORDS[0], largest * _WORDS[1])
        inside.moveCenter(room.center())
        font, box = self.place_for(words, inside, room)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(box, _WRAP, words)

    def place_for(self, words: str, inside: QRectF, room: QRectF) -> tuple[QFont, QRectF]:
        """Return the largest font in which words fit inside the circle; very long ones go beyond it."""
        for role in _WORD_ROLES:
            font = self._theme.font(role)
            if _fits(words, font, inside):
                return font, inside
        return font, room

    def _note(self) -> str:
        if self._paused:
            return self.tr("Paused. Space goes on.")
        if self._theme.reduce_motion:
            return self.tr("Still version")
        return ""

    def _begin_step(self) -> None:
        if self._next == len(self._steps):
            self.stop()
            self.finished.emit()
            return
        step = self._steps[self._next]
        self._next += 1
        self._words = step.words
        self._growth.stop()
        if self._theme.reduce_motion:
            self._size = step.size
        elif step.size != self._size:
            self._growth.setStartValue(self._size)
            self._growth.setEndValue(step.size)
            self._growth.setDuration(round(step.seconds * 1000))
            self._growth.start()
        self._timer.start(round(step.seconds * 1000))
        self._takes_part.start()
        count_as_activity(self)
        self._describe()
        announce(self, step.words)
        self.update()
        self.step_shown.emit(step.words)

    def _on_step_over(self) -> None:
        self._begin_step()

    def _on_takes_part(self) -> None:
        count_as_activity(self)

    def _on_grown(self, size: float) -> None:
        self._size = size
        if not self._theme.reduce_motion:
            self.update()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _size_told(self, words: str) -> float | None:
        """Return the size that the words of a step ask for, if they are about breathing in or out."""
        words = words.lower()
        if words.startswith(self.tr("breathe in")):
            return 1.0
        if words.startswith(self.tr("breathe out")):
            return 0.0
        return None

    def _describe(self) -> None:
        if not self._steps:
            words = self.tr("Nothing is playing.")
        elif self._paused:
            words = self.tr("{step}. Paused. Space goes on.").format(step=self._words)
        else:
            words = self.tr("{step}. Space pauses.").format(step=self._words)
        self.setAccessibleDescription(words)


def _fits(words: str, font: QFont, box: QRectF) -> bool:
    needed = QFontMetricsF(font).boundingRect(QRectF(0, 0, box.width(), 1e6), _WRAP, words)
    return needed.height() <= box.height() and needed.width() <= box.width()
