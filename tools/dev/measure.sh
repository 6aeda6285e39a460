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

# cmd_soak [DAYS|hour]
cmd_soak() {
    local days=${1:-30}
    [[ $days =~ ^([1-9][0-9]?|hour)$ ]] ||
        fail "soak: '$days' is no number of days, nor 'hour'"
    need build run test view
    quietly soak build_bench
    if [[ $days == hour ]]; then
        tests/soak/run_real_time.sh build/bench/standpunt \
            build/bench/tests/soak/real_time build/bench/real_time 3600
    else
        SDL_VIDEODRIVER=dummy build/bench/tests/soak/soak $((days * 24)) memory
    fi
}

cmd_web() {
    need build run test bench
    quietly dev build_preset dev standpunt standpunt-export
    tests/web/run_browser.sh build/dev/standpunt build/web
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
