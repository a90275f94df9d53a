"""Real mouse and keys on a virtual screen: Xvfb with a window manager, moved by xdotool, seen by import."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).parent
PATIENCE_SECONDS = 180.0


class Screen:
    """A virtual screen of its own."""

    def __init__(self, number: int, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.environment = {**os.environ, "DISPLAY": f":{number}"}
        self.environment.pop("QT_QPA_PLATFORM", None)
        size = f"{width}x{height}x24"
        self._processes = [self._start("Xvfb", f":{number}", "-screen", "0", size, "-nolisten", "tcp")]
        until(lambda: Path(f"/tmp/.X11-unix/X{number}").exists(), "the screen")
        self._processes.append(self._start("openbox"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait()

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def tool(self, *words: object) -> str:
        """Let xdotool do something."""
        command = ["xdotool", *map(str, words)]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def click(
        self, place: Sequence[int], *, times: int = 1, button: int = 1, keys: Sequence[str] = ()
    ) -> None:
        """Click a place, holding keys."""
        for key in keys:
            self.tool("keydown", key)
        self.tool("mousemove", place[0], place[1], "sleep", 0.05)
        self.tool("click", "--repeat", times, "--delay", 60, button)
        for key in keys:
            self.tool("keyup", key)

    def drag(
        self, start: Sequence[int], end: Sequence[int], *, steps: int = 12, seconds: float = 0.6
    ) -> None:
        """Press at one place and let go at another."""
        self.tool("mousemove", start[0], start[1], "sleep", 0.05, "mousedown", 1)
        for step in range(1, steps + 1):
            part = step / steps
            x, y = (round(a + (b - a) * part) for a, b in zip(start, end, strict=False))
            self.tool("mousemove", x, y, "sleep", seconds / steps)
        self.tool("sleep", 0.1, "mouseup", 1)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each as xdotool names it: ctrl+z."""
        for key in keys:
            self.tool("key", "--clearmodifiers", key, "sleep", 0.08)

    def write(self, text: str) -> None:
        """Type a text."""
        self.tool("type", "--delay", 20, text)

    def picture(self, path: Path) -> None:
        """Save what the screen shows."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)

    def drop(self, files: Sequence[Path], target: Sequence[int]) -> None:
        """Drag files from a stand-in file manager to a place."""
        corner = (self.width - 80, self.height - 40)
        command = [sys.executable, str(HERE / "source.py"), *map(str, corner), *map(str, files)]
        source = subprocess.Popen(command, env={**self.environment, "QT_SCALE_FACTOR": "1"})
        try:
            until(lambda: bool(self._windows(source.pid)), "the files to drag")
            time.sleep(0.5)
            self.drag((corner[0] + 30, corner[1] + 15), target, steps=20, seconds=1.5)
            time.sleep(0.3)
        finally:
            source.terminate()
            source.wait()

    def _windows(self, pid: int) -> str:
        command = ["xdotool", "search", "--onlyvisible", "--pid", str(pid)]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True).stdout


class Program:
    """The program on a screen, with its inspector."""

    def __init__(self, screen: Screen, home: Path, *files: Path) -> None:
        folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "inspected.py"), *map(str, files)],
            env={**screen.environment, **folders},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **question: Any) -> Any:
        """Ask the inspector."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the program ended with {self.process.wait()}")
        return json.loads(line)

    def state(self) -> dict[str, Any]:
        """Ask what is edited."""
        answer: dict[str, Any] = self.ask(state=True)
        return answer

    def place(self, name: str, **more: Any) -> list[int]:
        """Ask where something stands, waiting until it is there."""
        until(lambda: self.ask(where=name, **more) is not None, name)
        answer: list[int] = self.ask(where=name, **more)
        return answer

    def until(self, what: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait until the state is as it should be, and give it."""
        until(lambda: holds(self.state()), what)
        return self.state()

    def kill(self) -> None:
        """End the program as a crash would: kill -9."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds; raises TimeoutError when it never does."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(0.05)
