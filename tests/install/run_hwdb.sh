#!/usr/bin/env bash
#
# The file for the R400 is read without a warning, and what it says comes
# after what systemd's own file says of the same clicker.
#
#   run_hwdb.sh SYSTEMD_HWDB OUT
set -euo pipefail

readonly hwdb=$1 out=$2
readonly folder=$out/lib/udev/hwdb.d
readonly clicker=evdev:input:b0003v046DpC52D0111

query() {
    "$hwdb" --root="$out" --strict update
    "$hwdb" --root="$out" query "$clicker" | sort
}

rm -rf "$out"
mkdir -p "$folder" "$out/etc/udev"
cat >"$folder/60-keyboard.hwdb" <<'END'
evdev:input:b0003v046DpC52D*
 KEYBOARD_KEY_070029=presentation
 KEYBOARD_KEY_07003e=presentation
 KEYBOARD_KEY_070037=displaytoggle
END
query | grep -qxF KEYBOARD_KEY_07003e=presentation

cp assets/udev/70-standpunt-presenter.hwdb "$folder"
diff -u - <(query) <<'END'
KEYBOARD_KEY_070029=esc
KEYBOARD_KEY_070037=dot
KEYBOARD_KEY_07003e=f5
END
