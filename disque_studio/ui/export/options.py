"""What an exported file is: format, size and sharpening, as the user chooses them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from disque_studio.imaging.finish import BIT_DEPTHS, LIMITS, SPACES_OF, WITH_QUALITY, OutputSize
from disque_studio.studio.presets import ExportPreset
from disque_studio.ui.panels.slider import NUMBER_MARGIN, Slider
from disque_studio.ui.texts import mark, tr

FORMATS = {
    "jpg": "JPEG",
    "uhdr": "Ultra HDR JPEG",
    "png": "PNG",
    "tif": "TIFF",
    "jxl": "JPEG XL",
    "avif": "AVIF",
    "exr": "OpenEXR",
}
FORMAT_TIPS = {
    "jpg": mark("Opens everywhere"),
    "uhdr": mark("A JPEG that shows the photo's bright light on HDR screens"),
    "png": mark("Without loss; large"),
    "tif": mark("Without loss, for print and editing"),
    "jxl": mark("Small, of up to 16 bits; without loss at quality 100"),
    "avif": mark("Small, of 10 bits, for the web"),
    "exr": mark("The finished picture as linear light, for compositing"),
}
SPACES = {"srgb": "sRGB", "display-p3": "Display P3", "adobe-rgb": "Adobe RGB (1998)"}
SIZES = {
    "full": mark("Full size"),
    "long": mark("Long side"),
    "width": mark("Width"),
    "height": mark("Height"),
    "megapixels": mark("Megapixels"),
}
SHARPENING = {
    "off": mark("Off"),
    "low": mark("Low"),
    "standard": mark("Standard"),
    "high": mark("High"),
}

_USUAL_LIMITS = {"long": 2048.0, "width": 1920.0, "height": 2160.0, "megapixels": 12.0}
_LABEL_WIDTH = 104
_QUALITY_ROW = 1


class OptionsForm(QWidget):
    """A form for the file of a preset; `changed` follows each change by the user."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = combo(tr("Format"), FORMATS)
        for index, tip in enumerate(FORMAT_TIPS.values()):
            self.kind.setItemData(index, tr(tip), Qt.ItemDataRole.ToolTipRole)
        self.bits = combo(tr("Bit depth"), {})
        self.bits.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.space = combo(tr("Colour space"), {})
        self.space.setToolTip(
            tr("sRGB is right for the web; the others hold more colours for print and editing")
        )
        self.quality = Slider(1)
        self.quality_number = QSpinBox()
        self.size_kind = combo(tr("Size"), {key: tr(text) for key, text in SIZES.items()})
        self.limit = QDoubleSpinBox()
        self.enlarge = QCheckBox(tr("&Enlarge smaller photos"))
        self.sharpening = combo(tr("Sharpening"), {key: tr(text) for key, text in SHARPENING.items()})
        self.sharpening.setToolTip(
            tr("Crispness for screen or paper, given to brightness alone at the final size")
        )
        self.location = QCheckBox(tr("&Keep where the photo was taken"))
        self.location.setToolTip(
            tr("Camera, lens, date and copyright always stay; notes of the camera's maker go with the place")
        )
        self._limits = dict(_USUAL_LIMITS)
        self._shown_kind = ""
        self._set_up()
        self._arrange()
        self._connect()

    def show_preset(self, preset: ExportPreset) -> None:
        """Show what a preset has, without announcing it."""
        with QSignalBlocker(self):
            self.kind.setCurrentIndex(self.kind.findData(preset.format))
            self._follow_format()
            self.bits.setCurrentIndex(self.bits.findData(preset.bit_depth))
            self.space.setCurrentIndex(self.space.findData(preset.colour_space))
            self.quality.setValue(preset.quality)
            self.size_kind.setCurrentIndex(self.size_kind.findData(preset.size.kind))
            if preset.size.kind != "full":
                self._limits[preset.size.kind] = preset.size.limit
            self._follow_size()
            self.enlarge.setChecked(preset.size.enlarge)
            self.sharpening.setCurrentIndex(self.sharpening.findData(preset.sharpening))
            self.location.setChecked(preset.location)

    def put_into(self, preset: ExportPreset) -> ExportPreset:
        """Give a preset what is chosen here."""
        kind = self.size_kind.currentData()
        limited = kind != "full"
        size = OutputSize(kind, self.limit.value(), self.enlarge.isChecked()) if limited else OutputSize()
        return replace(
            preset,
            format=self.kind.currentData(),
            bit_depth=self.bits.currentData(),
            quality=self.quality.value(),
            colour_space=self.space.currentData(),
            size=size,
            sharpening=self.sharpening.currentData(),
            location=self.location.isChecked(),
        )

    def _set_up(self) -> None:
        self.quality.setRange(1, 100)
        self.quality.setPageStep(5)
        self.quality.setAccessibleName(tr("Quality"))
        self.quality.setToolTip(tr("90 and above keep all colour detail; lower makes smaller files"))
        self.quality_number.setRange(1, 100)
        self.quality_number.setFixedWidth(56)
        self.quality_number.lineEdit().setTextMargins(0, 0, NUMBER_MARGIN, 0)
        self.quality_number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quality_number.setAccessibleName(tr("Quality value"))
        self.limit.setAccessibleName(tr("Size limit"))
        self.limit.setKeyboardTracking(False)
        self.limit.setFixedWidth(96)
        self.limit.lineEdit().setTextMargins(0, 0, NUMBER_MARGIN, 0)
        self.limit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.enlarge.setToolTip(tr("Otherwise a photo that is smaller already keeps its size"))

    def _arrange(self) -> None:
        form = self._form = form_layout(self)
        row(form, tr("&Format"), self.kind, self.bits)
        row(form, tr("&Quality"), self.quality, self.quality_number)
        row(form, tr("&Colour space"), self.space)
        row(form, tr("Si&ze"), self.size_kind, self.limit, self.enlarge)
        row(form, tr("S&harpening"), self.sharpening)
        row(form, tr("Metadata"), self.location)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._follow_format)
        self.size_kind.currentIndexChanged.connect(self._follow_size)
        self.limit.valueChanged.connect(self._remember_limit)
        self.quality.valueChanged.connect(self.quality_number.setValue)
        self.quality_number.valueChanged.connect(self.quality.setValue)
        for check in (self.enlarge, self.location):
            check.toggled.connect(self.changed)
        for box in (self.kind, self.bits, self.space, self.size_kind, self.sharpening):
            box.currentIndexChanged.connect(self.changed)
        for number in (self.quality, self.limit):
            number.valueChanged.connect(self.changed)

    def _follow_format(self) -> None:
        kind = self.kind.currentData()
        text = tr("{bits}-bit half floats") if kind == "exr" else tr("{bits} bits a channel")
        _offer(self.bits, {bits: text.format(bits=bits) for bits in BIT_DEPTHS[kind]})
        _offer(self.space, {space: SPACES[space] for space in SPACES_OF[kind]})
        self._form.setRowVisible(_QUALITY_ROW, kind in WITH_QUALITY)

    def _follow_size(self) -> None:
        kind = self.size_kind.currentData()
        self._shown_kind = kind
        for widget in (self.limit, self.enlarge):
            widget.setVisible(kind != "full")
        if kind == "full":
            return
        with QSignalBlocker(self.limit):
            self.limit.setDecimals(2 if kind == "megapixels" else 0)
            self.limit.setSuffix(" MP" if kind == "megapixels" else " px")
            self.limit.setRange(*LIMITS[kind])
            self.limit.setValue(self._limits[kind])

    def _remember_limit(self, value: float) -> None:
        self._limits[self._shown_kind] = value


def _offer(box: QComboBox, choices: Mapping[Any, str]) -> None:
    """Put choices into a box; the one that is chosen stays so where it is among them."""
    before = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(before), 0))
    box.setEnabled(len(choices) > 1)


def combo(name: str, choices: Mapping[str, str]) -> QComboBox:
    """Make a box of named choices."""
    box = QComboBox()
    box.setAccessibleName(name)
    for value, text in choices.items():
        box.addItem(text, value)
    return box


def form_layout(parent: QWidget | None = None) -> QFormLayout:
    """Make a form whose labels stand to the right of one line."""
    form = QFormLayout(parent) if parent is not None else QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def row(form: QFormLayout, title: str, *widgets: QWidget, wide: int = 0) -> None:
    """Add a row of widgets; number `wide` takes the space, the title's shortcut goes to the first."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for number, widget in enumerate(widgets):
        line.addWidget(widget, 1 if number == wide else 0)
    label = QLabel(title)
    label.setMinimumWidth(_LABEL_WIDTH)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setBuddy(widgets[0])
    form.addRow(label, line)
