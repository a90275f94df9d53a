"""Choosing, keeping and deleting export presets."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QPushButton, QWidget

from disque_studio.errors import DisqueError
from disque_studio.studio.presets import ExportPreset, Presets, is_builtin
from disque_studio.ui.texts import mark, tr

BUILTIN_NAMES = (
    mark("Full-size JPEG"),
    mark("Web 2048 px"),
    mark("E-mail 1200 px"),
    mark("4K screen"),
    mark("Ultra HDR JPEG"),
    mark("Web AVIF 2048 px"),
    mark("JPEG XL"),
    mark("16-bit TIFF"),
    mark("8-bit PNG"),
    mark("OpenEXR"),
)


class PresetRow(QWidget):
    """The presets with buttons to keep and delete one. `chosen` gives a preset that the user picks.

    `failed` tells why a preset could not be kept or deleted.
    """

    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, presets: Presets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        self._present = presets.last()
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Preset"))
        self.box.setToolTip(tr("Presets set everything below at once"))
        self.keep = _button(tr("&Save…"), tr("Keep these settings as a preset"))
        self.delete = _button(tr("&Delete"), tr("Delete this preset"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.keep)
        layout.addWidget(self.delete)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._choose)
        self.keep.clicked.connect(self._ask_name)
        self.delete.clicked.connect(self._delete)
        self._fill()

    def show_present(self, preset: ExportPreset) -> None:
        """Show which preset the settings are; others than any are "Own settings"."""
        self._present = preset
        same = next((each for each in self._listed if replace(each, name=preset.name) == preset), None)
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(0 if same is None else 1 + self._listed.index(same))
        self.delete.setEnabled(same is not None and not is_builtin(same.name))

    def _fill(self) -> None:
        self._listed = self._presets.all()
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(tr("Own settings"))
            for preset in self._listed:
                self.box.addItem(tr(preset.name) if is_builtin(preset.name) else preset.name)
        self.show_present(self._present)

    def _choose(self, index: int) -> None:
        if index > 0:
            self.chosen.emit(self._listed[index - 1])
        else:
            self.show_present(self._present)

    def _ask_name(self) -> None:
        ask = QInputDialog(self)
        ask.setWindowTitle(tr("Save Preset"))
        ask.setLabelText(tr("Name of the preset; your own preset of this name is replaced:"))
        ask.setTextValue("" if is_builtin(self._present.name) else self._present.name)
        ask.textValueSelected.connect(self.save)
        ask.open()

    def save(self, name: str) -> None:
        """Keep the present settings under a name."""
        try:
            made = replace(self._present, name=name.strip())
            self._presets.save(made)
        except (DisqueError, ValueError) as error:
            self.failed.emit(error)
            return
        self._present = made
        self._fill()

    def _delete(self) -> None:
        index = self.box.currentIndex()
        if index > 0:
            try:
                self._presets.delete(self._listed[index - 1].name)
            except DisqueError as error:
                self.failed.emit(error)
            self._fill()


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    return button
