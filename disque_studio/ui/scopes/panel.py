"""The panel of the scopes: which is shown, the scope, and its figures in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from disque_studio.ui import theme
from disque_studio.ui.panels.panel import SightedPanel
from disque_studio.ui.scopes.tracing import MODES, Figures, Mode, Trace
from disque_studio.ui.texts import mark, tr

if TYPE_CHECKING:
    from disque_studio.ui.scopes.plot import ScopePlot

WORDS: dict[Mode, str] = {
    "histogram": mark("Histogram"),
    "waveform": mark("Waveform"),
    "parade": mark("RGB parade"),
    "vectorscope": mark("Vectorscope"),
}


class ScopesPanel(SightedPanel):
    """Shows traces."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Scopes"))
        self.plot: ScopePlot | None = None
        self._actions = actions
        self.modes = QComboBox()
        self.modes.setAccessibleName(tr("Scope"))
        for mode in MODES:
            self.modes.addItem(tr(WORDS[mode]), mode)
            self.modes.setItemData(
                self.modes.count() - 1, actions[mode].toolTip(), Qt.ItemDataRole.ToolTipRole
            )
        self.modes.activated.connect(lambda _: actions[self.modes.currentData()].trigger())
        self.log = QCheckBox(tr("Logarithmic"))
        self.log.setToolTip(actions["scopes_log"].toolTip())
        self.log.clicked.connect(actions["scopes_log"].trigger)
        self.hint = QLabel(tr("The scopes of the photo are shown here."))
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.figures = QLabel()
        self.figures.setObjectName("dim")
        self.figures.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Other numbers must not change the width of the panel.
        self.figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.figures.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.figures.setToolTip(
            tr("The mean codes of red, green, blue and luma, and how much of the photo is black or white")
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.modes)
        row.addStretch(1)
        row.addWidget(self.log)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(8, 6, 8, 6)
        self._body.setSpacing(4)
        self._body.addLayout(row)
        self._body.addWidget(self.hint, 1)
        self._body.addWidget(self.figures)
        theme.changed.connect(self._follow_theme)

    def show_mode(self, mode: Mode, *, log: bool) -> None:
        """Show which scope is on; the histogram alone can count on a logarithmic scale."""
        self.modes.setCurrentIndex(self.modes.findData(mode))
        self.modes.setToolTip(self._actions[mode].toolTip())
        self.log.setChecked(log)
        self.log.setVisible(mode == "histogram")
        if self.plot is not None:
            self.plot.set_log(log)

    def show_trace(self, trace: Trace, *, log: bool) -> None:
        """Show a trace; the first one brings the plot."""
        if self.plot is None:
            self._make_plot()
        assert self.plot is not None
        self.hint.hide()
        self.plot.show()
        self.plot.log = log
        self.plot.show_trace(trace)
        text = spelled(trace.figures)
        self.figures.setText(text)
        self.plot.setAccessibleDescription(text)
        self.plot.setAccessibleName(tr(WORDS[trace.mode]))

    def clear(self) -> None:
        """Show that there is no photo."""
        self.figures.clear()
        self.hint.show()
        if self.plot is not None:
            self.plot.hide()

    def _make_plot(self) -> None:
        from disque_studio.ui.scopes.plot import ScopePlot

        self.plot = ScopePlot()
        self._body.insertWidget(2, self.plot, 1)

    def _follow_theme(self) -> None:
        if self.plot is not None:
            self.plot.follow_theme()


def spelled(figures: Figures) -> str:
    """Write a scope's figures in two lines."""
    red, green, blue, luma = figures.means
    means = f"R {red}  G {green}  B {blue}  Y {luma}"
    ends = tr("black {black}  white {white}").format(black=_part(figures.black), white=_part(figures.white))
    return f"{means}\n{ends}"


def _part(part: float) -> str:
    return "0 %" if part == 0 else f"{100 * part:.1f} %" if part >= 0.0005 else "<0.1 %"
