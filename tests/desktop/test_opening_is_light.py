"""Today stands soon after the journal is open: nothing is worked out twice for it."""

from __future__ import annotations

from collections import Counter

from desktop_parts import Start
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

FEW = 40
"""Of some 160 widgets: small pieces that are measured before they have a place. It was 403 times."""


class _Restyled(QObject):
    """Counts the widgets whose style was worked out already, and is once more."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        changes = event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget)
        if changes and watched.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self.times[type(watched).__name__] += 1
        return False


def test_today_is_built_where_it_will_stand_so_that_no_style_is_worked_out_twice(
    start: Start, code: str, qapp: QApplication
) -> None:
    app = start()
    restyled = _Restyled()
    qapp.installEventFilter(restyled)
    app.open()
    qapp.removeEventFilter(restyled)
    assert sum(restyled.times.values()) < FEW, restyled.times
