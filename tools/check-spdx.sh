#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Names the files without a licence identifier in their first lines; exit code 1 when there are any. Left out: the licence itself,
# pictures and workbooks, and data in formats that have no comments.
set -eu
cd "$(dirname "$0")/.."
# Files in the work tree that git keeps or would keep, so that a new file is seen before it is committed.
files=$(git -c core.quotepath=off ls-files --cached --others --exclude-standard -- . ':!LICENSE' ':!*.xlsx' ':!*.xlsm' ':!*.png' ':!*.csv' ':!*.tsv' ':!*.json' ':!*.lock' ':!*.ods' ':!*.xls')
status=0
IFS='
'
for file in $files; do
  [ -s "$file" ] || continue
  head -n 3 -- "$file" | grep -q 'SPDX-License-Identifier: EUPL-1.2' || { echo "no licence identifier: $file"; status=1; }
done
exit $status
