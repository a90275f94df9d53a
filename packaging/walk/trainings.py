"""Train every recipe from the window and from the shell, with the real trainer, on tiny data made by code.

Usage: python packaging/walk/trainings.py [--recipe NAME]... [--only window|shell|faults] [FOLDER]
Each is set up by a drop on the panel, surveyed, started, paused and resumed; `RESUMED` are stopped and taken
up too. Then trainings that must fail, and one that outlives its window. FOLDER gets a picture of each end.
Prints a table; the exit status is 0 if all is as it should be. Works without a display. About half an hour.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from disque_studio.ui import environment

if sys.platform == "linux" and "DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
environment.prepare()

from PySide6.QtWidgets import QApplication  # noqa: E402
from trainings_data import SLOW, Data, removed, settings_of  # noqa: E402
from trainings_window import PATIENCE_SECONDS, Stage  # noqa: E402

from disque_studio.studio import training  # noqa: E402
from disque_studio.studio.reentry import TRAIN  # noqa: E402
from disque_studio.ui import theme  # noqa: E402
from disque_studio.ui.shell import languages  # noqa: E402

RECIPES = ("disque", "disque-sdr", "disque-hdr", "causal", "general", "qdnet", "dri", "own")
"""In this order, because qdnet and dri build upon general."""

SAMPLED = ("disque", "disque-sdr", "causal", "qdnet", "dri", "own")
RESUMED = ("causal", "own")
FAULTY = ("fault of the program", "Traceback", "Error:", "Errno")
"""What no message to a user holds."""


@dataclass
class Row:
    """What was seen of one training; `ended` is the result in words, `wrong` what should not be."""

    recipe: str
    survey: str = ""
    began: bool = False
    paused: bool = False
    resumed: bool = False
    samples: str = ""
    ended: str = ""
    seconds: int = 0
    wrong: str = ""


class Walk:
    """All trainings in one window after the other."""

    def __init__(self, home: Path, pictures: Path | None) -> None:
        self._home, self._pictures = home, pictures
        self.data = Data.made(home / "data")
        self.rows: list[Row] = []
        self._stage: Stage | None = None

    @property
    def stage(self) -> Stage:
        """The window."""
        if self._stage is None:
            self._stage = Stage()
        return self._stage

    def attempt(self, name: str, act: Callable[[Row], None]) -> None:
        """Walk through one training, and note what was seen of it."""
        row, began = Row(name), time.monotonic()
        try:
            act(row)
        except (AssertionError, TimeoutError) as error:
            row.wrong = str(error) or type(error).__name__
        row.seconds = round(time.monotonic() - began)
        self.rows.append(row)
        sys.stdout.write(line(row))
        sys.stdout.flush()

    def train(self, row: Row) -> None:
        """Train a recipe to its end."""
        stage, recipe = self.stage, row.recipe
        minutes = 20 if recipe in SLOW else 1
        row.survey = "; ".join(stage.set_up(recipe, self.data.of(recipe), settings_of(recipe), minutes))
        stage.start()
        stage.reach("training", "failed", "ended", "done")
        row.began = stage.phase == "training"
        check(row.began, stage.panel.view.result.whole)
        self._hold(row)
        stage.wait(lambda: self._points() >= 2 or stage.phase != "training", "the curves")
        if recipe in RESUMED:
            self._take_up()
        stage.reach("done", "failed", "ended", "stopped")
        stage.rest()
        self._see(recipe)
        told, grid = stage.told, stage.panel.view.samples.grid
        assert told is not None
        row.samples, row.ended = str(len(told.standing.samples)), stage.panel.view.result.whole
        check(told.phase == "done", f"it {told.phase}")
        check(self._points() >= 2, "the curves are empty")
        check(bool(told.standing.samples) == (recipe in SAMPLED), "samples")
        check(grid.isVisibleTo(stage.panel.view) or recipe not in SAMPLED, "the samples are not shown")
        check(not stage.errors(), " / ".join(stage.errors()))

    def _hold(self, row: Row) -> None:
        """Pause and resume."""
        stage = self.stage
        stage.do("training_pause")
        stage.reach("paused")
        row.paused = True
        stage.do("training_pause")
        stage.reach("training", "done")
        row.resumed = True

    def _take_up(self) -> None:
        """Stop a training, and let it go on from its checkpoint."""
        stage = self.stage
        stage.do("training_stop")
        stage.reach("stopped")
        check("is kept" in stage.panel.view.result.whole, stage.panel.view.result.whole)
        stage.rest()
        stage.do("training_pause")
        stage.reach("training")

    def _points(self) -> int:
        told = self.stage.told
        return 0 if told is None else min((len(c.steps) for c in told.standing.curves), default=0)

    def lacking(self, row: Row) -> None:
        """A folder that holds nothing cannot be started with, and the panel says why."""
        stage = self.stage
        row.survey = "; ".join(stage.set_up("disque", self.data.nothing, ()))
        check("none" in row.survey, "the survey does not say what is missing")
        check(not stage.window.actions_by_name["training_start"].isEnabled(), "it can be started")
        row.ended = stage.panel.setup.why.text()
        check(bool(row.ended), "the panel does not say why")

    def broken(self, row: Row) -> None:
        """Photos whose pixels are cut off: named by the survey, or by the failure."""
        self._fails(row, "disque", self.data.broken, settings_of("disque"))

    def bad_setting(self, row: Row) -> None:
        """A setting that there is not."""
        self._fails(row, "disque", self.data.whole, ("learning_speed=1",))

    def gone_before(self, row: Row) -> None:
        """Data that are removed while they are prepared."""
        photos = removed(self.data.whole, self._home / "gone-before")
        self._fails(row, "disque", photos, ("pool=500", "prior_samples=200"), lambda: remove(photos))

    def gone_while(self, row: Row) -> None:
        """Data that are removed while the training runs: what was decoded is enough to go on."""
        stage, photos = self.stage, removed(self.data.whole, self._home / "gone-while")
        row.survey = "; ".join(stage.set_up("disque", photos, settings_of("disque")))
        stage.start()
        stage.reach("training")
        row.began = True
        remove(photos)
        stage.reach("done", "failed", "ended")
        stage.rest()
        row.ended = stage.panel.view.result.whole
        check(plain(row.ended), "the panel does not say it plainly")

    def _fails(
        self,
        row: Row,
        recipe: str,
        data: Path,
        settings: tuple[str, ...],
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        stage = self.stage
        before = len(stage.errors())
        row.survey = "; ".join(stage.set_up(recipe, data, settings))
        if not stage.window.actions_by_name["training_start"].isEnabled():
            row.ended = stage.panel.setup.why.text()
            check(bool(row.ended), "the panel does not say why it can't be started")
            return
        stage.start()
        meanwhile()
        stage.reach("failed", "ended", "done", "training")
        row.began = stage.phase == "training"
        stage.reach("failed", "ended", "done")
        stage.rest()
        self._see(row.recipe.replace(" ", "-"))
        row.ended = stage.panel.view.result.whole
        check(stage.phase == "failed", f"it {stage.phase}")
        check(plain(row.ended), "the panel does not say it plainly")
        check(len(stage.errors()) == before + 1, f"messages: {stage.errors()[before:]}")

    def outlive(self, row: Row) -> None:
        """A training goes on without its window; the next one finds it again, and stops it."""
        stage = self.stage
        stage.set_up("causal", self.data.whole, settings_of("causal"), minutes=30)
        stage.start()
        stage.reach("training")
        row.began = True
        stage.close("Let It Go On")
        self._stage = None
        check(len(processes(self._home)) == 1, f"{len(processes(self._home))} processes run")
        stage = self.stage
        stage.reach("training")
        row.resumed = True
        stage.do("training_stop")
        stage.reach("stopped")
        stage.rest()
        row.ended = stage.panel.view.result.whole
        stage.wait(lambda: not processes(self._home), "the process to end")

    def shell(self, row: Row) -> None:
        """Train a recipe by the command that README names, and read its events."""
        recipe = row.recipe.removeprefix("fit ")
        out = self._home / "shell" / recipe
        words = ["fit", recipe, "--data", str(self.data.of(recipe)), "--out", str(out), "--json"]
        words += ["minutes=0.2", "checkpoint_minutes=0.1", *settings_of(recipe), "report_steps=1"]
        if recipe in SLOW:
            words += ["minutes=20", "steps=3"]
        if recipe in training.UPON_GENERAL:
            general = self._home / "shell" / "general"
            words.append(f"general={next(general.glob('general*.safetensors'))}")
        done = subprocess.run(
            [sys.executable, "-m", "trainer", *words],
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
        events = [json.loads(text) for text in done.stdout.splitlines()]
        names = [event["event"] for event in events]
        row.began = "progress" in names
        row.samples = str(sum(len(event["samples"]) for event in events if event["event"] == "samples"))
        row.ended = f"{names[-1]}: {events[-1].get('reason', '')}" if events else done.stderr.strip()
        check(done.returncode == 0, f"status {done.returncode}: {done.stderr.strip()[-300:]}")
        check(names[0] == "found" and names[-1] == "done", f"{names[0]} … {names[-1]}")
        for name in ("start", "prepare", "progress", "checkpoint", *(["samples"] * (recipe in SAMPLED))):
            check(name in names, f"there is no event {name}")
        check(not done.stderr, done.stderr.strip()[-300:])

    def close(self) -> None:
        """Close the window; nothing may be left running."""
        if self._stage is not None:
            for run in self._stage.part.watcher.trainings.runs():
                self._stage.part.watcher.trainings.kill(run.out)
            self._stage.rest()
            self._stage.close()

    def _see(self, name: str) -> None:
        if self._pictures is not None:
            self.stage.window.grab().save(str(self._pictures / f"{name}.png"))


def check(holds: bool, what: str) -> None:
    """Raise AssertionError where something does not hold."""
    if not holds:
        raise AssertionError(what)


def plain(text: str) -> bool:
    """Tell whether a message says something, and that in words."""
    return bool(text) and not any(word in text for word in FAULTY)


def remove(folder: Path) -> None:
    """Remove photos."""
    for photo in folder.iterdir():
        photo.unlink()


def processes(home: Path) -> list[str]:
    """List the trainers that run for this walk."""
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [text for text in listed.splitlines() if TRAIN in text and str(home) in text]


def line(row: Row) -> str:
    """Write a row of the table."""
    cells = [
        ("–" if value is False else "yes" if value is True else str(value)) for value in asdict(row).values()
    ]
    return " | ".join(cells) + "\n"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Walk through the trainings, with the real trainer.")
    parser.add_argument("folder", type=Path, nargs="?", help="for pictures of the window")
    parser.add_argument("--recipe", action="append", choices=RECIPES, help="default: all")
    parser.add_argument("--only", choices=("window", "shell", "faults"))
    asked = parser.parse_args()
    recipes, parts = asked.recipe or RECIPES, [asked.only] if asked.only else ["window", "shell", "faults"]
    if asked.folder is not None:
        asked.folder.mkdir(parents=True, exist_ok=True)
    # At the lowest priority they would wait for everything else on this machine.
    training.MANNERS = ()  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(folder) / kind.lower())
        application = QApplication(sys.argv[:1])
        languages.install(application, "en")
        theme.apply(application, "dark")
        walk = Walk(Path(folder), asked.folder)
        sys.stdout.write(
            "recipe | survey | began | paused | resumed | samples | ended as | seconds | wrong\n"
        )
        for recipe in recipes if "window" in parts else ():
            walk.attempt(recipe, walk.train)
        for recipe in recipes if "shell" in parts else ():
            walk.attempt(f"fit {recipe}", walk.shell)
        if "faults" in parts:
            walk.attempt("an empty folder", walk.lacking)
            walk.attempt("a broken folder", walk.broken)
            walk.attempt("a bad setting", walk.bad_setting)
            walk.attempt("data removed before", walk.gone_before)
            walk.attempt("data removed while", walk.gone_while)
            walk.attempt("without a window", walk.outlive)
        walk.close()
        left = processes(Path(folder))
    wrong = [row.recipe for row in walk.rows if row.wrong]
    sys.stdout.write(
        f"{len(walk.rows)} walked, wrong: {', '.join(wrong) or 'none'}; processes left: {len(left)}\n"
    )
    return 1 if wrong or left else 0


if __name__ == "__main__":
    sys.exit(main())
