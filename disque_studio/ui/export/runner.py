"""Drives the export process: one batch at a time, without ever waiting for it."""

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from disque_studio.errors import DisqueError
from disque_studio.studio import batch, reentry
from disque_studio.studio.batch import Batch, Event
from disque_studio.ui.texts import tr

KILL_MS = 300
"""After this a cancelled process that has not ended by itself is ended."""

_TAIL = 2000


class Runner(QObject):
    """Runs a batch. `happened` gives its events; `ended` follows once, with what went wrong, or ""."""

    happened = Signal(object)
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._rest = b""
        self._said = b""
        self._finished = self._cancelled = False
        self._patience = QTimer(self, singleShot=True, interval=KILL_MS)
        self._patience.timeout.connect(self._kill)

    @property
    def busy(self) -> bool:
        """Whether a batch runs."""
        return self._process is not None

    @property
    def cancelled(self) -> bool:
        """Whether the batch that runs, or ran last, was cancelled."""
        return self._cancelled

    def start(self, asked: Batch) -> None:
        """Start a batch; the one before must have ended."""
        assert self._process is None
        self._rest = self._said = b""
        self._finished = self._cancelled = False
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._listen)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._check_start)
        name, *arguments = program()
        process.start(name, arguments)
        self._say(asked.to_line())

    def pause(self) -> None:
        """Let the process wait at the next place to stop."""
        self._say(batch.PAUSE)

    def resume(self) -> None:
        """Let it go on."""
        self._say(batch.RESUME)

    def cancel(self) -> None:
        """End the process within half a second; what it has written stays, nothing half-written does."""
        if self._process is not None and not self._cancelled:
            self._cancelled = True
            self._say(batch.CANCEL)
            self._patience.start()

    def close(self) -> None:
        """End the process at once and wait for its end; nothing is told any more."""
        if self._process is not None:
            self.blockSignals(True)
            self._cancelled = True
            self._process.kill()
            self._process.waitForFinished()

    def _say(self, line: str) -> None:
        if self._process is not None:
            self._process.write(f"{line}\n".encode())

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            try:
                event = Event.from_line(line)
            except DisqueError as error:
                self._said = str(error).encode()
                self._kill()
                return
            if event.happening == "finished":
                self._finished = True
            elif not self._cancelled:
                self.happened.emit(event)

    def _listen(self) -> None:
        if self._process is not None:
            self._said = (self._said + self._process.readAllStandardError().data())[-_TAIL:]

    def _check_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._said = self._process.errorString().encode()
            self._end()

    def _end(self) -> None:
        self._read()
        self._listen()
        self._patience.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self.ended.emit("" if self._finished or self._cancelled else self._reason())

    def _reason(self) -> str:
        last = self._said.decode(errors="replace").strip().splitlines()[-1:]
        return " ".join([tr("The export process ended before its work was done."), *last])


def program() -> list[str]:
    """Give the command that starts the export process."""
    return [*reentry.program(), reentry.EXPORT]
