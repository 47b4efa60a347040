#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs what the build needs on Debian 12; with --tests also what the tests need, with --windows what the Windows program and its
# tests need besides. Does nothing when everything is there.
set -eu

packages="g++ cmake ninja-build pkg-config libxlsxwriter-dev libzip-dev zlib1g-dev libpugixml-dev libutf8proc-dev
          libssl-dev nlohmann-json3-dev libboost-dev libboost-program-options-dev"
# Among the tests' packages, strace: harm.py looks on while the program reads a hostile workbook; gnumeric: a host of add-ins
# that is not ours (addin.py); slurm and munge: slurm.py starts its own, the system's Slurm stays off as long as nobody configures it.
case "${1-}" in
  --tests) packages="$packages doctest-dev libfreexl-dev libxml2-utils python3 python3-lxml python3-openpyxl python3-scipy python3-jsonschema libreoffice-calc python3-uno poppler-utils strace gnumeric parallel slurmctld slurmd slurm-client munge chromium dpkg-dev" ;;
  --windows) packages="$packages g++-mingw-w64-x86-64-posix libz-mingw-w64-dev dpkg-dev doctest-dev wine64" ;;
  "") ;;
  *) echo "usage: $0 [--tests | --windows]" >&2; exit 2 ;;
esac

missing=""
for package in $packages; do
  case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)" in
    "install ok installed") ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Run this as root, or install sudo. Missing:$missing" >&2; exit 1; }
  as_root="sudo"
fi
echo "Installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The words of apt are shown only when it fails.
quietly() { "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }; }
quietly $as_root apt-get update -q
# shellcheck disable=SC2086  # a list of names
quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
