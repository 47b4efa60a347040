// SPDX-License-Identifier: EUPL-1.2
// The region code list: CBS codes, names and the spellings that stand for them (facts.md 4, layouts.md "Codes").
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace graadmeter {

// A district or neighbourhood that lies in an area of the municipality's own, wholly or for a share of it.
struct AreaPart {
    std::string region;            // code
    double weight = 1;             // 0 < weight <= 1: share of the district's counts that belongs to the area
};

struct Region {
    std::string code;              // "NL00", "PV31", "GM0988", "WK098801", "BU09880100"; an own area "GB063201"
    std::string name;              // "Weert"
    std::string parent;            // code, "" for NL00
    std::vector<std::string> aliases;
    bool excluded = false;         // GM0998, GM0999 ...: not a place
    // Of an own area (a kern, a gebied of the Omgevingsvisie): the area system that it is part of, what it is made of, and what is
    // uncertain about that. CBS has no code for it: GB, the municipality's digits, and a number that the list gives once.
    std::string area_system{};
    std::vector<AreaPart> parts{};
    std::string note{};
    // Of a municipality, as the source gives them: "2007" = from 1 January of it, or a whole date; "" = before 1991 or not yet.
    std::string since{}, until{};
    std::vector<std::string> merged_into{};  // of a former municipality, where the source says so
};

// From this year on figures of a region are about another territory than before.
struct RegionChange {
    int year = 0;
    std::string reason;            // Dutch
};

// district, neighbourhood and area lie within one municipality.
enum class RegionLevel { country, province, municipality, district, neighbourhood, area, other };
[[nodiscard]] RegionLevel region_level(std::string_view code);
// Whether this is the code of a district, neighbourhood or own area of the municipality; the digits of the code say so.
[[nodiscard]] bool lies_within(std::string_view code, std::string_view municipality);

class RegionList {
public:
    RegionList() = default;
    explicit RegionList(std::vector<Region> regions);

    [[nodiscard]] const Region* by_code(std::string_view code) const;
    // The region that a cell names: codes "GM0988", "gm0988    ", "0988", "988" (only when `numeric_is_municipality`), NL01 as
    // NL00; names "Weert", "Gemeente Weert", "Weert (gemeente)", "'s-Gravenhage (gemeente)", "Wijk 01 Boshoven", "Boshoven" (a
    // district's or own area's name only within `municipality`). A bare name is a present region of CBS, else an own area, else a
    // former municipality; "Kern Woerden" is the own area, and the district where there is no such area. Well-formed CBS codes that
    // are not in the list are accepted as they are. Nothing when unknown or ambiguous.
    [[nodiscard]] std::optional<std::string> find(std::string_view text, std::string_view municipality,
                                                  bool numeric_is_municipality = false) const;
    // Names that resemble the text, best first, at most three.
    [[nodiscard]] std::vector<std::string> suggestions(std::string_view text, std::string_view municipality) const;
    [[nodiscard]] std::string name(std::string_view code) const;   // the code itself when unknown
    [[nodiscard]] const std::vector<Region>& all() const { return regions_; }
    // When its territory changed, as far as the list says: it came into being, or took in a former municipality. By year.
    [[nodiscard]] std::vector<RegionChange> changes(std::string_view code) const;
    // The present regions of CBS directly inside this one: no own areas, no former municipalities.
    [[nodiscard]] std::vector<const Region*> children(std::string_view code) const;

private:
    std::vector<Region> regions_;
    std::unordered_map<std::string, std::size_t> by_code_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;   // folded names and aliases
    std::map<std::string, std::map<int, std::string>, std::less<>> changes_;   // code -> year -> reason
};

// mappings/codelijsten/regio.xml. Throws FileError with line.
[[nodiscard]] RegionList read_regions(const std::filesystem::path& file);

}  // namespace graadmeter
