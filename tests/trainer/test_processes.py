"""A training as a process of its own. `packaging/soak/kill_training.py --kills 20` is a longer form."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "soak" / "kill_training.py"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.timeout(300)
def test_events_that_cannot_be_written_end_in_one_message(tmp_path):
    words = ["fit", "soak", "--out", tmp_path / "run", "--json", "steps=5"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, SCRIPT, "--train", *words], stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("the disk is full; free some space")


@pytest.mark.timeout(900)
def test_a_training_that_is_killed_goes_on_as_if_it_had_not_been():
    done = subprocess.run([sys.executable, SCRIPT, "--kills", "3"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert done.stdout.endswith("held\n")
