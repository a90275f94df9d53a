"""The project's own files agree with each other."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from disque_studio.cli_options import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
README = (ROOT / "README.md").read_text(encoding="utf-8")


def canonical(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\s=<>!~;\[]", requirement)[0]).lower()


def test_every_constraint_is_one_exact_public_version():
    for line in CONSTRAINTS:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*", line), line


def test_constraints_are_sorted_and_unique():
    names = [line.split("==")[0].lower() for line in CONSTRAINTS]
    assert names == sorted(set(names))


def test_every_requirement_is_pinned():
    pinned = {canonical(line) for line in CONSTRAINTS}
    wanted = chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    assert not {canonical(requirement) for requirement in wanted} - pinned - {PROJECT["name"]}


def test_the_ci_runs_the_one_command():
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", [".ci/run", *(f"packaging/{name}.sh" for name in ("setup", "run_demo"))])
def test_scripts_stop_at_their_first_error(script):
    path = ROOT / script
    assert "set -euo pipefail" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o100


@pytest.mark.parametrize(
    "command", ["make run", "make test", *(f"disque-studio {name}" for name in COMMANDS)]
)
def test_the_readme_tells_every_command(command):
    assert command in README


def test_the_readme_names_every_package_of_the_program():
    for package in sorted((ROOT / "disque_studio").glob("*/__init__.py")):
        assert f"`{package.parent.name}`" in README, package
