// SPDX-License-Identifier: EUPL-1.2
#include "package/system_files.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "package/safe_output.h"

namespace graadmeter {
namespace {

namespace fs = std::filesystem;

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : value_(open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
    ~Descriptor() {
        if (value_ >= 0) close(value_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    explicit operator bool() const { return value_ >= 0; }
    [[nodiscard]] int get() const { return value_; }

private:
    int value_;
};

bool renamed_to_new(const fs::path& from, const fs::path& to) {
    if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno == EEXIST) return false;
    if (link(from.c_str(), to.c_str()) == 0) return unlink(from.c_str()) == 0;
    if (errno == EEXIST) return false;
    // A file system with neither (FAT, some network drives): take the name first, then replace our own empty file.
    if (!Descriptor(to, O_WRONLY | O_CREAT | O_EXCL)) return false;
    if (rename(from.c_str(), to.c_str()) == 0) return true;
    const int cause = errno;
    unlink(to.c_str());
    errno = cause;
    return false;
}

// The rename itself must survive a power cut too; a file system that cannot do this is no reason to fail.
void flush_folder_of(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (const Descriptor directory(folder, O_RDONLY | O_DIRECTORY); directory) (void)fsync(directory.get());
}

}  // namespace

namespace system_files {

const std::errc kQuotaExceeded = static_cast<std::errc>(EDQUOT);

std::string machine_name() {
    std::array<char, 65> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

long process_number() {
    return getpid();
}

bool process_lives(long number) {
    return kill(static_cast<pid_t>(number), 0) == 0 || errno != ESRCH;
}

bool make_work_folder(const fs::path& folder) {
    return mkdir(folder.c_str(), 0700) == 0;
}

void remove_work_folder(const fs::path& folder) {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

std::vector<fs::path> entries(const fs::path& folder, std::error_code& error) {
    std::vector<fs::path> result;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) result.push_back(it->path());
    return result;
}

bool flush(const fs::path& file) {
    const Descriptor open_file(file, O_RDWR);
    return open_file && fsync(open_file.get()) == 0;
}

bool rename_to_new(const fs::path& from, const fs::path& to) {
    if (!renamed_to_new(from, to)) return false;
    flush_folder_of(to);
    return true;
}

bool rename_over(const fs::path& from, const fs::path& to) {
    struct stat replaced{};
    if (stat(to.c_str(), &replaced) == 0) (void)chmod(from.c_str(), replaced.st_mode & 0777);
    if (rename(from.c_str(), to.c_str()) != 0) return false;
    flush_folder_of(to);
    return true;
}

}  // namespace system_files

QuietStandardError::QuietStandardError() {
    const Descriptor nowhere("/dev/null", O_WRONLY);
    if (!nowhere) return;
    kept_ = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
    if (kept_ >= 0) dup2(nowhere.get(), STDERR_FILENO);
}

QuietStandardError::~QuietStandardError() {
    if (kept_ < 0) return;
    dup2(kept_, STDERR_FILENO);
    close(kept_);
}

void let_writes_fail() {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

}  // namespace graadmeter
