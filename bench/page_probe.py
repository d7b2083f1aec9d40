"""Run as a program with a journal's folder: opens the pages on it and prints what it measured, as JSON."""

from __future__ import annotations

import json
import linecache
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench.made_journal import NOW, PASSPHRASE
from journal_app.content.library import Library
from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.settings import JournalSettings
from journal_app.paths import resources_folder
from journal_app.services import session
from journal_app.ui.journal.journal_page import JournalPage
from journal_app.ui.journal.writing_ways import WritingWays
from journal_app.ui.sources import spare_sources
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.first_look import FirstLook
from journal_app.ui.workspace import Workspace
from journal_app.vault import key_file
from journal_app.vault.strength import judge

QUERIES = ("the and", "garden", "mother light", "rose", "water gar", "house st", "th", "sleep", "zzzz")
LONG_PARAGRAPH = "The frost came early and the gardne was white, so I *sat* by the window and wrote. " * 6
"""About a hundred words, one of them with a slip."""

PATIENCE = 20.0
"""Seconds after which something that should have come is given up."""


class PaintSpy(QObject):
    """Notes when a widget was last painted."""

    painted = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted = time.perf_counter()
        return False


class Bench:
    """A process with one open journal."""

    def __init__(self, folder: Path) -> None:
        spare_sources()
        linecache.clearcache()  # the app spares them from the start
        self.application = QApplication([])
        self.tasks = Tasks()
        self.opened = session.open_with_passphrase(folder, PASSPHRASE)
        self.finder = self.opened.open_finder()
        self.tasks.search.interrupt_with(self.finder.interrupt)
        self.theme = Theme(resources_folder())
        self.theme.set("light")

    def wait_for(self, come: Callable[[], bool]) -> None:
        """Let the event loop turn until something has come."""
        until = time.perf_counter() + PATIENCE
        while not come():
            if time.perf_counter() > until:
                raise TimeoutError
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

    def settle(self) -> None:
        """Wait until the lanes have nothing left to do."""
        for _ in range(4):
            for lane in (self.tasks.short, self.tasks.search):
                done: list[None] = []
                lane.run(lambda: None, done.append)
                self.wait_for(lambda done=done: bool(done))
            self.application.processEvents()

    def journal_page(self) -> JournalPage:
        """Show the Journal page in Rosemary's window size."""
        library = Library(resources_folder() / "content" / "en")
        page = JournalPage(self.theme, self.tasks, self.opened.journal, self.finder, library, lambda: NOW)
        page.resize(1024, 800)
        page.show()
        page.enter()
        self.settle()
        return page


def search(bench: Bench, quick: bool) -> dict[str, float]:
    """Type queries key by key; time from each key to the list painted with what was found."""
    page = bench.journal_page()
    page.begin_search()
    page.activateWindow()
    listing, field, stack = page.browser.list, page.browser._bar._field, page.browser._stack
    spy = PaintSpy()
    listing.viewport().installEventFilter(spy)
    shown = [0.0]
    listing.entries.shown.connect(lambda: shown.__setitem__(0, time.perf_counter()))

    def there(pressed: float) -> bool:
        # Nothing found: the list gives way to a sentence and is not painted.
        return shown[0] > pressed and (spy.painted > shown[0] or stack.currentWidget() is not listing)

    times = []
    for query in QUERIES * (1 if quick else 3):
        for number, letter in enumerate(query):
            pressed = time.perf_counter()
            QTest.keyClicks(field, letter)
            if number and letter != " " and query[number - 1] != " ":  # one letter alone is not searched for
                bench.wait_for(lambda pressed=pressed: there(pressed))
                times.append((time.perf_counter() - pressed) * 1e3)
        bench.settle()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        bench.settle()
    return summary(times)


def scroll(bench: Bench, quick: bool) -> dict[str, float]:
    """Scroll down the list in steps of 600 pixels; time of each step with its painting."""
    page = bench.journal_page()
    bar = page.browser.list.verticalScrollBar()
    times = []
    for _ in range(100 if quick else 400):
        started = time.perf_counter()
        bar.setValue(bar.value() + 600)
        bench.application.processEvents()
        times.append((time.perf_counter() - started) * 1e3)
    return summary(times)


def autosave(bench: Bench, quick: bool) -> dict[str, float]:
    """Type a key and let it be saved, many times; the longest turn of the event loop around each save."""
    page = bench.journal_page()
    page.new_entry()
    bench.settle()
    editor = page.desk.editor
    editor._autosave._soon.setInterval(20)  # instead of a second; everything else is as it is
    saves: list[object] = []
    page.entry_saved.connect(saves.append)
    editor.area.insertPlainText("The frost again, and the garden white. " * 20)
    bench.wait_for(lambda: bool(saves))
    times = []
    for number in range(40 if quick else 150):
        before, longest = len(saves), 0.0
        until = time.perf_counter() + PATIENCE
        QTest.keyClicks(editor.area, "abcde fgh ij"[number % 12])
        while len(saves) == before and time.perf_counter() < until:
            started = time.perf_counter()
            bench.application.processEvents()
            longest = max(longest, time.perf_counter() - started)
            time.sleep(0.0005)
        times.append(longest * 1e3)
    entry = page.desk.entry
    assert entry is not None
    page.flush(lambda: None)
    bench.settle()
    bench.opened.journal.move_to_bin(entry.id, NOW)
    bench.opened.journal.delete_forever(entry.id)
    return summary(times)


