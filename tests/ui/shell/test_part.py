"""Help, settings and recent photos in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from disque_studio.studio import folders, settings
from disque_studio.studio.session import Choice
from disque_studio.ui import theme
from disque_studio.ui.actions import ACTIONS
from disque_studio.ui.dialogs.guide import GuideDialog
from disque_studio.ui.dialogs.palette import PaletteDialog
from disque_studio.ui.dialogs.settings import SettingsDialog
from disque_studio.ui.dialogs.shortcuts import ShortcutsDialog
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS


def asked(window: MainWindow, name: str, kind: type[QDialog]) -> QDialog:
    window.actions_by_name[name].trigger()
    (found,) = window.findChildren(kind)
    return found


def palette(window: MainWindow) -> PaletteDialog:
    found = asked(window, "palette", PaletteDialog)
    assert isinstance(found, PaletteDialog)
    return found


def test_a_command_is_found_and_run_by_keys_alone(shown: MainWindow, qtbot: QtBot) -> None:
    opened = palette(shown)
    qtbot.keyClicks(opened.line, "no look")
    qtbot.keyClick(opened.line, Qt.Key.Key_Return)
    assert shown.document.current_edit.choice == Choice("none")
    qtbot.waitUntil(lambda: not shown.findChildren(PaletteDialog))
    assert shown.shell.entries()[0].name == "no_look"


def test_a_command_that_cannot_be_run_says_why_and_is_not_run(window: MainWindow, qtbot: QtBot) -> None:
    opened = palette(window)
    (fit,) = (entry for entry in window.shell.entries() if entry.name == "fit")
    assert fit.why_off
    qtbot.keyClicks(opened.line, fit.title)
    item = opened.list.currentItem()
    assert fit.why_off in item.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(opened.line, Qt.Key.Key_Return)
    assert opened.isVisible()
    qtbot.keyClick(opened.line, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_the_palette_moves_by_keys_and_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    before = window.welcome.area.first
    before.setFocus()
    opened = palette(window)
    qtbot.keyClick(opened.line, Qt.Key.Key_Down)
    qtbot.keyClick(opened.line, Qt.Key.Key_PageDown)
    assert opened.list.currentRow() > 2
    opened.reject()
    assert window.focusWidget() is before


def test_the_palette_lists_every_command_but_itself(window: MainWindow) -> None:
    listed = {entry.name for entry in window.shell.entries()}
    assert listed == {spec.name for spec in ACTIONS} - {"palette"}


def test_the_list_of_keys_holds_every_command_and_is_searched(window: MainWindow, qtbot: QtBot) -> None:
    opened = asked(window, "shortcuts", ShortcutsDialog)
    assert isinstance(opened, ShortcutsDialog)
    assert len(opened.rows) > len(ACTIONS)
    for row in opened.rows:
        assert row.keys or row.why_none, row
    qtbot.keyClicks(opened.line, "ctrl+shift+p")
    assert [row.title for row in opened.shown()] == ["Command Palette…"]
    assert "Command Palette…" in opened.page().toPlainText()


def test_a_dialog_that_is_open_is_not_opened_twice(window: MainWindow, monkeypatch) -> None:
    monkeypatch.setattr(QDialog, "raise_", lambda _: None)
    first = asked(window, "shortcuts", ShortcutsDialog)
    assert asked(window, "shortcuts", ShortcutsDialog) is first


def test_settings_work_at_once_and_are_kept(window: MainWindow, qtbot: QtBot) -> None:
    opened = asked(window, "settings", SettingsDialog)
    assert isinstance(opened, SettingsDialog)
    assert list(opened.rows) == list(settings.options())
    box = opened.rows["theme"]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert theme.now().name == "light"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert theme.now().name == "dark"
    assert not opened.note.isVisible()
    window.preferences.set("language", "de")
    assert opened.note.isVisible()
    window.preferences.set("first_look", settings.NO_LOOK)
    assert window.document.new_edit.choice == Choice()
    kept = settings.load(folders.config() / settings.FILE).settings
    assert (kept.language, kept.first_look) == ("de", settings.NO_LOOK)


def test_the_settings_list_the_looks_that_there_are(window: MainWindow) -> None:
    opened = asked(window, "settings", SettingsDialog)
    assert isinstance(opened, SettingsDialog)
    row = opened.rows["first_look"]
    assert {row.itemData(at) for at in range(row.count())} == {settings.NO_LOOK, *window.document.looks}


def test_a_damaged_settings_file_is_told(engine: object, qtbot: QtBot) -> None:
    (folders.config() / settings.FILE).write_text("{")
    window = MainWindow()
    qtbot.addWidget(window)
    assert "damaged" in window.messages.messages[0].text
    window.close()


def test_the_theme_is_changed_by_its_command(window: MainWindow, qapp: QApplication) -> None:
    window.actions_by_name["theme"].trigger()
    assert theme.now().name == "light"
    window.actions_by_name["theme"].trigger()
    assert theme.now().name == "dark"


def test_what_was_opened_is_offered_again(shown: MainWindow, hdr_file: Path, qtbot: QtBot) -> None:
    assert shown.shell.recent.photos == (hdr_file,)
    menu = shown.findChild(QMenu, "recent")
    assert menu is not None
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert hdr_file.name in action.text()
    again = MainWindow()
    qtbot.addWidget(again)
    (button,) = again.welcome.recent.buttons
    assert button.accessibleName().endswith(hdr_file.name)
    again.close()
    shown.actions_by_name["forget_recent"].trigger()
    assert not shown.shell.recent.photos
    assert not shown.actions_by_name["forget_recent"].isEnabled()


def test_a_recent_photo_that_is_gone_leaves_the_list(shown: MainWindow, hdr_file: Path, qtbot: QtBot) -> None:
    hdr_file.unlink()
    shown.shell.recent.open(hdr_file)
    assert shown.messages.messages[-1].subject == hdr_file.name
    assert shown.shell.recent.photos == ()


def test_a_recent_photo_of_a_name_that_no_file_can_have_leaves_the_list(shown: MainWindow) -> None:
    shown.shell.recent.open(Path("x" * 5000))
    assert "no longer there" in shown.messages.messages[-1].text


def test_no_list_is_kept_where_none_is_wanted(shown: MainWindow) -> None:
    shown.preferences.set("recent_files", 0)
    assert shown.shell.recent.photos == ()
    shown.document.photo_changed.emit()
    assert shown.shell.recent.photos == ()


def test_the_guide_is_read_page_by_page(window: MainWindow, qtbot: QtBot) -> None:
    opened = asked(window, "guide", GuideDialog)
    assert isinstance(opened, GuideDialog)
    assert opened.list.count() >= 6
    for row in range(opened.list.count()):
        assert opened.list.currentRow() == row
        assert len(opened.page.toPlainText()) > 300
        qtbot.mouseClick(opened.forth, Qt.MouseButton.LeftButton)
    assert not opened.forth.isEnabled()


def test_files_held_over_the_welcome_light_it_up(window: MainWindow, hdr_file: Path, qtbot: QtBot) -> None:
    from PySide6.QtCore import QMimeData, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    data, welcome = QMimeData(), window.welcome
    data.setUrls([QUrl.fromLocalFile(str(hdr_file))])
    left, copy, none = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    before = welcome.grab().toImage()
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    welcome.dragEnterEvent(entering)
    assert entering.isAccepted()
    assert welcome.grab().toImage() != before
    welcome.dragLeaveEvent(QDragLeaveEvent())
    assert welcome.grab().toImage() == before
    welcome.dropEvent(QDropEvent(QPoint(50, 50), copy, data, left, none))
    qtbot.waitUntil(lambda: window.document.photo is not None, timeout=PATIENCE_MS)


@pytest.mark.parametrize("name", ["open", "demo"])
def test_the_welcome_tells_the_keys_of_its_buttons(window: MainWindow, name: str) -> None:
    keys = window.actions_by_name[name].shortcut().toString()
    tips = [button.toolTip() for button in window.welcome.area.findChildren(type(window.welcome.area.first))]
    assert any(keys in tip for tip in tips)
