"""The panel of the latent map: what is mapped and how, the map, its legend, and the chosen picture."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QImage, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.latentmap import Kind, Placed, Point, groups_of
from disque_studio.ui import icons, theme
from disque_studio.ui.latentmap.chart import MapChart
from disque_studio.ui.latentmap.colours import KIND_SHAPES, Style, look_style, score_style
from disque_studio.ui.latentmap.detail import Detail
from disque_studio.ui.latentmap.legend import Legend
from disque_studio.ui.latentmap.words import spoken
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.headed import button
from disque_studio.ui.panels.panel import SightedPanel
from disque_studio.ui.texts import tr

_WIDE = 1.25
"""Width over height from which the picture stands beside the map, not below it."""
_NARROWEST = 80
_STEP = 10
_MENU = ("map_apply", "map_by_look", "map_pictures", "map_fit")


class MapPanel(SightedPanel):
    """Shows what is placed. `dropped` gives files, `stopped` is Stop."""

    stopped = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent, takes=list)
        self._actions = actions
        self.placed: Placed | None = None
        self.setObjectName("latent-map")
        self.setAccessibleName(tr("Latent map"))
        self.chart = MapChart(spoken)
        self.legend = Legend()
        self.detail = Detail(actions)
        self.detail.hide()
        self.state = ElidedLabel()
        self.state.setObjectName("dim")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Pictures placed"))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setProperty("small", True)
        self.stop.setToolTip(tr("Stop placing pictures (Esc)"))
        self.stop.clicked.connect(self.stopped)
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.space = self._combo(tr("Codes"), (tr("Quality codes"), tr("Appearance codes")), "map_appearance")
        self.method = self._combo(tr("Placed by"), ("PCA", "t-SNE"), "map_tsne")
        self.colour = self._combo(tr("Coloured by"), (tr("By score"), tr("By look")), "map_by_look")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._arrange()
        self.chart.menu_asked.connect(self._show_menu)
        theme.changed.connect(self.recolour)
        self.show_work(None)

    def sizeHint(self) -> QSize:
        """Ask for a column that leaves the photo its place."""
        return QSize(430, 640)

    def show_placed(self, placed: Placed) -> None:
        """Show points at their places."""
        self.placed = placed
        self._stack.setCurrentIndex(0 if placed.points else 1)
        self.chart.show_placed(placed, self._styles())
        self.detail.show_point(self.chart.point(self.chart.selected))

    def recolour(self) -> None:
        """Colour the points by what is asked for now."""
        if self.placed is not None:
            self.chart.dress(self._styles())

    def show_choices(self) -> None:
        """Show what the actions' ticks say."""
        for combo, name in (
            (self.space, "map_appearance"),
            (self.method, "map_tsne"),
            (self.colour, "map_by_look"),
        ):
            combo.setCurrentIndex(int(self._actions[name].isChecked()))
        self.pictures.setChecked(self._actions["map_pictures"].isChecked())
        self.chart.plate.show_pictures(self._actions["map_pictures"].isChecked())

    def show_work(self, share: float | None) -> None:
        """Show how much of the pictures is placed, 0 to 1; None when nothing is done."""
        for part in (self.progress, self.stop):
            part.setVisible(share is not None)
        if share is not None:
            self.progress.setValue(round(100 * share))

    def show_point(self, point: Point | None) -> None:
        """Show a point's picture."""
        self.detail.show_point(point)

    def show_large(self, image: QImage) -> None:
        """Show the chosen point's picture as it is, in place of the small one."""
        self.detail.picture.show_image(image)

    def say(self, state: str, more: str, hint: str) -> None:
        """Say what is mapped; the hint stands where there is no map."""
        self.state.say(state, more)
        self.hint.setText(hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture where there is more room for it."""
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.height()
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def _combo(self, name: str, words: Sequence[str], action: str) -> QComboBox:
        """Make a choice of two: the second is the action's tick."""
        combo = QComboBox()
        combo.addItems(list(words))
        combo.setAccessibleName(name)
        combo.setToolTip(self._actions[action].toolTip())
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # Three of them would be wider than the sidebar, in which the panel can be too.
        combo.setMinimumWidth(_NARROWEST)

        def choose(index: int) -> None:
            if bool(index) != self._actions[action].isChecked():
                self._actions[action].trigger()

        combo.activated.connect(choose)
        return combo

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(5)
        first.addWidget(button(self._actions["map_session"], tr("Session")))
        first.addWidget(button(self._actions["map_folder"], tr("Folder…")))
        first.addStretch(1)
        self.pictures = self._tool("map_pictures", "photo")
        self.pictures.setCheckable(True)
        first.addWidget(self.pictures)
        first.addWidget(self._tool("map_fit", "fit"))
        second = QHBoxLayout()
        second.setSpacing(5)
        for combo in (self.space, self.method, self.colour):
            second.addWidget(combo)
        second.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.hint)
        self._stack.setCurrentIndex(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.state, 2)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.stop)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._stack, 1)
        column.addWidget(self.legend)
        column.addLayout(foot)
        self._split.addWidget(upper)
        self._split.addWidget(self.detail)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)

    def _tool(self, name: str, icon: str) -> QToolButton:
        action = self._actions[name]
        tool = QToolButton()
        tool.setIcon(icons.icon(icon))
        tool.setToolTip(action.toolTip())
        tool.setAccessibleName(action.text().replace("&", ""))
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tool.clicked.connect(action.trigger)
        return tool

    def _styles(self) -> list[Style]:
        """Choose how the points are drawn, and say so in the legend."""
        assert self.placed is not None
        points = self.placed.points
        if self._actions["map_by_look"].isChecked():
            groups = groups_of(points)
            self.legend.show_groups(groups)
            places = {group: look_style(place) for place, group in enumerate(groups)}
            return [places[point.item.group] for point in points]
        low, high = _span([point.score for point in points])
        kinds: list[Kind] = list(dict.fromkeys(point.item.kind for point in points))
        self.legend.show_scores((low, high), kinds)
        return [score_style(p.score, low, high, KIND_SHAPES[p.item.kind]) for p in points]

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addActions([self._actions[name] for name in _MENU])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _span(scores: Sequence[float]) -> tuple[float, float]:
    """Give the tens that hold these scores: the whole scale of colours is used for them."""
    if not scores:
        return 0.0, 100.0
    low = max(min(scores) // _STEP * _STEP, 0.0)
    high = min(-(-max(scores) // _STEP) * _STEP, 100.0)
    return low, max(high, low + _STEP)
