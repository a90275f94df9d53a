"""A few kills of a training; `packaging/soak/kill_training.py --kills 20` is the long form."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "soak" / "kill_training.py"


@pytest.mark.timeout(900)
def test_a_training_that_is_killed_goes_on_as_if_it_had_not_been():
    done = subprocess.run([sys.executable, SCRIPT, "--kills", "3"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert done.stdout.endswith("held\n")
