// SPDX-License-Identifier: EUPL-1.2
// The process: arguments in, exit code out.
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "batch/child_process.h"
#include "catalogue/library.h"
#include "command/command.h"
#include "model/date.h"
#include "package/safe_output.h"

int main(int argc, char** argv) {
    graadmeter::let_writes_fail();
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    // Not by what it was called: "graadmeter" alone, found on the PATH, says nothing of where its catalogues are.
    const std::filesystem::path program = graadmeter::own_program();
    const graadmeter::Library library = graadmeter::Library::standard(!program.empty() || argc == 0 ? program : std::filesystem::path(argv[0]));
    return graadmeter::run_program(arguments, {library, graadmeter::today(), std::cout, std::cerr, program, isatty(STDERR_FILENO) == 1});
}
