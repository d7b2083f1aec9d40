"""A small book: whole, in its order, with contents that are right; or nothing at all."""

from __future__ import annotations

import itertools
import os
import stat
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_books import FROST, GATE, QUIET, made_book, made_entry, weeks
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from journal_app.domain.errors import DiskFull, FolderNotWritable, Interrupted
from journal_app.domain.visit import PaperSize
from journal_app.paths import resources_folder
from journal_app.render.book import Book, Press, write_book_pdf
from journal_app.render.book_strips import Placing, Strip
from journal_app.render.book_type import book_paper
from journal_app.ui.theme.type_scale import load_fonts
from journal_app.vault import whole_file

ENGLISH = QLocale("en_GB")
WORDS = st.sampled_from(
    [
        "rain",
        "frost",
        "wonderfullylongwordwithoutend" * 9,
        "**bold",
        "*it*",
        "`co`",
        "\n",
        "\n\n",
        "\n# ",
        "\n- ",
        "\n- [ ] ",
        "\n> ",
        "\n3. ",
        "😀",
        "שלום",
        "مرحبا",
        "雨の日",
        "\u2028",
        "\u00a0",
        "\u200f",
        "\t",
        "e\u0301",
    ]
)


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp: QApplication) -> None:
    load_fonts(resources_folder() / "fonts")


def go_on(_done: int, _total: int) -> None:
    """Nobody stops it."""


def pages_of(book: Book) -> list[list[tuple[str, float]]]:
    """Return the words of each page with where they stand."""
    press = Press(book, book_paper(book.size))
    press.measure(go_on)
    pages: list[list[tuple[str, float]]] = [[]]
    press.go_through(
        lambda _, strip, y: pages[-1].append((strip.words, y)), lambda _: pages.append([]), go_on
    )
    assert len(pages) - 1 == press.pages
    return pages[:-1]


def words_on(page: list[tuple[str, float]]) -> str:
    return "\n".join(words for words, _ in page)


def letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalnum() or letter == "😀"]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_no_word_of_an_entry_is_lost(pieces: list[str]) -> None:
    text = "".join(f"{piece} " if piece.isalnum() else piece for piece in pieces)
    book = made_book([made_entry(date(2026, 11, 22), f"Start {text}")], is_one=True, locale=ENGLISH)
    read = "".join(words for page in pages_of(book) for words, _ in page).partition("Start")[2]
    assert letters(read) == letters(text)


@given(st.lists(st.tuples(st.integers(1, 130), st.integers(0, 30), st.booleans()), max_size=40))
def test_a_page_break_never_goes_through_a_strip(shapes: list[tuple[int, int, bool]]) -> None:
    placed: list[tuple[int, Strip, float]] = []
    placing = Placing(100, lambda strip, y: placed.append((placing.page, strip, y)), lambda: None)
    strips = [Strip(high, lambda _p, _a: None, gap, keeps) for high, gap, keeps in shapes]
    for strip in [*strips, Strip(0, lambda _p, _a: None)]:
        placing.add(strip)
    assert [strip for _, strip, _ in placed][:-1] == strips
    for (page, strip, y), (next_page, following, next_y) in itertools.pairwise(placed):
        assert y + strip.height <= 100 or y == 0
        assert next_page > page or next_y >= y + strip.height
        if strip.keeps and next_page > page:  # only where all that keeps together is higher than a page
            assert y > 0 or strip.height + following.gap + following.height > 100


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    for lines in range(30, 60):
        text = "\n".join("line" for _ in range(lines)) + "\n# Heading\nfirst words\nmore words"
        for page in pages_of(made_book([made_entry(date(2026, 11, 22), text)], is_one=True)):
            assert not words_on(page).rstrip().endswith("Heading")


def test_a_book_begins_with_its_dates_and_its_contents() -> None:
    cover, contents, *rest = pages_of(made_book(locale=ENGLISH))
    assert words_on(cover).strip() == "2 October – 22 November 2026"
    assert words_on(contents).splitlines() == [
        "Contents",
        "October 2026",
        "2 Oct First frost 3",
        contents[3][0],
        contents[4][0],
        "November 2026",
        contents[6][0],
        contents[7][0],
    ]
    assert "Letter to my body · I keep thinking" in contents[4][0]
    assert "A day indoors" in contents[6][0]
    first = words_on(rest[0])
    for words in (
        "October 2026",
        "Friday, 2 October 2026",
        "21:40  ·  #garden  #sleep",
        "First frost",
        "• the birch",
    ):
        assert words in first
    book = words_on([each for page in rest for each in page])
    for words in (
        "The gate, white with frost",
        "Letter to my body",
        "What did you need today, and did not get?",
    ):
        assert words in book


