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
printf '0 size 640 360\n0 mode loop\n0 deck xx\n10 wait\n' >"$out/deck.tape"
printf '0 size 640 360\n0 stand xx\n10 wait\n' >"$out/stand.tape"

no_language="standpunt: warning: no language 'xx' in the content; \
it has nl or en"
refuse "run in an unknown language" "$no_language" \
    run --content "$content" --window 640x360 --lang xx
refuse "proof of an unknown language" "$no_language" \
    proof --content "$content" --out "$out/proof" --lang xx
refuse "a tape in an unknown language" "$no_language" \
    play "$out/language.tape" --content "$content" --out "$out/play"
refuse "an unknown stand" \
    "standpunt: warning: no stand 'xx' in the content; it has doelen or wereld" \
    play "$out/stand.tape" --content "$content" --out "$out/play"
no_deck="standpunt: warning: no deck 'xx' in the content; \
it has rondgang or verhaal"
refuse "a loop of an unknown deck" "$no_deck" \
    run --content "$content" --window 640x360 --mode loop --deck xx
refuse "a talk that is not there" "$no_deck" \
    run --content "$content" --window 640x360 --mode present --deck xx
refuse "a tape of an unknown deck" "$no_deck" \
    play "$out/deck.tape" --content "$content" --out "$out/play"
refuse "a deck for a kiosk" \
    "standpunt run: --deck needs --mode loop or present" \
    run --content "$content" --deck verhaal
refuse "a lock for a window" \
    "standpunt run: --locked is for the whole screen, not for a --window" \
    run --content "$content" --window 640x360 --locked
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

# What it exports with becomes another program: its words come through.
refuse "export in an unknown language" "$no_language" \
    export --content "$content" --deck verhaal --pdf "$out/a.pdf" --lang xx
refuse "an unknown deck" "standpunt: warning: no deck 'xx' in the content; \
it has rondgang or verhaal" \
    export --content "$content" --deck xx --pdf "$out/a.pdf"
refuse "an unknown deck, as pictures" "standpunt: warning: no deck 'xx' in \
the content; it has rondgang or verhaal" \
    export --content "$content" --deck xx --png "$out/png"
refuse "nothing to hand out" "standpunt export: --deck NAME or --web DIR is \
needed: what to hand out; see standpunt --help" export --pdf "$out/a.pdf"
refuse "nowhere to" "standpunt export: either --pdf FILE or --png DIR is \
needed; see standpunt --help" export --deck verhaal
refuse "both" "standpunt export: either --pdf FILE or --png DIR is \
needed; see standpunt --help" \
    export --deck verhaal --pdf "$out/a.pdf" --png "$out/png"
refuse "notes as pictures" "standpunt export: --notes needs --pdf; see \
standpunt --help" export --deck verhaal --png "$out/png" --notes
refuse "a PDF of pixels" "standpunt export: --size needs --png; see \
standpunt --help" export --deck verhaal --pdf "$out/a.pdf" --size 640x360
refuse "a size that is none" "standpunt: --size '640' is not a size; write \
WxH, each 320 to 8192" export --deck verhaal --png "$out/png" --size 640
refuse "an unknown option of export" \
    "standpunt export: unknown option '--pfd'; see standpunt --help" \
    export --deck verhaal --pfd a.pdf
refuse "a folder that is not there" \
    "standpunt: warning: $out/none/a.pdf: No such file or directory" \
    export --content "$content" --deck verhaal --pdf "$out/none/a.pdf"
refuse "a file that is a folder" \
    "standpunt: warning: $out: there is something that is no file" \
    export --content "$content" --deck verhaal --pdf "$out"
refuse "a folder that is a file" \
    "standpunt: warning: $out/language.tape/a: Not a directory" \
    export --content "$content" --deck verhaal --png "$out/language.tape/a"
if [[ -e $out/a.pdf || -e $out/png ]]; then
    echo "something was written all the same"
    failed=1
fi
exit "$failed"
