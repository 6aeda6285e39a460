#!/usr/bin/env bash
#
# What a monkey did is a tape: played, it ends on the same screen, byte for
# byte, and at the same moment.
#
#   run_replay.sh PROGRAM MONKEY OUT
set -euo pipefail

readonly program=$1 monkey=$2 out=$3
readonly seeds=(11 12 13) events=1000
compared=0

rm -rf "$out"
mkdir -p "$out"
for seed in "${seeds[@]}"; do
    "$monkey" "$events" "$seed" "$out/$seed" some >"$out/log" 2>&1 ||
        { cat "$out/log"; exit 1; }
    for tape in "$out/$seed"/*.tape; do
        name=$(basename "$tape" .tape)
        [[ -e $out/$seed/$name.json ]] || continue # somebody has quit
        (($(wc -l <"$tape") > 100)) || { echo "$tape is short"; exit 1; }
        "$program" play "$tape" --out "$out/$seed/again" 2>/dev/null
        cmp "$out/$seed/$name.json" "$out/$seed/again/$name.json"
        compared=$((compared + 1))
    done
done
((compared >= 2)) || { echo "only $compared tapes"; exit 1; }
