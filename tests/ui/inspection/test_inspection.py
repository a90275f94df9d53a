"""The inspection in the window: it fills, sorts, filters, compares, saves, and ends."""

import csv
import io
import threading
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from disque_studio.studio.inspection import NO_RENDITION
from disque_studio.ui.inspection.compare import CompareDialog
from disque_studio.ui.inspection.model import FIRST_METRIC, NAME_COLUMN, SIZE_COLUMN
from disque_studio.ui.inspection.part import InspectionPart
from disque_studio.ui.main_window import MainWindow
from tests.ui.inspection.conftest import PATIENCE_MS, FakeScoring, wait_scored

QDNET, DRI = FIRST_METRIC, FIRST_METRIC + 1


def names(part: InspectionPart) -> list[str]:
    return [part.table.index(row, NAME_COLUMN).data() for row in range(part.table.rowCount())]


def column(part: InspectionPart, number: int) -> list[str]:
    return [part.table.index(row, number).data() for row in range(part.table.rowCount())]


def test_rows_come_first_then_scores_one_by_one(
    part: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot, window: MainWindow
) -> None:
    part.inspect(pictures)
    qtbot.waitUntil(lambda: len(part.table.rows) == 5, timeout=PATIENCE_MS)
    assert window.stage.currentWidget() is part.view
    assert part.view.stop.isVisible()
    scoring.open(2)
    wait_scored(qtbot, part, 2)
    assert column(part, QDNET)[2:] == ["…", "…", "…"]
    assert "2 scored" in part.view.state.whole
    scoring.open()
    wait_scored(qtbot, part, 5)
    assert all(float(text) >= 0 for text in column(part, QDNET))
    assert part.view.progress.isHidden()


def test_thumbnails_come_before_scores(part: InspectionPart, pictures: list[Path], qtbot: QtBot) -> None:
    part.inspect(pictures)
    qtbot.waitUntil(
        lambda: len(part.table.rows) == 5 and bool(part.table.rows[0].thumbnail),
        timeout=PATIENCE_MS,
    )
    assert part.table.rows[0].size == (30, 20)
    assert not any(row.record for row in part.table.rows)
    part.stop()


def test_best_and_worst_are_told_in_words(filled: InspectionPart, qtbot: QtBot) -> None:
    ends, (first, *_, last) = filled.table.ends, filled.table.rows
    assert ends.best["qdnet"].path.name == "shot2.png"
    assert ends.badge(last, "qdnet") == "worst"
    assert ends.badge(last, "dri") == "best"
    assert ends.badge(first, "qdnet") == ""


def test_a_head_sorts_and_sorts_the_other_way_round(filled: InspectionPart, qtbot: QtBot) -> None:
    heads = filled.view.table.horizontalHeader()
    heads.sectionClicked.emit(QDNET)
    assert names(filled)[0] == "shot2.png"
    assert filled.table.headerData(QDNET, Qt.Orientation.Horizontal).endswith("▼")
    heads.sectionClicked.emit(QDNET)
    assert names(filled)[0] == "shot4.png"
    heads.sectionClicked.emit(SIZE_COLUMN)
    assert names(filled) == [f"shot{n}.png" for n in range(5)]


def test_the_list_of_orders_sorts_by_keyboard(filled: InspectionPart, qtbot: QtBot) -> None:
    order = filled.view.order
    order.setFocus()
    qtbot.keyClick(order, Qt.Key.Key_End)
    assert order.currentText() == "DRI ▲"
    assert names(filled)[0] == "shot2.png"


def test_new_results_find_their_place_and_selection_stays_on_its_row(
    part: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot
) -> None:
    part.inspect(pictures)
    scoring.open(1)
    wait_scored(qtbot, part, 1)
    part.view.table.sort(QDNET, descending=True)
    row = part.table.row(pictures[4])
    assert row is not None
    part.view.table.go_to(row)
    scoring.open()
    wait_scored(qtbot, part, 5)
    qtbot.waitUntil(lambda: names(part) == ["shot2.png", "shot3.png", "shot1.png", "shot0.png", "shot4.png"])
    assert part.view.table.rows() == [row]


def test_a_failed_file_is_a_row_with_its_reason_and_stands_last(
    part: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot
) -> None:
    pictures[1].write_bytes(b"\x89PNG broken")
    scoring.open()
    part.inspect(pictures)
    wait_scored(qtbot, part, 5)
    for descending in (True, False):
        part.view.table.sort(QDNET, descending=descending)
        assert names(part)[-1] == "shot1.png"
    assert column(part, QDNET)[-1] == "–"
    assert "is no picture" in part.table.index(4, NAME_COLUMN).data(Qt.ItemDataRole.ToolTipRole)
    assert "1 without scores" in part.view.state.whole


