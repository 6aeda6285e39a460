#!/usr/bin/env bash
#
# A talk that is killed is on its slide after the next start; one that ended
# in order is forgotten. On a virtual display, which this script starts.
#
#   run_resume.sh PROGRAM SEND_KEY OUT
set -euo pipefail

readonly program=$1 send_key=$2 out=$3
readonly place=$out/state/place

if [[ -z ${STANDPUNT_RESUME_DISPLAY:-} ]]; then
    rm -rf "$out"
    mkdir -p "$out/state"
    STANDPUNT_RESUME_DISPLAY=1 SDL_VIDEODRIVER=x11 \
        exec xvfb-run -a -s "-screen 0 640x360x24 -nolisten tcp" "$0" "$@"
fi

pid=
trap '[[ -z $pid ]] || kill -KILL "$pid" 2>/dev/null || true' EXIT

fail() {
    printf '%s\nkept: ' "$*"
    cat "$place" 2>/dev/null || echo nothing
    cat "$out/log"
    exit 1
}

start() {
    XDG_CACHE_HOME=$out "$program" run --content tests/content/good \
        --mode present --window 640x360 --renderer cpu \
        --state "$out/state" 2>>"$out/log" &
    pid=$!
}

# until_kept WHAT LINE [COMMAND…]: until the file has the line; the command
# is tried again each time, because a window that is not there yet hears no
# key.
until_kept() {
    local what=$1 line=$2 tries=0
    shift 2
    until grep -qsxF "$line" "$place"; do
        kill -0 "$pid" 2>/dev/null || fail "$what: the program has ended"
        ((++tries <= 200)) || fail "$what: no '$line'"
        [[ $# == 0 ]] || "$@"
        sleep 0.1
    done
}

end() {
    local status=0
    kill "-$1" "$pid"
    wait "$pid" 2>/dev/null || status=$?
    pid=
    ((status == $2)) || fail "the program ended with status $status"
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
