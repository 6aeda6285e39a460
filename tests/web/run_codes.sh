#!/usr/bin/env bash
#
# The codes on screens, read back from the very pictures by zbarimg.
#
#   run_codes.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
readonly address=https://stand.example.org
failed=0

rm -rf "$out"
mkdir -p "$out"
cp -r content "$out/content"
echo "web_address: $address" >>"$out/content/standpunt.yaml"

# reads TAPE SHOT ADDRESS
reads() {
    local said
    said=$(zbarimg --quiet --raw --nodbus "$out/$1/$2.png" 2>/dev/null || true)
    if [[ $said != "$address/$3" ]]; then
        printf '%s: read "%s", want "%s"\n' "$1/$2" "$said" "$address/$3"
        failed=1
    fi
}

for tape in tests/web/*.tape; do
    name=$(basename "$tape" .tape)
    "$program" play "$tape" --content "$out/content" --out "$out/$name"
done

reads landscape goal nl/goal/11/
reads landscape project nl/project/averdha-hoge-atlas/
reads landscape basket 'nl/take/#goal-11,project-averdha-hoge-atlas'
reads landscape contrast nl/goal/11/
reads large goal nl/goal/11/
reads portrait goal ar/goal/11/
reads portrait basket 'ar/take/#goal-11'
reads small goal nl/goal/11/

# Beside codes and hearts every text has room, also with the longest address.
sed -i "s|^web_address: .*|web_address: $address/a/longer/path-00000|" \
    "$out/content/standpunt.yaml"
"$program" check --content "$out/content" >"$out/said" 2>&1 || {
    cat "$out/said"
    failed=1
}
exit "$failed"
