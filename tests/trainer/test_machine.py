import os
import sys

import pytest
import torch

from disque_studio.imaging import bands
from trainer import machine
from trainer.config import Training

CPU = torch.device("cpu")


@pytest.fixture
def spared():
    threads = torch.get_num_threads()
    yield
    bands.spare_cores(0)
    torch.set_num_threads(threads)


@pytest.mark.skipif(sys.platform == "win32", reason="priorities have classes there")
def test_in_the_background_it_is_nice_and_leaves_a_core(monkeypatch, spared):
    asked = []
    monkeypatch.setattr(os, "nice", asked.append)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    machine.stand_back()
    assert asked == [19]
    assert torch.get_num_threads() == bands.cores() == 3


def test_a_single_core_is_used_all_the_same(monkeypatch, spared):
    monkeypatch.setattr(os, "nice", lambda _: None)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    machine.stand_back()
    assert torch.get_num_threads() == 1


def test_the_reason_for_the_cpu_is_given_where_it_was_not_asked_for(monkeypatch):
    monkeypatch.setattr(torch.version, "cuda", "13.0")
    assert machine.reason_for("auto", CPU) == "PyTorch finds no CUDA device"
    monkeypatch.setattr(torch.version, "cuda", None)
    assert machine.reason_for("auto", CPU) == "this PyTorch is built without CUDA"
    assert machine.reason_for("cpu", CPU) == machine.reason_for("auto", torch.device("cuda")) == ""


def test_what_is_set_up_is_put_back():
    threads = torch.get_num_threads()
    with machine.set_up(Training(threads=1), CPU):
        assert torch.are_deterministic_algorithms_enabled()
        assert torch.get_num_threads() == 1
    with machine.set_up(Training(deterministic="off"), CPU):
        assert not torch.are_deterministic_algorithms_enabled()
    assert torch.get_num_threads() == threads


def test_what_convolves_lies_channels_last():
    net = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.Linear(4, 2))
    placed = machine.placed(net, CPU)
    assert placed[0].weight.is_contiguous(memory_format=torch.channels_last)
    assert machine.placed(torch.nn.Linear(4, 2), CPU).weight.is_contiguous()


def test_memory_is_that_of_this_process():
    before = machine.memory(CPU)["memory"]
    kept = torch.ones(50 * 2**20, dtype=torch.uint8)
    assert machine.memory(CPU)["memory"] >= before > 10 * 2**20
    assert len(kept)
