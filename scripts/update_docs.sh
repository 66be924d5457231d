#!/usr/bin/env bash
# Refreshes the documentation that is made from tables of the code: docs/diagnostics.md, and the fields in
# docs/templates.md. The test diagnostics.docs fails until this has been run. An argument is a build folder to
# use instead of build/dev.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/packages.sh
source scripts/lib/packages.sh

folder=${1:-build/dev}
if [[ ! -f $folder/build.ninja ]]; then
  install_packages build tests
  cmake --preset dev -B "$folder" -DPython3_EXECUTABLE=/usr/bin/python3
fi
cmake --build "$folder" --target trungbay_list_codes
python3 tests/diagnostics/check_docs.py "$folder/tests/diagnostics/trungbay_list_codes" --write
