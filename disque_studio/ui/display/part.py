"""Follows the screen's colours, and serves soft proof and gamut warning."""

# ruff: noqa: N802 - Qt names the event filter

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication

from disque_studio.studio.settings import FROM_SYSTEM
from disque_studio.ui.desk import Desk
from disque_studio.ui.display import system, words, work
from disque_studio.ui.display.place import place_of
from disque_studio.ui.display.studio_colours import StudioColoursPart
from disque_studio.ui.display.work import LANE, Made, Screen, Wanted
from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.view.part import ViewPart

_SETTINGS = ("display_profile", "proof_profile", "proof_intent", "proof_black_point", "proof_paper")


class DisplayPart(QObject):
    """Keeps the canvas in the colours of the screen that the window is on.

    `told` comes when the screen's profile, or what is known of it, has changed.
    """

    told = Signal()

    def __init__(
        self, desk: Desk, preferences: Preferences, view: ViewPart, studio: StudioColoursPart
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._preferences, self._view, self._studio = desk, preferences, view, studio
        self.screen = Screen("sRGB", "assumed")
        self._proofs = self._warns = False
        self._loaded = self._follows = False
        desk.connect({"proof": self._show_proof, "gamut": self._warn})
        preferences.changed.connect(self._follow_setting)
        studio.changed.connect(self.refresh)
        desk.window.installEventFilter(self)
        desk.document.started.connect(self._start)

    def refresh(self) -> None:
        """Look for the profile of the screen that the window is on, and use it."""
        place, before = place_of(self._desk.window), self._studio.found.before
        wanted = Wanted(self._preferences.values, place, self._proofs, self._warns, before)
        self._desk.workers.submit(LANE, partial(work.find, wanted), self._take)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window to another screen, and see whether the system has a new profile by now."""
        if event.type() == QEvent.Type.Show and not self._follows:
            handle = self._desk.window.windowHandle()
            if handle is not None:
                handle.screenChanged.connect(lambda _: self._ask_system())
                self._follows = True
        elif event.type() == QEvent.Type.WindowActivate:
            self._ask_system()
        return False

    def _start(self) -> None:
        self._loaded = True
        self.refresh()

    def _ask_system(self) -> None:
        """Look again where the system may have another answer."""
        asks = self._preferences.values.display_profile == FROM_SYSTEM
        if self._loaded and asks and QGuiApplication.platformName() in system.ASKED:
            self.refresh()

    def _follow_setting(self, name: str) -> None:
        if self._loaded and name in _SETTINGS:
            self.refresh()

    def _show_proof(self, on: bool) -> None:
        self._proofs = on
        self.refresh()

    def _warn(self, on: bool) -> None:
        self._warns = on
        self.refresh()

    def _take(self, made: Made) -> None:
        if made.problem is not None:
            self._proofs = self._warns = False
            for name in ("proof", "gamut"):
                self._desk.actions[name].setChecked(False)
            self._desk.messages.show_error(made.problem)
        self._view.manage(made.colour)
        if made.screen != self.screen:
            self.screen = made.screen
            self.told.emit()

    def facts(self) -> tuple[str, str]:
        """Tell of the screen: its profile in a word or two, and in full."""
        return words.short(self.screen), words.full(self.screen)
