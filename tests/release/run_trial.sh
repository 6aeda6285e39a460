#!/usr/bin/env bash
#
# The real program with a stand's folder: it starts from the current release,
# follows the next one, and goes back by itself from one that ends twice, or
# when its staff wants it.
#
#   run_trial.sh PROGRAM SEND_KEY OUT
set -euo pipefail

readonly program=$1 send_key=$2 out=$3
# shellcheck source=tests/cli/stand.sh
source tests/cli/stand.sh
readonly stand=$out/stand

on_display 640x360 "$0" "$@"

# start [OPTION…]
start() {
    : >"$log"
    XDG_CACHE_HOME=$out "$program" run --content "$stand" \
        --window 640x360 --renderer cpu --state "$out" "$@" 2>"$log" &
    pid=$!
}

is_tried() {
    grep -qsxE "$(basename "$(readlink "$stand/current")") [^ ]+ $1" \
        "$stand/trial"
}

# until_tried COUNT: this start is noted.
until_tried() {
    until_true "try $1" is_tried "$1"
}

publish() {
    "$program" publish tests/content/good --to "$stand" >/dev/null 2>"$log" ||
        fail "it is not published"
}

publish
publish
ln -sfn "releases/$(cd "$stand/releases" && echo 1-*)" "$stand/good"

# Two starts that are killed at once; the third is the old release.
for try in 1 2; do
    start
    until_tried "$try"
    end KILL 137
done
start
until_said 1 "standpunt: warning: release 2 ended twice within a minute of its \
start; back to release 1"
[[ $(readlink "$stand/current") == releases/1-* ]] || fail "2 is current"

# Published while it runs: it is shown, and an orderly end is no failure.
publish
: >"$log"
until_tried 1
end TERM 0
[[ ! -e $stand/trial ]] || fail "an orderly end counts"
[[ $(readlink "$stand/current") == releases/3-* ]] || fail "3 is not current"

# The staff's door, the PIN, the eighth button of the panel, and yes.
go_back() {
    local key
    for key in Escape Control_L+Alt_L+q 0 4 1 7 Return Tab Tab Tab Tab Tab \
        Tab Tab Tab Return Tab Return; do
        "$send_key" "$key"
        sleep 0.4
    done
}

start
until_tried 1
for ((tries = 0; tries < 5; tries++)); do
    go_back
    if grep -qF "the staff goes back to release 1" "$log"; then
        break
    fi
done
until_said 1 "standpunt: the staff goes back to release 1"
until_said 1 "standpunt: release 1 is current"
[[ $(readlink "$stand/current") == releases/1-* ]] || fail "1 is not current"
end TERM 0

# A name that the release does not have is no reason to stay dark.
start --stand nergens
until_said 1 "standpunt: warning: no stand 'nergens' in the content; it has \
doelen or wereld"
end TERM 0
