"""The library in the panel: chosen, searched, starred and previewed, by mouse and by keys."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from disque_studio.studio.session import Choice
from disque_studio.ui.look.part import LookPart
from disque_studio.ui.look.tile import FAVOURITE, PREVIEW
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import write_pfm
from tests.ui.look.conftest import Settle


def names(part: LookPart) -> list[str]:
    grid = part.panel.looks.grid
    return [grid.item(row).text() for row in range(grid.count())]


def row(part: LookPart, name: str) -> int:
    return names(part).index(name)


def click(part: LookPart, qtbot: QtBot, name: str) -> None:
    grid = part.panel.looks.grid
    place = grid.visualItemRect(grid.item(row(part, name))).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_looks_stand_in_a_grid_with_the_chosen_one_marked(own: LookPart, shown: MainWindow) -> None:
    assert names(own) == ["Natural", "Warm", "Cool", "Dawn", "Dusk"]
    assert own.panel.looks.grid.currentItem().text() == Path(shown.document.current_edit.choice.name).stem


def test_a_click_and_the_arrow_keys_choose(
    own: LookPart, shown: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    click(own, qtbot, "Warm")
    settle()
    assert shown.document.current_edit.choice == Choice("builtin", "Warm")
    assert shown.document.mapping.tint == (1.4, 1.0, 0.6)
    qtbot.keyClick(own.panel.looks.grid, Qt.Key.Key_Right)
    settle()
    assert shown.document.current_edit.choice.name == "Cool"
    shown.actions_by_name["next_look"].trigger()
    settle()
    assert shown.document.current_edit.choice.kind == "file"
    assert shown.document.mapping.tint == (2.0, 1.0, 0.5)
    shown.document.stack.undo()
    assert own.panel.looks.grid.currentItem().text() == "Cool"


def test_next_and_previous_go_around(own: LookPart, shown: MainWindow) -> None:
    shown.actions_by_name["no_look"].trigger()
    assert own.panel.looks.grid.currentRow() == -1
    shown.actions_by_name["previous_look"].trigger()
    assert own.panel.looks.grid.currentItem().text() == "Dusk"
    shown.actions_by_name["next_look"].trigger()
    assert own.panel.looks.grid.currentItem().text() == "Natural"


def test_every_look_is_previewed_on_the_photo_that_is_open(
    own: LookPart, shown: MainWindow, settle: Settle, hdr_file: Path
) -> None:
    grid = own.panel.looks.grid
    assert all(grid.item(place).data(PREVIEW) is not None for place in range(grid.count()))
    before = own.catalogue.previews["own:Dawn"]
    bright = write_pfm(hdr_file.with_name("bright.pfm"), np.full((40, 60, 3), 0.9, np.float32))
    shown.document.add([bright])
    settle(lambda: shown.document.ready and shown.document.current == bright)
    settle(lambda: own.catalogue.previews["own:Dawn"].shape != before.shape)
    assert own.catalogue.previews["own:Dawn"].shape == (40, 60, 3)


def test_search_is_in_sight_in_a_small_window(shown: MainWindow, qtbot: QtBot) -> None:
    shown.resize(900, 600)
    qtbot.waitUntil(lambda: shown.look.panel.height() < 400)
    shown.actions_by_name["search_looks"].trigger()
    qtbot.waitUntil(lambda: not shown.look.panel.looks.search.visibleRegion().isEmpty())


def test_search_narrows_and_leads_into_the_grid(
    own: LookPart, shown: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    shown.activateWindow()
    shown.actions_by_name["search_looks"].trigger()
    search = own.panel.looks.search
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "D")
    assert names(own) == ["Dawn", "Dusk"]
    qtbot.keyClicks(search, "usk")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    settle()
    assert own.panel.looks.grid.hasFocus()
    assert Path(shown.document.current_edit.choice.name).stem == "Dusk"
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(names(own)) == 5
    qtbot.keyClicks(search, "zzz")
    assert not own.panel.looks.grid.isVisible()


def test_a_star_marks_favourites_and_the_filter_shows_them_alone(
    own: LookPart, shown: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    click(own, qtbot, "Cool")
    settle()
    qtbot.keyClick(own.panel.looks.grid, "*")
    assert own.panel.looks.grid.item(row(own, "Cool")).data(FAVOURITE)
    qtbot.mouseClick(own.panel.looks.favourites, Qt.MouseButton.LeftButton)
    assert names(own) == ["Cool"]
    shown.actions_by_name["favourite_look"].trigger()
    assert names(own) == []
    own.panel.looks.favourites.setChecked(False)
    assert len(names(own)) == 5


def test_a_menu_speaks_of_its_look_without_putting_it_on(
    own: LookPart, shown: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: opened.append(menu))
    before = shown.document.current_edit.choice
    grid = own.panel.looks.grid
    grid.customContextMenuRequested.emit(grid.visualItemRect(grid.item(row(own, "Dusk"))).center())
    (menu,) = opened
    assert own.panel.looks.current().name == "Dusk"
    assert shown.actions_by_name["rename_look"].isEnabled()
    assert shown.actions_by_name["delete_look"] in menu.actions()
    menu.aboutToHide.emit()
    shown.actions_by_name["favourite_look"].trigger()
    qtbot.waitUntil(lambda: own.panel.looks.current().name != "Dusk")
    assert grid.item(row(own, "Dusk")).data(FAVOURITE)
    assert shown.document.current_edit.choice == before
    assert not shown.actions_by_name["rename_look"].isEnabled(), "the marked look is built in"


def test_a_menu_beside_the_looks_is_the_marked_ones(own: LookPart) -> None:
    asked: list[str] = []
    grid = own.panel.looks.grid
    grid.menu_asked.disconnect()
    grid.menu_asked.connect(lambda key, at: asked.append(key))
    grid.customContextMenuRequested.emit(QPoint(5000, 5000))
    assert asked == ["builtin:Natural"]


def test_strength_is_set_by_slider_and_keys(shown: MainWindow, part: LookPart, settle: Settle) -> None:
    document, slider = shown.document, part.panel.strength
    slider.slider.setValue(60)
    assert document.current_edit.strength == 0.6
    shown.actions_by_name["strength_up"].trigger()
    assert document.current_edit.strength == 0.65
    assert slider.value() == 65
    shown.actions_by_name["exposure_up"].trigger()
    shown.actions_by_name["reset"].trigger()
    assert (document.current_edit.strength, document.current_edit.exposure) == (1.0, 0.0)
    shown.actions_by_name["no_look"].trigger()
    assert not slider.isEnabled()


def test_parts_fold_away(part: LookPart, qtbot: QtBot) -> None:
    looks = part.panel.looks
    qtbot.keyClick(looks.fold, Qt.Key.Key_Space)
    assert not looks.grid.isVisible()
    qtbot.keyClick(looks.fold, Qt.Key.Key_Space)
    assert looks.grid.isVisible()
