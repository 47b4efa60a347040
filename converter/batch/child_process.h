// SPDX-License-Identifier: EUPL-1.2
// A process that is spoken with in lines: to its standard input, from its standard output. child_process_posix.cpp and
// child_process_windows.cpp.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

// How a process ended. On Windows an exception's code stands in `code`, and `signal` is 0.
struct ProcessEnding {
    long code = 0;
    int signal = 0;
};

// One thread speaks with it; kill() may be called from any. What it writes to standard error goes nowhere. Ctrl-C in the terminal does
// not reach it.
class ChildProcess {
public:
    // Throws FileError (no code) when it cannot be started.
    ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments);
    // Ends it when it still lives.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    // False when it takes nothing any more.
    [[nodiscard]] bool write_line(std::string_view line);
    // The next line without its end; nothing when it has closed its output: it ended, or is about to. A line that is cut off is none.
    [[nodiscard]] std::optional<std::string> read_line();
    void kill();
    // Closes its input and waits for its end.
    ProcessEnding wait();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The program that is running, to start it again.
[[nodiscard]] std::filesystem::path own_program();

// What a worker gets when nobody says otherwise: the largest workbook that fits the limits (package/limits.h) stays well under it.
inline constexpr std::size_t kWorkerBytes = std::size_t{4} << 30;

// From now on memory that is freed stays with this process, some tens of MB at most, for the next file: to give it back and ask for it
// again is nearly a tenth of the work on a small workbook.
void keep_freed_memory();

// From now on this process gets no more than so many bytes of memory: an allocation past it fails. Without effect in a build with
// sanitizers, which take terabytes of address space for themselves.
void limit_own_memory(std::size_t bytes);

}  // namespace graadmeter
