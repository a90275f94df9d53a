"""The Export panel: how far all work is, every photo with its state, and what can be done about it."""

from collections.abc import Mapping
from math import ceil
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.ui.export.lines import row_lines
from disque_studio.ui.export.model import ROW, ExportModel
from disque_studio.ui.export.queue import ExportQueue, Row, outputs
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.two_lines import TwoLineDelegate
from disque_studio.ui.texts import plural, tr

_STEPS = 1000
_TICK_MS = 1000
_PROGRESS_MS = 100
_MINUTE = 60


class ExportPanel(QWidget):
    """Shows the queue. Its buttons are the commands of the File menu, and what concerns its rows alone."""

    def __init__(
        self, queue: ExportQueue, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Export"))
        self._queue, self._actions = queue, actions
        self.state = ElidedLabel()
        self.state.setObjectName("heading")
        self.left = ElidedLabel()
        self.left.setObjectName("dim")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Export progress"))
        self.empty = QLabel(
            tr("Nothing is exported yet. Photos go out with all their edits; the originals stay.")
        )
        self.empty.setObjectName("hint")
        self.empty.setWordWrap(True)
        self.begin = _button(tr("Export…"), actions["export"])
        self.pause = _button(tr("Pause"), actions["pause_export"])
        self.stop = _button(tr("Cancel"), actions["cancel_export"])
        self.folder = QPushButton(tr("Open Folder"))
        self.retry = QPushButton(tr("Try Again"))
        self.clear = QPushButton(tr("Clear"))
        self.list = QListView()
        self._set_up_list()
        self._arrange()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._due = QTimer(self, singleShot=True, interval=_PROGRESS_MS)
        self._due.timeout.connect(self._show_part)
        self._connect()
        self._show()

    def _set_up_list(self) -> None:
        self.model = ExportModel(self._queue, self)
        self.list.setObjectName("rows")
        self.list.setAccessibleName(tr("Exported photos"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(row_lines, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _arrange(self) -> None:
        for button, tip in (
            (self.folder, tr("Show the folder of the last file in the file manager")),
            (self.retry, tr("Export what failed or was cancelled again")),
            (self.clear, tr("Forget this list; the files stay")),
        ):
            button.setProperty("small", True)
            button.setToolTip(tip)
        head = QHBoxLayout()
        head.setSpacing(6)
        for widget in (self.begin, self.pause, self.stop):
            head.addWidget(widget)
        head.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for widget in (self.folder, self.retry, self.clear):
            foot.addWidget(widget)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(7)
        layout.addWidget(self.empty)
        layout.addWidget(self.state)
        layout.addWidget(self.bar)
        layout.addWidget(self.left)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self._filler = QWidget()
        layout.addWidget(self._filler, 1)

    def _connect(self) -> None:
        self._queue.changed.connect(self._show)
        self._queue.progressed.connect(self._show_soon)
        self._queue.row_changed.connect(self._follow)
        self.folder.clicked.connect(self._open_folder)
        self.retry.clicked.connect(self._queue.retry)
        self.clear.clicked.connect(self._queue.clear)
        self.list.activated.connect(self._open)
        self.list.customContextMenuRequested.connect(self._offer)

    def _show(self) -> None:
        queue = self._queue
        rows, busy = bool(queue.rows), queue.busy
        for widget in (self.state, self.list, self.folder, self.retry, self.clear):
            widget.setVisible(rows)
        self.bar.setVisible(busy)
        self.left.setVisible(busy)
        self.empty.setVisible(not rows)
        self._filler.setVisible(not rows)
        self.begin.setVisible(not busy)
        for widget in (self.pause, self.stop):
            widget.setVisible(busy)
        self.pause.setText(tr("Go On") if queue.paused else tr("Pause"))
        self.folder.setEnabled(queue.count("done") > 0)
        self.retry.setEnabled(not busy and queue.count("failed", "cancelled") > 0)
        self.clear.setEnabled(not busy)
        self._show_part()
        self.state.say(self._state())
        self._show_time()
        if busy != self._tick.isActive():
            self._tick.start() if busy else self._tick.stop()

    def _show_soon(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def _show_part(self) -> None:
        self.bar.setValue(round(_STEPS * self._queue.part))

    def _state(self) -> str:
        queue = self._queue
        parts = [
            tr("{done} of {count} exported").format(done=queue.count("done"), count=len(queue.rows)),
            *(
                text.format(count=number)
                for text, number in (
                    (tr("{count} failed"), queue.count("failed")),
                    (tr("{count} left out"), queue.count("skipped")),
                    (tr("{count} cancelled"), queue.count("cancelled")),
                )
                if number
            ),
        ]
        return ", ".join(parts)

    def _show_time(self) -> None:
        queue = self._queue
        if queue.paused:
            self.left.say(tr("Paused"))
            return
        if all(row.settled for row in queue.rows):
            # The process of the exports still puts its things away.
            self.left.say("")
            return
        seconds = queue.seconds_left()
        self.left.say(tr("Estimating the time…") if seconds is None else time_text(seconds))

    def _follow(self, row: int) -> None:
        """Keep the photo in work in view, unless the list is being used."""
        begins = self._queue.rows[row].state == "working" and not self._queue.rows[row].part
        if begins and not self.list.hasFocus():
            self.list.scrollTo(self.model.index(row))

    def _open_folder(self) -> None:
        done = outputs(self._queue.rows)
        if done:
            _show_file(done[-1].parent)

    def _open(self, index: QModelIndex) -> None:
        row: Row = index.data(ROW)
        if row.state == "done":
            _show_file(Path(row.output))

    def _offer(self, at: QPoint) -> None:
        row: Row | None = self.list.indexAt(at).data(ROW)
        if row is None or row.state != "done":
            return
        menu = QMenu(self)
        menu.addAction(tr("Open File"), lambda: _show_file(Path(row.output)))
        menu.addAction(tr("Open Folder"), lambda: _show_file(Path(row.output).parent))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))


def time_text(seconds: float) -> str:
    """Tell how long something will take, as exactly as anybody can know."""
    if seconds < _MINUTE:
        count = max(5 * ceil(seconds / 5), 5)
        return tr("About {count} seconds left").format(count=count)
    return plural("About {count} minute left", "About {count} minutes left", ceil(seconds / _MINUTE))


def _show_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _button(text: str, action: QAction) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("small", True)
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text().replace("&", ""))
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    button.setEnabled(action.isEnabled())
    return button
