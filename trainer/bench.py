"""How fast a recipe's step runs here, and what share that is of this device's matrix products; and scores."""

import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

import cv2
import numpy as np
import torch
from torch.utils.flop_counter import FlopCounterMode

from trainer import bench_scores
from trainer.config import Recipe
from trainer.feed import moved
from trainer.measure import Measure
from trainer.ranks import ALONE

_SECONDS = 3.0
_PHOTOS = 8


def bench(name: str, recipe: Recipe, config: Any, out: TextIO, err: TextIO, *, as_json: bool = False) -> None:
    """Measure on the CPU, and on the GPU where there is one; write a line a measure."""
    with TemporaryDirectory() as folder:
        for row in _rows(name, recipe, config, Path(folder)):
            out.write((json.dumps(asdict(row)) if as_json else _line(row)) + "\n")
            out.flush()
    if not torch.cuda.is_available():
        err.write("no rows for cuda: PyTorch finds no CUDA device\n")


def _rows(name: str, recipe: Recipe, config: Any, folder: Path) -> Iterator[Measure]:
    write_photos(folder / "photos")
    devices = ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]
    for device in devices:
        yield from measure(name, recipe, config, folder, torch.device(device))
    yield from bench_scores.preview()
    yield from bench_scores.whole_file(folder)


def measure(
    name: str, recipe: Recipe, config: Any, folder: Path, device: torch.device, *, seconds: float = _SECONDS
) -> Iterator[Measure]:
    """Give the measures of one device, on photos in `folder`/photos."""
    data = recipe.prepare(config, folder / "photos", folder / "cache", device, lambda _share, _what: None)
    model = recipe.build(config, data).to(device)
    mixed = device.type == "cuda"
    if mixed:
        model = model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    generator = torch.Generator().manual_seed(0)

    def step() -> None:
        with torch.autocast(device.type, torch.bfloat16, enabled=mixed):
            batch = moved(recipe.draw(data, config, generator), device)
            loss = recipe.losses(model, data, config, batch, ALONE)["loss"]
        loss.backward()
        model.zero_grad(set_to_none=True)

    with FlopCounterMode(display=False) as counter:
        step()
    each = _median_seconds(step, device, seconds)
    batch = getattr(config, "batch", None)
    pace, unit = (1 / each, "steps/s") if batch is None else (batch / each, "images/s")
    yield Measure(f"{name} step, {device}", round(pace, 3), unit)

    size, kind = (8192, torch.bfloat16) if mixed else (1024, torch.float32)
    matrix = torch.randn(size, size, device=device, dtype=kind)
    peak = 2 * size**3 / _median_seconds(lambda: matrix @ matrix, device, seconds / 3) / 1e9
    reached = counter.get_total_flops() / each / 1e9
    peer = f"matrix product {size}x{size} {str(kind).removeprefix('torch.')}"
    yield Measure(
        f"{name} step arithmetic, {device}",
        round(reached, 2),
        "GFLOP/s",
        peer,
        round(peak, 2),
        float(f"{reached / peak:.3g}"),
    )


def _median_seconds(work: Callable[[], object], device: torch.device, seconds: float) -> float:
    """Time `work` over and over for about `seconds`, after one run to warm up."""
    times: list[float] = []
    work()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 3:
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        start = time.perf_counter()
        work()
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def write_photos(folder: Path, count: int = _PHOTOS) -> None:
    """Write small panoramas of smooth random light over 14 stops: data where speed is all that counts."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    for index in range(count):
        stops = cv2.resize(rng.uniform(-7, 7, (8, 16, 3)), (256, 128), interpolation=cv2.INTER_CUBIC)
        cv2.imwrite(str(folder / f"light_{index}.hdr"), np.exp2(stops).astype(np.float32))


def _line(row: Measure) -> str:
    against = "" if row.peer is None else f"   {row.ratio:.1%} of {row.peer}: {row.peer_value:g} {row.unit}"
    return f"{row.name:32}{row.value:>12g} {row.unit}{against}"
