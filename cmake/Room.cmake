# SPDX-License-Identifier: EUPL-1.2
# A room of the house: one static library, named gm_<room>, that may use only the rooms it names.
add_library(gm_options INTERFACE)
target_include_directories(gm_options INTERFACE ${PROJECT_SOURCE_DIR}/converter)
target_compile_options(gm_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
                       $<$<BOOL:${GRAADMETER_WARNINGS_AS_ERRORS}>:-Werror>)
# Two rooms with a type of the same name and another shape: undefined behaviour that only the whole program shows.
if(CMAKE_INTERPROCEDURAL_OPTIMIZATION)
  target_link_options(gm_options INTERFACE -Werror=odr -Werror=lto-type-mismatch)
endif()
if(GRAADMETER_SANITIZE)
  target_compile_options(gm_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # Between its checks the optimiser of g++ 12 sees what is not there (in <regex> and <string>).
  if(GRAADMETER_WARNINGS_AS_ERRORS AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(gm_options INTERFACE -Wno-error=maybe-uninitialized -Wno-error=stringop-overflow
                           -Wno-error=stringop-overread -Wno-error=array-bounds -Wno-error=restrict -Wno-error=null-dereference)
  endif()
  target_link_options(gm_options INTERFACE -fsanitize=address,undefined)
endif()

# What each operating system does in its own way stands in files *_posix.cpp and *_windows.cpp.
if(WIN32)
  set(GRAADMETER_OTHER_SYSTEM "_posix\\.cpp$")
else()
  set(GRAADMETER_OTHER_SYSTEM "_windows\\.cpp$")
endif()

# gm_room(<room> USES <rooms> LINK <libraries>): all sources of the folder that calls it.
function(gm_room room)
  cmake_parse_arguments(ARG "" "" "USES;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  list(FILTER sources EXCLUDE REGEX "${GRAADMETER_OTHER_SYSTEM}")
  add_library(gm_${room} STATIC ${sources})
  target_link_libraries(gm_${room} PUBLIC gm_options)
  foreach(used ${ARG_USES})
    target_link_libraries(gm_${room} PUBLIC gm_${used})
  endforeach()
  target_link_libraries(gm_${room} PRIVATE ${ARG_LINK})
endfunction()

# gm_of_tests(<target>): what a test program is compiled with.
function(gm_of_tests target)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${target} PRIVATE GRAADMETER_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  # What is tested is optimised; its tests run once and compile in two thirds of the time without.
  if(GRAADMETER_SANITIZE AND NOT GRAADMETER_FUZZ)
    target_compile_options(${target} PRIVATE -O0)
  endif()
endfunction()

# gm_test(<room> USES <rooms> LINK <libraries>): the test program test_<room> of all sources of the folder, run by ctest.
function(gm_test room)
  cmake_parse_arguments(ARG "" "" "USES;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  add_executable(test_${room} ${sources})
  gm_of_tests(test_${room})
  foreach(used ${ARG_USES})
    target_link_libraries(test_${room} PRIVATE gm_${used})
  endforeach()
  target_link_libraries(test_${room} PRIVATE test_main gm_options doctest::doctest ${ARG_LINK})
  if(NOT WIN32)   # else tests/windows.cmake says which and how
    add_test(NAME ${room} COMMAND test_${room})
  endif()
endfunction()
