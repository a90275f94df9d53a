"""The latent map in the window: sessions and folders, by mouse, by keys, and by dropping."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from disque_studio.studio.session import Choice
from disque_studio.ui import drops
from disque_studio.ui.latentmap.part import LatentMapPart
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import LOOKS, PATIENCE_MS, write_pfm
from tests.ui.fake_coding import FakeCoding
from tests.ui.latentmap.conftest import OPERATORS, index_of, points, settle

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def run(window: MainWindow, *names: str) -> None:
    for name in names:
        window.actions_by_name[name].trigger()


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drop on a widget as the system does; tells whether it was taken."""
    enter = QDragEnterEvent(QPoint(20, 20), COPY, data, LEFT, NONE)
    target.dragEnterEvent(enter)
    event = QDropEvent(QPointF(20, 20), COPY, data, LEFT, NONE)
    target.dropEvent(event)
    return enter.isAccepted() and event.dropAction() == COPY


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def choose(part: LatentMapPart, name: str, qtbot: QtBot) -> None:
    chart = part.panel.chart
    at = chart.plate.place(index_of(part, name)).toPoint()
    qtbot.mouseClick(chart, LEFT, pos=at)


@pytest.fixture
def mapped(part: LatentMapPart, window: MainWindow, folder: Path, qtbot: QtBot) -> LatentMapPart:
    """The folder of six finished pictures on the map."""
    part.map_files([folder])
    settle(window, qtbot, len(OPERATORS) * 2)
    part.panel.chart._moving.stop()
    part.panel.chart._start = None
    part.panel.chart._lay()
    return part


def test_nothing_is_computed_before_the_panel_is_shown(
    shown: MainWindow, part: LatentMapPart, qtbot: QtBot
) -> None:
    shown.document.set_exposure(1.0)
    settle(shown, qtbot)
    assert part.panel.placed is None
    run(shown, "latentmap_panel")
    settle(shown, qtbot, 1 + len(LOOKS))
    assert not part.panel.chart.visibleRegion().isEmpty()


def test_a_session_shows_photos_pairs_and_looks_and_follows_it(
    shown: MainWindow, part: LatentMapPart, qtbot: QtBot, hdr_file: Path, finished_file: Path
) -> None:
    finished_file.unlink()
    run(shown, "map_session")
    settle(shown, qtbot, 1 + len(LOOKS))
    names = {point.item.name for point in part.panel.chart.points}
    assert names == {"scene.pfm", *LOOKS}
    shown.document.add_pair(hdr_file, finished_file)
    qtbot.waitUntil(lambda: points(shown) == 2 + len(LOOKS), timeout=PATIENCE_MS)
    run(shown, "undo")
    qtbot.waitUntil(lambda: points(shown) == 1 + len(LOOKS), timeout=PATIENCE_MS)
    settle(shown, qtbot)


def test_an_edit_moves_the_photo_and_nothing_else_is_coded_again(
    shown: MainWindow, part: LatentMapPart, qtbot: QtBot, hdr_file: Path
) -> None:
    run(shown, "map_session")
    settle(shown, qtbot, 1 + len(LOOKS))
    before = {point.item.name: point for point in part.panel.chart.points}
    shown.document.set_exposure(-2.0)

    def moved() -> bool:
        now = {point.item.name: point for point in part.panel.chart.points}
        return now["scene.pfm"].score < before["scene.pfm"].score - 5 and now["Warm"] is before["Warm"]

    qtbot.waitUntil(moved, timeout=PATIENCE_MS)
    settle(shown, qtbot)


def test_a_folder_is_mapped_with_operators_and_scores(mapped: LatentMapPart, window: MainWindow) -> None:
    chart, panel = mapped.panel.chart, mapped.panel
    assert {point.item.group for point in chart.points} == set(OPERATORS)
    assert panel.state.whole.startswith("6 pictures")
    x = {point.item.name: place for point, place in zip(chart.points, chart.plate.seen, strict=True)}
    assert x["scene_1__plain.png"][0] > x["scene_0__plain.png"][0]
    assert "Score" in panel.legend.accessibleDescription()
    run(window, "map_by_look")
    assert all(name in panel.legend.accessibleDescription() for name in OPERATORS)
    run(window, "map_by_look", "map_pictures", "map_fit")
    panel.grab()


