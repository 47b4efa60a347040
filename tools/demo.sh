#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# From a fresh clone to an enriched workbook: installs what is missing, builds, enriches the example and says what was found.
set -eu
cd "$(dirname "$0")/.."
. tools/build.sh

sh tools/install-dependencies.sh
build release graadmeter -DGRAADMETER_TESTS=OFF -DGRAADMETER_WARNINGS_AS_ERRORS=OFF

original="examples/Sociaal domein Dronten.xlsx"
result="build/demo/Sociaal domein Dronten (verrijkt).xlsx"
mkdir -p build/demo
status=0
build/release/converter/graadmeter verrijk "$original" --catalogus dronten --overschrijf -o "$result" || status=$?
# 1 = there are findings of severity "fout": the workbook was enriched all the same.
[ "$status" -le 1 ] || exit "$status"

cat <<TEXT

Klaar. Het werkboek van de ambtenaar: $PWD/$original
Het verrijkte werkboek:               $PWD/$result
Open het in Excel of LibreOffice en begin op het blad Overzicht. Het blad Bevindingen zegt wat er niet klopte en waar.
Het origineel terug: build/release/converter/graadmeter herstel "$result" -o origineel.xlsx
TEXT
