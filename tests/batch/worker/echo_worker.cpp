// SPDX-License-Identifier: EUPL-1.2
// A worker that answers each line with itself, and ends or falls silent on some: what the pool is tested with on every system.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#endif

int main() {
#ifdef _WIN32
    _setmode(_fileno(stdout), _O_BINARY);
#endif
    for (std::string line; std::getline(std::cin, line);) {
        if (line == "stop") return 7;
        if (line == "dood") {
#ifdef _WIN32
            std::abort();
#else
            std::raise(SIGKILL);
#endif
        }
        if (line == "traag") std::this_thread::sleep_for(std::chrono::hours(1));
        std::cout << line << std::endl;
    }
}
