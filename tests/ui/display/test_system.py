"""What each system is asked for a screen's profile; the systems' libraries are played by code."""

import ctypes
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from disque_studio.imaging.colour import SPACES
from disque_studio.ui.display import macos, system, windows, x11
from disque_studio.ui.display.place import Place

ICC = SPACES["display-p3"].icc_profile()
PLACE = Place("xcb", 0, 7, 10, 20)


class FakeServer:
    """An X server with properties on its root window."""

    def __init__(self, properties: dict[bytes, bytes], *, form: int = 8, answers: bool = True) -> None:
        self._names = [b"", *properties]
        self._kept = [None, *(ctypes.create_string_buffer(data, len(data)) for data in properties.values())]
        self._form, self._answers = form, answers
        self.freed = self.closed = 0

    def XOpenDisplay(self, name: object) -> int | None:  # noqa: N802
        return 1 if self._answers else None

    def XInternAtom(self, display: int, name: bytes, only_if_there: bool) -> int:  # noqa: N802
        assert only_if_there
        return self._names.index(name) if name in self._names else 0

    def XDefaultRootWindow(self, display: int) -> int:  # noqa: N802
        return 5

    def XGetWindowProperty(self, *asked: Any) -> int:  # noqa: N802
        _, root, atom, start, _, deletes, _, _, form, count, left, data = asked
        assert (root, start, deletes) == (5, 0, False)
        buffer = self._kept[atom]
        assert buffer is not None
        form._obj.value, count._obj.value, left._obj.value = self._form, len(buffer), 0
        data._obj.value = ctypes.addressof(buffer)
        return 0

    def XFree(self, data: object) -> None:  # noqa: N802
        self.freed += 1

    def XCloseDisplay(self, display: int) -> None:  # noqa: N802
        self.closed += 1


def test_an_x_server_tells_the_profile_of_each_screen() -> None:
    server = FakeServer({b"_ICC_PROFILE": ICC, b"_ICC_PROFILE_1": b"other"})
    assert x11.read(0, server) == ICC
    assert x11.read(1, server) == b"other"
    assert x11.read(2, server) is None
    assert (server.freed, server.closed) == (2, 3)


def test_a_property_that_is_no_profile_is_passed_over() -> None:
    assert x11.read(0, FakeServer({b"_ICC_PROFILE": ICC}, form=32)) is None


def test_a_server_that_does_not_answer_is_told() -> None:
    with pytest.raises(OSError, match="does not answer"):
        x11.read(0, FakeServer({}, answers=False))


def windows_with(profile: Path | None) -> tuple[Any, Any, list[int]]:
    released: list[int] = []

    def info(monitor: int, told: Any) -> int:
        assert monitor == 70 and told._obj.size == ctypes.sizeof(told._obj)
        told._obj.device = r"\\.\DISPLAY2"
        return 1

    def profile_of(context: int, size: Any, name: Any) -> int:
        assert context == 3
        if profile is None:
            return 0
        name.value = str(profile)
        return 1

    user = SimpleNamespace(MonitorFromWindow=lambda window, _: 10 * window, GetMonitorInfoW=info)
    graphics = SimpleNamespace(
        CreateDCW=lambda device, *_: 3 if device == r"\\.\DISPLAY2" else 0,
        GetICMProfileW=profile_of,
        DeleteDC=released.append,
    )
    return user, graphics, released


def test_windows_tells_the_file_of_the_windows_monitor(tmp_path: Path) -> None:
    file = tmp_path / "monitor.icm"
    file.write_bytes(ICC)
    user, graphics, released = windows_with(file)
    assert windows.read(7, user, graphics) == ICC
    user, graphics, _ = windows_with(None)
    assert windows.read(7, user, graphics) is None
    user, graphics, released = windows_with(tmp_path / "gone.icm")
    with pytest.raises(OSError, match="No such file"):
        windows.read(7, user, graphics)
    assert released == [3]


def test_macos_tells_the_colour_space_of_the_display_at_a_point() -> None:
    buffer = ctypes.create_string_buffer(ICC, len(ICC))
    released: list[int] = []

    def displays(point: Any, most: int, display: Any, count: Any) -> int:
        assert (point.x, point.y, most) == (10, 20, 1)
        display._obj.value, count._obj.value = 42, 1
        return 0

    graphics = SimpleNamespace(
        CGGetDisplaysWithPoint=displays,
        CGDisplayCopyColorSpace=lambda display: 8 if display == 42 else None,
        CGColorSpaceCopyICCData=lambda space: 9 if space == 8 else None,
    )
    foundation = SimpleNamespace(
        CFDataGetBytePtr=lambda _: ctypes.addressof(buffer),
        CFDataGetLength=lambda _: len(ICC),
        CFRelease=released.append,
    )
    assert macos.read(10, 20, graphics, foundation) == ICC
    assert released == [8, 9]
    graphics.CGColorSpaceCopyICCData = lambda space: None
    assert macos.read(10, 20, graphics, foundation) is None
    graphics.CGGetDisplaysWithPoint = lambda *_: 1000
    assert macos.read(10, 20, graphics, foundation) is None


@pytest.mark.parametrize("platform", ["wayland", "offscreen", "xcb", "windows", "cocoa"])
def test_where_nothing_is_found_a_reason_is_told(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x11, "read", lambda *_: None)
    monkeypatch.setattr(windows, "read", lambda *_: None)
    monkeypatch.setattr(macos, "read", lambda *_: None)
    found = system.find(Place(platform, 0, 7, 10, 20))
    assert found.icc is None
    assert ("Wayland" in found.reason) == (platform == "wayland")
    assert len(found.reason) > 20


def test_what_the_system_says_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(index: int) -> bytes:
        raise OSError("libX11.so.6: cannot open shared object file")

    monkeypatch.setattr(x11, "read", fails)
    assert "libX11" in system.find(PLACE).reason
    monkeypatch.setattr(x11, "read", lambda index: ICC)
    assert system.find(PLACE) == system.Found(ICC)
