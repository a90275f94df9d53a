"""Joins the scopes to the document: every change of the picture is traced anew, the newest wins."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from disque_studio.ui import tasks, theme
from disque_studio.ui.desk import Desk
from disque_studio.ui.scopes import colours
from disque_studio.ui.scopes.panel import ScopesPanel
from disque_studio.ui.scopes.tracing import MODES, Mode, Request, Trace, Tracer
from disque_studio.ui.tasks import Opened
from disque_studio.ui.workers import Job

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping

LANE = "scopes"

_REST_MS = 40
"""Between two traces while a slider moves: the picture itself comes first."""


class ScopesPart(QObject):
    """The scopes of the photo in its look, traced while their panel is in sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._document, self._workers, self._actions = desk.document, desk.workers, desk.actions
        self._tracer = Tracer(tasks.view)
        self.mode: Mode = "histogram"
        self.log = False
        self._stale = True
        self._before: tuple[Opened, float, Mapping] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self.refresh)
        self.panel = ScopesPanel(desk.actions)
        desk.connect({mode: self._chooser(mode) for mode in MODES} | {"scopes_log": self._set_log})
        document = desk.document
        for changed in (
            document.photo_changed,
            document.mapping_changed,
            document.grade_changed,
            document.found_changed,
            theme.changed,
        ):
            changed.connect(self._soon)
        self.panel.seen.connect(self._catch_up)
        document.closed.connect(self._close)
        self._show_mode()

    def refresh(self) -> None:
        """Trace what is shown now, if anybody sees it."""
        document = self._document
        after = document.rendered
        self._stale = not self.panel.in_sight()
        if self._stale or document.photo is None or after is None:
            return
        request = Request(
            mode=self.mode,
            pyramid=document.photo.pyramid,
            after=after,
            before=self._exposed(document.photo),
            colours=colours.channels(),
        )
        self._workers.submit(LANE, partial(self._trace, request), partial(self._show, request))

    def _exposed(self, photo: Opened) -> "Mapping":
        """Give the photo without its look, at its exposure; the same while neither changes."""
        exposure = self._document.current_edit.exposure
        kept = self._before
        if kept is None or kept[0] is not photo or kept[1] != exposure:
            kept = self._before = photo, exposure, photo.neutral.with_(exposure=exposure)
        return kept[2]

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _catch_up(self) -> None:
        if self._stale:
            self._soon()

    def _trace(self, request: Request, job: Job) -> Trace:
        # Half a second, once, which the window must not wait for.
        import_module("pyqtgraph")
        job.check()
        return self._tracer.trace(request)

    def _show(self, request: Request, trace: Trace) -> None:
        photo = self._document.photo
        if photo is not None and request.pyramid is photo.pyramid and request.mode == self.mode:
            self.panel.show_trace(trace, log=self.log)

    def _chooser(self, mode: Mode) -> Callable[[bool], None]:
        return lambda _: self.choose(mode)

    def choose(self, mode: Mode) -> None:
        """Show another scope."""
        self.mode = mode
        self._show_mode()
        self.refresh()

    def _show_mode(self) -> None:
        for mode in MODES:
            self._actions[mode].setChecked(mode == self.mode)
        self._actions["scopes_log"].setEnabled(self.mode == "histogram")
        self.panel.show_mode(self.mode, log=self.log)

    def _set_log(self, on: bool) -> None:
        self.log = on
        self._show_mode()

    def _close(self) -> None:
        self._workers.clear(LANE)
        self.panel.clear()
