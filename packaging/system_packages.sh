#!/usr/bin/env bash
# Install the system libraries that the Python wheels expect but do not carry (Qt, OpenCV, Numba).
# Installs through apt as root or with password-less sudo; otherwise names what is missing and goes on.
set -euo pipefail

[ "$(uname -s)" = Linux ] || exit 0

# shared object, and the Debian package that has it (found with ldd on the wheels' libraries)
needed="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libgomp.so.1 libgomp1
libgthread-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libdbus-1.so.3 libdbus-1-3
libX11-xcb.so.1 libx11-xcb1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
"

present=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
missing=()
while read -r library package; do
    [ -z "$library" ] || grep -qF "	$library " <<<"$present" || missing+=("$package")
done <<<"$needed"
[ -n "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" \
    -name '*.[to]t[fc]' -print -quit 2>/dev/null)" ] || missing+=(fonts-dejavu-core)
python=${1:-python3}
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    missing+=("$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")

[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=(env)
elif sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
else
    as_root=()
fi
if [ ${#as_root[@]} -gt 0 ] && command -v apt-get >/dev/null; then
    echo "installing system packages: ${missing[*]}" >&2
    if "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
            "${missing[@]}" >/dev/null; then
        exit 0
    fi
fi
echo "The window may not open: these system packages are missing and could not be installed here." >&2
echo "On Debian or Ubuntu: sudo apt-get install ${missing[*]}" >&2
