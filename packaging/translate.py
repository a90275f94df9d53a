"""Keep the translations: find every string in the code, update the .ts files, compile them to .qm.

Usage: python packaging/translate.py [--check]

Strings are found by reading the code, not by running it: the literals in tr(…), mark(…) and plural(…), the
texts, tips and reasons of Action(…), and the titles, tips, sections and choices of option(…). A string that
is new stands in the .ts file as unfinished until somebody writes its translation there; one that is gone
from the code is dropped. `--check` changes nothing and fails where something is missing, unfinished or not
compiled.
"""

import argparse
import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "disque_studio"
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "Studio"

_ACTION_TEXTS = {3: "text", 4: "tip"}
_ACTION_WORDS = ("text", "tip", "why_no_key")
_OPTION_TEXTS = (1, 2, 3)


class NotLiteralError(ValueError):
    """A string that is to be translated is put together while the program runs."""


def strings() -> dict[str, str]:
    """Give every string to be translated, with the file in which it stands first."""
    found: dict[str, str] = {}
    for file in sorted(CODE.rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        for text in sorted(set(in_code(file.read_text(encoding="utf-8"), name))):
            found.setdefault(text, name)
    return found


def in_code(code: str, name: str = "code") -> Iterator[str]:
    """Find the strings of one file.

    Raises:
        NotLiteralError: tr(…) is given an f-string or a sum, which no translation can be found for.
    """
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for argument in _arguments(called, node):
            if isinstance(argument, ast.JoinedStr | ast.BinOp):
                raise NotLiteralError(f"{name}:{argument.lineno}: {called}() takes a literal")
            if isinstance(argument, ast.IfExp):
                yield from _literals(argument.body, argument.orelse)
            yield from _literals(argument)


def _arguments(called: str, node: ast.Call) -> list[ast.expr]:
    """Give the arguments of a call that the user reads."""
    given, named = node.args, {word.arg: word.value for word in node.keywords}
    if called in ("tr", "mark"):
        return given[:1]
    if called == "plural":
        return given[:2]
    if called == "Action":
        placed = [given[at] for at in _ACTION_TEXTS if at < len(given)]
        return placed + [named[word] for word in _ACTION_WORDS if word in named]
    if called == "option":
        return [given[at] for at in _OPTION_TEXTS if at < len(given)] + _choices(named.get("choices"))
    return []


def _choices(choices: ast.expr | None) -> list[ast.expr]:
    """Give the names of an option's choices: the second of each two."""
    if not isinstance(choices, ast.Tuple):
        return []
    return [pair.elts[1] for pair in choices.elts if isinstance(pair, ast.Tuple)]


def _literals(*nodes: ast.expr) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value


def read(file: Path) -> dict[str, str]:
    """Read a .ts file: the finished translations of its strings, "" for the unfinished."""
    if not file.exists():
        return {}
    found = {}
    for message in ET.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        done = translation is not None and translation.get("type") is None
        found[message.findtext("source", "")] = message.findtext("translation", "") if done else ""
    return found


def write(file: Path, language: str, wanted: dict[str, str], translations: dict[str, str]) -> None:
    """Write a .ts file with every wanted string, in the order of the code."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, where in wanted.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "location", filename=where)
        ET.SubElement(message, "source").text = text
        translated = translations.get(text, "")
        made = ET.SubElement(message, "translation", {} if translated else {"type": "unfinished"})
        made.text = translated
    ET.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    file.write_text(head + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def compile_to(source: Path, target: Path) -> None:
    """Compile a .ts file to the .qm file that the application loads."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    done = subprocess.run(
        [tool, "-silent", "-nounfinished", source, "-qm", target], capture_output=True, text=True, check=False
    )
    if done.returncode or not target.exists():
        raise SystemExit(f"{source.name} cannot be compiled: {done.stdout}{done.stderr}")


def problems(file: Path, wanted: dict[str, str]) -> list[str]:
    """Say what is wrong with a translation: strings missing, unfinished or gone, or a .qm that is older."""
    translations = read(file)
    found = [f"not in {file.name}: {text!r}" for text in wanted if text not in translations]
    found += [f"gone from the code: {text!r}" for text in translations if text not in wanted]
    found += [f"unfinished in {file.name}: {text!r}" for text, made in translations.items() if not made]
    found += [
        f"other placeholders: {text!r}, {made!r}"
        for text, made in translations.items()
        if made and _held(text) != _held(made)
    ]
    with tempfile.TemporaryDirectory() as folder:
        compiled = Path(folder, "fresh.qm")
        compile_to(file, compiled)
        shipped = file.with_suffix(".qm")
        if not shipped.exists() or shipped.read_bytes() != compiled.read_bytes():
            found.append(f"{shipped.name} is not what {file.name} compiles to")
    return found


def _held(text: str) -> list[str]:
    """List the placeholders of a string."""
    return sorted(re.findall(r"{\w*}", text))


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Update and compile the translations.")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail where something is not done"
    )
    check = parser.parse_args().check
    wanted = strings()
    left = 0
    for file in sorted(FOLDER.glob("disque-studio_*.ts")):
        if not check:
            translations = read(file)
            write(file, file.stem.partition("_")[2], wanted, translations)
            compile_to(file, file.with_suffix(".qm"))
        for problem in problems(file, wanted):
            left += 1
            sys.stdout.write(f"{problem}\n")
    return 1 if left and check else 0


if __name__ == "__main__":
    sys.exit(main())
