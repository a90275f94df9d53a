#!/usr/bin/env bash
# The Debian package from installing to purging, in a clean root: installer.sh PACKAGE.deb [FOLDER_FOR_PICTURES]
# Needs root, debootstrap and ImageMagick; PYTHON is one with the program's requirements. The system is the one it runs on, from the mirror that its apt uses;
# what is downloaded is kept in build/walk/. Network is there for apt alone; FRESH=1 starts from nothing.
set -euo pipefail

package=$(realpath "$1")
pictures=$(realpath -m "${2:-/tmp/installer-walk}")
here=$(cd "$(dirname "$0")" && pwd)
top=$(realpath "$here/../..")
keep=$top/build/walk
root=$keep/root
user=photographer
. /etc/os-release
suite=$VERSION_CODENAME
components=main
[ "$ID" != ubuntu ] || components=main,universe
python=${PYTHON:-$top/.venv/bin/python}
base=$keep/$suite.tar
tools="procps xvfb xauth xdotool libglib2.0-bin desktop-file-utils shared-mime-info hicolor-icon-theme"

# In the root, with its own processes; "alone" cuts the network too.
inside() { unshare --mount --pid --fork --kill-child bash -c '
    mount -t proc proc "$1/proc"
    mount -t tmpfs tmpfs "$1/dev/shm"
    root=$1; shift
    exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"' - "$root" "$@"; }
alone() { unshare --net bash -c "$(declare -f inside); root=$root; inside \"\$@\"" - "$@"; }
apt() { inside apt-get -qq -y -o Dpkg::Use-Pty=0 -o APT::Sandbox::User=root "$@"; }
say() { printf '\n== %s\n' "$*"; }

make_base() {
    say "a clean root: $suite"
    rm -rf "$root"
    mirror=$(apt-get indextargets --format '$(SITE)' "Created-By: Packages" "Codename: $suite" | head -n 1)
    debootstrap --variant=minbase --components="$components" "$suite" "$root" "$mirror"
    apt update
    apt install --no-install-recommends $tools
    inside useradd --create-home "$user"
    tar -C "$root" -cf "$base.part" --exclude './var/cache/apt/archives/*.deb' .
    mv "$base.part" "$base"
}

list() { (cd "$root" && find . \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./run \
    -o -path ./home -o -path ./root -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt \
    -o -path ./var/lib/dpkg -o -path ./var/lib/systemd \) -prune -o -print | sort); }

mkdir -p "$keep" "$pictures"
[ -z "${FRESH:-}" ] && [ -s "$base" ] || make_base
rm -rf "$root"
mkdir "$root"
tar -C "$root" -xf "$base"
list > "$keep/before"

say "install $(basename "$package")"
cp "$package" "$root/tmp/"
apt install --no-install-recommends "/tmp/$(basename "$package")"
inside disque-studio --version
inside desktop-file-validate /usr/share/applications/disque-studio.desktop

say "work as $user, without a network"
work=$root/home/$user/walk
mkdir -p "$work"
cp "$top/resources/demo/terrace.exr" "$here/smoke.sh" "$here/installer_inside.sh" "$work/"
PYTHONPATH="$top:$here" "$python" -c 'import sys, pathlib, trainings_data
trainings_data.write_pairs(pathlib.Path(sys.argv[1]))' "$work/pairs"
inside install -d -m 1777 /tmp/.X11-unix
inside chown -R "$user:$user" "/home/$user"
alone runuser -u "$user" -- env HOME="/home/$user" "/home/$user/walk/installer_inside.sh"
for screen in "$work"/*.xwd; do
    convert "xwd:$screen" "$pictures/$(basename "$screen" .xwd).png"
done

say "purge"
apt purge disque-studio
apt autoremove --purge
list > "$keep/after"
diff "$keep/before" "$keep/after"
(cd "$root/home/$user" && find . -maxdepth 3 -not -path './walk*' -not -name '.bash*' -not -name .profile | sort) |
    tee "$keep/home"
# What the user made stays with the user, and lies where the system keeps such things.
! grep -vE '^\.(/\.(config|cache|local)(/(share|state))?(/(disque-studio|mimeapps.*|dconf|qt.*|QtProject.*|recently-used.*|fontconfig.*|mesa_shader.*))?)?(/.*)?$' "$keep/home"
rm -rf "$root"
say "installed, used and gone; pictures are in $pictures"
