"""Reads the files named on standard input, one a line, and says in JSON lines how each of them went.

Run as a process of its own, so that a crash, a hang or a balloon of a codec shows as what it is.
"""

import hashlib
import json
import sys
import time
from pathlib import Path

import numpy as np

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs


def outcome(path):
    try:
        photo = codecs.read(path)
    except FileRefusedError as refusal:
        return {"status": "refused", "reason": str(refusal)}
    finite = bool(np.isfinite(photo.rgb).all())
    digest = hashlib.sha256(np.ascontiguousarray(photo.rgb).tobytes()).hexdigest()
    return {"status": "read", "finite": finite, "shape": photo.rgb.shape, "digest": digest}


def megabytes():
    """Peak memory of this process alone (getrusage counts the parent too), or 0 if unknown."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) // 1024


for line in sys.stdin:
    started = time.perf_counter()
    result = outcome(line.rstrip("\n"))
    result.update(path=line.rstrip("\n"), seconds=time.perf_counter() - started, megabytes=megabytes())
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()
