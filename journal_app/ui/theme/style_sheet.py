"""The one style sheet, written for a palette and a scale.

Widgets say what they are with a property: `role` for labels and frames, `kind` for buttons. Selectors
stay flat (type and property, no descendants): that keeps both Qt and the reader quick.
"""

from __future__ import annotations

from collections.abc import Callable

from journal_app.ui.theme.palette import Palette
from journal_app.ui.theme.type_scale import TYPE_SCALE

RADIUS = 10
CARD_RADIUS = 16
CONTROL_HEIGHT = 40
RING = 2

_MUTED_LABELS = frozenset({"muted", "tiny", "date"})


def style_sheet(palette: Palette, px: Callable[[float], int], on_dark: bool) -> str:
    """Return the style sheet. Pictures in it are looked up as `marks:`."""
    return "".join(
        (
            _labels(palette, px),
            _frames(palette, px),
            _buttons(palette, px),
            _fields(palette, px, on_dark),
            _choices(palette, px, on_dark),
            _tables(palette, px),
            _scroll_bars(palette, px),
            _small_windows(palette, px),
        )
    )


def mix(one: str, other: str, share: float) -> str:
    """Return the colour `share` of the way from `one` to `other`."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _faint(p: Palette) -> str:
    """Return the ground of what cannot be used now, and of a bar that is not full."""
    return mix(p.bg, p.text, 0.12)


def _font(role: str, px: Callable[[float], int], weight: int = 0) -> str:
    style = TYPE_SCALE[role]
    return f'font: {weight or style.weight} {px(style.size)}px "{style.family}";'


def _labels(p: Palette, px: Callable[[float], int]) -> str:
    return "".join(
        f'QLabel[role="{role}"] {{ {_font(role, px)} color: {_label_colour(p, role)}; }}\n'
        for role in TYPE_SCALE
    )


def _label_colour(p: Palette, role: str) -> str:
    return p.muted if role in _MUTED_LABELS else p.text


def _frames(p: Palette, px: Callable[[float], int]) -> str:
    card = f"border: 1px solid {p.line}; border-radius: {px(CARD_RADIUS)}px;"
    strip = f"border-radius: {px(RADIUS)}px;"
    return f"""
QFrame[role="card"] {{ background: {p.card}; {card} }}
QFrame[role="warmCard"] {{ background: {p.warm_soft}; {card} }}
QFrame[role="page"] {{ background: {p.bg}; border: none; }}
QFrame[role="side"] {{ background: {p.side}; border: none; }}
QFrame[role="note"] {{ background: {p.soft}; border: none; {strip} }}
QFrame[role="trouble"] {{ background: {p.warm_soft}; border: 1px solid {p.warm}; {strip} }}
"""


def _buttons(p: Palette, px: Callable[[float], int]) -> str:
    height = px(CONTROL_HEIGHT)
    return f"""
QPushButton {{ {_font("control", px)} color: {p.text}; background: {p.card}; outline: none;
  icon-size: {px(18)}px;
  border: 1px solid {p.edge}; border-radius: {px(RADIUS)}px; padding: 0 {px(16)}px;
  min-height: {height - 2}px; }}
