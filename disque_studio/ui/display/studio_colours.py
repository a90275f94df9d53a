"""A studio's colours in the window: the configuration in use, its views, and the photos' input spaces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from disque_studio.errors import ColourConfigError
from disque_studio.studio import colourconfig, settings
from disque_studio.ui.desk import Desk
from disque_studio.ui.filmstrip.part import FilmstripPart
from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.texts import mark, tr

if TYPE_CHECKING:
    from disque_studio.imaging.ocio import Offer, View
    from disque_studio.ui.workers import Job

LANE = "studio-colours"
CONFIG, VIEW = "colour_config", "before_view"
"""The settings' names."""

_PARTING = ": "
"""Between display and view, in the setting."""


@dataclass(frozen=True, eq=False)
class Found:
    """What the settings come to: what the configuration offers, the view of before, and what is wrong."""

    offer: Offer | None = None
    before: View | None = None
    problem: ColourConfigError | None = None


def find(values: settings.Settings, job: Job) -> Found:
    """Load what is set."""
    if values.colour_config == colourconfig.OFF:
        return Found()
    config = colourconfig.resolved(values.colour_config)
    if not config:
        return Found(problem=ColourConfigError(mark("$OCIO is not set; choose a colour configuration")))
    try:
        offer = colourconfig.offer(config)
    except ColourConfigError as error:
        return Found(problem=error)
    job.check()
    if not values.before_view:
        return Found(offer)
    display, _, view = values.before_view.partition(_PARTING)
    try:
        return Found(offer, colourconfig.view(config, display, view))
    except ColourConfigError as error:
        return Found(offer, problem=error)


class StudioColoursPart(QObject):
    """Follows the settings, and serves the command that chooses an input space.

    `changed` comes when what the settings come to is another. What cannot be used is told once and set off.
    """

    changed = Signal()

    def __init__(self, desk: Desk, preferences: Preferences, filmstrip: FilmstripPart) -> None:
        super().__init__(desk.window)
        self._desk, self._preferences, self._filmstrip = desk, preferences, filmstrip
        self.found = Found()
        self._loaded = False
        colourconfig.use(preferences.values.colour_config)
        preferences.changed.connect(self._follow)
        desk.document.started.connect(self._start)
        desk.connect({"input_space": lambda _: self._ask_space()})

    def views(self) -> list[tuple[str, str]]:
        """List the views that before may be shown by: values of the setting with their names."""
        offer = self.found.offer
        names = [] if offer is None else [_PARTING.join(view) for view in offer.views]
        return [(name, name) for name in names]

    def told(self) -> str:
        """Tell what the configuration is, in a line."""
        offer = self.found.offer
        if offer is None:
            return ""
        text = tr("{name}: {spaces} input spaces, {views} views")
        return text.format(name=offer.name, spaces=len(offer.spaces), views=len(offer.views))

    def _start(self) -> None:
        self._loaded = True
        self._find()

    def _follow(self, name: str) -> None:
        if name == CONFIG:
            colourconfig.use(self._preferences.values.colour_config)
            self._reread()
        if self._loaded and name in (CONFIG, VIEW):
            self._find()

    def _find(self) -> None:
        self._desk.workers.submit(LANE, partial(find, self._preferences.values), self._take)

    def _take(self, found: Found) -> None:
        self.found = found
        if found.problem is not None:
            self._desk.messages.show_error(found.problem)
            self._preferences.set(CONFIG if found.offer is None else VIEW, "")
        self.changed.emit()

    def _reread(self) -> None:
        """Read again what is read by the configuration."""
        document = self._desk.document
        for shot in document.session.shots:
            if shot.edit.input_space:
                self._filmstrip.supply.retry(shot.path)
        self._filmstrip.supply.remake()
        document.reread()

    def _ask_space(self) -> None:
        from disque_studio.ui.display.input_space import InputSpaceDialog

        shots, current = self._filmstrip.targets(), self._desk.document.current_edit.input_space
        dialog = InputSpaceDialog(self.found.offer, current, len(shots), self._desk.window)
        dialog.settings_asked.connect(self._desk.actions["proof_setup"].trigger)
        self._desk.show_dialog(dialog, lambda: self._read_in(dialog.chosen))

    def _read_in(self, space: str) -> None:
        document = self._desk.document
        shots = [
            replace(shot, edit=replace(shot.edit, input_space=space)) for shot in self._filmstrip.targets()
        ]
        label = tr("Input space {name}").format(name=space or tr("as the file says"))
        document.change(label, document.session.replacing(shots))
