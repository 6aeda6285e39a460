#!/usr/bin/env bash
#
# Two contents that differ in the loop and in every project, and the picture
# that each has on the display: a dark and a light one. The loop is one slide
# and stands still, so the display has exactly one of the two.
#
#   contents.sh PROGRAM CONTENT SIZE OUT
#
# writes OUT/content/here, OUT/content/there, OUT/here.png and OUT/there.png.
set -euo pipefail

readonly program=$1 content=$2 size=$3 out=$4

# prepare NAME LAYOUT
prepare() {
    local folder=$out/content/$1
    cp -r "$content" "$folder"
    sed -i 's/^kiosk:/&\n  motion: calm/' "$folder/standpunt.yaml"
    # A logo comes a moment after the screen that it is on.
    sed -i '/^    - id: plein/,$d' "$folder/standpunt.yaml"
    sed -i -E "s/^(text: .*)\.$/\1 $1./" "$folder"/projects/*.yaml
    cat >"$folder/decks/rondgang.yaml" <<END
id: rondgang
title: Rondgang
kind: loop
slides:
  - id: opening
    layout: $2
    title: $1
END
    "$program" proof --content "$folder" --size "$size" \
        --out "$out/proof" >/dev/null
    cp "$out/proof/nl/attract-doelen-01.png" "$out/$1.png"
    rm -r "$out/proof"
}

rm -rf "$out"
mkdir -p "$out/content"
prepare here statement
prepare there skyline
