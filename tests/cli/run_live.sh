#!/usr/bin/env bash
#
# Content that is edited under the running stand: the real program, on a
# virtual display, which this script starts.
#
#   run_live.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
readonly content=$out/content log=$out/log

if [[ -z ${STANDPUNT_LIVE_DISPLAY:-} ]]; then
    rm -rf "$out"
    mkdir -p "$out"
    cp -r tests/content/good "$content"
    STANDPUNT_LIVE_DISPLAY=1 SDL_VIDEODRIVER=x11 \
        exec xvfb-run -a -s "-screen 0 640x360x24 -nolisten tcp" "$0" "$@"
fi

pid=
trap '[[ -z $pid ]] || kill -KILL "$pid" 2>/dev/null || true' EXIT

fail() {
    printf '%s\n' "$*"
    cat "$log"
    exit 1
}

# until_said COUNT LINE: the log has had the line so many times.
until_said() {
    local tries=0
    until (($(grep -cF -- "$2" "$log") >= $1)); do
        kill -0 "$pid" 2>/dev/null || fail "the program has ended"
        ((++tries <= 300)) || fail "not said $1 times: $2"
        sleep 0.1
    done
}

start() {
    : >"$log"
    XDG_CACHE_HOME=$out "$program" run --content "$content" \
        --window 640x360 --renderer cpu --state "$out" "$@" 2>"$log" &
    pid=$!
    until_said 1 "standpunt: window of 640 x 360 on x11"
}

end() {
    local status=0
    kill -TERM "$pid"
    wait "$pid" || status=$?
    pid=
    ((status == 0)) || fail "the program ended with status $status"
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
end

# Nobody follows: nothing is said, until somebody asks.
start --no-watch
sed -i 's/title: Besturen/title: Bestuur/' "$content/themes.yaml"
sleep 1
! grep -qF "$again" "$log" || fail "it follows the content all the same"
end
