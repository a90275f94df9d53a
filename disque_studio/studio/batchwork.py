"""The process that exports a batch, beside the window: decoding and rendering never hold the window up.

It runs at low priority on all cores but one. It ends with the window, and a cancelled export leaves no file.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.imaging.files import abandon
from disque_studio.studio import batch, colourconfig, lookmodels, reader
from disque_studio.studio.batch import Batch, Event
from disque_studio.studio.failure import FAILURES, reason
from disque_studio.studio.naming import Namer, Place
from disque_studio.studio.placing import file_name, look_word
from disque_studio.studio.targets import refuse_original

if TYPE_CHECKING:
    from disque_studio.imaging.photo import Photo
    from disque_studio.looks.look import Exemplar

STUCK_SECONDS = 0.2
"""What a cancelled export may take to stop by itself; then its process is ended."""

_SPARED_CORES = 1
_NICE = 15
_BELOW_NORMAL = 0x4000
_REPORT_SECONDS = 0.05
_OPENED, _DEVELOPED = 0.3, 0.45

Tell = Callable[[Event], None]


def serve() -> int:
    """Export the batch that stdin describes and tell of it on stdout; give the exit status."""
    _stand_back()
    with os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1) as told:
        # What a library prints must not come between the events.
        os.dup2(2, 1)
        lines = _lines(0)
        control = Control(lambda: os._exit(1))

        def tell(event: Event) -> None:
            told.write(f"{event.to_line()}\n")

        asked = Batch.from_line(next(lines, ""))
        lookmodels.use(asked.look_model)
        colourconfig.use(asked.colour_config)
        threading.Thread(target=control.listen, args=(lines,), daemon=True).start()
        with reader.apart(many=len(asked.items) > 1), suppress(CancelledError):
            export_batch(asked, control, tell)
            tell(Event("finished"))
    return 0


class Control:
    """What the window asks while the batch runs. `stuck` ends a process that does not stop by itself."""

    def __init__(self, stuck: Callable[[], object] | None = None) -> None:
        self._stuck = stuck
        self._cancelled = threading.Event()
        self._runs = threading.Event()
        self._runs.set()
        self.writing: Path | None = None

    def listen(self, lines: Iterable[str]) -> None:
        """Follow the words of `lines`; their end, which is the window's, cancels."""
        for line in lines:
            word = line.strip()
            if word == batch.PAUSE:
                self._runs.clear()
            elif word == batch.RESUME:
                self._runs.set()
            elif word == batch.CANCEL:
                break
        self.cancel()

    def cancel(self) -> None:
        """Stop the batch: at the next place to stop, or where there is none soon, the process."""
        self._cancelled.set()
        self._runs.set()
        if self._stuck is not None:
            time.sleep(STUCK_SECONDS)
            if self.writing is not None:
                abandon(self.writing)
            self._stuck()

    def cancelled(self) -> bool:
        """Tell whether to stop; while paused, wait."""
        self._runs.wait()
        return self._cancelled.is_set()

    def check(self) -> None:
        """Wait while paused.

        Raises:
            CancelledError: the batch is cancelled.
        """
        if self.cancelled():
            raise CancelledError("the export was cancelled")


def export_batch(asked: Batch, control: Control, tell: Tell) -> None:
    """Export every photo of a batch; one that fails is told, and the others go on.

    Raises:
        CancelledError: `control` said so; the photo in work left nothing.
    """
    run = _Run(asked, control, tell)
    for number in range(len(asked.items)):
        control.check()
        tell(Event("started", number))
        try:
            tell(run.finish(number))
        except CancelledError:
            raise
        except FAILURES as error:
            tell(Event("failed", number, reason=reason(error, asked.items[number].path)))
        finally:
            control.writing = None


class _Run:
    """What the photos of a batch have in common."""

    def __init__(self, asked: Batch, control: Control, tell: Tell) -> None:
        self._asked, self._control, self._tell = asked, control, tell
        self._originals = [*asked.originals, *(item.path for item in asked.items)]
        self._namer = Namer(asked.preset.conflict, self._originals)
        self._exemplars = dict(_load_exemplars(asked))

    def finish(self, number: int) -> Event:
        # These bring torch and Numba, which take long to load.
        from disque_studio.studio.development import develop
        from disque_studio.studio.export import export_as
        from disque_studio.studio.photos import open_photo

        item, preset = self._asked.items[number], self._asked.preset
        opened = open_photo(item.path, space=colourconfig.input_space(item.edit.input_space))
        self._progress(number, _OPENED)
        developed = develop(opened, item.edit, self._exemplars)
        self._progress(number, _DEVELOPED)
        place = self._place(number, developed.photo.photo)
        if place is None:
            return Event("skipped", number, reason="a file of its name is there already")
        self._control.writing = place.path
        self._tell(Event("progress", number, part=_DEVELOPED, output=str(place.path)))
        export_as(
            developed.photo,
            developed.mapping,
            place.path,
            preset,
            overwrite=place.replaces,
            progress=_seldom(lambda part: self._progress(number, _DEVELOPED + (1 - _DEVELOPED) * part)),
            cancelled=self._control.cancelled,
        )
        return Event("done", number, output=str(place.path))

    def _progress(self, number: int, part: float) -> None:
        self._control.check()
        self._tell(Event("progress", number, part=round(part, 3)))

    def _place(self, number: int, photo: "Photo") -> Place | None:
        item, preset = self._asked.items[number], self._asked.preset
        if item.output is not None:
            if item.output.exists():
                refuse_original(item.output, self._originals)
            return Place(item.output, replaces=item.replaces)
        names = {key: exemplar.name for key, exemplar in self._exemplars.items()}
        stem = file_name(
            preset,
            item.path,
            photo,
            look=look_word(item.edit.choice, names),
            number=number + 1,
            count=len(self._asked.items),
            rating=item.rating,
        )
        folder = preset.folder_for(item.path)
        folder.mkdir(parents=True, exist_ok=True)
        return self._namer.take(folder, stem, preset.suffix)


def _load_exemplars(asked: Batch) -> "Iterator[tuple[str, Exemplar]]":
    """Load the coded pairs; photos that mix one which cannot be loaded fail, and say so."""
    from disque_studio.looks.look import Look

    for key, path in asked.exemplars.items():
        with suppress(FileRefusedError):
            yield key, Look.load(path).exemplars[0]


def _seldom(report: Callable[[float], None]) -> Callable[[float], None]:
    """Thin out reports of progress; the last one always passes."""
    lock, last = threading.Lock(), 0.0

    def passed(part: float) -> None:
        nonlocal last
        with lock:
            now = time.monotonic()
            if part < 1.0 and now - last < _REPORT_SECONDS:
                return
            last = now
            report(part)

    return passed


def _lines(handle: int) -> Iterator[str]:
    """Give the lines of a pipe as they come, without the locks that a stream holds when its process ends."""
    rest = b""
    while block := os.read(handle, 1 << 16):
        *lines, rest = (rest + block).split(b"\n")
        yield from (line.decode() for line in lines)


def _stand_back() -> None:
    """Leave the cores to the window wherever it wants them."""
    from disque_studio.imaging import bands

    bands.spare_cores(_SPARED_CORES)
    threads = str(bands.cores())
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, threads)
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICE)
