#!/usr/bin/env bash
# Let a frozen program do each of its kinds of work once: smoke.sh PROGRAM [FOLDER_OF_PAIRS]
# Without a folder, python makes the pairs that it trains on.
set -euo pipefail

program=$1
pairs=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
photo=${PHOTO:-$here/../../resources/demo/terrace.exr}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$program" selftest
"$program" tonemap "$photo" -o "$work/terrace.jpg"
test -s "$work/terrace.jpg"
"$program" score "$work/terrace.jpg" --reference "$photo" --json | tee "$work/scores"
for metric in qdnet disque; do
    grep -q "\"metric\": \"$metric\"" "$work/scores"
done

if [ -z "$pairs" ]; then
    pairs=$work/pairs
    PYTHONPATH="$here/../..:$here" python -c 'import sys, pathlib, trainings_data
trainings_data.write_pairs(pathlib.Path(sys.argv[1]))' "$pairs"
fi
"$program" --train survey own --data "$pairs"
"$program" --train fit own --data "$pairs" --out "$work/run" queries=4 steps=20 minutes=60 | tee "$work/events" | tail -n 1
tail -n 1 "$work/events" | grep '"event": "done"' | grep -q '"steps": 20'
test -s "$work/run/own.safetensors"
echo "the program works: $program"
