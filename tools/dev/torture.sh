# shellcheck shell=bash
#
# `./dev torture`: what breaks a stand on purpose. Read by `dev`, from the root
# of the project. Each says on its last lines what it did, and fails if the
# stand did not stand it.

# Pictures that others collected, as Debian packages have them.
readonly picture_corpora=(
    /usr/share/go-1.19/src/image/testdata
    /usr/share/go-1.19/src/image/png/testdata
    /usr/share/go-1.19/src/image/png/testdata/pngsuite
    /usr/share/gocode/src/golang.org/x/image/testdata
)

# cmd_torture [NAME…]: a function torture_NAME.
cmd_torture() {
    local name names=(pictures publish content stand faults monkey)
    (($# == 0)) || names=("$@")
    for name in "${names[@]}"; do
        declare -F "torture_$name" >/dev/null || fail "torture: no '$name'"
    done
    need build run test torture
    quietly torture build_bench
    mkdir -p build/found
    for name in "${names[@]}"; do
        say "$name"
        "torture_$name"
    done
}

# Each as it is, and all of them damaged.
torture_pictures() {
    local dir seeds=build/torture/pictures
    build/bench/tests/decoder/picture_corpora "${picture_corpora[@]}"
    rm -rf "$seeds"
    mkdir -p "$seeds"
    for dir in content/images "${picture_corpora[@]}"; do
        find "$dir" -maxdepth 1 -regex '.*\.\(png\|jpe?g\|webp\)' \
            -exec cp -t "$seeds" {} +
    done
    build/bench/tests/decoder/decoder_torture build/bench/standpunt-decoder \
        "$seeds" build/found/decoder 20000
}

torture_publish() {
    local program=build/bench/tests/release/publish_fault way
    rm -rf build/torture/publish
    mkdir -p build/torture/publish
    for way in kills faults; do
        "$program" "$way" "build/torture/publish/$way"
    done
    "$program" random build/torture/publish/random 2000
}

# Content that was changed on purpose; and edited under a stand that shows it.
torture_content() {
    build/bench/tests/mutation/content_torture content build/bench/assets \
        build/found/content.txt 100000
    SDL_VIDEODRIVER=dummy build/bench/tests/mutation/live_torture 10000
}

# With the silence that its units allow. The socket for its words needs a
# whole path.
torture_stand() {
    mkdir -p build/torture/stand
    build/bench/tests/watchdog/hang_and_crash build/bench/standpunt \
        "$PWD/build/torture/stand" 20 10000
}

# Every allocation and every call of the file system fails once, where that
# does not take days: else one for each way that leads to it.
torture_faults() {
    local run=(nice tests/faults/run_faults.sh) out=build/torture/faults
    export SDL_VIDEODRIVER=dummy
    "${run[@]}" build/bench/faults "$out" all once start reload visit
    "${run[@]}" build/bench/faults "$out" all calls start reload visit publish
    "${run[@]}" build/bench/faults "$out" each once publish live
    "${run[@]}" build/bench/faults "$out" each calls live
    "${run[@]}" build/bench/faults "$out" each lasting start reload visit \
        publish live
    "${run[@]}" build/bench/faults_bare "$out" all once decode
    tests/faults/run_disk.sh build/bench/standpunt build/torture/disk
}

# A process for each core, with seeds of its own; what one finds is a tape.
torture_monkey() {
    local job pid pids=() status=0 found=build/found/monkey
    quietly monkey build_preset asan monkey standpunt
    rm -rf "$found"
    mkdir -p "$found"
    for ((job = 0; job < ${jobs:?}; job++)); do
        run_monkey $((10000000 / jobs)) $((1 + job * 1000000)) \
            "$found/$job" &
        pids+=("$!")
    done
    for pid in "${pids[@]}"; do
        wait "$pid" || status=1
    done
    grep -haE '^(monkey:|not reached:|/.*\.tape$)|ERROR: |runtime error: ' \
        "$found"/*.txt || true
    tail -qn 1 "$found"/*.txt
    ((status == 0)) || fail "torture: more of it is in $found/*.txt; a tape
   beside it is played by build/asan/standpunt play $found/…/SEED.tape"
}

# run_monkey EVENTS SEED OUT: what it says is in OUT.txt.
run_monkey() {
    local fixed_layout=()
    if setarch -R true 2>/dev/null; then
        fixed_layout=(setarch -R)
    fi
    UBSAN_OPTIONS=print_stacktrace=1 \
        LSAN_OPTIONS=suppressions=tests/lsan.supp:print_suppressions=0 \
        "${fixed_layout[@]}" build/asan/tests/monkey/monkey "$1" "$2" "$3" all \
        >"$3.txt" 2>&1
}
