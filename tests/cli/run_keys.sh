#!/usr/bin/env bash
#
# `standpunt keys`: the list of keys in force, and without a display too;
# with one, a line for each key that is pressed. On a virtual display, which
# this script starts.
#
#   run_keys.sh PROGRAM SEND_KEY OUT
set -euo pipefail

readonly program=$1 send_key=$2 out=$3
readonly content=$out/content

rm -rf "$out"
mkdir -p "$out"
cp -r tests/content/good "$content"
cp tests/tapes/odd-clicker/standpunt.yaml "$content"
export SDL_VIDEODRIVER=x11

pid=
server=
trap '[[ -z $pid ]] || kill -KILL "$pid" 2>/dev/null || true
    [[ -z $server ]] || kill "$server" 2>/dev/null || true' EXIT

# The server chooses its own number: no other can have it.
mkfifo "$out/number"
Xvfb -displayfd 3 -screen 0 640x360x24 -nolisten tcp \
    3>"$out/number" 2>/dev/null &
server=$!
read -r number <"$out/number"
export DISPLAY=:$number

fail() {
    printf '%s\n' "$*"
    cat "$out/said" "$out/log" 2>/dev/null || true
    exit 1
}

# expect LABEL STATUS FILE ARGUMENT…: what it writes on standard output.
expect() {
    local label=$1 want=$2 file=$3 status=0
    shift 3
    "$program" keys "$@" >"$out/said" 2>"$out/log" || status=$?
    ((status == want)) || fail "$label: status $status"
    diff -u "$file" "$out/said" || fail "$label: other words"
}

# last_line LABEL WORDS: of standard error.
last_line() {
    [[ $(tail -n 1 "$out/log") == "$2" ]] || fail "$1: other words"
}

expect "the list" 0 tests/cli/keys.txt --list --content "$content"
DISPLAY='' expect "without a display" 0 tests/cli/keys.txt --content "$content"
last_line "without a display" \
    "standpunt keys: without a window there is the list:"

sed -i 's/Mail: black/Mail: blck/' "$content/standpunt.yaml"
expect "a mistake" 1 /dev/null --list --content "$content"
last_line "a mistake" "$content/standpunt.yaml:47:9: error: keys.Mail: unknown \
action 'blck'; did you mean 'black'? [C081]"
sed -i 's/Mail: blck/Mail: black/' "$content/standpunt.yaml"

expect "a language that is not there" 2 /dev/null \
    --content "$content" --lang xx
last_line "a language that is not there" "standpunt: warning: no language \
'xx' in the content; it has nl or en"
expect "an unknown option" 2 /dev/null --lits
last_line "an unknown option" \
    "standpunt keys: unknown option '--lits'; see standpunt --help"

# until_said LINE KEY: a window that is not there yet hears no key.
until_said() {
    local tries=0
    until grep -qxF "$1" "$out/said"; do
        kill -0 "$pid" 2>/dev/null || fail "the program has ended"
        ((++tries <= 200)) || fail "no '$1'"
        "$send_key" "$2"
        sleep 0.1
    done
}

"$program" keys --content "$content" --window 640x360 \
    >"$out/said" 2>"$out/log" &
pid=$!
until_said \
    "PageDown             usage 0x04e  loop start, browsing next, talk next" \
    Next
until_said \
    "PageUp               usage 0x04b  loop none, browsing none, talk none *" \
    Prior
until_said \
    "B                    usage 0x005  loop home, browsing none, talk black" b
status=0
kill -TERM "$pid"
wait "$pid" || status=$?
pid=
((status == 0)) || fail "the window ended with status $status"
