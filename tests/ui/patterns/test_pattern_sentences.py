"""What is said of counts: a person's own answer words, numbers of days, and nothing beyond."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from journal_app.content.library import Library
from journal_app.content.values import Question
from journal_app.domain.care.days import SymptomCount
from journal_app.domain.care.ratings import SIX, Symptom
from journal_app.domain.look_back import said
from journal_app.ui.patterns.pattern_sentences import PatternSentences


@pytest.fixture(scope="module")
def sentences(qapp: QApplication) -> PatternSentences:
    return PatternSentences()


@pytest.fixture(scope="module")
def questions(library: Library) -> list[Question]:
    texts = library.check_in_texts()
    return [texts.question(symptom) for symptom in SIX]


counts = st.lists(st.integers(0, 3), max_size=14).map(
    lambda answers: SymptomCount(
        len(answers), *(sum(answer >= least for answer in answers) for least in (1, 2, 3))
    )
)


@given(count=counts, symptom=st.sampled_from(SIX))
def test_the_numbers_in_a_sentence_are_those_that_were_counted(
    sentences: PatternSentences, questions: list[Question], count: SymptomCount, symptom: Symptom
) -> None:
    question = next(question for question in questions if question.id == symptom)
    words = sentences.symptom(question, said(count))
    numbers = [int(found) for found in re.findall(r"\d+", words)]
    if count.answered < 2:
        assert numbers == []
    elif count.some == 0:
        assert numbers == [count.answered]
    else:
        assert numbers == [count.high or count.some, count.answered]
    assert (question.high_words in words) == (count.high > 0)
    assert question.name.lower() in words.lower()
    assert not re.search(r"%|average|better than|worse|more than before|[{}]", words)


def test_sleep_is_said_in_the_words_of_its_own_scale(
    sentences: PatternSentences, questions: list[Question]
) -> None:
    sleep = questions[SIX.index(Symptom.SLEEP)]
    assert sentences.symptom(sleep, said(SymptomCount(12, 10, 9, 2))) == (
        'On 9 of the 12 days you answered, you marked trouble with sleep as "a lot"'
        ' or "almost no rest, or asleep most of the day".'
    )
    assert sentences.steps(questions)[3] == (
        "Almost all day (trouble with sleep: almost no rest, or asleep most of the day)"
    )
    assert sentences.steps([sleep])[0] == "Not a problem"


def test_the_days_between_are_not_spoken_of(sentences: PatternSentences) -> None:
    said = [sentences.days_answered(days) for days in (0, 1, 9)]
    assert said == [
        "There are no answers in this time.",
        "You answered on one day in this time.",
        "You answered on 9 days in this time.",
    ]
