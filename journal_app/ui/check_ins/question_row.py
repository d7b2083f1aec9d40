"""One question of the check-in, its answers, and what is said around it when asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QSizePolicy, QVBoxLayout

from journal_app.content.values import Question
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.ratings import Symptom
from journal_app.ui.check_ins.answer_choice import AnswerChoice
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.labels import make_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionRow(QGroupBox):
    """A group with the question as its name. Tab stops at it once.

    1 to 4 answers and goes on, Enter goes on, Backspace takes the answer back, "?" says what counts.
    To skip and to ask what counts there are also links; they are seen on the question at hand only.
    """

    changed = Signal()
    """The person answered, or took an answer back."""

    moved_on = Signal()
    """The person is done with this question."""

    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__()
        self._theme = theme
        self._question = question
        self.is_suicidal = question.id == Symptom.SUICIDAL
        self._label = make_label("", "question")
        self.choice = AnswerChoice(theme, question.scale)
        self._help = make_label(question.help, "muted")
        self._what = make_button(self.tr("What counts?"), "link")
        self._skip = make_button(question.skip_label, "link")
        self._said = make_label("", "small")
        self._links = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self.show_wording(earlier=False)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def rating(self) -> int | None:
        """The answer, 0 to 3; None if there is none."""
        return self.choice.rating

    @property
    def asks_for_help(self) -> bool:
        """Whether this is the last question, with an answer above "no"."""
        return self.is_suicidal and (self.rating or 0) >= R.suicidal_from

    def set_rating(self, rating: int | None) -> None:
        """Show an answer, without a signal."""
        self.choice.set_rating(rating)
        self._say("")

    def show_wording(self, *, earlier: bool) -> None:
        """Ask about today, or about an earlier day; the answer stays."""
        question = self._question
        text = question.text_back if earlier else question.text
        self._label.setText(text)
        self.setAccessibleName(text)
        self.choice.setAccessibleName(question.name or self.tr("Answers"))  # not the question again
        self.choice.setAccessibleDescription(question.help)
        self.choice.show_words(question.scale_back if earlier else question.scale)
        self._what.setAccessibleName(self.tr("What counts? {question}").format(question=text))
        self._skip.setAccessibleName(f"{question.skip_label}: {text}")

    def take_focus(self) -> None:
        """Put the focus on the answer, or the first."""
        self.choice.setFocus(Qt.FocusReason.TabFocusReason)

    def skip(self) -> None:
        """Leave the question without an answer, and go on."""
        had = self.rating is not None
        self.choice.set_rating(None)
        self._say(self._question.after_skip)
        if had:
            self.changed.emit()
        self.moved_on.emit()

    def toggle_help(self) -> None:
        """Say what counts, or stop saying it."""
        self._help.setVisible(self._help.isHidden())
        if not self._help.isHidden():
            announce(self, self._question.help)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what counts."""
        if event.key() == Qt.Key.Key_Question and not self.is_suicidal:
            self.toggle_help()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a segment goes on: it must not choose the answer that happens to have the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_links()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_segment = watched in self.choice.segments
            if is_segment and event.key() in _ENTER and not event.isAutoRepeat():
                if self.rating is None:
                    self.skip()
                else:
                    self.moved_on.emit()
                return True
            return is_segment and event.key() in _ENTER
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the links to whoever points at the question."""
        super().enterEvent(event)
        self._show_links()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide them again."""
        super().leaveEvent(event)
        self._show_links()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint no frame: the group is for screen readers."""

    def _build(self) -> None:
        self.setStyleSheet("QGroupBox { border: none; margin: 0; padding: 0; }")
        if not self.is_suicidal:  # who answers that one knows first what follows
            self._help.hide()
        self._said.hide()
        self._what.setToolTip(self.tr("What counts? Key: ?"))
        self._skip.setToolTip(self.tr("Go on without an answer. Key: Enter"))
        for link in self._link_buttons:
            policy = link.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            link.setSizePolicy(policy)
            link.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by keyboard: "?" and Enter, so Tab goes on
            link.hide()
            self._links.addWidget(link)
        self._links.addStretch(1)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self._help, self.choice):
            self._column.addWidget(widget)
        self._column.addLayout(self._links)
        self._column.addWidget(self._said)

    @property
    def _link_buttons(self) -> list[Button]:
        return [self._skip] if self.is_suicidal else [self._skip, self._what]

    def _connect(self) -> None:
        self.choice.chosen.connect(self._on_chosen)
        self.choice.numbered.connect(self._on_numbered)
        self._skip.clicked.connect(self.skip)
        self._what.clicked.connect(self.toggle_help)
        for button in (*self.choice.segments, *self._link_buttons):
            button.installEventFilter(self)

    def _on_chosen(self) -> None:
        announce(self, self.choice.chosen_words or self.tr("No answer"))
        self.changed.emit()  # what helps comes before what is to be known
        self._say(self._question.before_leaving if self.asks_for_help else "")

    def _on_numbered(self) -> None:
        if not self.asks_for_help:  # whoever said this is not hurried on
            self.moved_on.emit()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            announce(self, words)

    def _show_links(self) -> None:
        buttons = (*self.choice.segments, *self._link_buttons)
        at_hand = self.underMouse() or any(button.hasFocus() for button in buttons)
        for link in self._link_buttons:
            link.setVisible(at_hand or self.is_suicidal)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(5))
        self._links.setSpacing(px(10))
        tiny = f"QPushButton {{ font-size: {px(12)}px; min-height: {px(18)}px; padding: 0 {px(3)}px; }}"
        for link in (self._skip, self._what):
            link.setStyleSheet(tiny)
