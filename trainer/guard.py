"""What becomes of a training whose loss or gradient is not finite."""

import math

from disque_studio.errors import DisqueError
from trainer.events import Reporter
from trainer.run import Run

PATIENCE = 20
"""Steps in a row that may be left out before training steps back."""

RETREATS = 3
"""How often training may step back before it gives up."""

KEEP_STEPS = 200
"""Steps after which the last good state is kept anew."""


class Guard:
    """Leaves out steps that are not finite; after too many in a row, goes back to the last good state.

    Behind a retreat other random numbers are drawn, so that the same batches do not come again.
    """

    def __init__(self, run: Run, reporter: Reporter) -> None:
        self._run, self._reporter = run, reporter
        self._bad = 0
        self._kept, self._state = run.step, run.snapshot()

    def passes(self, *numbers: float) -> bool:
        """Say whether a step may be taken. One that may not is left out, perhaps with those before it.

        Raises:
            DisqueError: stepping back did not help.
        """
        if all(map(math.isfinite, numbers)):
            self._bad = 0
            return True
        self._run.step += 1
        self._run.skipped += 1
        self._bad += 1
        if self._bad == PATIENCE:
            self._step_back()
        return False

    def stepped(self) -> None:
        """Keep the state, now and then, after a step that was taken."""
        if self._run.step - self._kept >= KEEP_STEPS:
            self.keep()

    def keep(self) -> None:
        """Keep the state, unless something is wrong with it."""
        if not self._bad:
            self._kept, self._state = self._run.step, self._run.snapshot()

    def _step_back(self) -> None:
        run, wrong = (
            self._run,
            f"the loss was not finite for {PATIENCE} steps in a row (step {self._run.step})",
        )
        if run.retreats == RETREATS:
            raise DisqueError(
                f"{wrong}, and stepping back {RETREATS} times did not help; a smaller learning_rate may"
            )
        run.go_back(self._state)
        self._bad = 0
        self._reporter.event(
            "warning", text=f"{wrong}; back to step {run.step}, from where other batches are drawn"
        )
