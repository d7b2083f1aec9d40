"""Finding what a person sees by the words on it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget


def button(page: QWidget, name: str) -> QAbstractButton:
    """Return the one visible button of this name."""
    (found,) = [
        b
        for b in page.findChildren(QAbstractButton)
        if b.isVisible() and name in (b.accessibleName(), b.text())
    ]
    return found


def line(page: QWidget, name: str) -> QLineEdit:
    """Return the one visible field that a screen reader calls this."""
    (found,) = [f for f in page.findChildren(QLineEdit) if f.isVisible() and f.accessibleName() == name]
    return found


def says(page: QWidget, words: str) -> bool:
    """Say whether these words can be read on the page now."""
    return any(words in label.text() for label in page.findChildren(QLabel) if label.isVisible())
