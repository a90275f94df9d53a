"""The scores of what is shown: quick ones while the user drags, exact ones once the picture rests."""

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from disque_studio.errors import DisqueError
from disque_studio.quality.registry import SYSTEMS
from disque_studio.ui.document import Document
from disque_studio.ui.quality import work
from disque_studio.ui.quality.work import MORE, Installed, Sheet
from disque_studio.ui.texts import said, tr
from disque_studio.ui.workers import Workers

if TYPE_CHECKING:
    from disque_studio.quality.scorer import Facts

QUICK_MS = 150
"""The least pause between two quick scorings; a slow one is followed by a pause of its own length, so that
the picture under the user's hand has the processor for as long."""
SETTLE_MS = 300
"""The rest after an edit before the exact scoring."""


class Scores(QObject):
    """Follows every edit of the document; the newest request wins.

    `sheet` is the newest known; it is `fresh` when it is of the picture shown now, and `settled` when it is
    exact too.
    """

    changed = Signal()
    installed = Signal()

    def __init__(self, document: Document, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._workers = document, workers
        self.facts: dict[str, Facts] | None = None
        self.aimed = ""
        self.sheet: Sheet | None = None
        self.fresh = self.settled = False
        self.trouble = ""
        self._more = False
        self._before: Sheet | None = None
        self._stood_in = False
        self._edition = 0
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._catch_up)
        self._pending = self._running = False
        self._begun = 0.0
        self._rest = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._rest.timeout.connect(self._settle)
        document.started.connect(self._learn)
        document.photo_changed.connect(self._start)
        document.closed.connect(self._start)
        for edit in (document.mapping_changed, document.grade_changed, document.found_changed):
            edit.connect(self._follow)

    def show_more(self, on: bool) -> None:
        """Score by the further measures too, or no longer."""
        self._more = on
        if on and self.facts:
            self._follow()

    def change(self, name: str) -> float | None:
        """Give by how much a score differs from the last settled one before the present edit."""
        before = None if self._before is None else self._before.readings.get(name)
        now = self.score(name)
        if before is None or before.score is None or now is None:
            return None
        return now - before.score

    def score(self, name: str) -> float | None:
        """Give a metric's newest score."""
        reading = None if self.sheet is None else self.sheet.readings.get(name)
        return None if reading is None else reading.score

    def _learn(self) -> None:
        self._workers.submit("score", work.installed, self._know, failed=self._fail)

    def _know(self, found: Installed) -> None:
        self.facts, self.aimed = found.facts, found.aimed
        self.installed.emit()
        self._follow()

    def _start(self) -> None:
        """Forget the scores of another photo."""
        self.sheet = self._before = None
        self.settled = False
        self._follow()

    def _follow(self) -> None:
        if self.settled and not self._stood_in:
            self._before = self.sheet
        self.fresh = self.settled = False
        self._edition += 1
        self._workers.clear("score-exactly")
        if self._document.rendered is None or not self.facts:
            self._pending = False
            self._rest.stop()
            self.changed.emit()
            return
        self._pending = True
        self._rest.start()
        if not self._running and not self._pause.isActive():
            self._catch_up()
        self.changed.emit()

    def _catch_up(self) -> None:
        if self._pending:
            self._pending, self._running = False, True
            self._begun = time.monotonic()
            self._submit("score", exact=False)

    def _breathe(self) -> None:
        """Begin the pause after a quick scoring."""
        self._running = False
        self._pause.start(max(QUICK_MS, round(1000 * (time.monotonic() - self._begun))))

    def _settle(self) -> None:
        self._stood_in = self._document.stands_in
        self._submit("score-exactly", exact=True)

    def _submit(self, lane: str, *, exact: bool) -> None:
        photo, mapping = self._document.photo, self._document.rendered
        if photo is None or mapping is None or self.facts is None:
            return
        wanted = (*SYSTEMS, *MORE) if self._more and exact else SYSTEMS
        names = tuple(name for name in wanted if name in self.facts)
        self._workers.submit(
            lane,
            partial(work.score, photo, mapping, names, exact),
            partial(self._take, self._edition, photo),
            failed=partial(self._refuse, self._edition, exact),
        )

    def _take(self, edition: int, photo: object, sheet: Sheet) -> None:
        if not sheet.exact:
            self._breathe()
        newest = edition == self._edition
        if photo is not self._document.photo or self.settled or (sheet.exact and not newest):
            return
        hints = sheet.hints if sheet.exact or self.sheet is None else self.sheet.hints
        kept = {} if self.sheet is None else {n: r for n, r in self.sheet.readings.items() if n in MORE}
        self.sheet = Sheet({**kept, **sheet.readings}, hints, sheet.exact)
        self.fresh, self.settled = newest, sheet.exact
        self.trouble = ""
        self.changed.emit()

    def _refuse(self, edition: int, exact: bool, error: Exception) -> None:
        if not exact:
            self._breathe()
        if edition == self._edition:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.trouble = (
            said(str(error)) if isinstance(error, DisqueError) else tr("scoring failed; see the message")
        )
        if not isinstance(error, DisqueError):
            self._workers.failed.emit(error)
        self.changed.emit()
