"""The filmstrip, driven as a user drives it."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from disque_studio.imaging.frame import Frame
from disque_studio.studio.session import Shot
from disque_studio.ui.filmstrip.cells import places
from disque_studio.ui.filmstrip.model import CELL, told
from disque_studio.ui.filmstrip.paste import PasteDialog
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS
from tests.ui.filmstrip.conftest import settle


def run(window: MainWindow, *names: str) -> None:
    for name in names:
        window.actions_by_name[name].trigger()


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    window.filmstrip.view.setFocus()
    qtbot.keyClick(window.filmstrip.view, key, modifier or Qt.KeyboardModifier.NoModifier)


def click(window: MainWindow, qtbot: QtBot, row: int, modifier: Qt.KeyboardModifier | None = None) -> None:
    view = window.filmstrip.view
    place = places(view.visualRect(window.filmstrip.model.index(row)).toRectF()).image.center().toPoint()
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, modifier or Qt.KeyboardModifier.NoModifier, place
    )


def names(window: MainWindow) -> list[str]:
    return [path.stem for path in window.filmstrip.model.paths()]


def shots(window: MainWindow) -> tuple[Shot, ...]:
    return window.document.session.shots


def test_every_photo_has_picture_and_score(strip: MainWindow) -> None:
    cells = [strip.filmstrip.model.cell(row) for row in range(5)]
    assert all(cell.seen.pixmap is not None and not cell.stale and not cell.edited for cell in cells)
    assert [cell.trouble for cell in cells] == [""] * 5
    assert len({cell.score for cell in cells}) > 1


def test_the_open_photo_is_not_read_again(strip: MainWindow, files: list[Path], engine) -> None:
    assert files[0] not in engine.thumbs.read
    assert sorted(engine.thumbs.read) == files[1:]


def test_what_reads_files_rests_only_while_nothing_is_made(
    strip: MainWindow, qtbot: QtBot, engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, rests = threading.Event(), threading.Event(), []
    make = engine.thumbs.thumb

    def thumb(*asked):
        begun.set()
        go_on.wait()
        return make(*asked)

    monkeypatch.setattr(engine.thumbs, "thumb", thumb)
    monkeypatch.setattr(engine.thumbs, "rest", lambda: rests.append(begun.is_set() and not go_on.is_set()))
    rest = strip.filmstrip.supply._rest
    strip.document.edit("Expose", exposure=1.0)
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE_MS)
    rest.timeout.emit()
    assert not rests and rest.isActive()
    go_on.set()
    settle(strip, qtbot)
    rest.timeout.emit()
    assert rests == [False]


def test_a_file_that_cannot_be_read_says_why(strip: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    bad, other = tmp_path / "bad.pfm", tmp_path / "other.pfm"
    bad.write_bytes(b"PF\n nonsense")
    other.write_bytes(strip.filmstrip.model.path(0).read_bytes())
    first = strip.document.current
    strip.document.add([bad, other])
    qtbot.waitUntil(lambda: bool(strip.filmstrip.supply.seen(bad).error), timeout=PATIENCE_MS)
    cell = strip.filmstrip.model.cell(5)
    assert cell.trouble
    assert cell.trouble in strip.filmstrip.model.index(5).data(Qt.ItemDataRole.ToolTipRole)
    qtbot.waitUntil(lambda: strip.document.current == first, timeout=PATIENCE_MS)


def test_next_and_previous_pass_over_a_file_that_cannot_be_read(
    strip: MainWindow, qtbot: QtBot, files: list[Path], tmp_path: Path
) -> None:
    bad, other = tmp_path / "bad.pfm", tmp_path / "other.pfm"
    bad.write_bytes(b"PF\n nonsense")
    other.write_bytes(files[0].read_bytes())
    strip.document.add([bad, other])
    qtbot.waitUntil(lambda: bool(strip.filmstrip.supply.seen(bad).error), timeout=PATIENCE_MS)
    qtbot.waitUntil(strip.workers.idle, timeout=PATIENCE_MS)
    strip.document.go(files[4])
    strip.actions_by_name["next_photo"].trigger()
    assert strip.document.current == other
    strip.actions_by_name["previous_photo"].trigger()
    assert strip.document.current == files[4]
    qtbot.waitUntil(strip.workers.idle, timeout=PATIENCE_MS)


def test_arrow_keys_go_from_photo_to_photo(strip: MainWindow, qtbot: QtBot, files: list[Path]) -> None:
    press(strip, qtbot, Qt.Key.Key_Right)
    assert strip.document.current == files[1]
    assert strip.document.selected == (files[1],)
    press(strip, qtbot, Qt.Key.Key_End)
    assert strip.document.current == files[4]
    press(strip, qtbot, Qt.Key.Key_Home)
    assert strip.document.current == files[0]
    press(strip, qtbot, Qt.Key.Key_PageDown)
    assert strip.document.current == files[4]
    press(strip, qtbot, Qt.Key.Key_PageUp)
    assert strip.document.current == files[0]


def test_shift_and_arrows_select_on_the_way(strip: MainWindow, qtbot: QtBot, files: list[Path]) -> None:
    for _ in range(2):
        press(strip, qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert strip.document.selected == tuple(files[:3])
    assert strip.document.current == files[2]


def test_clicks_select_one_some_and_a_row(strip: MainWindow, qtbot: QtBot, files: list[Path]) -> None:
    click(strip, qtbot, 1)
    assert (strip.document.current, strip.document.selected) == (files[1], (files[1],))
    click(strip, qtbot, 3, Qt.KeyboardModifier.ShiftModifier)
    assert strip.document.selected == tuple(files[1:4])
    click(strip, qtbot, 2, Qt.KeyboardModifier.ControlModifier)
    assert strip.document.selected == (files[1], files[3])
    assert strip.document.current == files[3]


def test_something_is_always_selected(strip: MainWindow, qtbot: QtBot, files: list[Path]) -> None:
    click(strip, qtbot, 0, Qt.KeyboardModifier.ControlModifier)
    assert strip.document.selected == (files[0],)
    view = strip.filmstrip.view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(view.viewport().width() - 3, 8))
    assert strip.document.selected == (files[0],)


def test_next_and_previous_go_anywhere_and_stop_at_the_ends(strip: MainWindow, files: list[Path]) -> None:
    run(strip, "previous_photo")
    assert strip.document.current == files[0]
    run(strip, *["next_photo"] * 9)
    assert strip.document.current == files[4]


def test_all_are_selected_rated_and_flagged_in_one_step_each(strip: MainWindow, files: list[Path]) -> None:
    steps = strip.document.stack.count()
    run(strip, "select_all", "rate_4", "pick")
    assert {(shot.rating, shot.flag) for shot in shots(strip)} == {(4, "pick")}
    assert strip.document.stack.count() == steps + 2
    assert strip.document.stack.undoText() == "Pick 5 photos"
    run(strip, "undo", "undo")
    assert {(shot.rating, shot.flag) for shot in shots(strip)} == {(0, "")}
    run(strip, "select_current", "rate_2", "reject")
    assert [shot.rating for shot in shots(strip)] == [2, 0, 0, 0, 0]
    run(strip, "unflag", "rate_0")
    assert shots(strip)[0] == Shot(files[0], shots(strip)[0].edit)


def test_keys_rate_but_not_while_something_is_typed(strip: MainWindow, qtbot: QtBot) -> None:
    press(strip, qtbot, Qt.Key.Key_3)
    press(strip, qtbot, Qt.Key.Key_X)
    assert (shots(strip)[0].rating, shots(strip)[0].flag) == (3, "reject")
    field = QLineEdit(strip.filmstrip.strip)
    field.show()
    field.setFocus()
    for key in "5pu":
        qtbot.keyClick(field, key)
    assert field.text() == "5pu"
    assert (shots(strip)[0].rating, shots(strip)[0].flag) == (3, "reject")
    field.deleteLater()


def test_stars_and_flag_are_pressed_in_the_cell(strip: MainWindow, qtbot: QtBot) -> None:
    view = strip.filmstrip.view
    where = places(view.visualRect(strip.filmstrip.model.index(1)).toRectF())

    def press_at(part) -> None:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=part.center().toPoint())

    press_at(where.stars[3])
    press_at(where.flag)
    assert (shots(strip)[1].rating, shots(strip)[1].flag) == (4, "pick")
    press_at(where.stars[3])
    press_at(where.flag)
    assert (shots(strip)[1].rating, shots(strip)[1].flag) == (0, "reject")


def test_the_strip_sorts_and_filters(strip: MainWindow, qtbot: QtBot, files: list[Path]) -> None:
    head = strip.filmstrip.strip
    document = strip.document
    document.change("Rate", document.session.replacing([replace(shots(strip)[3], rating=5, flag="pick")]))
    head.order.setCurrentIndex(3)
    assert names(strip) == ["p0", "p1", "p2", "p4", "p3"]
    head.turn.toggle()
    assert names(strip) == ["p3", "p0", "p1", "p2", "p4"]
    head.kept.setCurrentIndex(1)
    assert names(strip) == ["p3"]
    run(strip, "unflag")
    assert names(strip) == ["p3"]  # the current photo was another, and is hidden now
    run(strip, "next_photo")
    assert document.current == files[3]
    run(strip, "unflag")
    assert names(strip) == []
    head.kept.setCurrentIndex(0)
    assert len(names(strip)) == 5


def test_by_quality_the_worst_is_first(strip: MainWindow) -> None:
    model = strip.filmstrip.model
    model.arrange(order="score")
    scores = [model.cell(row).seen.score for row in range(5)]
    assert scores == sorted(scores)


def test_an_edited_photo_is_marked_and_shown_anew(strip: MainWindow, qtbot: QtBot) -> None:
    model = strip.filmstrip.model
    before = model.cell(0).seen
    strip.document.set_exposure(1.5)
    cell = model.index(0).data(CELL)
    assert cell.edited and cell.stale
    assert any("before the last edit" in words for words in told(cell))
    settle(strip, qtbot)
    assert not model.cell(0).stale
    assert model.cell(0).seen.thumb.mean() > before.thumb.mean()


def test_an_edit_is_pasted_on_many_in_one_step(strip: MainWindow, qtbot: QtBot) -> None:
    document = strip.document
    document.edit("Edit", strength=0.4, exposure=1.0, frame=Frame((0.0, 0.0, 0.5, 1.0)))
    run(strip, "copy_edit", "select_all", "paste_edit")
    assert {shot.edit.strength for shot in shots(strip)} == {0.4}
    assert [shot.edit.frame for shot in shots(strip)[1:]] == [Frame()] * 4
    assert document.stack.undoText() == "Paste edit on 4 photos"
    run(strip, "undo")
    assert [shot.edit.strength for shot in shots(strip)] == [0.4, 1.0, 1.0, 1.0, 1.0]


def test_only_chosen_parts_are_pasted(strip: MainWindow, qtbot: QtBot) -> None:
    strip.document.edit("Edit", strength=0.4, exposure=1.0)
    run(strip, "copy_edit", "next_photo", "paste_special")
    dialog = strip.findChild(PasteDialog)
    assert dialog is not None
    for part, box in dialog.boxes.items():
        box.setChecked(part == "exposure")
    dialog.accept()
    assert (shots(strip)[1].edit.exposure, shots(strip)[1].edit.strength) == (1.0, 1.0)


def test_nothing_is_pasted_where_nothing_was_copied(strip: MainWindow) -> None:
    steps = strip.document.stack.count()
    run(strip, "paste_edit", "paste_special")
    assert strip.document.stack.count() == steps
    assert not strip.messages.isHidden()


def test_sync_puts_the_current_edit_on_the_selected(strip: MainWindow, files: list[Path]) -> None:
    strip.document.set_strength(0.25)
    strip.document.select(files[:3])
    run(strip, "sync_edit")
    assert [shot.edit.strength for shot in shots(strip)] == [0.25, 0.25, 0.25, 1.0, 1.0]
    run(strip, "undo")
    assert [shot.edit.strength for shot in shots(strip)] == [0.25, 1.0, 1.0, 1.0, 1.0]


def test_photos_are_removed_and_come_back(strip: MainWindow, qtbot: QtBot, files: list[Path]) -> None:
    strip.document.select(files[1:3])
    run(strip, "remove_photo")
    assert names(strip) == ["p0", "p3", "p4"]
    assert all(file.exists() for file in files)
    run(strip, "undo")
    assert names(strip) == ["p0", "p1", "p2", "p3", "p4"]
    settle(strip, qtbot)


def test_two_hundred_photos_ask_only_for_what_is_in_sight(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [Path(f"/nowhere/IMG_{number}.exr") for number in range(200)]
    supply, document = window.filmstrip.supply, window.document
    supply.close()
    monkeypatch.setattr(document, "_open", lambda path: None)
    document.change("Add", document.session.adding(Shot(path) for path in paths))
    model, view = window.filmstrip.model, window.filmstrip.view
    assert model.rowCount() == 200
    bar = view.horizontalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return paths[199] in supply._wanted

    qtbot.waitUntil(at_the_end, timeout=PATIENCE_MS)
    assert len(supply._wanted) < 20
    assert paths[0] not in supply._wanted
    model.arrange(order="name", descending=True)
    assert model.path(0) == paths[199]


def test_a_cell_is_painted_with_its_marks(strip: MainWindow) -> None:
    run(strip, "rate_5")
    rated = strip.filmstrip.strip.grab().toImage()
    run(strip, "rate_0")
    assert strip.filmstrip.strip.grab().toImage() != rated