def typing(bench: Bench, quick: bool) -> dict[str, float]:
    """Type in the middle of 20,000 words with slips in them; time from each key to the page painted."""
    return typed(bench, "\n\n".join([LONG_PARAGRAPH] * 200), quick)


def typing_in_one(bench: Bench, quick: bool) -> dict[str, float]:
    """Do the same in 20,000 words without a line break, the worst case for the layout."""
    return typed(bench, " ".join([LONG_PARAGRAPH] * 200), quick)


def typed(bench: Bench, text: str, quick: bool) -> dict[str, float]:
    """Time keys in a text, saved once a second as always, with the spelling check on."""
    page = bench.journal_page()
    page.desk.editor.use(WritingWays(bench.tasks.short, bench.opened.known_words, JournalSettings()))
    page.new_entry()
    bench.settle()
    area = page.desk.editor.area
    area.put(text)
    page.activateWindow()
    area.setFocus()
    cursor = area.textCursor()
    cursor.setPosition(len(text) // 2)
    area.setTextCursor(cursor)
    area.ensureCursorVisible()
    bench.wait_for(lambda: area.is_checked)
    bench.settle()
    spy = PaintSpy()
    area.viewport().installEventFilter(spy)
    times = []
    for number in range(150 if quick else 600):
        pressed = time.perf_counter()
        QTest.keyClicks(area, "the gardne is quiet tonigt, "[number % 28])
        bench.wait_for(lambda pressed=pressed: spy.painted > pressed)
        bench.application.processEvents()
        times.append((time.perf_counter() - pressed) * 1e3)
        time.sleep(0.004)  # somebody types; what was put off comes in between
        bench.application.processEvents()
    entry = page.desk.entry
    assert entry is not None
    page.flush(lambda: None)
    bench.settle()
    bench.opened.journal.move_to_bin(entry.id, NOW)
    bench.opened.journal.delete_forever(entry.id)
    return summary(times)


def memory(bench: Bench, quick: bool) -> dict[str, float]:
    """Resident memory with the Journal page open."""
    del quick
    bench.journal_page()
    return {"megabytes": resident()}


def unlock(bench: Bench, quick: bool) -> dict[str, float]:
    """Time from the right key, already derived, to Today painted in a window that stands."""
    folder = bench.opened.folder
    unlocked = key_file.unlock(folder, PASSPHRASE)
    bench.opened.close()
    session._unlock = lambda *_: unlocked  # the Argon2 is left out: it takes what it was told to take
    window = QWidget()
    window.resize(1240, 800)
    window.show()
    library = Library(resources_folder() / "content" / "en")
    times = []
    for _ in range(3 if quick else 7):
        bench.application.processEvents()
        with TemporaryDirectory() as config:
            started = time.perf_counter()
            opened = session.open_with_passphrase(folder, PASSPHRASE)
            finder = opened.open_finder()
            pages = Workspace(
                bench.theme,
                bench.tasks,
                opened,
                finder,
                library,
                LockedSettings(),
                judge,
                Path(config),
                lambda: NOW,
                window,
            )
            pages.resize(window.size())
            spy = PaintSpy()
            pages.installEventFilter(spy)
            FirstLook(bench.tasks.short, pages.desk, pages).came.connect(pages.show)
            bench.wait_for(pages.isVisible)
            bench.settle()
            bench.wait_for(lambda spy=spy: bool(spy.painted))
            times.append((time.perf_counter() - started) * 1e3)
            pages.hide()
            bench.settle()
            pages.deleteLater()
            opened.close()
    return summary(times)


def resident() -> float:
    """Megabytes of this process in memory."""
    if sys.platform == "linux":
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def summary(times: list[float]) -> dict[str, float]:
    """Return what is told of many times in milliseconds."""
    ordered = sorted(times)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    return {
        "count": len(ordered),
        "median": statistics.median(ordered),
        "p95": at(0.95),
        "p99": at(0.99),
        "max": ordered[-1],
    }


def main() -> None:
    """Measure one thing, or the memory of a bare window if no journal is named."""
    what, folder, quick = sys.argv[1], sys.argv[2], "--quick" in sys.argv
    bench = Bench(Path(folder))
    measure = {
        "search": search,
        "scroll": scroll,
        "autosave": autosave,
        "typing": typing,
        "typing_in_one": typing_in_one,
        "memory": memory,
        "unlock": unlock,
    }
    print(json.dumps(measure[what](bench, quick)), flush=True)
    bench.tasks.end()


if __name__ == "__main__":
    main()
