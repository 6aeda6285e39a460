#!/usr/bin/env bash
#
# A talk that is killed is on its slide after the next start; one that ended
# in order is forgotten. On a virtual display, which this script starts.
#
#   run_resume.sh PROGRAM SEND_KEY OUT
set -euo pipefail

readonly program=$1 send_key=$2 out=$3
# shellcheck source=tests/cli/stand.sh
source tests/cli/stand.sh
readonly place=$out/state/place

on_display 640x360 "$0" "$@"
mkdir "$out/state"

fail() {
    printf '%s\nkept: ' "$*"
    cat "$place" 2>/dev/null || echo nothing
    cat "$log"
    exit 1
}

start() {
    XDG_CACHE_HOME=$out "$program" run --content tests/content/good \
        --mode present --window 640x360 --renderer cpu \
        --state "$out/state" 2>>"$log" &
    pid=$!
}

# is_kept LINE [COMMAND…]: the file has the line; else the command is tried,
# because a window that is not there yet hears no key.
is_kept() {
    grep -qsxF "$1" "$place" && return
    (($# == 1)) || "${@:2}"
    return 1
}

# until_kept WHAT LINE [COMMAND…]
until_kept() {
    until_true "$1: $2" is_kept "${@:2}"
}

start
until_kept "the first start" "talk-slide titel"
until_kept "the last slide" "talk-slide cijfers" "$send_key" End
end KILL 137

start
until_kept "after a kill" "tries 2"
grep -qxF "talk-slide cijfers" "$place" || fail "the talk is on another slide"
until_kept "and on from there" "talk-slide titel" "$send_key" Home
end TERM 0
[[ ! -e $place ]] || fail "an orderly end left the place"

start
until_kept "after an orderly end" "tries 1"
grep -qxF "talk-slide titel" "$place" || fail "the talk did not begin anew"
end TERM 0
