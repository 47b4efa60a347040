# SPDX-License-Identifier: EUPL-1.2
# Under Wine: the tests of all rooms, cross-built; the promises through the command line; and the whole program against that of Linux.
add_custom_target(windows_tests DEPENDS graadmeter graadmeter_xll)
if(NOT CMAKE_CROSSCOMPILING_EMULATOR)
  message(STATUS "wine64 is not installed: the Windows program is not tested")
  return()
endif()

foreach(room ${GRAADMETER_ROOMS})
  file(GLOB sources CONFIGURE_DEPENDS ${room}/*.cpp)
  if(sources)
    add_subdirectory(${room})
    add_dependencies(windows_tests test_${room})
    add_test(NAME ${room} COMMAND test_${room})
    list(APPEND wine_tests ${room})
  endif()
endforeach()
add_executable(press_ctrl_c end_to_end/windows_ctrl_c/press.cpp)
target_link_libraries(press_ctrl_c PRIVATE gm_options)
target_link_options(press_ctrl_c PRIVATE -municode)
add_dependencies(windows_tests press_ctrl_c)
add_test(NAME end_to_end_windows
         COMMAND ${GRAADMETER_SYSTEM_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/end_to_end/windows.py $<TARGET_FILE:graadmeter>
                 ${PROJECT_SOURCE_DIR}/build/release/converter/graadmeter)
list(APPEND wine_tests end_to_end_windows)

# The promises that need nothing but the program. Their scripts say what of them cannot be there.
foreach(name analysis answers bad_input batch bombs catalogues charts collect disclosure formats growth linking norms privacy recognise reports
        reports_link sources templates truth typed)
  add_test(NAME end_to_end_${name}
           COMMAND ${GRAADMETER_SYSTEM_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/end_to_end/${name}.py $<TARGET_FILE:graadmeter>)
  list(APPEND wine_tests end_to_end_${name})
endforeach()

# The functions of the add-in, then the add-in itself in the stand-in host.
add_subdirectory(addin)
add_dependencies(windows_tests test_addin addin_host)
add_test(NAME addin COMMAND test_addin)
list(APPEND wine_tests addin)
add_test(NAME addin_host COMMAND addin_host $<TARGET_FILE:graadmeter_xll> ${PROJECT_SOURCE_DIR}/tests/data/addin 200000 8)
list(APPEND wine_tests addin_host)

# One Windows for all of them, since laying it out takes ten seconds; its server ends with the last test.
add_test(NAME wine_starts COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} wineboot -i)
add_test(NAME wine_stops COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/end_to_end/stop_wine.sh)
set_tests_properties(wine_starts PROPERTIES FIXTURES_SETUP wine TIMEOUT 300)
set_tests_properties(wine_stops PROPERTIES FIXTURES_CLEANUP wine)
set_tests_properties(${wine_tests} PROPERTIES FIXTURES_REQUIRED wine TIMEOUT 900 SKIP_RETURN_CODE 77)
set_tests_properties(${wine_tests} wine_starts wine_stops PROPERTIES LABELS windows
  ENVIRONMENT "WINEPREFIX=${CMAKE_BINARY_DIR}/wine;WINEDEBUG=-all;WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe,winedbg.exe="
  ENVIRONMENT_MODIFICATION "DISPLAY=unset:")
