"""The history panel: the current photo's snapshots, and under them the steps that were taken."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QSizePolicy, QVBoxLayout, QWidget

from disque_studio.ui.document import Document
from disque_studio.ui.history.snapshots import SnapshotList
from disque_studio.ui.history.steps import StepDelegate, StepsModel
from disque_studio.ui.panels.headed import Headed, button
from disque_studio.ui.texts import tr

_SNAPSHOT_ROWS = 5


class HistoryPanel(QWidget):
    """Shows both lists. `gone_to` gives the number of steps of a state that was asked for."""

    gone_to = Signal(int)

    def __init__(self, document: Document, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._document = document
        self.setAccessibleName(tr("History"))
        self.snapshots = SnapshotList()
        self._hint = QLabel(tr("A snapshot keeps the present edit under a name, to come back to it."))
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(12, 0, 10, 4)
        self.model = StepsModel(document.stack, self)
        self.steps = self._list()
        self._arrange(actions)
        self.model.modelReset.connect(self._show_present)
        document.edited.connect(self._show_snapshots)
        document.session_changed.connect(self._show_snapshots)
        self._show_snapshots()
        self._show_present()

    def _list(self) -> QListView:
        steps = QListView()
        steps.setObjectName("steps")
        steps.setAccessibleName(tr("Steps"))
        steps.setItemDelegate(StepDelegate(steps))
        steps.setModel(self.model)
        steps.setUniformItemSizes(True)
        steps.setMouseTracking(True)
        steps.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        steps.clicked.connect(self._go)
        steps.activated.connect(self._go)
        return steps

    def _arrange(self, actions: Mapping[str, QAction]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        kept = Headed(tr("Snapshots"))
        kept.header.addWidget(button(actions["new_snapshot"], tr("New…")))
        kept.body.addWidget(self._hint)
        kept.body.addWidget(self.snapshots)
        kept.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        done = Headed(tr("Steps"))
        for name, text in (("undo", tr("Undo")), ("redo", tr("Redo"))):
            done.header.addWidget(button(actions[name], text))
        done.body.addWidget(self.steps)
        column.addWidget(kept)
        column.addWidget(done, 1)

    def _go(self, index: QModelIndex) -> None:
        self.gone_to.emit(self.model.steps(index.row()))

    def _show_present(self) -> None:
        """Have the present state under the cursor, and in sight."""
        index = self.model.index(self.model.row(self._document.stack.index()))
        self.steps.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.steps.scrollTo(index)

    def _show_snapshots(self) -> None:
        shot = self._document.shot
        snapshots = () if shot is None else shot.snapshots
        self.snapshots.show_snapshots(snapshots, self._document.current_edit)
        self.snapshots.setVisible(bool(snapshots))
        self._hint.setVisible(not snapshots)
        if snapshots:
            row = self.snapshots.sizeHintForRow(0)
            self.snapshots.setFixedHeight(min(len(snapshots), _SNAPSHOT_ROWS) * row + 4)
