"""What is kept in the Remember room as JSON objects, and back. What each means: docs/format.md."""

from __future__ import annotations

from collections.abc import Mapping

from journal_app.domain.exchange import KeptPhoto
from journal_app.domain.memorial import CandleDay, KeptDate, Loss, LossId, Memorial, When, WordsFrom
from journal_app.exchange.json_values import Given, PartBroken, photo_part, read_photo, text_part


def memorial_parts(memorial: Memorial, photos: Mapping[LossId, tuple[KeptPhoto, ...]]) -> dict[str, object]:
    """Return all of it as JSON has it, by name. The switch is among the settings."""
    return {
        "losses": [
            {
                "id": loss.id,
                "name": text_part(loss.name),
                "when": "" if loss.when is None else loss.when.kept,
                "letter": text_part(loss.letter),
                "words": [{"who": text_part(w.who), "words": text_part(w.words)} for w in loss.words],
                "photos": [photo_part(photo) for photo in photos.get(loss.id, ())],
            }
            for loss in memorial.losses
        ],
        "kept_dates": [
            {
                "day": kept.day.isoformat(),
                "words": text_part(kept.words),
                "yearly": kept.yearly,
                "note": kept.note,
                "plan": text_part(kept.plan),
            }
            for kept in memorial.dates
        ],
        "candle_days": [{"day": each.day.isoformat(), "loss": each.loss} for each in memorial.candles],
    }


def read_memorial(parts: Mapping[str, object]) -> tuple[Memorial, dict[LossId, tuple[KeptPhoto, ...]]]:
    """Return what is kept, and the photos. A part that is missing is empty. Raises PartBroken."""
    given = Given(parts)
    losses = [Given(part) for part in given.many("losses")]
    dates, candles = map(Given, given.many("kept_dates")), map(Given, given.many("candle_days"))
    photos = {
        LossId(loss.name("id")): tuple(read_photo(Given(photo)) for photo in loss.many("photos"))
        for loss in losses
    }
    memorial = Memorial(
        tuple(_loss(loss) for loss in losses),
        tuple(
            KeptDate(
                kept.day("day"), kept.text("words"), kept.flag("yearly"), kept.flag("note"), kept.text("plan")
            )
            for kept in dates
        ),
        tuple(CandleDay(each.day("day"), LossId(each.name_or_empty("loss"))) for each in candles),
    )
    return memorial, {loss: kept for loss, kept in photos.items() if kept}


def _loss(given: Given) -> Loss:
    when = given.text("when")
    try:
        meant = When.read(when) if when else None
    except ValueError:
        raise PartBroken("“when” must be a day, a month or a year.") from None
    words = tuple(WordsFrom(part.text("who"), part.text("words")) for part in map(Given, given.many("words")))
    return Loss(LossId(given.name("id")), given.text("name"), meant, given.text("letter"), words)
