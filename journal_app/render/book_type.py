"""The paper and the type of a small book. Lengths are in units of 1/1200 inch."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextLayout, QTextOption

from journal_app.domain.visit import PaperSize
from journal_app.render.visit_sheet import POINT

_MARGINS = QMarginsF(24, 20, 24, 20)  # millimetres: left, top, right, bottom
_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}

BLACK, GREY = "#1A1A1A", "#5A5A5A"
LINE = "#A8A8A8"


@dataclass(frozen=True, slots=True)
class TypeSet:
    """A way to set text. `leading` is the distance of lines as a share of the font's own."""

    family: str
    points: float
    weight: QFont.Weight = QFont.Weight.Normal
    italic: bool = False
    colour: str = BLACK
    leading: float = 1.0

    @property
    def font(self) -> QFont:
        """The font, as it is drawn on paper."""
        font = QFont(self.family)
        font.setPixelSize(round(self.points * POINT))
        font.setWeight(self.weight)
        font.setItalic(self.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


COVER = TypeSet("Literata", 26, leading=1.05)
MONTH = TypeSet("Literata", 20)
DAY = TypeSet("Inter", 9.5, QFont.Weight.DemiBold)
META = TypeSet("Inter", 8.5, colour=GREY, leading=1.1)
PROMPT = TypeSet("Literata", 10.5, italic=True, colour=GREY)
BODY = TypeSet("Literata", 10.5, leading=1.04)
TITLE = TypeSet("Literata", 15, QFont.Weight.DemiBold)
HEADINGS = (
    TITLE,
    TypeSet("Literata", 13, QFont.Weight.DemiBold),
    TypeSet("Literata", 11.5, QFont.Weight.DemiBold),
)
CAPTION = TypeSet("Inter", 8.5, colour=GREY, leading=1.1)
CONTENTS_MONTH = TypeSet("Inter", 9.5, QFont.Weight.DemiBold)
CONTENTS = TypeSet("Literata", 10.5)
CONTENTS_DAY = TypeSet("Inter", 8.5, colour=GREY)
NUMBER = TypeSet("Inter", 8.5, colour=GREY)


def book_paper(size: PaperSize) -> QPageLayout:
    """Return the upright page with its margins."""
    portrait, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    return QPageLayout(QPageSize(_SIZES[size]), portrait, _MARGINS, unit)


def set_text(
    words: str,
    style: TypeSet,
    width: float,
    formats: list[QTextLayout.FormatRange] | None = None,
    *,
    from_right: bool = False,
) -> QTextLayout:
    """Break words into lines of a width, also inside a word that is too long. Each line stands at 0, 0."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    option.setTabStopDistance(28 * POINT)
    if from_right:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout = QTextLayout(words, style.font)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(formats)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout
