#!/usr/bin/env bash
# Open the window on the demo photo; with no display, tone-map it through the command line instead.
set -euo pipefail
cd "$(dirname "$0")/.."

photo=$(find resources/demo -name '*.exr' | sort | head -n 1)
if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/disque-studio "$photo"
fi
mkdir -p out
picture=out/$(basename "$photo" .exr).jpg
.venv/bin/disque-studio tonemap "$photo" --output "$picture" --overwrite
echo "No display here, so no window: the demo photo, tone-mapped, is $PWD/$picture"
