"""Garbage in cycles: collected between events, and nowhere else."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from disque_studio.ui import preload
from disque_studio.ui.garbage import Garbage, collect_what_is_due
from tests.ui.conftest import PATIENCE_MS


class _Knot:
    """Refers to itself."""

    def __init__(self) -> None:
        self.self = self


def _knots() -> list["weakref.ref[_Knot]"]:
    return [weakref.ref(_Knot()) for _ in range(2 * gc.get_threshold()[0])]


def test_garbage_is_collected_between_events_and_not_where_it_is_made(qtbot: QtBot) -> None:
    owner = QObject()
    Garbage(owner)
    assert not gc.isenabled()
    knots = _knots()
    assert all(knot() is not None for knot in knots)
    qtbot.waitUntil(lambda: not any(knot() for knot in knots), timeout=PATIENCE_MS)
    owner.deleteLater()


def test_nothing_is_collected_while_packages_load(monkeypatch: pytest.MonkeyPatch) -> None:
    knots = _knots()
    monkeypatch.setattr(preload, "loading", lambda: True)
    collect_what_is_due()
    assert all(knot() is not None for knot in knots)
    monkeypatch.undo()
    collect_what_is_due()
    assert not any(knot() for knot in knots)


def test_little_garbage_waits() -> None:
    gc.collect()
    knot = weakref.ref(_Knot())
    collect_what_is_due()
    assert knot() is not None
