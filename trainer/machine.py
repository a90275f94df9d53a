"""What a training runs on: the device and how it computes, the cores it takes, the memory it has used."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from disque_studio.errors import DisqueError
from disque_studio.imaging import bands
from trainer.config import Training

_NICE = 19
_LONGEST = 300
"""Characters of a compiler's complaint."""

_BELOW_NORMAL = 0x4000
_FAILURES = (RuntimeError, ImportError, OSError, NotImplementedError)
"""What comes out of torch.compile where there is no compiler, or none that copes with a network."""


def choose_device(asked: str) -> torch.device:
    """Choose "auto", "cpu" or "cuda".

    Raises:
        DisqueError: cuda was asked for, and is not there.
    """
    if asked == "cuda" and not torch.cuda.is_available():
        raise DisqueError("cuda is not available here; use --device cpu or auto")
    return torch.device("cuda" if asked != "cpu" and torch.cuda.is_available() else "cpu")


def reason_for(asked: str, device: torch.device) -> str:
    """Say why "auto" came to be the CPU; nothing where it did not."""
    if asked != "auto" or device.type != "cpu":
        return ""
    if torch.version.cuda is None:
        return "this PyTorch is built without CUDA"
    return "PyTorch finds no CUDA device"


def described(device: torch.device) -> str:
    """Name a device for people."""
    if device.type == "cuda":
        return f"{device} ({torch.cuda.get_device_name(device)})"
    return f"{device} ({torch.get_num_threads()} threads)"


def stand_back() -> None:
    """Leave the machine to others wherever they want it: the lowest priority, and a core left free.

    To be called before torch starts its threads.
    """
    bands.spare_cores(1)
    torch.set_num_threads(bands.cores())
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICE)
    if sys.platform == "linux":
        _let_the_session_stand_back()


def _let_the_session_stand_back() -> None:
    # Linux shares the processor among sessions first (sched_autogroup), where the priority of a process alone
    # says nothing. A session of others, such as a shell's, is not ours to change.
    if os.getsid(0) != os.getpid():
        return
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(_NICE))


@contextmanager
def set_up(training: Training, device: torch.device) -> Iterator[None]:
    """Compute with as many threads, and as repeatably, as the settings say."""
    threads, repeatable = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    wanted = training.deterministic == "on" or (training.deterministic == "auto" and device.type == "cpu")
    if training.threads > 0:
        torch.set_num_threads(training.threads)
    torch.use_deterministic_algorithms(wanted, warn_only=True)
    torch.backends.cudnn.benchmark = device.type == "cuda" and not wanted
    try:
        yield
    finally:
        torch.set_num_threads(threads)
        torch.use_deterministic_algorithms(repeatable)


def placed(model: nn.Module, device: torch.device) -> nn.Module:
    """Move a network to a device, channels last where it convolves: several times faster, on CPUs too."""
    if not _convolves(model):
        return model.to(device)
    # torch's annotations know no memory format alone.
    return model.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]


def _convolves(model: nn.Module) -> bool:
    return any(isinstance(module, nn.Conv2d) for module in model.modules())


def half(training: Training, device: torch.device) -> torch.autocast:
    """Compute in bfloat16 on a GPU, where torch holds that safe."""
    enabled = device.type == "cuda" and training.mixed
    return torch.autocast(device.type, torch.bfloat16, enabled=enabled)


def compiled(
    model: nn.Module, how: str, device: torch.device, attempt: Callable[[], dict[str, Tensor]]
) -> str:
    """Compile the parts of a network that convolve, and try them: give why it can't be done, or "".

    `how` is "auto" (on a GPU only), "on" or "off". `attempt` gives the losses of a step, of which the weights
    and buffers see nothing in the end. After a failure everything runs uncompiled.
    """
    if how == "off" or (how == "auto" and device.type != "cuda"):
        return ""
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    torch.compiler.set_stance("default")
    try:
        for part in model.children():
            if _convolves(part):
                part.compile()
        attempt()["loss"].backward()
    except _FAILURES as error:
        torch.compiler.set_stance("force_eager")
        return f"{type(error).__name__}: {' '.join(str(error).split())[:_LONGEST]}"
    finally:
        model.load_state_dict(before)
        model.zero_grad(set_to_none=True)
    return ""


def memory(device: torch.device) -> dict[str, int]:
    """Give the most memory used so far, in bytes: the process's own, and the GPU's where there is one."""
    used = {"memory": _peak()}
    if device.type == "cuda":
        used["device_memory"] = torch.cuda.max_memory_allocated(device)
    return used


def _peak() -> int:
    if sys.platform == "win32":
        return _peak_of_windows()
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _peak_of_windows() -> int:
    import ctypes
    from ctypes import wintypes

    sizes = ("peak", "now", "peak_pool", "pool", "peak_other", "other", "pages", "peak_pages")
    layout: list[Any] = [("size", wintypes.DWORD), ("faults", wintypes.DWORD)]

    class Counters(ctypes.Structure):
        _fields_ = layout + [(name, ctypes.c_size_t) for name in sizes]

    counters = Counters(size=ctypes.sizeof(Counters))
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
    return int(counters.peak)
