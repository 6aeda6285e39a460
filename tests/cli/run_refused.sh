#!/usr/bin/env bash
#
# A command line that cannot be obeyed ends with status 2, and the last line
# on standard error says what is wrong and what would be right.
#
#   run_refused.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
readonly content=tests/content/good
failed=0

# refuse LABEL LINE ARGUMENT…
refuse() {
    local label=$1 want=$2 status=0 said
    shift 2
    said=$("$program" "$@" 2>&1 >/dev/null) || status=$?
    said=${said##*$'\n'}
    if [[ $said != "$want" ]] || ((status != 2)); then
        printf '%s: status %s\n got: %s\nwant: %s\n' "$label" "$status" \
            "$said" "$want"
        failed=1
    fi
}

rm -rf "$out"
mkdir -p "$out"
printf '0 size 640 360\n0 lang xx\n10 wait\n' >"$out/language.tape"
printf '0 size 640 360\n0 stand xx\n10 wait\n' >"$out/stand.tape"

no_language="standpunt: warning: no language 'xx' in the content; \
it has nl or en"
refuse "run in an unknown language" "$no_language" \
    run --content "$content" --window 640x360 --lang xx
refuse "proof of an unknown language" "$no_language" \
    proof --content "$content" --out "$out/proof" --lang xx
refuse "a tape in an unknown language" "$no_language" \
    play "$out/language.tape" --content "$content" --out "$out/play"
refuse "an unknown stand" "standpunt: warning: no stand 'xx' in the content" \
    play "$out/stand.tape" --content "$content" --out "$out/play"
refuse "an unknown option" \
    "standpunt run: unknown option '--lag'; see standpunt --help" run --lag nl
refuse "an option without its value" \
    "standpunt proof: no value for option '--lang'; see standpunt --help" \
    proof --lang
refuse "a display that nobody has" \
    "standpunt: --presenter-display '0' is not a number from 1 to 8" \
    run --presenter-display 0
refuse "a word for no display" \
    "standpunt: --presenter-display 'on' is not known; known are auto, off, \
window" run --presenter-display on
printf '0 size 640 360\n0 on desk\n10 shot a.png\n' >"$out/desk.tape"
refuse "a picture of a display that is not there" \
    "standpunt: warning: a.png: there is no presenter's display now" \
    play "$out/desk.tape" --content "$content" --out "$out/play"
exit "$failed"
