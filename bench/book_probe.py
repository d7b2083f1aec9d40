"""Run with a journal's folder: writes all of it as one PDF, and prints what it took, as JSON.

Seconds, pages, megabytes of memory that were needed, and the longest turns of the event loop meanwhile.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from bench.page_probe import Bench, resident, summary
from journal_app.domain.book import Choice
from journal_app.domain.search import SearchFilter
from journal_app.ui.backups.watch import Watch
from journal_app.ui.book import book_work
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.book_work import Wanted


def main() -> None:
    """Measure, with the Journal page in the window."""
    from bench.made_journal import NOW

    bench = Bench(Path(sys.argv[1]))
    page = bench.journal_page()
    ways = BookWays(bench.tasks.long, bench.opened.open_reader, lambda: NOW)
    wanted = Wanted(choice=Choice(SearchFilter()))
    before, turns, pages = resident(), [0.0], [0]
    with tempfile.TemporaryDirectory() as folder:
        work = partial(book_work.write, ways, wanted, Path(folder) / "book.pdf", Watch(page))
        started = last = time.perf_counter()
        bench.tasks.long.run(work, pages.append)
        while len(pages) == 1 and last - started < 300:
            bench.application.processEvents()
            time.sleep(0.0005)
            now = time.perf_counter()
            turns.append((now - last) * 1e3)
            last = now
    found = {
        "seconds": last - started,
        "pages": pages[-1],
        "megabytes": resident() - before,
        "pause": summary(turns)["p99"],
        "longest": max(turns),
    }
    print(json.dumps(found), flush=True)
    bench.tasks.end()


if __name__ == "__main__":
    main()