def test_the_filter_keeps_matching_rows(filled: InspectionPart, qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_name["inspect_filter"].trigger()
    qtbot.keyClicks(filled.view.filter, "shot3")
    assert names(filled) == ["shot3.png"]
    assert "1 shown" in filled.view.state.whole
    filled.view.filter.clear()
    assert len(names(filled)) == 5


def test_stopping_keeps_what_is_scored_and_the_rest_can_follow(
    part: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot
) -> None:
    part.inspect(pictures)
    scoring.open(2)
    wait_scored(qtbot, part, 2)
    qtbot.mouseClick(part.view.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.view.go_on.isVisible(), timeout=PATIENCE_MS)
    assert column(part, QDNET)[2:] == ["–", "–", "–"]
    scoring.open()
    qtbot.mouseClick(part.view.go_on, Qt.MouseButton.LeftButton)
    wait_scored(qtbot, part, 5)
    assert [entry.path for entry in scoring.asked[1]] == pictures[2:]


def test_escape_cancels(part: InspectionPart, pictures: list[Path], qtbot: QtBot, window: MainWindow) -> None:
    part.inspect(pictures)
    qtbot.waitUntil(lambda: part.table.busy, timeout=PATIENCE_MS)
    window.actions_by_name["cancel"].trigger()
    qtbot.waitUntil(lambda: not part.table.busy and window.workers.idle(), timeout=PATIENCE_MS)
    assert part.view.go_on.isVisible()


def test_an_hdr_photo_that_comes_later_becomes_the_reference(
    filled: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot
) -> None:
    light = pictures[0].with_name("shot0.exr")
    light.write_bytes(b"light")
    alone = pictures[0].with_name("lonely.hdr")
    alone.write_bytes(b"light")
    filled.inspect([light, alone])
    qtbot.waitUntil(lambda: len(filled.table.metrics) == 3 and filled.table.row(alone) is not None)
    wait_scored(qtbot, filled, 6)
    assert [entry.path for entry in scoring.asked[-1]] == [pictures[0], alone]
    assert filled.table.row(light) is None
    compared, left = filled.table.row(pictures[0]), filled.table.row(alone)
    assert compared is not None
    assert left is not None
    assert compared.entry.reference == light
    assert compared.score("disque") is not None
    assert left.troubles == (NO_RENDITION,)


def test_files_are_dropped_on_the_view(
    part: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot
) -> None:
    scoring.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pictures[0].parent))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    part.view.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    wait_scored(qtbot, part, 5)
    assert names(part) == [path.name for path in pictures]


def test_finished_pictures_dropped_on_the_window_are_inspected(
    part: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot, window: MainWindow
) -> None:
    scoring.open()
    window.files.open_files(pictures)
    wait_scored(qtbot, part, 5)
    assert window.stage.currentWidget() is part.view


def test_keys_go_through_the_table(filled: InspectionPart, qtbot: QtBot, window: MainWindow) -> None:
    table = filled.view.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert [row.path.name for row in table.rows()] == ["shot1.png"]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    (line,) = csv.DictReader(io.StringIO(QGuiApplication.clipboard().text(), newline=""), delimiter="\t")
    assert line["qdnet"] == "31.3725"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert "shot1.png" not in names(filled)
    assert Path(line["file"]).exists()
    with qtbot.waitSignal(filled.opened) as opened:
        table.selectRow(0)
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].name == "shot0.png"
    assert not window.actions_by_name["inspection"].isChecked()


def test_removed_rows_stay_away_when_more_is_dropped(
    filled: InspectionPart, pictures: list[Path], qtbot: QtBot
) -> None:
    filled.view.table.selectRow(1)
    qtbot.keyClick(filled.view.table, Qt.Key.Key_Delete)
    more = pictures[0].with_name("more.png")
    Image.new("RGB", (9, 9)).save(more)
    filled.inspect([more])
    wait_scored(qtbot, filled, 5)
    assert names(filled) == ["shot0.png", "shot2.png", "shot3.png", "shot4.png", "more.png"]
    filled.inspect([pictures[1]])
    qtbot.waitUntil(lambda: "shot1.png" in names(filled), timeout=PATIENCE_MS)


def test_ends_are_found_by_command(filled: InspectionPart, window: MainWindow) -> None:
    table = filled.view.table
    window.actions_by_name["inspect_best"].trigger()
    assert [row.path.name for row in table.rows()] == ["shot2.png"]
    table.sort(DRI, descending=True)
    window.actions_by_name["inspect_best"].trigger()
    assert [row.path.name for row in table.rows()] == ["shot4.png"]
    window.actions_by_name["inspect_worst"].trigger()
    assert [row.path.name for row in table.rows()] == ["shot2.png"]


def test_distributions_follow_and_pick_rows(filled: InspectionPart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: list(filled.view.plots) == ["qdnet", "dri"], timeout=PATIENCE_MS)
    plot = filled.view.plots["qdnet"]
    qtbot.waitUntil(lambda: "mean 39.2" in plot.figures.whole, timeout=PATIENCE_MS)
    plot.bars.setFocus()
    qtbot.keyClick(plot.bars, Qt.Key.Key_End)
    qtbot.keyClick(plot.bars, Qt.Key.Key_Space)
    assert [row.path.name for row in filled.view.table.rows()] == ["shot2.png"]
    qtbot.mouseClick(plot.worst, Qt.MouseButton.LeftButton)
    assert [row.path.name for row in filled.view.table.rows()] == ["shot4.png"]


