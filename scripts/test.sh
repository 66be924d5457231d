#!/usr/bin/env bash
# Installs what the tests need, builds with warnings as errors into build/dev, runs every test. Ends with
# ctest's closing lines and its exit status. Arguments are handed to ctest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/packages.sh
source scripts/lib/packages.sh

install_packages build tests
# The tests write and remove thousands of small files: in memory that takes seconds, on a busy disk minutes.
if [[ -z ${TMPDIR:-} && -w /dev/shm ]]; then export TMPDIR=/dev/shm; fi
# The system's Python, since that is the one that python3-jinja2 belongs to.
build_preset dev -DPython3_EXECUTABLE=/usr/bin/python3
exec ctest --preset dev --no-tests=error --parallel "$(nproc)" "$@" </dev/null
