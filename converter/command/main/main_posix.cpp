// SPDX-License-Identifier: EUPL-1.2
// The process: arguments in, exit code out.
#include <unistd.h>

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
    const graadmeter::Library library = graadmeter::Library::standard(argc > 0 ? argv[0] : "graadmeter");
    return graadmeter::run_program(arguments, {library, graadmeter::today(), std::cout, std::cerr, graadmeter::own_program(), isatty(STDERR_FILENO) == 1});
}
