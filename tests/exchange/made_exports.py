"""Made-up entries and all that stands besides, whatever they may hold."""

from __future__ import annotations

import string
from datetime import date

from hypothesis import strategies as st

from journal_app.domain.body import BodyNote
from journal_app.domain.closeness import ClosenessNote, ClosenessRecords, OwnWords, Where
from journal_app.domain.coping import CopingRecords, ExerciseTurn, Knows, LeaveLetter, Telling
from journal_app.domain.entry import AnsweredPrompt, Entry, EntryId, Letter
from journal_app.domain.exchange import Besides, KeptEntry, KeptPhoto, KeptVersion
from journal_app.domain.memorial import CandleDay, KeptDate, Loss, LossId, Memorial, When, WordsFrom
from journal_app.domain.support import MarkedDay, Person, PlanPart
from journal_app.domain.template import Template
from journal_app.domain.year_day import YearDay
from tests.store.made import instants, texts

names = st.text(string.ascii_letters + string.digits + "-", min_size=1, max_size=32)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
short = st.text(max_size=20)

photos = st.builds(
    KeptPhoto,
    id=names,
    added_at=instants,
    media=st.sampled_from(("image/jpeg", "image/png")),
    width=st.integers(1, 3000),
    height=st.integers(1, 3000),
    words=texts,
    thumbnail=st.binary(max_size=40),
    picture=st.binary(max_size=80),
)

entries = st.builds(
    Entry,
    id=names.map(EntryId),
    day=days,
    at=instants,
    text=texts,
    written_at=instants,
    changed_at=instants,
    tags=st.lists(texts, max_size=3).map(tuple),
    kind=st.sampled_from(("page", "letter", "answer")),
    binned_at=st.none() | instants,
    letter=st.none() | st.builds(Letter, texts, st.none() | instants),
    prompt=st.none() | st.builds(AnsweredPrompt, names, texts),
    favourite=st.booleans(),
)

kept_entries = st.builds(
    KeptEntry,
    entries,
    st.lists(photos, max_size=2).map(tuple),
    st.lists(st.builds(KeptVersion, instants, texts, st.booleans()), max_size=2).map(tuple),
)

coping = st.builds(
    CopingRecords,
    st.lists(st.builds(Telling, texts, st.sampled_from(Knows), texts), max_size=2).map(tuple),
    st.builds(
        LeaveLetter,
        st.just("") | names,
        texts,
        texts,
        texts,
        texts,
        texts,
        st.lists(names, max_size=2).map(tuple),
    ),
    st.lists(st.builds(ExerciseTurn, names, instants, st.integers(0, 3), st.integers(0, 3)), max_size=2).map(
        tuple
    ),
)

losses = st.builds(
    Loss,
    names.map(LossId),
    texts,
    st.sampled_from((None, When(2026), When(2026, 3), When(2024, 2, 29))),
    texts,
    st.lists(st.builds(WordsFrom, texts, texts), max_size=2).map(tuple),
)

memorials = st.builds(
    Memorial,
    st.lists(losses, max_size=2, unique_by=lambda loss: loss.id).map(tuple),
    st.lists(st.builds(KeptDate, days, texts, st.booleans(), st.booleans(), texts), max_size=2).map(tuple),
    st.lists(st.builds(CandleDay, days, (st.just("") | names).map(LossId)), max_size=2).map(tuple),
)

closeness = st.builds(
    ClosenessRecords,
    st.lists(st.builds(ClosenessNote, instants, st.sampled_from(Where), texts), max_size=2).map(tuple),
    st.lists(st.builds(OwnWords, names, texts, texts), max_size=2).map(tuple),
)

besides = st.builds(
    Besides,
    care=st.lists(st.dictionaries(names, st.none() | st.integers() | short, max_size=3), max_size=3).map(
        tuple
    ),
    check_in_notes=st.dictionaries(names, texts, max_size=2),
    body_notes=st.lists(st.builds(BodyNote, days, texts, texts), max_size=2).map(tuple),
    plan=st.lists(st.builds(PlanPart, texts, texts), max_size=2).map(tuple),
    people=st.lists(st.builds(Person, texts, texts, texts), max_size=2).map(tuple),
    marked_days=st.lists(st.builds(MarkedDay, days, texts), max_size=2).map(tuple),
    visit_notes=st.dictionaries(st.sampled_from(("medicines", "questions")), texts),
    coping=coping,
    memorial=memorials,
    closeness=closeness,
    templates=st.lists(st.builds(Template, texts, texts), max_size=2).map(tuple),
    known_words=st.lists(texts, max_size=2).map(tuple),
    muted_days=st.lists(st.sampled_from((YearDay(2, 29), YearDay(12, 24))), max_size=2).map(tuple),
    settings=st.dictionaries(names, short, max_size=2),
)
