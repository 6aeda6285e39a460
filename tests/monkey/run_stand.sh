#!/usr/bin/env bash
#
# The real program, and a monkey with a real mouse, keys and displays: it is
# there afterwards, and ends in order. On a virtual display, which this
# script starts.
#
#   run_stand.sh PROGRAM LIVE_MONKEY OUT STEPS
set -euo pipefail

readonly program=$1 monkey=$2 out=$3 steps=$4

if [[ -z ${STANDPUNT_MONKEY_DISPLAY:-} ]]; then
    rm -rf "$out"
    mkdir -p "$out/state"
    STANDPUNT_MONKEY_DISPLAY=1 SDL_VIDEODRIVER=x11 \
        exec xvfb-run -a -s "-screen 0 640x640x24 -nolisten tcp" "$0" "$@"
fi

pid=
trap '[[ -z $pid ]] || kill -KILL "$pid" 2>/dev/null || true' EXIT

fail() {
    printf '%s\n' "$*"
    cat "$out/log"
    exit 1
}

XDG_CACHE_HOME=$out "$program" run --content content --renderer cpu \
    --state "$out/state" 2>"$out/log" &
pid=$!
tries=0
until grep -q "window of" "$out/log"; do
    kill -0 "$pid" 2>/dev/null || fail "the program has ended"
    ((++tries <= 300)) || fail "no window"
    sleep 0.1
done

status=0
"$monkey" "$steps" 7 || status=$?
((status == 0)) || fail "the monkey is not content"
kill -0 "$pid" 2>/dev/null || fail "the program has ended"

kill -TERM "$pid"
wait "$pid" || status=$?
pid=
((status == 0)) || fail "the program ended with status $status"
