"""Every text in the code that a person may read, measured as the content files are."""

from __future__ import annotations

import ast
import re
import statistics
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plain_words import BANNED, LONGEST_SENTENCE, SCHOOL_YEARS, WORD, grade, sentences

import journal_app
from journal_app.domain import errors
from journal_app.ui.crisis import built_in as crisis
from journal_app.ui.help import built_in as help_page

PACKAGE = Path(journal_app.__file__).parent

FOR_DEVELOPERS = frozenset(["ui/gallery.py", "ui/gallery_pictures.py"])
"""Widgets with sample texts that no part of the app opens."""

ALL_TEXTS = frozenset(
    [
        *(f"commands/{name}.py" for name in ("__init__", "given", "pages", "backups", "exchange")),
        "ui/crisis/built_in.py",
        "ui/help/built_in.py",
        "vault/strength.py",
    ]
)
"""Files in which every string of more than a word is for a person, whatever it looks like."""

A_SENTENCE = 8
"""Words from which a grade says something about a text that stands on a screen."""

TECHNICAL = frozenset(
    [
        # A licence is called by its name.
        "Rosemary is free software under the GNU General Public License, version 3 or later.",
    ]
)
"""Sentences that need a hard word, for readers who know it."""

LOOKS_LIKE_A_SENTENCE = re.compile(r"[A-Z][^\n]*\s\S+\s[^\n]*[.?]\Z")
MARK = re.compile(r"%(?:L?\d|[sdn])|&(?=\w)|<[^>]+>")
"""What Qt or Python puts something in for, accelerators, and marks of rich text."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it stands."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


def is_text(node: ast.AST) -> bool:
    """Whether this is a literal. Parts that stand side by side are one."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def said(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the literals that an expression may become."""
    if is_text(node):
        yield node
    else:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from said(child)


def spelled(node: ast.expr) -> str:
    """Return the words of a literal; what is put in later counts as one short word."""
    if isinstance(node, ast.Constant):
        return MARK.sub(lambda mark: "" if mark[0][0] in "&<" else "one", str(node.value))
    assert isinstance(node, ast.JoinedStr)
    return "".join(spelled(part) if isinstance(part, ast.Constant) else "one" for part in node.values)


def translated(nodes: Iterable[ast.AST]) -> Iterator[ast.expr]:
    """Yield what is given to `tr`."""
    for node in nodes:
        if isinstance(node, ast.Call) and "tr" in (getattr(node.func, name, "") for name in ("attr", "id")):
            yield from said(node.args[0])


def every_string(nodes: list[ast.AST]) -> Iterator[ast.expr]:
    """Yield the literals of a file that are neither a docstring nor a part of another literal."""
    inner = {
        id(part)
        for node in nodes
        if isinstance(node, (ast.JoinedStr, ast.Expr))
        for part in (node.values if isinstance(node, ast.JoinedStr) else [node.value])
    }
    for node in nodes:
        if isinstance(node, ast.expr) and is_text(node) and id(node) not in inner:
            yield node


@cache
def texts() -> tuple[Text, ...]:
    """Return what the window, the command line and a Trouble say, at each place where they do."""
    found: list[Text] = []
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        if name in FOR_DEVELOPERS:
            continue
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        on_screen = {id(node) for node in translated(nodes)}
        for node in every_string(nodes):
            words = spelled(node)
            is_for_a_person = name in ALL_TEXTS and " " in words.strip()
            if is_for_a_person or id(node) in on_screen or LOOKS_LIKE_A_SENTENCE.match(words):
                found.append(Text(f"{name}:{node.lineno}", words))
    return tuple(found)


def long_texts() -> list[Text]:
    """Return the texts that are sentences, so that a grade can be given."""
    return [
        text
        for text in texts()
        if text.words not in TECHNICAL and len(WORD.findall(text.words)) >= A_SENTENCE
    ]


def test_the_texts_are_found_wherever_they_stand() -> None:
    found = {text.words for text in texts()}
    assert len(found) > 500
    assert len(long_texts()) > 150
    assert errors.WrongPassphrase.words in found
    assert {shown.body for shown in (*crisis.CRISIS.values(), *crisis.FOLLOWUP.values())} <= found
    assert {help_page.WORDS, help_page.SIGNS, help_page.TEXTS.no_country} <= found
    assert "Get help now" in found, "a title on a page"
    assert "make a new journal; prints the recovery code" in found, "help of the command line"


def test_marks_for_what_is_put_in_are_no_words() -> None:
    (call,) = translated(ast.walk(ast.parse('self.tr("Step %d of %1, " "a <b>&bold</b> one, %n days")')))
    assert spelled(call) == "Step one of one, a bold one, one days"
    either = translated(ast.walk(ast.parse('tr("Go" if far else f"Stay {days}")')))
    assert [spelled(words) for words in either] == ["Go", "Stay one"]


def test_every_exemption_is_needed() -> None:
    assert {text.words for text in texts()} >= TECHNICAL
    assert all(grade(words) > SCHOOL_YEARS for words in TECHNICAL)


def test_no_text_uses_words_that_hurt() -> None:
    assert [str(text) for text in texts() if BANNED.search(text.words)] == []


def test_no_text_has_pictures_in_place_of_words() -> None:
    letters = {letter for text in texts() for letter in text.words}
    assert not {letter for letter in letters if unicodedata.category(letter) in ("So", "Cs", "Co")}


def test_no_sentence_is_longer_than_twenty_five_words() -> None:
    long = [str(text) for text in texts() if any(len(s) > LONGEST_SENTENCE for s in sentences(text.words))]
    assert long == []


def test_every_sentence_can_be_read_after_eight_years_of_school() -> None:
    hard = [f"{grade(text.words):.1f}  {text}" for text in long_texts() if grade(text.words) > SCHOOL_YEARS]
    assert hard == []


def test_the_texts_together_stay_well_below_that() -> None:
    assert statistics.mean(grade(text.words) for text in long_texts()) <= 6
