// SPDX-License-Identifier: EUPL-1.2
// The process: arguments in, exit code out.
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "catalogue/library.h"
#include "command/command.h"
#include "model/date.h"

int main(int argc, char** argv) {
    // A reader that stops early ("graadmeter ... | head") is no failure of ours: writes to it fail quietly.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const graadmeter::Library library = graadmeter::Library::standard(argc > 0 ? argv[0] : "graadmeter");
    return graadmeter::run_program(arguments, {library, graadmeter::today(), std::cout, std::cerr});
}
