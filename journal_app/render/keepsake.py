"""A keepsake page: name, date, a line and a photo on one of three grounds; as PDF, picture, or on a screen.

Nothing is encrypted in what it writes. A file tells nothing of itself but the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageReader,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from journal_app.domain.keepsake import Design, KeepsakePage
from journal_app.domain.read_lines import printable
from journal_app.domain.visit import PaperSize
from journal_app.render.keepsake_art import (
    FRAME,
    INK,
    LIGHT,
    NIGHT_INK,
    NIGHT_SOFT,
    SOFT_INK,
    WIDE,
    paint_night,
    paint_plain,
    paint_sprig_ground,
)
from journal_app.render.visit_sheet import RESOLUTION
from journal_app.vault.whole_file import replace_file

TITLE = "Rosemary"

_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}
DOTS = 300  # to an inch, of a picture
_SKY_DOTS = 2480  # across the picture of the night: as fine as that
_ROOM = {Design.PLAIN: (0.10, 0.90), Design.SPRIG: (0.08, 0.755), Design.NIGHT: (0.08, 0.775)}
"""Between which shares of the height words and photo stand: above what is drawn."""

_WORDS_WIDE = 4200.0
_PHOTO_WIDE, _PHOTO_SHARE = 3300.0, 0.36
_LEAST_PHOTO = 900.0
"""How high a photo stays, however much is written."""
_GAP = 260.0


@dataclass(slots=True)
class _Piece:
    """Something in the column, and the room above it."""

    height: float
    gap: float
    layout: QTextLayout | None = None
    colour: str = ""
    image: QImage | None = None
    wide: float = 0.0
    is_rule: bool = False


def keepsake_layout(size: PaperSize) -> QPageLayout:
    """Return the whole upright sheet, without margins."""
    layout = QPageLayout(
        QPageSize(_SIZES[size]), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def keepsake_shape(size: PaperSize) -> QSizeF:
    """Return width and height of the sheet in points."""
    return QSizeF(keepsake_layout(size).fullRectPoints().size())


def set_up_keepsake(device: QPagedPaintDevice, size: PaperSize) -> None:
    """Choose the paper."""
    device.setPageLayout(keepsake_layout(size))


def paint_keepsake(painter: QPainter, page: KeepsakePage, place: QRectF) -> None:
    """Paint the page so that it fills `place`."""
    scale = place.width() / WIDE
    high = place.height() / scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(place.topLeft())
    painter.scale(scale, scale)
    painter.setClipRect(QRectF(0, 0, WIDE, high))
    if page.design is Design.NIGHT:
        _paint_sky(painter, high)
    elif page.design is Design.SPRIG:
        paint_sprig_ground(painter, high)
    else:
        paint_plain(painter, high)
    _paint_pieces(painter, page, high)
    painter.restore()


def paint_keepsake_on(device: QPagedPaintDevice, page: KeepsakePage) -> bool:
    """Paint on a PDF or a printer that was set up for it; False if it did not take it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    paint_keepsake(painter, page, _whole(device))
    return painter.end()


