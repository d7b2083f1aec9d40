"""Every text a person reads goes through `tr()`, and is found by what collects those texts."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from collected_words import collect, messages
from PySide6.QtCore import QCoreApplication, QTranslator

import journal_app
from journal_app.domain.body import OtherTemperature, TemperatureUnit
from journal_app.domain.errors import ContentBroken, DiskFull, Trouble
from journal_app.paths import resources_folder
from journal_app.ui.tasks import Lane
from journal_app.ui.translation import words_of

PACKAGE = Path(journal_app.__file__).parent
I18N = resources_folder() / "i18n"

SHOWS = re.compile(
    r"set(\w*Text|Title|AccessibleName|\w*Description|ToolTip|WhatsThis|WindowTitle|Prefix|Suffix)"
    r"|Q(Label|PushButton|CheckBox|RadioButton|ToolButton|GroupBox|Action)"
    r"|announce|addItems?|addAction|addTab|showMessage|make_button|make_label|show_words"
)
"""Calls that show their first argument; for `announce` it is the second."""

KEYWORDS = frozenset(
    ["text", "title", "placeholderText", "accessibleName", "accessibleDescription", "toolTip"]
)
A_WORD = re.compile(r"[^\W\d_]{2,}")

NO_WORDS = re.compile(r"\{\w+\}|#\w+")
"""What is put in later, and colours."""

NAMES = frozenset(["Rosemary", "°C", "°F"])
"""The same in every language."""

CONTENT = frozenset(
    [
        *("ui/gallery.py", "ui/gallery_pictures.py"),
        *(f"ui/{page}/built_in.py" for page in ("body", "crisis", "help")),
    ]
)
"""What no part of the app opens, and what is said when a content file can't be read: content is not
translated by `tr()`, each language has its own files."""

SENTENCE = re.compile(r"[A-Z][^\n]*\s\S+\s[^\n]*[.?]\Z")


@dataclass(frozen=True, slots=True)
class Call:
    """One `tr()` or `marked()` of the code."""

    place: str
    context: str
    words: str


def name_of(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


@cache
def files() -> tuple[tuple[str, list[ast.AST]], ...]:
    """Return the code, file by file, as the nodes of each."""
    named = [(file.relative_to(PACKAGE).as_posix(), file) for file in sorted(PACKAGE.rglob("*.py"))]
    return tuple(
        (name, list(ast.walk(ast.parse(file.read_text("utf-8")))))
        for name, file in named
        if name not in CONTENT
    )


def calls() -> Iterator[Call]:
    """Yield what is to be translated, with the class that is asked for it: none for a function."""
    for name, nodes in files():
        inside = {
            id(node): outer.name
            for outer in nodes
            if isinstance(outer, ast.ClassDef)
            for node in ast.walk(outer)
        }
        for node in nodes:
            if not isinstance(node, ast.Call) or name_of(node) not in ("tr", "marked", "translate"):
                continue
            of_a_widget = name_of(node) == "tr" and isinstance(node.func, ast.Attribute)
            words, context = node.args[0], inside.get(id(node), "") if of_a_widget else ""
            if name_of(node) == "translate":
                if len(node.args) != 2 or not isinstance(words, ast.Constant):
                    continue  # a painter's, or a text's
                words, context = node.args[1], str(words.value)
            if isinstance(words, ast.Constant):
                yield Call(f"{name}:{node.lineno}", context, str(words.value))
            elif of_a_widget:
                yield Call(f"{name}:{node.lineno}", context, ast.unparse(words))


def literals(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the texts that an expression may become without being translated."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, (ast.BinOp, ast.BoolOp, ast.List, ast.Tuple)):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from literals(child)
    elif isinstance(node, ast.Call) and name_of(node) in ("format", "join", "replace"):
        for child in (node.func, *node.args):
            yield from literals(child.value if isinstance(child, ast.Attribute) else child)


def fixed(node: ast.expr) -> str:
    """Return what a literal says by itself, without what is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(fixed(part) for part in node.values if isinstance(part, ast.Constant))
    return str(node.value) if isinstance(node, ast.Constant) else ""


