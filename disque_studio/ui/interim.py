"""Commands whose parts are being built."""

# ruff: noqa

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from disque_studio.studio.session import Choice
from disque_studio.ui import drops, tasks
from disque_studio.ui.desk import Desk
from disque_studio.ui.dialogs.add_pair import AddPairDialog
from disque_studio.ui.panels.look_panel import LookPanel
from disque_studio.ui.status import StatusBar


class Interim(QObject):
    def __init__(self, desk: Desk, status: StatusBar) -> None:
        super().__init__(desk.window)
        self._desk, self._status = desk, status
        self._document = desk.document
        document = self._document
        self.panel = LookPanel(document, desk.actions)

        def strength(by: float):
            return lambda _: document.set_strength(document.current_edit.strength + by)

        def exposure(by: float):
            return lambda _: document.set_exposure(document.current_edit.exposure + by)

        # Look: helper F moves these to ui/look/part.py
        desk.connect(
            {
                "add_pair": lambda _: self._ask_pair(),
                "open_look": lambda _: self._ask_look(),
                "save_look": lambda _: self._ask_look_target(),
                "use_pairs": lambda _: document.choose(Choice("pairs")),
                "no_look": lambda _: document.choose(Choice("none")),
                "next_look": lambda _: self.panel.looks.step(1),
                "previous_look": lambda _: self.panel.looks.step(-1),
                "strength_up": strength(0.05),
                "strength_down": strength(-0.05),
                "exposure_up": exposure(0.25),
                "exposure_down": exposure(-0.25),
                "reset": lambda _: (document.set_strength(1.0), document.set_exposure(0.0)),
            }
        )

    def _ask_pair(self, before: Path | None = None) -> None:
        dialog = AddPairDialog(before, self._desk.window)

        def add() -> None:
            pair = dialog.pair()
            if pair is not None:
                self._document.add_pair(*pair)

        self._desk.show_dialog(dialog, add)

    def _ask_look(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._desk.window, "Open Look", "", drops.LOOK_FILTER)
        if path:
            self._document.open_look(Path(path))

    def _ask_look_target(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._desk.window, "Save Look", "", drops.LOOK_FILTER)
        if chosen:
            self._document.save_look(Path(chosen), overwrite=True)

