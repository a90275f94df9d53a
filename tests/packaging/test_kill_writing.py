"""A process that is killed at a chosen call of a write leaves the old file or the new one."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("export tif", "session and history", "training cache, a folder", "packed photos", "thumbnail")


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_kill_at_any_call_leaves_the_old_file_or_the_new_one():
    only = [word for kind in KINDS for word in ("--only", kind)]
    command = [sys.executable, "packaging/soak/kill_writing.py", "--calls", *only]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.splitlines()
    assert told[-1] == "held"
    assert [line.partition(":")[0] for line in told[:-1]] == list(KINDS)
    assert all(" 0 left" not in line for line in told)
