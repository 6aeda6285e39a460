#!/usr/bin/env bash
#
# An installed program finds its assets and the content by itself, from any
# folder, and everything that belongs to it is there.
#
#   run_installed.sh CMAKE BUILD
set -euo pipefail

readonly cmake=$1 build=$2
readonly prefix=$build/installed

rm -rf "$prefix"
"$cmake" --install "$build" --prefix "$prefix" >/dev/null
for file in share/standpunt/assets/strings.yaml \
    share/standpunt/assets/world.map \
    share/standpunt/content/standpunt.yaml \
    lib/udev/hwdb.d/70-standpunt-presenter.hwdb \
    lib/systemd/system/standpunt-kms.service \
    lib/systemd/system/standpunt-x11.service \
    lib/systemd/system/standpunt-xorg.service \
    lib/systemd/system/standpunt-wayland.service \
    lib/systemd/system/standpunt-cage.service \
    lib/sysusers.d/standpunt.conf \
    share/man/man1/standpunt.1 share/doc/standpunt/copyright \
    libexec/standpunt/standpunt-decoder; do
    if [[ ! -s $prefix/$file ]]; then
        echo "$file is not installed"
        exit 1
    fi
done

printf '0 size 1280 720\n500 shot a.png\n' >"$prefix/a.tape"
cd /
"$prefix/bin/standpunt" check
"$prefix/bin/standpunt" play "$prefix/a.tape" --out "$prefix"
test -s "$prefix/a.png"
"$prefix/bin/standpunt" export --deck goud-en-peper --pdf "$prefix/a.pdf"
test -s "$prefix/a.pdf"
