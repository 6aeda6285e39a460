#!/usr/bin/env bash
#
# Content that is edited under the running stand: the real program, on a
# virtual display, which this script starts.
#
#   run_live.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
# shellcheck source=tests/cli/stand.sh
source tests/cli/stand.sh
readonly content=$out/content

on_display 640x360 "$0" "$@"
cp -r tests/content/good "$content"

start() {
    : >"$log"
    XDG_CACHE_HOME=$out "$program" run --content "$content" \
        --window 640x360 --renderer cpu --state "$out" "$@" 2>"$log" &
    pid=$!
    until_said 1 "standpunt: window of 640 x 360 on x11"
}

readonly again="standpunt: the content was read again"
readonly mended="standpunt: the content is in order now"
readonly refused="standpunt: warning: the content has 1 mistake; the old one \
stays"

start
sed -i 's/title: Bestuur/title: Besturen/' "$content/themes.yaml"
until_said 1 "$again"
printf 'x' >>"$content/images/plein.png"
until_said 2 "$again"

cp "$content/themes.yaml" "$out/themes.yaml"
sed -i 's/goals: \[11, 6\]/goals: [11, 18]/' "$content/themes.yaml"
until_said 1 "$refused"
(($(grep -c 'themes.yaml:.*: error: ' "$log") == 1)) ||
    fail "the mistake is not said once"
cp "$out/themes.yaml" "$content/themes.yaml"
until_said 1 "$mended"

mv "$content" "$out/away"
until_said 2 "$refused"
mv "$out/away" "$content"
until_said 2 "$mended"
end TERM 0

# Nobody follows: nothing is said, until somebody asks.
start --no-watch
sed -i 's/title: Besturen/title: Bestuur/' "$content/themes.yaml"
sleep 1
! grep -qF "$again" "$log" || fail "it follows the content all the same"
end TERM 0
