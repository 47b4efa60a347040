// SPDX-License-Identifier: EUPL-1.2
#include "package/system_files.h"

#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <stdio.h>

#include <array>
#include <cerrno>

#include "package/safe_output.h"

namespace graadmeter {
namespace {

namespace fs = std::filesystem;

constexpr DWORD kDiskQuotaExceeded = 1295;   // ERROR_DISK_QUOTA_EXCEEDED, which the headers of mingw lack

// What another program has open cannot be replaced on Windows: its own words for it, where the library's table says "no rights".
int errno_of(DWORD error) {
    if (error == ERROR_SHARING_VIOLATION || error == ERROR_LOCK_VIOLATION || error == ERROR_USER_MAPPED_FILE ||
        error == ERROR_UNABLE_TO_REMOVE_REPLACED || error == ERROR_UNABLE_TO_MOVE_REPLACEMENT)
        return EBUSY;
    if (error == kDiskQuotaExceeded) return ENOSPC;
    if (error == ERROR_FILENAME_EXCED_RANGE) return ENAMETOOLONG;
    const std::error_condition cause = std::system_category().default_error_condition(static_cast<int>(error));
    return cause.category() == std::generic_category() ? cause.value() : EIO;
}

bool failed() {
    errno = errno_of(GetLastError());
    return false;
}

class Handle {
public:
    explicit Handle(HANDLE value) : value_(value) {}
    ~Handle() {
        if (*this) CloseHandle(value_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    explicit operator bool() const { return value_ != nullptr && value_ != INVALID_HANDLE_VALUE; }
    [[nodiscard]] HANDLE get() const { return value_; }

private:
    HANDLE value_;
};

// Of what is in a folder the path and the attributes.
template <typename See>
void for_each_entry(const fs::path& folder, std::error_code& error, const See& see) {
    WIN32_FIND_DATAW entry{};
    const HANDLE search = FindFirstFileW((folder / L"*").c_str(), &entry);
    error.clear();
    if (search != INVALID_HANDLE_VALUE) {
        do {
            const std::wstring name = entry.cFileName;
            if (name != L"." && name != L"..") see(folder / name, entry.dwFileAttributes);
        } while (FindNextFileW(search, &entry));
    }
    const DWORD end = GetLastError();
    if (search != INVALID_HANDLE_VALUE) FindClose(search);
    // An empty root has not even "." in it.
    if (end != ERROR_NO_MORE_FILES && end != ERROR_FILE_NOT_FOUND) error = std::error_code(errno_of(end), std::generic_category());
}

}  // namespace

namespace system_files {

const std::errc kQuotaExceeded = std::errc::no_space_on_device;

std::string machine_name() {
    std::array<wchar_t, MAX_COMPUTERNAME_LENGTH + 1> name{};
    DWORD size = static_cast<DWORD>(name.size());
    return GetComputerNameW(name.data(), &size) ? fs::path(name.data()).string() : "";
}

long process_number() {
    return static_cast<long>(GetCurrentProcessId());
}

bool process_lives(long number) {
    const Handle process(OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(number)));
    if (!process) return GetLastError() == ERROR_ACCESS_DENIED;
    return WaitForSingleObject(process.get(), 0) != WAIT_OBJECT_0;
}

bool make_work_folder(const fs::path& folder) {
    if (!CreateDirectoryW(folder.c_str(), nullptr)) return failed();
    // A point before the name hides nothing here. Not hiding it is no reason to fail.
    (void)SetFileAttributesW(folder.c_str(), FILE_ATTRIBUTE_HIDDEN);
    return true;
}

std::vector<fs::path> entries(const fs::path& folder, std::error_code& error) {
    std::vector<fs::path> result;
    for_each_entry(folder, error, [&](const fs::path& entry, DWORD) { result.push_back(entry); });
    return result;
}

// Not std::filesystem::remove_all, which lists as its iterators do.
void remove_work_folder(const fs::path& folder) {
    std::error_code ignored;
    for_each_entry(folder, ignored, [](const fs::path& entry, DWORD attributes) {
        const bool is_folder = (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
        if (is_folder && (attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0) remove_work_folder(entry);
        else if (is_folder) RemoveDirectoryW(entry.c_str());   // a link: not what it points to
        else DeleteFileW(entry.c_str());
    });
    RemoveDirectoryW(folder.c_str());
}

bool flush(const fs::path& file) {
    const Handle open_file(CreateFileW(file.c_str(), GENERIC_WRITE, FILE_SHARE_READ, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    return open_file && FlushFileBuffers(open_file.get()) ? true : failed();
}

bool rename_to_new(const fs::path& from, const fs::path& to) {
    return MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH) ? true : failed();
}

bool rename_over(const fs::path& from, const fs::path& to) {
    // Keeps the rights of what is replaced; file systems that cannot do that, and a name that is free, are left to the other.
    if (ReplaceFileW(to.c_str(), from.c_str(), nullptr, REPLACEFILE_IGNORE_MERGE_ERRORS, nullptr, nullptr)) return true;
    return MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) ? true : failed();
}

}  // namespace system_files

QuietStandardError::QuietStandardError() {
    const int nowhere = _wopen(L"NUL", _O_WRONLY);
    if (nowhere < 0) return;
    (void)fflush(stderr);
    kept_ = _dup(_fileno(stderr));
    if (kept_ >= 0) _dup2(nowhere, _fileno(stderr));
    _close(nowhere);
}

QuietStandardError::~QuietStandardError() {
    if (kept_ < 0) return;
    (void)fflush(stderr);
    _dup2(kept_, _fileno(stderr));
    _close(kept_);
}

// A closed pipe and a file that may not grow are ordinary errors here.
void let_writes_fail() {}

}  // namespace graadmeter
