#!/usr/bin/env bash
#
# Power is cut while content is published, again and again: each time the
# machine starts into the old content or the new, whole, and shows it.
#
#   run_cuts.sh TOOLS MACHINE CONTENTS COUNT SEED
#
# CONTENTS is what contents.sh wrote; both are in the machine's /root.
set -euo pipefail

readonly tools=$1 machine=$2 contents=$3 count=$4 seed=$5
# What is changed goes to the disk within a tenth of a second instead of thirty
# seconds, in any order, so that more of it is not yet flushed.
readonly hurry='echo 10 | tee /proc/sys/vm/dirty_writeback_centisecs \
    /proc/sys/vm/dirty_expire_centisecs; cat /sys/block/vda/queue/write_cache'
# shellcheck source=tests/vm/machine.sh
source "${BASH_SOURCE[0]%/*}/machine.sh"

other() {
    [[ $1 == here ]] && echo there || echo here
}

publish() {
    echo "setpriv --reuid=standpunt --regid=standpunt --init-groups \
        standpunt publish /root/$1 --to /var/lib/standpunt"
}

# Which of the two is on the display after the cut of this number, and that
# `current` has its words in every project. Half of the pixels tell the two
# apart; the few that may differ are edges of letters. The stand has compared
# each file with the manifest, whose hash is in the release's name.
look() {
    local said shown words
    said=$(machine_see "cut-$1" 3000 "$contents"/{here,there}.png)
    shown=$(basename "${said% *}" .png)
    words=$(machine_say "cat /var/lib/standpunt/current/projects/* |
        grep -oE '(here|there)\.$' | sort | uniq -c")
    [[ $(xargs <<<"$words") == "2 $shown." ]] ||
        fail "cut $1: $shown is shown, and its folder has: $words"
    echo "$shown"
}

# The release that is shown and the time that a publication takes here.
measure() {
    local start=$EPOCHREALTIME end
    machine_say "$(publish "$1")" 600 >/dev/null
    end=$EPOCHREALTIME
    publish_ms=$(((${end/./} - ${start/./}) / 1000))
}

# Until the release has been shown for a minute: the stand takes a start that
# ended before for a failure of the program, also where its power was cut.
wait_for_trial() {
    machine_say 'cd /var/lib/standpunt
        until [[ $(readlink good) == "$(readlink current)" ]]; do
            sleep 1
        done' 900 >/dev/null
}

# Half of the cuts come anywhere, half in the last third, where the release
# gets its name and the link is renamed.
cut_during_publication() {
    local wait_ms=$((RANDOM * publish_ms / 29000))
    if ((RANDOM % 2 == 0)); then
        wait_ms=$((publish_ms * 2 / 3 + wait_ms / 2))
    fi
    wait_for_trial
    [[ $(machine_say "$hurry") == *"write back"* ]] ||
        fail "the disk has no cache that could be lost"
    printf '%s >/dev/null 2>&1 &\n' "$(publish "$1")" >&"$to_door"
    sleep "$((wait_ms / 1000)).$(printf '%03d' $((wait_ms % 1000)))"
    machine_end
    cut_ms=$wait_ms
}

# One cut, and the start after it. Where the log cannot be read the disk is
# as it was at the start before, and the cut is none.
cut() {
    local idx=$1 to said serial
    to=$(other "$now")
    while true; do
        cut_during_publication "$to"
        said=$("$tools/vm_disk" "$disk" "$machine/log" $((seed + idx))) && break
        machine_start
        look "$idx" >/dev/null
    done
    machine_start
    now=$(look "$idx")
    serial=$(machine_say 'basename "$(readlink /var/lib/standpunt/current)"')
    serial=${serial%%-*}
    if ((10#$serial > newest)); then
        newest=$((10#$serial))
        new=$((new + 1))
    fi
    say "cut $idx after $cut_ms ms: $said; release $((10#$serial)), $now"
}

RANDOM=$seed
new=0
newest=3 # the machine's own, and the two that were measured
disk=$machine/cut.raw
cp --sparse=always "$machine/disk.raw" "$disk"
accelerator=$(machine_choose_accelerator)
readonly accelerator
machine_start
measure there
measure here
machine_see first 3000 "$contents/here.png" >/dev/null
now=here
say "a publication takes $publish_ms ms, emulated by $accelerator"
for ((idx = 1; idx <= count; idx++)); do
    cut "$idx"
done
machine_end
rm -f "$disk"
say "$count cuts: a new release $new times, else one from before"
