// SPDX-License-Identifier: EUPL-1.2
// Where catalogues, sources, code lists and templates are found: $GRAADMETER_PAD, then the user's own folder, then beside the
// program or where it was installed, then the source tree that it was built from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

class Library {
public:
    // Searches in this order; folders that do not exist are left out. Each holds mappings/ and templates/.
    explicit Library(std::vector<std::filesystem::path> roots);
    // The roots for this program: environment, user's folder, beside `program`, install prefix, source tree.
    [[nodiscard]] static Library standard(const std::filesystem::path& program);

    // "weert" -> .../mappings/catalogi/weert.xml, "bbv" -> .../mappings/pakketten/bbv.xml; a path to an existing file is taken as it
    // is. Throws UsageError that names what there is.
    [[nodiscard]] std::filesystem::path catalogue(std::string_view id_or_file) const;
    [[nodiscard]] std::filesystem::path source(std::string_view id_or_file) const;          // mappings/bronnen
    [[nodiscard]] std::filesystem::path code_list(std::string_view id) const;               // mappings/codelijsten
    [[nodiscard]] std::filesystem::path questionnaire(std::string_view id) const;           // templates
    // Every catalogue or pack of this id, best first: also those that the first one hides.
    [[nodiscard]] std::vector<std::filesystem::path> catalogues_called(std::string_view id) const;
    // All of them by id, sorted; of equal ids the first root's. Packs are no catalogues: they have no municipality to be chosen by.
    [[nodiscard]] std::vector<std::filesystem::path> catalogues() const;
    [[nodiscard]] std::vector<std::filesystem::path> packs() const;
    [[nodiscard]] std::vector<std::filesystem::path> sources() const;

private:
    std::vector<std::filesystem::path> roots_;
};

}  // namespace graadmeter
