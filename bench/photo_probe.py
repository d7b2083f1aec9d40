"""Run with a journal's folder: gives photos to a copy of it and prints what they cost, as JSON."""

from __future__ import annotations

import io
import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bench.made_journal import NOW
from bench.page_probe import Bench, resident, scroll, summary
from journal_app.domain.photo import NewPhoto
from journal_app.services.photo_import import photo_from
from journal_app.ui.journal.journal_page import JournalPage

ON_ONE_PAGE = 20
ON_MANY = 300


def main() -> None:
    """Measure all of it."""
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(sys.argv[1], Path(place) / "journal"))
        bench = Bench(folder)
        data = camera_photo()
        started = time.perf_counter()
        photo = photo_from(data)
        found = {"import": (time.perf_counter() - started) * 1e3, "bytes": float(len(photo.picture))}
        give_photos(bench, photo)
        page = bench.journal_page()
        found |= pages(bench, page)
        found["pause"] = adding(bench, page, data)
        page.close()
        found["scroll"] = scroll(bench, True)["p99"]
        bench.tasks.end()
        bench.opened.close()
    print(json.dumps(found))


def camera_photo() -> bytes:
    """Return twelve million pixels, about as hard to encode as a garden."""
    image = Image.effect_noise((1000, 750), 40).convert("RGB").resize((4000, 3000))
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=92)
    return kept.getvalue()


def give_photos(bench: Bench, photo: NewPhoto) -> None:
    """Give many photos to the newest page, and one each to those that follow."""
    journal = bench.opened.journal
    first, *others = journal.rows(None, ON_MANY + 1)
    small = NewPhoto(photo.media, photo.width, photo.height, photo.thumbnail, photo.thumbnail)
    for _ in range(ON_ONE_PAGE):
        journal.photos.add(first.id, photo, NOW)
    for row in others:
        journal.photos.add(row.id, small, NOW)


def pages(bench: Bench, page: JournalPage) -> dict[str, float]:
    """Open the page with many photos, then one of them large."""
    first, other = bench.opened.journal.rows(None, 2)
    photos = page.desk.editor.photos
    page.open_entry(other.id)
    bench.settle()
    before = resident()
    opened = []
    for _ in range(5):
        page.open_entry(other.id)
        bench.settle()
        started = time.perf_counter()
        page.open_entry(first.id)
        bench.wait_for(lambda: len(photos.strip.items) == ON_ONE_PAGE)
        opened.append((time.perf_counter() - started) * 1e3)
    strip = resident() - before
    large = []
    for _ in range(5):
        started = time.perf_counter()
        photos.strip.opened.emit(3)
        bench.wait_for(lambda: photos.viewer is not None and not photos.viewer.view.is_empty)
        large.append((time.perf_counter() - started) * 1e3)
        viewer = resident() - before
        assert photos.viewer is not None
        photos.viewer.close_view()
        bench.settle()
    return {
        "strip": statistics.median(opened),
        "strip_megabytes": strip,
        "large": statistics.median(large),
        "large_megabytes": viewer,
    }


def adding(bench: Bench, page: JournalPage, data: bytes) -> float:
    """Add photos; return the 99th percentile of the turns of the event loop meanwhile, in milliseconds."""
    page.new_entry()
    bench.settle()
    ended: list[object] = []
    photos = page.desk.editor.photos
    photos.intake.ended.connect(ended.append)
    read: Callable[[], NewPhoto] = partial(photo_from, data)
    photos.add([read] * 5)
    turns = []
    while not ended:
        started = time.perf_counter()
        bench.application.processEvents()
        turns.append((time.perf_counter() - started) * 1e3)
        time.sleep(0.001)
    return summary(turns)["p99"]


if __name__ == "__main__":
    main()
