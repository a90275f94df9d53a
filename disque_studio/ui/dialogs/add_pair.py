"""Add an exemplar pair in two steps: the photo before, and the picture after."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from disque_studio.imaging.suffixes import RAW_SUFFIXES, ULTRA_HDR_SUFFIXES
from disque_studio.ui.dialogs.file_row import FileRow
from disque_studio.ui.drops import FINISHED_FILTER, PHOTO_FILTER
from disque_studio.ui.texts import tr


class AddPairDialog(QDialog):
    """Asks for the two files of a pair; an Ultra HDR JPEG or a raw file in the first step needs no second."""

    def __init__(
        self, before: Path | None = None, after: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add Exemplar Pair"))
        self.setMinimumWidth(540)
        self.before = FileRow(tr("Before"), tr("Choose the HDR photo"), tr(PHOTO_FILTER))
        self.after = FileRow(tr("After"), tr("Choose the finished picture"), tr(FINISHED_FILTER))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(6)
        for number, title, text, row in (
            (1, tr("Before"), tr("The HDR photo: raw, EXR, Radiance HDR, PFM or HDR TIFF."), self.before),
            (2, tr("After"), tr("The same scene, finished in the look: JPEG, PNG or TIFF."), self.after),
        ):
            heading = QLabel(f"{number}   {title}")
            heading.setObjectName("heading")
            hint = QLabel(text)
            hint.setObjectName("hint")
            hint.setWordWrap(True)
            layout.addWidget(heading)
            layout.addWidget(hint)
            layout.addWidget(row)
            layout.addSpacing(12)
            row.changed.connect(self._check)
        note = QLabel(
            tr("Ultra HDR JPEGs and most raw files hold both pictures: leave the second step empty.")
        )
        note.setObjectName("hint")
        note.setWordWrap(True)
        layout.addWidget(note)
        layout.addSpacing(8)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.add = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.add.setText(tr("Add Pair"))
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for row, path in ((self.before, before), (self.after, after)):
            if path is not None:
                row.set_path(path)
        self._check()

    def pair(self) -> tuple[Path, Path | None] | None:
        """Give the two files (the second None for a file that holds both), when they are enough."""
        before, after = self.before.path(), self.after.path()
        if before is None or (after is None and self.after.line.text().strip()):
            return None
        if after is None and before.suffix.lower() not in ULTRA_HDR_SUFFIXES | RAW_SUFFIXES:
            return None
        return before, after

    def _check(self) -> None:
        self.add.setEnabled(self.pair() is not None)
