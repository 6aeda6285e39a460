# shellcheck shell=bash
#
# A machine of QEMU: no X, a display of virtio, a keyboard and a tablet. Read
# by the tests of this folder, which set `machine` to the folder of its files,
# `disk` to its disk, `tools` to that of our programs, and `accelerator`.
#
# The disk is a file that is never written. What the machine writes is in
# `written`, which is thrown away, and in `log`, each write in its order with
# the flushes between them. Power is cut by killing the emulator: the
# machine's memory is gone with all that its kernel had not written. What its
# kernel had written and not flushed is in the log, and a real disk may lose
# that too: `vm_disk` throws a coin for each such block.

readonly panel_w=1280 panel_h=720
readonly kernel_line="root=/dev/vda ro quiet consoleblank=0 \
vt.global_cursor_default=0 console=ttyS0 console=tty0"
machine_pid=
door_pid=

say() {
    printf '%s\n' "$*"
}

fail() {
    printf 'vm: %s\n' "$*" >&2
    exit 1
}

# By the host's processor, if that really starts a kernel, else by software.
machine_choose_accelerator() {
    local way=kvm
    # Without a disk a kernel that starts ends at once, by its panic.
    timeout 10 qemu-system-x86_64 -accel kvm -cpu host -m 256 -nodefaults \
        -display none -no-reboot -kernel "$machine/vmlinuz" \
        -append "panic=-1" >/dev/null 2>&1 || way=tcg,thread=multi
    echo "$way"
}

machine_start() {
    rm -f "$machine"/{log,written,door,monitor,console.txt}
    : >"$machine/log"
    qemu-img create -q -f qcow2 -F raw -b "$PWD/$disk" \
        "$machine/written"
    local cpu=max
    [[ $accelerator != kvm ]] || cpu=host
    qemu-system-x86_64 -accel "$accelerator" -cpu "$cpu" -smp 2 -m 1024 \
        -nodefaults -display none -no-reboot \
        -kernel "$machine/vmlinuz" -initrd "$machine/initrd" \
        -append "$kernel_line" \
        -blockdev "driver=qcow2,node-name=written,file.driver=file,file.filename=$machine/written" \
        -blockdev "driver=raw,node-name=log,file.driver=file,file.filename=$machine/log" \
        -blockdev driver=blklogwrites,node-name=disk,file=written,log=log \
        -device virtio-blk-pci,drive=disk \
        -device "virtio-gpu-pci,xres=$panel_w,yres=$panel_h" \
        -device virtio-keyboard-pci -device virtio-tablet-pci \
        -serial "file:$machine/console.txt" \
        -monitor "unix:$machine/monitor,server=on,wait=off" \
        -chardev "socket,id=door,path=$machine/door,server=on,wait=off" \
        -device virtio-serial-pci -device virtserialport,chardev=door,name=door \
        &
    machine_pid=$!
    trap machine_end EXIT
    until [[ -S $machine/door ]]; do
        kill -0 "$machine_pid" || fail "the emulator did not start"
        sleep 0.1
    done
    coproc door { exec socat - "UNIX-CONNECT:$machine/door"; }
    door_pid=$!
    exec {to_door}>&"${door[1]}" {from_door}<&"${door[0]}"
}

# Power is cut, at once.
machine_end() {
    [[ -n $machine_pid ]] || return 0
    kill -KILL "$machine_pid" 2>/dev/null || true
    wait "$machine_pid" 2>/dev/null || true
    machine_pid=
    exec {to_door}>&- {from_door}<&-
    wait "$door_pid" 2>/dev/null || true
}

# machine_say COMMAND [SECONDS]: by the shell inside; its status is ours.
machine_say() {
    local line said='' status
    local mark=said-$RANDOM$RANDOM
    printf '{ %s; } 2>&1 </dev/null; printf "\\n%s %%d\\n" $?\n' "$1" "$mark" \
        >&"$to_door"
    while read -r -t "${2:-120}" -u "$from_door" line; do
        if [[ $line == "$mark "* ]]; then
            status=${line#* }
            printf '%s' "$said"
            return "$status"
        fi
        said+=$line$'\n'
    done
    fail "no answer to: $1"
}

machine_monitor() {
    socat - "UNIX-CONNECT:$machine/monitor" <<<"$1" >/dev/null
}

# machine_photograph NAME: what is on the display now, as NAME.png.
machine_photograph() {
    local file=$machine/$1.png
    rm -f "$file"
    machine_monitor "screendump $file -f png"
    until [[ -s $file ]] && [[ $(tail -c 8 "$file" | head -c 4) == IEND ]]; do
        kill -0 "$machine_pid" 2>/dev/null || fail "the emulator ended"
        sleep 0.05
    done
}

# machine_see NAME LIMIT PICTURE…: until one of the pictures is on the display,
# but for LIMIT of a million pixels. Says which, and how much differs; the last
# look stays as NAME.png.
machine_see() {
    local name=$1 limit=$2 until=$((SECONDS + 900)) said
    shift 2
    while ((SECONDS < until)); do
        machine_photograph "$name"
        if said=$("$tools/vm_picture" "$limit" "$machine/$name.png" "$@"); then
            echo "$said"
            return
        fi
        sleep 1
    done
    fail "none of the pictures on $machine/$name.png; nearest: $said"
}

# see NAME PICTURE…: the display becomes one of these, but for what a skyline
# needs that breathes.
see() {
    local said
    said=$(machine_see "$1" 20000 "${@:2}")
    say "$1: ${said##* } of a million pixels differ"
}
