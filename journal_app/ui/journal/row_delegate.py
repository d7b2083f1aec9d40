"""Paints a row of the list: the day, the title or first words, the tags, what a search found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.domain.entry import first_words, plain_words, title_of
from journal_app.domain.marks import units
from journal_app.domain.search import Found
from journal_app.ui.journal.day_words import month_words, time_words, weekday_words
from journal_app.ui.journal.entry_model import EntryModel, MonthHeading
from journal_app.ui.journal.kind_words import kind_words, sealed_words
from journal_app.ui.journal.thumbnails import SIDE, Thumbnails
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.as_read import beginning
from journal_app.ui.widgets.photo_strip import paint_rounded

_PADDING = 10
_DAY_WIDTH = 46
_STAR = 12
_HEADING_FOOT = 8
_BEFORE_FOUND = 10
"""Characters that stand at least before what was found, where there is one line."""

_RADIUS = 10
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Face:
    """What the three lines beside the day say."""

    title: str
    words: str
    spans: Spans
    tags: str
    time: str
    photos: int


_At = Callable[[float, float], float]


class RowDelegate(QStyledItemDelegate):
    """Every row has the same height, headings too: Qt need not ask each of them."""

    def __init__(
        self,
        theme: Theme,
        locale: QLocale,
        parent: QObject | None = None,
        thumbnails: Thumbnails | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnails = thumbnails
        self._locale = locale
        self._read_theme()
        theme.changed.connect(self._read_theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One size for all rows."""
        return QSize(self._theme.px(180), self.row_height())

    def row_height(self) -> int:
        """Three lines and the air around them, in pixels."""
        return self._line + 2 * self._small_line + 2 * self._theme.px(_PADDING)

    def air_above_heading(self) -> int:
        """How much of a heading's row is empty above its words, but for the usual air, in pixels."""
        words = QFontMetrics(self._heading).height() + self._theme.px(_HEADING_FOOT)
        return max(0, self.row_height() - words - self._theme.px(_PADDING))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        model = index.model()
        assert isinstance(model, EntryModel)
        item = model.item(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # by the letters
        box = QRectF(option.rect)
        if isinstance(item, MonthHeading):
            self._paint_heading(painter, box, month_words(self._locale, item.month), option.direction)
        elif item is not None:
            self._paint_ground(painter, box, option.state)
            self._paint_entry(painter, box, self._face(item, by_time=model.by_time), item, option.direction)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, box: QRectF, words: str, direction: Qt.LayoutDirection
    ) -> None:
        px = self._theme.px
        painter.setFont(self._heading)
        painter.setPen(self._theme.colour("text"))
        bottom = box.adjusted(px(_PADDING), 0, -px(_PADDING), -px(_HEADING_FOOT))
        painter.drawText(bottom, beginning(direction) | Qt.AlignmentFlag.AlignBottom, words)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        theme, px = self._theme, self._theme.px
        inner = box.adjusted(1, 1, -1, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("soft"))
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), px(_RADIUS), px(_RADIUS))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("bg"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(inner, px(_RADIUS), px(_RADIUS))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), px(2)))
            painter.drawRoundedRect(inner, px(_RADIUS), px(_RADIUS))

    def _paint_entry(
        self, painter: QPainter, box: QRectF, face: _Face, item: Found, direction: Qt.LayoutDirection
    ) -> None:
        px = self._theme.px
        turned = direction == Qt.LayoutDirection.RightToLeft

        def at(x: float, wide: float) -> float:
            """Return where something this wide begins that begins at `x` for who reads from the left."""
            return box.left() + box.right() - x - wide if turned else x

        left, top = box.left() + px(_PADDING), box.top() + px(_PADDING)
        self._paint_day(painter, QPointF(left, top), item, at)
        left += px(_DAY_WIDTH)
        width = box.right() - px(_PADDING) - left - self._paint_photo(painter, box, item, at)
        text, muted = self._theme.colour("text"), self._theme.colour("muted")

        painter.setFont(self._tiny)
        painter.setPen(muted)
        time_width = QFontMetrics(self._tiny).horizontalAdvance(face.time)
        ends = left + width - time_width
        painter.drawText(QPointF(at(ends, time_width), top + self._ascent), face.time)
        if item.row.favourite:
            time_width += self._paint_star(painter, QPointF(ends, top + self._ascent), at)

        lines_left = 3
        if not face.title and not face.words:
            photos = self.tr("%n photo(s)", "", face.photos)
            face = replace(face, words=photos if face.photos else self.tr("Nothing written yet"))
            text = muted
        if face.title:
            painter.setFont(self._bold)
            painter.setPen(text)
            room = width - time_width - px(8)
            title = QFontMetrics(self._bold).elidedText(face.title, Qt.TextElideMode.ElideRight, int(room))
            wide = QFontMetrics(self._bold).horizontalAdvance(title)
            painter.drawText(QPointF(at(left, wide), top + self._ascent), title)
            top += self._line
            lines_left -= 1
            first_width = width
        else:
            first_width = width - time_width - px(8)
        lines_left -= bool(face.tags)
        painter.setPen(muted if face.title else text)
        widths = (first_width, width)
        used = self._paint_words(painter, QPointF(at(left, width), top), widths, lines_left, face, turned)
        if face.tags:
            painter.setFont(self._tiny)
            painter.setPen(muted)
            tags = QFontMetrics(self._tiny).elidedText(face.tags, Qt.TextElideMode.ElideRight, int(width))
            line = QFontMetrics(self._tiny).ascent() + px(2)
            wide = QFontMetrics(self._tiny).horizontalAdvance(tags)
            painter.drawText(QPointF(at(left, wide), top + used + line), tags)

    def _paint_star(self, painter: QPainter, end: QPointF, at: _At) -> int:
        """Paint a star that ends before `end`, on its line; return the width it takes."""
        side, gap = self._theme.px(_STAR), self._theme.px(5)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        star = self._theme.pixmap("star-filled", "gold", _STAR, ratio)
        painter.drawPixmap(QPointF(at(end.x() - side - gap, side), end.y() - side + self._theme.px(1)), star)
        return side + 2 * gap

    def _paint_photo(self, painter: QPainter, box: QRectF, item: Found, at: _At) -> int:
        """Paint the first photo at the far end; return the room it takes."""
        if self._thumbnails is None or item.row.photo is None:
            return 0
        side, px = self._theme.px(SIDE), self._theme.px
        left = at(box.right() - px(_PADDING) - side, side)
        place = QRectF(left, box.center().y() - side / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_rounded(painter, place, self._thumbnails.picture(item.row.photo), self._theme, px(8))
        return side + px(10)

    def _paint_day(self, painter: QPainter, corner: QPointF, item: Found, at: _At) -> None:
        painter.setFont(self._heading)
        painter.setPen(self._theme.colour("text"))
        number = str(item.row.day.day)
        x = at(corner.x(), QFontMetrics(self._heading).horizontalAdvance(number))
        painter.drawText(QPointF(x, corner.y() + self._ascent), number)
        painter.setFont(self._tiny)
        painter.setPen(self._theme.colour("muted"))
        weekday = weekday_words(self._locale, item.row.day)
        x = at(corner.x(), QFontMetrics(self._tiny).horizontalAdvance(weekday))
        painter.drawText(QPointF(x, corner.y() + self._ascent + self._small_line), weekday)

    def _paint_words(
        self,
        painter: QPainter,
        at: QPointF,
        widths: tuple[float, float],
        lines: int,
        face: _Face,
        turned: bool,
    ) -> float:
        """Paint up to `lines` lines, found words marked, the last one cut; return their height."""
        layout = QTextLayout(face.words, self._small)
        layout.setCacheEnabled(False)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if turned:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats(self._marked(face))
        layout.beginLayout()
        cut = QFontMetrics(self._small).horizontalAdvance("…")
        y, end = 0.0, 0
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(widths[min(number, 1)] - (cut if number == lines - 1 else 0))
            line.setPosition(QPointF(widths[1] - line.width() if turned else 0, y))
            y += self._small_line
            end = line.textStart() + line.textLength()
        layout.endLayout()
        layout.draw(painter, at)
        if end < units(face.words)(len(face.words)):
            painter.setFont(self._small)
            last = layout.lineAt(lines - 1)
            painter.drawText(at + QPointF(last.naturalTextRect().right(), last.y() + last.ascent()), "…")
        return y

    def _marked(self, face: _Face) -> list[QTextLayout.FormatRange]:
        if not face.spans:
            return []
        shape = QTextCharFormat()
        shape.setBackground(self._theme.colour("warm_soft"))
        shape.setForeground(self._theme.colour("text"))
        shape.setFontWeight(QFont.Weight.DemiBold)
        at = units(face.words)
        ranges = []
        for start, end in face.spans:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = at(start), at(end) - at(start)
            piece.format = shape
            ranges.append(piece)
        return ranges

    def _face(self, item: Found, *, by_time: bool) -> _Face:
        row = item.row
        title = title_of(row.opening)
        words = item.excerpt or first_words(row.opening)
        if title and item.excerpt and plain_words(item.excerpt).startswith(title):
            title = ""  # the excerpt begins with it, perhaps with the word that was looked for
        time = time_words(self._locale, row.at) if by_time else month_words(self._locale, row.day)
        kind = kind_words(row)
        if row.is_sealed:
            words = sealed_words(self._locale, row)
            title, kind = (title, kind) if title else (kind, "")
        spans: Spans = item.spans
        tags = " · ".join(filter(None, (kind, *row.tags)))
        if title and tags:
            words, spans = _near(words, spans)
        return _Face(title, words, spans, tags, time, row.photos)

    def _read_theme(self) -> None:
        font = self._theme.font
        self._heading, self._small, self._tiny = font("heading"), font("small"), font("tiny")
        self._bold = font("control")
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._ascent = QFontMetrics(self._bold).ascent()
        self._line = QFontMetrics(self._bold).height() + self._theme.px(2)
        self._small_line = QFontMetrics(self._small).height() + self._theme.px(1)


def _near(words: str, spans: Spans) -> tuple[str, Spans]:
    """Begin an excerpt shortly before what was found, so that it is seen where there is one line for it."""
    cut = words.rfind(" ", 0, max(0, spans[0][0] - _BEFORE_FOUND)) if spans else -1
    if cut < 0:
        return words, spans
    by = cut - 1  # "…" comes instead of what goes
    return "…" + words[cut:], [(start - by, end - by) for start, end in spans]
