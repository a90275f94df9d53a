"""What the frozen program takes along: all that the sources ask for, and nothing of the tests."""

import ast
import importlib.util
import marshal
import re
import sys
from importlib.metadata import distribution
from pathlib import Path

import imagecodecs.imagecodecs as all_codecs
import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "packaging" / "disque-studio.spec"
SOURCES = sorted(path for name in ("disque_studio", "trainer") for path in (ROOT / name).rglob("*.py"))
TEXT = "\n".join(path.read_text("utf-8") for path in SOURCES)


def test_the_spec_is_a_program_of_one_folder_without_upx():
    text = SPEC.read_text("utf-8")
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    by_name = {
        call.func.id: {word.arg for word in call.keywords}
        for call in calls
        if isinstance(call.func, ast.Name)
    }
    assert "exclude_binaries" in by_name["EXE"]
    assert "COLLECT" in by_name
    assert re.findall(r"\bupx=(\w+)", text) == ["False", "False"]


def test_our_packages_are_taken_whole_with_the_recipes():
    import contents

    found = dict(contents.own())
    assert sorted(found.values()) == SOURCES
    assert found["trainer/recipes/own.py"] == ROOT / "trainer" / "recipes" / "own.py"


def test_the_sources_of_kernels_that_are_kept_compiled_go_along():
    import contents

    kept = {place for place, path in contents.own() if contents.needs_source(place, path)}
    texts = {place: path.read_text("utf-8") for place, path in contents.own()}
    assert kept == {place for place, text in texts.items() if "@njit(" in text and "cache=True" in text}
    assert "disque_studio/looks/kernel.py" in kept
    assert contents.needs_source("torch/distributed/config.py", SPEC)
    assert contents.digest([SPEC]) != contents.digest([SPEC, SPEC])


def test_every_codec_that_the_sources_call_is_taken():
    import contents

    called = set(re.findall(r"\bimagecodecs\.(\w+)", TEXT)) & set(all_codecs._ATTRIBUTES)
    modules = {all_codecs._ATTRIBUTES[name].removeprefix("_") for name in called} - {""}
    assert modules <= set(contents.CODECS)
    assert {"png", "jpeg8", "cms"} <= modules


def test_pyinstaller_follows_imports_to_qt_alone():
    import contents

    foreign = contents.foreign()
    assert {"torch", "numpy", "trainer", "pytest"} <= set(foreign)
    assert "PySide6" not in foreign
    assert set(re.findall(r"\bfrom PySide6\.(Qt\w+)", TEXT)) <= set(contents.QT)


def test_no_part_of_qt_is_left_out_that_the_sources_import():
    import contents

    for module in set(re.findall(r"\bPySide6\.Qt(\w+)", TEXT)):
        assert contents.is_kept_of_qt(f"PySide6/Qt{module}.abi3.so"), module
        assert contents.is_kept_of_qt(f"PySide6/Qt/lib/libQt6{module}.so.6"), module
    assert not contents.is_kept_of_qt("PySide6/Qt/lib/libQt6Quick.so.6")
    assert not contents.is_kept_of_qt("PySide6\\Qt6Qml.dll")
    assert not contents.is_kept_of_qt("libQt6Network.so.6")
    assert not contents.is_kept_of_qt("libgtk-3.so.0")
    assert contents.is_kept_of_qt("PySide6/Qt/plugins/platforms/libqxcb.so")
    assert contents.is_kept_of_qt("PySide6/Qt/translations/qtbase_de.qm")
    assert not contents.is_kept_of_qt("PySide6/Qt/translations/qtbase_fr.qm")


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/bin/torch_shm_manager", True),
        ("torch/bin/protoc", False),
        ("torch/test/test_api", False),
        ("torch/lib/libtorchbind_test.so", False),
        ("imagecodecs/_png.abi3.so", True),
        ("imagecodecs/_sz3.abi3.so", False),
        ("imagecodecs.libs/libSZ3c-362febd3.so", False),
        ("imagecodecs.libs/libpng16-35002b02.so.16.55.0", True),
        ("imagecodecs/_avif.pyd", True),
        ("scipy/stats/tests/test_fit.py", False),
        ("numba-0.68.1.dist-info/METADATA", True),
        ("numba-0.68.1.dist-info/RECORD", False),
    ],
)
def test_files_of_wheels(place: str, kept: bool):
    import contents

    assert contents.is_kept(place) == kept


def test_the_standard_library_is_taken_without_what_is_under_the_gpl():
    import contents

    places = dict(contents.standard())
    assert {"json/decoder.py", "unittest/mock.py", "email/message.py", "zoneinfo/__init__.py"} <= set(places)
    if sys.platform == "linux":
        assert [place for place in places if place.startswith("_sysconfigdata_")]
    assert not [place for place in places if place.startswith(("tkinter/", "test/", "sqlite3/"))]
    libraries = contents.extensions()
    assert "_ctypes" in libraries or sys.platform == "win32"
    assert not {"readline", "_gdbm", "_tkinter"} & set(libraries)


def test_the_closure_holds_what_is_required_and_not_what_tests_need():
    import wheels

    required = wheels.required()
    assert {"torch", "numba", "numpy", "scipy", "sympy", "typing-extensions"} <= set(required)
    assert not {"pytest", "mypy", "pyinstaller", "pyside6-essentials", "setuptools"} & set(required)


def test_a_wheel_becomes_bytecode_that_runs_without_its_source(tmp_path: Path):
    import wheels

    found = dict(wheels.compiled(wheels.files(distribution("platformdirs")), tmp_path))
    assert "platformdirs/unix.pyc" in found
    assert not [place for place in found if place.endswith(".py")]
    code = marshal.loads(found["platformdirs/version.pyc"].read_bytes()[16:])
    assert code.co_filename == "platformdirs/version.py"
    spec = importlib.util.spec_from_file_location("alone", found["platformdirs/version.pyc"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.__version__ == distribution("platformdirs").version


def test_bytecode_is_made_where_none_is_kept_or_it_is_of_another_source(tmp_path: Path):
    import wheels

    source = tmp_path / "thing.py"
    source.write_text("value = 1\n")
    first = wheels.bytecode(source, "thing.py")
    source.write_text("value = 2\n")
    kept: dict[str, int] = {}
    exec(marshal.loads(wheels.bytecode(source, "thing.py")[16:]), kept)
    assert kept["value"] == 2
    assert first[:4] == importlib.util.MAGIC_NUMBER


def test_the_program_prepares_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    import start

    monkeypatch.setenv("LD_LIBRARY_PATH", "/the/program")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/before")
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdout", None)
    start._prepare()
    assert sys.stdout.write("nobody reads this") > 0
    sys.stdout.close()
    assert start.os.environ["LD_LIBRARY_PATH"] == "/before"
    assert start.os.environ["NUMBA_CACHE_DIR"].endswith("numba")
