#!/usr/bin/env bash
#
# Measures Standpunt and what else a stand would use, prints the table and
# draws the picture.
#
#   run.sh BUILD PICTURE [--quick]
#
# BUILD is a folder where the program and the tests are built; PICTURE is the
# SVG file that is written. About twenty minutes; quick: three, and only the
# browser to compare with. Results stay
# in BUILD/probe. What a machine lacks is in the table as "missing".
set -euo pipefail

build=$(realpath "$1")
picture=$2
quick=${3:-}
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
readonly build picture quick here
readonly tools=$build/tests/bench out=$build/probe
readonly results=$out/results.tsv small=$out/stand-50 large=$out/stand-10000
readonly long=$out/stand-500-slides pdf=$out/talk.pdf
readonly pictures=file://$small/images
readonly hd=1920x1080 uhd=3840x2160
# Python programs of Debian with Debian's Python, whatever else is there.
export PATH=/usr/bin:/bin:/usr/games:$PATH

if [[ $quick == --quick ]]; then
    readonly starts=2 touches=10 keys=8 minute=6 some=5 rest=5
    readonly subjects=(standpunt chromium scale slides)
else
    readonly starts=7 touches=60 keys=50 minute=60 some=12 rest=20
    readonly subjects=(standpunt chromium reveal impressive pdfpc mpv maps scale slides)
fi
readonly projects=10000 pictures_of_projects=2000 slides=500

# What is done: the same places on Standpunt and on the page of the browser.
readonly wake=tap:500:500 open_talk=tap:617:356 open_list=tap:260:356
readonly open_map=tap:195:937
readonly back=key:Escape turn=key:Page_Down,key:Page_Up
readonly turn_at_once=cut:Page_Down,cut:Page_Up
readonly touch=press:617:356,away fade=tap:617:356,key:Escape

say() {
    printf '%s\n' "$*"
}

have() {
    command -v "$1" >/dev/null
}

# word PROGRAM WORD MEASURE…: why there is no number.
word() {
    local measure
    for measure in "${@:3}"; do
        printf '%s\t%s\t%s\t%s\n' "$1" "$hd" "$measure" "$2" >>"$results"
    done
}

# probe PROGRAM SIZE STEP… -- COMMAND…
probe() {
    say "  $1, $2"
    "$tools/probe" run "$1" "$2" "$results" "$out/${1// /-}.log" "${@:3}" ||
        word "$1" failed start_ms
}

# ---- Standpunt ------------------------------------------------------------

measure_standpunt() {
    local run=("$build/standpunt" run --content "$small")
    probe Standpunt "$hd" "start=$starts" "rest=$rest" "do=$wake" home \
        "touch=$touches:$touch" "fade=$minute:$fade" "do=$open_talk" \
        "slide=$minute:$turn" "key=$keys:$turn" "cut=$keys:$turn_at_once" \
        "do=$back,$open_list" "scroll=$some" "do=$back" \
        "idle=$minute" memory -- "${run[@]}"
    probe Standpunt "$uhd" start=3 "do=$wake" "fade=$minute:$fade" \
        "do=$open_talk" "slide=$some:$turn" memory -- "${run[@]}"
}

