#!/usr/bin/env bash
#
# Play a tape twice. Everything it writes is the same both times, byte for
# byte, and its dumps are those in expect/NAME beside the tape.
#
#   run_tape.sh PROGRAM TAPE OUT
#
# A first line `# content: DIR` names another folder than content, and
# `# content: DIR+MORE` that folder with the files of MORE put over it.
# A second line `# web_address: ADDRESS` says where the content is on the web.
# STANDPUNT_BLESS=1 renews the expected dumps instead of comparing them.
set -euo pipefail

readonly program=$1 tape=$2 out=$3
expect=$(dirname "$tape")/expect/$(basename "$tape" .tape)
content=$(sed -n '1s/^# content: *//p' "$tape")
web_address=$(sed -n '2s/^# web_address: *//p' "$tape")
readonly expect web_address

# lay_over DIR MORE: one folder of both, beside what the tape writes.
lay_over() {
    rm -rf "$out.content"
    cp -r "$1" "$out.content"
    cp -r "$2/." "$out.content"
    content=$out.content
}

put_on_web() {
    if [[ $content != "$out.content" ]]; then
        rm -rf "$out.content"
        cp -r "$content" "$out.content"
        content=$out.content
    fi
    echo "web_address: $web_address" >>"$content/standpunt.yaml"
}

play() {
    rm -rf "$1"
    mkdir -p "$1"
    "$program" play "$tape" --content "$content" --out "$1"
}

dumps_of() {
    find "$1" -name '*.json' -printf '%P\n' 2>/dev/null | sort
}

bless() {
    local name
    rm -rf "$expect"
    for name in $(dumps_of "$out"); do
        mkdir -p "$(dirname "$expect/$name")"
        cp "$out/$name" "$expect/$name"
    done
}

compare() {
    local name failed=0
    for name in $( (dumps_of "$out"; dumps_of "$expect") | sort -u); do
        if [[ ! -e $expect/$name ]]; then
            echo "$expect/$name is missing: look at $out/$name, ./dev bless"
            failed=1
        elif [[ ! -e $out/$name ]]; then
            echo "$expect/$name is expected, but the tape does not dump it"
            failed=1
        elif ! diff -u "$expect/$name" "$out/$name"; then
            failed=1
        fi
    done
    return "$failed"
}

content=${content:-content}
if [[ $content == *+* ]]; then
    mkdir -p "$(dirname "$out")"
    lay_over "${content%%+*}" "${content#*+}"
fi
if [[ -n $web_address ]]; then
    mkdir -p "$(dirname "$out")"
    put_on_web
fi
play "$out"
play "$out.again"
diff -r "$out" "$out.again"
if [[ ${STANDPUNT_BLESS:-} == 1 ]]; then
    bless
else
    compare
fi
