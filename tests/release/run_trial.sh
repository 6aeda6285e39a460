#!/usr/bin/env bash
#
# The real program with a stand's folder: it starts from the current release,
# follows the next one, and goes back by itself from one that ends twice, or
# when its staff wants it.
#
#   run_trial.sh PROGRAM SEND_KEY OUT
set -euo pipefail

readonly program=$1 send_key=$2 out=$3
readonly stand=$out/stand

if [[ -z ${STANDPUNT_TRIAL_DISPLAY:-} ]]; then
    rm -rf "$out"
    mkdir -p "$out"
    STANDPUNT_TRIAL_DISPLAY=1 SDL_VIDEODRIVER=x11 \
        exec xvfb-run -a -s "-screen 0 640x360x24 -nolisten tcp" "$0" "$@"
fi

pid=
trap '[[ -z $pid ]] || kill -KILL "$pid" 2>/dev/null || true' EXIT

fail() {
    printf '%s\n' "$*"
    cat "$out/log"
    exit 1
}

start() {
    : >"$out/log"
    XDG_CACHE_HOME=$out "$program" run --content "$stand" \
        --window 640x360 --renderer cpu --state "$out" 2>"$out/log" &
    pid=$!
}

# until_said LINE: in the log of the program that runs.
until_said() {
    local tries=0
    until grep -qF "$1" "$out/log"; do
        kill -0 "$pid" 2>/dev/null || fail "it has ended before: $1"
        ((++tries <= 300)) || fail "not said: $1"
        sleep 0.1
    done
}

# until_tried: this start is noted.
until_tried() {
    local tries=0
    until grep -qsxE "$(basename "$(readlink "$stand/current")") [^ ]+ $1" \
        "$stand/trial"; do
        kill -0 "$pid" 2>/dev/null || fail "it has ended before try $1"
        ((++tries <= 300)) || fail "try $1 is not noted"
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

publish() {
    "$program" publish tests/content/good --to "$stand" >/dev/null 2>"$out/log" ||
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
until_said "standpunt: warning: release 2 ended twice within a minute of its \
start; back to release 1"
[[ $(readlink "$stand/current") == releases/1-* ]] || fail "2 is current"

# Published while it runs: it is shown, and an orderly end is no failure.
publish
: >"$out/log"
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
    if grep -qF "the staff goes back to release 1" "$out/log"; then
        break
    fi
done
until_said "standpunt: the staff goes back to release 1"
until_said "standpunt: release 1 is current"
[[ $(readlink "$stand/current") == releases/1-* ]] || fail "1 is not current"
end TERM 0
