#!/usr/bin/env bash
#
# Disks that are full, have no room for names, become read-only or are pulled
# out, under the real program: it goes on showing, says each once, and ends
# in order. They are file systems in memory that only this script sees.
#
#   run_disk.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
# shellcheck source=tests/cli/stand.sh
source tests/cli/stand.sh
readonly disk=$out/disk content=$out/card/content

if [[ -z ${STANDPUNT_DISK_MOUNTS:-} ]]; then
    rm -rf "$out"
    mkdir -p "$disk" "$out/card"
    STANDPUNT_DISK_MOUNTS=1 SDL_VIDEODRIVER=dummy \
        exec unshare --map-root-user --mount "$0" "$@"
fi

# mount_all OPTIONS: a disk for what is kept, a card with the content.
mount_all() {
    mount -t tmpfs -o "$1" disk "$disk"
    mkdir "$disk/state" "$disk/cache"
    put_card
}

put_card() {
    mount -t tmpfs card "$out/card"
    cp -r content "$content"
}

start() {
    : >"$log"
    XDG_CACHE_HOME=$disk/cache "$program" run --content "$content" \
        --stand vng-international --mode loop --window 640x360 \
        --renderer cpu --state "$disk/state" 2>"$log" &
    pid=$!
}

# end_with MOST: in order, after so many warnings, and at least one.
end_with() {
    local said
    end TERM 0
    said=$(grep -c 'warning: ' "$log" || true)
    ((said >= 1 && said <= $1)) || fail "$said warnings, not $1"
    umount -l "$disk"
    umount -l "$out/card"
}

# until_refused REASON: nothing is kept of the place, of starts that end at
# once and, perhaps, of pictures.
until_refused() {
    until_said 1 "$disk/state: the place is not kept: $1"
    end_with 3
}

# What fills a disk leaves no room for a page, or for a name.
mount_all size=256k
head -c 1M /dev/zero >"$disk/filler" 2>/dev/null || true
start
until_refused "No space left on device"

mount_all size=64m,nr_inodes=5
touch "$disk"/{1..9} 2>/dev/null || true
start
until_refused "No space left on device"

mount_all size=64m
mount -o remount,ro "$disk"
start
until_refused "Read-only file system"

# The card with the content is pulled out and put in again.
mount_all size=64m
start
until_said 1 "window of 640 x 360"
sleep 1
umount -l "$out/card"
until_said 1 "the content has 1 mistake; the old one stays"
put_card
until_said 1 "the content is in order now"
end_with 1

# A publication for which the disk is too small changes nothing.
mount -t tmpfs -o size=1m disk "$disk"
"$program" publish tests/content/good --to "$disk/stand" >/dev/null
head -c 2M /dev/zero >"$disk/filler" 2>/dev/null || true
before=$(readlink "$disk/stand/current")
if "$program" publish tests/content/good --to "$disk/stand" 2>"$log"; then
    fail "published on a full disk"
fi
(($(wc -l <"$log") == 1)) || fail "not one line"
[[ $(readlink "$disk/stand/current") == "$before" ]] || fail "another release"
rm "$disk/filler"
"$program" publish tests/content/good --to "$disk/stand" >/dev/null
[[ $(readlink "$disk/stand/current") != "$before" ]] || fail "the same release"
umount -l "$disk"
