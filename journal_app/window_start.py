"""How a window is asked to start, and how a locking window asks its successor to.

Without postponed annotations, like `ui/theme/palette.py`.
"""

from typing import NamedTuple


class WindowStart(NamedTuple):
    """`after_lock`: "" at a first start, "asked" or "unasked" after a lock. `state`: how the window stood.

    `words`: a text to show over the lock screen. It is no argument, which others on the computer can read:
    `app.replace_process` hands it on.
    """

    journal: str | None = None
    demo: bool = False
    after_lock: str = ""
    state: str = ""  # "", "hidden", "minimised", "maximised" or "full"
    geometry: str = ""  # "x,y,width,height"
    show_help: bool = False
    show_backups: bool = False
    show_damage: bool = False
    show_new_key: bool = False
    show_delete: bool = False
    words: str = ""

    @property
    def leads_past_the_lock_screen(self) -> bool:
        """Whether another page than the lock screen is shown first."""
        pages = (self.show_help, self.show_backups, self.show_damage, self.show_new_key, self.show_delete)
        return any(pages)

    def as_arguments(self) -> list[str]:
        """Return the command line that asks for this start."""
        arguments: list[str] = []
        for option, value in (
            ("--journal", self.journal),
            ("--after-lock", self.after_lock),
            ("--window-state", self.state),
            ("--window-geometry", self.geometry),
        ):
            if value:
                arguments.append(f"{option}={value}")  # in one: a value may begin with a minus
        switches = (
            ("--demo", self.demo),
            ("--show-help", self.show_help),
            ("--show-backups", self.show_backups),
            ("--show-damage", self.show_damage),
            ("--show-new-key", self.show_new_key),
            ("--show-delete", self.show_delete),
            ("--words-from-stdin", bool(self.words)),
        )
        return arguments + [option for option, is_on in switches if is_on]
