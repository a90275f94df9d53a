"""Where the networks run, and why there."""

from typing import NamedTuple

from disque_studio.errors import DisqueError


class Device(NamedTuple):
    """A torch device name and the reason it was taken, for the user."""

    name: str
    reason: str


def device(asked: str = "auto") -> Device:
    """Choose the device: "auto", "cpu" or "cuda"; "mps" is known, but not used yet.

    Raises:
        DisqueError: a device that this machine, or this build of PyTorch, lacks.
    """
    import torch  # loaded late: it takes longer than everything else together

    cuda = torch.cuda.is_available()
    if torch.version.cuda is None:
        no_cuda = f"PyTorch {torch.__version__} is built without CUDA"
    else:
        no_cuda = "PyTorch finds no CUDA device"
    if asked == "cuda" or (asked == "auto" and cuda):
        if not cuda:
            raise DisqueError(f"cuda is not available: {no_cuda}; use --device cpu or auto")
        return Device("cuda", f"{torch.cuda.get_device_name()} found")
    if asked == "mps":
        raise DisqueError(
            "mps is not used by this version: its networks run on cpu or cuda; use --device auto"
        )
    if asked == "cpu":
        return Device("cpu", "asked for")
    return Device("cpu", no_cuda)
