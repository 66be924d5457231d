#!/usr/bin/env bash
# Installs what is missing, builds the program into build/release, and the sample at the repository's root
# into site/. A second run repeats no work. Arguments are handed to `trungbay build`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/packages.sh
source scripts/lib/packages.sh

install_packages build
build_preset release
build/release/trungbay build --workspace . "$@"
say "  Các liên kết cần một máy chủ web: python3 -m http.server 8000 --directory site, rồi mở http://localhost:8000/" \
    "  Links need a web server: python3 -m http.server 8000 --directory site, then open http://localhost:8000/" >&2
