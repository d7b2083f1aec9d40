"""On X11, selecting words hands them to every other program. Not here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

PROGRAM = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from journal_app.paths import resources_folder
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.theme.theme import Theme

app = QApplication([])
theme = Theme(resources_folder())
theme.set("light")
area, control = WritingArea(theme), QTextEdit()
area.put("canary words")
control.setPlainText("canary words")
for page in (area, control):
    page.show()
    QTest.qWaitForWindowExposed(page)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(50)
    print(page.textCursor().hasSelection(), repr(app.clipboard().text(QClipboard.Mode.Selection)))
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only X11 has a primary selection")
def test_words_that_are_selected_stay_out_of_the_primary_selection():
    xvfb = shutil.which("xvfb-run")
    if xvfb is None:
        pytest.skip("needs Xvfb: apt-get install xvfb xauth")
    done = subprocess.run(
        [xvfb, "-a", sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines() == ["True ''", "True 'canary words'"]  # the second is the control
