"""A row of the benchmark."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One row: `ratio` is value over `peer_value`, where there is a peer; no value: not measured."""

    name: str
    value: float | None
    unit: str
    peer: str | None = None
    peer_value: float | None = None
    ratio: float | None = None
