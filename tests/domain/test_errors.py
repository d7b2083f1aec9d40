"""Each sentence of trouble: what happened, what is safe, what to do next."""

from __future__ import annotations

import re

import pytest

from journal_app.domain import errors
from journal_app.domain.errors import ContentBroken, Interrupted, Trouble

SAFE = re.compile(
    r"has (?:not )?(?:been )?changed|[Nn]othing (?:in it|else|more|was|new|half|can|has)"
    r"|as it (?:is|was)|not (?:been )?touched|is safe|are safe|is kept|was left|as ever|opens (?:it|the)"
)
NEXT = re.compile(
    r"[Pp]lease|[Yy]ou can|use the|try the|[Cc]lose that|opens (?:it|the)|A backup can|Rosemary keeps"
)


def every_trouble() -> list[type[Trouble]]:
    found = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Trouble)]
    return [each for each in found if each not in (ContentBroken, Interrupted)]


@pytest.mark.parametrize("trouble", every_trouble())
def test_a_trouble_says_what_is_safe_and_what_to_do_next(trouble: type[Trouble]) -> None:
    assert SAFE.search(trouble.words), trouble.words
    assert NEXT.search(trouble.words), trouble.words


def test_a_broken_content_file_is_named_and_nobody_has_to_fear_for_their_words() -> None:
    words = ContentBroken("cards.toml", "card.3.title").words
    assert "cards.toml" in words
    assert SAFE.search(words)
    assert NEXT.search(words)