def test_damaged_files_are_listed_and_the_others_mapped(
    part: LatentMapPart, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    (folder / "broken.jpg").write_bytes(b"\xff\xd8 no more")
    write_pfm(folder / "alone.pfm", np.ones((4, 4, 3), np.float32))
    part.map_files([folder])
    settle(window, qtbot, 6)
    qtbot.waitUntil(lambda: bool(window.messages.messages), timeout=PATIENCE_MS)
    (message,) = window.messages.messages
    assert "broken.jpg" in message.text
    assert "alone.pfm" in message.text
    assert "2 left out" in part.panel.state.whole


def test_an_empty_folder_says_so(
    part: LatentMapPart, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    part.map_files([tmp_path / "empty"])
    settle(window, qtbot)
    qtbot.waitUntil(lambda: "No finished pictures" in part.panel.hint.text(), timeout=PATIENCE_MS)
    assert part.panel.hint.isVisible()


def test_mapping_is_stopped_and_goes_on_where_it_was(
    part: LatentMapPart, window: MainWindow, coding: FakeCoding, folder: Path, qtbot: QtBot
) -> None:
    coding.gate.clear()
    part.map_files([folder])
    qtbot.waitUntil(part.panel.stop.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(coding.begun.is_set, timeout=PATIENCE_MS)
    run(window, "cancel")
    settle(window, qtbot)
    assert not part.panel.stop.isVisible()
    coding.gate.set()
    part.map_files([folder])
    settle(window, qtbot, 6)
    part.map_files([folder])
    settle(window, qtbot, 6)
    assert len(coding.coded) == 6


def test_both_codes_and_both_ways_place_all_points(
    mapped: LatentMapPart, window: MainWindow, qtbot: QtBot
) -> None:
    panel = mapped.panel
    places = [panel.placed.places]
    for name in ("map_appearance", "map_tsne"):
        run(window, name)
        settle(window, qtbot, 6)
        assert panel.space.currentIndex() == 1
        places.append(panel.placed.places)
    assert panel.method.currentText() == "t-SNE"
    assert "axes" not in panel.state.whole
    assert not np.allclose(places[0], places[1])
    assert not np.allclose(places[1], places[2])


def test_a_click_shows_the_picture_and_its_look_is_learnt_for_the_photo(
    shown: MainWindow, part: LatentMapPart, folder: Path, qtbot: QtBot
) -> None:
    part.map_files([folder])
    settle(shown, qtbot, 6)
    qtbot.waitUntil(lambda: part.panel.chart._start is None, timeout=PATIENCE_MS)
    assert not shown.actions_by_name["map_apply"].isEnabled()
    choose(part, "scene_0__cool.png", qtbot)
    settle(shown, qtbot)
    detail = part.panel.detail
    assert detail.isVisible()
    assert detail.name.whole == "scene_0__cool.png"
    assert detail.picture.image.pixelColor(5, 5).blue() > detail.picture.image.pixelColor(5, 5).red()
    for _ in range(2):
        run(shown, "map_apply")
        settle(shown, qtbot)
    (pair,) = shown.document.session.pairs
    assert (pair.before, pair.after) == (folder / "scene_0.pfm", folder / "scene_0__cool.png")
    choice = shown.document.current_edit.choice
    assert choice.kind == "pairs"
    assert [share.key for share in choice.mix if share.on] == [pair.key]


def test_keys_go_over_the_map_show_a_picture_and_use_its_look(
    shown: MainWindow, part: LatentMapPart, qtbot: QtBot
) -> None:
    run(shown, "map_session")
    settle(shown, qtbot, 1 + len(LOOKS))
    qtbot.waitUntil(lambda: part.panel.chart._start is None, timeout=PATIENCE_MS)
    chart = part.panel.chart
    chart.setFocus()
    reached = set()
    for key in (Qt.Key.Key_Right, *[Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right] * 6):
        qtbot.keyClick(chart, key)
        reached.add(chart.points[chart.current].item.name)
    assert len(reached) >= 3
    for _ in range(12):
        if chart.points[chart.current].item.name == "Cool":
            break
        at, goal = chart.plate.place(chart.current), chart.plate.place(index_of(part, "Cool"))
        way = goal - at
        across = abs(way.x()) >= abs(way.y())
        keys = (Qt.Key.Key_Right, Qt.Key.Key_Left) if across else (Qt.Key.Key_Down, Qt.Key.Key_Up)
        qtbot.keyClick(chart, keys[0] if (way.x() if across else way.y()) > 0 else keys[1])
    assert "Cool" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert part.panel.detail.name.whole == "Cool"
    run(shown, "map_apply")
    assert shown.document.current_edit.choice == Choice("builtin", "Cool")
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.lens.zoom > 1
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.lens.zoom == 1
    settle(shown, qtbot)


def test_a_point_is_dragged_onto_the_photo(
    shown: MainWindow, part: LatentMapPart, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(shown, "map_session")
    settle(shown, qtbot, 1 + len(LOOKS))
    qtbot.waitUntil(lambda: part.panel.chart._start is None, timeout=PATIENCE_MS)
    chart = part.panel.chart
    taken: list[bool] = []

    def fall(drag: QDrag, *_: object) -> Qt.DropAction:
        assert not drag.pixmap().isNull()
        taken.append(drop(chart, drag.mimeData()))
        taken.append(drop(shown, drag.mimeData()))
        return COPY

    monkeypatch.setattr(QDrag, "exec", fall)
    at = chart.plate.place(index_of(part, "Warm"))
    far = at + QPointF(QApplication.startDragDistance() + 5, 4)
    for kind, place in ((QEvent.Type.MouseButtonPress, at), (QEvent.Type.MouseMove, far)):
        event = QMouseEvent(kind, place, chart.mapToGlobal(place), LEFT, LEFT, NONE)
        QApplication.sendEvent(chart, event)
    # Let go over the map itself it does nothing.
    assert taken == [False, True]
    assert shown.document.current_edit.choice == Choice("builtin", "Warm")
    settle(shown, qtbot)


def test_without_a_photo_or_a_pair_it_is_said_why(
    mapped: LatentMapPart, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    choose(mapped, "scene_0__warm.png", qtbot)
    run(window, "map_apply")
    assert window.messages.messages[-1].subject == "No photo"
    settle(window, qtbot)


def test_a_picture_without_its_photo_offers_no_look(
    shown: MainWindow, part: LatentMapPart, tmp_path: Path, qtbot: QtBot
) -> None:
    lone = tmp_path / "postcards"
    lone.mkdir()
    for level in (40, 200):
        cv2.imwrite(str(lone / f"card{level}.png"), np.full((20, 30, 3), level, np.uint8))
    assert drop(part.panel, files(lone))
    settle(shown, qtbot, 2)
    qtbot.waitUntil(lambda: part.panel.chart._start is None, timeout=PATIENCE_MS)
    choose(part, "card200.png", qtbot)
    settle(shown, qtbot)
    assert not shown.actions_by_name["map_apply"].isEnabled()
    part.panel.chart.applied.emit(part.panel.chart.points[0])
    assert "no HDR photo" in shown.messages.messages[-1].text


def test_another_photos_look_is_taken_over(
    shown: MainWindow, part: LatentMapPart, tmp_path: Path, qtbot: QtBot
) -> None:
    other = write_pfm(tmp_path / "other.pfm", np.full((30, 40, 3), 0.5, np.float32))
    shown.document.choose(Choice("builtin", "Cool"))
    shown.document.set_strength(0.5)
    shown.document.add([other])
    shown.document.go(other)
    run(shown, "map_session")
    settle(shown, qtbot, 2 + len(LOOKS))
    part.panel.chart.applied.emit(part.panel.chart.points[index_of(part, "scene.pfm")])
    edit = shown.document.current_edit
    assert (edit.choice.name, edit.strength) == ("Cool", 0.5)
    assert shown.document.current == other
    settle(shown, qtbot)


def test_a_folder_is_asked_for(
    part: LatentMapPart, window: MainWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder))
    run(window, "map_folder")
    settle(window, qtbot, 6)


def test_the_wheel_zooms_and_the_map_is_moved(mapped: LatentMapPart, qtbot: QtBot) -> None:
    chart = mapped.panel.chart
    chart.zoom(4.0)
    empty = next(
        QPoint(x, y)
        for x in range(20, chart.width(), 15)
        for y in range(20, chart.height(), 15)
        if chart._at(QPointF(x, y)) is None
    )
    before = chart.lens
    for kind, place in (
        (QEvent.Type.MouseButtonPress, empty),
        (QEvent.Type.MouseMove, empty + QPoint(25, 15)),
        (QEvent.Type.MouseButtonRelease, empty + QPoint(25, 15)),
    ):
        at = QPointF(place)
        QApplication.sendEvent(chart, QMouseEvent(kind, at, chart.mapToGlobal(at), LEFT, LEFT, NONE))
    assert chart.lens != before
    assert chart.lens.zoom == before.zoom
    assert chart.selected is None


def test_a_drop_says_what_it_is() -> None:
    assert drops.is_point(drops.point_data())
    assert not drops.is_point(files(Path("a.jpg")))


@contextmanager
def next_window(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """Close a window, and open the next."""
    window.close()
    again = MainWindow()
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignals([again.document.started, again.keeper.restored], timeout=PATIENCE_MS):
        again.start([])
    yield again
    settle(again, qtbot)
    again.close()


def test_the_next_window_maps_the_same_in_the_same_way(
    mapped: LatentMapPart, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    run(window, "map_tsne", "map_by_look", "map_pictures")
    settle(window, qtbot)
    names = ("map_appearance", "map_tsne", "map_by_look", "map_pictures")
    with next_window(window, qtbot) as again:
        panel = again.latentmap.panel
        assert [again.actions_by_name[name].isChecked() for name in names] == [False, True, True, False]
        assert (panel.method.currentIndex(), panel.colour.currentIndex()) == (1, 1)
        assert again.latentmap.gathering.method == "tsne"
        again.docks.show("latentmap")
        settle(again, qtbot, len(OPERATORS) * 2)
        assert {point.item.path.parent for point in panel.chart.points if point.item.path} == {folder}


def test_a_folder_that_is_gone_leaves_the_session(
    mapped: LatentMapPart, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    shutil.rmtree(folder)
    with next_window(window, qtbot) as again:
        qtbot.waitUntil(lambda: again.latentmap._started, timeout=PATIENCE_MS)
        assert again.latentmap._paths == ()
        assert not again.messages.messages


def test_pictures_with_the_same_codes_are_chosen_one_by_one(
    part: LatentMapPart, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    twins = tmp_path / "twins"
    twins.mkdir()
    for name, level in (("a", 90), ("b", 90), ("c", 200)):
        cv2.imwrite(str(twins / f"{name}.png"), np.full((30, 40, 3), level, np.uint8))
    part.map_files([twins])
    settle(window, qtbot, 3)
    chart = part.panel.chart
    assert part.panel.placed is not None
    places = part.panel.placed.places
    assert places[0] == pytest.approx(places[1])
    chart._moving.stop()
    chart._start = None
    chart._lay()
    chart.grab()
    for name in ("a.png", "b.png", "c.png"):
        choose(part, name, qtbot)
        assert part.panel.detail.name.whole == name
