"""One exemplar pair on the shelf: its two thumbs, its weight, its switch and its own error."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.session import Pair, Share
from disque_studio.ui import icons
from disque_studio.ui.panels.slider import Slider
from disque_studio.ui.panels.thumbs import Thumb

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar

_THUMB = QSize(130, 72)
_HEAD_WIDTH = 210
_ERROR_TIP = (
    "Mean colour difference (ΔE2000) between the after picture and the look put on the pair's own before "
    "picture. Below 1 is invisible, about 2 is close, above 5 the look is not well described."
)


class PairCard(QFrame):
    """A pair as the shelf shows it. Announces what the user asks for; changes only through `show_pair`."""

    weighted = Signal(float)
    switched = Signal(bool)
    removed = Signal()

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._before = Thumb(_THUMB, "Before")
        self._after = Thumb(_THUMB, "After")
        self._error = QLabel()
        self._error.setObjectName("dim")
        self._error.setToolTip(_ERROR_TIP)
        self.switch = QCheckBox()
        self.weight = Slider(0)
        self.weight.setRange(0, 100)
        self.weight.setPageStep(10)
        self.weight.setToolTip("Weight of this pair in the look (arrow keys)")
        self._percent = QLabel()
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("100 %"))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remove = QToolButton()
        self.remove.setIcon(icons.icon("close"))
        self.remove.setIconSize(QSize(12, 12))
        self.remove.setToolTip("Remove this pair (Tab to it, then Space)")
        self._arrange()
        self._exemplar: Exemplar | None = None
        self.show_pair(pair, Share(pair.key), None)
        self.weight.valueChanged.connect(lambda percent: self.weighted.emit(percent / 100))
        self.switch.toggled.connect(self.switched)
        self.remove.clicked.connect(self.removed)

    def show_pair(self, pair: Pair, share: Share, exemplar: "Exemplar | None") -> None:
        """Show a pair's part in the mix without announcing it; `exemplar` is None while it is learnt."""
        new = exemplar is None or self._exemplar is not exemplar
        self._exemplar = exemplar
        for widget in (self.switch, self.weight):
            widget.blockSignals(True)
        self.switch.setChecked(share.on)
        self.weight.setValue(round(share.weight * 100))
        for widget in (self.switch, self.weight):
            widget.blockSignals(False)
        self._percent.setText(f"{round(share.weight * 100)} %")
        ready = exemplar is not None
        self.switch.setEnabled(ready)
        self.remove.setEnabled(ready)
        self.weight.setEnabled(ready and share.on)
        if not new:
            return
        self._error.setText("learning…" if exemplar is None else f"ΔE {exemplar.fit_error:.1f}")
        self._name(pair.name)
        if exemplar is not None:
            self._before.show_pixels(exemplar.source_thumb)
            self._after.show_pixels(exemplar.target_thumb)

    def _name(self, name: str) -> None:
        metrics, space = self.switch.fontMetrics(), _HEAD_WIDTH - self._error.sizeHint().width()
        self.switch.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, space).replace("&", "&&"))
        self.switch.setToolTip(f"Use {name} in the look (Space)")
        self.switch.setAccessibleName(f"Use the pair {name}")
        self.weight.setAccessibleName(f"Weight of the pair {name}")
        self.remove.setAccessibleName(f"Remove the pair {name}")
        self.setAccessibleName(f"Exemplar pair {name}")
        for thumb in (self._before, self._after):
            thumb.setToolTip(f"{name}: {thumb.accessibleName().lower()}")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 8, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.switch, 1)
        head.addWidget(self._error)
        head.addWidget(self.remove)
        thumbs = QHBoxLayout()
        thumbs.setSpacing(6)
        thumbs.addWidget(self._before)
        thumbs.addWidget(self._after)
        thumbs.addStretch()
        weight = QHBoxLayout()
        weight.setSpacing(8)
        name = QLabel("Weight")
        name.setObjectName("dim")
        weight.addWidget(name)
        weight.addWidget(self.weight, 1)
        weight.addWidget(self._percent)
        for row in (head, thumbs, weight):
            column.addLayout(row)
