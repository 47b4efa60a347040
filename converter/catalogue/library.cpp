// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/library.h"

#include <algorithm>
#include <map>
#include <system_error>

#include "catalogue/system_folders.h"
#include "model/error.h"
#include "model/path_text.h"

namespace graadmeter {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCatalogues = "mappings/catalogi";
constexpr const char* kPacks = "mappings/pakketten";
constexpr const char* kSources = "mappings/bronnen";
constexpr const char* kCodeLists = "mappings/codelijsten";
constexpr const char* kTemplates = "templates";

// All <id>.xml of this folder in all roots, by id; the first root wins.
std::map<std::string, fs::path> files(const std::vector<fs::path>& roots, const char* folder) {
    std::map<std::string, fs::path> result;
    for (const fs::path& root : roots) {
        std::error_code error;
        for (fs::directory_iterator at(root / folder, error), end; !error && at != end; at.increment(error)) {
            std::error_code unreadable;
            if (at->path().extension() == ".xml" && at->is_regular_file(unreadable))
                result.emplace(at->path().stem().string(), at->path());
        }
    }
    return result;
}

fs::path locate(const std::map<std::string, fs::path>& known, std::string_view what, std::string_view id_or_file) {
    const fs::path given = path_of(id_or_file);
    std::error_code error;
    const bool looks_like_file = given.has_parent_path() || given.extension() == ".xml";
    if (looks_like_file && fs::is_regular_file(given, error)) return given;
    if (const auto found = known.find(std::string(id_or_file)); found != known.end()) return found->second;
    if (fs::is_regular_file(given, error)) return given;
    std::string names;
    for (const auto& [id, path] : known) names += (names.empty() ? "" : ", ") + id;
    throw UsageError(std::string(what) + " \"" + std::string(id_or_file) + "\" is er niet. " +
                     (names.empty() ? "Er is er geen gevonden; zet in GRAADMETER_PAD de map waarin mappings en templates staan."
                                    : "Kies uit: " + names + "; of geef het pad van een bestand."));
}

std::vector<fs::path> paths(const std::map<std::string, fs::path>& found) {
    std::vector<fs::path> result;
    for (const auto& [id, path] : found) result.push_back(path);
    return result;
}

}  // namespace

Library::Library(std::vector<fs::path> roots) {
    for (fs::path& root : roots) {
        std::error_code error;
        if (root.empty() || !fs::is_directory(root, error)) continue;
        const fs::path whole = fs::weakly_canonical(root, error);
        if (!error && std::ranges::find(roots_, whole) == roots_.end()) roots_.push_back(whole);
    }
}

Library Library::standard(const fs::path& program) {
    std::vector<fs::path> roots = given_folders();
    roots.push_back(user_folder());
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(program, error);  // through a link in /usr/local/bin to where the program is
    const fs::path folder = (error ? program : whole).parent_path();
    if (!folder.empty()) {
        roots.push_back(folder);
        roots.push_back(folder / ".." / "share" / "graadmeter");
        for (fs::path up = folder.parent_path(); up.has_relative_path(); up = up.parent_path()) {
            if (!fs::is_directory(up / kCatalogues, error)) continue;
            roots.push_back(up);
            break;
        }
    }
    return Library(std::move(roots));
}

fs::path Library::catalogue(std::string_view id_or_file) const {
    auto known = files(roots_, kCatalogues);
    known.merge(files(roots_, kPacks));
    return locate(known, "De catalogus", id_or_file);
}
fs::path Library::source(std::string_view id_or_file) const {
    return locate(files(roots_, kSources), "De bron", id_or_file);
}
fs::path Library::code_list(std::string_view id) const {
    return locate(files(roots_, kCodeLists), "De codelijst", id);
}
fs::path Library::questionnaire(std::string_view id) const {
    return locate(files(roots_, kTemplates), "De vragenlijst", id);
}
std::vector<fs::path> Library::catalogues_called(std::string_view id) const {
    std::vector<fs::path> result;
    for (const char* folder : {kCatalogues, kPacks}) {
        for (const fs::path& root : roots_) {
            const fs::path file = root / folder / path_of(std::string(id) + ".xml");
            std::error_code error;
            if (fs::is_regular_file(file, error)) result.push_back(file);
        }
    }
    return result;
}
std::vector<fs::path> Library::catalogues() const {
    return paths(files(roots_, kCatalogues));
}
std::vector<fs::path> Library::packs() const {
    return paths(files(roots_, kPacks));
}
std::vector<fs::path> Library::sources() const {
    return paths(files(roots_, kSources));
}

}  // namespace graadmeter
