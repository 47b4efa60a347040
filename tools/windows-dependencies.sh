#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Builds what the Windows program is linked with, static, into build/windows-deps: from the source packages of the very versions that
# Debian's -dev packages were built of, so that both programs do the same. Does nothing when that was done before.
# Needs tools/install-dependencies.sh --windows.
set -eu
cd "$(dirname "$0")/.."
top=$PWD
deps=$top/build/windows-deps
work=$top/build/windows-deps-work

version_of() { dpkg-query -W -f='${source:Package}=${source:Version}\n' "$1"; }
sources="$(version_of libpugixml-dev) $(version_of libxlsxwriter-dev) $(version_of libzip-dev) $(version_of libutf8proc-dev)"
boost=$(version_of "$(dpkg-query -W -f='${Depends}' libboost-program-options-dev | sed 's/ .*//')")
stamp="$sources $boost $(dpkg-query -W -f='${Version}' libz-mingw-w64-dev) $(x86_64-w64-mingw32-gcc-posix -dumpversion) $(cat "$0" cmake/windows/* | sha256sum)"
if [ -f "$deps/stamp" ] && [ "$(cat "$deps/stamp")" = "$stamp" ]; then exit 0; fi
echo "Building the libraries for Windows ..." >&2
rm -rf "$deps" "$work"
mkdir -p "$deps/include" "$deps/lib/pkgconfig" "$deps/lib/cmake" "$work"

# The machine's own package sources, but of source packages, in lists of our own.
cd "$work"
mkdir -p apt/sources apt/lists/partial apt/cache/archives/partial
for list in /etc/apt/sources.list.d/*.sources; do
  [ -f "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"apt/sources/${list##*/}"
done
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ -f "$list" ] && sed -n 's/^deb\(-src\)\{0,1\} /deb-src /p' "$list" | sort -u >"apt/sources/$(basename "$list" .list).list"
done
cat >apt/apt.conf <<CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$work/apt/sources";
Dir::State::lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "root";
CONF
# What others print is shown only when it fails.
quietly() { "$@" >"$work/log" 2>&1 || { tail -n 60 "$work/log" >&2; exit 1; }; }
export APT_CONFIG="$work/apt/apt.conf"
quietly apt-get -q update
# shellcheck disable=SC2086  # a list of names
quietly apt-get -q source $sources
# Of Boost, half a gigabyte unpacked, one folder.
quietly apt-get -q source --download-only "$boost"
tar -xf boost*.orig.tar.* --wildcards '*/libs/program_options/src/*.cpp'
unset APT_CONFIG

CC=x86_64-w64-mingw32-gcc-posix CXX=x86_64-w64-mingw32-g++-posix AR=x86_64-w64-mingw32-gcc-ar-posix
if command -v ccache >/dev/null; then CC="ccache $CC" CXX="ccache $CXX"; fi
# library NAME COMPILER FLAGS FILE...: compiles the files, as many at once as there are processors, into lib/libNAME.a.
library() {
  name=$1 compiler=$2 flags=$3
  shift 3
  mkdir -p "objects/$name"
  printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} sh -c "$compiler -O2 -DNDEBUG $flags -c '{}' -o objects/$name/\$(basename '{}').o" >"$work/log" 2>&1 ||
    { tail -n 60 "$work/log" >&2; exit 1; }
  "$AR" rcs "$deps/lib/lib$name.a" objects/"$name"/*.o
}
# found NAME FLAGS LIBS: what pkg-config will say.
found() {
  printf 'Name: %s\nDescription: %s for Windows\nVersion: 1\nCflags: -I%s/include %s\nLibs: -L%s/lib %s\n' "$1" "$1" "$deps" "$2" "$deps" "$3" \
    >"$deps/lib/pkgconfig/$1.pc"
}

# Headers alone.
ln -s /usr/include/boost /usr/include/nlohmann /usr/include/doctest "$deps/include/"
cp -r /usr/share/cmake/nlohmann_json "$deps/lib/cmake/"
mkdir "$deps/lib/cmake/doctest"
cat >"$deps/lib/cmake/doctest/doctest-config.cmake" <<CMAKE
add_library(doctest::doctest INTERFACE IMPORTED)
set_target_properties(doctest::doctest PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "$deps/include")
CMAKE

# zlib is there already, made of the same source as Linux's.
cp /usr/x86_64-w64-mingw32/include/zlib.h /usr/x86_64-w64-mingw32/include/zconf.h "$deps/include/"
cp /usr/x86_64-w64-mingw32/lib/libz.a "$deps/lib/"

cp pugixml-*/src/*.hpp "$deps/include/"
library pugixml "$CXX" "" pugixml-*/src/pugixml.cpp
mkdir "$deps/lib/cmake/pugixml"
cat >"$deps/lib/cmake/pugixml/pugixml-config.cmake" <<CMAKE
add_library(pugixml::pugixml STATIC IMPORTED)
set_target_properties(pugixml::pugixml PROPERTIES IMPORTED_LOCATION "$deps/lib/libpugixml.a" INTERFACE_INCLUDE_DIRECTORIES "$deps/include")
CMAKE

