"""The look of the app changes as a whole and at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessibilityHints,
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QImage,
    QPainter,
    QPalette,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QCompleter,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder
from journal_app.ui.theme.palette import DARK, DARK_MORE, LIGHT, LIGHT_MORE, Palette
from journal_app.ui.theme.shadow import CardShadow
from journal_app.ui.theme.theme import APP_ICON_SIZES, Theme
from journal_app.ui.theme.type_scale import FONT_FILES, TYPE_SCALE, load_fonts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # offscreen cannot, and says so


def test_a_change_of_look_is_told_once_and_only_if_it_is_one(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set("dark", 1.5)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set("dark", 1.5)


def test_dark_and_light_reach_the_colours_of_the_whole_app(theme: Theme, qapp: QApplication) -> None:
    theme.set("dark")
    assert theme.is_dark
    assert theme.palette is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    assert DARK.accent in qapp.styleSheet()
    theme.set("light")
    assert not theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.bg)
    assert DARK.accent not in qapp.styleSheet()


def test_what_a_file_dialog_offers_while_a_name_is_typed_stands_on_a_ground(
    theme: Theme, qtbot: QtBot
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    completer = QCompleter(["garden", "gate"], field)
    field.setCompleter(completer)
    theme.set("light")
    popup = completer.popup()
    popup.resize(200, 100)
    assert popup.grab().toImage().pixelColor(150, 90) == QColor(LIGHT.card)


class StyleSpy(QObject):
    """Counts how often widgets are told that their style is another one."""

    told = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.told += event.type() == QEvent.Type.StyleChange
        return False


def test_a_change_of_look_styles_a_widget_no_more_often_the_deeper_it_lies(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.set("light")
    window = QWidget()
    qtbot.addWidget(window)
    deepest = window
    for _ in range(20):
        around = QVBoxLayout(deepest)
        deepest = QWidget()
        around.addWidget(deepest)
    button = QPushButton("Save")
    QVBoxLayout(deepest).addWidget(button)
    with qtbot.waitExposed(window):
        window.show()
    spy = StyleSpy()
    button.installEventFilter(spy)
    theme.set("light", 1.5)
    assert 1 <= spy.told <= 3
    assert button.fontMetrics().height() == QFontMetrics(theme.font("control")).height()


def test_more_contrast_goes_with_dark(theme: Theme) -> None:
    theme.set("dark", more_contrast=True)
    assert theme.palette is DARK_MORE
    assert theme.is_dark


def test_a_system_that_wants_contrast_gets_it_at_once_unless_colours_were_chosen(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.complete()
    theme.set("system")
    hints = qapp.styleHints().accessibility()
    monkeypatch.setattr(
        QAccessibilityHints, "contrastPreference", lambda _: Qt.ContrastPreference.HighContrast
    )
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.palette is LIGHT_MORE
    theme.set("dark")
    assert theme.palette is DARK


def test_a_system_that_says_nothing_means_light(theme: Theme) -> None:
    theme.set("dark")
    theme.set("system")
    assert theme.palette is LIGHT


@pytest.mark.parametrize(("ground", "words", "begins"), [("white", "black", LIGHT), ("black", "white", DARK)])
def test_the_first_look_goes_by_the_colours_that_qt_began_with(
    theme: Theme, qapp: QApplication, ground: str, words: str, begins: Palette
) -> None:
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Window, QColor(ground))
    colours.setColor(QPalette.ColorRole.WindowText, QColor(words))
    qapp.setPalette(colours)
    theme.begin("system", 1.0, reduce_motion=False, more_contrast=False)
    assert theme.palette is begins
    theme.complete()  # the system itself says nothing here
    assert theme.palette is LIGHT


def test_a_first_look_that_was_chosen_stays_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    theme.begin("dark", 1.5, reduce_motion=False, more_contrast=True)
    with qtbot.assertNotEmitted(theme.changed):
        theme.complete()
    assert (theme.palette, theme.scale) == (DARK_MORE, 1.5)


def test_the_scale_stays_between_the_smallest_and_the_largest(theme: Theme) -> None:
    theme.set("light", 0.1)
    assert theme.scale == 0.85
    theme.set("light", 7)
    assert theme.scale == 2.0


def test_lengths_follow_the_scale_and_never_vanish(theme: Theme) -> None:
    theme.set("light", 1.5)
    assert theme.px(40) == 60
    assert theme.px(0) == 0
    theme.set("light", 0.85)
    assert theme.px(0.5) == 1


@pytest.mark.parametrize("role", TYPE_SCALE)
def test_fonts_follow_the_scale(theme: Theme, role: str) -> None:
    small = theme.font(role).pixelSize()
    theme.set("light", 2)
    assert theme.font(role).pixelSize() == 2 * small


def test_the_two_typefaces_come_with_the_app(theme: Theme) -> None:
    assert QFontInfo(theme.font("control")).family() == "Inter"
    assert QFontInfo(theme.font("entry")).family() == "Literata"
    bold = theme.font("entry")
    bold.setWeight(QFont.Weight.DemiBold)
    assert QFontInfo(bold).weight() == QFont.Weight.DemiBold
    slanted = theme.font("entry")
    slanted.setItalic(True)
    assert QFontInfo(slanted).italic()


def test_a_missing_font_is_said_by_name(qapp: QApplication, tmp_path: Path) -> None:
    shutil.copy(resources_folder() / "fonts" / FONT_FILES[0], tmp_path)
    with pytest.raises(FileNotFoundError, match=re.escape(FONT_FILES[1])):
        load_fonts(tmp_path)


def test_buttons_that_are_open_change_with_the_look(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Open")
    qtbot.addWidget(button)
    button.show()
    height = button.sizeHint().height()
    assert height == 40
    theme.set("dark", 2)
    assert button.sizeHint().height() in (79, 80, 81)  # the line around it does not grow


def test_an_icon_takes_the_colour_of_the_palette(theme: Theme) -> None:
    assert _colours(theme.pixmap("leaf", "accent", 24, 1).toImage()) == {LIGHT.accent.lower()}
    theme.set("dark")
    assert _colours(theme.pixmap("leaf", "accent", 24, 1).toImage()) == {DARK.accent.lower()}


def test_an_icon_is_sharp_on_a_screen_of_twice_the_pixels(theme: Theme) -> None:
    picture = theme.pixmap("leaf", "text", 20, 2)
    assert picture.width() == 40
    assert picture.deviceIndependentSize().width() == 20


def test_an_icon_is_drawn_once(theme: Theme) -> None:
    assert theme.pixmap("sun", "text", 20, 1) is theme.pixmap("sun", "text", 20, 1)


def test_an_icon_that_is_not_there_is_a_mistake_to_be_heard(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("stork")


def test_the_app_icon_comes_in_every_size(theme: Theme) -> None:
    sizes = theme.app_icon().availableSizes()
    assert sorted(size.width() for size in sizes) == list(APP_ICON_SIZES)
    assert (resources_folder() / "app_icon.svg").is_file()


def test_fonts_and_icons_bring_their_licences() -> None:
    folder = resources_folder()
    for family in ("Inter", "Literata"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "fonts" / f"OFL-{family}.txt").read_text()
    assert "ISC License" in (folder / "icons" / "LICENSE-Lucide.txt").read_text()
    assert {path.name for path in (folder / "fonts").glob("*.ttf")} == set(FONT_FILES)


def test_every_drawing_that_is_shipped_is_used() -> None:
    package = Path(__file__).parents[3] / "journal_app"
    source = "".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    drawings = {path.stem for path in (resources_folder() / "icons").glob("*.svg")}
    assert drawings
    assert {name for name in drawings if f'"{name}"' not in source} == set()


def test_a_shadow_is_darkest_at_the_card_and_fades_to_nothing(qapp: QApplication) -> None:
    shadow = CardShadow(1.0, 16, 0.24)
    card = QRect(40, 40, 200, 120)
    picture = QImage(300, 220, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    shadow.paint(painter, shadow.around(card), 1)
    painter.end()
    below = [picture.pixelColor(140, y).alpha() for y in range(card.bottom() + 1, 190)]
    assert below[0] > 20
    assert below == sorted(below, reverse=True)
    assert below[-1] == 0
    above = picture.pixelColor(140, card.top() - 1).alpha()
    assert 0 < above < below[0], "the light comes from above"


def test_without_darkness_no_shadow_is_painted(qapp: QApplication) -> None:
    picture = QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    CardShadow(1.0, 16, 0.0).paint(painter, QRect(0, 0, 100, 100), 1)
    painter.end()
    assert _colours(picture) == set()


def _colours(picture: QImage) -> set[str]:
    """Return the colours of all fully painted pixels."""
    found = set()
    for y in range(picture.height()):
        for x in range(picture.width()):
            colour = picture.pixelColor(x, y)
            if colour.alpha() == 255:
                found.add(colour.name())
    return found


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_what_can_be_ticked_has_one_ring_and_not_the_style_s_own_within(
    theme: Theme, qtbot: QtBot, kind: type[QCheckBox | QRadioButton]
) -> None:
    theme.set("light")
    window, before, box = QWidget(), QLineEdit(), kind("Body")
    column = QVBoxLayout(window)
    column.addWidget(before)
    column.addWidget(box)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert box.hasFocus()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    within = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxFocusRect, option, box)
    picture = box.grab().toImage()
    assert picture.pixelColor(within.topLeft() + QPoint(1, 1)) == picture.pixelColor(box.width() - 8, 8)
