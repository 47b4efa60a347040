#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs what is missing, builds and runs all tests: the rooms' tests in debug and again under the sanitizers, and the promises
# through the command line on the release build. The last line counts them; exit code 1 when anything failed.
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
# Warnings are errors in dev only: the optimiser and the sanitizers make g++ 12 warn of what is not there.
# A build that fails counts as one failed test, so that the others are still seen.
stage() {
  preset=$1 target=$2
  shift 2
  strict=OFF
  [ "$preset" = dev ] && strict=ON
  if build "$preset" "$target" -DGRAADMETER_TESTS=ON -DGRAADMETER_WARNINGS_AS_ERRORS=$strict; then run "$preset" "$@"; else failed=$((failed + 1)); fi
}

stage dev all --label-exclude end_to_end
stage asan all --label-exclude end_to_end
stage release graadmeter --label-regex end_to_end

line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ]
