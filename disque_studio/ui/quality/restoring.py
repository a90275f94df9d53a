"""The restored preview: asked for by its action, made in a lane, and given to the window to show."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from disque_studio.ui import tasks
from disque_studio.ui.document import Document
from disque_studio.ui.quality import work
from disque_studio.ui.quality.scores import Scores
from disque_studio.ui.texts import tr
from disque_studio.ui.workers import Workers

METRIC = "dri"
"""The metric that restores what it scores."""


class Restoring(QObject):
    """Makes previews of what is shown; the newest request wins.

    `made` carries two pictures, as it is and restored. The action is enabled while there is a photo and the
    metric is installed.
    """

    made = Signal(object, object)

    def __init__(
        self,
        document: Document,
        workers: Workers,
        scores: Scores,
        action: QAction,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._workers, self._scores, self._action = document, workers, scores, action
        document.photo_changed.connect(self._start)
        document.closed.connect(self._start)
        scores.installed.connect(self._enable)
        self._enable()

    def make(self) -> None:
        """Make the preview of what is shown now."""
        photo, mapping = self._document.photo, self._document.rendered
        if photo is not None and mapping is not None:
            self._workers.submit(
                "restore", partial(work.restore, photo, mapping), self._give, label=tr("Restoring a preview")
            )

    def _start(self) -> None:
        """Forget the preview of a photo that is shown no longer."""
        self._workers.clear("restore")
        self._enable()

    def _enable(self) -> None:
        installed = METRIC in (self._scores.facts or {})
        self._action.setEnabled(installed and self._document.photo is not None)

    def _give(self, pair: tuple[tasks.Thumb, tasks.Thumb]) -> None:
        self.made.emit(*pair)
