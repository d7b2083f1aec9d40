"""What every page of the window can do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One page beside the sidebar. It is built once and entered many times."""

    def enter(self) -> None:
        """The page is about to be seen: show what is there now, put the focus where work starts."""

    def leave(self) -> None:
        """The person goes to another page, locks or closes: what only stands here comes to an end."""

    def show_alone(self, alone: bool) -> bool:
        """Show nothing but what is being written, or everything again; return whether it is alone now."""
        del alone
        return False

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is on the page and not stored yet, then call `then`.

        `then` is also called when nothing was waiting, and is not called when storing fails: the
        page says what went wrong itself, keeps the text and tries again.
        """
        then()


def nobody_waits() -> None:
    """What follows a `flush` that is only to be done soon."""
