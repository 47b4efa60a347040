# SPDX-License-Identifier: EUPL-1.2
# Cross-compilation for 64-bit Windows with mingw-w64 (preset windows). The libraries come from tools/windows-dependencies.sh.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(triplet x86_64-w64-mingw32)
# -posix: the variant whose std::thread and std::mutex work.
set(CMAKE_C_COMPILER ${triplet}-gcc-posix)
set(CMAKE_CXX_COMPILER ${triplet}-g++-posix)
set(CMAKE_RC_COMPILER ${triplet}-windres)
set(CMAKE_AR ${triplet}-gcc-ar-posix)
set(CMAKE_RANLIB ${triplet}-gcc-ranlib-posix)

get_filename_component(GRAADMETER_WINDOWS_DEPS "${CMAKE_CURRENT_LIST_DIR}/../../build/windows-deps" ABSOLUTE)
set(CMAKE_FIND_ROOT_PATH "${GRAADMETER_WINDOWS_DEPS}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} "${GRAADMETER_WINDOWS_DEPS}/lib/pkgconfig")

# One file to hand out: no DLL that Windows does not have itself.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-static")

find_program(GRAADMETER_WINE wine64 PATHS /usr/lib/wine NO_CMAKE_FIND_ROOT_PATH)
if(GRAADMETER_WINE)
  set(CMAKE_CROSSCOMPILING_EMULATOR "${GRAADMETER_WINE}")
endif()
