"""The inspection in the place of the photo: its head, the table, and how each score is spread."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.inspection import summaries
from disque_studio.ui.inspection.distribution import Distribution
from disque_studio.ui.inspection.model import FIRST_METRIC, NAME_COLUMN, SIZE_COLUMN, PictureTable
from disque_studio.ui.inspection.rows import Row
from disque_studio.ui.inspection.table import PictureView
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.panel import SightedPanel
from disque_studio.ui.texts import plural, tr

SAVING = ("inspect_report", "inspect_csv")
SELECTED = ("inspect_open", "inspect_compare")
MENU = ("inspect_open", "inspect_compare", "inspect_reveal", "inspect_copy", "inspect_remove")

_SUM_MS = 250
"""How often figures and plots follow while results come."""
_PLOTS_HEIGHT = 150
_MOST_MARKED = 20


class InspectionView(SightedPanel):
    """Shows a table. `dropped` gives files that were dropped here; the buttons are `stopped`, `continued`."""

    stopped = Signal()
    continued = Signal()

    def __init__(
        self, table: PictureTable, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, takes=list)
        self._table, self._actions = table, actions
        self._finding = self._scoring = False
        self.setObjectName("inspection")
        self.setAccessibleName(tr("Inspection"))
        self.title = QLabel()
        self.title.setObjectName("heading")
        self.state = ElidedLabel()
        self.state.setObjectName("dim")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Pictures scored"))
        self.stop = self._button(tr("Stop"), tr("Stop scoring (Esc)"), self.stopped.emit)
        self.go_on = self._button(tr("Continue"), tr("Score the pictures that are left"), self.continued.emit)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by name"))
        self.filter.setAccessibleName(tr("Filter by name"))
        self.filter.setToolTip(actions["inspect_filter"].toolTip())
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(70)
        self.filter.setMaximumWidth(190)
        self.order = QComboBox()
        self.order.setAccessibleName(tr("Sort by"))
        self.order.setToolTip(tr("Sort by this column, ▼ highest first; a click on its head does the same"))
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.table = PictureView(table)
        self.table.menu.addActions([actions[name] for name in MENU])
        self.plots: dict[str, Distribution] = {}
        self._summing = QTimer(self, singleShot=True, interval=_SUM_MS)
        self._summing.timeout.connect(self._sum_up)
        self._arrange()
        self._connect()
        self._fill_order()
        self._count()

    def go_to(self, path: Path) -> None:
        """Select a picture and bring it into sight."""
        row = self._table.row(path)
        if row is not None:
            self.table.go_to(row)

    def show_work(self, *, finding: bool, scoring: bool) -> None:
        """Say that folders are being looked through, or pictures scored."""
        if (finding, scoring) != (self._finding, self._scoring):
            self._finding, self._scoring = finding, scoring
            self._count()

    def _button(self, text: str, tip: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("small", True)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: pressed())
        button.hide()
        return button

    def _arrange(self) -> None:
        self.head = QWidget()
        self.head.setObjectName("inspection-head")
        upper = QHBoxLayout()
        upper.setSpacing(10)
        upper.addWidget(self._tool("inspection"))
        upper.addWidget(self.title)
        upper.addWidget(self.state, 1)
        upper.addWidget(self.stop)
        upper.addWidget(self.go_on)
        for name in SAVING:
            upper.addWidget(self._tool(name))
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self.filter, 4)
        sort = QLabel(tr("Sort by"))
        sort.setObjectName("dim")
        sort.setBuddy(self.order)
        lower.addWidget(sort)
        lower.addWidget(self.order)
        lower.addStretch(1)
        for name in SELECTED:
            lower.addWidget(self._tool(name))
        column = QVBoxLayout(self.head)
        column.setContentsMargins(10, 4, 10, 4)
        column.setSpacing(3)
        column.addLayout(upper)
        column.addLayout(lower)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(14, 6, 14, 4)
        self._row.setSpacing(22)
        self._row.addStretch(1)
        plots = QWidget()
        plots.setLayout(self._row)
        self.spread = QScrollArea()
        self.spread.setObjectName("inspection-plots")
        self.spread.setWidgetResizable(True)
        self.spread.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.spread.setAccessibleName(tr("Distributions"))
        self.spread.setWidget(plots)
        self.spread.setMinimumHeight(132)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.spread)
        split.setStretchFactor(0, 1)
        split.setSizes([600, _PLOTS_HEIGHT])
        self.empty = QLabel(
            tr(
                "Drop finished pictures or folders here to see their scores.\n"
                "Drop HDR photos with them to compare: scene.exr goes with scene_warm.jpg."
            )
        )
        self.empty.setObjectName("hint")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        self.progress.setFixedHeight(3)
        layout.addWidget(self.progress)
        layout.addWidget(self.pages, 1)

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[name])
        button.setText(f" {self._actions[name].iconText()}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        return button

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._table.filter)
        self.filter.textChanged.connect(lambda _: self._count())
        self.filter.returnPressed.connect(self.table.setFocus)
        self.order.activated.connect(self._sort)
        self.table.sorted.connect(self._show_order)
        self.table.selection_changed.connect(self._mark)
        self._table.counted.connect(self._count)
        self._table.columnsInserted.connect(self._fill_order)

    def _count(self) -> None:
        rows = self._table.rows
        scored = sum(row.record is not None for row in rows)
        failed = sum(row.record is not None and bool(row.record.error) for row in rows)
        busy = self._scoring
        self.pages.setCurrentIndex(1 if rows else 0)
        self.title.setText(
            plural("{count} picture", "{count} pictures", len(rows)) if rows else tr("Inspection")
        )
        parts = []
        if self._finding:
            parts.append(tr("looking through folders…"))
        if busy or scored < len(rows):
            parts.append(tr("{scored} scored").format(scored=scored - failed))
        if failed:
            parts.append(tr("{failed} without scores").format(failed=failed))
        if self.filter.text():
            parts.append(tr("{shown} shown").format(shown=len(self._table.shown)))
        self.state.say(" · ".join(parts))
        self.progress.setMaximum(max(len(rows), 1))
        self.progress.setValue(scored)
        self.progress.setVisible(busy)
        self.stop.setVisible(busy or self._finding)
        self.go_on.setVisible(not busy and not self._finding and scored < len(rows))
        if not self._summing.isActive():
            self._summing.start()

    def _sum_up(self) -> None:
        found = summaries(row.record for row in self._table.rows if row.record is not None)
        for metric in self.plots.keys() - {summary.metric for summary in found}:
            self.plots.pop(metric).deleteLater()
        for place, summary in enumerate(found):
            if summary.metric not in self.plots:
                self._row.insertWidget(place, self._make_plot(summary.metric))
            self.plots[summary.metric].show_summary(summary)
        self.spread.setVisible(bool(found))
        self._mark()

    def _make_plot(self, metric: str) -> Distribution:
        plot = self.plots[metric] = Distribution(metric)
        plot.best_asked.connect(lambda name: self.table.go_to(self._table.ends.best[name]))
        plot.worst_asked.connect(lambda name: self.table.go_to(self._table.ends.worst[name]))
        plot.picked.connect(self._pick)
        return plot

    def _pick(self, metric: str, low: float, high: float) -> None:
        """Select the rows whose score lies in a bar."""
        chosen: list[Row] = []
        for row in self._table.shown:
            score = row.score(metric)
            if score is not None and (low <= score.value < high or score.value == high == score.range[1]):
                chosen.append(row)
        self.table.choose(chosen)

    def _mark(self) -> None:
        marked: Sequence[Row] = self.table.rows() if self.table.count() <= _MOST_MARKED else ()
        for metric, plot in self.plots.items():
            scores = [row.score(metric) for row in marked]
            plot.mark([score.value for score in scores if score is not None])

    def _fill_order(self) -> None:
        chosen = self.order.currentIndex()
        self.order.clear()
        self.order.addItem(tr("As found"), (-1, False))
        self.order.addItem(tr("Name"), (NAME_COLUMN, False))
        self.order.addItem(tr("Size"), (SIZE_COLUMN, True))
        for place, (_, title) in enumerate(self._table.metrics):
            column = FIRST_METRIC + place
            self.order.addItem(tr("{metric} ▼").format(metric=title), (column, True))
            self.order.addItem(tr("{metric} ▲").format(metric=title), (column, False))
        self.order.setCurrentIndex(max(chosen, 0))

    def _sort(self, place: int) -> None:
        column, descending = self.order.itemData(place)
        self.table.sort(column, descending=descending)

    def _show_order(self, column: int, descending: bool) -> None:
        places = [self.order.itemData(place) for place in range(self.order.count())]
        exact = [place for place, order in enumerate(places) if tuple(order) == (column, descending)]
        alike = [place for place, order in enumerate(places) if order[0] == column]
        self.order.setCurrentIndex((exact or alike or [0])[0])
