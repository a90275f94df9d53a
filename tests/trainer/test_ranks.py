import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from disque_studio.errors import DisqueError
from tests.trainer import rank_fit, rank_inputs
from trainer.ranks import ALONE, Ranks, launched, own_device, restarted

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 600


@dataclass(frozen=True)
class Pair:
    rows: torch.Tensor
    labels: torch.Tensor


@dataclass(frozen=True)
class Nested:
    pair: Pair
    weights: torch.Tensor


def launch(*arguments: str) -> list[str]:
    launcher = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2")
    return [sys.executable, *launcher, *arguments]


def environment() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made: Path = tmp_path_factory.mktemp("ranks")
    rank_inputs.write_all(made)
    return made


@pytest.fixture(scope="module")
def found(folder: Path) -> dict[str, Any]:
    """What two processes found together."""
    command = launch("-m", "tests.trainer.rank_checks", str(folder))
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), timeout=LIMIT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    given: dict[str, Any] = json.loads((folder / "found.json").read_text())
    return given


def losses(events: list[dict[str, Any]]) -> list[list[float]]:
    """Every term of every step."""
    return [list(event["losses"].values()) for event in events if event["event"] == "progress"]


def test_a_share_is_an_even_part_of_every_field():
    batch = Nested(Pair(torch.arange(8).view(4, 2), torch.arange(2)), torch.arange(6))
    shares = [Ranks(rank, 2).share(batch) for rank in range(2)]
    assert torch.equal(torch.cat([share.pair.rows for share in shares]), batch.pair.rows)
    assert [share.pair.labels.tolist() for share in shares] == [[0], [1]]
    assert [share.weights.tolist() for share in shares] == [[0, 1, 2], [3, 4, 5]]
    assert ALONE.share(batch) is batch


def test_without_torchrun_a_process_is_alone(monkeypatch):
    for name in ("RANK", "WORLD_SIZE", "TORCHELASTIC_RESTART_COUNT"):
        monkeypatch.delenv(name, raising=False)
    assert launched() == ALONE
    assert not restarted(None)
    with ALONE.joined(torch.device("cpu")):
        assert ALONE.largest(2) == 2
        assert ALONE.of_main(3.5) == 3.5


def test_a_restart_is_known_by_its_count_or_its_launch(monkeypatch):
    monkeypatch.setenv("TORCHELASTIC_RUN_ID", "tuesday")
    monkeypatch.setenv("TORCHELASTIC_RESTART_COUNT", "0")
    assert not restarted(None) and not restarted("monday")
    assert restarted("tuesday")
    monkeypatch.setenv("TORCHELASTIC_RESTART_COUNT", "1")
    assert restarted(None)
    monkeypatch.setenv("TORCHELASTIC_RUN_ID", "none")
    monkeypatch.setenv("TORCHELASTIC_RESTART_COUNT", "0")
    assert not restarted("none")


def test_more_processes_than_gpus_are_refused(monkeypatch):
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setenv("LOCAL_RANK", "1")
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    with pytest.raises(DisqueError, match="1 GPUs for process 2"):
        own_device(torch.device("cuda"))
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert own_device(torch.device("cuda")) == torch.device("cuda:1")
    assert own_device(torch.device("cpu")) == torch.device("cpu")


@pytest.mark.timeout(LIMIT)
def test_processes_tell_each_other_what_they_know(found):
    assert found["largest"] == 1
    assert found["of_main"] == 0.1
    assert found["mean"] == [1.5, 4.0]
    assert found["gathered"] == [[0], [10], [1], [11]]
    assert found["broadcast"] == 0.0


@pytest.mark.timeout(LIMIT)
def test_a_batch_that_cannot_be_shared_names_the_setting(found):
    assert "groups=3" in found["uneven"]
    assert "a multiple of 2" in found["uneven"]


@pytest.mark.timeout(LIMIT)
def test_a_gathered_loss_has_the_gradient_of_the_global_batch(found):
    assert found["contrastive"] < 1e-6


@pytest.mark.timeout(LIMIT)
@pytest.mark.parametrize("recipe", rank_inputs.RECIPES)
def test_a_step_of_two_processes_is_that_of_one(found, recipe):
    """Terms, gradients and kept statistics, relative to their norms, without dropout."""
    distances = found["recipes"][recipe]
    assert distances["terms"] < 1e-5
    assert distances["gradients"] < 5e-5
    assert distances["buffers"] < 1e-5


@pytest.mark.timeout(LIMIT)
def test_two_processes_have_the_loss_curve_of_one(found, folder):
    """A recipe without dropout: every term of every step."""
    alone = losses(rank_fit.trained(folder, "causal", folder / "alone-causal"))
    np.testing.assert_allclose(losses(found["trained"]["causal"]), alone, rtol=1e-4, atol=1e-4)


@pytest.mark.timeout(LIMIT)
def test_dropout_differs_in_its_numbers_alone(found, folder):
    """A recipe with dropout: the first loss, and the mean of the last ones."""
    alone = np.array(losses(rank_fit.trained(folder, "disque", folder / "alone-disque")))[:, 0]
    together = np.array(losses(found["trained"]["disque"]))[:, 0]
    assert not np.array_equal(alone, together)
    np.testing.assert_allclose(together, alone, atol=0.005)


@pytest.mark.timeout(LIMIT)
@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")
def test_a_killed_process_changes_nothing(found, folder):
    """First the other process is killed, then the main one."""
    out = folder / "killed"
    trainer = ("fit", "tiny", "--out", str(out), "--device", "cpu", "--json", "checkpoint_minutes=0")
    worker = ("-m", "tests.trainer.rank_fit", str(folder), "causal", *trainer, *rank_fit.SETTINGS)
    with started(launch("--max-restarts", "2", *worker), folder / "killed.txt") as agent:
        events = []
        for victim, step in ((1, 3), (0, 6)):
            events += until(agent, step)
            os.kill(worker_of(agent, victim), signal.SIGKILL)
        events += [json.loads(line) for line in agent.stdout]
        assert agent.wait(LIMIT) == 0, (folder / "killed.txt").read_text()
    starts = [event["step"] for event in events if event["event"] == "start"]
    assert starts[0] == 0 and starts[1] >= 2 and starts[2] >= 5
    assert events[-1]["event"] == "done"
    whole = {
        event["step"]: event["losses"]
        for event in found["trained"]["causal"]
        if "losses" in event and "step" in event
    }
    for event in events:
        if event["event"] == "progress":
            assert event["losses"] == pytest.approx(whole[event["step"]], rel=1e-5, abs=1e-5)


@contextmanager
def started(command: list[str], errors: Path) -> Iterator[subprocess.Popen[str]]:
    with (
        errors.open("w") as file,
        subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=file, text=True
        ) as agent,
    ):
        try:
            yield agent
        finally:
            agent.terminate()


def until(agent: subprocess.Popen[str], step: int) -> list[dict[str, Any]]:
    """Read events up to the first of a step so far."""
    read = []
    for line in agent.stdout or []:
        read.append(json.loads(line))
        if read[-1]["event"] == "progress" and read[-1]["step"] >= step:
            return read
    raise AssertionError(f"step {step} was not reached")


def worker_of(agent: subprocess.Popen[str], rank: int) -> int:
    """Find the process of a rank among torchrun's children."""
    children = Path(f"/proc/{agent.pid}/task/{agent.pid}/children").read_text().split()
    for child in children:
        if f"RANK={rank}" in Path(f"/proc/{child}/environ").read_text().split("\0"):
            return int(child)
    raise AssertionError(f"there is no process of rank {rank} among {children}")
