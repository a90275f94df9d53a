"""Papers of a build: the bill of materials (CycloneDX 1.5), the licences of what is bundled, checksums."""

import hashlib
import json
import os
import time
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

from collected import NAME, Package

_CHUNK = 1 << 20


def bill(packages: Sequence[Package], version: str) -> str:
    """Give the bill of materials as JSON; the same for the same packages, but for its date.

    The date is that of SOURCE_DATE_EPOCH where that is set.
    """
    own = {
        "type": "application",
        "bom-ref": NAME,
        "name": NAME,
        "version": version,
        "licenses": [_named("MIT")],
    }
    parts = [
        {
            "type": "library",
            "bom-ref": package.url,
            "name": package.name,
            "version": package.version,
            "purl": package.url,
            "licenses": [_named(package.licence)],
        }
        for package in packages
    ]
    key = json.dumps([own, parts], sort_keys=True)
    date = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    content = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, key)}",
        "version": 1,
        "metadata": {"timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", date), "component": own},
        "components": parts,
        "dependencies": [{"ref": NAME, "dependsOn": [package.url for package in packages]}],
    }
    return json.dumps(content, indent=2) + "\n"


def _named(licence: str) -> dict[str, dict[str, str]]:
    return {"license": {"name": licence}}


def licences(packages: Iterable[Package]) -> str:
    """Give the licence texts of all packages as one text."""
    parts = [
        "Disque Studio is under the MIT licence. It brings the following packages, each under its own.\n"
    ]
    for package in packages:
        parts.append(f"{'=' * 78}\n{package.name} {package.version} ({package.licence})\n{'=' * 78}\n")
        parts += [text.read_text("utf-8", errors="replace").rstrip() + "\n" for text in package.texts]
    return "\n".join(parts)


def checksums(files: Iterable[Path]) -> str:
    """Give lines as sha256sum writes and checks them, by name."""
    return "".join(f"{_sha256(path)}  {path.name}\n" for path in sorted(files, key=lambda path: path.name))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
