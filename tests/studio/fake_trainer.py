"""A trainer that speaks the events of the real one and learns nothing. Its data's name says what it does.

"slow" goes on until it is told to stop, "deaf" until it is killed, "failing" says why it fails, "crashing"
and "broken" end without a word, "unreadable" cannot be looked into, and any other is done after a few steps.
"""

import sys
from pathlib import Path

import pytest

from disque_studio.studio import training_process

PROGRAM = """
import json, os, pathlib, struct, sys, time, zlib
from filelock import FileLock

def tell(event, **more):
    print(json.dumps({"event": event, "time": time.time(), **more}), flush=True)

def picture(path, grey):
    rows = b"".join(b"\\0" + bytes([grey, 90, 120] * 24) for _ in range(16))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(
        ">I", zlib.crc32(kind + data))
    path.parent.mkdir(exist_ok=True)
    size = struct.pack(">IIBBBBB", 24, 16, 8, 2, 0, 0, 0)
    path.write_bytes(b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))

words = sys.argv[1:]
data = pathlib.Path(words[words.index("--data") + 1])
if words[0] == "survey":
    if "unreadable" in data.name:
        sys.exit("it broke")
    missing = [] if data.name != "empty" else ["no photos; put some into hdr"]
    print(json.dumps({"recipe": words[1], "data": str(data), "ready": not missing,
        "found": [{"kind": "photos", "what": "HDR photos", "count": 12}], "missing": missing,
        "problems": [{"file": "scene.hdr", "reason": "is damaged"}] if data.name == "mixed" else []}))
    sys.exit()
out = pathlib.Path(words[words.index("--out") + 1])
step = 0
with FileLock(out / "lock", timeout=5):
    (out / "run.json").write_text(json.dumps(
        {"recipe": words[1], "data": str(data), "process": os.getpid(), "settings": {}}))
    if "broken" in data.name:
        sys.stderr.write("Traceback\\nMemoryError: nothing left\\n")
        sys.exit(1)
    kept = out / "checkpoints" / "step-000000005.safetensors"
    if "--resume" in words and kept.exists():
        step = 5
    tell("prepare", share=0.5, what="photos")
    tell("start", recipe=words[1], device="cpu", reason="no GPU was found", step=step,
        training={"steps": 40})
    for grey in (0, 100, 200):
        picture(out / "samples" / f"{grey}.png", grey)
    wish = out / "wish"
    paused = False
    while step < 40 or "slow" in data.name or "deaf" in data.name:
        asked = wish.read_text() if wish.exists() and "deaf" not in data.name else ""
        if asked == "stop":
            tell("stopped", reason="as it was asked", step=step)
            sys.exit()
        if (asked == "pause") != paused:
            paused = not paused
            tell("paused" if paused else "resumed", step=step)
        if paused:
            time.sleep(0.01)
            continue
        step += 1
        tell("progress", step=step, share=min(step / 40, 0.9), losses={"loss": 2 / step, "grid": 1 / step},
            learning_rate=1e-3, images_per_second=20.0, steps_per_second=5.0, device="cpu",
            memory=5e8, seconds=step / 5, eta=90.0, skipped=0)
        if step == 5:
            kept.parent.mkdir(exist_ok=True)
            kept.touch()
            tell("checkpoint", path=str(kept), step=step, best=True, measures={})
            tell("samples", step=step, samples=[{"source": "samples/0.png", "target": "samples/100.png",
                "prediction": "samples/200.png"}])
            tell("warning", text="one photo was left out")
            if "crashing" in data.name and "--resume" not in words:
                os._exit(3)
            if "failing" in data.name:
                tell("failed", error="the disk is full; free some space")
                sys.exit(1)
        if "slow" in data.name or "deaf" in data.name:
            time.sleep(0.01)
    tell("compared", benchmark="looks", candidate=24.5, installed=23.9, better=True)
    tell("done", path=str(out / f"{words[1]}.safetensors"), step=step)
"""


@pytest.fixture
def trainer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the fake in the place of the real trainer."""
    script = tmp_path / "fake_trainer.py"
    script.write_text(PROGRAM)
    monkeypatch.setattr(training_process, "program", lambda: [sys.executable, "-I", str(script)])
