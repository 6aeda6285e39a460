#!/usr/bin/env bash
#
# A site written, read by site_check, written again, and refused where it
# must be.
#
#   run_site.sh PROGRAM CHECK OUT
set -euo pipefail

readonly program=$1 check=$2 out=$3
failed=0

fail() {
    printf '%s\n' "$*"
    failed=1
}

# refuses LABEL PATTERN ARGUMENT…
refuses() {
    local label=$1 pattern=$2 status=0
    shift 2
    "$program" export "$@" >"$out/said" 2>&1 || status=$?
    [[ $status == 2 ]] || fail "$label: status $status"
    grep -q -- "$pattern" "$out/said" || fail "$label: $(cat "$out/said")"
}

listing() {
    (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum)
}

rm -rf "$out"
mkdir -p "$out"

# The real content, and one with every odd thing that a text may say.
"$program" export --web "$out/site" --content content >"$out/said"
"$check" "$out/site" || fail "the site has mistakes"
[[ $(find "$out/site" -name '*.html' | wc -l) -gt 400 ]] || fail "too few pages"

cp -r tests/content/good "$out/odd.content"
sed -i "s|^title: .*|title: '<script>alert(1)</script> \& \"x\"'|" \
    "$out/odd.content/projects/deals-beira.yaml"
"$program" export --web "$out/odd" --content "$out/odd.content" >"$out/said"
"$check" "$out/odd" || fail "the odd site has mistakes"
grep -rqF '<script>alert' "$out/odd" && fail "a text became markup"
grep -qF '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;' \
    "$out/odd/nl/project/deals-beira/index.html" || fail "a text is lost"
# What falls back says in which language it is.
grep -qF '<span lang="nl" dir="ltr">' \
    "$out/odd/en/project/deals-beira/index.html" ||
    fail "no language of a text that fell back"

# The same bytes elsewhere, and no work where nothing has changed.
"$program" export --web "$out/again" --content content >"$out/said"
diff <(listing "$out/site") <(listing "$out/again") || fail "not the same bytes"
touch -d 2001-01-01 "$out/again/nl/index.html"
"$program" export --web "$out/again" --content content >"$out/said"
[[ $(date -r "$out/again/nl/index.html" +%Y) == 2001 ]] ||
    fail "an unchanged page was written again"

# What is gone from the content is gone from the site; strangers stay.
echo mine >"$out/again/robots.txt"
"$program" export --web "$out/again" --content tests/content/good >"$out/said"
[[ ! -e $out/again/uk ]] || fail "a language is left over"
[[ -e $out/again/robots.txt ]] || fail "a stranger is gone"
"$check" "$out/again" || fail "the smaller site has mistakes"

# Refusals: another's folder, a changed page, options that do not go together.
mkdir -p "$out/full"
echo mine >"$out/full/letter.txt"
refuses "a folder in use" "has files, and no standpunt-web.txt" \
    --web "$out/full"
echo mine >"$out/site/nl/index.html"
before=$(listing "$out/site")
refuses "a changed page" "nl/index.html: was not written by an export" \
    --web "$out/site" --content tests/content/good
[[ $(listing "$out/site") == "$before" ]] || fail "a refusal changed the site"
refuses "a deck" "goes with --content alone" --web "$out/x" --deck rondgang

# A disk that is full: files may not be larger than a KiB, as a stand-in.
before=$(listing "$out/again")
status=0
(
    trap '' XFSZ
    ulimit -f 1
    exec "$program" export --web "$out/again" --content content
) >"$out/said" 2>&1 || status=$?
[[ $status == 2 ]] || fail "a full disk: status $status"
grep -q 'File too large' "$out/said" || fail "a full disk: $(cat "$out/said")"
[[ $(listing "$out/again") == "$before" ]] || fail "a full disk left traces"

exit "$failed"
