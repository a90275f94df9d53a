#!/usr/bin/env bash
# What installer.sh does within the clean root, as an ordinary user: the command line, and the window on Xvfb.
set -euo pipefail

cd "$(dirname "$0")"
LIMIT=${LIMIT:-300}
export DISPLAY=:99

until_true() {
    local what=$1 end=$((SECONDS + LIMIT))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || { echo "waited in vain for $what" >&2; exit 1; }
        sleep 0.02
    done
}
window() { xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; }
# One that has ended stays in the list until its parent asks, which nobody does here.
no_program() { ! pgrep -x -r D,R,S disque-studio >/dev/null; }
close_window() {
    xdotool search --onlyvisible --name "$1" windowfocus --sync
    xdotool key ctrl+q
    until_true "the end of the program" no_program
}

PHOTO=$PWD/terrace.exr ./smoke.sh /usr/bin/disque-studio "$PWD/pairs"

mkdir -p screen
Xvfb "$DISPLAY" -screen 0 1280x800x24 -nolisten tcp -noreset -fbdir screen &
xvfb=$!
trap 'kill $xvfb' EXIT
until_true "the screen" test -S "/tmp/.X11-unix/X${DISPLAY#:}"

gio mime image/x-exr | grep disque-studio.desktop >/dev/null
test "$(gio info -a standard::content-type terrace.exr | sed -n 's/.*content-type: //p')" = image/x-exr
gio mime image/vnd.radiance | grep disque-studio.desktop >/dev/null

echo "open with: gio open terrace.exr"
gio open terrace.exr
until_true "the photo in the window" window '^terrace.exr'
sleep 20
cp screen/Xvfb_screen0 opened.xwd
close_window '^terrace.exr'

for run in 1 2 3; do
    start=$(date +%s%N)
    disque-studio &
    until_true "the window" window 'Disque Studio$'
    echo "start $run: the window is visible after $((($(date +%s%N) - start) / 1000000)) ms"
    sleep 5
    cp screen/Xvfb_screen0 started.xwd
    close_window 'Disque Studio$'
done
