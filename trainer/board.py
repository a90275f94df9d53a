"""TensorBoard as an option: losses, measures and sample pictures of a run, from its events."""

from pathlib import Path
from typing import Any

from disque_studio.errors import DisqueError
from disque_studio.imaging import codecs

_RATES = ("learning_rate", "steps_per_second", "images_per_second")


class Board:
    """Writes what events tell into a folder for TensorBoard."""

    def __init__(self, folder: Path) -> None:
        """Open the folder.

        Raises:
            DisqueError: TensorBoard is not installed.
        """
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError as error:
            raise DisqueError(
                "TensorBoard is not installed; run pip install 'disque-studio[tensorboard]', "
                "or leave --tensorboard out"
            ) from error
        self._writer = SummaryWriter(str(folder))

    def event(self, name: str, fields: dict[str, Any]) -> None:
        """Take an event; others than those with figures and pictures say nothing."""
        step = fields.get("step", 0)
        if name == "progress":
            self._figures("loss", fields["losses"], step)
            self._figures("run", {key: fields[key] for key in _RATES if key in fields}, step)
        elif name == "checkpoint":
            self._figures("measure", fields["measures"], step)
        elif name == "samples":
            self._pictures(fields["samples"], step)

    def _figures(self, group: str, values: dict[str, float], step: int) -> None:
        for key, value in values.items():
            self._writer.add_scalar(f"{group}/{key}", value, step)

    def _pictures(self, samples: list[dict[str, str]], step: int) -> None:
        for number, sample in enumerate(samples):
            for part, path in sample.items():
                pixels = codecs.read_picture(Path(path)).rgb
                self._writer.add_image(f"{part}/{number}", pixels, step, dataformats="HWC")

    def close(self) -> None:
        """Write what is left."""
        self._writer.close()
