// SPDX-License-Identifier: EUPL-1.2
// The region code list: CBS codes, names and the spellings that stand for them (facts.md 4, layouts.md "Codes").
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace graadmeter {

struct Region {
    std::string code;              // "NL00", "PV31", "GM0988", "WK098801", "BU09880100"
    std::string name;              // "Weert"
    std::string parent;            // code, "" for NL00
    std::vector<std::string> aliases;
    bool excluded = false;         // GM0998, GM0999 ...: not a place
};

enum class RegionLevel { country, province, municipality, district, neighbourhood, other };
[[nodiscard]] RegionLevel region_level(std::string_view code);

class RegionList {
public:
    RegionList() = default;
    explicit RegionList(std::vector<Region> regions);

    [[nodiscard]] const Region* by_code(std::string_view code) const;
    // The region that a cell names: codes "GM0988", "gm0988    ", "0988", "988" (only when `numeric_is_municipality`), NL01 as
    // NL00; names "Weert", "Gemeente Weert", "Weert (gemeente)", "'s-Gravenhage (gemeente)", "Wijk 01 Boshoven", "Boshoven" (a
    // district's name alone only within `municipality`). Well-formed CBS codes that are not in the list are accepted as they are.
    // Nothing when unknown or ambiguous.
    [[nodiscard]] std::optional<std::string> find(std::string_view text, std::string_view municipality,
                                                  bool numeric_is_municipality = false) const;
    // Names that resemble the text, best first, at most three.
    [[nodiscard]] std::vector<std::string> suggestions(std::string_view text, std::string_view municipality) const;
    [[nodiscard]] std::string name(std::string_view code) const;   // the code itself when unknown
    [[nodiscard]] const std::vector<Region>& all() const { return regions_; }
    [[nodiscard]] std::vector<const Region*> children(std::string_view code) const;

private:
    std::vector<Region> regions_;
    std::unordered_map<std::string, std::size_t> by_code_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;   // folded names and aliases
};

// mappings/codelijsten/regio.xml. Throws FileError with line.
[[nodiscard]] RegionList read_regions(const std::filesystem::path& file);

}  // namespace graadmeter
