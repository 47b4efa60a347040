# SPDX-License-Identifier: EUPL-1.2
# Sourced by the other scripts: build PRESET TARGET [CMAKE OPTION...] configures and builds; quiet unless it fails.
build() {
  preset=$1 target=$2
  shift 2
  mkdir -p build
  command -v ccache >/dev/null && set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  echo "Building ($preset) ..." >&2
  { cmake --preset "$preset" "$@" && cmake --build --preset "$preset" --target "$target" --parallel "$(nproc)"; } \
    >"build/$preset.log" 2>&1 || { tail -n 60 "build/$preset.log" >&2; return 1; }
}
