"""One template: its name, and the text a page begins with."""

from __future__ import annotations

from journal_app.domain.support import PlanPart
from journal_app.domain.template import Template
from journal_app.ui.plan.part_row import PartRow
from journal_app.ui.theme.theme import Theme


class TemplateRow(PartRow):
    """The same two fields as a part of the plan has, under other names."""

    def __init__(self, theme: Theme, template: Template | None = None) -> None:
        super().__init__(theme, PlanPart(template.name, template.text) if template else None)
        self.heading.setPlaceholderText(self.tr("Name"))
        self.words.setPlaceholderText(self.tr("What a page begins with"))

    @property
    def template(self) -> Template:
        """Return what is written."""
        return Template(self.heading.text(), self.words.text())

    def name_all(self) -> None:
        """Name the text and the buttons by the name of the template."""
        place = self.tr("template {0}").format(self.number)
        whose = self.heading.text().strip() or place
        self.heading.setAccessibleName(self.tr("Name of {0}").format(place))
        self.words.setAccessibleName(self.tr("Text of: {0}").format(whose))
        self.tools.name_buttons(whose)
