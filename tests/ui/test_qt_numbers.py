"""The plain numbers are the ones that Qt gives to the names."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journal_app.ui import qt_numbers

NAMES = {
    "PLAIN_TEXT": Qt.TextFormat.PlainText,
    "ALIGN_RIGHT": Qt.AlignmentFlag.AlignRight,
    "ALIGN_ABSOLUTE": Qt.AlignmentFlag.AlignAbsolute,
    "ALIGN_H_CENTRE": Qt.AlignmentFlag.AlignHCenter,
    "ALIGN_TOP": Qt.AlignmentFlag.AlignTop,
    "ALIGN_V_CENTRE": Qt.AlignmentFlag.AlignVCenter,
    "NO_FOCUS": Qt.FocusPolicy.NoFocus,
    "LIGHT_SCHEME": Qt.ColorScheme.Light,
    "DARK_SCHEME": Qt.ColorScheme.Dark,
    "HIDDEN_TEXT": Qt.InputMethodHint.ImhHiddenText,
    "SENSITIVE_DATA": Qt.InputMethodHint.ImhSensitiveData,
    "NO_AUTO_UPPERCASE": Qt.InputMethodHint.ImhNoAutoUppercase,
    "NO_PREDICTIVE_TEXT": Qt.InputMethodHint.ImhNoPredictiveText,
}


def test_each_number_is_the_one_of_its_name() -> None:
    numbers = {name: value for name, value in vars(qt_numbers).items() if name.isupper()}
    assert numbers == {name: value.value for name, value in NAMES.items()}
