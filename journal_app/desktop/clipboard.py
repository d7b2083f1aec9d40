"""What other programs get of the words here: what is copied, and no more, and marked as private."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication

_WINDOWS_FORMAT = 'application/x-qt-windows-mime;value="{}"'  # how Qt takes the name of a format

_MARKS = {
    "win32": {
        _WINDOWS_FORMAT.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
        _WINDOWS_FORMAT.format("CanIncludeInClipboardHistory"): bytes(4),  # the number 0: no
        _WINDOWS_FORMAT.format("CanUploadToCloudClipboard"): bytes(4),
    },
    "linux": {"x-kde-passwordManagerHint": b"secret"},
}
"""Formats that ask a clipboard manager to keep no copy. Qt has no way to set the one of macOS."""


class Clipboard(QObject):
    """Stands between every field of the app and the clipboard."""

    def __init__(self, app: QApplication, parent: QObject, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self._clipboard = app.clipboard()
        self._marks = _MARKS.get(platform, {})
        self._clipboard.dataChanged.connect(self._on_copied)
        if self._clipboard.supportsSelection():
            self._clipboard.selectionChanged.connect(self._on_selected)

    def clear(self) -> None:
        """Take back what was copied here; what another program has put there stays."""
        if self._clipboard.ownsClipboard():
            self._clipboard.clear()

    def _on_copied(self) -> None:
        if not self._marks or not self._clipboard.ownsClipboard():
            return
        given: QMimeData | None = self._clipboard.mimeData()
        if given and given.hasText() and not any(given.hasFormat(mark) for mark in self._marks):
            self._clipboard.setMimeData(marked(given.text(), self._marks))

    def _on_selected(self) -> None:
        """On X11 a selection is handed to every program by a middle click: it is taken back at once."""
        if self._clipboard.ownsSelection():
            self._clipboard.clear(self._clipboard.Mode.Selection)


def marked(text: str, marks: dict[str, bytes]) -> QMimeData:
    """Return plain text for the clipboard, with these marks."""
    data = QMimeData()
    data.setText(text)
    for name, value in marks.items():
        data.setData(name, value)
    return data
