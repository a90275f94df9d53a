"""The real window with its Training panel, and somebody who waits for what it shows."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from disque_studio.studio.training import Asked
from disque_studio.studio.training_events import Phase
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.training import closing
from disque_studio.ui.training.work import Told

PATIENCE_SECONDS = 900.0
"""What a step of the walk may take on a machine that has other things to do."""


class Stage:
    """A window whose Training panel is in front."""

    def __init__(self) -> None:
        self.window = MainWindow()
        self.window.resize(1280, 800)
        self.window.show()
        self.window.start([])
        self.part = self.window.training
        self.panel = self.part.panel
        self.window.docks.show("training")
        self.wait(self.panel.in_sight, "the panel")
        self.wait(lambda: self.window.quality.scores.facts is not None, "the packages")

    @property
    def told(self) -> Told | None:
        """What the shown training has told."""
        return self.panel.view.told

    @property
    def phase(self) -> Phase | None:
        """Where the shown training is."""
        return None if self.told is None else self.told.phase

    def wait(self, ready: Callable[[], object], what: str) -> None:
        """Let the window work until something holds; raises TimeoutError when it never does."""
        end, application = time.monotonic() + PATIENCE_SECONDS, QApplication.instance()
        assert application is not None
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain for {what}; {self.panel.view.state.text()}")
            application.processEvents()
            time.sleep(0.01)

    def reach(self, *phases: Phase) -> None:
        """Wait until the shown training is in one of these phases."""
        self.wait(lambda: self.phase in phases, " or ".join(phases))

    def do(self, name: str) -> None:
        """Give a command, once it can be given."""
        action = self.window.actions_by_name[name]
        self.wait(action.isEnabled, f"the command {name}")
        action.trigger()

    def set_up(self, recipe: str, data: Path, settings: tuple[str, ...], minutes: int = 1) -> list[str]:
        """Fill in the form, with data by drop; give what the survey says of it."""
        self.part.show(None)
        setup = self.panel.setup
        setup.choose_recipe(recipe)
        self._drop(data)
        setup.minutes.setValue(minutes)
        self.wait(lambda: setup.survey is not None, "the survey")
        # The form has no place for settings, which here keep it short.
        whole = type(setup).asked

        def asked() -> Asked | None:
            found = whole(setup)
            return None if found is None else replace(found, settings=settings)

        setup.asked = asked  # type: ignore[method-assign]
        return setup.findings.texts()

    def start(self) -> None:
        """Start what is set up, and wait until it speaks."""
        before = self.panel.shown
        self.do("training_start")
        self.wait(lambda: self.panel.shown not in (None, before) and self.told is not None, "the start")

    def rest(self) -> None:
        """Wait until no training runs any more."""
        self.wait(lambda: self.part.watcher.live is None and not self.part.watcher.busy, "the end")
        self.wait(self.window.workers.idle, "quiet lanes")

    def errors(self) -> list[str]:
        """Give the messages that tell of something wrong."""
        return [f"{m.subject}: {m.text}" for m in self.window.messages.messages if m.kind == "error"]

    def close(self, answer: str = "") -> None:
        """Close the window; `answer` names the button of the question that comes while a training runs."""
        self.window.preferences.set(closing.SETTING, closing.ASK)
        self.window.close()
        if answer:
            boxes = self.window.findChildren(QMessageBox)
            button = next(b for box in boxes for b in box.buttons() if b.text().replace("&", "") == answer)
            button.click()
        self.wait(lambda: not self.window.isVisible(), "the window to close")

    def _drop(self, data: Path) -> None:
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(data))])
        where, copy = self.panel.rect().center(), Qt.DropAction.CopyAction
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enters = QDragEnterEvent(where, copy, carried, button, keys)
        QApplication.sendEvent(self.panel, enters)
        if not enters.isAccepted():
            raise AssertionError(f"the panel does not take {data}")
        falls = QDropEvent(QPointF(where), copy, carried, button, keys, QEvent.Type.Drop)
        QApplication.sendEvent(self.panel, falls)
