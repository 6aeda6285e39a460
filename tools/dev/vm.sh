# shellcheck shell=bash
#
# `./dev vm`: the package in an emulated machine. Read by `dev`, from the root
# of the project.

# cmd_vm [boot | cuts [COUNT]]: both if not said, with 20 cuts.
cmd_vm() {
    local part=${1:-all} count=${2:-20}
    [[ $part =~ ^(all|boot|cuts)$ && $count =~ ^[1-9][0-9]*$ ]] ||
        fail "vm: 'boot', or 'cuts' and their number"
    need build run test vm
    build_release
    quietly package package_release
    quietly dev build_preset dev vm_disk vm_picture vm_finger
    tests/vm/contents.sh "$program" tests/content/good 1280x720 \
        build/vm/contents
    as_root tests/vm/image.sh build/release/package/standpunt_*.deb \
        "$program" content build/dev/tests/vm/vm_finger build/vm \
        build/vm/contents/content/*
    if [[ $part != cuts ]]; then
        as_root tests/vm/run_boot.sh "$program" content \
            build/dev/tests/vm build/vm
    fi
    if [[ $part != boot ]]; then
        as_root tests/vm/run_cuts.sh build/dev/tests/vm build/vm \
            build/vm/contents "$count" "${STANDPUNT_SEED:-1}"
    fi
    say "Pictures of its display:"
    find "$PWD/build/vm" -maxdepth 1 -name '*.png' | sort
}

package_release() {
    rm -rf build/release/package
    cmake --build build/release --target package
}
