#!/usr/bin/env bash
#
# A deck handed out, opened by the tools of Poppler and by qpdf.
#
#   run_export.sh PROGRAM WORDS DISTANCE OUT
set -euo pipefail

readonly program=$1 words=$2 distance=$3 out=$4
failed=0

# Edges of letters differ between any two rasterisers; see page_distance.c.
readonly mean_max=1 tile_max=12

fail() {
    printf '%s\n' "$*"
    failed=1
}

# is LABEL WANT GOT
is() {
    [[ $2 == "$3" ]] || fail "$1: got '$3', want '$2'"
}

info() {
    pdfinfo "$1" | sed -nE "s/^$2: +//p"
}

export_deck() {
    "$program" export "$@" >/dev/null
}

# has LABEL FILE LINE: a line of a file, as it stands.
has() {
    grep -qxF -- "$3" "$2" || fail "$1: no '$3' in $2"
}

# The texts of all slides, in the order of reading, and on each page.
check_words() {
    local deck=$1 lang=$2 pdf=$out/$2.pdf
    pdfinfo -struct-text "$pdf" >"$out/$lang.structure"
    pdftotext "$pdf" "$out/$lang.pages"
    "$words" content "$deck" "$lang" "$out/$lang.structure" \
        "$out/$lang.pages" || fail "$deck in $lang: words are missing"
}

# check_looks DECK LANG CONTENT PAGE…: pages of LANG.pdf against the program's
# own pictures.
check_looks() {
    local deck=$1 lang=$2 content=$3 page shot
    shift 3
    export_deck --deck "$deck" --lang "$lang" --content "$content" \
        --png "$out/$lang"
    for page in "$@"; do
        # 960 points at 144 to the inch are 1920 pixels.
        pdftocairo -r 144 -f "$page" -l "$page" -singlefile -png \
            "$out/$lang.pdf" "$out/$lang-page-$page"
        shot=$(find "$out/$lang" -name "$(printf %02d "$page")-*.png")
        "$distance" "$shot" "$out/$lang-page-$page.png" "$mean_max" \
            "$tile_max" >"$out/said" ||
            fail "$lang, page $page: $(cat "$out/said")"
    done
}

check_deck() {
    local deck=$1 lang=$2 pages=$3 title=$4 pdf=$out/$2.pdf
    export_deck --deck "$deck" --lang "$lang" --pdf "$pdf"
    qpdf --check "$pdf" >"$out/said" 2>&1 ||
        fail "$deck in $lang: $(cat "$out/said")"
    is "$deck: pages" "$pages" "$(info "$pdf" Pages)"
    is "$deck: title" "$title" "$(info "$pdf" Title)"
    is "$deck: tagged" yes "$(info "$pdf" Tagged)"
    is "$deck: size" "960 x 540 pts" "$(info "$pdf" 'Page size')"
    is "$deck: no date" "" "$(info "$pdf" CreationDate)"
    check_words "$deck" "$lang"
}

# What pdfinfo does not say: looked for in the file taken apart.
check_labels() {
    qpdf --qdf --object-streams=disable "$out/nl.pdf" "$out/nl.qdf"
    grep -aqF '/Lang (nl)' "$out/nl.qdf" || fail "no language"
    grep -aqF '/DisplayDocTitle true' "$out/nl.qdf" || fail "no title shown"
    grep -aqF '/Alt (Tekening: een kade met oude pakhuizen' "$out/nl.qdf" ||
        fail "no words for a picture"
    grep -aqF '/DCTDecode' "$out/nl.qdf" || fail "the JPEG is no JPEG"
    is "a bookmark a slide" 19 \
        "$(grep -acE '^  /Title ' "$out/nl.qdf" | xargs -I{} expr {} - 1)"
    # What falls back says its own language.
    export_deck --deck goud-en-peper --lang uk --pdf "$out/fallback.pdf"
    qpdf --qdf --object-streams=disable "$out/fallback.pdf" "$out/fallback.qdf"
    grep -aqF '/Lang (uk)' "$out/fallback.qdf" || fail "no language of its own"
    grep -aqF '/Lang (nl)' "$out/fallback.qdf" || fail "no other language"
    is "glyphs mean what they say" 0 "$(grep -acF ActualText "$out/nl.qdf")"
}

check_same_bytes() {
    export_deck --deck goud-en-peper --lang nl --pdf "$out/again.pdf"
    cmp "$out/nl.pdf" "$out/again.pdf" || fail "not the same bytes"
    SOURCE_DATE_EPOCH=1669300000 export_deck --deck verhaal \
        --content tests/content/good --pdf "$out/dated.pdf"
    is "the date" "Thu Nov 24 14:26:40 2022 UTC" \
        "$(TZ=UTC pdfinfo "$out/dated.pdf" | sed -nE 's/^CreationDate: +//p')"
}