def shown(call: ast.Call) -> Iterator[ast.expr]:
    name = name_of(call)
    if SHOWS.fullmatch(name):
        for argument in call.args[:1] if name != "announce" else call.args[1:2]:
            yield from literals(argument)
    for keyword in call.keywords:
        if keyword.arg in KEYWORDS:
            yield from literals(keyword.value)


def test_no_text_is_shown_that_could_not_be_translated() -> None:
    left = []
    for name, nodes in files():
        if not name.startswith(("ui/", "desktop/", "render/")):
            continue
        docs = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        docs |= {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        told = {
            id(part)
            for node in nodes
            if isinstance(node, ast.Call) and name_of(node) in ("tr", "marked", "translate")
            for part in ast.walk(node)
        }
        found = [node for call in nodes if isinstance(call, ast.Call) for node in shown(call)]
        found += [
            node
            for node in nodes
            if isinstance(node, (ast.Constant, ast.JoinedStr)) and SENTENCE.match(fixed(node))
        ]
        for node in found:
            words = NO_WORDS.sub("", fixed(node)).strip()
            if id(node) not in docs | told and A_WORD.search(words) and words not in NAMES:
                left.append(f"{name}:{node.lineno}: {words}")
    assert sorted(set(left)) == []


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("words") / "all.ts"
    collect(file)
    return file


def test_whoever_collects_the_texts_finds_each_where_the_code_asks_for_it(collected: Path) -> None:
    there = {(context, message.findtext("source")) for context, message in messages(collected)}
    assert len(there) > 1_500
    assert [call for call in calls() if (call.context, call.words) not in there] == []


def test_every_trouble_is_collected(collected: Path) -> None:
    there = {message.findtext("source") for _, message in messages(collected)}
    assert {kind.words for kind in troubles(Trouble)} - there == set()


def troubles(kind: type[Trouble]) -> Iterator[type[Trouble]]:
    """Yield each kind that the window can meet."""
    yield kind
    for child in kind.__subclasses__():
        if child.__module__.startswith(("journal_app.domain", "journal_app.ui")):
            yield from troubles(child)


class Shouting(QTranslator):
    """Puts everything into capitals."""

    def translate(self, _context: str, source: str, _note: str | None = None, _n: int = -1) -> str:
        return re.sub(r"[^{}]+(?![^{]*\})", lambda found: found[0].upper(), source)

    def isEmpty(self) -> bool:
        return False


def test_a_trouble_is_translated_as_it_comes_up_and_once(qtbot: object, qapp: QCoreApplication) -> None:
    translator, lane, met = Shouting(), Lane("a lane"), []
    qapp.installTranslator(translator)

    def fail() -> None:
        raise DiskFull

    lane.run(fail, None, met.append)
    qtbot.waitUntil(lambda: bool(met))  # type: ignore[attr-defined]
    lane.end()
    said = met[0].words, words_of(met[0]), words_of(ContentBroken("cards.toml", "title"))
    temperature = words_of(OtherTemperature(TemperatureUnit.CELSIUS))
    qapp.removeTranslator(translator)
    assert said[0] == said[1] == DiskFull.words.upper()
    assert "CAN'T BE READ" in said[2]
    assert "cards.toml" in said[2], "what is put in stays as it is"
    assert "IN °C IT IS A NUMBER FROM 30 TO 45" in temperature


def test_the_file_of_plurals_is_as_the_code_is(tmp_path: Path) -> None:
    """If it is not: `python3 dev.py words`, then give new ones their two forms."""
    file = Path(shutil.copy(I18N / "en.ts", tmp_path))
    collect(file)
    assert file.read_text("utf-8") == (I18N / "en.ts").read_text("utf-8")
    assert file.with_suffix(".qm").read_bytes() == (I18N / "en.qm").read_bytes()
