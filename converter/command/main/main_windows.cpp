// SPDX-License-Identifier: EUPL-1.2
// The process on Windows: arguments in UTF-16, a console that is not a file, and a window that closes before anybody has read it.
#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <stdio.h>

#include <array>
#include <iostream>
#include <streambuf>
#include <string>
#include <vector>

#include "batch/child_process.h"
#include "catalogue/library.h"
#include "command/command.h"
#include "model/date.h"
#include "package/safe_output.h"

// Patterns as "*.xlsx" become the names that fit, which the shells of Windows leave to the program.
int _dowildcard = -1;

namespace {

std::string utf8(const wchar_t* text) {
    const int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, nullptr, 0, nullptr, nullptr);
    std::string result(size > 0 ? static_cast<std::size_t>(size) - 1 : 0, '\0');
    WideCharToMultiByte(CP_UTF8, 0, text, -1, result.data(), size, nullptr, nullptr);
    return result;
}

HANDLE console(DWORD which) {
    const HANDLE handle = GetStdHandle(which);
    DWORD mode = 0;
    return GetConsoleMode(handle, &mode) ? handle : nullptr;
}

// Text for a console goes there as UTF-16, whatever code page and font it has.
class ConsoleBuffer : public std::streambuf {
public:
    explicit ConsoleBuffer(HANDLE handle) : handle_(handle) {}
    ~ConsoleBuffer() override { write(waiting_.size()); }
    ConsoleBuffer(const ConsoleBuffer&) = delete;
    ConsoleBuffer& operator=(const ConsoleBuffer&) = delete;

protected:
    int_type overflow(int_type character) override {
        if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
        const char c = traits_type::to_char_type(character);
        return xsputn(&c, 1) == 1 ? character : traits_type::eof();
    }
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        waiting_.append(text, static_cast<std::size_t>(size));
        return write_whole_characters() ? size : 0;
    }

private:
    // A character may come in two pieces: its beginning waits.
    bool write_whole_characters() {
        std::size_t whole = waiting_.size();
        const std::size_t earliest = whole > 4 ? whole - 4 : 0;
        for (std::size_t at = whole; at-- > earliest;) {
            const auto byte = static_cast<unsigned char>(waiting_[at]);
            if ((byte & 0xC0) == 0x80) continue;
            const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
            if (at + length > whole) whole = at;
            break;
        }
        return write(whole);
    }
    bool write(std::size_t bytes) {
        constexpr std::size_t kMost = 8'000;   // of one call; old consoles take 64 KB
        bool fine = true;
        for (std::size_t done = 0; fine && done < bytes;) {
            std::size_t end = std::min(bytes, done + kMost);
            while (end < bytes && (static_cast<unsigned char>(waiting_[end]) & 0xC0) == 0x80) --end;
            std::wstring wide(end - done, L'\0');
            const int units = MultiByteToWideChar(CP_UTF8, 0, waiting_.data() + done, static_cast<int>(end - done), wide.data(), static_cast<int>(wide.size()));
            DWORD written = 0;
            fine = WriteConsoleW(handle_, wide.data(), static_cast<DWORD>(units), &written, nullptr) != 0;
            done = end;
        }
        waiting_.erase(0, bytes);
        return fine;
    }

    HANDLE handle_;
    std::string waiting_;
};

// A program that was double-clicked, or that files were dropped on, is alone in a window that goes away with it.
bool window_is_ours() {
    std::array<DWORD, 2> processes{};
    return console(STD_INPUT_HANDLE) && console(STD_OUTPUT_HANDLE) && GetConsoleProcessList(processes.data(), static_cast<DWORD>(processes.size())) == 1;
}

void wait_for_enter(std::ostream& out) {
    // What was typed while it worked is no answer.
    FlushConsoleInputBuffer(GetStdHandle(STD_INPUT_HANDLE));
    out << "\nDruk op Enter om dit venster te sluiten.";
    out.flush();
    std::array<wchar_t, 256> line{};
    DWORD read = 0;
    ReadConsoleW(GetStdHandle(STD_INPUT_HANDLE), line.data(), static_cast<DWORD>(line.size()), &read, nullptr);
}

}  // namespace

int wmain(int argc, wchar_t** argv) {
    graadmeter::let_writes_fail();
    // Line ends go out as they are: what is written to a file or a pipe is the same everywhere.
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    ConsoleBuffer out_console(console(STD_OUTPUT_HANDLE)), talk_console(console(STD_ERROR_HANDLE));
    std::ostream out(console(STD_OUTPUT_HANDLE) ? static_cast<std::streambuf*>(&out_console) : std::cout.rdbuf());
    std::ostream talk(console(STD_ERROR_HANDLE) ? static_cast<std::streambuf*>(&talk_console) : std::cerr.rdbuf());

    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) arguments.push_back(utf8(argv[i]));
    const graadmeter::Library library = graadmeter::Library::standard(graadmeter::own_program());
    const int code = graadmeter::run_program(arguments, {library, graadmeter::today(), out, talk, graadmeter::own_program(), console(STD_ERROR_HANDLE) != nullptr});
    out.flush();
    if (window_is_ours()) wait_for_enter(out);
    return code;
}
