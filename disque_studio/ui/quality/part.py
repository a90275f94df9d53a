"""Puts the parts of quality together: scores, target, their widgets, and the map on the canvas."""

from PySide6.QtCore import QObject

from disque_studio.ui import tasks
from disque_studio.ui.desk import Desk
from disque_studio.ui.dialogs.restored import RestoredDialog
from disque_studio.ui.panels.quality_panel import QualityPanel
from disque_studio.ui.panels.quality_strip import QualityStrip
from disque_studio.ui.quality.restoring import Restoring
from disque_studio.ui.quality.scores import Scores
from disque_studio.ui.quality.target import Target

_STEP = 2.0


class QualityPart(QObject):
    """Owns the state of quality; the window places `panel` and `strip`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._action = desk, desk.actions["map"]
        document, workers = desk.document, desk.workers
        self.map = ""
        self._last_map = ""
        self.scores = Scores(document, workers, self)
        self.target = Target(document, workers, self)
        self.restoring = Restoring(document, workers, self.scores, desk.actions["restored"], self)
        self.panel = QualityPanel(self.scores, desk.actions)
        self.strip = QualityStrip(self.target, self.scores, desk.actions)
        self.panel.map_chosen.connect(self.show_map)
        self.scores.installed.connect(self._enable)
        self.scores.changed.connect(self._show_overlay)
        self.restoring.made.connect(self._show_restored)
        desk.connect(
            {
                "quality_up": lambda _: self.target.step(_STEP),
                "quality_down": lambda _: self.target.step(-_STEP),
                "reset_quality": lambda _: self.target.reset(),
                "map": self.toggle_map,
                "next_map": lambda _: self.next_map(),
                "restored": lambda _: self.restoring.make(),
            }
        )

    def show_map(self, name: str) -> None:
        """Lay a metric's map over the photo; "" takes it away."""
        self.map = name
        self._last_map = name or self._last_map
        self.panel.show_map(name)
        self._action.setChecked(bool(name))
        self._show_overlay()

    def toggle_map(self, on: bool) -> None:
        """Show the map that was shown last, or none."""
        maps = self.panel.maps()
        self.show_map((self._last_map or maps[0]) if on and maps else "")

    def next_map(self) -> None:
        """Show the map of the next metric, after the last one none."""
        maps = ["", *self.panel.maps()]
        self.show_map(maps[(maps.index(self.map) + 1) % len(maps)])

    def _enable(self) -> None:
        aimed = self.scores.aimed
        self.target.enable(missing="" if aimed in (self.scores.facts or {}) else aimed)

    def _show_overlay(self) -> None:
        """Show the map of what is shown, and never that of an earlier state."""
        sheet = self.scores.sheet if self.scores.fresh else None
        reading = None if sheet is None else sheet.readings.get(self.map)
        self._desk.canvas.show_overlay(None if reading is None else reading.overlay)

    def _show_restored(self, before: tasks.Thumb, after: tasks.Thumb) -> None:
        self._desk.show_dialog(RestoredDialog(before, after, self._desk.window))
