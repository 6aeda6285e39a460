#!/usr/bin/env bash
#
# The real program with so few addresses, then more and more until there are
# enough: it ends with 70 and one line, or has no memory to read the content,
# or plays the tape. The heap is the real one.
#
#   run_limits.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
readonly least_kib=32768 step_kib=32768 most_kib=2097152

mkdir -p "$out"
printf '%s\n' '0 size 640 360' '1000 dump loop.json' >"$out/loop.tape"

# try_with KIB: prints the exit status.
try_with() {
    local status=0
    (
        ulimit -v "$1"
        exec "$program" play "$out/loop.tape" --out "$out"
    ) 2>"$out/said" || status=$?
    echo "$status"
}

status=
for ((kib = least_kib; kib <= most_kib; kib += step_kib)); do
    status=$(try_with "$kib")
    case $status in
    0) pattern='^$' lines=0 ;;
    1) pattern='the machine has no memory to read it' lines=1 ;;
    70) pattern='^standpunt: no memory for [0-9]* bytes$' lines=1 ;;
    *) pattern='' lines=-1 ;;
    esac
    if (($(wc -l <"$out/said") != lines)) ||
        { ((lines > 0)) && ! grep -q "$pattern" "$out/said"; }; then
        echo "$kib KiB: status $status"
        cat "$out/said"
        exit 1
    fi
done
[[ $status == 0 ]] || { echo "it never had enough"; exit 1; }
