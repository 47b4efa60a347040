# SPDX-License-Identifier: EUPL-1.2
include(GNUInstallDirs)
if(TARGET graadmeter AND WIN32)
  # One folder to unpack anywhere; catalogues and templates are found beside the program.
  install(TARGETS graadmeter RUNTIME DESTINATION .)
  install(DIRECTORY mappings templates DESTINATION .)
  install(DIRECTORY ${GRAADMETER_WINDOWS_DEPS}/licenties DESTINATION .)
  configure_file(docs/leesmij-windows.txt leesmij.txt @ONLY NEWLINE_STYLE CRLF)
  install(FILES ${CMAKE_BINARY_DIR}/leesmij.txt DESTINATION . RENAME LEESMIJ.txt)
  install(FILES LICENSE DESTINATION licenties RENAME graadmeter.txt)
  # Packs what was built: tools and tests need not be.
  set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
  set(CPACK_GENERATOR ZIP)
  set(CPACK_PACKAGE_NAME graadmeter)
  set(CPACK_PACKAGE_FILE_NAME "graadmeter-${PROJECT_VERSION}-windows")
  include(CPack)
elseif(TARGET graadmeter)
  install(TARGETS graadmeter RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(DIRECTORY mappings templates DESTINATION ${CMAKE_INSTALL_DATADIR}/graadmeter)
  # The program writes its own man page and completion, from the table that its help is made of.
  set(written ${CMAKE_BINARY_DIR}/handleiding)
  install(CODE "
    file(MAKE_DIRECTORY ${written})
    execute_process(COMMAND $<TARGET_FILE:graadmeter> handleiding --man OUTPUT_FILE ${written}/graadmeter.1 COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND $<TARGET_FILE:graadmeter> handleiding --bash OUTPUT_FILE ${written}/graadmeter COMMAND_ERROR_IS_FATAL ANY)")
  install(FILES ${written}/graadmeter.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${written}/graadmeter DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
  install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md" PATTERN "afbeeldingen" EXCLUDE)
  # Packs what was built: tools and tests need not be.
  set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
  set(CPACK_SET_DESTDIR OFF)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGE_NAME graadmeter)
  # The format asks for a person; nobody has taken that on yet (publiccode.yml).
  set(CPACK_PACKAGE_CONTACT "Graadmeter <root@localhost>")
  set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "controleert en verrijkt de Excel-werkboeken van gemeenten")
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SECTION utils)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)   # what it needs is read from the program itself
  set(CPACK_STRIP_FILES ON)
  include(CPack)
endif()
