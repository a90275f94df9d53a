"""Every string that the user reads is in the translations, and stands there finished."""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]

SHOWING = {
    "QAction",
    "QCheckBox",
    "QDockWidget",
    "QGroupBox",
    "QLabel",
    "QMenu",
    "QPushButton",
    "QRadioButton",
    "QTableWidgetItem",
    "QListWidgetItem",
    "QToolBar",
    "DisqueError",
    "addAction",
    "addButton",
    "addItem",
    "addMenu",
    "addRow",
    "addTab",
    "drawText",
    "information",
    "setAccessibleDescription",
    "setAccessibleName",
    "setHeaderLabels",
    "setHorizontalHeaderLabels",
    "setPlaceholderText",
    "setPrefix",
    "setSuffix",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "show_info",
}
"""Calls whose strings the user reads."""

NAMES = {"Disque Studio", "JPEG", "PNG", "TIFF", "EV", "px", "QD-net", "DRI", "DisQUE", "Causal", "MP", "ΔE"}
"""What is called the same in every language."""


@pytest.fixture(scope="module")
def translate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging" / "translate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translate"] = module
    spec.loader.exec_module(module)
    return module


def test_german_is_complete_and_compiled(translate: ModuleType) -> None:
    wanted = translate.strings()
    assert len(wanted) > 200
    files = sorted(translate.FOLDER.glob("*.ts"))
    assert [file.name for file in files] == ["disque-studio_de.ts"]
    for file in files:
        assert not translate.problems(file, wanted), "run packaging/translate.py"


def test_strings_are_found_wherever_they_are_declared(translate: ModuleType) -> None:
    code = """
tr("a"); self.tr("b" "c"); mark("d"); plural("{count} e", "{count} es", n); tr(variable)
Action("name", "menu", 1, "Title", "tip", ("Ctrl+F",), "icon", why_no_key="reason")
option("x", "title", "said", "section", choices=(("v", "Choice"), (OTHER, "Second")))
tr("yes" if on else "no")
"""
    found = set(translate.in_code(code))
    assert found == {
        *("a", "bc", "d", "{count} e", "{count} es", "Title", "tip", "reason"),
        *("title", "said", "section", "Choice", "Second", "yes", "no"),
    }


@pytest.mark.parametrize("code", ['tr(f"{x} a")', 'tr("a" + b)'])
def test_a_string_that_is_put_together_is_refused(translate: ModuleType, code: str) -> None:
    with pytest.raises(translate.NotLiteralError, match="literal"):
        list(translate.in_code(code))


def test_what_is_translated_stays_when_strings_come_and_go(translate: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "disque-studio_de.ts"
    translate.write(file, "de", {"a {x}": "one.py", "<b>": "two.py"}, {"a {x}": "ä {x}", "gone": "weg"})
    assert translate.read(file) == {"a {x}": "ä {x}", "<b>": ""}
    found = translate.problems(file, {"a {x}": "one.py", "c": "one.py"})
    assert any("not in" in problem and "'c'" in problem for problem in found)
    assert any("gone" in problem and "<b>" in problem for problem in found)
    assert any("unfinished" in problem for problem in found)
    translate.write(file, "de", {"a {x}": "one.py"}, {"a {x}": "ä {y}"})
    assert any("placeholders" in problem for problem in translate.problems(file, {"a {x}": "one.py"}))


def test_no_widget_is_given_a_string_past_the_translation() -> None:
    bare = [
        f"{file.relative_to(ROOT)}:{line}: {text}"
        for file in sorted((ROOT / "disque_studio" / "ui").rglob("*.py"))
        if file.name != "environment.py"  # which speaks before Qt is there
        for line, text in bare_strings(file.read_text(encoding="utf-8"))
    ]
    assert not bare, "\n".join(bare)


def bare_strings(code: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and called(node) in SHOWING:
            for argument in node.args:
                yield from ((argument.lineno, text) for text in words(argument))


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def words(node: ast.expr) -> Iterator[str]:
    """The strings with words in an argument, but not those within calls."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = re.sub(r"<[^>]*>|&\w+;", "", node.value)
        if re.search(r"[^\W\d_]{2}", text) and text.strip() not in NAMES:
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from words(part)
    elif isinstance(node, ast.IfExp | ast.BinOp | ast.List | ast.Tuple):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from words(child)
