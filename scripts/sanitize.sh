#!/usr/bin/env bash
# sanitize.sh asan: every test of the program's own code under address and undefined-behaviour sanitizers.
# sanitize.sh tsan: builds with eight threads of the sample and of 2,000 generated ideas under the thread sanitizer.
# Ends with status 1 at the first fault. Takes minutes. Further arguments of `asan` are handed to ctest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/packages.sh
source scripts/lib/packages.sh

run_asan() {
  export ASAN_OPTIONS=halt_on_error=1:detect_stack_use_after_return=1:strict_string_checks=1
  export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
  export LSAN_OPTIONS=suppressions=$PWD/scripts/lsan-suppressions.txt:print_suppressions=0
  install_packages build tests
  build_preset asan-ubsan -DPython3_EXECUTABLE=/usr/bin/python3
  # The kill tests and the browser tests ask nothing of memory that these do not, and take very long here.
  ctest --preset asan-ubsan --label-exclude 'kill|browser' --timeout 1500 --parallel "$(nproc)" "$@" </dev/null
}

# check_built FOLDER: builds the workspace anew with eight threads, then again, where all is known.
check_built() {
  local round
  for round in first second; do
    build/tsan/trungbay build --workspace "$1" --jobs 8 --quiet
    printf '%s: %s build, no race\n' "$(basename "$1")" "$round"
  done
}

run_tsan() {
  # Debian's libraries are not built with this sanitizer, which sees neither their locks nor their atomics: what they
  # hand from thread to thread would be taken for races. Our own code is watched all the same.
  export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:ignore_noninstrumented_modules=1
  install_packages build tests
  [[ -f build/tsan/build.ninja && ! CMakePresets.json -nt build/tsan/build.ninja ]] ||
    cmake --preset tsan -DPython3_EXECUTABLE=/usr/bin/python3
  cmake --build --preset tsan --target trungbay
  local folder
  folder=$(mktemp -d)
  # shellcheck disable=SC2064 # the folder's name is known now
  trap "rm -rf '$folder'" EXIT
  mkdir "$folder/sample"
  cp -r showcase.yaml content "$folder/sample"
  check_built "$folder/sample"
  /usr/bin/python3 tests/bench/make_workspace.py 2000 "$folder/generated" >/dev/null
  check_built "$folder/generated"
}

case ${1:-} in
  asan | tsan) "run_$1" "${@:2}" ;;
  *)
    say "Cách dùng: scripts/sanitize.sh asan|tsan" "Usage: scripts/sanitize.sh asan|tsan" >&2
    exit 2
    ;;
esac
