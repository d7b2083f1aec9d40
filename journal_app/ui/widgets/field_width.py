"""How wide a field in a row is."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from journal_app.ui.theme.theme import Theme


def fix_width(theme: Theme, field: QLineEdit, width: int) -> None:
    """Make a field so wide, measured at scale 1, or wider if its hint needs that in this language."""
    field.ensurePolished()
    hint = field.fontMetrics().horizontalAdvance(field.placeholderText())
    field.setFixedWidth(max(theme.px(width), hint + theme.px(32)))
