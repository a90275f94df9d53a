"""The part of the panel with the loss curves: their plots, the step that is pointed at, the scale."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from disque_studio.studio.training_events import Curve
from disque_studio.ui import theme
from disque_studio.ui.panels.headed import Headed
from disque_studio.ui.texts import tr

if TYPE_CHECKING:
    from disque_studio.ui.training.plot import CurvePlot

REPAINT_MS = 500
"""Between two paintings of the curves."""


class Curves(Headed):
    """Shows curves once the plot is `made`, and newer ones twice a second at most."""

    made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Losses"), parent)
        self.plot: CurvePlot | None = None
        self._curves: tuple[Curve, ...] = ()
        self.step = QLabel()
        self.step.setObjectName("dim")
        self.log = QCheckBox(tr("Logarithmic"))
        self.log.setChecked(True)
        self.log.setToolTip(
            tr("Show the losses that are above 0 on logarithmic scales (Tab to it, then Space)")
        )
        self.header.addWidget(self.step)
        self.header.addWidget(self.log)
        self.header.setSpacing(10)
        self.wait = QLabel(tr("The curves begin with the first steps."))
        self.wait.setObjectName("hint")
        self.wait.setWordWrap(True)
        self.wait.setContentsMargins(12, 0, 10, 0)
        self.body.addWidget(self.wait)
        self._due = QTimer(self, singleShot=True, interval=REPAINT_MS)
        self._due.timeout.connect(self._draw)
        self.log.toggled.connect(self._restyle)
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

    def _draw(self) -> None:
        shown = any(curve.steps for curve in self._curves)
        self.wait.setVisible(not shown)
        if self.plot is not None:
            self.plot.setVisible(shown)
            self.plot.show_curves(self._curves)

    def _point(self, step: int | None) -> None:
        self.step.setText("" if step is None else tr("Step {step}").format(step=f"{step:,}"))

    def _restyle(self) -> None:
        if self.plot is not None:
            self.plot.show_as(log=self.log.isChecked())

    def _follow_theme(self) -> None:
        if self.plot is not None:
            self.plot.follow_theme()
