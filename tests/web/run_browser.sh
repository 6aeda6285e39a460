#!/usr/bin/env bash
#
# The site in headless Chromium: pages of every kind, as wide as a phone and
# as a desk, must load without a word on the console, without going over
# their sides, and without anything that axe-core finds.
#
#   run_browser.sh PROGRAM OUT
#
# axe-core comes from npm, once; without a network and without a copy in
# OUT/axe this stops and says so. Pictures of all pages stay in OUT/shots.
set -euo pipefail

readonly program=$1
out=$(realpath -m "$2")
readonly out
readonly axe_version=4.10.2
readonly pages=(
    '' stand/global-goals/ stand/vng-international/ goals/ goal/11/
    goal/16/ projects/ project/sdlg-oekraine/ project/pmaf-benin/ themes/
    theme/steden/ page/over-de-doelen/ page/deelsessie/ cofunding/ sources/
    take/ take/#goal-11,project-deals-beira,project-nowhere
)
failed=0

fail() {
    printf '%s\n' "$*"
    failed=1
}

fetch_axe() {
    local dir=$out/axe
    [[ -e $dir/package/axe.min.js ]] && return
    mkdir -p "$dir"
    (cd "$dir" && npm pack --silent "axe-core@$axe_version" >/dev/null &&
        tar -xzf "axe-core-$axe_version.tgz") || {
        echo "axe-core $axe_version cannot be fetched by npm: nothing is checked"
        exit 1
    }
}

browse() {
    chromium --headless=old --no-sandbox --disable-gpu --hide-scrollbars \
        --enable-logging=stderr --allow-file-access-from-files \
        --user-data-dir="$out/profile" "$@"
}

# A copy of every page that runs axe when it is loaded and writes what it
# found, and how wide it is, into an element of its own.
prepare() {
    local file
    cp -r "$out/site" "$out/checked"
    cp "$out/axe/package/axe.min.js" "$out/checked/axe.js"
    cat >"$out/checked/run.js" <<'END'
addEventListener("load", function () {
  axe.run(document, { resultTypes: ["violations"] }).then(function (found) {
    var report = document.createElement("pre");
    report.id = "axe-report";
    report.textContent = "AXE[" + found.violations.map(function (v) {
      return v.id + ": " + v.nodes.map(function (n) { return n.target; }).join(" ");
    }).join("; ") + "] PASSES " + found.passes.length + " WIDTH " +
      document.documentElement.scrollWidth + " OF " + innerWidth;
    document.body.appendChild(report);
  });
});
END
    find "$out/checked" -name index.html | while read -r file; do
        local rest=${file#"$out/checked/"} root=
        while [[ $rest == */* ]]; do
            rest=${rest#*/}
            root+=../
        done
        sed -i "s|</body>|<script src=\"${root}axe.js\"></script><script src=\"${root}run.js\"></script></body>|" \
            "$file"
    done
}

# check PAGE LANGUAGE WIDTH
check() {
    local page=$1 language=$2 width=$3 path hash report said
    path=$language/${page%%#*}index.html
    hash=${page#"${page%%#*}"}
    browse --window-size="$width,900" --virtual-time-budget=20000 --dump-dom \
        "file://$out/checked/$path$hash" \
        >"$out/dom" 2>"$out/console" || true
    said=$(grep -E 'CONSOLE|Uncaught' "$out/console" || true)
    [[ -z $said ]] || fail "$path, $width: $said"
    report=$(grep -o 'AXE\[.*\] PASSES [0-9]* WIDTH [0-9]* OF [0-9]*' \
        "$out/dom" || true)
    [[ $report == 'AXE[]'* ]] || fail "$path, $width: ${report:-no report}"
    read -r _ _ _ _ wide _ room <<<"$report" || true
    ((${wide:-9999} <= ${room:-0})) ||
        fail "$path: $wide pixels wide on a screen of ${room:-0}"
}

shoot() {
    local page=$1 language=$2 width=$3 name
    name=$(tr -c 'a-z0-9\n' - <<<"$language-${page:-home}")-$width
    browse --window-size="$width,1400" --screenshot="$out/shots/$name.png" \
        "file://$out/site/$language/${page%%#*}index.html${page#"${page%%#*}"}" \
        >/dev/null 2>&1 || true
    [[ -s $out/shots/$name.png ]] || fail "no picture of $name"
}

mkdir -p "$out"
fetch_axe
rm -rf "$out/site" "$out/checked" "$out/shots" "$out/profile"
mkdir -p "$out/shots"
"$program" export --web "$out/site" --content content
prepare
for page in "${pages[@]}"; do
    for language in nl ar; do
        for width in 390 1280; do
            check "$page" "$language" "$width"
            shoot "$page" "$language" "$width"
        done
    done
done

# The script: what is named is shown, the rest is not, and a link to another
# language takes the names along.
browse --virtual-time-budget=5000 --dump-dom \
    "file://$out/site/nl/take/index.html#goal-11,project-nowhere" \
    >"$out/dom" 2>/dev/null
[[ $(grep -c '<li id=' "$out/dom") == $(($(grep -c '<li id=.*hidden=""' \
    "$out/dom") + 1)) ]] || fail "not one thing is shown"
grep -q '<li id="goal-11"><a' "$out/dom" || fail "goal 11 is hidden"
grep -q 'en/take/index.html#goal-11,project-nowhere' "$out/dom" ||
    fail "another language forgets what was kept"

((failed == 0)) && echo "$((${#pages[@]} * 4)) views, nothing found"
exit "$failed"