def test_the_contents_say_on_which_page_each_entry_begins() -> None:
    days = [date(2025, 12, 1) + timedelta(days=3 * n) for n in range(60)]
    entries = [made_entry(day, f"# Day {n}\n" + QUIET * (n % 5)) for n, day in enumerate(days)]
    pages = pages_of(made_book(entries, locale=ENGLISH))
    said = [words.rsplit(" ", 1) for page in pages[1:3] for words, _ in page if " Day " in words]
    assert len(said) == 60
    for words, number in said:
        title = words.partition(" Day ")[2]
        assert f"Day {title}" in [each for each, _ in pages[int(number) - 1]]


def test_one_entry_has_no_cover_and_no_contents() -> None:
    (page,) = pages_of(made_book(weeks()[2:3], is_one=True, locale=ENGLISH))
    assert words_on(page).splitlines()[1] == "Tuesday, 20 October 2026"


@pytest.mark.parametrize(("size", "box"), [(PaperSize.A4, b"595"), (PaperSize.LETTER, b"612")])
def test_the_pdf_is_whole_for_this_login_only_and_tells_nothing_of_itself(
    tmp_path: Path, size: PaperSize, box: bytes
) -> None:
    file = tmp_path / "book.pdf"
    pages = write_book_pdf(file, made_book(size=size), go_on)
    data = file.read_bytes()
    assert f"/Count {pages}".encode() in data
    assert b"/MediaBox [0 0 " + box in data
    assert data.rstrip().endswith(b"%%EOF")
    at = int(data.rsplit(b"startxref", 1)[1].split()[0])
    assert data[at : at + 4] == b"xref"  # nothing was lost on the way
    for word in ("frost", "garden", "November"):
        assert word.encode("utf-16-be") not in data
        assert word.encode() not in data
    assert "Rosemary".encode("utf-16-be") in data
    assert list(tmp_path.iterdir()) == [file]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_photos_are_read_one_at_a_time_and_only_to_be_painted(tmp_path: Path) -> None:
    read: list[str] = []
    book = replace(made_book(), picture=read.append)  # type: ignore[func-returns-value]
    write_book_pdf(tmp_path / "book.pdf", book, go_on)
    assert read == [GATE.id]  # one that is gone leaves its place, and no error


@pytest.mark.parametrize("step", [1, 5, 6, 9])
def test_stopped_it_leaves_nothing(tmp_path: Path, step: int) -> None:
    def stop(done: int, _total: int) -> None:
        if done == step:
            raise Interrupted

    with pytest.raises(Interrupted):
        write_book_pdf(tmp_path / "book.pdf", made_book(), stop)
    assert list(tmp_path.iterdir()) == []


def test_stopped_it_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Interrupted

    file = tmp_path / "book.pdf"
    file.write_bytes(b"older")
    with pytest.raises(Interrupted):
        write_book_pdf(file, made_book(), stop)
    assert file.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_folder: Path) -> int:
        return os.open("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(whole_file, "_open_nameless", full)
    with pytest.raises(DiskFull):
        write_book_pdf(tmp_path / "book.pdf", made_book(), go_on)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_takes_nothing_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FolderNotWritable):
        write_book_pdf(tmp_path / "book.pdf", made_book(), go_on)


@pytest.mark.long
def test_a_thousand_entries_become_one_book(tmp_path: Path) -> None:
    days = [date(2023, 1, 1) + timedelta(days=n) for n in range(1000)]
    entries = [made_entry(day, f"# Day {n}\n" + FROST + QUIET * 3) for n, day in enumerate(days)]
    heard: list[int] = []
    book = made_book(entries, locale=ENGLISH)
    pages = write_book_pdf(tmp_path / "book.pdf", book, lambda done, _: heard.append(done))
    assert heard == list(range(1, 2001))
    assert f"/Count {pages}".encode() in (tmp_path / "book.pdf").read_bytes()
    assert pages > 500
