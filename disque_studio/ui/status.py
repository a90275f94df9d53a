"""The status bar: what is open, what is under the mouse, what is running, and where it runs."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from disque_studio.ui.canvas.readout import Readout
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.pixel_row import PixelRow
from disque_studio.ui.tasks import Opened
from disque_studio.ui.texts import as_tip, plural, tr
from disque_studio.ui.workers import Job

_SHOW_AFTER_MS = 150
_LONGEST = 28
_LEAST_FACT, _MOST_FACT = 140, 280
"""Width in pixels that the photo's facts are sure of: for short ones they need no more."""


class StatusBar(QStatusBar):
    """Facts on the left and right; while something runs, its progress and a button that cancels it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.photo = ElidedLabel()
        self.photo.setAccessibleName(tr("Facts of the photo"))
        self.photo.setMinimumWidth(_LEAST_FACT)
        self.pixel = PixelRow()
        self.job = self._fact(tr("Running work"))
        self.progress = QProgressBar()
        self.progress.setFixedWidth(90)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress of the running work"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setProperty("small", True)
        self.cancel.setToolTip(tr("Stop what is running (Esc)"))
        self.cancel.clicked.connect(self.cancelled)
        self.zoom = self._fact(tr("Zoom"))
        self.profile = self._fact(tr("Screen profile"))
        self.device = self._fact(tr("Compute device"))
        self.addWidget(self.photo, 1)
        self.addWidget(self.pixel)
        for widget in (self.job, self.progress, self.cancel, self.zoom, self.profile, self.device):
            self.addPermanentWidget(widget)
        # Work that ends at once should not flicker.
        self._delay = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._delay.timeout.connect(lambda: self._show_running(True))
        self._show_running(False)

    def show_photo(self, opened: Opened) -> None:
        """Tell the photo's name, size and range."""
        photo = opened.open_photo.photo
        stops = tr("{count} stops").format(count=f"{opened.open_photo.stops:.1f}")
        notes = [f"{photo.format}, {photo.width * photo.height / 1e6:.1f} MP"]
        if photo.samples.nan:
            notes.append(
                plural(
                    "{count} sample was not a number", "{count} samples were not a number", photo.samples.nan
                )
            )
        if photo.samples.inf:
            notes.append(
                plural("{count} sample was infinite", "{count} samples were infinite", photo.samples.inf)
            )
        if photo.samples.negative:
            notes.append(
                plural("{count} sample was negative", "{count} samples were negative", photo.samples.negative)
            )
        # The name comes last, as it is what may be cut: the window's title tells it too.
        facts = f"{photo.width} × {photo.height}   {stops}   {_short(opened.path.name)}"
        self.photo.say(facts, "\n".join([str(opened.path), *notes]))
        self.photo.setMinimumWidth(max(_LEAST_FACT, min(self.photo.needed(), _MOST_FACT)))

    def forget_photo(self) -> None:
        """Tell of no photo any more."""
        self.photo.say("")
        self.zoom.clear()
        self.pixel.show_readout(None)

    def show_pixel(self, readout: Readout | None) -> None:
        """Tell what is known of the pixel under the mouse."""
        self.pixel.show_readout(readout)

    def show_zoom(self, zoom: float) -> None:
        """Tell the zoom."""
        percent = zoom * 100
        self.zoom.setText(f"{percent:.0f} %" if percent >= 10 else f"{percent:.1f} %")

    def show_screen(self, name: str, told: str) -> None:
        """Tell what is known of the screen's colours, in short and in full."""
        self.profile.setText(name)
        self.profile.setToolTip(as_tip(told))
        self.profile.setAccessibleDescription(told)

    def show_device(self, name: str, reason: str) -> None:
        """Tell where the networks run, and why there."""
        self.device.setText(name.upper())
        self.device.setToolTip(tr("Networks run on {device}: {reason}").format(device=name, reason=reason))

    def show_jobs(self, jobs: list[Job]) -> None:
        """Show the first of the running jobs, or nothing."""
        if not jobs:
            self._delay.stop()
            self._show_running(False)
            return
        more = f" (+{len(jobs) - 1})" if len(jobs) > 1 else ""
        self.job.setText(f"{_short(jobs[0].label)}{more}")
        fraction = jobs[0].fraction
        self.progress.setRange(0, 0 if fraction is None else 100)
        if fraction is not None:
            self.progress.setValue(round(fraction * 100))
        if not self.cancel.isVisible() and not self._delay.isActive():
            self._delay.start()

    def _show_running(self, shown: bool) -> None:
        for widget in (self.job, self.progress, self.cancel):
            widget.setVisible(shown)

    def _fact(self, name: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(name)
        return label


def _short(text: str) -> str:
    """Leave out the middle of a long name, so that the bar never widens the window."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}…{text[-half:]}"
