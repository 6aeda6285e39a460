#!/usr/bin/env bash
#
# `standpunt doctor`: what it says of a machine that can be a stand, and of
# one that cannot. On a virtual display, which this script starts.
#
#   run_doctor.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2

rm -rf "$out"
mkdir -p "$out"
export SDL_VIDEODRIVER=x11 XDG_CACHE_HOME=$out/cache XDG_STATE_HOME=$out/state

server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true' EXIT

# The server chooses its own number: no other can have it.
mkfifo "$out/number"
Xvfb -displayfd 3 -screen 0 640x360x24 -nolisten tcp \
    3>"$out/number" 2>/dev/null &
server=$!
read -r number <"$out/number"
export DISPLAY=:$number

fail() {
    printf '%s\n' "$*"
    cat "$out/said"
    exit 1
}

# look LABEL STATUS ARGUMENT…
look() {
    local label=$1 want=$2 status=0
    shift 2
    "$program" doctor "$@" >"$out/said" 2>"$out/log" || status=$?
    ((status == want)) || fail "$label: status $status"
}

says() {
    grep -qxF "$1" "$out/said" || fail "it does not say: $1"
}

look "a machine that is well" 0 --content tests/content/good
says "well  fonts: all faces are there"
says "well  display: 1, the first of 640 x 360, by x11"
says "note  touch: there is no touch device; a mouse and keys do all it does"
says "well  time zones: they are there"
says "well  content: tests/content/good can be shown"
[[ -d $out/cache/standpunt/pictures ]] || fail "no folder for pictures"
# What the server and the kernel do with keys is theirs.
(($(grep -cE '^(well|note)  keys: ' "$out/said") == 2)) || fail "no keys"
(($(wc -l <"$out/said") == 11)) || fail "not a line each"

look "no content" 1 --content tests/content/no-such-folder
says "mend  content: tests/content/no-such-folder: mistakes: 1; \
standpunt check names them"

# A folder where the cache should be is a file.
: >"$out/file"
XDG_CACHE_HOME=$out/file look "no cache" 0 --content tests/content/good
grep -q '^note  cache: ' "$out/said" || fail "the cache is not missed"

DISPLAY=:$((number + 1000)) look "no display" 1 --content tests/content/good
says "mend  display: there is none; switch it on, or start from its own session"
says "well  content: tests/content/good can be shown"
