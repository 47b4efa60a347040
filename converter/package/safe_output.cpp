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

#include "package/open_elsewhere.h"

namespace graadmeter {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kPrefix = ".graadmeter-";

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
    if (rename(from.c_str(), to.c_str()) == 0) return true;
    const int cause = errno;
    unlink(to.c_str());
    errno = cause;
    return false;
}

}  // namespace

WorkFolder::WorkFolder(const fs::path& beside) {
    const fs::path parent = beside.empty() ? fs::path(".") : beside;
    const std::string stem = std::string(kPrefix) + machine() + "-";
    remove_stale(parent, stem);
    for (int number = 0;; ++number) {
        path_ = parent / (stem + std::to_string(getpid()) + "-" + std::to_string(number));
        if (mkdir(path_.c_str(), 0700) == 0) return;
        if (errno != EEXIST) throw write_failure(parent);
    }
}

WorkFolder::~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void publish(const fs::path& written, const fs::path& final_name, bool overwrite) {
    if (overwrite) refuse_to_replace_open(final_name);
    {
        const Descriptor file(written, O_RDWR);
        if (!file || fsync(file.get()) != 0) throw write_failure(final_name);
        struct stat replaced{};
        if (overwrite && stat(final_name.c_str(), &replaced) == 0) (void)fchmod(file.get(), replaced.st_mode & 0777);
    }
    if (overwrite ? rename(written.c_str(), final_name.c_str()) != 0 : !rename_to_new(written, final_name)) {
        if (!overwrite && errno == EEXIST)
            throw UsageError("'" + final_name.string() +
                             "' bestaat al. Kies met -o een andere naam, of vervang het met --overschrijf.");
        throw write_failure(final_name);
    }
    const fs::path folder = final_name.has_parent_path() ? final_name.parent_path() : fs::path(".");
    // The rename itself must survive a power cut too; a file system that cannot do this is no reason to fail.
    if (const Descriptor directory(folder, O_RDONLY | O_DIRECTORY); directory) (void)fsync(directory.get());
}

std::string dutch_cause(const std::error_code& code) {
    static const std::array<std::pair<std::errc, const char*>, 10> kCauses = {{
        {std::errc::permission_denied, "u heeft er geen rechten voor"},
        {std::errc::operation_not_permitted, "u heeft er geen rechten voor"},
        {std::errc::read_only_file_system, "hier kan alleen worden gelezen"},
        {std::errc::no_such_file_or_directory, "het bestaat niet"},
        {std::errc::not_a_directory, "het ligt niet in een map"},
        {std::errc::no_space_on_device, "de schijf is vol"},
        {static_cast<std::errc>(EDQUOT), "uw deel van de schijf is vol"},
        {std::errc::file_too_large, "zo'n groot bestand mag hier niet"},
        {std::errc::filename_too_long, "de naam is te lang"},
        {std::errc::io_error, "de schijf of het netwerk geeft een fout"},
    }};
    for (const auto& [cause, words] : kCauses)
        if (code == cause) return words;
    return "het besturingssysteem weigert het";
}

FileError write_failure(const fs::path& file) {
    const int cause = errno;
    // Our own folders are no name that a user knows: the folder that they stand in is.
    const fs::path folder = file.parent_path();
    const fs::path known = folder.filename().string().starts_with(kPrefix) ? folder.parent_path() : file;
    return FileError("", known.filename().string(), "",
                     "Schrijven naar '" + known.string() + "' lukt niet: " + dutch_cause({cause, std::generic_category()}) + ".",
                     "Kijk of de map bestaat, of u erin mag schrijven en of er nog ruimte op de schijf is.");
}

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