cp utf8proc-*/utf8proc.h "$deps/include/"
library utf8proc "$CC" -DUTF8PROC_STATIC utf8proc-*/utf8proc.c
found libutf8proc -DUTF8PROC_STATIC -lutf8proc

cp -r libxlsxwriter-*/include/* "$deps/include/"
xlsxwriter=$(echo "$work"/libxlsxwriter-*)
# __USE_MINGW_ANSI_STDIO: numbers are printed as on Linux, where Windows' own printf writes exponents of three digits.
library xlsxwriter "$CC" "-std=gnu11 -D__USE_MINGW_ANSI_STDIO=1 -DNOCRYPT -I$xlsxwriter/include -I$deps/include -include $top/cmake/windows/utf8_names.h" \
  "$xlsxwriter"/src/*.c "$xlsxwriter"/third_party/md5/md5.c "$xlsxwriter"/third_party/tmpfileplus/tmpfileplus.c \
  "$xlsxwriter"/third_party/minizip/ioapi.c "$xlsxwriter"/third_party/minizip/zip.c "$top/cmake/windows/utf8_names.c"
found xlsxwriter "" "-lxlsxwriter -lz"

# The symlink above, never -I/usr/include: that holds glibc's headers.
library boost_program_options "$CXX" "-std=c++17 -w -DBOOST_ALL_NO_LIB -I$deps/include" boost*/libs/program_options/src/*.cpp

quietly cmake -S libzip-* -B libzip-build -G Ninja -DCMAKE_TOOLCHAIN_FILE="$top/cmake/windows/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release \
  -DBUILD_SHARED_LIBS=OFF -DCMAKE_INSTALL_PREFIX="$deps" -DENABLE_COMMONCRYPTO=OFF -DENABLE_GNUTLS=OFF -DENABLE_MBEDTLS=OFF -DENABLE_OPENSSL=OFF \
  -DENABLE_WINDOWS_CRYPTO=OFF -DENABLE_BZIP2=OFF -DENABLE_LZMA=OFF -DBUILD_TOOLS=OFF -DBUILD_REGRESS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_DOC=OFF
quietly cmake --build libzip-build --parallel "$(nproc)"
quietly cmake --install libzip-build
found libzip -DZIP_STATIC "-lzip -lz"

# What these licences ask to be handed out along.
mkdir "$deps/licenties"
for package in libpugixml-dev libxlsxwriter-dev libzip-dev libutf8proc-dev libz-mingw-w64-dev libboost-dev nlohmann-json3-dev \
               gcc-mingw-w64-x86-64-posix-runtime mingw-w64-x86-64-dev; do
  cp -L "/usr/share/doc/$package/copyright" "$deps/licenties/$package.txt"
done

cd "$top"
rm -rf "$work"
printf '%s' "$stamp" >"$deps/stamp"
