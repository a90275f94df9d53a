"""A panel tells when it comes into sight, and takes only what it was made for."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from disque_studio.ui.panels.panel import SightedPanel

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(panel: SightedPanel, *paths: Path) -> bool:
    """Drop files as the system does; tells whether they were welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    enter.ignore()
    panel.dragEnterEvent(enter)
    panel.dropEvent(QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))
    return enter.isAccepted()


def test_a_panel_behind_another_is_not_in_sight(qtbot: QtBot) -> None:
    tabs, panel = QTabWidget(), SightedPanel()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "first")
    tabs.addTab(panel, "second")
    tabs.show()
    qtbot.waitExposed(tabs)
    assert not panel.in_sight()
    with qtbot.waitSignal(panel.seen):
        tabs.setCurrentIndex(1)
    assert panel.in_sight()


def test_only_what_it_takes_can_be_dropped(qtbot: QtBot) -> None:
    def first_look(paths: Sequence[Path]) -> Path | None:
        return next((path for path in paths if path.suffix == ".look"), None)

    panel = SightedPanel(takes=first_look)
    qtbot.addWidget(panel)
    given: list[object] = []
    panel.dropped.connect(given.append)
    assert not drop(panel, Path("/a.jpg"))
    assert drop(panel, Path("/a.jpg"), Path("/b.look"))
    assert given == [Path("/b.look")]


def test_without_a_use_for_files_nothing_is_taken(qtbot: QtBot) -> None:
    panel = SightedPanel()
    qtbot.addWidget(panel)
    assert not panel.acceptDrops()
    assert not drop(panel, Path("/a.jpg"))
