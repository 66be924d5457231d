#!/usr/bin/env bash
# Runs one file of browser tests, having installed the packages of package-lock.json when they are not there yet.
#   run.sh install|FILE.test.mjs NEEDED-COMMAND…
# Where something is missing, says so and ends with 77, which ctest takes as skipped; with CI=true that is a failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
what=$1
shift

skip() {
  echo "skipped: $1"
  if [[ ${CI:-} == true ]]; then exit 1; fi
  exit 77
}

for command in node npm "$@"; do
  command -v "$command" >/dev/null || skip "$command is not installed"
done
if [[ -z ${CHROMIUM:-} ]] && ! command -v chromium >/dev/null; then skip "chromium is not installed"; fi

installed=node_modules/.package-lock.json
if [[ ! -f $installed || package-lock.json -nt $installed ]]; then
  npm ci --ignore-scripts --no-audit --no-fund </dev/null || skip "npm could not install the packages of package-lock.json"
  touch "$installed"
fi
[[ $what == install ]] || exec node --test "$what" </dev/null
