"""Text on a page."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from journal_app.ui.qt_numbers import PLAIN_TEXT
from journal_app.ui.widgets.sides import stand_at_the_beginning


def make_label(text: str, role: str) -> QLabel:
    """Return a label that wraps. `role` is one of the type scale: "title", "heading", "small"…

    The text is shown as it is: what a person wrote is never read as HTML.
    """
    label = QLabel()
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    stand_at_the_beginning(label)
    return label