QPushButton:hover {{ background: {mix(p.card, p.soft, 0.5)}; }}
QPushButton:pressed, QPushButton:checked {{ background: {p.soft}; }}
QPushButton:disabled {{ color: {p.muted}; border-color: {p.line}; }}
QPushButton[kind="primary"] {{ {_font("control", px, 600)} color: {p.on_accent}; background: {p.accent};
  border-color: {p.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {mix(p.accent, p.text, 0.07)}; }}
QPushButton[kind="primary"]:pressed {{ background: {mix(p.accent, p.text, 0.14)}; }}
QPushButton[kind="primary"]:disabled {{ color: {p.muted}; background: {_faint(p)};
  border-color: transparent; }}
QPushButton[kind="link"] {{ color: {p.accent}; background: transparent; border-color: transparent;
  padding: 0 {px(5)}px; min-height: {px(32) - 2}px; }}
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:pressed {{ text-decoration: underline; }}
QPushButton[kind="link"]:disabled {{ color: {p.muted}; text-decoration: none; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; padding: 0 {px(12)}px; }}
QPushButton[kind="quiet"]:hover, QPushButton[kind="icon"]:hover {{ background: {p.soft}; }}
QPushButton[kind="icon"] {{ background: transparent; border-color: transparent; padding: 0;
  min-width: {px(36) - 2}px; max-width: {px(36) - 2}px; min-height: {px(36) - 2}px; }}
QPushButton[kind="icon"]:checked {{ background: {p.soft}; border-color: {p.accent}; }}
QPushButton[kind="nav"] {{ border: none; padding: 0; min-height: 0; }}
QPushButton[kind="part"] {{ {_font("small", px)} color: {p.muted}; background: transparent; text-align: left;
  border-color: transparent; padding: 0 {px(8)}px; min-height: {px(28) - 2}px; }}
QPushButton[kind="part"]:hover {{ color: {p.text}; background: {p.soft}; }}
QPushButton[kind="part"][here="true"] {{ {_font("small", px, 600)} color: {p.text}; }}
QPushButton[kind="segment"] {{ {_font("small", px)} padding: 0 {px(10)}px; min-height: {px(34) - 2}px; }}
QPushButton[kind="segment"]:checked {{ {_font("small", px, 600)} background: {p.soft};
  border-color: {p.accent}; }}
QPushButton[kind="chip"] {{ {_font("small", px)} border-radius: {px(13)}px; padding: 0 {px(11)}px;
  min-height: {px(30) - 2}px; icon-size: {px(14)}px; }}
QPushButton[kind="chip"]:checked {{ {_font("small", px, 600)} background: {p.soft};
  border-color: {p.accent}; }}
QPushButton[kind="row"] {{ text-align: left; padding: {px(9)}px {px(14)}px; }}
QPushButton[kind="day"] {{ background: transparent; border: none; padding: 0; min-height: {px(34)}px;
  min-width: {px(24)}px; }}
.QPushButton:focus {{ border: {px(RING)}px solid {p.accent}; }}
.QPushButton[kind="primary"]:focus {{ border: {px(RING)}px solid {p.text}; }}
"""


def _fields(p: Palette, px: Callable[[float], int], on_dark: bool) -> str:
    height, ring, side = px(CONTROL_HEIGHT), px(RING), px(12)
    ground = "dark" if on_dark else "light"
    fields = "QLineEdit, QComboBox, QAbstractSpinBox"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    return f"""
{fields} {{ {_font("control", px)} color: {p.text}; background: {p.card}; border: 1px solid {p.edge};
  border-radius: {px(RADIUS)}px; padding: 0 {side}px; min-height: {height - 2}px;
  placeholder-text-color: {p.muted}; }}
{focused} {{ border: {ring}px solid {p.accent}; padding: 0 {side + 1 - ring}px;
  min-height: {height - 2 * ring}px; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {p.muted};
  border-color: {p.line}; }}
QLineEdit[role="passphrase"] {{ {_font("question", px)} min-height: {px(44) - 2}px; }}
QLineEdit[role="passphrase"]:focus {{ min-height: {px(44) - 2 * ring}px; }}
QTextEdit, QPlainTextEdit {{ {_font("control", px)} color: {p.text}; background: {p.card};
  border: 1px solid {p.edge}; border-radius: {px(RADIUS)}px; padding: {px(6)}px {px(8)}px;
  placeholder-text-color: {p.muted}; }}
QTextEdit:focus, QPlainTextEdit:focus {{ border: {ring}px solid {p.accent};
  padding: {px(6) + 1 - ring}px {px(8) + 1 - ring}px; }}
QTextEdit[role="entry"], QPlainTextEdit[role="entry"] {{ {_font("entry", px)} background: transparent;
  border: {ring}px solid transparent; padding: {px(4)}px; }}
QTextEdit[role="entry"]:focus, QPlainTextEdit[role="entry"]:focus {{ border: {ring}px solid {p.soft};
  padding: {px(4)}px; }}
QTextEdit[role="entry"][alone="true"]:focus {{ border-color: transparent; }}
QComboBox::drop-down {{ border: none; width: {px(32)}px; }}
QComboBox::down-arrow {{ image: url(marks:chevron-down-{ground}.svg);
  width: {px(16)}px; height: {px(16)}px; }}
QComboBox QAbstractItemView {{ background: {p.card}; color: {p.text}; border: 1px solid {p.edge};
  selection-background-color: {p.soft}; selection-color: {p.text}; padding: {px(4)}px; outline: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: {px(28)}px; }}
QAbstractSpinBox::up-arrow {{ image: url(marks:chevron-up-{ground}.svg);
  width: {px(14)}px; height: {px(14)}px; }}
QAbstractSpinBox::down-arrow {{ image: url(marks:chevron-down-{ground}.svg);
  width: {px(14)}px; height: {px(14)}px; }}
"""


def _choices(p: Palette, px: Callable[[float], int], on_dark: bool) -> str:
    ring, box, bar = px(RING), px(20), px(6)
    ground = "dark" if on_dark else "light"
    both = "QCheckBox, QRadioButton"
    return f"""
{both} {{ {_font("control", px)} color: {p.text}; spacing: {px(10)}px; padding: {px(3)}px;
  border: {ring}px solid transparent; border-radius: {px(8)}px; outline: none; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {p.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {p.muted}; }}
QCheckBox::indicator {{ width: {box - 2}px; height: {box - 2}px; background: {p.card};
  border: 1px solid {p.edge}; border-radius: {px(5)}px; }}
QCheckBox::indicator:checked {{ background: {p.accent}; border-color: {p.accent};
  image: url(marks:check-{ground}.svg); }}
QRadioButton::indicator {{ width: {box - 2}px; height: {box - 2}px; background: {p.card};
  border: 1px solid {p.edge}; border-radius: {box // 2}px; }}
QRadioButton::indicator:checked {{ width: {box - 2 * px(6)}px; height: {box - 2 * px(6)}px;
  border: {px(6)}px solid {p.accent}; background: {p.on_accent}; }}
QProgressBar {{ background: {_faint(p)}; border: none; border-radius: {bar // 2}px; max-height: {bar}px;
  min-height: {bar}px; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: {bar // 2}px; }}
"""


def _tables(p: Palette, px: Callable[[float], int]) -> str:
    ring, side = px(RING), px(8)
    inner = max(ring, side - 3)  # Qt adds 3 pixels of its own beside the words of an item
    return f"""
QTableView {{ {_font("small", px)} color: {p.text}; background: transparent; border: none; outline: 0; }}
QTableView::item {{ padding: 0 {inner}px; border: none; border-bottom: 1px solid {p.line}; }}
QTableView::item:selected {{ color: {p.text}; background: {p.soft}; }}
QTableView::item:focus {{ border: {ring}px solid {p.accent}; padding: 0 {inner - ring}px; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ {_font("small", px)} color: {p.text}; background: {p.card};
  border: none; border-bottom: 1px solid {p.line}; padding: 0 {side}px; }}
QHeaderView::section:horizontal {{ color: {p.muted}; }}
QTableCornerButton::section {{ background: transparent; border: none; border-bottom: 1px solid {p.line}; }}
"""


def _scroll_bars(p: Palette, px: Callable[[float], int]) -> str:
    wide, gap = px(12), px(3)
    handle = f"background: {p.edge}; border-radius: {(wide - 2 * gap) // 2}px;"
    return f"""
QScrollBar, QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {wide}px; }}
QScrollBar:horizontal {{ height: {wide}px; }}
QScrollBar::handle:vertical {{ {handle} margin: {gap}px; min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ {handle} margin: {gap}px; min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {p.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _small_windows(p: Palette, px: Callable[[float], int]) -> str:
    return f"""
QListView {{ {_font("control", px)} background: transparent; border: none; outline: 0; }}
QListView:window {{ background: {p.card}; color: {p.text}; border: 1px solid {p.edge};
  selection-background-color: {p.soft}; selection-color: {p.text}; }}
QMenu {{ {_font("control", px)} color: {p.text}; background: {p.card}; border: 1px solid {p.edge};
  padding: {px(6)}px; }}
QMenu::item {{ padding: {px(7)}px {px(22)}px; border-radius: {px(6)}px; }}
QMenu::item:selected {{ background: {p.soft}; }}
QMenu::item:disabled {{ color: {p.muted}; }}
QMenu::separator {{ height: 1px; background: {p.line}; margin: {px(5)}px {px(10)}px; }}
QToolTip {{ {_font("small", px)} color: {p.text}; background: {p.card}; border: 1px solid {p.edge};
  padding: {px(5)}px; }}
"""