def keepsake_picture(page: KeepsakePage, wide: int | None = None) -> QImage:
    """Return the page as a picture: as fine as paper shows it, or `wide` pixels across."""
    shape = keepsake_shape(page.size)
    across = wide or round(shape.width() / 72 * DOTS)
    image = QImage(QSize(across, round(across * shape.height() / shape.width())), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_keepsake(painter, page, QRectF(image.rect()))
    painter.end()
    return image


def png_of(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def write_keepsake_png(file: Path, page: KeepsakePage) -> None:
    """Write a picture that only this login can read (mode 0600), whole or not at all.

    Raises DiskFull, FolderNotWritable or StorageGone.
    """
    replace_file(file, png_of(keepsake_picture(page)))


def write_keepsake_pdf(file: Path, page: KeepsakePage) -> None:
    """Write a PDF, as `write_keepsake_png` writes a picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(TITLE)
    writer.setCreator(TITLE)
    writer.setResolution(RESOLUTION)
    set_up_keepsake(writer, page.size)
    paint_keepsake_on(writer, page)
    replace_file(file, bytes(buffer.data().data()))


def _whole(device: QPagedPaintDevice) -> QRectF:
    return QRectF(0, 0, device.width(), device.height())


def _paint_sky(painter: QPainter, high: float) -> None:
    """Paint the night as one picture: some print services make a disc of the light that fades into it."""
    wide = painter.transform().m11() * WIDE
    across = round(min(wide, _SKY_DOTS))
    sky = QImage(QSize(across, round(across * high / WIDE)), QImage.Format.Format_RGB32)
    inside = QPainter(sky)
    inside.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside.scale(across / WIDE, across / WIDE)
    paint_night(inside, high)
    inside.end()
    painter.drawImage(QRectF(0, 0, WIDE, high), sky)


def _paint_pieces(painter: QPainter, page: KeepsakePage, high: float) -> None:
    """Stack photo, name, date and line, in the middle of the room that the design leaves them."""
    first, last = (share * high for share in _ROOM[page.design])
    pieces = _fitted(_pieces(page, high), last - first)
    y = first + max(0.0, (last - first - _total(pieces)) / 2)
    for piece in pieces:
        y += piece.gap
        _paint_piece(painter, page, piece, y)
        y += piece.height


def _pieces(page: KeepsakePage, high: float) -> list[_Piece]:
    """Return them as large as they like to be: what stands without a name stands larger."""
    night = page.design is Design.NIGHT
    ink, soft = (NIGHT_INK, NIGHT_SOFT) if night else (INK, SOFT_INK)
    pieces: list[_Piece] = []
    image = _read(page.photo, high)
    if image is not None:
        scale = min(_PHOTO_WIDE / image.width(), _PHOTO_SHARE * high / image.height())
        pieces.append(_Piece(image.height() * scale, 0, image=image, wide=image.width() * scale))
    has_name = bool(page.name.strip())
    if has_name:
        pieces.append(_words(page.name, ink, _GAP, 560, 230, most=2))
    if page.when.strip():
        if has_name:
            pieces.append(_Piece(10, _GAP * 0.75, is_rule=True))
        size = 185 if has_name or image else 340
        pieces.append(_words(page.when, soft, _GAP * 0.75, size, 150, italic=True))
    if page.line.strip():
        size = 215 if has_name else 260 if image else 400
        pieces.append(_words(page.line, ink, _GAP * 1.5, size, 120, most=6))
    if pieces:
        pieces[0].gap = 0
    return pieces


def _fitted(pieces: list[_Piece], room: float) -> list[_Piece]:
    """Let the photo, then the gaps, become smaller where there is more than the room holds."""
    over = _total(pieces) - room
    for piece in pieces:
        if over > 0 and piece.image is not None:
            height = max(min(_LEAST_PHOTO, piece.height), piece.height - over)
            over -= piece.height - height
            piece.wide *= height / piece.height
            piece.height = height
    gaps = sum(piece.gap for piece in pieces)
    if over > 0 and gaps:
        for piece in pieces:
            piece.gap *= max(0.3, 1 - over / gaps)
    return pieces


def _total(pieces: list[_Piece]) -> float:
    return sum(piece.height + piece.gap for piece in pieces)


def _words(
    words: str, colour: str, gap: float, size: int, least: int, *, italic: bool = False, most: int = 1
) -> _Piece:
    """Return centred words, as large as fits on `most` lines, `least` at the smallest."""
    said = printable(" ".join(words.split()))
    layout, height = _set(said, size, italic)
    while size > least and layout.lineCount() > most:
        size = max(least, size - 20)
        layout, height = _set(said, size, italic)
    lines, wide = layout.lineCount(), _WORDS_WIDE
    while lines > 1 and wide > _WORDS_WIDE / 2:  # no last line with one short word
        narrower, high = _set(said, size, italic, wide - 100)
        if narrower.lineCount() > lines:
            break
        layout, height, wide = narrower, high, wide - 100
    return _Piece(height, gap, layout=layout, colour=colour, wide=wide)


def _set(words: str, size: int, italic: bool, wide: float = _WORDS_WIDE) -> tuple[QTextLayout, float]:
    """Break words into centred lines of a width; return them and how high they are."""
    font = QFont("Literata")
    font.setPixelSize(size)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # by the letters, not the app
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        line.setPosition(QPointF(0, y))
        y += line.height() * 1.06
    layout.endLayout()
    return layout, y


def _paint_piece(painter: QPainter, page: KeepsakePage, piece: _Piece, y: float) -> None:
    night = page.design is Design.NIGHT
    if piece.image is not None:
        place = QRectF((WIDE - piece.wide) / 2, y, piece.wide, piece.height)
        painter.drawImage(place, piece.image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(LIGHT if night else FRAME), 10))
        painter.drawRect(place)
    elif piece.layout is not None:
        painter.setPen(QColor(piece.colour))
        piece.layout.draw(painter, QPointF((WIDE - piece.wide) / 2, y))
    elif piece.is_rule:
        painter.setPen(QPen(QColor(LIGHT if night else FRAME), 10))
        painter.drawLine(QPointF(WIDE / 2 - 260, y), QPointF(WIDE / 2 + 260, y))


def _read(photo: bytes | None, high: float) -> QImage | None:
    """Return the photo with no more dots than paper shows; None if there is none that can be read."""
    if photo is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(photo))
    reader = QImageReader(buffer)
    most = QSize(round(_PHOTO_WIDE / WIDE * 2480), round(_PHOTO_SHARE * high / WIDE * 2480))
    size = reader.size()
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
