#!/usr/bin/env bash
#
# A disk with a minimal Debian 12, the package installed as a crew installs it,
# and content published, that starts the stand with the machine.
#
#   image.sh PACKAGE.deb PROGRAM CONTENT FINGER OUT [FOLDER…]
#
# PROGRAM publishes CONTENT; each FOLDER is in the machine's /root. It
# writes disk.raw, and the kernel that starts it: vmlinuz and initrd. Needs
# root. Debian's own packages are fetched once, into OUT/debian.tar.
set -euo pipefail

readonly package=$1 program=$2 content=$3 finger=$4 out=$5
shift 5
readonly root=$out/root

# What a machine starts with; the rest is what our package asks for.
readonly machine=systemd-sysv,udev,linux-image-amd64,initramfs-tools,zstd

# Names in a field of the package, between commas.
names_in() {
    dpkg-deb --field "$package" "$1" |
        sed -E 's/ *\([^)]*\)//g; s/ *\|[^,]*//g; s/, */,/g'
}

# No recommended packages but our own: what is missing is seen to be missing.
fetch_debian() {
    local wanted
    wanted=$machine,$(names_in Depends),$(names_in Recommends)
    if [[ -e $out/debian.tar && $(cat "$out/debian.txt") == "$wanted" ]]; then
        return
    fi
    echo "Fetching Debian"
    mmdebstrap --quiet --variant=minbase --include="$wanted" \
        --dpkgopt='path-exclude=/usr/share/doc/*' \
        bookworm "$out/debian.part.tar"
    mv "$out/debian.part.tar" "$out/debian.tar"
    echo "$wanted" >"$out/debian.txt"
}

install_package() {
    cp "$package" "$root/root/standpunt.deb"
    chroot "$root" dpkg --install /root/standpunt.deb >/dev/null
    chroot "$root" systemctl enable --quiet standpunt-kms
}

# By this machine: the emulated one takes minutes to look at all of it.
publish_content() {
    cp -r "$@" "$root/root/"
    chmod -R a+rX "$root/root"
    "$program" publish "$content" --to "$root/var/lib/standpunt"
    chroot "$root" chown -R standpunt:standpunt /var/lib/standpunt
}

# A shell on a line that leads out of the machine, for the test alone.
open_door() {
    cp "$finger" "$root/usr/local/bin/finger"
    cat >"$root/etc/systemd/system/door.service" <<'END'
[Unit]
Description=A shell for the test
DefaultDependencies=no
StartLimitIntervalSec=0

[Service]
ExecStart=/bin/bash -c 'exec bash 0<>/dev/virtio-ports/door 1>&0'
StandardError=journal
Restart=always
RestartSec=1

[Install]
WantedBy=sysinit.target
END
    chroot "$root" systemctl enable --quiet door
}

# What the unit allows a real machine is too little for an emulated one, whose
# processor is some thirty times slower.
allow_time() {
    local folder=$root/etc/systemd/system/standpunt-kms.service.d
    mkdir "$folder"
    printf '%s\n' '[Service]' TimeoutStartSec=300 WatchdogSec=100 \
        >"$folder/slow.conf"
}

configure() {
    echo stand >"$root/etc/hostname"
    echo '/dev/vda / ext4 errors=remount-ro 0 1' >"$root/etc/fstab"
    printf '%s\n' virtio_pci virtio_blk ext4 virtio_gpu \
        >"$root/etc/initramfs-tools/modules"
    sed -i 's/^MODULES=.*/MODULES=list/' \
        "$root/etc/initramfs-tools/initramfs.conf"
    # Without it the file system is not looked at before it is used.
    echo 'FSTYPE=ext4' >>"$root/etc/initramfs-tools/initramfs.conf"
    # A stand has no logins, and an emulator starts slowly enough.
    chroot "$root" systemctl mask --quiet getty-static autovt@ \
        serial-getty@ttyS0 e2scrub_reap systemd-update-utmp-runlevel
    chroot "$root" update-initramfs -u >/dev/null 2>&1
}

# The journal of the file system is as mke2fs makes it for a real disk.
write_disk() {
    cp "$root"/boot/vmlinuz-* "$out/vmlinuz"
    cp "$root"/boot/initrd.img-* "$out/initrd"
    rm -f "$out/disk.raw"
    mke2fs -q -t ext4 -L stand -d "$root" "$out/disk.raw" 3G
}

mkdir -p "$out"
fetch_debian
rm -rf "$root"
mkdir "$root"
tar -xf "$out/debian.tar" -C "$root"
install_package
publish_content "$@"
open_door
allow_time
configure
write_disk
rm -rf "$root"
