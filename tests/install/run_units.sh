#!/usr/bin/env bash
#
# The units as systemd reads them: without a word of complaint, those of the
# stand's own window exposed no more than 1.0 of 10, and with every call that
# the decoder locks itself in with.
#
#   run_units.sh SYSTEMD_ANALYZE
set -euo pipefail

readonly analyze=$1
readonly units=assets/systemd
# In tenths.
readonly exposure_max=10
readonly windows=(kms x11 wayland)

fail() {
    printf '%s\n' "$*"
    exit 1
}

# What each group such as @process holds: calls, and other groups.
declare -A groups
group=
while read -r word _; do
    case $word in
    '' | '#') ;;
    @*)
        if [[ -n ${fresh:-} ]]; then
            group=$word
        else
            groups[$group]+=" $word"
        fi
        ;;
    *) groups[$group]+=" $word" ;;
    esac
    fresh=
    [[ -n $word ]] || fresh=1
done < <(echo && "$analyze" syscall-filter 2>/dev/null)

# One call a line, of a call or a group.
calls_of() {
    local name
    if [[ $1 != @* ]]; then
        echo "$1"
        return
    fi
    for name in ${groups[$1]}; do
        calls_of "$name"
    done
}

# What a unit allows, in the order in which it says so.
allowed_by() {
    local line word out=
    while read -r line; do
        local without=
        [[ $line != '~'* ]] || without=1
        for word in ${line#'~'}; do
            if [[ -n $without ]]; then
                out=$(comm -23 <(sort -u <<<"$out") \
                    <(calls_of "$word" | sort -u))
            else
                out=$(printf '%s\n' "$out" "$(calls_of "$word")")
            fi
        done
    done < <(sed -n 's/^SystemCallFilter=//p' "$1")
    sort -u <<<"$out"
}

for unit in "$units"/*.service; do
    # Neither the program nor its manual page need be installed here, nor
    # what draws for two of the units.
    said=$("$analyze" verify "$unit" 2>&1 |
        grep -vE "Command /usr/bin/(standpunt|Xorg|cage) is not executable|\
Command 'man standpunt" || true)
    [[ -z $said ]] || fail "$said"
done

for name in "${windows[@]}"; do
    unit=$units/standpunt-$name.service
    "$analyze" security --offline=yes --threshold="$exposure_max" "$unit" \
        >/dev/null || fail "$name is exposed more than it should be"
    for setting in Type=notify Restart=always WatchdogSec=10 \
        StartLimitIntervalSec=0 NoNewPrivileges=yes SystemCallErrorNumber=EPERM; do
        grep -qx "$setting" "$unit" || fail "$name has no $setting"
    done
    mapfile -t allowed < <(allowed_by "$unit")
    for call in landlock_create_ruleset landlock_add_rule \
        landlock_restrict_self seccomp memfd_create prlimit64 execve; do
        [[ " ${allowed[*]} " == *" $call "* ]] || fail "$name forbids $call"
    done
    for call in mount ptrace reboot setrlimit bpf; do
        [[ " ${allowed[*]} " != *" $call "* ]] || fail "$name allows $call"
    done
done
