# shellcheck shell=bash
#
# The commands of `./dev` that a change does not wait for: how fast, how long,
# and what breaks it. Read by `dev`, from the root of the project.

readonly fuzz_flags="-fsanitize=fuzzer-no-link,address,undefined \
-fno-sanitize-recover=all -fno-omit-frame-pointer"

# cmd_bench [--quick] [NAME…]: a program bench_NAME, or `probe`.
cmd_bench() {
    local bench quick=() names=()
    while (($# > 0)); do
        case $1 in
        --quick) quick=(--quick) ;;
        *) names+=("$1") ;;
        esac
        shift
    done
    need build run test
    quietly bench build_bench
    ((${#names[@]} > 0)) || mapfile -t names < <(bench_names)
    for bench in "${names[@]}"; do
        say "$bench"
        if [[ $bench == probe ]]; then
            bench_probe "${quick[@]}"
        else
            [[ -x build/bench/tests/bench/bench_$bench ]] ||
                fail "no bench '$bench'; there are: $(bench_names | xargs)"
            "build/bench/tests/bench/bench_$bench"
        fi
    done
}

bench_names() {
    local bench
    for bench in build/bench/tests/bench/bench_*; do
        [[ ! -x $bench || -d $bench ]] || echo "${bench##*/bench_}"
    done
    echo probe
}

# What cannot be installed here is in the table as missing.
bench_probe() {
    ./dev step need view bench || say "Not every peer can be installed."
    mkdir -p docs/pictures
    tests/bench/probe/run.sh build/bench docs/pictures/bench.svg "$@"
}

build_bench() {
    cmake --preset release -B build/bench
    compile build/bench
}

cmd_soak() {
    local days=${1:-7}
    [[ $days =~ ^[1-9][0-9]?$ ]] || fail "soak: '$days' is no number of days"
    need build run test
    quietly soak build_bench
    SDL_VIDEODRIVER=dummy build/bench/tests/soak/soak $((days * 24)) memory
}

cmd_web() {
    need build run test bench
    quietly dev build_preset dev standpunt standpunt-export
    tests/web/run_browser.sh build/dev/standpunt build/web
}

# cmd_torture [NAME…]: a function torture_NAME.
cmd_torture() {
    local name names=(decoder publish monkey)
    (($# == 0)) || names=("$@")
    for name in "${names[@]}"; do
        declare -F "torture_$name" >/dev/null || fail "torture: no '$name'"
    done
    need build run test
    for name in "${names[@]}"; do
        say "$name"
        "torture_$name"
    done
}

torture_decoder() {
    quietly torture build_bench
    build/bench/tests/decoder/decoder_torture build/bench/standpunt-decoder \
        content/images build/found/decoder 20000
}

torture_publish() {
    local program=build/bench/tests/release/publish_fault way
    quietly torture build_bench
    rm -rf build/torture
    mkdir -p build/torture
    for way in kills faults; do
        "$program" "$way" "build/torture/$way"
    done
    "$program" random build/torture/random 2000
}

# A process for each core, with seeds of its own; what one finds is a tape.
torture_monkey() {
    local job pid pids=() status=0 found=build/found/monkey
    quietly torture build_preset asan monkey standpunt
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

cmd_fuzz() {
    local seconds=${1:-60} fuzzer name
    [[ $seconds =~ ^[0-9]+$ ]] || fail "fuzz: '$seconds' is no number"
    need build run test
    quietly fuzz build_fuzz
    for fuzzer in build/fuzz/tests/fuzz/fuzz_*; do
        [[ -x $fuzzer && ! -d $fuzzer ]] || continue
        name=${fuzzer##*/fuzz_}
        say "$name, $seconds s; what it finds stays in build/found/$name"
        mkdir -p "build/found/$name"
        "$fuzzer" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 \
            -artifact_prefix="build/found/$name/" \
            "build/found/$name" "tests/fuzz/corpus/$name"
    done
}

build_fuzz() {
    cmake --preset clang -B build/fuzz -DSTANDPUNT_FUZZ=ON \
        -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_C_FLAGS="$fuzz_flags"
    compile build/fuzz
}
