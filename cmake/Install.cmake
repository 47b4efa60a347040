# SPDX-License-Identifier: EUPL-1.2
include(GNUInstallDirs)
if(TARGET graadmeter)
  install(TARGETS graadmeter RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(DIRECTORY mappings templates DESTINATION ${CMAKE_INSTALL_DATADIR}/graadmeter)
endif()
