import sys
import types

import pytest

from disque_studio import cli, looks, nets
from disque_studio.studio import selftest

pytestmark = pytest.mark.usefixtures("quick_looks")


@pytest.fixture
def models(monkeypatch, tmp_path):
    """A bundle of one model with its card."""
    for name, package, members in (
        ("model", looks, {"load_model": lambda path: None, "shipped": lambda device: None}),
        ("checkpoint", nets, {"digest": lambda path: path.read_text(encoding="utf-8")}),
    ):
        module = types.ModuleType(f"{package.__name__}.{name}")
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(package, name, module, raising=False)
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "looks.safetensors").write_text("c0ffee", encoding="utf-8")
    (folder / "looks.md").write_text("SHA-256: c0ffee", encoding="utf-8")
    monkeypatch.setattr(selftest, "resource_path", lambda name: tmp_path / name)
    return folder


def outcome():
    return {check.name: check for check in selftest.selftest()}


def test_a_sound_installation_passes_every_check(models):
    checks = outcome()
    assert all(check.passed and check.detail for check in checks.values()), checks
    assert list(checks) == ["libraries", "device", "models", "looks", "kernel", "round trip"]


def test_a_changed_model_is_found_and_the_other_checks_run_on(models, capsys):
    (models / "looks.safetensors").write_text("changed", encoding="utf-8")
    assert cli.main(["selftest"]) == 1
    said = capsys.readouterr().err
    assert "FAILED models" in said and "looks.md" in said
    assert said.count("ok    ") == 5


def test_a_missing_model_is_found(models):
    (models / "looks.safetensors").unlink()
    assert not outcome()["models"].passed


def test_a_kernel_that_ignores_its_window_is_found(models, monkeypatch):
    render = looks.apply.render
    monkeypatch.setattr(looks.apply, "render", lambda rgb, mapping, **_: render(rgb, mapping))
    checks = outcome()
    assert not checks["kernel"].passed


def test_a_file_that_is_not_what_was_shown_is_found(models, monkeypatch):
    show = selftest.engine.view
    monkeypatch.setattr(selftest.engine, "view", lambda *given: show(*given) // 2)
    assert not outcome()["round trip"].passed


def test_a_missing_library_is_found(models, monkeypatch):
    monkeypatch.setitem(selftest._LIBRARIES, "nothing", "no_such_module")
    checks = outcome()
    assert not checks["libraries"].passed and "no_such_module" in checks["libraries"].detail
