"""Where and how to save the finished picture."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from disque_studio.ui.panels.slider import NUMBER_MARGIN, Slider
from disque_studio.ui.tasks import Output

FORMATS = {"JPEG": "jpg", "PNG": "png", "TIFF": "tif"}
SPACES = {"sRGB": "srgb", "Display P3": "display-p3", "Adobe RGB": "adobe-rgb"}
SUFFIXES = {"jpg": {".jpg", ".jpeg"}, "png": {".png"}, "tif": {".tif", ".tiff"}}
_FILTER = "JPEG (*.jpg *.jpeg);;PNG (*.png);;TIFF (*.tif *.tiff)"


class SaveDialog(QDialog):
    """Asks for the file, its format and its colours; the file's suffix follows the format."""

    def __init__(self, suggested: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Save Picture")
        self.setMinimumWidth(540)
        self.line = QLineEdit(str(suggested))
        self.line.setAccessibleName("File")
        browse = QPushButton("Browse…")
        browse.setAutoDefault(False)
        browse.setToolTip("Choose the folder and name")
        self.kind = _combo("Format", FORMATS)
        self.bits = QComboBox()
        self.bits.setAccessibleName("Bit depth")
        self.space = _combo("Colour space", SPACES)
        self.quality = Slider(1)
        self.quality.setRange(1, 100)
        self.quality.setAccessibleName("JPEG quality")
        self.quality_number = QSpinBox()
        self.quality_number.setRange(1, 100)
        self.quality_number.setFixedWidth(56)
        self.quality_number.lineEdit().setTextMargins(0, 0, NUMBER_MARGIN, 0)
        self.quality_number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quality_number.setAccessibleName("JPEG quality value")
        self.replace = QCheckBox("Replace the file that has this name")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._arrange(browse)
        browse.clicked.connect(self._browse)
        self.line.textChanged.connect(self._check)
        self.replace.toggled.connect(self._check)
        self.kind.currentIndexChanged.connect(self._follow_format)
        self.quality.valueChanged.connect(self.quality_number.setValue)
        self.quality_number.valueChanged.connect(self.quality.setValue)
        self.quality.setValue(95)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._follow_format()

    def output(self) -> Output:
        """Give what was chosen."""
        return Output(
            path=self._path(),
            format=self.kind.currentData(),
            bit_depth=self.bits.currentData(),
            quality=self.quality.value(),
            colour_space=self.space.currentData(),
            overwrite=self.replace.isChecked(),
        )

    def _path(self) -> Path:
        return Path(self.line.text().strip()).expanduser()

    def _arrange(self, browse: QPushButton) -> None:
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self.line, 1)
        file.addWidget(browse)
        quality = QHBoxLayout()
        quality.setSpacing(10)
        quality.addWidget(self.quality, 1)
        quality.addWidget(self.quality_number)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.addRow("File", file)
        form.addRow("", self.replace)
        form.addRow("Format", self.kind)
        form.addRow("Quality", quality)
        form.addRow("Bit depth", self.bits)
        form.addRow("Colour space", self.space)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _follow_format(self) -> None:
        kind = self.kind.currentData()
        self.bits.clear()
        for bits in (8,) if kind == "jpg" else (8, 16):
            self.bits.addItem(f"{bits} bits a channel", bits)
        self.bits.setEnabled(kind != "jpg")
        for widget in (self.quality, self.quality_number):
            widget.setEnabled(kind == "jpg")
        path = self._path()
        if path.name and path.suffix.lower() not in SUFFIXES[kind]:
            self.line.setText(str(path.with_suffix(f".{kind}")))
        self._check()

    def _check(self) -> None:
        path = self._path()
        exists = path.is_file()
        self.replace.setEnabled(exists)
        if not exists:
            self.replace.setChecked(False)
        may = bool(path.name) and path.parent.is_dir() and not path.is_dir()
        self._save.setEnabled(may and (not exists or self.replace.isChecked()))

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Save Picture",
            self.line.text(),
            _FILTER,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not chosen:
            return
        self.line.setText(chosen)
        for row, kind in enumerate(FORMATS.values()):
            if Path(chosen).suffix.lower() in SUFFIXES[kind]:
                self.kind.setCurrentIndex(row)
        self._follow_format()


def _combo(name: str, choices: dict[str, str]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for text, value in choices.items():
        combo.addItem(text, value)
    return combo
