"""One page is not "1 page(s)"."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from pytestqt.qtbot import QtBot

import journal_app
from journal_app.paths import resources_folder

I18N = resources_folder() / "i18n"


def messages() -> list[tuple[str, str, list[str]]]:
    """Return context, source and forms of each plural."""
    return [
        (
            str(context.findtext("name")),
            str(message.findtext("source")),
            [str(form.text) for form in message.iter("numerusform")],
        )
        for context in ElementTree.parse(I18N / "en.ts").getroot().iter("context")
        for message in context.iter("message")
    ]


@pytest.mark.parametrize(("context", "source", "forms"), messages())
def test_every_plural_has_its_two_forms_in_the_compiled_file(
    qtbot: QtBot, context: str, source: str, forms: list[str]
) -> None:
    translator = QTranslator()
    assert translator.load(str(I18N / "en.qm"))
    assert translator.translate(context, source, "", 1) == forms[0]
    assert translator.translate(context, source, "", 2) == forms[1]


def test_every_plural_in_the_code_is_in_the_file() -> None:
    package = Path(journal_app.__file__).parent
    in_code = {
        found
        for path in package.rglob("*.py")
        for found in re.findall(r'"(%n[^"]*)"', path.read_text("utf-8"))
    }
    assert in_code == {source for _, source, _ in messages()}
