"""A path to choose: typed, browsed for, or dropped."""

# ruff: noqa: N802 - Qt names the event handlers

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from disque_studio.ui import drops
from disque_studio.ui.texts import tr


class FileRow(QWidget):
    """A line for an existing file's path with a Browse button."""

    changed = Signal()

    def __init__(self, name: str, title: str, filters: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._filters = title, filters
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setToolTip(tr("Drop a file here, type its path, or browse"))
        self.line.setAcceptDrops(False)
        self.browse = QPushButton(tr("Browse…"))
        self.browse.setAutoDefault(False)
        self.browse.setAccessibleName(tr("Browse: {name}").format(name=name))
        self.browse.setToolTip(title)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.browse)
        self.setAcceptDrops(True)
        self.line.textChanged.connect(self.changed)
        self.browse.clicked.connect(self._browse)

    def path(self) -> Path | None:
        """Give the chosen file, if there is one."""
        text = self.line.text().strip()
        return Path(text) if text and Path(text).is_file() else None

    def set_path(self, path: Path) -> None:
        """Show a path."""
        self.line.setText(str(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(drops.paths(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the dropped file's path."""
        event.acceptProposedAction()
        self.set_path(drops.paths(event.mimeData())[0])

    def _browse(self) -> None:
        start = str(self.path() or "")
        chosen, _ = QFileDialog.getOpenFileName(self, self._title, start, self._filters)
        if chosen:
            self.set_path(Path(chosen))
