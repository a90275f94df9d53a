"""The figures of a training, two beside each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from disque_studio.studio.training_events import Standing
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.texts import mark, said, tr

_ROWS = (("step", "time"), ("speed", "rate"), ("memory", "skipped"), ("device",))
_TITLES = {
    "step": mark("Step"),
    "time": mark("Time"),
    "speed": mark("Speed"),
    "rate": mark("Rate"),
    "memory": mark("Memory"),
    "skipped": mark("Skipped"),
    "device": mark("Device"),
}
_TIPS = {
    "time": mark("How long it has trained"),
    "rate": mark("The learning rate"),
    "memory": mark("The most memory used so far: of the process, and of the GPU where it has one"),
    "skipped": mark("Steps whose loss was no number, and which were not taken"),
}
_MINUTE, _HOUR = 60, 3600


class Facts(QWidget):
    """Shows the figures of a training; those that are not known yet are a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Figures of the training"))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 0, 10, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        self.values: dict[str, ElidedLabel] = {}
        for row, names in enumerate(_ROWS):
            for column, name in enumerate(names):
                title, value = QLabel(tr(_TITLES[name])), ElidedLabel()
                title.setObjectName("dim")
                title.setToolTip(tr(_TIPS[name]) if name in _TIPS else "")
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                value.setAccessibleName(tr(_TITLES[name]))
                grid.addWidget(title, row, 2 * column)
                grid.addWidget(value, row, 2 * column + 1, 1, 1 if len(names) > 1 else 3)
                self.values[name] = value
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)

    def show_standing(self, standing: Standing, device: str, reason: str) -> None:
        """Show the figures; `device` and its `reason` stand for what the training has not told yet."""
        step = f"{standing.step:,}"
        if standing.steps > 0:
            step = tr("{step} of {steps}").format(step=step, steps=f"{standing.steps:,}")
        self._say("step", step if standing.step or standing.steps else "")
        self._say("time", span(standing.seconds) if standing.seconds else "")
        self._say("speed", _speed(standing))
        self._say("rate", "" if standing.learning_rate is None else f"{standing.learning_rate:.2e}")
        sizes = [_size(size) for size in (standing.memory, standing.device_memory) if size is not None]
        self._say("memory", " + ".join(sizes))
        self._say("skipped", f"{standing.skipped:,}")
        name, why = device_name(standing.device or device), said(standing.reason or reason)
        self._say("device", f"{name} – {why}" if name and why else name)

    def _say(self, name: str, text: str) -> None:
        self.values[name].say(text or "–")


def _speed(standing: Standing) -> str:
    if standing.images_per_second is not None:
        return tr("{count} images/s").format(count=f"{standing.images_per_second:.3g}")
    if standing.steps_per_second is not None:
        return tr("{count} steps/s").format(count=f"{standing.steps_per_second:.3g}")
    return ""


def device_name(device: str) -> str:
    """Write what a device is called as people do: CPU, CUDA:0 (Its Name)."""
    name, space, more = device.partition(" ")
    return f"{name.upper()}{space}{more}"


def span(seconds: float) -> str:
    """Write a time as 0:42, 3:05 or 2:07:30."""
    whole = round(seconds)
    hours, minutes, rest = whole // _HOUR, whole % _HOUR // _MINUTE, whole % _MINUTE
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _size(count: float) -> str:
    return f"{count / 2**30:.1f} GB" if count >= 2**30 else f"{count / 2**20:.0f} MB"
