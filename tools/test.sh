#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs what is missing, builds and runs all tests: the rooms' tests under the sanitizers, with warnings as errors, and the promises
# through the command line on the release build; with --windows also the Windows program, under Wine. The last line counts them; exit
# code 1 when anything failed.
set -eu
cd "$(dirname "$0")/.."
. tools/build.sh

sh tools/install-dependencies.sh --tests

passed=0 failed=0 skipped=0
# run PRESET CTEST-OPTION...: the tests of a build, counted from what ctest reports.
run() {
  preset=$1
  shift
  report="$PWD/build/$preset-tests.xml"
  rm -f "$report"
  echo "Testing ($preset) ..." >&2
  ctest --preset "$preset" --output-junit "$report" "$@" || true
  [ -f "$report" ] || { echo "ctest left no report" >&2; failed=$((failed + 1)); return; }
  suite=$(tr '\n\t' '  ' <"$report" | grep -o '<testsuite [^>]*>' | head -n 1)
  number() { echo "$suite" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
  all=$(number tests) bad=$(number failures) left_out=$(($(number skipped) + $(number disabled)))
  [ "$all" -gt 0 ] || { echo "no tests were found ($preset)" >&2; bad=1 all=1; }
  passed=$((passed + all - bad - left_out)) failed=$((failed + bad)) skipped=$((skipped + left_out))
}
# A build that fails counts as one failed test, so that the others are still seen.
stage() {
  preset=$1 target=$2
  shift 2
  if build "$preset" "$target" -DGRAADMETER_TESTS=ON; then run "$preset" "$@"; else failed=$((failed + 1)); fi
}

stage asan all --label-exclude end_to_end --parallel "$(nproc)"
stage release end_to_end --label-regex end_to_end --parallel "$(nproc)"
# Last, since it compares with the release build. Asked for: Wine and the cross build take another three quarters of an hour.
if [ "${1-}" = --windows ]; then
  if sh tools/install-dependencies.sh --windows && sh tools/windows-dependencies.sh; then
    stage windows windows_tests
  else
    failed=$((failed + 1))
  fi
fi

line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ]
