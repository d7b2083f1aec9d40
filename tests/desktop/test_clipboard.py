"""What is copied is marked as private, leaves no format but plain text, and goes at the lock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from journal_app.desktop.clipboard import Clipboard

HINT = "x-kde-passwordManagerHint"
WORDS = "The kettle sang."


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)  # offscreen, nobody ever does


def copied(qtbot: QtBot, qapp: QApplication, clipboard: QClipboard, platform: str) -> QMimeData:
    """Copy from a field that gives HTML too; return what other programs get."""
    field = QTextEdit()
    qtbot.addWidget(field)
    guard = Clipboard(qapp, field, platform)
    field.setHtml(f"<b>{WORDS}</b>")
    field.selectAll()
    field.copy()
    data = clipboard.mimeData()
    kept = QMimeData()
    for name in data.formats():
        kept.setData(name, data.data(name))
    clipboard.dataChanged.disconnect(guard._on_copied)
    return kept


@pytest.mark.usefixtures("ours")
def test_on_linux_a_clipboard_manager_is_told_that_it_is_a_secret(
    qtbot: QtBot, qapp: QApplication, clipboard: QClipboard
) -> None:
    data = copied(qtbot, qapp, clipboard, "linux")
    assert data.text() == WORDS
    assert data.data(HINT).data() == b"secret"
    assert set(data.formats()) == {"text/plain", HINT}


@pytest.mark.usefixtures("ours")
def test_on_windows_it_is_kept_out_of_the_history_and_the_cloud(
    qtbot: QtBot, qapp: QApplication, clipboard: QClipboard
) -> None:
    data = copied(qtbot, qapp, clipboard, "win32")
    assert data.text() == WORDS
    for name, value in (
        ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
        ("CanIncludeInClipboardHistory", bytes(4)),
        ("CanUploadToCloudClipboard", bytes(4)),
    ):
        assert data.data(f'application/x-qt-windows-mime;value="{name}"').data() == value


def test_what_others_copied_is_neither_marked_nor_cleared(
    qtbot: QtBot, qapp: QApplication, clipboard: QClipboard
) -> None:
    guard = Clipboard(qapp, qapp, "linux")
    clipboard.setText("from elsewhere")
    guard.clear()
    assert clipboard.text() == "from elsewhere"
    assert not clipboard.mimeData().hasFormat(HINT)
    clipboard.dataChanged.disconnect(guard._on_copied)
    guard.deleteLater()
