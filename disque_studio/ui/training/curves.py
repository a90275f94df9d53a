"""The part of the panel with the loss curves: the plot, its legend with values, its scale."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSizePolicy, QWidget

from disque_studio.studio.training_events import Curve
from disque_studio.ui import theme
from disque_studio.ui.panels.headed import Headed
from disque_studio.ui.texts import tr
from disque_studio.ui.training import colours

if TYPE_CHECKING:
    from disque_studio.ui.training.plot import CurvePlot

REPAINT_MS = 500
"""Between two paintings of the curves."""

_SWATCH = QSize(22, 10)
_SIDES = 22
_LONGEST_VALUE = "  0.01234"


class Curves(Headed):
    """Shows curves once the plot is `made`, and newer ones twice a second at most."""

    made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Losses"), parent)
        self.plot: CurvePlot | None = None
        self._curves: tuple[Curve, ...] = ()
        self._step: int | None = None
        self._chosen = False
        self.step = QLabel()
        self.step.setObjectName("dim")
        self.log = QCheckBox(tr("Logarithmic"))
        self.log.setChecked(True)
        self.log.setToolTip(tr("Show the losses on a logarithmic scale (Tab to it, then Space)"))
        self.header.addWidget(self.step)
        self.header.addWidget(self.log)
        self.header.setSpacing(10)
        self.legend: list[QCheckBox] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(12, 0, _SIDES - 12, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self.wait = QLabel(tr("The curves begin with the first steps."))
        self.wait.setObjectName("hint")
        self.wait.setWordWrap(True)
        self.wait.setContentsMargins(12, 0, 10, 0)
        self.body.setSpacing(5)
        self.body.addWidget(self.wait)
        self.body.addLayout(self._grid)
        self._due = QTimer(self, singleShot=True, interval=REPAINT_MS)
        self._due.timeout.connect(self._draw)
        self.log.toggled.connect(self._restyle)
        self.log.clicked.connect(self._choose_scale)
        theme.changed.connect(self._follow_theme)

    def make_plot(self) -> None:
        """Make the plot; pyqtgraph must be imported by now, which takes half a second."""
        from disque_studio.ui.training.plot import CurvePlot

        if self.plot is None:
            self.plot = CurvePlot()
            self.plot.pointed.connect(self._point)
            self.body.insertWidget(0, self.plot, 1)
            self.made.emit()
            self._draw()

    def show_curves(self, curves: Sequence[Curve], *, at_once: bool = False) -> None:
        """Show these curves, `at_once` where they are of another training."""
        if tuple(curves) == self._curves:
            return
        self._curves = tuple(curves)
        if at_once:
            self._draw()
        elif not self._due.isActive():
            self._due.start()

    def fill(self, on: bool) -> None:
        """Let the plot take all the height there is, or as much as it needs in a narrow panel."""
        if self.plot is not None:
            policy = QSizePolicy.Policy.Expanding if on else QSizePolicy.Policy.Fixed
            self.plot.setSizePolicy(QSizePolicy.Policy.Ignored, policy)

    def close_down(self) -> None:
        """Paint nothing any more."""
        self._due.stop()

    def in_sight(self) -> bool:
        """Tell whether anything of it can be seen."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def _choose_scale(self) -> None:
        self._chosen = True

    def _suggest_scale(self) -> None:
        """Show the logarithmic scale, unless it would leave out a curve; what was chosen stays."""
        if not self._chosen:
            self.log.setChecked(all(value > 0 for curve in self._curves for value in curve.values))

    def _draw(self) -> None:
        self._make_legend()
        self._suggest_scale()
        self._show_values()
        shown = any(curve.steps for curve in self._curves)
        self.wait.setVisible(not shown)
        if self.plot is not None:
            self.plot.setVisible(shown)
            self.plot.show_curves(self._curves)

    def _make_legend(self) -> None:
        names = [curve.name for curve in self._curves]
        if [box.objectName() for box in self.legend] == names:
            return
        for box in self.legend:
            self._grid.removeWidget(box)
            box.deleteLater()
        self.legend = []
        for name in names:
            box = QCheckBox()
            box.setObjectName(name)
            box.setChecked(True)
            box.setIconSize(_SWATCH)
            # Other numbers must not change the width of the panel.
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setToolTip(tr("Show or hide this curve (Tab to it, then Space)"))
            box.toggled.connect(self._restyle)
            self.legend.append(box)
        self._lay_out_legend()
        self._paint_swatches()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the legend in two columns where its names have room."""
        super().resizeEvent(event)
        self._lay_out_legend()

    def _lay_out_legend(self) -> None:
        room = (self.width() - _SIDES) // 2 - self._grid.horizontalSpacing()
        widest = max((_wanted(box) for box in self.legend), default=0)
        columns = 2 if widest <= room else 1
        for number, box in enumerate(self.legend):
            self._grid.addWidget(box, number // columns, number % columns)
        # Boxes ask for no width, so that a column without a stretch would have none.
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    def _show_values(self) -> None:
        if self.plot is not None and self._step is not None:
            values = self.plot.values_at(self._step)
            self.step.setText(tr("Step {step}").format(step=f"{self._step:,}"))
        else:
            values = {curve.name: curve.values[-1] for curve in self._curves if curve.values}
            self.step.clear()
        for box in self.legend:
            value = values.get(box.objectName())
            box.setText(box.objectName() if value is None else f"{box.objectName()}  {value:.4g}")
        if self.plot is not None:
            self.plot.setAccessibleDescription(
                ", ".join([self.step.text(), *(box.text() for box in self.legend)]).strip(", ")
            )

    def _point(self, step: int | None) -> None:
        self._step = step
        self._show_values()

    def _restyle(self) -> None:
        if self.plot is not None:
            hidden = frozenset(box.objectName() for box in self.legend if not box.isChecked())
            self.plot.show_as(log=self.log.isChecked(), hidden=hidden)

    def _follow_theme(self) -> None:
        self._paint_swatches()
        if self.plot is not None:
            self.plot.follow_theme()

    def _paint_swatches(self) -> None:
        for number, box in enumerate(self.legend):
            scale = self.devicePixelRatioF()
            swatch = QPixmap(_SWATCH * scale)
            swatch.setDevicePixelRatio(scale)
            swatch.fill(Qt.GlobalColor.transparent)
            painter = QPainter(swatch)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = colours.pen(number)
            pen.setWidthF(2.0)
            painter.setPen(pen)
            painter.drawLine(1, _SWATCH.height() // 2, _SWATCH.width() - 1, _SWATCH.height() // 2)
            painter.end()
            box.setIcon(QIcon(swatch))


def _wanted(box: QCheckBox) -> int:
    """Give the width of a curve's name and of any value, with what stands before them."""
    marks = box.sizeHint().width() - box.fontMetrics().horizontalAdvance(box.text())
    return marks + box.fontMetrics().horizontalAdvance(box.objectName() + _LONGEST_VALUE)
