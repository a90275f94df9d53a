"""The score that is asked for: the walk from the present look, and what it has found."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from disque_studio.errors import DisqueError
from disque_studio.ui.document import Document
from disque_studio.ui.quality import work
from disque_studio.ui.texts import tr
from disque_studio.ui.workers import Workers

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping
    from disque_studio.quality.walk import Found, Walk

IDLE_MS = 500
"""The rest after an edit before what can be reached is searched anew."""
REST_MS = 120
"""The rest after a score is asked for before it is searched exactly."""

State = Literal["none", "finding", "ready", "failed"]


class Target(QObject):
    """Holds the walk of the present look; every edit of the look makes it void, and it is built anew.

    `asked` is the target of the photo's edit, None while no score is asked for. What probably has that score
    is shown at once; `found` follows when the picture rests.
    """

    changed = Signal()

    def __init__(self, document: Document, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._workers = document, workers
        self.state: State = "none"
        self.reason = ""
        self.walk: Walk | None = None
        self.asked: float | None = None
        self.found: Found | None = None
        self._ready, self._missing = False, ""
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._build)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._aim)
        for edit in (document.photo_changed, document.mapping_changed, document.grade_changed):
            edit.connect(self._restart)
        document.edited.connect(self._follow)
        document.closed.connect(self._restart)

    @property
    def score(self) -> float | None:
        """The score asked for, or the one of the look as it is, or None while that is unknown."""
        if self.asked is not None:
            return self.asked
        return None if self.walk is None else self.walk.score

    def enable(self, missing: str = "") -> None:
        """Begin to search what can be reached: the scorers are loaded, but for a `missing` metric."""
        self._ready, self._missing = True, missing
        self._restart()

    def ask(self, score: float) -> None:
        """Ask for a score, 0 to 100."""
        if self.walk is not None:
            self._document.set_target(min(max(score, 0.0), 100.0))

    def step(self, by: float) -> None:
        """Ask for so many points more, staying within what can be reached."""
        if self.walk is not None and self.score is not None:
            reach = self.walk.reach
            self.ask(min(max(self.score + by, reach.low), reach.high))

    def reset(self) -> None:
        """Go back to the look as it is."""
        self._document.set_target(None)

    def _follow(self) -> None:
        """Search what the edit asks for, where that is another score than before."""
        asked = self._document.current_edit.target
        if asked == self.asked:
            return
        self._forget()
        self.asked = asked
        if asked is None:
            self._document.show_found(None)
        else:
            self._search()
        self.changed.emit()

    def _search(self) -> None:
        if self.walk is not None and self.asked is not None:
            self._workers.submit("aim", partial(work.glance, self.walk, self.asked), self._glimpse)
            self._rest.start()

    def _restart(self) -> None:
        self._forget()
        self.asked = self._document.current_edit.target
        self._workers.clear("walk")
        self._idle.stop()
        self.walk, self.state = None, "none"
        self.reason = ""
        if self._missing:
            self.state, self.reason = (
                "failed",
                tr("it asks {name}, which is not installed").format(name=self._missing),
            )
        elif self._ready and self._document.mapping is not None:
            self.state = "finding"
            self._idle.start()
        self.changed.emit()

    def _forget(self) -> None:
        self._rest.stop()
        for lane in ("aim", "aim-exactly"):
            self._workers.clear(lane)
        self.asked = self.found = None

    def _build(self) -> None:
        photo, mapping = self._document.photo, self._document.graded
        if photo is not None and mapping is not None:
            self._workers.submit(
                "walk", partial(work.build_walk, photo, mapping), self._keep, failed=self._refuse
            )

    def _keep(self, walk: "Walk") -> None:
        self.walk, self.state = walk, "ready"
        self._search()
        self.changed.emit()

    def _refuse(self, error: Exception) -> None:
        self._forget()
        self._document.show_found(None)
        self.walk, self.state = None, "failed"
        self.reason = (
            str(error) if isinstance(error, DisqueError) else tr("the search failed; see the message")
        )
        if not isinstance(error, DisqueError):
            self._workers.failed.emit(error)
        self.changed.emit()

    def _glimpse(self, mapping: "Mapping") -> None:
        # What was found exactly may have come first.
        if self.asked is not None and self.found is None:
            self._document.show_found(mapping)

    def _aim(self) -> None:
        photo = self._document.photo
        if photo is None or self.walk is None or self.asked is None:
            return
        self._workers.submit(
            "aim-exactly", partial(work.aim, photo, self.walk, self.asked), self._show, failed=self._refuse
        )

    def _show(self, found: "Found") -> None:
        self.found = found
        self._document.show_found(found.mapping)
        self.changed.emit()
