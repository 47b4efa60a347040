// SPDX-License-Identifier: EUPL-1.2
// press FILE LINES PROGRAM ARGUMENT...: starts a program and presses Ctrl-C in its console once FILE has so many lines; ends as it ends.
// For windows.py: Wine's console makes no Ctrl-C of the key.
#include <windows.h>

#include <algorithm>
#include <cwchar>
#include <string>

namespace {

long lines_of(const wchar_t* name) {
    HANDLE file = CreateFileW(name, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) return 0;
    std::string text(1 << 20, '\0');
    DWORD got = 0;
    if (!ReadFile(file, text.data(), static_cast<DWORD>(text.size()), &got, nullptr)) got = 0;
    CloseHandle(file);
    return static_cast<long>(std::count(text.begin(), text.begin() + got, '\n'));
}

BOOL WINAPI not_for_us(DWORD) { return TRUE; }

}  // namespace

int wmain(int argc, wchar_t** argv) {
    if (argc < 4) return 125;
    SetConsoleCtrlHandler(not_for_us, TRUE);
    std::wstring line;
    for (int i = 3; i < argc; ++i) line += std::wstring(L"\"") + argv[i] + L"\" ";
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION made{};
    if (!CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &startup, &made)) return 126;
    while (WaitForSingleObject(made.hProcess, 5) == WAIT_TIMEOUT)
        if (lines_of(argv[1]) >= std::wcstol(argv[2], nullptr, 10)) {
            GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0);
            break;
        }
    WaitForSingleObject(made.hProcess, INFINITE);
    DWORD code = 127;
    GetExitCodeProcess(made.hProcess, &code);
    return static_cast<int>(code);
}
