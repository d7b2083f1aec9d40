"""Templates come back to the letter, in their order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_journals import empty_database

from journal_app.domain.template import Template
from journal_app.services.templates import Templates

texts = st.text(st.characters(), max_size=40)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Templates]:
    connection = empty_database(tmp_path_factory.mktemp("templates") / "journal.db")
    yield Templates(connection)
    connection.close()


@given(kept=st.lists(st.builds(Template, texts, texts), max_size=5))
def test_templates_come_back_to_the_letter_and_empty_ones_are_let_go(
    templates: Templates, kept: list[Template]
) -> None:
    templates.save(kept)
    written = [each for each in kept if each.name.strip() or each.text.strip()]
    assert list(templates.all()) == written


def test_what_a_template_says_is_in_no_message_about_it() -> None:
    assert "kettle" not in repr(Template("kettle", "kettle"))
