"""The papers and packages of a build, on a small folder made by code."""

import json
import plistlib
import re
import shutil
import struct
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from disque_studio.imaging.suffixes import LIGHT_SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
ENTRY = PACKAGING / "linux" / "disque-studio.desktop"
TYPES = PACKAGING / "linux" / "disque-studio.xml"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    folder = tmp_path / "frozen" / "disque-studio"
    inside = folder / "_internal" / "torch" / "lib"
    inside.mkdir(parents=True)
    shutil.copy("/bin/true" if Path("/bin/true").exists() else __file__, folder / "disque-studio")
    (inside / "big.so").write_bytes(bytes(6 << 20))
    (folder / "_internal" / "opencv_python.libs").mkdir()
    (folder / "_internal" / "opencv_python.libs" / "more.so").write_bytes(bytes(7 << 20))
    return folder


@pytest.fixture(scope="session")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import icons

    folder = tmp_path_factory.mktemp("icons")
    icons.write(folder)
    return folder


def test_icons_have_their_sizes(icons: Path):
    from PIL import Image

    for size in (16, 48, 512):
        with Image.open(icons / "hicolor" / f"{size}x{size}" / "apps" / "disque-studio.png") as picture:
            assert picture.size == (size, size)
            assert picture.getpixel((0, 0))[3] < 128 < picture.getpixel((size // 2, 1 + size // 16))[3]
    head = (icons / "disque-studio.ico").read_bytes()[:6]
    assert struct.unpack("<HHH", head) == (0, 1, 7)
    assert (icons / "disque-studio.icns").read_bytes()[:4] == b"icns"


def test_the_desktop_entry_opens_files_of_the_types_that_are_declared():
    lines = dict(line.split("=", 1) for line in ENTRY.read_text("utf-8").splitlines() if "=" in line)
    assert lines["Exec"] == "disque-studio %F"
    declared = {node.get("type") for node in ElementTree.parse(TYPES).getroot()}
    assert declared <= set(lines["MimeType"].strip(";").split(";"))
    assert lines["Icon"] == "disque-studio"
    if shutil.which("desktop-file-validate"):
        subprocess.run(("desktop-file-validate", ENTRY), check=True)


def test_the_types_know_the_first_bytes_and_the_endings():
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    root = ElementTree.parse(TYPES).getroot()
    endings = {glob.get("pattern").removeprefix("*") for glob in root.iter(f"{space}glob")}
    assert endings <= LIGHT_SUFFIXES
    magic = {match.get("value") for match in root.iter(f"{space}match")}
    assert magic >= {"20000630", "#?RADIANCE"}
    with (ROOT / "resources/demo/terrace.exr").open("rb") as photo:
        assert struct.unpack("<I", photo.read(4)) == (20000630,)


def test_the_bill_names_each_package_once_with_its_licence(monkeypatch: pytest.MonkeyPatch, frozen: Path):
    import bill
    from collected import packages

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    found = packages(frozen)
    content = json.loads(bill.bill(found, VERSION))
    assert (content["bomFormat"], content["specVersion"]) == ("CycloneDX", "1.5")
    assert content["metadata"]["timestamp"] == "1970-01-01T00:00:00Z"
    urls = [part["purl"] for part in content["components"]]
    assert len(set(urls)) == len(urls)
    names = {part["name"] for part in content["components"]}
    assert {"python", "torch", "PySide6_Essentials", "numpy"} <= names
    assert all(part["licenses"][0]["license"]["name"] for part in content["components"])
    assert bill.bill(found, VERSION) == bill.bill(found, VERSION)
    assert "BSD" in bill.licences(found)


def test_checksums_are_those_of_sha256sum(tmp_path: Path):
    import bill

    (tmp_path / "b").write_bytes(b"abc")
    (tmp_path / "a").write_bytes(b"")
    lines = bill.checksums([tmp_path / "b", tmp_path / "a"]).splitlines()
    assert lines[1] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b"
    assert lines[0].endswith("  a")


def test_the_table_of_sizes_adds_a_wheels_libraries_to_it(frozen: Path):
    import sizes

    found = sizes.sizes(frozen)
    assert found["torch"] == 6 << 20
    assert found["cv2"] == 7 << 20
    assert sizes.table(frozen).splitlines()[2] == "| cv2 | 7.0 |"


@pytest.mark.skipif(not all(map(shutil.which, ("dpkg-deb", "dpkg-query", "objdump"))), reason="needs dpkg")
def test_the_debian_package_holds_the_program_and_names_what_it_needs(
    frozen: Path, icons: Path, tmp_path: Path
):
    import deb

    paper = tmp_path / "LICENCES.txt"
    paper.write_text("texts\n")
    package = deb.build(frozen, icons, [paper], VERSION, tmp_path)
    said = subprocess.check_output(("dpkg-deb", "--field", package), text=True)
    assert f"Version: {VERSION}" in said
    assert re.search(r"^Depends: libc6 \(>= 2\.\d+\), .*libegl1", said, re.MULTILINE)
    listed = subprocess.check_output(("dpkg-deb", "--contents", package), text=True)
    assert "./usr/bin/disque-studio -> ../lib/disque-studio/disque-studio" in listed
    assert "./usr/share/applications/disque-studio.desktop" in listed
    assert not [line for line in listed.splitlines() if "root/root" not in line]


def test_the_appdir_starts_its_program_wherever_it_lies(frozen: Path, icons: Path, tmp_path: Path):
    import appdir

    folder = appdir.write(frozen, icons, tmp_path / "AppDir")
    (folder / "usr/lib/disque-studio/disque-studio").write_text('#!/bin/sh\necho "got $2"\n')
    moved = folder.rename(tmp_path / "else where")
    said = subprocess.check_output((moved / "AppRun", "one", "a b"), text=True)
    assert said == "got a b\n"
    assert (moved / ".DirIcon").resolve().is_file()


def test_scripts_parse():
    for script in sorted(PACKAGING.rglob("*.sh")):
        subprocess.run(("bash", "-n", script), check=True)
        assert "set -euo pipefail" in script.read_text("utf-8")


def test_what_other_systems_are_told():
    import contents

    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert rights["com.apple.security.cs.allow-jit"] is True
    plistlib.dumps(contents.MACOS)
    script = (PACKAGING / "windows" / "disque-studio.iss").read_text("utf-8")
    assert re.findall(r"^\[(\w+)\]$", script, re.MULTILINE)[0] == "Setup"
    assert 'Source: "..\\..\\build\\frozen\\disque-studio\\*"' in script
    assert "AppVersion={#Version}" in script
