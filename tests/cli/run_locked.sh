#!/usr/bin/env bash
#
# A locked stand on a virtual display, which this script starts: after every
# chord of chords.txt, a close button, one that hides it, and another window
# that comes to the front, it is the same process, in front, with the keys,
# and its picture is there. Once without a window manager, once under one.
#
#   run_locked.sh PROGRAM SEND_KEY SEE_WINDOW OUT
set -euo pipefail

readonly program=$1 send_key=$2 see=$3 out=$4

rm -rf "$out"
mkdir -p "$out"
export SDL_VIDEODRIVER=x11 XDG_CACHE_HOME=$out/cache XDG_CONFIG_HOME=$out
unset XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS

pids=()
trap '((${#pids[@]} == 0)) || kill "${pids[@]}" 2>/dev/null || true' EXIT

fail() {
    printf '%s\n' "$*"
    cat "$out/log"
    exit 1
}

# until_is LABEL WANT COMMAND…: its words, in the end.
until_is() {
    local label=$1 want=$2 tries=0 got
    shift 2
    until got=$("$@"); [[ $got == "$want" ]]; do
        ((++tries <= 200)) || fail "$label: '$got' instead of '$want'"
        sleep 0.1
    done
}

on_the_screen() {
    local colors
    colors=$("$see" colors)
    ((colors > 2)) && echo "a picture" || echo "blank"
}

is_there() {
    kill -0 "$pid" 2>/dev/null || fail "$1: the program has ended"
    until_is "$1: in front" Standpunt "$see" front
    until_is "$1: the keys" Standpunt "$see" keys
    until_is "$1: the screen" "a picture" on_the_screen
}

start() {
    "$program" run --content tests/content/good --renderer cpu \
        --state "$out/state" --picture-mib 64 "$@" 2>"$out/log" &
    pid=$!
    pids+=("$pid")
    until_is "the start" Standpunt "$see" front
}

mapfile -t chords < <(sed -n 's/.*| *//p' tests/cli/chords.txt)
((${#chords[@]} >= 60)) || fail "not even 60 chords"

# The server chooses its own number: no other can have it.
mkfifo "$out/number"
Xvfb -displayfd 3 -screen 0 640x360x24 -nolisten tcp \
    3>"$out/number" 2>/dev/null &
pids+=("$!")
read -r number <"$out/number"
export DISPLAY=:$number

# try LABEL
try() {
    is_there "$1: the start"
    for chord in "${chords[@]}"; do
        "$send_key" "$chord" || fail "$1: $chord is not on the keyboard"
        kill -0 "$pid" 2>/dev/null || fail "$1: $chord ended it"
    done
    is_there "$1: all chords"
    "$see" close Standpunt
    is_there "$1: a close button"
}

# Only a manager hides windows, and changes the one that has the keys.
try_manager() {
    "$see" hide Standpunt
    is_there "put away"
    "$see" other &
    local other=$!
    pids+=("$other")
    sleep 1
    is_there "another window"
    "$send_key" Alt_L+Tab Super_L+Tab Alt_L+Escape
    is_there "the way to another window"
    kill "$other"
    wait "$other" 2>/dev/null || true
    is_there "without it"
}

start --locked
try "no manager"
kill -TERM "$pid"
wait "$pid" || fail "SIGTERM is not an orderly end"

openbox --sm-disable 2>"$out/manager" &
pids+=("$!")
sleep 1
start --locked
try "a manager"
try_manager
kill -TERM "$pid"
wait "$pid" || fail "SIGTERM is not an orderly end under a manager"
