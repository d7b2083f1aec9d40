"""The focus where something came late: given to no page that has made way, and in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_wished: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()
"""By a page that has made way, what was to have the focus on it meanwhile."""


def give_focus(widget: QWidget, reason: Qt.FocusReason | None = None) -> None:
    """Give a widget the focus, unless another page is shown in place of one it stands on.

    Qt hands keys to a widget that has the focus of its window also while it can't be seen. Who brings the
    page back can ask with `taken_wish`.
    """
    page = widget.parentWidget()
    while page is not None:
        around = page.parentWidget()
        pages = around.layout() if around is not None else None
        if isinstance(pages, QStackedLayout) and pages.currentWidget() is not page:
            _wished[page] = widget
            return
        page = around
    if reason is None:
        widget.setFocus()
    else:
        widget.setFocus(reason)


def taken_wish(page: QWidget) -> QWidget | None:
    """Return what was to have the focus since the page made way, or since this was last asked."""
    widget = _wished.pop(page, None)
    return widget if widget is not None and isValid(widget) else None


def take_turn(frame: QWidget) -> None:
    """Have Tab come to what was just made inside a frame at the place of the frame itself, and in its order.

    For what is built when it is first needed: it would come last of all.
    """
    from PySide6.QtCore import Qt  # the start can't wait for it, and comes by here for `give_focus`

    around: list[QWidget] = []
    following = frame.nextInFocusChain()
    while following is not None and following is not frame:
        if following.focusPolicy() != Qt.FocusPolicy.NoFocus and following.focusProxy() is None:
            around.append(following)  # a part that hands the focus on has no turn of its own
        following = following.nextInFocusChain()
    made = [stop for stop in around if frame.isAncestorOf(stop)]
    if made and around[0] is not made[0]:
        put_before(around[0], *made)


def put_before(anchor: QWidget, *new: QWidget) -> None:
    """Have Tab come to what was made later right before `anchor`, in this order."""
    for widget in new:
        QWidget.setTabOrder(anchor, widget)  # to where the anchor stands among all of the page
        QWidget.setTabOrder(widget, anchor)
