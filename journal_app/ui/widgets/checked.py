"""What can be checked: shown as it is now, and heard when the person changes it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton


def show_checked(button: QAbstractButton, on: bool) -> None:
    """Show a button as checked or not. A screen reader is told, nobody else.

    So `toggled` means that the person did it. `clicked` would not do: a screen reader checks without a click.
    """
    was_quiet = button.blockSignals(True)
    button.setChecked(on)
    button.blockSignals(was_quiet)
