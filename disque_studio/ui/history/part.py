"""Serves history and snapshots: every change of them goes through the document."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit

from disque_studio.studio.session import Snapshot
from disque_studio.ui.desk import Desk
from disque_studio.ui.history.panel import HistoryPanel
from disque_studio.ui.history.snapshots import free_name
from disque_studio.ui.texts import tr


class HistoryPart(QObject):
    """Owns `panel`, which the window places."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._document = desk, desk.document
        self.panel = HistoryPanel(desk.document, desk.actions)
        self.panel.gone_to.connect(self._document.jump)
        kept = self.panel.snapshots
        kept.applied.connect(self._apply)
        kept.renamed.connect(self._rename)
        kept.updated.connect(self._update)
        kept.removed.connect(self._remove)
        desk.connect({"new_snapshot": lambda _: self._ask_name()})

    def take(self, name: str) -> None:
        """Keep the present edit of the current photo under a name."""
        shot = self._document.shot
        if shot is not None:
            label = tr("New snapshot {name}").format(name=name)
            self._set(label, (*shot.snapshots, Snapshot(name, shot.edit)))

    def _ask_name(self) -> None:
        shot = self._document.shot
        if shot is None:
            return
        dialog = QInputDialog(self._desk.window)
        dialog.setWindowTitle(tr("New Snapshot"))
        dialog.setLabelText(tr("Name of the snapshot"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(free_name(shot.snapshots))
        dialog.setOkButtonText(tr("Keep"))
        self._desk.show_dialog(
            dialog, lambda: self.take(dialog.textValue().strip() or free_name(shot.snapshots))
        )

    def _apply(self, row: int) -> None:
        snapshot = self._snapshot(row)
        shot = self._document.shot
        if snapshot is not None and shot is not None:
            label = tr("Apply snapshot {name}").format(name=snapshot.name)
            session = self._document.session.replacing([replace(shot, edit=snapshot.edit)])
            self._document.change(label, session)

    def _rename(self, row: int, name: str) -> None:
        snapshot = self._snapshot(row)
        if snapshot is not None:
            label = tr("Rename snapshot {name}").format(name=snapshot.name)
            self._replace(label, row, replace(snapshot, name=name))

    def _update(self, row: int) -> None:
        snapshot = self._snapshot(row)
        if snapshot is not None:
            label = tr("Set snapshot {name}").format(name=snapshot.name)
            self._replace(label, row, replace(snapshot, edit=self._document.current_edit))

    def _remove(self, row: int) -> None:
        snapshot, shot = self._snapshot(row), self._document.shot
        if snapshot is not None and shot is not None:
            label = tr("Delete snapshot {name}").format(name=snapshot.name)
            self._set(label, (*shot.snapshots[:row], *shot.snapshots[row + 1 :]))

    def _snapshot(self, row: int) -> Snapshot | None:
        shot = self._document.shot
        return shot.snapshots[row] if shot is not None and 0 <= row < len(shot.snapshots) else None

    def _replace(self, label: str, row: int, snapshot: Snapshot) -> None:
        shot = self._document.shot
        assert shot is not None
        self._set(label, (*shot.snapshots[:row], snapshot, *shot.snapshots[row + 1 :]))

    def _set(self, label: str, snapshots: tuple[Snapshot, ...]) -> None:
        shot = self._document.shot
        assert shot is not None
        session = self._document.session.replacing([replace(shot, snapshots=snapshots)])
        self._document.change(label, session)
