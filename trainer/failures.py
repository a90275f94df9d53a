"""What ends a training from outside, in words: a full disk, files that can't be read, a GPU that is lost."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from disque_studio.errors import DisqueError

_WHOLE = "the last checkpoint is whole"


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
            f"{device} has not enough memory; draw fewer or smaller pictures a step, or give --device cpu; "
            f"{_WHOLE}"
        ) from error
    except RuntimeError as error:
        if (what := _of_device(error)) is None:
            raise
        raise DisqueError(
            f"{device} was lost ({what}); go on with --resume, or with --device cpu --resume; {_WHOLE}"
        ) from error


def _of_files(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{name}the disk is full; free some space and go on with --resume; {_WHOLE}"
    return f"{name}{error.strerror or error}"


def _of_device(error: RuntimeError) -> str | None:
    """Give the first line of what a GPU's driver said; None for any other error."""
    line = str(error).strip().partition("\n")[0]
    told = isinstance(error, torch.AcceleratorError) or any(
        sign in line for sign in ("CUDA error", "CUDNN_STATUS", "cuDNN error", "CUBLAS_STATUS", "NCCL error")
    )
    return line if told else None