check_notes() {
    local pdf=$out/notes.pdf
    export_deck --deck goud-en-peper --lang nl --notes --pdf "$pdf"
    qpdf --check "$pdf" >/dev/null || fail "notes: not sound"
    is "notes: size" "595.2 x 841.92 pts (A4)" "$(info "$pdf" 'Page size')"
    pdfinfo -struct-text "$pdf" | sed -E 's/^ +//' >"$out/notes.structure"
    has "notes" "$out/notes.structure" \
        '"Vraag: wat zou hier nu op de kade staan?"'
    has "notes: the slide" "$out/notes.structure" '"In een pakhuis van de VOC"'
    has "notes: the place" "$out/notes.structure" '"5 / 19"'
}

# Long notes go on, a missing picture is a placeholder, 40 slides are fine.
check_odd_deck() {
    local dir=$out/odd i
    cp -r tests/content/good "$dir"
    {
        printf 'id: vreemd\ntitle: Vreemd\nkind: talk\nslides:\n'
        printf '  - {id: s0, layout: picture, title: Weg, image: plein.png,'
        printf ' alt: Weg}\n  - id: s1\n    layout: statement\n'
        printf '    title: Veel\n    notes: |-\n'
        for i in {1..60}; do
            printf '      Regel %d van het verhaal.\n' "$i"
        done
        for i in {2..39}; do
            printf '  - {id: s%d, layout: statement, title: Dia %d}\n' "$i" "$i"
        done
    } >"$dir/decks/vreemd.yaml"
    : >"$dir/images/plein.png" # no picture any more
    export_deck --content "$dir" --deck vreemd --notes --pdf "$out/odd.pdf" \
        2>"$out/said"
    grep -q 'images/plein.png: ' "$out/said" || fail "the picture is not missed"
    is "odd: pages" 42 "$(info "$out/odd.pdf" Pages)"
    pdfinfo -struct-text "$out/odd.pdf" | sed -E 's/^ +//' >"$out/odd.structure"
    is "odd: every line of the notes, once, in order" \
        "$(seq -f '"Regel %.0f van het verhaal."' 60)" \
        "$(grep -F '"Regel ' "$out/odd.structure")"
}

# A camera that lay on its side or its head: the JPEG says so in a part that
# is not handed out.
check_turned() {
    local dir=$out/turned turn
    cp -r tests/content/good "$dir"
    printf 'id: gekanteld\ntitle: Om\nkind: talk\nslides:\n' \
        >"$dir/decks/gekanteld.yaml"
    for turn in 3 6; do
        printf '  - {id: s%d, layout: picture, title: Om, image: t%d.jpg,' \
            "$turn" "$turn" >>"$dir/decks/gekanteld.yaml"
        printf ' alt: Om}\n' >>"$dir/decks/gekanteld.yaml"
        {
            head -c 2 content/images/pakhuis.jpg
            printf '\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01'
            printf '\x01\x12\0\x03\0\0\0\x01\0'
            printf '%b' "\x0$turn" '\0\0\0\0\0\0'
            tail -c +3 content/images/pakhuis.jpg
        } >"$dir/images/t$turn.jpg"
    done
    export_deck --content "$dir" --deck gekanteld --lang en --pdf "$out/en.pdf"
    check_looks gekanteld en "$dir" 1 2
    ! grep -aqF Exif "$out/en.pdf" || fail "what the camera wrote is handed out"
}

# Nothing is left of a file that could not be written whole.
check_no_room() {
    local status=0
    printf 'before' >"$out/full.pdf"
    (
        trap '' XFSZ
        ulimit -f 8
        exec "$program" export --deck verhaal --content tests/content/good \
            --pdf "$out/full.pdf"
    ) >/dev/null 2>"$out/said" || status=$?
    is "no room: status" 2 "$status"
    is "no room: said" "standpunt: warning: $out/full.pdf: File too large" \
        "$(cat "$out/said")"
    is "no room: what was there" before "$(cat "$out/full.pdf")"
    is "no room: nothing else" "" "$(find "$out" -name '*.part')"
}

rm -rf "$out"
mkdir -p "$out"
check_deck goud-en-peper nl 19 "Het goud en peper van nu"
check_deck global-goals-loop ar 9 "العرض المتواصل: الأهداف العالمية"
check_deck global-goals-loop uk 9 "Показ «Глобальні цілі»"
check_looks goud-en-peper nl content 2 5 7
check_looks global-goals-loop ar content 3 6
check_labels
check_same_bytes
check_notes
check_odd_deck
check_turned
check_no_room
exit "$failed"
