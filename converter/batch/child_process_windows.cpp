// SPDX-License-Identifier: EUPL-1.2
#include <windows.h>

#include <array>
#include <mutex>
#include <utility>

#include "batch/child_process.h"
#include "model/error.h"

namespace graadmeter {

// Not in the unnamed namespace, since ChildProcess::State, which is not either, has one.
class ProcessHandle {
public:
    ProcessHandle() = default;
    ~ProcessHandle() { close(); }
    ProcessHandle(const ProcessHandle&) = delete;
    ProcessHandle& operator=(const ProcessHandle&) = delete;
    void close() {
        if (value_) CloseHandle(value_);
        value_ = nullptr;
    }
    HANDLE* receive() {
        close();
        return &value_;
    }
    [[nodiscard]] HANDLE get() const { return value_; }

private:
    HANDLE value_ = nullptr;
};

namespace {

[[noreturn]] void not_started(const std::filesystem::path& program) {
    throw FileError("", program.filename().string(), "", "Een werkproces starten lukt niet (Windows-fout " + std::to_string(GetLastError()) + ").",
                    "Probeer het met minder processen tegelijk: --taken 1.");
}

std::wstring wide(std::string_view utf8) {
    const int size = MultiByteToWideChar(CP_UTF8, 0, utf8.data(), static_cast<int>(utf8.size()), nullptr, 0);
    std::wstring result(static_cast<std::size_t>(size), L'\0');
    MultiByteToWideChar(CP_UTF8, 0, utf8.data(), static_cast<int>(utf8.size()), result.data(), size);
    return result;
}

// One argument as CommandLineToArgvW reads it back: quotes, and backslashes before them, doubled.
std::wstring quoted(const std::wstring& word) {
    std::wstring result = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t c : word) {
        if (c == L'"') result.append(backslashes + 1, L'\\');
        backslashes = c == L'\\' ? backslashes + 1 : 0;
        result += c;
    }
    return result.append(backslashes, L'\\') + L"\"";
}

// Only these handles go to the new process, also when another thread starts one at the same moment.
class InheritedHandles {
public:
    explicit InheritedHandles(std::array<HANDLE, 3> handles) : handles_(handles) {
        SIZE_T size = 0;
        InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
        memory_.resize(size);
        InitializeProcThreadAttributeList(list(), 1, 0, &size);
        UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles_.data(), sizeof handles_, nullptr, nullptr);
    }
    ~InheritedHandles() { DeleteProcThreadAttributeList(list()); }
    InheritedHandles(const InheritedHandles&) = delete;
    InheritedHandles& operator=(const InheritedHandles&) = delete;
    [[nodiscard]] LPPROC_THREAD_ATTRIBUTE_LIST list() { return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.data()); }

private:
    std::array<HANDLE, 3> handles_;
    std::string memory_;
};

}  // namespace

struct ChildProcess::State {
    ProcessHandle input, output, process;
    std::string waiting;
    bool waited = false;
};

ChildProcess::ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments) : state_(std::make_unique<State>()) {
    SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    ProcessHandle child_input, child_output, nowhere;
    if (!CreatePipe(child_input.receive(), state_->input.receive(), &inherited, 0) || !CreatePipe(state_->output.receive(), child_output.receive(), &inherited, 0))
        not_started(program);
    *nowhere.receive() = CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, nullptr);
    InheritedHandles handles({child_input.get(), child_output.get(), nowhere.get()});
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = child_input.get();
    startup.StartupInfo.hStdOutput = child_output.get();
    startup.StartupInfo.hStdError = nowhere.get();
    startup.lpAttributeList = handles.list();
    std::wstring line = quoted(program.wstring());
    for (const std::string& word : arguments) line += L" " + quoted(wide(word));
    PROCESS_INFORMATION made{};
    if (!CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE, CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT, nullptr,
                        nullptr, &startup.StartupInfo, &made))
        not_started(program);
    CloseHandle(made.hThread);
    *state_->process.receive() = made.hProcess;
}

ChildProcess::~ChildProcess() {
    kill();
    (void)wait();
}

bool ChildProcess::write_line(std::string_view line) {
    const std::string whole = std::string(line) + '\n';
    for (std::size_t done = 0; done < whole.size();) {
        DWORD written = 0;
        if (!WriteFile(state_->input.get(), whole.data() + done, static_cast<DWORD>(whole.size() - done), &written, nullptr) || written == 0) return false;
        done += written;
    }
    return true;
}

std::optional<std::string> ChildProcess::read_line() {
    std::array<char, 1 << 16> buffer;
    for (std::size_t searched = 0;;) {
        if (const auto end = state_->waiting.find('\n', searched); end != std::string::npos) {
            std::string line = state_->waiting.substr(0, end);
            state_->waiting.erase(0, end + 1);
            return line;
        }
        searched = state_->waiting.size();
        DWORD got = 0;
        if (!ReadFile(state_->output.get(), buffer.data(), static_cast<DWORD>(buffer.size()), &got, nullptr) || got == 0) return std::nullopt;
        state_->waiting.append(buffer.data(), got);
    }
}

void ChildProcess::kill() {
    if (state_->process.get()) TerminateProcess(state_->process.get(), 1);
}

ProcessEnding ChildProcess::wait() {
    state_->input.close();
    if (!state_->process.get() || std::exchange(state_->waited, true)) return {};
    WaitForSingleObject(state_->process.get(), INFINITE);
    DWORD code = 0;
    GetExitCodeProcess(state_->process.get(), &code);
    return {static_cast<long>(code), 0};
}

std::filesystem::path own_program() {
    std::wstring name(MAX_PATH, L'\0');
    for (;;) {
        const DWORD size = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
        if (size < name.size()) return name.substr(0, size);
        name.resize(name.size() * 2);
    }
}

void keep_freed_memory() {}   // the heap of Windows does so

void limit_own_memory(std::size_t bytes) {
    // The job lives as long as the process: its handle is never closed.
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
    limits.ProcessMemoryLimit = bytes;
    if (job && SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits)) AssignProcessToJobObject(job, GetCurrentProcess());
}

}  // namespace graadmeter
