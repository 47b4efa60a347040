// SPDX-License-Identifier: EUPL-1.2
#include "package/safe_output.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>

#include "package/open_elsewhere.h"
#include "package/system_files.h"

namespace graadmeter {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kPrefix = ".graadmeter-";

// The machine's name is part of the folder's: on a network drive another machine's process numbers say nothing.
std::string machine() {
    std::string safe = system_files::machine_name();
    for (char& c : safe)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) c = '_';
    return safe.empty() ? "x" : safe;
}

// ".graadmeter-<machine>-<process>-<number>"
void remove_stale(const fs::path& beside, const std::string& stem) {
    std::error_code ignored;
    for (const fs::path& entry : system_files::entries(beside, ignored)) {
        const std::string name = entry.filename().string();
        if (!name.starts_with(stem)) continue;
        long pid = 0;
        const auto [rest, error] = std::from_chars(name.data() + stem.size(), name.data() + name.size(), pid);
        std::error_code removal;
        if (error == std::errc{} && pid > 0 && *rest == '-' && fs::symlink_status(entry, removal).type() == fs::file_type::directory &&
            !system_files::process_lives(pid))
            system_files::remove_work_folder(entry);
    }
}

}  // namespace

WorkFolder::WorkFolder(const fs::path& beside) {
    const fs::path parent = beside.empty() ? fs::path(".") : beside;
    const std::string stem = std::string(kPrefix) + machine() + "-";
    remove_stale(parent, stem);
    for (int number = 0;; ++number) {
        path_ = parent / (stem + std::to_string(system_files::process_number()) + "-" + std::to_string(number));
        if (system_files::make_work_folder(path_)) return;
        if (errno != EEXIST) throw write_failure(parent);
    }
}

WorkFolder::~WorkFolder() {
    system_files::remove_work_folder(path_);
}

void publish(const fs::path& written, const fs::path& final_name, bool overwrite) {
    if (overwrite) refuse_to_replace_open(final_name);
    if (!system_files::flush(written)) throw write_failure(final_name);
    if (!(overwrite ? system_files::rename_over(written, final_name) : system_files::rename_to_new(written, final_name))) {
        if (!overwrite && errno == EEXIST)
            throw UsageError("'" + final_name.string() +
                             "' bestaat al. Kies met -o een andere naam, of vervang het met --overschrijf.");
        throw write_failure(final_name);
    }
}

std::string dutch_cause(const std::error_code& code) {
    static const std::array<std::pair<std::errc, const char*>, 13> kCauses = {{
        {std::errc::permission_denied, "u heeft er geen rechten voor"},
        {std::errc::operation_not_permitted, "u heeft er geen rechten voor"},
        {std::errc::read_only_file_system, "hier kan alleen worden gelezen"},
        {std::errc::no_such_file_or_directory, "het bestaat niet"},
        {std::errc::not_a_directory, "het ligt niet in een map"},
        {std::errc::no_space_on_device, "de schijf is vol"},
        {std::errc::device_or_resource_busy, "een ander programma heeft het open"},
        {std::errc::text_file_busy, "een ander programma heeft het open"},
        {system_files::kQuotaExceeded, "uw deel van de schijf is vol"},
        {std::errc::file_too_large, "zo'n groot bestand mag hier niet"},
        {std::errc::filename_too_long, "de naam is te lang"},
        {std::errc::not_enough_memory, "er is te weinig geheugen"},
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

}  // namespace graadmeter
