# shellcheck shell=bash
#
# The real program on a display of its own, for the tests that start it, look
# at what it says, and end it. Read by them; they set `out`, a folder, and make
# `pid` the program that runs and `log` what it says.

: "${out:?}"
pid=
log=$out/log
trap '[[ -z $pid ]] || kill -KILL "$pid" 2>/dev/null || true' EXIT

# on_display WxH SCRIPT…: the script anew, within a virtual display, with an
# empty folder. Of the first call it does not return.
on_display() {
    [[ -z ${STANDPUNT_TEST_DISPLAY:-} ]] || return 0
    rm -rf "$out"
    mkdir -p "$out"
    STANDPUNT_TEST_DISPLAY=1 SDL_VIDEODRIVER=x11 \
        exec xvfb-run -a -s "-screen 0 ${1}x24 -nolisten tcp" "${@:2}"
}

fail() {
    printf '%s\n' "$*"
    cat "$log"
    exit 1
}

# until_true WHAT COMMAND…: again and again, while the program runs.
until_true() {
    local what=$1 tries=0
    shift
    until "$@"; do
        kill -0 "$pid" 2>/dev/null || fail "it has ended before: $what"
        ((++tries <= 300)) || fail "never: $what"
        sleep 0.1
    done
}

has_said() {
    (($(grep -cF -- "$2" "$log") >= $1))
}

# until_said COUNT LINE: the log has had the line so many times.
until_said() {
    until_true "$1 times $2" has_said "$@"
}

# end SIGNAL STATUS
end() {
    local status=0
    kill "-$1" "$pid"
    wait "$pid" 2>/dev/null || status=$?
    pid=
    ((status == $2)) || fail "the program ended with status $status"
}
