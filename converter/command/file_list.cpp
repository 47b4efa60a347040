// SPDX-License-Identifier: EUPL-1.2
#include "command/file_list.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

#include "collection/data_package.h"
#include "model/error.h"
#include "model/path_text.h"
#include "model/text.h"
#include "package/safe_output.h"
#include "package/system_files.h"

namespace graadmeter {

namespace fs = std::filesystem;

namespace {

// What is read, and what people take for a workbook and must hear of.
constexpr std::array<std::string_view, 10> kEndings = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".numbers"};

std::string ending(const fs::path& file) {
    std::string result = file.extension().string();
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return result;
}

std::string shown(const fs::path& path) { return on_one_line(path.string()); }

bool is_pattern(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

// "Jeugd (2).xlsx"
std::string numbered(const fs::path& name, int number) {
    return (name.parent_path() / path_of(name.stem().string() + " (" + std::to_string(number) + ")" + name.extension().string())).generic_string();
}

class Collector {
public:
    explicit Collector(const std::vector<fs::path>& skip) {
        std::error_code error;
        for (const fs::path& folder : skip)
            if (const fs::path real = fs::canonical(folder, error); !error) skip_.insert(real);
    }

    void add(const fs::path& given) {
        std::error_code error;
        if (fs::is_directory(given, error)) {
            add_folder(given);
        } else if (!fs::exists(given, error) && is_pattern(given.string())) {
            add_pattern(given);
        } else {
            add_file(given, given.filename());
        }
    }
    FileList result;

private:
    // The same file by two names is one file. `name` is where it stands from the folder given on.
    void add_file(const fs::path& file, const fs::path& name) {
        std::error_code error;
        const fs::path real = fs::canonical(file, error);
        if (!error && skip_.contains(real)) return;
        if (!error && !seen_.insert(real).second) {
            result.remarks.push_back("Overgeslagen: " + shown(file) + " is al genoemd.");
            return;
        }
        result.files.push_back(file);
        std::string unique = repaired_utf8(name.generic_string());
        for (int number = 2; !names_.insert(unique).second; ++number) unique = repaired_utf8(numbered(name, number));
        result.names.push_back(std::move(unique));
    }

    std::vector<fs::path> entries(const fs::path& folder) {
        std::error_code error;
        std::vector<fs::path> all = system_files::entries(folder, error);
        if (error) result.remarks.push_back("Overgeslagen: de map " + shown(folder) + " is niet te lezen (" + dutch_cause(error) + ").");
        std::ranges::sort(all, {}, [](const fs::path& entry) { return entry.filename().native(); });
        return all;
    }

    void add_folder(const fs::path& folder) {
        const std::size_t before = result.files.size() + result.packages.size();
        std::error_code error;
        search(folder, fs::canonical(folder, error).filename());
        if (result.files.size() + result.packages.size() == before) result.remarks.push_back("In de map " + shown(folder) + " staat geen werkboek.");
    }

    // `name`: the folder's, from the folder given on.
    void search(const fs::path& folder, const fs::path& name_of_folder) {
        std::error_code error;
        if (skip_.contains(fs::canonical(folder, error))) return;
        if (is_data_package(folder)) {
            result.packages.push_back(folder);
            return;
        }
        for (const fs::path& path : entries(folder)) {
            const fs::directory_entry entry(path, error);
            const std::string name = entry.path().filename().string();
            if (name.starts_with('.')) continue;   // hidden, by custom
            if (entry.is_directory(error)) {
                if (entry.is_symlink(error)) {
                    result.remarks.push_back("Overgeslagen: " + shown(entry.path()) + " is een koppeling naar een map.");
                } else {
                    search(entry.path(), name_of_folder / entry.path().filename());
                }
            } else if (name.starts_with("~$")) {
                result.remarks.push_back("Overgeslagen: " + shown(entry.path()) + " is een hulpbestand van een werkboek dat openstaat.");
            } else if (std::ranges::find(kEndings, ending(entry.path())) == kEndings.end()) {
                result.remarks.push_back("Overgeslagen: " + shown(entry.path()) + " is geen werkboek.");
            } else if (!entry.is_regular_file(error) && !entry.is_symlink(error)) {
                result.remarks.push_back("Overgeslagen: " + shown(entry.path()) + " is geen gewoon bestand.");
            } else {
                add_file(entry.path(), name_of_folder / entry.path().filename());
            }
        }
    }

    void add_pattern(const fs::path& pattern) {
        std::vector<fs::path> found = {pattern.has_root_path() ? pattern.root_path() : fs::path()};
        for (const fs::path& part : pattern.relative_path()) {
            std::vector<fs::path> next;
            for (const fs::path& base : found) {
                if (!is_pattern(part.string())) {
                    next.push_back(base / part);
                    continue;
                }
                for (const fs::path& entry : entries(base.empty() ? fs::path(".") : base))
                    if (fits_pattern(entry.filename().string(), part.string())) next.push_back(base / entry.filename());
            }
            found = std::move(next);
        }
        std::erase_if(found, [](const fs::path& path) {
            std::error_code error;
            return !fs::exists(fs::symlink_status(path, error));
        });
        if (found.empty()) result.remarks.push_back("Geen bestand past bij " + shown(pattern) + ".");
        for (const fs::path& path : found) {
            std::error_code error;
            if (fs::is_directory(path, error)) {
                add_folder(path);
            } else if (!path.filename().string().starts_with("~$")) {
                add_file(path, path.filename());
            }
        }
    }

    std::set<fs::path> seen_, skip_;
    std::set<std::string> names_;
};

}  // namespace

bool fits_pattern(std::string_view name, std::string_view pattern) {
    // Greedy, with one place to return to: the last *.
    std::size_t n = 0, p = 0, star = std::string_view::npos, mark = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = n;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
            ++p, ++n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++mark;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

FileList listed_files(const std::vector<fs::path>& given, const std::vector<fs::path>& skip) {
    Collector collector(skip);
    for (const fs::path& each : given) collector.add(each);
    if (collector.result.files.empty() && collector.result.packages.empty()) {
        std::string message = "Er is geen werkboek om te bekijken.";
        for (const std::string& remark : collector.result.remarks) message += "\n" + remark;
        throw UsageError(message);
    }
    return std::move(collector.result);
}

}  // namespace graadmeter
