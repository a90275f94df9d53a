"""Whatever the program writes is there whole or not at all: only `imaging.files` writes by itself."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRITING = {
    "write_text", "write_bytes", "copyfile", "copytree", "tofile", "imwrite", "mkstemp", "mkdtemp",
    "NamedTemporaryFile", "TemporaryDirectory",
}  # fmt: skip
REASONS = {
    "disque_studio/imaging/files.py": "is what all others use",
    "disque_studio/imaging/codecs/pfm.py": "write_pfm makes files for tests",
    "disque_studio/imaging/codecs/radiance.py": "write_radiance makes files for tests",
    "disque_studio/studio/batchwork.py": "a pipe",
    "disque_studio/studio/crash.py": "a report is written while the program runs, and found by the next one",
    "disque_studio/studio/ownpairs.py": "lays pairs into a folder that is emptied first",
    "disque_studio/studio/sharing.py": "a file without a name",
    "disque_studio/studio/store.py": "into a file that imaging.files gives",
    "disque_studio/studio/training.py": "adds a line to a log whose last one may be cut",
    "disque_studio/studio/training_process.py": "adds lines to logs",
    "trainer/bench_data.py": "into a scratch folder",
    "trainer/data/cache.py": "into files and folders that imaging.files gives",
    "trainer/data/tars.py": "into a folder that is named when it is filled, or a scratch folder",
    "trainer/evaluation/adaptation.py": "into a scratch folder",
    "trainer/evaluation/own.py": "into a scratch folder",
    "trainer/machine.py": "a setting of the kernel's",
}


def writes(file: Path) -> bool:
    return any(isinstance(node, ast.Call) and _writes(node) for node in ast.walk(ast.parse(file.read_text())))


def _writes(call: ast.Call) -> bool:
    *of, name = ast.unparse(call.func).split(".")
    if name in ("copy", "copy2", "move", "save", "savez"):
        return of in (["shutil"], ["np"])
    if name in ("open", "fdopen"):
        words = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
        texts = [word.value for word in words if isinstance(word, ast.Constant)]
        return any(isinstance(text, str) and len(text) <= 3 and set(text) & set("wxa+") for text in texts)
    return name in WRITING


def test_only_files_that_may_write_by_themselves_do():
    found = {
        file.relative_to(ROOT).as_posix()
        for package in ("disque_studio", "trainer")
        for file in (ROOT / package).rglob("*.py")
        if writes(file)
    }
    assert found == set(REASONS)
