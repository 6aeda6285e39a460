#!/usr/bin/env bash
#
# The real program, and a monkey with a real mouse, keys and displays: it is
# there afterwards, and ends in order. On a virtual display, which this
# script starts.
#
#   run_stand.sh PROGRAM LIVE_MONKEY OUT STEPS
set -euo pipefail

readonly program=$1 monkey=$2 out=$3 steps=$4

# shellcheck source=tests/cli/stand.sh
source tests/cli/stand.sh

on_display 640x640 "$0" "$@"
mkdir "$out/state"

XDG_CACHE_HOME=$out "$program" run --content content --renderer cpu \
    --state "$out/state" 2>"$log" &
pid=$!
until_said 1 "window of"
"$monkey" "$steps" 7 || fail "the monkey is not content"
kill -0 "$pid" 2>/dev/null || fail "the program has ended"
end TERM 0
