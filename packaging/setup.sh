#!/usr/bin/env bash
# Make .venv with the pinned requirements: setup.sh run | setup.sh test | setup.sh package
# PYTHON picks the interpreter; TORCH=cpu|cu130|... takes PyTorch from that channel of download.pytorch.org.
set -euo pipefail
cd "$(dirname "$0")/.."

usable() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if usable "$python"; then break; fi
    python=
done
if [ -z "$python" ]; then
    echo "Disque Studio needs Python 3.11 or newer (tried: ${PYTHON:-python3, python3.13, python3.12, python3.11});" \
        "install it, or name it: make run PYTHON=/path/to/python3" >&2
    exit 1
fi

packaging/system_packages.sh "$python"
[ -x .venv/bin/pip ] || "$python" -m venv --clear .venv

echo "setting up .venv (a few minutes the first time)" >&2
requirement=.
[ "$1" = run ] || requirement=".[$1]"
.venv/bin/pip install --quiet --disable-pip-version-check --constraint constraints.txt \
    ${TORCH:+--extra-index-url "https://download.pytorch.org/whl/$TORCH"} --editable "$requirement"
touch .venv/ready-run ".venv/ready-$1"
