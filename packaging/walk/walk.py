"""A photographer's first hour, by real mouse and keys on a virtual screen; each step leaves a picture.

Usage: python packaging/walk/walk.py [--scale 1|2] [--photos DIR] FOLDER
Opens six photos by drop, teaches a look by two pairs, mixes them, sets strength, compares, asks for a
quality, grades, undoes and redoes, exports all, is killed, and finds everything as it was; raises if not.
Needs Xvfb, openbox, xdotool and ImageMagick. DIR holds photos and renditions (NAME.hdr, NAME__LOOK.jpg);
without it, both are made of the demo photo.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hands import Program, Screen, until
from material import Material, found, made

WIDTH, HEIGHT = 1280, 860
PHOTOS = 6


class Walk:
    """The steps in their order; each says what must hold after it."""

    def __init__(self, screen: Screen, home: Path, material: Material, pictures: Path, scale: int) -> None:
        self._screen, self._home, self._material = screen, home, material
        self._pictures, self._scale = pictures, scale
        self._taken = 0
        self.program = Program(screen, home)

    def run(self) -> None:
        """Take all steps."""
        for step in (
            self.welcome,
            self.drop_photos,
            self.add_pair,
            self.mix,
            self.strength,
            self.wipe,
            self.quality,
            self.grade,
            self.undo,
            self.redo,
            self.export,
            self.crash,
        ):
            step()
            sys.stdout.write(f"{step.__name__}: as it should be\n")
            sys.stdout.flush()
        self.program.kill()

    def welcome(self) -> None:
        """The empty window says what to drop."""
        self._at("welcome")
        self._see("welcome")

    def drop_photos(self) -> None:
        """Six photos are dropped together and stand in the filmstrip."""
        self._screen.drop(self._material.photos[:PHOTOS], self._at("welcome"))
        self._settle("six photos", lambda state: len(state["photos"]) == PHOTOS)
        self._see("photos")

    def add_pair(self) -> None:
        """A before and an after are dropped together and teach a look."""
        self._screen.drop(self._material.pairs[0], self._at("Photo"))
        self._settle("a pair", lambda state: state["coded"] == 1 and len(state["pairs"]) == 1)
        self._see("pair")

    def mix(self) -> None:
        """A second pair is mixed in, at half its weight."""
        self._screen.drop(self._material.pairs[1], self._at("Photo"))
        state = self._settle("two pairs", lambda state: state["coded"] == 2)
        name = f"Weight of the pair {state['pairs'][1]}"
        x, y, width, _ = self._at(name)
        self._screen.drag((x + width // 2 - 8 * self._scale, y), (x, y))
        self._settle("a mix", lambda state: 0.3 < state["edit"]["look"]["mix"][1][1] < 0.7)
        self._see("mix")

    def strength(self) -> None:
        """The strength is typed: 60 %."""
        self._screen.click(self._at("Strength value"), times=2)
        self._screen.press("ctrl+a")
        self._screen.write("60")
        self._screen.press("Return")
        self._settle("60 %", lambda state: abs(state["edit"]["strength"] - 0.6) < 1e-6)
        self._see("strength")

    def wipe(self) -> None:
        """Before and after on either side of a line, which is dragged."""
        x, y, width, height = self._at("Photo")
        self._screen.click((x, y))
        self._screen.press("w")
        self._screen.drag((x, y + height // 4), (x - width // 5, y + height // 4))
        self._see("wipe")
        self._screen.press("w")

    def quality(self) -> None:
        """The quality slider is dragged to a target, which is found."""
        state = self.program.until("what can be reached", lambda state: state["reach"] is not None)
        low, high = state["reach"]
        x, y, width, _ = self._at("Quality asked for")
        start, end = (
            x + round(width * (score / 100 - 0.5)) for score in (state["score"], (low + 2 * high) / 3)
        )
        self._screen.drag((start, y), (end, y))
        self._settle("a target", lambda state: state["edit"]["target"] is not None and state["found"])
        self._see("quality")

    def grade(self) -> None:
        """Five sliders of the grade are set."""
        self._screen.press("F9")
        for name, part in (
            ("Temperature", 0.12),
            ("Contrast", 0.1),
            ("Highlights", -0.2),
            ("Shadows", 0.15),
            ("Clarity", 0.15),
        ):
            x, y, width, _ = self._at(name)
            self._screen.drag((x, y), (x + round(width * part), y))
        self._settle("a grade", lambda state: state["edit"]["grade"]["clarity"] > 5)
        self._see("grade")

    def undo(self) -> None:
        """Five steps back, and the quality that was asked for is there again."""
        for _ in range(5):
            self._screen.press("ctrl+z")
        self._settle(
            "the state before the grade",
            lambda state: state["edit"]["grade"]["temperature"] == 0 and state["found"],
        )
        self._see("undo")

    def redo(self) -> None:
        """One step forward."""
        self._screen.press("ctrl+shift+z")
        self._settle("a step made again", lambda state: state["edit"]["grade"]["temperature"] > 0)
        self._see("redo")

    def export(self) -> None:
        """All photos are exported as JPEG, by keyboard alone."""
        before = set(self._home.rglob("*.jpg"))
        self._screen.press("ctrl+e")
        self._at("JPEG quality")
        self._screen.press("alt+a")
        self._see("export")
        self._screen.press("Return")
        until(lambda: len(set(self._home.rglob("*.jpg")) - before) == PHOTOS, "six JPEG files")
        self._settle("the exports", lambda state: True)
        self._see("exported")

    def crash(self) -> None:
        """The program is killed; at the next start everything is back."""
        before = self.program.state()
        self.program.kill()
        self.program = Program(self._screen, self._home)
        after = self._settle(
            "everything", lambda state: len(state["photos"]) == PHOTOS and state["coded"] == 2
        )
        for what in ("photos", "current", "edits", "pairs", "undo", "redo", "index", "steps"):
            if before[what] != after[what]:
                raise AssertionError(f"{what} was {before[what]} and is {after[what]}")
        self._see("reopened")

    def _at(self, name: str, **more: Any) -> list[int]:
        return self.program.place(name, **more)

    def _settle(self, what: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        return self.program.until(what, lambda state: state["idle"] and holds(state))

    def _see(self, name: str) -> None:
        self._taken += 1
        self._screen.picture(self._pictures / f"{self._taken:02}-{name}.png")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Walk through the program with mouse and keys.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1)
    parser.add_argument("--photos", type=Path)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp())
    try:
        material = made(home) if asked.photos is None else found(asked.photos, home)
        with Screen(90 + asked.scale, WIDTH * asked.scale, HEIGHT * asked.scale) as screen:
            screen.environment["QT_SCALE_FACTOR"] = str(asked.scale)
            Walk(screen, home, material, asked.folder, asked.scale).run()
    finally:
        shutil.rmtree(home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
