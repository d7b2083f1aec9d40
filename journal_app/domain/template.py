"""Templates: texts of the person's own that a page can begin with."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Template:
    """What it is called, and the text a page begins with. Either may be empty."""

    name: str = field(repr=False)
    text: str = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """True if nothing is written in it."""
        return not (self.name.strip() or self.text.strip())
