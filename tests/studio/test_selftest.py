import sys
import types
from dataclasses import dataclass

import pytest

from disque_studio import cli, looks, nets
from disque_studio.errors import FileRefusedError
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
    monkeypatch.setattr(selftest, "resource_path", lambda *names: tmp_path.joinpath(*names))
    monkeypatch.setattr(selftest.registry, "bundled", lambda: ["blind", "other"])
    monkeypatch.setattr(selftest.registry, "scorer", lambda name, device="cpu": None)
    monkeypatch.setattr(selftest.golden, "cases", lambda: iter([Case("blind"), Case("other")]))
    monkeypatch.setattr(selftest.golden, "expected", lambda: {"blind": 60.3, "other": 60.0})
    return folder


@dataclass
class Case:
    """A metric that gives 60 of 0 to 100."""

    name: str

    def score(self):
        return 60.0, (0.0, 100.0)


def outcome():
    return {check.name: check for check in selftest.selftest()}


def test_a_sound_installation_passes_every_check(models):
    checks = outcome()
    assert all(check.passed and check.detail for check in checks.values()), checks
    assert list(checks) == [*("libraries", "device", "models", "scores", "looks", "kernel", "round trip")]


def test_a_changed_model_is_found_and_the_other_checks_run_on(models, capsys):
    (models / "looks.safetensors").write_text("changed", encoding="utf-8")
    assert cli.main(["selftest"]) == 1
    said = capsys.readouterr().err
    assert "FAILED models" in said and "looks.md" in said
    assert said.count("ok    ") == 6


def test_a_missing_model_is_found(models):
    (models / "looks.safetensors").unlink()
    assert not outcome()["models"].passed


def test_a_model_that_nothing_uses_is_found(models):
    (models / "stray.safetensors").write_text("c0ffee", encoding="utf-8")
    (models / "stray.md").write_text("SHA-256: c0ffee", encoding="utf-8")
    checks = outcome()
    assert not checks["models"].passed and "stray" in checks["models"].detail


def test_a_scorer_that_does_not_load_is_found(models, monkeypatch):
    def refuse(name, device="cpu"):
        raise FileRefusedError(f"{name}.safetensors", "is damaged")

    monkeypatch.setattr(selftest.registry, "scorer", refuse)
    checks = outcome()
    assert not checks["models"].passed and "blind.safetensors" in checks["models"].detail


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ({"blind": 60.0}, "no score is on record for other"),
        ({"blind": 61.0, "other": 60.0}, "blind gives 60.00 where it gave 61.00"),
        ({"blind": 60.0, "other": float("nan")}, "other gives"),
    ],
)
def test_a_score_that_is_not_the_golden_one_is_found_by_name(models, monkeypatch, expected, said):
    monkeypatch.setattr(selftest.golden, "expected", lambda: expected)
    checks = outcome()
    assert not checks["scores"].passed and said in checks["scores"].detail


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
