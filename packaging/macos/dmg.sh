#!/usr/bin/env bash
# Sign Disque Studio.app and pack it as a disk image: dmg.sh APP IMAGE.dmg
# SIGN_IDENTITY names a Developer ID; without it everything is signed ad hoc. NOTARY_PROFILE names credentials
# that notarytool keeps in the keychain; with both, the image is notarised and stapled.
set -euo pipefail

app=$1 image=$2
here=$(cd "$(dirname "$0")" && pwd)
identity=${SIGN_IDENTITY:--}
options=(--force --sign "$identity")
[ "$identity" = - ] || options+=(--timestamp --options runtime)

# From the inside out: a signature covers what lies within.
find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 | xargs -0 codesign "${options[@]}"
find "$app/Contents" -depth -type d -name '*.framework' -print0 | xargs -0 codesign "${options[@]}"
codesign "${options[@]}" --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict "$app"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/$(basename "$app")"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "Disque Studio" -srcfolder "$stage" -format UDZO -fs HFS+ "$image"

if [ "$identity" != - ]; then
    codesign --force --timestamp --sign "$identity" "$image"
    if [ -n "${NOTARY_PROFILE:-}" ]; then
        xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
        xcrun stapler staple "$image"
    fi
fi
