"""Finding words in one text as a reader would: without regard to case and accents, anywhere in a word."""

from __future__ import annotations

from journal_app.domain.search import fold_with_origin, folded, is_word_character


def places_of(text: str, words: str, *, whole: bool = False) -> tuple[tuple[int, int], ...]:
    """Return start and end of each place where `words` stand in `text`, in order, without overlap.

    `whole`: only where they are not part of a longer word. A place never begins or ends within a
    letter: accents that stand apart belong to the letter before them.
    """
    wanted = folded(words)
    if not wanted:
        return ()
    flat, origin = fold_with_origin(text)
    places = []
    at = flat.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        start, stop = origin[at], origin[end] if end < len(flat) else len(text)
        splits = (at > 0 and origin[at - 1] == start) or (end < len(flat) and origin[end - 1] == stop)
        if splits or (whole and not _is_whole(text, start, stop)):
            at = flat.find(wanted, at + 1)
        else:
            places.append((start, stop))
            at = flat.find(wanted, end)
    return tuple(places)


def _is_whole(text: str, start: int, stop: int) -> bool:
    before, after = text[start - 1 : start], text[stop : stop + 1]
    return not (
        (before and is_word_character(before) and is_word_character(text[start]))
        or (after and is_word_character(after) and is_word_character(text[stop - 1]))
    )
