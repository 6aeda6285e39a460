#!/usr/bin/env bash
#
# Play a tape and compare its shots with the pictures in the folder beside
# it that has its name. The shots stay in OUT; a failure adds NAME.diff.png.
#
#   run_images.sh PROGRAM COMPARE TAPE OUT
#
# The tape's first lines may say, as comments:
#   # content: DIR     another folder than content
#   # tolerance: N     how far a channel may be off, 0 to 255; image_compare.h
#                      says what holds without it
# STANDPUNT_BLESS=1 renews the pictures instead of comparing them.
set -euo pipefail

readonly program=$1 compare=$2 tape=$3 out=$4
readonly expect=${tape%.tape}

header() {
    sed -n "1,2s/^# $1: *//p" "$tape"
}

shots_of() {
    find "$1" -name '*.png' ! -name '*.diff.png' -printf '%P\n' \
        2>/dev/null | sort
}

play() {
    local content
    content=$(header content)
    rm -rf "$out"
    mkdir -p "$out"
    "$program" play "$tape" --content "${content:-content}" --out "$out"
}

bless() {
    local name
    rm -rf "$expect"
    mkdir -p "$expect"
    for name in $(shots_of "$out"); do
        cp "$out/$name" "$expect/$name"
    done
}

compare_all() {
    local name tolerance=() failed=0
    read -ra tolerance < <(header tolerance) || true
    for name in $( (shots_of "$out"; shots_of "$expect") | sort -u); do
        if [[ ! -e $expect/$name ]]; then
            echo "$expect/$name is missing: look at $out/$name, ./dev bless"
            failed=1
        elif [[ ! -e $out/$name ]]; then
            echo "$expect/$name is expected, but the tape does not shoot it"
            failed=1
        elif ! "$compare" "$expect/$name" "$out/$name" \
            "$out/${name%.png}.diff.png" "${tolerance[@]}"; then
            failed=1
        fi
    done
    return "$failed"
}

play
if [[ ${STANDPUNT_BLESS:-} == 1 ]]; then
    bless
else
    compare_all
fi
