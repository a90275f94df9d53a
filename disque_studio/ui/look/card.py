"""One exemplar pair on the shelf: its two thumbs, its weight, its switch and its own error."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from disque_studio.studio.session import Pair, Share
from disque_studio.ui import icons
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.slider import Slider
from disque_studio.ui.panels.thumbs import Thumb
from disque_studio.ui.texts import as_tip, tr

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar

_THUMB = QSize(92, 62)
_GRADES = ((1.0, "exact"), (3.0, "close"), (5.0, "fair"))
"""Errors (CIEDE2000) below which a word is fit; a difference below 1 is not seen."""


class PairCard(QFrame):
    """A pair as the shelf shows it. Announces what the user asks for; changes only through `show_pair`."""

    weighted = Signal(float)
    switched = Signal(bool)
    removed = Signal()
    replaced = Signal()

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.switch = QCheckBox()
        self.name = ElidedLabel()
        self._before = Thumb(_THUMB, tr("Before"))
        self._after = Thumb(_THUMB, tr("After"))
        self.error, self.grade = QLabel(), QLabel()
        self.weight = Slider(0)
        self._percent = QLabel()
        self.replace = _tool("exchange", tr("Replace the pair's files…"))
        self.remove = _tool("close", tr("Remove this pair"))
        self._prepare()
        self._arrange()
        self._exemplar: Exemplar | None = None
        self._named = ""
        self.show_pair(pair, Share(pair.key), None)
        self.weight.valueChanged.connect(lambda percent: self.weighted.emit(percent / 100))
        self.switch.toggled.connect(self.switched)
        self.remove.clicked.connect(self.removed)
        self.replace.clicked.connect(self.replaced)

    def show_pair(self, pair: Pair, share: Share, exemplar: "Exemplar | None") -> None:
        """Show a pair's part in the mix without announcing it; `exemplar` is None while it is learnt."""
        ready = exemplar is not None
        with QSignalBlocker(self.switch), QSignalBlocker(self.weight):
            self.switch.setChecked(share.on)
            self.weight.setValue(round(share.weight * 100))
        self._percent.setText(f"{round(share.weight * 100)} %")
        for button in (self.switch, self.replace, self.remove):
            button.setEnabled(ready)
        self.weight.setEnabled(ready and share.on)
        if pair.name != self._named:
            self._name(pair.name)
        if exemplar is None:
            self.error.setText(tr("Learning…"))
            self.grade.setText("")
        elif exemplar is not self._exemplar:
            self._show_exemplar(exemplar)
        self._exemplar = exemplar

    def _show_exemplar(self, exemplar: "Exemplar") -> None:
        self._before.show_pixels(exemplar.source_thumb)
        self._after.show_pixels(exemplar.target_thumb)
        self.error.setText(f"ΔE {exemplar.fit_error:.1f}")
        self.grade.setText(_grade(exemplar.fit_error))

    def _name(self, name: str) -> None:
        self._named = name
        self.name.say(name)
        self.switch.setToolTip(as_tip(tr("Use {name} in the look (Space)").format(name=name)))
        self.switch.setAccessibleName(tr("Use the pair {name}").format(name=name))
        self.weight.setAccessibleName(tr("Weight of the pair {name}").format(name=name))
        self.remove.setAccessibleName(tr("Remove the pair {name}").format(name=name))
        self.replace.setAccessibleName(tr("Replace the pair {name}").format(name=name))
        self.setAccessibleName(tr("Exemplar pair {name}").format(name=name))
        for thumb in (self._before, self._after):
            thumb.setToolTip(as_tip(f"{name}: {thumb.accessibleName().lower()}"))

    def _prepare(self) -> None:
        self.weight.setRange(0, 100)
        self.weight.setPageStep(10)
        self.weight.setToolTip(tr("Weight of this pair in the look (arrow keys)"))
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("100 %"))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tip = tr(
            "Mean colour difference (ΔE2000) between the after picture and the look put on the pair's own "
            "before picture: below 1 is exact to the eye, below 3 close, below 5 fair; above that the look "
            "does not describe the pair well."
        )
        for label in (self.error, self.grade):
            label.setToolTip(tip)
        self.grade.setObjectName("dim")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.switch)
        head.addWidget(self.name, 1)
        head.addWidget(self.replace)
        head.addWidget(self.remove)
        fit = QVBoxLayout()
        fit.setSpacing(0)
        fit.addStretch()
        fit.addWidget(self.error)
        fit.addWidget(self.grade)
        fit.addStretch()
        thumbs = QHBoxLayout()
        thumbs.setSpacing(5)
        thumbs.addWidget(self._before)
        thumbs.addWidget(self._after)
        thumbs.addSpacing(3)
        thumbs.addLayout(fit, 1)
        weight = QHBoxLayout()
        weight.setSpacing(8)
        word = QLabel(tr("Weight"))
        word.setObjectName("dim")
        weight.addWidget(word)
        weight.addWidget(self.weight, 1)
        weight.addWidget(self._percent)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 8, 3)
        column.setSpacing(3)
        for row in (head, thumbs, weight):
            column.addLayout(row)


def _grade(error: float) -> str:
    words = {"exact": tr("exact"), "close": tr("close"), "fair": tr("fair")}
    return next((words[word] for limit, word in _GRADES if error < limit), tr("rough"))


def _tool(icon: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setIconSize(QSize(12, 12))
    made.setToolTip(tr("{tip} (Tab to it, then Space)").format(tip=tip))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
