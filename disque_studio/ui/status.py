"""The status bar: what is open, what is under the mouse, what is running, and where it runs."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar, QWidget

from disque_studio.ui.tasks import Opened, probe
from disque_studio.ui.workers import Job

_SHOW_AFTER_MS = 150
_LONGEST = 36


class StatusBar(QStatusBar):
    """Facts on the left and right; while something runs, its progress and a button that cancels it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.photo = self._fact("Photo")
        self.pixel = self._fact("Pixel under the mouse")
        self.job = self._fact("Running work")
        self.progress = QProgressBar()
        self.progress.setFixedWidth(120)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress of the running work")
        self.cancel = QPushButton("Cancel")
        self.cancel.setProperty("small", True)
        self.cancel.setToolTip("Stop what is running (Esc)")
        self.cancel.clicked.connect(self.cancelled)
        self.zoom = self._fact("Zoom")
        self.device = self._fact("Compute device")
        self.addWidget(self.photo)
        self.addWidget(self.pixel, 1)
        self.pixel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget in (self.job, self.progress, self.cancel, self.zoom, self.device):
            self.addPermanentWidget(widget)
        # Work that ends at once should not flicker.
        self._delay = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._delay.timeout.connect(lambda: self._show_running(True))
        self._show_running(False)

    def show_photo(self, opened: Opened) -> None:
        """Tell the photo's name, size and range."""
        photo = opened.open_photo.photo
        size = f"{photo.width} × {photo.height}"
        self.photo.setText(f"{_short(opened.path.name)}   {size}   {opened.open_photo.stops:.1f} stops")
        notes = [f"{photo.format}, {photo.width * photo.height / 1e6:.1f} MP"]
        for count, name in (
            (photo.samples.nan, "not a number"),
            (photo.samples.inf, "infinite"),
            (photo.samples.negative, "negative"),
        ):
            if count:
                notes.append(f"{count} samples were {name}")
        self.photo.setToolTip(f"{opened.path}\n" + "\n".join(notes))

    def show_pixel(
        self, opened: Opened, at: tuple[int, int] | None, code: tuple[int, int, int] | None
    ) -> None:
        """Tell the scene's light and the shown code at a photo pixel."""
        if at is None:
            self.pixel.clear()
            return
        rgb, stops = probe(opened, *at)
        light = " ".join(f"{v:.3g}" for v in rgb)
        shown = f"   →  {' '.join(map(str, code))}" if code else ""
        self.pixel.setText(f"{at[0]}, {at[1]}   scene {light}   {stops:+.1f} EV{shown}")

    def show_zoom(self, zoom: float) -> None:
        """Tell the zoom."""
        percent = zoom * 100
        self.zoom.setText(f"{percent:.0f} %" if percent >= 10 else f"{percent:.1f} %")

    def show_device(self, name: str, reason: str) -> None:
        """Tell where the networks run, and why there."""
        self.device.setText(name.upper())
        self.device.setToolTip(f"Networks run on {name}: {reason}")

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
        label.setAccessibleName(name)
        return label


def _short(text: str) -> str:
    """Leave out the middle of a long name, so that the bar never widens the window."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}…{text[-half:]}"
