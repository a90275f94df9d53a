"""The panels around the canvas: placed, shown, hidden, moved by the user, and kept as they were left."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QWidget

from disque_studio.ui import theme
from disque_studio.ui.texts import tr

VERSION = 2
"""Of the arrangement: one from before a panel was added would scatter the others, so it is left aside."""

SIDEBAR_WIDTH = 328
"""At first, and at least: numbers and buttons stand whole, in every language, and looks three in a row."""

STRIP_HEIGHT = 132
UPPER_HEIGHT = 268

_AREAS = {"strip": Qt.DockWidgetArea.BottomDockWidgetArea, "left": Qt.DockWidgetArea.LeftDockWidgetArea}

_GRIP_HEIGHT = 9
_BAR_GAP = 3
_DOTS, _DOT_STEP = 4, 5


@dataclass(frozen=True)
class Panel:
    """A widget with its title; `action` shows and hides it. `group` are the panels it shares tabs with."""

    name: str
    title: str
    widget: QWidget
    action: QAction
    group: str


class Grip(QWidget):
    """A slim title bar to move a panel by; what the panel is called stands on its tab or in its heading."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setFixedHeight(_GRIP_HEIGHT)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName(tr("Move the panel {title}").format(title=title))
        self.setToolTip(tr("{title}: drag to move, double-click to float").format(title=title))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a row of dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.now().edge))
        for place in range(-_DOTS, _DOTS + 1):
            middle = QPointF(self.width() / 2 + place * _DOT_STEP, self.height() / 2)
            painter.drawEllipse(middle, 1, 1)


class Docks:
    """The docks of a window.

    Groups "upper" and "lower" stand in the right sidebar, "strip" at the bottom. Group "left" is not there in
    a new window: its panels come when they are asked for.
    """

    def __init__(self, window: QMainWindow, file: Path) -> None:
        self._window, self._file = window, file
        self.docks: dict[str, QDockWidget] = {}
        self._groups: dict[str, list[QDockWidget]] = {}
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks
        )
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)

    def add(self, panel: Panel) -> None:
        """Place a panel in its group, behind those that are there."""
        dock = QDockWidget(panel.title, self._window)
        dock.setObjectName(panel.name)
        dock.setTitleBarWidget(Grip(panel.title))
        dock.setWidget(panel.widget)
        members = self._groups.setdefault(panel.group, [])
        if panel.group != "strip":
            dock.setMinimumWidth(SIDEBAR_WIDTH)
        self._window.addDockWidget(_AREAS.get(panel.group, Qt.DockWidgetArea.RightDockWidgetArea), dock)
        if members:
            self._window.tabifyDockWidget(members[-1], dock)
        members.append(dock)
        self.docks[panel.name] = dock
        panel.action.triggered.connect(self._shower(dock))
        dock.visibilityChanged.connect(panel.action.setChecked)
        dock.setVisible(panel.group != "left")

    def show(self, name: str) -> None:
        """Show a panel, in front of those in its tabs."""
        self.docks[name].show()
        self.docks[name].raise_()

    def settle(self) -> None:
        """Bring the first panel of each group to the front, at the sizes of a new window."""
        for members in self._groups.values():
            members[0].raise_()
        upper, lower, strip = (self._groups.get(group, [])[:1] for group in ("upper", "lower", "strip"))
        sides = upper + lower
        self._window.resizeDocks(sides, [SIDEBAR_WIDTH] * len(sides), Qt.Orientation.Horizontal)
        rest = self._window.height() - UPPER_HEIGHT
        self._window.resizeDocks(sides, [UPPER_HEIGHT, rest][: len(sides)], Qt.Orientation.Vertical)
        self._window.resizeDocks(strip, [STRIP_HEIGHT] * len(strip), Qt.Orientation.Vertical)
        QTimer.singleShot(0, self._window, self._hide_left_over)

    def _hide_left_over(self) -> None:
        """Hide tab bars that Qt (6.11) leaves behind when docks are put into tabs, or brought back.

        They lie over the panels. A bar that is in use stands right above one of its docks.
        """
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName(tr("Panels"))
            place = bar.geometry()
            titles = {bar.tabText(index) for index in range(bar.count())}
            used = any(
                dock.windowTitle() in titles
                and dock.x() == place.x()
                and 0 <= dock.y() - place.bottom() <= _BAR_GAP
                for dock in self.docks.values()
            )
            bar.setVisible(used)

    def keep(self) -> None:
        """Write size, place and arrangement of the window."""
        settings = self._settings()
        settings.setValue("geometry", self._window.saveGeometry())
        settings.setValue("state", self._window.saveState(VERSION))
        settings.sync()

    def restore(self) -> bool:
        """Bring back what was kept, if there is something."""
        settings = self._settings()
        geometry, state = settings.value("geometry"), settings.value("state")
        if not (isinstance(geometry, QByteArray) and isinstance(state, QByteArray)):
            return False
        self._window.restoreGeometry(geometry)
        QTimer.singleShot(0, self._window, self._hide_left_over)
        return self._window.restoreState(state, VERSION)

    def _settings(self) -> QSettings:
        return QSettings(str(self._file), QSettings.Format.IniFormat)

    def _shower(self, dock: QDockWidget) -> Callable[[bool], None]:
        def show(on: bool) -> None:
            # A panel behind another of its tabs counts as hidden: its action brings it to the front.
            dock.setVisible(on)
            if on:
                dock.raise_()

        return show
