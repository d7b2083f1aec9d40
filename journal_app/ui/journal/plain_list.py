"""A short list of words to choose one from, as calm as the list of pages."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QListWidget

from journal_app.ui.theme.theme import Theme


class PlainList(QListWidget):
    """One line an item; the chosen one has a ground and an edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self._read_theme()
        theme.changed.connect(self._read_theme)

    def _read_theme(self) -> None:
        px, palette = self._theme.px, self._theme.palette
        self.setFont(self._theme.font("control"))
        self.setStyleSheet(
            f"""
            QListWidget {{ outline: none; }}
            QListWidget::item {{
                color: {palette.text}; padding: {px(8)}px {px(10)}px;
                border: {px(2)}px solid transparent; border-radius: {px(10)}px;
            }}
            QListWidget::item:hover {{ background: {palette.bg}; }}
            QListWidget::item:selected {{
                background: {palette.soft}; color: {palette.text}; border-color: {palette.edge};
            }}
            QListWidget:focus::item:selected {{ border-color: {palette.accent}; }}
            QListWidget::item:selected:active {{ border-color: {palette.accent}; }}
            QListWidget::item:selected:!active {{ border-color: {palette.edge}; }}
            """
        )
