"""Where and how to save the finished picture of one photo."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.imaging.finish import SUFFIXES, fits_name, suffix_of
from disque_studio.studio.presets import BUILTIN, ExportPreset
from disque_studio.ui.export.options import OptionsForm, form_layout, row
from disque_studio.ui.tasks import Output
from disque_studio.ui.texts import tr

_FILTER = (
    "JPEG (*.jpg *.jpeg);;PNG (*.png);;TIFF (*.tif *.tiff);;JPEG XL (*.jxl);;AVIF (*.avif);;OpenEXR (*.exr)"
)


class SaveDialog(QDialog):
    """Asks for the file and what it is; the file's suffix follows the format."""

    def __init__(
        self, suggested: Path, preset: ExportPreset = BUILTIN[0], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save Picture"))
        self.setMinimumWidth(600)
        self._preset = preset
        self.line = QLineEdit(str(suggested))
        self.line.setAccessibleName(tr("File"))
        self._browse_button = QPushButton(tr("&Browse…"))
        self._browse_button.setAutoDefault(False)
        self._browse_button.setToolTip(tr("Choose the folder and name"))
        self.options = OptionsForm()
        self.kind, self.bits = self.options.kind, self.options.bits
        self.replace = QCheckBox(tr("&Replace the file that has this name"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._arrange()
        self.options.show_preset(preset)
        self._browse_button.clicked.connect(self._browse)
        self.line.textChanged.connect(self._check)
        self.replace.toggled.connect(self._check)
        self.kind.currentIndexChanged.connect(self._follow_format)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._follow_format()
        self.line.setFocus()

    def output(self) -> Output:
        """Give what was chosen."""
        chosen = self.options.put_into(self._preset)
        return Output(
            path=self._path(),
            format=chosen.format,
            bit_depth=chosen.bit_depth,
            quality=chosen.quality,
            colour_space=chosen.colour_space,
            overwrite=self.replace.isChecked(),
            size=chosen.size,
            sharpening=chosen.sharpening,
            location=chosen.location,
        )

    def _path(self) -> Path:
        return Path(self.line.text().strip()).expanduser()

    def _arrange(self) -> None:
        form = form_layout()
        row(form, tr("F&ile"), self.line, self._browse_button)
        row(form, "", self.replace)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addWidget(self.options)
        layout.addSpacing(8)
        layout.addWidget(self.buttons)

    def _follow_format(self) -> None:
        kind = self.kind.currentData()
        path = self._path()
        if path.name and not fits_name(kind, path.suffix):
            self.line.setText(str(path.with_suffix(suffix_of(kind))))
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
            tr("Save Picture"),
            self.line.text(),
            _FILTER,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not chosen:
            return
        self.line.setText(chosen)
        suffix = Path(chosen).suffix
        kind = SUFFIXES.get(suffix.lower())
        if kind is not None and not fits_name(self.kind.currentData(), suffix):
            self.kind.setCurrentIndex(self.kind.findData(kind))
        self._follow_format()
