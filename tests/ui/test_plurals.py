"""One page is not "1 page(s)"."""

from __future__ import annotations

import pytest
from collected_words import messages
from PySide6.QtCore import QTranslator
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder

I18N = resources_folder() / "i18n"

PLURALS = [
    (context, str(message.findtext("source")), [str(form.text) for form in message.iter("numerusform")])
    for context, message in messages(I18N / "en.ts")
]


@pytest.mark.parametrize(("context", "source", "forms"), PLURALS)
def test_every_plural_has_its_two_forms_in_the_compiled_file(
    qtbot: QtBot, context: str, source: str, forms: list[str]
) -> None:
    translator = QTranslator()
    assert translator.load(str(I18N / "en.qm"))
    assert translator.translate(context, source, "", 1) == forms[0]
    assert translator.translate(context, source, "", 2) == forms[1]
