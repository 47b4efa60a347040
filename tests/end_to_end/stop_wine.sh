#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Ends the server of $WINEPREFIX, wherever the distribution keeps it; that none is running any more is fine.
for server in /usr/lib/wine/wineserver64 /usr/lib/wine/wineserver "$(command -v wineserver)"; do
  [ -x "$server" ] || continue
  "$server" -k || true
  exit 0
done
