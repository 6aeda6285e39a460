#!/usr/bin/env bash
#
# The real program on the real content for a while, with real_time.c as the
# people around it. Of what it says, only what happens is allowed.
#
#   run_real_time.sh PROGRAM WATCHER OUT SECONDS
set -euo pipefail

readonly program=$1 watcher=$2 out=$3 seconds=$4
readonly log=$out/log

rm -rf "$out"
mkdir -p "$out"
cp -r content "$out/content"
unset SDL_VIDEODRIVER
export XDG_CACHE_HOME=$out

"$watcher" "$seconds" "$out/content" "$log" "$program" run \
    --content "$out/content" --stand vng-international --state "$out" || {
    cat "$log"
    exit 1
}

# Once when it was written first, and never with mistakes.
grep -qF "standpunt: the content was read again" "$log" || {
    cat "$log"
    printf 'what was written was not shown\n'
    exit 1
}
if grep -E 'warning|error' "$log"; then
    printf 'it should have had nothing to complain of\n'
    exit 1
fi
