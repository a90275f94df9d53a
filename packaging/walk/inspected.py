"""The program with somebody looking over its shoulder: it answers where things stand, and what its state is.

Started by walk.py. Reads a JSON question a line from stdin and answers with a JSON line on stdout:
``{"where": NAME}`` gives the middle and size of the visible widget of that object or accessible name, in
screen pixels; ``{"where": NAME, "row": N}`` of a row of a list or table; ``{"keys": ACTION}`` an action's
shortcut; ``{"state": true}`` what is edited. Nothing here changes anything: hands do that from outside.
"""

import json
import sys
import threading
from pathlib import Path
from typing import Any

from disque_studio.ui import app, environment

environment.prepare()

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal  # noqa: E402
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabBar, QWidget  # noqa: E402

from disque_studio.studio.sessionfile import edit_to_json  # noqa: E402
from disque_studio.ui.main_window import MainWindow  # noqa: E402


class Inspector(QObject):
    """Answers questions in the GUI thread."""

    asked = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True, name="questions").start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)

    def _answer(self, line: str) -> None:
        question = json.loads(line)
        if "where" in question:
            answer = self._where(question["where"], question.get("row"))
        elif "keys" in question:
            answer = [keys.toString() for keys in self._window.actions_by_name[question["keys"]].shortcuts()]
        else:
            answer = self._state()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    def _where(self, name: str, row: int | None) -> list[int] | None:
        for widget in self._widgets():
            if isinstance(widget, QTabBar):
                texts = [widget.tabText(index) for index in range(widget.count())]
                if name in texts:
                    return self._rectangle(widget, widget.tabRect(texts.index(name)))
            if name not in (widget.objectName(), widget.accessibleName()):
                continue
            if row is not None and isinstance(widget, QAbstractItemView):
                index = widget.model().index(row, 0)
                return self._rectangle(widget.viewport(), widget.visualRect(index))
            return self._rectangle(widget, widget.rect())
        return None

    def _widgets(self) -> list[QWidget]:
        """Visible widgets, those of an open dialog first."""
        modal = QApplication.activeModalWidget()
        tops = [modal] if modal is not None else QApplication.topLevelWidgets()
        found = [w for top in tops for w in [top, *top.findChildren(QWidget)]]
        return [w for w in found if w.isVisible()]

    def _rectangle(self, widget: QWidget, part: QRect) -> list[int]:
        scale = widget.devicePixelRatioF()
        corner = widget.mapToGlobal(part.topLeft() + QPoint(0, 0))
        middle = corner + QPoint(part.width() // 2, part.height() // 2)
        return [round(number * scale) for number in (middle.x(), middle.y(), part.width(), part.height())]

    def _state(self) -> dict[str, Any]:
        document, canvas = self._window.document, self._window.canvas
        stack, target = document.stack, self._window.quality.target
        return {
            "idle": self._window.workers.idle() and document.ready,
            "photos": [str(shot.path) for shot in document.session.shots],
            "current": None if document.current is None else str(document.current),
            "selected": len(document.selected),
            "edit": edit_to_json(document.current_edit),
            "edits": [edit_to_json(shot.edit) for shot in document.session.shots],
            "ratings": [shot.rating for shot in document.session.shots],
            "pairs": [pair.name for pair in document.session.pairs],
            "coded": len(document.exemplars),
            "undo": stack.undoText(),
            "redo": stack.redoText(),
            "index": stack.index(),
            "steps": stack.count(),
            "score": target.score,
            "reach": None if target.walk is None else [target.walk.reach.low, target.walk.reach.high],
            "found": document.found is not None,
            "frame": canvas.frame is not None,
            "messages": [f"{message.subject} {message.text}" for message in self._window.messages.messages],
        }


def main() -> int:
    """Run the program with an inspector; arguments are files to open."""
    begin = MainWindow.start

    def start(window: MainWindow, files: list[Path]) -> None:
        Inspector(window)
        begin(window, files)

    MainWindow.start = start  # type: ignore[method-assign]
    return app.run([Path(name) for name in sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
