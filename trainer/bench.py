"""How fast recipes' steps run here, as a share of the device's matrix products too, and what weights cost."""

import json
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any, TextIO

import torch
from safetensors import safe_open
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from disque_studio.imaging.files import scratch_folder
from disque_studio.resources import resource_path
from trainer import bench_data, bench_scores, feed, machine
from trainer.benchmarks import BENCHMARKS
from trainer.config import Recipe, Training, configure, find_recipe
from trainer.measure import Measure
from trainer.ranks import ALONE

_SECONDS = 3.0


def bench(names: list[str], out: TextIO, err: TextIO, *, as_json: bool = False) -> None:
    """Measure recipes on the CPU and on the GPU, and scores; write a line a measure.

    Where there is no GPU its rows are there without a value.
    """
    with scratch_folder() as folder:
        for row in _rows(names, bench_data.write(folder), err):
            out.write((json.dumps(asdict(row)) if as_json else _line(row)) + "\n")
            out.flush()
    if not torch.cuda.is_available():
        err.write("the rows of cuda are empty: PyTorch finds no CUDA device\n")


def _rows(names: list[str], folder: Path, err: TextIO) -> Iterator[Measure]:
    general = folder / "general.safetensors"
    bench_data.write_general(general)
    for name in names:
        err.write(f"{name}: preparing\n")
        recipe = find_recipe(name)
        given = dict(bench_data.BRIEF.get(name, {}))
        if hasattr(recipe.Config(), "general"):
            given["general"] = str(general)
        config, training = configure(recipe, None, [f"{k}={v}" for k, v in given.items()])
        yield from measure(name, recipe, config, training, folder, torch.device("cpu"))
        if torch.cuda.is_available():
            yield from measure(name, recipe, config, training, folder, torch.device("cuda"))
        else:
            yield from unmeasured(name, "cuda")
        yield from cost(name)
    yield from bench_scores.preview()
    yield from bench_scores.whole_file(folder)


def measure(
    name: str, recipe: Recipe, config: Any, training: Training, folder: Path, device: torch.device
) -> Iterator[Measure]:
    """Give the measures of one recipe on one device, of steps as the loop of `trainer fit` computes them."""
    data = recipe.prepare(config, folder, folder / "cache", device, lambda _share, _what: None)
    model = machine.placed(recipe.build(config, data), device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.0)
    steps = count()

    def draw(step: int, retreats: int) -> Any:
        return recipe.draw(data, config, feed.generator_of(training.seed, step, retreats))

    with closing(feed.Feed(draw)) as batches:

        def losses() -> dict[str, Tensor]:
            batch = feed.moved(batches.take(next(steps), 0), device)
            with machine.half(training, device):
                return recipe.losses(model, data, config, batch, ALONE)

        def step() -> None:
            optimizer.zero_grad(set_to_none=True)
            losses()["loss"].backward()
            optimizer.step()

        with FlopCounterMode(display=False) as counter:
            step()
        machine.compiled(model, training.compile, device, losses)
        each = _median_seconds(step, device, _SECONDS)
    batch = getattr(config, "batch", None)
    pace, unit = (1 / each, "steps/s") if batch is None else (batch / each, "images/s")
    yield Measure(f"{name} step, {device}", round(pace, 3), unit)
    yield _arithmetic(name, counter.get_total_flops() / each / 1e9, device)


def unmeasured(name: str, device: str) -> Iterator[Measure]:
    """Give the rows of a device that is not here."""
    yield Measure(f"{name} step, {device}", None, "images/s")
    yield Measure(f"{name} step arithmetic, {device}", None, "GFLOP/s")


def cost(name: str) -> Iterator[Measure]:
    """Give what the bundled weights of a recipe cost, as their card says; nothing where none are bundled."""
    if name not in BENCHMARKS:
        return
    with safe_open(resource_path("models", BENCHMARKS[name].installed), framework="pt") as file:
        card = json.loads(file.metadata()["card"])
    minutes, device = card["seconds"] / 60, card["device"]
    yield Measure(f"{name} bundled weights, {card['steps']} steps on {device}", round(minutes, 1), "min")


def _arithmetic(name: str, reached: float, device: torch.device) -> Measure:
    """Hold the GFLOP/s that a step reaches against the device's matrix product, measured beside it."""
    size, kind = (8192, torch.bfloat16) if device.type == "cuda" else (1024, torch.float32)
    matrix = torch.randn(size, size, device=device, dtype=kind)
    peak = 2 * size**3 / _median_seconds(lambda: matrix @ matrix, device, _SECONDS / 3) / 1e9
    return Measure(
        f"{name} step arithmetic, {device}",
        round(reached, 2),
        "GFLOP/s",
        f"matrix product {size}x{size} {str(kind).removeprefix('torch.')}",
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


def _line(row: Measure) -> str:
    against = "" if row.peer is None else f"   {row.ratio:.1%} of {row.peer}: {row.peer_value:g} {row.unit}"
    value = "–" if row.value is None else f"{row.value:g}"
    return f"{row.name:48}{value:>12} {row.unit}{against}"