# Content with mistakes would show the preparing page, and measure that.
measure_scale() {
    local name="$projects projects"
    local log=$out/${name// /-}.log
    probe "$name" "$hd" start=3 "do=$wake,$open_list" "scroll=$some" memory \
        -- "$build/standpunt" run --content "$large"
    if grep -q ': error: ' "$log"; then
        say "  $name are refused:"
        grep -m 2 ': error: ' "$log"
        word "$name" failed start_ms scroll_fps scroll_worst_ms pss_mb
    fi
}

# A step in a long talk takes no longer than in a short one.
measure_slides() {
    "$tools/make_stand" "$long" 50 20 "$slides"
    probe "$slides slides" "$hd" start=3 "do=$wake,$open_talk" \
        "cut=$keys:$turn_at_once" memory \
        -- "$build/standpunt" run --content "$long"
}

# ---- a browser ------------------------------------------------------------

# browse SIZE PAGE STEP… with $name: the first start makes the profile.
browse() {
    local size=$1 page=$2
    local window=${size/x/,}
    local run=(chromium --kiosk --no-first-run --no-default-browser-check
        --user-data-dir="$out/profile" --password-store=basic
        --disable-extensions --disable-component-update --disable-sync
        --disable-background-networking --disable-features=Translate
        --allow-file-access-from-files --force-device-scale-factor=1
        --window-position=0,0 --window-size="$window")
    # It does not run as root inside its own sandbox.
    [[ $(id -u) != 0 ]] || run+=(--no-sandbox)
    probe "$name" "$size" "${@:3}" -- "${run[@]}" "file://$page"
}

measure_chromium() {
    local name=Chromium page="$here/peers/kiosk.html?pictures=$pictures"
    have chromium || { word "$name" missing start_ms; return; }
    browse "$hd" "$page" start=1 "start=$((starts > 5 ? 5 : starts))" \
        "rest=$rest" "do=$wake" home "touch=$touches:$touch" \
        "fade=$some:$fade" "do=$open_talk" "slide=$some:$turn" \
        "key=$keys:$turn" \
        "do=$back,$open_list" "scroll=$some" "do=$back" "idle=$rest" memory
    browse "$uhd" "$page" start=3 "do=$wake" "fade=$some:$fade" \
        "do=$open_talk" "slide=$some:$turn" memory
}

# fetch NAME FILE: its package, once; the version that was measured is in
# the picture.
fetch() {
    local name=$1 file=$2
    [[ -e $out/$name/package/$file ]] && return
    have npm || return 1
    mkdir -p "$out/$name"
    (cd "$out/$name" && npm pack "$name" >/dev/null 2>&1 &&
        tar -xzf "$name"-*.tgz)
}

measure_reveal() {
    local name=reveal.js page
    if ! have chromium || ! fetch reveal.js dist/reveal.js; then
        word "$name" missing start_ms
        return
    fi
    page="$here/peers/reveal.html?pictures=$pictures"
    page+="&library=file://$out/reveal.js/package/dist"
    browse "$hd" "$page&transition=none" start=3 "cut=$keys:$turn"
    browse "$hd" "$page&transition=fade" start=1 "fade=$some:$turn"
    browse "$hd" "$page&transition=slide" start=1 "slide=$some:$turn" \
        "idle=$rest" memory
}

# ---- maps -----------------------------------------------------------------

# The real content; in the browser, the same land and places by Leaflet.
measure_maps() {
    local content=$here/../../content name=Chromium page
    local drive=("do=key:equal" "pan=$some" "zoom=$some:key:equal,key:minus")
    probe Standpunt "$hd" start=1 "do=$wake" "do=$open_map" \
        "${drive[@]}" -- "$build/standpunt" run --content "$content"
    if ! have chromium || ! fetch leaflet dist/leaflet.js; then
        word "$name" missing pan_fps zoom_fps
        return
    fi
    {
        printf 'const places = [\n'
        awk '$1 == "lat:" { lat = $2 }
            $1 == "lon:" { print "[" lat ", " $2 "]," }' "$content"/projects/*
        printf '];\nconst land = %s;\n' \
            "$(cat "$here/../../assets/map/land.geojson")"
    } >"$out/map-data.js"
    page="$here/peers/map.html?data=file://$out/map-data.js"
    page+="&library=file://$out/leaflet/package/dist"
    browse "$hd" "$page" start=1 "do=tap:300:300" "${drive[@]}"
}

# ---- slides without a browser ----------------------------------------------

measure_impressive() {
    local name=Impressive
    local files=("$small"/images/slide-*.jpg)
    local run=(impressive --fullscreen --nologo --nooverview --transtime)
    have impressive || { word "$name" missing start_ms; return; }
    probe "$name" "$hd" start=3 "cut=$keys:$turn" \
        -- "${run[@]}" 0 -t None "${files[@]}"
    probe "$name" "$hd" start=1 "fade=$some:$turn" \
        -- "${run[@]}" 700 -t Crossfade "${files[@]}"
    probe "$name" "$hd" start=1 "slide=$some:$turn" "idle=$rest" memory \
        -- "${run[@]}" 480 -t SlideLeft "${files[@]}"
}

# The same slides, as Standpunt hands them out.
measure_pdfpc() {
    local name=pdfpc
    have pdfpc || { word "$name" missing start_ms; return; }
    "$build/standpunt" export --content "$small" --deck talk --pdf "$pdf" \
        >/dev/null
    probe "$name" "$hd" start=3 "cut=$keys:$turn" "idle=$rest" memory \
        -- pdfpc --single-screen --switch-screens "$pdf"
    word "$name" none fade_fps slide_fps
}

measure_mpv() {
    local name=mpv
    have mpv || { word "$name" missing start_ms; return; }
    printf 'PGDWN playlist-next\nPGUP playlist-prev\n' >"$out/mpv.conf"
    probe "$name" "$hd" start=3 "cut=$keys:$turn" "idle=$rest" memory \
        -- mpv --no-config --fs --vo=x11 --no-osc --osd-level=0 --panscan=1 \
        --image-display-duration=inf --input-conf="$out/mpv.conf" \
        "$small"/images/slide-*.jpg
    word "$name" none fade_fps slide_fps
}

# ---------------------------------------------------------------------------

version_of() {
    if have dpkg-query; then
        dpkg-query -W -f ' ${Package} ${Version}' "$@" 2>/dev/null || true
    fi
}

# npm_version NAME
npm_version() {
    local file=$out/$1/package/package.json
    [[ ! -e $file ]] ||
        sed -nE "s/^[[:space:]]*\"version\": \"([^\"]*)\".*/ $1 \\1/p" "$file" |
            head -n 1
}

report() {
    local cpu
    cpu=$(sed -nE '0,/^model name/s/^model name[^:]*: (.*)/\1/p' /proc/cpuinfo)
    "$tools/probe" report "$results" "$picture" \
        "Standpunt, and what else a stand would use" \
        "$cpu, $(nproc) cores, no GPU; $(date +%F)" \
        "$("$build/standpunt" --version);$(version_of chromium impressive pdf-presenter-console mpv)$(
            npm_version reveal.js)$(npm_version leaflet)" | tee "$out/table.txt"
    say "$results"
    say "$picture"
}

main() {
    local subject
    mkdir -p "$out"
    rm -rf "$results" "$out"/*.log "$out/profile"
    "$tools/make_stand" "$small" 50 20
    [[ -e $large/projects/p-$projects.yaml ]] ||
        "$tools/make_stand" "$large" "$projects" "$pictures_of_projects"
    [[ $quick != --quick ]] ||
        say "Quick: reveal.js, Impressive, pdfpc, mpv and the maps are left out."
    for subject in "${subjects[@]}"; do
        "measure_$subject"
    done
    report
}

main
