"""Asks which parts of a copied edit are put on the selected photos."""

from collections.abc import Collection

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.pasting import PARTS, Part
from disque_studio.studio.session import Edit
from disque_studio.ui.texts import tr


class PasteDialog(QDialog):
    """A box for each part of the edit; `parts` are those that are ticked."""

    def __init__(
        self, edit: Edit, parts: Collection[Part], count: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Paste Edit"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        one, many = tr("Put on the photo:"), tr("Put on {count} photos:").format(count=count)
        heading = QLabel(one if count == 1 else many)
        heading.setObjectName("heading")
        column.addWidget(heading)
        self.boxes: dict[Part, QCheckBox] = {}
        for part in PARTS:
            box = self.boxes[part] = QCheckBox(_described(part, edit))
            box.setChecked(part in parts)
            box.toggled.connect(self._allow)
            column.addWidget(box)
        column.addLayout(self._all_or_none())
        column.addSpacing(6)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Paste"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)
        self.boxes[PARTS[0]].setFocus()
        self._allow()

    def parts(self) -> frozenset[Part]:
        """Give the parts that are ticked."""
        return frozenset(part for part, box in self.boxes.items() if box.isChecked())

    def _all_or_none(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, tip, on in (
            (tr("All"), tr("Tick every part"), True),
            (tr("None"), tr("Tick no part"), False),
        ):
            button = QPushButton(text)
            button.setProperty("small", True)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, on=on: self._tick(on))
            row.addWidget(button)
        row.addStretch()
        return row

    def _tick(self, on: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(on)

    def _allow(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.parts()))


def _described(part: Part, edit: Edit) -> str:
    """Name a part of an edit with its value, where that is short."""
    if part == "choice":
        return tr("Look: {name}").format(name=_look(edit))
    if part == "strength":
        return tr("Strength: {percent} %").format(percent=round(100 * edit.strength))
    if part == "exposure":
        return tr("Exposure: {stops} stops").format(stops=f"{edit.exposure:+.2f}")
    if part == "grade":
        return tr("Grade: tones, colours and curve")
    if part == "frame":
        return tr("Crop and straighten")
    if part == "input_space":
        return tr("Input space: {name}").format(name=edit.input_space or tr("as the file says"))
    target = tr("none") if edit.target is None else f"{edit.target:.0f}"
    return tr("Quality asked for: {score}").format(score=target)


def _look(edit: Edit) -> str:
    choice = edit.choice
    if choice.kind == "none":
        return tr("none")
    if choice.kind == "pairs":
        return tr("mix of pairs")
    return choice.name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".look")
