"""Numbers that stand for a few names of Qt, for what is made before the first picture.

The first time anything is named in `Qt`, PySide builds all its 93 enums: 14 ms that the lock screen would
wait for. A property of a widget takes the plain number, too: `setProperty("textFormat", PLAIN_TEXT)`.
They can't change as long as Qt is called 6, and `tests/ui/test_qt_numbers.py` compares each with its name.
"""

from __future__ import annotations

PLAIN_TEXT = 0  # Qt.TextFormat

ALIGN_RIGHT = 0x02  # Qt.AlignmentFlag
ALIGN_H_CENTRE = 0x04
ALIGN_ABSOLUTE = 0x10
ALIGN_TOP = 0x20
ALIGN_V_CENTRE = 0x80

NO_FOCUS = 0  # Qt.FocusPolicy

LIGHT_SCHEME = 1  # Qt.ColorScheme
DARK_SCHEME = 2

HIDDEN_TEXT = 0x01  # Qt.InputMethodHint
SENSITIVE_DATA = 0x02
NO_AUTO_UPPERCASE = 0x04
NO_PREDICTIVE_TEXT = 0x40
