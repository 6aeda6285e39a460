#!/usr/bin/env bash
#
# `standpunt pin`: what it writes is content that has no mistakes and lets in
# who types that PIN. From a file and from a terminal, which shows nothing.
#
#   run_pin.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
readonly content=$out/content

rm -rf "$out"
mkdir -p "$out"

fail() {
    printf '%s\n' "$*"
    cat "$out/said" "$out/log" 2>/dev/null || true
    exit 1
}

# opens LABEL SCREEN: with the line in $out/said, for who types 13 37 13.
opens() {
    rm -rf "$content"
    cp -r tests/content/good "$content"
    sed -i '/staff_pin_hash/d' "$content/standpunt.yaml"
    sed -i "/^kiosk:/r $out/said" "$content/standpunt.yaml"
    "$program" check --content "$content" >"$out/log" 2>&1 ||
        fail "$1: the content has mistakes"
    "$program" play "$out/knock.tape" --content "$content" --out "$out" \
        2>"$out/log"
    grep -qF "\"screen\": \"$2\"" "$out/door.json" || fail "$1: no $2"
}

cat >"$out/knock.tape" <<'END'
0 size 640 360
1000 key Ctrl+Alt+Q
2000 key 1
2400 key 3
2800 key 3
3200 key 7
3600 key 1
4000 key 3
4400 key Return
5000 dump door.json
END

printf '133713\n' | "$program" pin >"$out/said" 2>"$out/log"
grep -qxE '  staff_pin_hash: "\$argon2id\$[^"]+"' "$out/said" ||
    fail "no line to paste"
opens "from a file" staff
printf '133714' | "$program" pin >"$out/said" 2>"$out/log"
opens "another" pin

# refuse LABEL LINE INPUT
refuse() {
    local status=0
    printf '%b' "$3" | "$program" pin >"$out/said" 2>"$out/log" || status=$?
    [[ $(cat "$out/log") == "standpunt pin: $2" && ! -s $out/said ]] &&
        ((status == 2)) || fail "$1: status $status"
}

refuse "nothing" "there is no PIN on standard input" ''
refuse "an empty line" "there is no PIN on standard input" '\n'
refuse "three digits" "a PIN has 4 to 8 digits and nothing else" '123\n'
refuse "nine digits" "a PIN has 4 to 8 digits and nothing else" '123456789\n'
refuse "letters" "a PIN has 4 to 8 digits and nothing else" '12a4\n'
refuse "a long line" "a PIN has 4 to 8 digits and nothing else" \
    "$(printf '%0300d' 0)\n"

readonly questions=("PIN: " "The same again: ")

# type_lines LINE…: each when it is asked for.
type_lines() {
    local i=0 tries line
    for line in "$@"; do
        tries=0
        until grep -qsF "${questions[i]}" "$out/typed"; do
            ((++tries <= 600)) || return 1
            sleep 0.1
        done
        ((++i))
        printf '%b\r' "$line"
    done
}

# typed LABEL STATUS LINE…: on a terminal, which would show what it echoes.
typed() {
    local label=$1 want=$2 status=0
    shift 2
    rm -f "$out/typed"
    type_lines "$@" | script -qefc "$program pin" "$out/typed" >/dev/null ||
        status=$?
    ((status == want)) || fail "$label: status $status"
    ! grep -qF 1337 "$out/typed" || fail "$label: it can be seen"
}

typed "on a terminal" 0 133713 133713
grep 'staff_pin_hash' "$out/typed" | tr -d '\r' >"$out/said" ||
    fail "no line on a terminal"
opens "on a terminal" staff
typed "two different ones" 2 133713 133714
grep -qF 'these are two different PINs' "$out/typed" || fail "nothing is said"
typed "given up" 2 '1337\003'
grep -qF 'there is no PIN' "$out/typed" || fail "Ctrl+C does not give up"
