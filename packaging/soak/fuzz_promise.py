"""What a file that was read must keep."""


class BrokenPromiseError(Exception):
    """A file was taken that should have been refused."""


def promise(holds: bool, text: str) -> None:
    """Raise where a promise does not hold.

    Raises:
        BrokenPromiseError: it does not.
    """
    if not holds:
        raise BrokenPromiseError(text)
