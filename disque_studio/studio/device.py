"""Where the networks run, and why there."""

from typing import NamedTuple

from disque_studio.errors import DisqueError


class Device(NamedTuple):
    """A torch device name and the reason it was taken, for the user."""

    name: str
    reason: str


def device(asked: str = "auto") -> Device:
    """Choose the device: "auto", "cpu", "cuda" or "mps".

    Raises:
        DisqueError: a device that this machine, or this build of PyTorch, lacks.
    """
    import torch  # loaded late: it takes longer than everything else together

    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    if torch.version.cuda is None:
        no_cuda = f"PyTorch {torch.__version__} is built without CUDA"
    else:
        no_cuda = "PyTorch finds no CUDA device"
    if asked == "cuda" or (asked == "auto" and cuda):
        if not cuda:
            raise DisqueError(f"cuda is not available: {no_cuda}; use --device cpu or auto")
        return Device("cuda", f"{torch.cuda.get_device_name()} found")
    if asked == "mps" or (asked == "auto" and mps):
        if not mps:
            raise DisqueError("mps is not available: this needs a Mac with an Apple GPU; use --device auto")
        return Device("mps", "Apple GPU found")
    if asked == "cpu":
        return Device("cpu", "asked for")
    return Device("cpu", f"{no_cuda}, and there is no Apple GPU")
