#!/usr/bin/env bash
#
# What `publish`, `rollback` and `releases` do and refuse, with the words; and
# signatures, which minisign makes the keys of and judges.
#
#   run_publish.sh PROGRAM OUT
set -euo pipefail

readonly program=$1 out=$2
readonly stand=$out/stand good=$out/good
failed=0

complain() {
    printf '%s\n' "$*"
    failed=1
}

# expect LABEL STATUS LAST-LINE ARGUMENT…
expect() {
    local label=$1 want_status=$2 want=$3 status=0 said
    shift 3
    said=$("$program" "$@" 2>&1) || status=$?
    said=${said##*$'\n'}
    if [[ $said != "$want" ]] || ((status != want_status)); then
        complain "$label: status $status" $'\n'" got: $said"$'\n'"want: $want"
    fi
}

# The current release of a stand.
current() {
    basename "$(readlink "$1/current")"
}

# stays LABEL SERIAL: it is the current one, and all are whole.
stays() {
    [[ $(current "$stand") == "$2"-* ]] ||
        complain "$1: $(current "$stand") is current"
    "$program" releases "$stand" >"$out/list" ||
        complain "$1: $(cat "$out/list")"
}

rm -rf "$out"
mkdir -p "$out"
cp -r tests/content/good "$good"

expect "no folder" 2 "standpunt publish: DIR is needed: the folder of content \
to publish; see standpunt --help" publish --to "$stand"
expect "no stand" 2 "standpunt publish: --to STAND is needed: the folder of a \
stand's releases; see standpunt --help" publish "$good"
expect "a folder that is not there" 2 \
    "standpunt: warning: $out/none: there is no such folder" \
    publish "$out/none" --to "$stand"
expect "a stand nowhere" 2 \
    "standpunt: warning: $out/none/stand: the folder above it is missing" \
    publish "$good" --to "$out/none/stand"
expect "a stand that is content" 2 "standpunt: warning: $good: lies in the \
folder that is to be published" publish "$good" --to "$good"
cp -r "$good" "$out/else"
expect "a stand that is other content" 2 "standpunt: warning: $out/else: is a \
content folder; a stand needs its own" publish "$good" --to "$out/else"
expect "a stand in the content" 2 "standpunt: warning: $good/stand: lies in \
the folder that is to be published" publish "$good" --to "$good/stand"
diff -r tests/content/good "$good" || complain "the content is another"
diff -r tests/content/good "$out/else" || complain "other content is another"

# Somebody else's folder, by a mistyped path.
mkdir -p "$out/upload/incoming/new"
echo theirs >"$out/upload/incoming/new/film"
expect "somebody else's folder" 2 "standpunt: warning: $out/upload: is no \
stand's folder, for there is incoming in it; name a new or an empty one" \
    publish "$good" --to "$out/upload"
[[ $(cd "$out/upload" && find . -type f) == ./incoming/new/film ]] ||
    complain "somebody else's folder: $(find "$out/upload")"
expect "releases of nothing" 2 "standpunt: warning: $out/none: No such file \
or directory" releases "$out/none"
expect "releases of content" 2 "standpunt: warning: $good/releases: is \
missing, so this is no stand's folder; standpunt publish makes one" \
    releases "$good"
expect "no stand to go back" 2 "standpunt rollback: STAND is needed: the \
folder of a stand's releases; see standpunt --help" rollback

expect "the first release" 0 "$stand: release 1 is current" \
    publish "$good" --to "$stand"
diff -r -x manifest "$good" "$stand/current" ||
    complain "the release is not the content"
expect "nothing to go back to" 2 "standpunt: warning: $stand: there is no \
release older than 1 to go back to" rollback "$stand"
expect "the second" 0 "$stand: release 2 is current" \
    publish "$good/" --to "$stand/"
expect "back" 0 "$stand: release 1 is current" rollback "$stand"
stays "back" 1
expect "the third" 0 "$stand: release 3 is current" \
    publish "$good" --to "$stand"
"$program" check --content "$stand/current" >/dev/null 2>&1 ||
    complain "the release does not pass the check"

# Content with mistakes: told by the names of its author.
cp -r "$good" "$out/bad"
sed -i 's/^id: .*/id: Not An Id/' "$out/bad/projects/deals-beira.yaml"
expect "mistakes" 1 "standpunt publish: the content has mistakes; the stand \
keeps what it has" publish "$out/bad" --to "$stand"
"$program" publish "$out/bad" --to "$stand" 2>"$out/said" || true
grep -q "^$out/bad/projects/deals-beira.yaml:1:5: error: " "$out/said" ||
    complain "mistakes are not told by their place: $(cat "$out/said")"
stays "mistakes" 3

cp -r "$good" "$out/picture"
truncate -s -20 "$out/picture/images/plein.png"
"$program" publish "$out/picture" --to "$stand" 2>"$out/said" || true
grep -q "^$out/picture/images/plein.png: error: cannot be shown: .*C100" \
    "$out/said" || complain "a broken picture: $(cat "$out/said")"
expect "a broken picture" 1 "standpunt publish: the content has mistakes; the \
stand keeps what it has" publish "$out/picture" --to "$stand"
stays "a broken picture" 3

# A disk with no room: no file may have more than a block of 1024 bytes.
status=0
said=$( (trap '' XFSZ; ulimit -f 1; "$program" publish "$good" \
    --to "$stand") 2>&1) || status=$?
[[ $status == 2 && $said == *": File too large" ]] ||
    complain "no room: status $status, $said"
stays "no room" 3
[[ -z $(ls "$stand/incoming") ]] || complain "something was left in incoming"

# Two at once.
exec 9>"$stand/lock"
flock -n 9
expect "two at once" 2 "standpunt: warning: $stand: somebody else is \
publishing here right now; try again when that is done" \
    publish "$good" --to "$stand"
exec 9>&-

# Killed, the real program: as far as it came is no matter.
for _ in 1 2 3 4 5; do
    "$program" publish "$good" --to "$stand" >/dev/null 2>&1 &
    sleep "0.$((RANDOM % 10))"
    kill -KILL $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    "$program" releases "$stand" >"$out/list" ||
        complain "after a kill: $(cat "$out/list")"
    "$program" check --content "$stand/current" >/dev/null 2>&1 ||
        complain "after a kill: the current release does not pass the check"
done
"$program" publish "$good" --to "$stand" >/dev/null ||
    complain "a publication after kills"

# Signatures.
minisign -G -W -p "$out/a.pub" -s "$out/a.key" >/dev/null
minisign -G -W -p "$out/b.pub" -s "$out/b.key" >/dev/null
readonly signed=$out/signed
expect "a signed one" 0 "$signed: release 1 is current, signed" \
    publish "$good" --to "$signed" --key "$out/a.key"
minisign -q -V -p "$out/a.pub" -m "$signed/current/manifest" ||
    complain "minisign does not believe the signature"
cp "$out/a.pub" "$signed/publisher.pub"
expect "an unsigned one" 2 "standpunt: warning: $good: is not signed, and the \
stand has a publisher.pub; --key FILE signs it" publish "$good" --to "$signed"
expect "another key" 2 "standpunt: warning: $good: signed with another key \
than the stand's publisher.pub" publish "$good" --to "$signed" \
    --key "$out/b.key"
expect "no key" 2 "standpunt: warning: $out/a.pub: is no secret key of \
minisign; minisign -G -W makes one" publish "$good" --to "$signed" \
    --key "$out/a.pub"
expect "a key that is not there" 2 \
    "standpunt: warning: $out/none: No such file or directory" \
    publish "$good" --to "$signed" --key "$out/none"
expect "the right key" 0 "$signed: release 2 is current, signed" \
    publish "$good" --to "$signed" --key "$out/a.key"

# Carried to another stand, which has no secret: as it is, and no older one.
mkdir -p "$out/far"
cp "$out/a.pub" "$out/far/publisher.pub"
expect "carried" 0 "$out/far: release 2 is current, signed" \
    publish "$signed/current" --to "$out/far"
minisign -q -V -p "$out/a.pub" -m "$out/far/current/manifest" ||
    complain "a carried release has lost its signature"
older=$(echo "$signed"/releases/1-*)
expect "an older one" 2 "standpunt: warning: $older: release 1 is not newer \
than 2, which the stand has" publish "$older" --to "$out/far"

# What was changed on the way, in a file, the manifest or the signature.
"$program" publish "$good" --to "$signed" --key "$out/a.key" >/dev/null
cp -r "$(realpath "$signed/current")" "$out/changed"
chmod -R u+w "$out/changed"
printf 'x' >>"$out/changed/goals.yaml"
expect "a changed file" 2 "standpunt: warning: $out/changed/goals.yaml: is not \
as it was published" publish "$out/changed" --to "$out/far"
cp "$signed/current/goals.yaml" "$out/changed/"
chmod -R u+w "$out/changed"
sed -i 's/^serial .*/serial 9/' "$out/changed/manifest"
expect "a changed manifest" 2 "standpunt: warning: $out/changed: the \
signature is not one of these files" publish "$out/changed" --to "$out/far"
rm "$out/changed/manifest.minisig"
expect "no signature" 2 "standpunt: warning: $out/changed: is not signed, and \
the stand has a publisher.pub; --key FILE signs it" \
    publish "$out/changed" --to "$out/far"
[[ $(current "$out/far") == 2-* ]] || complain "$(current "$out/far")"

# A signature that says more than we write is one; a longer one is none, and
# is told from none at all.
mkdir -p "$out/long"
cp "$out/a.pub" "$out/long/publisher.pub"
cp -r "$(realpath "$signed/current")" "$out/longer"
chmod -R u+w "$out/longer"
printf '%5000s\n' ' ' >>"$out/longer/manifest.minisig"
expect "too long a signature" 2 "standpunt: warning: \
$out/longer/manifest.minisig: File too large" \
    publish "$out/longer" --to "$out/long"
cp "$signed/current/manifest.minisig" "$out/longer/"
chmod -R u+w "$out/longer"
printf '%2000s\n' ' ' >>"$out/longer/manifest.minisig"
expect "a long signature" 0 "$out/long: release 3 is current, signed" \
    publish "$out/longer" --to "$out/long"
expect "a long signature, verified" 0 "$(current "$out/long") current" \
    releases "$out/long"

# A key of the stand that cannot be read lets nothing through.
echo "not a key" >"$out/far/publisher.pub"
expect "a broken publisher.pub" 2 "standpunt: warning: \
$out/far/publisher.pub: is no public key of minisign" \
    publish "$signed/current" --to "$out/far"
exit "$failed"
