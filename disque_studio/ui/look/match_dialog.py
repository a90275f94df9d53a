"""Choosing the finished photo whose look is wanted."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.session import Shot
from disque_studio.ui.texts import as_tip, tr

_PATH = Qt.ItemDataRole.UserRole


class MatchDialog(QDialog):
    """Lists the other photos of the filmstrip; `file_asked` tells that a picture file is wanted instead."""

    file_asked = Signal()

    def __init__(self, shots: Sequence[Shot], names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Match a Photo"))
        self.setMinimumWidth(420)
        hint = QLabel()
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        if shots:
            hint.setText(tr("Learn the look of this photo as it is now, with its grade, and put it here:"))
        else:
            hint.setText(
                tr("The filmstrip holds no other photo. Choose a finished picture and the photo it is of.")
            )
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Photos"))
        self.list.setToolTip(tr("Arrow keys choose, Enter takes"))
        for shot, look in zip(shots, names, strict=True):
            item = QListWidgetItem(f"{shot.path.name}   ·   {look}")
            item.setData(_PATH, shot.path)
            item.setToolTip(as_tip(str(shot.path)))
            self.list.addItem(item)
        self.list.setVisible(bool(shots))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.match = self.buttons.addButton(tr("Match"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.file = self.buttons.addButton(tr("Picture File…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.file.setToolTip(tr("Learn from a finished picture file and the HDR photo that it was made of"))
        self.match.setVisible(bool(shots))
        (self.match if shots else self.file).setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(hint)
        layout.addWidget(self.list)
        layout.addWidget(self.buttons)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.accept())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.file.clicked.connect(self._ask_file)

    def path(self) -> Path | None:
        """Give the chosen photo."""
        item = self.list.currentItem()
        return None if item is None else item.data(_PATH)

    def _ask_file(self) -> None:
        self.reject()
        self.file_asked.emit()
