"""What stands beside tonight's page: a note of care if there is one, and the invitation to check in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.content.library import Library
from journal_app.domain.body import Change
from journal_app.domain.care.assess import Assessment
from journal_app.domain.care.events import Answer, Outcome
from journal_app.domain.errors import ContentBroken
from journal_app.ui.body.ask_card import ASK, AskCard
from journal_app.ui.body.said import Offer, answer_event
from journal_app.ui.care.care_card import CareCard
from journal_app.ui.care.care_desk import CareDesk, Look
from journal_app.ui.care.care_words import note_for
from journal_app.ui.crisis.followup_card import FollowupCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.quiet_offer import QuietOffer
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label

_ANSWERS = {"in_care": Answer.IN_CARE, "noted": Answer.ACK, "close": Answer.CLOSE}
_OUTCOMES = {"went": Outcome.WENT, "missed": Outcome.MISSED}


class Beside(QObject):
    """Two pieces that the page lays out: a note of care, if there is one, and the invitation."""

    check_in_asked = Signal()
    asked_for = Signal(str, object)
    """Something a note offers to see (cope, find_care, call, visit, lines, plan, why), and its Assessment."""
    large_wanted = Signal(str, str)
    """Number and name to show across the window."""
    appointment_kept = Signal(str, str)
    """With whom, what to ask: an appointment was named."""
    changed = Signal()
    """A card came or went: there may be other room now."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        desk: CareDesk,
        country: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._library = library
        self._desk = desk
        self._country = country
        self._now = now
        self._note: Card | None = None
        self._ask: AskCard | None = None
        self._asked: object = None  # the date and the signs that question names
        self._key: tuple[str, date] | None = None
        self._found: Assessment | None = None
        self._unread: list[CareCard | AskCard] = []  # came while the page could not be seen
        self.invitation = Card(theme, self.tr("How was today?"))
        self._check_in = make_button(self.tr("Check in"), "plain")
        self.invitation.add(make_label(self.tr("Seven short questions. Skip any of them."), "muted"))
        self.invitation.body.addWidget(self._check_in, 0, Qt.AlignmentFlag.AlignLeft)
        self._check_in.clicked.connect(self.check_in_asked)
        self.offer: QuietOffer | None = None

    def use(self, offer: QuietOffer) -> None:
        """Have one quiet offer below the invitation, while nothing else asks for attention."""
        self.offer = offer
        offer.came_or_went.connect(self.changed)

    @property
    def note(self) -> Card | None:
        """The note of care that stands here now."""
        return self._note

    @property
    def notes(self) -> list[Card]:
        """What stands here now above the invitation: the question about a body sign, a note of care."""
        return [card for card in (self._ask, self._note) if card is not None]

    @property
    def leaves_room(self) -> bool:
        """True once it is known that there is no quiet mode, and no time after a call for help."""
        found = self._found
        if found is None or found.quiet_mode:
            return False
        return not any(each.startswith("CRISIS") for each in (*found.show, self._key[0] if self._key else ""))

    def show_look(self, look: Look) -> None:
        """Show the notes of this look. A note that stands already is left as it is."""
        self._found = look.found
        self.invitation.setVisible(not look.found.quiet_mode)
        self.changed.emit()
        self._show_ask(look.found if ASK in look.notes else None)
        wanted = next((note for note in look.notes if not note.startswith("BODY")), "")
        if wanted:
            if self._key != (wanted, look.found.today):
                self._show(wanted, look.found)
        elif self._key is not None and not self._may_stay(look.found):
            self.take_away()
        self._offer_if_quiet()

    def take_away(self) -> None:
        """Remove the note; the column closes up."""
        if self._note is not None:
            gone, self._note, self._key = self._note, None, None
            gone.hide()
            self.changed.emit()
            gone.deleteLater()
            self._offer_if_quiet()

    def read_out(self) -> None:
        """The page is seen now: have read what came before."""
        unread, self._unread = self._unread, []
        for card in unread:
            if card in self.notes:
                card.read_out()

    def _read_out(self, card: CareCard | AskCard) -> None:
        if card.isVisible():
            card.read_out()
        else:  # a screen reader says nothing of what can't be seen
            self._unread.append(card)

    def _offer_if_quiet(self) -> None:
        """No offer beside a note of care, after a call for help, while the body asks, or in quiet mode.

        The line about a date, which the person asked for, may stand beside a note of care.
        """
        found = self._found
        if self.offer is not None and found is not None:
            body_asks = any(each.startswith("BODY") for each in found.show)
            may_tell = self.leaves_room and not body_asks
            self.offer.allow(may_tell and self._note is None, may_tell)

    def _show_ask(self, found: Assessment | None) -> None:
        """Ask whether a body sign is still there, as long as the rules do."""
        asked = (found.past_date, found.past) if found is not None else None
        if asked == self._asked:
            return
        if self._ask is not None:
            gone, self._ask = self._ask, None
            gone.hide()
            gone.deleteLater()
        self._asked = asked
        if found is not None:
            self._ask = AskCard(self._theme, self._library, found)
            self._ask.answered.connect(self._on_ask_answered)
        self.changed.emit()
        if self._ask is not None:
            following = self._note or self._check_in
            QWidget.setTabOrder(_last_stop(self._ask), following)
            self._read_out(self._ask)

    def _on_ask_answered(self, offer: Offer) -> None:
        self._desk.changes.make(Change(put=(answer_event(offer, self._now()),)))

    def _may_stay(self, found: Assessment) -> bool:
        """Questions that have no answer in the log stay for their day, until they are closed."""
        assert self._key
        shown, day = self._key
        if day != found.today or shown[0] == "L" or any(each.startswith("CRISIS:") for each in found.show):
            return False
        return shown.startswith("CRISIS_FOLLOWUP") or not found.quiet_mode

    def _show(self, wanted: str, found: Assessment) -> None:
        try:
            card = self._followup(wanted) if wanted.startswith("CRISIS") else self._care(wanted, found)
        except ContentBroken:
            return
        if card is None:
            return
        self.take_away()
        self._note, self._key = card, (wanted, found.today)
        self.changed.emit()
        QWidget.setTabOrder(_last_stop(card), self._check_in)  # the note stands before the invitation
        if isinstance(card, CareCard):
            self._read_out(card)

    def _care(self, wanted: str, found: Assessment) -> CareCard | None:
        note = note_for(wanted, found, self._library, QLocale())
        if note is None:
            return None
        level = int(wanted[1]) if wanted[0] == "L" else 0
        card = CareCard(self._theme, note, level, found.today)
        card.answered.connect(partial(self._on_answered, level))
        card.snoozed.connect(partial(self._on_snoozed, level))
        card.appointed.connect(partial(self._on_appointed, level))
        card.moved.connect(self._on_moved)
        card.asked_for.connect(self._on_asked_for)
        return card

    def _followup(self, wanted: str) -> FollowupCard:
        card = FollowupCard(self._theme, self._library, wanted.partition(":")[2], self._country(), self._now)
        card.lines_asked.connect(partial(self._on_asked_for, "lines"))
        card.plan_asked.connect(partial(self._on_asked_for, "plan"))
        card.call_help_asked.connect(partial(self._on_asked_for, "call"))
        card.large_wanted.connect(self.large_wanted)
        card.closed.connect(self.take_away)
        return card

    def _on_asked_for(self, what: str) -> None:
        self.asked_for.emit(what, self._found)

    def _on_answered(self, level: int, action: str) -> None:
        if action in _OUTCOMES:
            self._desk.appointment_went(_OUTCOMES[action])
        elif level:
            self._desk.answer(_ANSWERS[action], level)
        self.take_away()

    def _on_snoozed(self, level: int, days: int) -> None:
        self._desk.answer(Answer.SNOOZE, level, days=days)
        self.take_away()

    def _on_appointed(self, level: int, day: date, with_whom: str, to_ask: str) -> None:
        self._desk.answer(Answer.APPOINTMENT, level, day=day)
        self.appointment_kept.emit(with_whom, to_ask)
        self.take_away()

    def _on_moved(self, day: date) -> None:
        self._desk.appointment_went(Outcome.RESCHEDULED, day)
        self.take_away()


def _last_stop(card: QWidget) -> QWidget:
    """Return what the keys come to last in a card."""
    last = card
    while (following := last.nextInFocusChain()) is not None and card.isAncestorOf(following):
        last = following
    return last
