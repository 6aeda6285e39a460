#!/usr/bin/env bash
#
# Starts that end at once: after three a safe one, after three of those the
# built-in page, which makes way when the content is mended. The real program,
# on a virtual display, which this script starts.
#
#   run_safe.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
# shellcheck source=tests/cli/stand.sh
source tests/cli/stand.sh
readonly content=$out/content

# A driver that draws by OpenGL keeps memory to its end; other tests look for
# what the program itself loses.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0

on_display 640x360 "$0" "$@"
cp -r tests/content/good "$content"

# Until a window is there.
start() {
    : >"$log"
    XDG_CACHE_HOME=$out/cache "$program" run --content "$content" \
        --window 640x360 --renderer gpu --state "$out/state" 2>"$log" &
    pid=$!
    until_said 1 "standpunt: window of 640 x 360 on x11"
}

quiet() {
    ! grep -qF "starts ended at once" "$log" || fail "$1: it is careful"
}

readonly by_cpu="standpunt: drawn by the CPU: as asked"

safe() {
    until_said 1 "standpunt: warning: the last $1 starts ended at once; this \
one is safe: the last good release, drawn by the CPU, without kept pictures"
    until_said 1 "$by_cpu"
}

readonly bare="standpunt: warning: the last 6 starts ended at once; this one \
shows the built-in page, until the content changes or 5 minutes have passed"

for n in 0 1 2; do
    start
    quiet "start $n"
    end KILL 137
done
for n in 3 4 5; do
    start
    safe "$n"
    end KILL 137
done

# What is not read has no mistakes. It is looked at, and tried when it
# changes: by the same process, so that nobody sees a desktop.
sed -i 's/goals: \[11, 6\]/goals: [11, 18]/' "$content/themes.yaml"
start
until_said 1 "$bare"
until_said 1 "$by_cpu"
sleep 3
! grep -qF "error: " "$log" || fail "a bare start reads the content"
sed -i 's/goals: \[11, 18\]/goals: [11, 6]/' "$content/themes.yaml"
until_said 1 "standpunt: the content is tried again"
until_said 2 "standpunt: window of 640 x 360 on x11"
safe 3
! grep -qF "error: " "$log" || fail "the content is not in order"
end TERM 0

# An orderly end, and all is as usual.
start
quiet "after an orderly end"
end TERM 0
[[ ! -e $out/state/starts ]] || fail "an orderly end is noted"
