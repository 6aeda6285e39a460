#!/usr/bin/env bash
#
# Make the folders that the scenarios of faults.c need, and fail each of them
# at so many places.
#
#   run_faults.sh PROGRAM OUT HOW WAY SCENARIO…
set -euo pipefail

readonly program=$1 out=$2 how=$3 way=$4

# One picture of each kind, two scripts, and an address on the web.
make_content() {
    cp -r tests/content/good "$out/old"
    cp content/images/* "$out/old/images"
    sed -i 's/^languages:.*/languages: [nl, en, ar]/' "$out/old/standpunt.yaml"
    echo 'web_address: https://stand.example.org' >>"$out/old/standpunt.yaml"
    sed -i 's/file: plein.png/file: wijk-en-water.png/' \
        "$out/old/projects/deals-beira.yaml"
    cat >>"$out/old/decks/rondgang.yaml" <<'END'
  - id: wit
    layout: picture
    title: Pakhuis
    image: pakhuis.jpg
    alt: Een pakhuis
  - id: zwart
    layout: picture
    title: Kennis
    image: kennis-twee-kanten.webp
    alt: Twee kanten
END
}

# make_change FOLDER INTO
make_change() {
    cp -r "$1" "$2"
    sed -i 's/Geen armoede/Niemand is arm/' "$2/goals.yaml"
}

rm -rf "$out"
mkdir -p "$out"
make_content
make_change "$out/old" "$out/new"
# A publication lays out every screen: less is done sooner.
cp -r tests/content/good "$out/small"
sed -i 's/{nl: \(.*\), en: .*}/\1/; s/^languages:.*/languages: [nl]/' \
    "$out"/small/*.yaml "$out"/small/*/*.yaml
make_change "$out/small" "$out/small-new"
status=0
for scenario in "${@:5}"; do
    "$program" "$scenario" "$way" "$out" "$how" || status=1
done
exit "$status"
