"""What ends a training from outside, in words: a full disk, files that can't be read, a GPU that is lost."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from disque_studio.errors import DisqueError

_WHOLE = "its last checkpoint is whole"


@contextmanager
def explained(device: torch.device) -> Iterator[None]:
    """Turn the failures of disks and devices into errors for the user.

    Raises:
        DisqueError: what happened, and what to do.
    """
    try:
        yield
    except OSError as error:
        raise DisqueError(_of_files(error)) from error
    except torch.OutOfMemoryError as error:
        raise DisqueError(
            f"{device} has not enough memory; close other programs that use it, draw fewer pictures a step, "
            f"or train on the CPU; {_WHOLE}"
        ) from error
    except RuntimeError as error:
        if (what := _of_device(error)) is None:
            raise
        raise DisqueError(
            f"{device} was lost ({what}); resume the training, there or on the CPU; {_WHOLE}"
        ) from error


def _of_files(error: OSError) -> str:
    reason = f"cannot be used: {error.strerror or error}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        reason = f"the disk is full; free some space and resume the training; {_WHOLE}"
    return f"{error.filename}: {reason}" if error.filename else reason


def _of_device(error: RuntimeError) -> str | None:
    """Give the first line of what a GPU's driver said; None for any other error."""
    line = str(error).strip().partition("\n")[0]
    told = isinstance(error, torch.AcceleratorError) or any(
        sign in line for sign in ("CUDA error", "CUDNN_STATUS", "cuDNN error", "CUBLAS_STATUS", "NCCL error")
    )
    return line if told else None
