"""Write resources/models/golden.json: what every bundled metric says of pictures made by code.

Run it after a model was bundled: .venv/bin/python packaging/models/make_golden.py
"""

import json
import sys

from disque_studio.quality import golden
from disque_studio.resources import resource_path


def main() -> None:
    """Score every case and write the record."""
    record = {case.name: round(case.score()[0], 4) for case in golden.cases()}
    path = resource_path("models", "golden.json")
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    sys.stderr.write(f"{path}: {len(record)} scores\n")


if __name__ == "__main__":
    main()
