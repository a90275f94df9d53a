"""The memory of the machine and a bound on this process, as Windows has them."""

# mypy: disable-error-code="attr-defined,unused-ignore"

import ctypes

_LIMIT_PROCESS_MEMORY = 0x100
_EXTENDED_LIMITS = 9

_jobs: list[int] = []
"""Handles that are kept, for a job goes with its last one."""


class _Memory(ctypes.Structure):
    """MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 6),
    )


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, the basic one and the counters of transfers written out."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("transfers", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def memory() -> int:
    """Give the machine's memory in bytes.

    Raises:
        OSError: Windows does not tell.
    """
    status = _Memory(length=ctypes.sizeof(_Memory))
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        raise ctypes.WinError()
    return int(status.total)


def hold(most: int) -> None:
    """Put this process into a job of its own that may take `most` bytes.

    Raises:
        OSError: Windows refuses.
    """
    kernel = ctypes.windll.kernel32
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    limits = _Limits(flags=_LIMIT_PROCESS_MEMORY, process_memory=most)
    told = ctypes.c_void_p(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    if not job or not kernel.SetInformationJobObject(*told):
        raise ctypes.WinError()
    if not kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(kernel.GetCurrentProcess())):
        raise ctypes.WinError()
    _jobs.append(job)
