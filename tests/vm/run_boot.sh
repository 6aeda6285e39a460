#!/usr/bin/env bash
#
# A machine starts straight into the stand, on its display without X, and what
# the unit promises holds there.
#
#   run_boot.sh PROGRAM CONTENT TOOLS MACHINE
#
# CONTENT is what is published in the machine. Pictures of its display stay in
# MACHINE.
set -euo pipefail

readonly program=$1 content=$2 tools=$3 machine=$4
readonly disk=$machine/disk.raw
readonly expected=$machine/expected/nl
# shellcheck source=tests/vm/machine.sh
source "${BASH_SOURCE[0]%/*}/machine.sh"

main_pid() {
    machine_say 'systemctl show -P MainPID standpunt-kms' | xargs
}

# expect TEXT PATTERN
expect() {
    grep -qE "$2" <<<"$1" || fail "not said: $2
$1"
}

boot() {
    local start=$EPOCHREALTIME end
    machine_start
    see attract "$expected"/attract-global-goals-*.png
    end=$EPOCHREALTIME
    say "from power on to the first picture:" \
        "$(((${end/./} - ${start/./}) / 1000)) ms"
}

# Ready is the first picture on the display; the manager was told.
check_unit() {
    local said
    said=$(machine_say 'systemctl is-system-running --wait >/dev/null
        systemctl show standpunt-kms -p ActiveState -p NRestarts
        journalctl -b -u standpunt-kms -o cat --no-pager' 600)
    expect "$said" '^ActiveState=active$'
    expect "$said" '^NRestarts=0$'
    expect "$said" 'on KMSDRM'
    grep '^standpunt: ' <<<"$said"
}

# In tenths, at most 1.0.
check_exposure() {
    local said tenths
    said=$(machine_say 'systemd-analyze security standpunt-kms | tail -2')
    tenths=$(sed -nE 's/.*level for .*: ([0-9]+)\.([0-9]).*/\1\2/p' <<<"$said")
    say "exposure of the unit: ${tenths:0:-1}.${tenths: -1}"
    ((10#$tenths <= 10)) || fail "exposure: $said"
}

# The process that decodes has all its layers within the unit's own cage. It
# starts with the first picture, which is on some slide of the loop.
check_decoder() {
    local said
    said=$(machine_say 'find_decoder() { grep -ls ^standpunt-decod \
            /proc/[0-9]*/comm; }
        for ((i = 0; i < 300; i++)); do
            find_decoder >/dev/null && break
            sleep 1
        done
        cat "$(dirname "$(find_decoder)")/status"
        journalctl -b -u standpunt-kms -o cat --no-pager' 600)
    expect "$said" '^NoNewPrivs:.*1$'
    expect "$said" '^Seccomp:.*2$'
    ! grep -E 'missing:|without it' <<<"$said" ||
        fail "the decoder has not all layers"
    say "the decoder has all its layers"
}

# The manager hears again and again that the stand is alive.
check_heartbeat() {
    local said
    said=$(machine_say 'beat() {
            systemctl show -P WatchdogTimestampMonotonic standpunt-kms
        }
        first=$(beat)
        for ((i = 0; i < 120; i++)); do
            sleep 1
            [[ $(beat) == "$first" ]] || break
        done
        echo "$((i < 120))"' 400)
    [[ $said == 1* ]] || fail "no sign of life in two minutes"
    say "the manager hears that it is alive"
}

# A panel that is plugged in while the stand runs. The words that ask for a
# touch are in the same place on each slide of the loop.
check_touch() {
    machine_say 'modprobe uinput && finger 100 937' 300
    see touched "$expected/home-global-goals.png"
}

check_keys() {
    # The first two lead out of a console that the stand does not own.
    machine_monitor 'sendkey ctrl-alt-f2'
    machine_monitor 'sendkey ctrl-alt-delete'
    machine_monitor 'sendkey f5'
    see talk "$expected"/slide-*-01.png
    [[ $(machine_say 'cat /sys/class/tty/tty0/active') == tty1* ]] ||
        fail "a key led to another console"
    machine_monitor 'sendkey pgdn'
    see slide "$expected"/slide-*-02.png
}

# It is killed, and there again on the same slide.
check_crash() {
    local before
    before=$(main_pid)
    cp "$machine/slide.png" "$machine/before.png"
    machine_say "kill -SEGV $before"
    until [[ $(main_pid) != "$before" && $(main_pid) != 0 ]]; do
        sleep 1
    done
    see crashed "$machine/before.png"
}

# Nothing stays of the package but the stand's folder and its user.
check_purge() {
    local said
    said=$(machine_say 'dpkg --purge standpunt && sync
        find / -xdev -iname "*standpunt*" -not -path "/proc/*" \
            -not -path "/root/*" -prune' 600)
    say "after purge: $(grep ^/ <<<"$said" | xargs)"
    [[ $(grep ^/ <<<"$said" | grep -v /etc/systemd/system/) == \
        /var/lib/standpunt ]] || fail "files stay: $said"
}

rm -rf "$machine/expected"
"$program" proof --content "$content" --size "${panel_w}x$panel_h" \
    --out "$machine/expected" >/dev/null
accelerator=$(machine_choose_accelerator)
readonly accelerator
say "emulated by $accelerator"
boot
check_unit
check_exposure
check_decoder
check_heartbeat
check_touch
check_keys
check_crash
check_purge
machine_end