def test_two_are_compared_side_by_side(
    filled: InspectionPart, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = window.actions_by_name["inspect_compare"]
    filled.view.table.selectRow(0)
    assert not compare.isEnabled()
    filled.view.table.choose(filled.table.shown[1:3])
    assert compare.isEnabled()
    dialog = filled.selected.compare()
    assert isinstance(dialog, CompareDialog)
    qtbot.waitUntil(lambda: all(pane.picture is not None for pane in dialog.panes), timeout=PATIENCE_MS)
    assert dialog.panes[1].picture == (32, 20)
    qtbot.keyClick(dialog, Qt.Key.Key_Plus)
    qtbot.keyClick(dialog, Qt.Key.Key_Plus)
    first, second = dialog.panes
    assert first.linked == second.linked
    assert first.linked.zoom > 1
    qtbot.keyClick(dialog, Qt.Key.Key_0)
    assert first.linked.zoom == 1
    qtbot.keyClick(dialog, Qt.Key.Key_X)
    assert [row.path.name for row in dialog.rows] == ["shot2.png", "shot1.png"]
    dialog.close()


def test_csv_and_report_hold_the_rows_that_are_shown(
    filled: InspectionPart, qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.view.table.sort(QDNET, descending=True)
    filled.view.filter.setText("shot")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    for action, suffix in (("inspect_csv", ".csv"), ("inspect_report", ".html")):
        window.actions_by_name[action].trigger()
        qtbot.waitUntil((tmp_path / f"mine{suffix}").exists, timeout=PATIENCE_MS)
    text = (tmp_path / "mine.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [Path(line["file"]).name for line in lines] == names(filled)
    assert [line["qdnet"] for line in lines] == ["98.0392", "47.0588", "31.3725", "15.6863", "3.9216"]
    page = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert all(f'data-value="{line["qdnet"]}"' in page for line in lines)


def test_the_photo_and_the_table_take_turns(
    filled: InspectionPart, window: MainWindow, qtbot: QtBot, hdr_file: Path
) -> None:
    toggle = window.actions_by_name["inspection"]
    toggle.trigger()
    assert window.stage.currentWidget() is window.welcome
    window.files.open_files([hdr_file])
    qtbot.waitUntil(lambda: window.stage.currentWidget() is window.canvas, timeout=PATIENCE_MS)
    toggle.trigger()
    assert window.stage.currentWidget() is filled.view
    assert len(names(filled)) == 5
    assert window.quality.strip.isHidden()
    window.actions_by_name["inspect_close"].trigger()
    assert window.stage.currentWidget() is window.canvas
    assert names(filled) == []
    assert not window.actions_by_name["inspect_csv"].isEnabled()


def test_what_acts_on_the_canvas_rests_while_the_table_is_in_its_place(
    filled: InspectionPart, window: MainWindow, qtbot: QtBot, hdr_file: Path
) -> None:
    named = window.actions_by_name
    acting = ("zoom_in", "fit", "before", "wipe", "clipping", "pin_view", "map", "crop")
    window.files.open_files([hdr_file])
    qtbot.waitUntil(lambda: window.stage.currentWidget() is window.canvas, timeout=PATIENCE_MS)
    assert all(named[name].isEnabled() for name in acting)
    qtbot.keyPress(window.canvas, Qt.Key.Key_B)
    assert window.canvas.shown.kind == "before"
    named["inspection"].trigger()
    assert not any(named[name].isEnabled() for name in acting)
    assert window.canvas.shown.kind == "after"
    qtbot.keyClick(filled.view.table, Qt.Key.Key_W)
    qtbot.keyPress(filled.view.table, Qt.Key.Key_B)
    assert window.canvas.shown.kind == "after"
    assert named["export"].isEnabled()
    assert named["rate_3"].isEnabled()
    named["inspection"].trigger()
    assert all(named[name].isEnabled() for name in acting)


def test_an_empty_folder_is_told(
    part: InspectionPart, tmp_path: Path, qtbot: QtBot, window: MainWindow
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    part.inspect([folder])
    qtbot.waitUntil(lambda: not window.messages.isHidden(), timeout=PATIENCE_MS)
    assert part.view.pages.currentWidget() is part.view.empty


def test_closing_the_window_ends_scoring(
    part: InspectionPart, pictures: list[Path], qtbot: QtBot, window: MainWindow
) -> None:
    part.inspect(pictures)
    qtbot.waitUntil(lambda: part.table.busy, timeout=PATIENCE_MS)
    window.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "lane inspect"]


def test_a_single_picture_is_selected_so_that_it_can_be_edited(
    part: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot, window: MainWindow
) -> None:
    scoring.open()
    part.inspect(pictures[:1])
    wait_scored(qtbot, part, 1)
    assert part.view.table.rows() == part.table.rows
    with qtbot.waitSignal(part.opened) as opened:
        window.actions_by_name["inspect_open"].trigger()
    assert opened.args == [pictures[0]]
