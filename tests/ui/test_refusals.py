"""What the packages beneath refuse is told in the window's language: each refusal's sentence is known."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import disque_studio
from disque_studio.ui.engine_words import SENTENCES
from disque_studio.ui.texts import said

CODE = Path(disque_studio.__file__).parent

ERRORS = {
    "ColourConfigError",
    "DisqueError",
    "FileRefusedError",
    "InputSpaceError",
    "PairRefusedError",
    "ReferenceMissingError",
    "ReferenceRefusedError",
    "SceneLightError",
    "_DamageError",
}

TERMINAL_ALONE = {
    *("cli.py", "cli_options.py"),
    *("studio/batch.py", "studio/device.py", "studio/lookfiles.py", "studio/scoring.py"),
    *("studio/selftest.py", "studio/tonemap.py", "quality/registry.py"),
}
"""Modules that refuse what is asked for on the command line, or what no window says of itself."""

SAID_WITHIN = {
    "imaging/codecs/jpeg.py",
    "imaging/codecs/logluv.py",
    "imaging/codecs/png.py",
    "imaging/display_profile.py",
    "imaging/icc.py",
    "imaging/primaries.py",
    "studio/naming.py",
}
"""Modules whose ValueErrors are a part of what a refusal says."""

NO_SENTENCES = {
    # The name of a file, not a reason.
    "disque-sdr.safetensors",
}


def text(node: ast.expr | None) -> str | None:
    """Give a literal, with {} where something is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return "".join(str(part) for part in parts)
    return None


def refusals() -> Iterator[tuple[str, str]]:
    """Give the sentence of every refusal that a window may show, and where it stands."""
    for file in sorted(CODE.rglob("*.py")):
        name = file.relative_to(CODE).as_posix()
        if name.startswith("ui/") or name in TERMINAL_ALONE:
            continue
        module = ast.parse(file.read_text(encoding="utf-8"))
        errors = ERRORS | ({"ValueError"} if name in SAID_WITHIN else set())
        for node in ast.walk(module):
            for sentence in _of(node, errors, module):
                yield sentence, f"{name}:{getattr(node, 'lineno', 0)}"


def _of(node: ast.AST, errors: set[str], module: ast.Module) -> Iterator[str]:
    if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in errors or not node.args:
        return
    reason = node.args[-1]
    values = _assigned(reason.id, module) if isinstance(reason, ast.Name) else [reason]
    for value in values:
        found = text(value)
        if found is not None and found not in NO_SENTENCES and re.search(r"[a-z]{2}", found):
            yield found


def _assigned(name: str, module: ast.Module) -> list[ast.expr]:
    """Give what is anywhere assigned to a name."""
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name
    ]


def test_every_refusal_has_its_translation() -> None:
    known = {re.sub(r"\{\d\}", "{}", sentence) for sentence in SENTENCES}
    found = dict(refusals())
    assert len(found) > 150
    missing = [f"{where}: {sentence}" for sentence, where in found.items() if sentence not in known]
    assert not missing, "\n".join(missing)


def test_what_a_damaged_jpeg_lacks_has_its_translation() -> None:
    module = ast.parse((CODE / "imaging" / "codecs" / "jpegscan.py").read_text(encoding="utf-8"))
    returned = [text(node.value) for node in ast.walk(module) if isinstance(node, ast.Return)]
    found = {one for one in returned if one}
    assert found and found <= set(SENTENCES)


ENGLISH = {"the", "is", "are", "of", "and", "a", "it", "its", "to", "or", "no", "not", "choose", "cannot"}
"""A sentence that is left in English has at least one of these."""


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    "text",
    [
        "is a damaged JPEG: a part of it is missing",
        "is an AVIF picture, which is not read; "
        "EXR, Radiance HDR, PFM, TIFF, PNG, JPEG, WebP and cameras' raw files are read",
        "cannot be read as Gone: ocio://aces: it has no colour space “Gone”; choose another; "
        "it is shown as its file says",
        "has a damaged gain map: it is a damaged JPEG: it has no picture",
        "is cut short after row 3 of 9",
        "is cut short or damaged: its tag 273 cannot be read",
        "is damaged: its tile size (0 × 7) is impossible",
        "names chromaticities that cannot be: primaries lie on one line, so they span no colours",
        "the colour profile has no rXYZ tag; save it again with an sRGB profile",
        "is too large for an AVIF, which holds 268 megapixels; "
        "choose a smaller size, or choose tif, png or jpg",
        "is too large for a JPEG XL of quality 90, which holds 115 megapixels here; "
        "choose a smaller size, or choose tif, png or jpg",
        "is a camera's raw file of a kind that is not read; develop it to DNG or TIFF",
        "is 6000 × 4000 pixels, the others 4000 × 6000; leave it out",
        "could not be read within 120 seconds",
        "made its decoder crash: the file is damaged, or memory ran out",
        "needs more memory than this machine can give",
        "the name is empty; write {name} for the photo's own name",
        "there is no {nam}; known are {name}, {look}",
        "tmqi: tmqi needs pictures of at least 11 pixels a side; this one has 8 x 8",
    ],
)
def test_refusals_with_what_is_filled_in_are_german_throughout(text: str) -> None:
    shown = said(text)
    assert shown != text
    assert not ENGLISH & set(re.findall(r"[a-z]+", shown)), shown
