"""Guidance: every card by its subject, found by its words, with where it comes from."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.paths import resources_folder
from journal_app.ui.guidance.guidance_page import GuidancePage
from journal_app.ui.guidance.guide import Guide
from journal_app.ui.theme.theme import Theme

CONTENT = resources_folder() / "content" / "en"


def guide_of(page: GuidancePage, card_id: str) -> Guide:
    return next(guide for guide in page.guides if guide.card_id == card_id)


def words_on(guide: Guide) -> str:
    return "\n".join(label.text() for label in guide.findChildren(QLabel) if label.isVisible())


def shown(page: GuidancePage) -> set[str]:
    return {guide.card_id for guide in page.guides if guide.isVisible()}


def test_every_card_stands_below_one_topic_and_the_doctors_signs_stand_open_at_the_top(
    page: GuidancePage, library: Library
) -> None:
    assert sorted(guide.card_id for guide in page.guides) == sorted(card.id for card in library.cards())
    assert [guide.card_id for guide in page.guides if guide.is_open] == ["call-a-doctor"]
    assert page.guides[0].card_id == "call-a-doctor"
    assert "Call even if you are not sure." in words_on(page.guides[0])


def test_a_card_speaks_of_its_page_only_where_that_can_be_led_to(theme: Theme, library: Library) -> None:
    for pages, is_said in (((), False), (("remember",), True)):
        page = GuidancePage(theme, library, lambda: None, lambda pages=pages: pages)  # type: ignore[misc]
        page.enter()
        assert guide_of(page, "memorial").says(["make", "page", "here"]) is is_said


def test_topics_related_cards_and_tools_are_ones_there_are(library: Library) -> None:
    ids, topics = {card.id for card in library.cards()}, {topic.id for topic in library.topics()}
    for card in library.cards():
        assert card.topic in topics, card.id
        assert set(card.also) <= ids - {card.id}, card.id
        assert card.tool in (
            "",
            "journal",
            "check_ins",
            "visit",
            "plan",
            "closeness",
            "help",
            "body",
            "coping",
            "remember",
        )


def test_an_open_card_tells_its_sources_how_far_they_were_read_and_that_nobody_reviewed_it(
    page: GuidancePage, library: Library
) -> None:
    for card in library.cards():
        guide = guide_of(page, card.id)
        guide.set_open(True)
        said = words_on(guide)
        assert card.body.filled("your baby") in said
        assert all(source.title in said for source in card.sources), card.id
        assert "not been reviewed by a clinician" in said
        assert {"yes": "were read", "part": "Some of its facts", "no": "our own words"}[card.verified] in said
        assert card.body.filled("your baby") in guide.head.accessibleDescription()


def test_typed_words_leave_the_cards_that_have_all_of_them(page: GuidancePage, qtbot: QtBot) -> None:
    field = page.findChild(QLineEdit)
    qtbot.keyClicks(field, "Tampons CUPS")
    assert shown(page) == {"keep-things-out"}
    qtbot.keyClicks(field, " zebra")
    assert shown(page) == set()
    assert any(label.text() == "No card has these words." for label in page.findChildren(QLabel))
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert len(shown(page)) == len(page.guides)


def test_a_card_opens_and_closes_by_keys_alone(page: GuidancePage, qtbot: QtBot) -> None:
    field = page.findChild(QLineEdit)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    head = page.guides[0].head
    assert page.focusWidget() is head
    for key, is_open in (
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Right, True),
        (Qt.Key.Key_Space, False),
        (Qt.Key.Key_Return, True),
    ):
        qtbot.keyClick(head, key)
        assert page.guides[0].is_open == is_open


def test_a_card_leads_to_those_that_belong_to_it(page: GuidancePage, qtbot: QtBot) -> None:
    guide = guide_of(page, "waiting-period")
    guide.set_open(True)
    link = next(
        button for button in guide.findChildren(QPushButton) if button.text() == "Asking for the go-ahead"
    )
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert guide_of(page, "go-ahead").is_open
    assert page.focusWidget() is guide_of(page, "go-ahead").head


def test_a_card_leads_to_a_page_that_is_there_and_to_no_other(page: GuidancePage, qtbot: QtBot) -> None:
    for card_id, words in (("seven-signs", "Open check-ins"), ("first-visit", "")):
        guide = guide_of(page, card_id)
        guide.set_open(True)
        texts = [button.text() for button in guide.findChildren(QPushButton)]
        assert ("Open check-ins" in texts) == bool(words)
        assert "A page for a doctor" not in texts
    guide = guide_of(page, "seven-signs")
    button = next(each for each in guide.findChildren(QPushButton) if each.text() == "Open check-ins")
    with qtbot.waitSignal(page.page_asked) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["check_ins"]


def test_another_word_is_used_at_once(qtbot: QtBot, theme: Theme, library: Library) -> None:
    words: list[str | None] = ["Mila"]
    page = GuidancePage(theme, library, lambda: words[0], tuple)
    qtbot.addWidget(page)
    page.enter()
    with_name = [guide.card_id for guide in page.guides if guide.says(["mila"])]
    assert with_name
    words[0] = None
    page.enter()
    assert not [guide.card_id for guide in page.guides if guide.says(["mila"])]


def test_a_new_card_in_the_file_appears_by_itself(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "en"))
    with (content / "cards.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[card]]\nid = "new"\ntopic = "body"\ntitle = "A new card"\nbody = "Made up."\n'
            'sources = ["own"]\nverified = "no"\n'
        )
    page = GuidancePage(theme, Library(content), lambda: None, tuple)
    qtbot.addWidget(page)
    page.enter()
    assert guide_of(page, "new").title == "A new card"


def test_a_broken_file_is_said_and_leaves_the_page(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    page = GuidancePage(theme, Library(tmp_path), lambda: None, tuple)
    qtbot.addWidget(page)
    page.enter()
    assert any("cards.toml" in label.text() for label in page.findChildren(QLabel))
