// SPDX-License-Identifier: EUPL-1.2
#include "package/safe_output.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>

#include "model/error.h"

namespace graadmeter {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kPrefix = ".graadmeter-";

FileError failure(const fs::path& path, const std::string& what) {
    return FileError("", path.filename().string(), "",
                     what + " '" + path.string() + "' lukt niet: " + std::generic_category().message(errno) + ".",
                     "Kijk of de map bestaat, of u erin mag schrijven en of er nog ruimte op de schijf is.");
}

// The machine's name is part of the folder's: on a network drive another machine's process numbers say nothing.
std::string machine() {
    std::array<char, 65> name{};
    if (gethostname(name.data(), name.size() - 1) != 0) return "x";
    std::string safe = name.data();
    for (char& c : safe)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) c = '_';
    return safe;
}

bool process_lives(long pid) {
    return kill(static_cast<pid_t>(pid), 0) == 0 || errno != ESRCH;
}

// ".graadmeter-<machine>-<process>-<number>"
void remove_stale(const fs::path& beside, const std::string& stem) {
    std::error_code ignored;
    for (fs::directory_iterator it(beside, fs::directory_options::skip_permission_denied, ignored), end; !ignored && it != end;
         it.increment(ignored)) {
        const std::string name = it->path().filename().string();
        if (!name.starts_with(stem)) continue;
        long pid = 0;
        const auto [rest, error] = std::from_chars(name.data() + stem.size(), name.data() + name.size(), pid);
        std::error_code removal;
        if (error == std::errc{} && pid > 0 && *rest == '-' && it->symlink_status(removal).type() == fs::file_type::directory &&
            !process_lives(pid))
            fs::remove_all(it->path(), removal);
    }
}

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

// Renames without ever replacing; false when the name is taken (errno EEXIST) or it failed otherwise.
bool rename_to_new(const fs::path& from, const fs::path& to) {
    if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno == EEXIST) return false;
    if (link(from.c_str(), to.c_str()) == 0) return unlink(from.c_str()) == 0;
    if (errno == EEXIST) return false;
    // A file system with neither (FAT, some network drives): take the name first, then replace our own empty file.
    if (!Descriptor(to, O_WRONLY | O_CREAT | O_EXCL)) return false;
    return rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

WorkFolder::WorkFolder(const fs::path& beside) {
    const fs::path parent = beside.empty() ? fs::path(".") : beside;
    const std::string stem = std::string(kPrefix) + machine() + "-";
    remove_stale(parent, stem);
    for (int number = 0;; ++number) {
        path_ = parent / (stem + std::to_string(getpid()) + "-" + std::to_string(number));
        if (mkdir(path_.c_str(), 0700) == 0) return;
        if (errno != EEXIST) throw failure(parent, "Schrijven in de map");
    }
}

WorkFolder::~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void publish(const fs::path& written, const fs::path& final_name, bool overwrite) {
    {
        const Descriptor file(written, O_RDWR);
        if (!file || fsync(file.get()) != 0) throw failure(written, "Wegschrijven van");
    }
    if (overwrite ? rename(written.c_str(), final_name.c_str()) != 0 : !rename_to_new(written, final_name)) {
        if (!overwrite && errno == EEXIST)
            throw UsageError("'" + final_name.string() +
                             "' bestaat al. Kies met -o een andere naam, of vervang het met --overschrijf.");
        throw failure(final_name, "Schrijven van");
    }
    const fs::path folder = final_name.has_parent_path() ? final_name.parent_path() : fs::path(".");
    // The rename itself must survive a power cut too; a file system that cannot do this is no reason to fail.
    if (const Descriptor directory(folder, O_RDONLY | O_DIRECTORY); directory) (void)fsync(directory.get());
}

}  // namespace graadmeter
