#!/usr/bin/env bash
#
# A disk keeps what was flushed before its power was cut, and of what was not
# some blocks, whole, the same for the same seed.
#
#   run_disk.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
readonly flush=1 fua=2 discard=4

fail() {
    printf '%s\n' "$*"
    exit 1
}

# number N: eight bytes, the lowest first.
number() {
    local i hex
    hex=$(printf '%016x' "$1")
    for ((i = 14; i >= 0; i -= 2)); do
        printf '%b' "\\x${hex:i:2}"
    done
}

# pad: up to a whole sector.
pad() {
    dd bs=512 iflag=fullblock conv=sync status=none
}

# entry FIRST COUNT FLAGS [LETTER]: a write of COUNT sectors of LETTER.
entry() {
    { number "$1"; number "$2"; number "$3"; number 0; } | pad
    if (($# > 3)); then
        head -c $(($2 * 512)) /dev/zero | tr '\0' "$4"
    fi
}

log_begin() {
    { number $((0x6a736677736872)); number 1; number 0; number 512; } | pad
}

# letters FIRST COUNT: the letters of these sectors of the image.
letters() {
    tail -c +$(($1 * 512 + 1)) "$out/image" | head -c $(($2 * 512)) |
        tr -s 'a-z\0' | tr '\0' '.'
}

cut_power() {
    head -c $((4096 * 512)) /dev/zero >"$out/image"
    "$program" "$out/image" "$out/log" "$1" >"$out/said"
}

rm -rf "$out"
mkdir -p "$out"
{
    log_begin
    entry 0 4 0 a
    entry 2 2 0 b
    entry 0 0 "$flush"
    entry 8 1 "$fua" c
    entry 16 1000 "$discard"
    entry 1024 1000 0 d
} >"$out/log"

cut_power 7
[[ $(letters 0 4) == ab ]] || fail "flushed writes: $(letters 0 4)"
[[ $(letters 8 1) == c ]] || fail "a write through the cache is lost"
[[ $(letters 16 1000) == . ]] || fail "a discard wrote"
read -r kept _ _ lost _ <"$out/said"
((kept + lost == 1007)) || fail "of 1,007 sectors: $(<"$out/said")"
((lost > 400 && lost < 600)) || fail "a coin is not fair: $(<"$out/said")"
for ((i = 1024; i < 2024; i += 8)); do
    [[ $(letters "$i" 8) =~ ^[d.]$ ]] || fail "a part of a block at $i"
done
cp "$out/image" "$out/first"
cut_power 7
cmp "$out/first" "$out/image"
cut_power 8
! cmp -s "$out/first" "$out/image" || fail "the seed does not matter"

# The log was cut too, within a write.
truncate -s -100 "$out/log"
cut_power 7
[[ $(letters 0 4) == ab ]] || fail "a cut log: $(letters 0 4)"

# Nothing is done to the image where the log cannot be read.
{ log_begin; entry 0 4 0 a; entry 0 0 0; entry 0 4 0 b; } >"$out/log"
status=0
cut_power 7 2>"$out/said" || status=$?
((status == 3)) || fail "a hole: status $status"
[[ $(letters 0 4096) == . ]] || fail "a hole: the image was written"
