// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/regions.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "catalogue/xml_file.h"
#include "model/text.h"

namespace graadmeter {
namespace {

struct Shape {
    std::string_view prefix;
    std::size_t digits;
    RegionLevel level;
    const char* element;  // in regio.xml
};
constexpr std::array<Shape, 5> kShapes{{{"NL", 2, RegionLevel::country, "land"},
                                        {"PV", 2, RegionLevel::province, "provincie"},
                                        {"GM", 4, RegionLevel::municipality, "gemeente"},
                                        {"WK", 6, RegionLevel::district, "wijk"},
                                        {"BU", 8, RegionLevel::neighbourhood, "buurt"}}};

// Words that say of which level a name is: "Gemeente Weert", "Utrecht (PV)", "Wijk 01 Boshoven".
struct LevelWord {
    std::string_view word;
    RegionLevel level;
};
constexpr std::array<LevelWord, 5> kLevelWords{{{"gemeente", RegionLevel::municipality},
                                                {"provincie", RegionLevel::province},
                                                {"pv", RegionLevel::province},
                                                {"wijk", RegionLevel::district},
                                                {"buurt", RegionLevel::neighbourhood}}};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_small(RegionLevel level) {
    return level == RegionLevel::district || level == RegionLevel::neighbourhood;
}

// "988" and "0988" as "GM0988".
std::string municipality_code(std::string_view digits) {
    if (!all_digits(digits) || digits.size() > 4 || digits.find_first_not_of('0') == std::string_view::npos) return {};
    return "GM" + std::string(4 - digits.size(), '0') + std::string(digits);
}

// A code as CBS writes it, or "".
std::string normal_code(std::string_view text) {
    std::string code(text);
    std::ranges::transform(code, code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (code == "NL01") return "NL00";  // StatLine's other code for the country (facts.md 4)
    return region_level(code) == RegionLevel::other ? std::string() : code;
}

// What a folded name asks for, its level words taken off.
struct Wanted {
    std::string name;
    std::optional<RegionLevel> level;
    std::string number;  // "01" of "Wijk 01 Boshoven"
};

Wanted parse_name(std::string_view folded_text) {
    Wanted wanted{std::string(folded_text), {}, {}};
    for (const auto& [word, level] : kLevelWords) {
        const std::string before = std::string(word) + " ", after = " " + std::string(word);
        if (wanted.name.starts_with(before))
            wanted.name.erase(0, before.size());
        else if (wanted.name.ends_with(after))
            wanted.name.erase(wanted.name.size() - after.size());
        else
            continue;
        wanted.level = level;
        break;
    }
    const std::size_t space = wanted.name.find(' ');
    if (wanted.level && is_small(*wanted.level) && space != std::string::npos &&
        all_digits(std::string_view(wanted.name).substr(0, space))) {
        wanted.number = wanted.name.substr(0, space);
        wanted.name.erase(0, space + 1);
    }
    return wanted;
}

// CBS tells namesakes apart by province: "Hengelo (O.)". Without it, as most people write.
std::string_view without_brackets(std::string_view name) {
    const std::size_t open = name.rfind(" (");
    return open != std::string_view::npos && name.ends_with(")") ? name.substr(0, open) : name;
}

bool lies_in(const Region& region, std::string_view municipality) {
    return municipality.size() == 6 && std::string_view(region.code).substr(2, 4) == municipality.substr(2);
}

}  // namespace

RegionLevel region_level(std::string_view code) {
    for (const Shape& shape : kShapes)
        if (code.size() == shape.prefix.size() + shape.digits && code.starts_with(shape.prefix) && all_digits(code.substr(2)))
            return shape.level;
    return RegionLevel::other;
}

RegionList::RegionList(std::vector<Region> regions) : regions_(std::move(regions)) {
    for (std::size_t i = 0; i < regions_.size(); ++i) {
        const Region& region = regions_[i];
        by_code_.emplace(region.code, i);
        const auto add = [&](std::string_view name) {
            auto& holders = by_name_[folded(name)];
            if (holders.empty() || holders.back() != i) holders.push_back(i);
        };
        add(region.name);
        add(without_brackets(region.name));
        for (const std::string& alias : region.aliases) add(alias);
    }
}

const Region* RegionList::by_code(std::string_view code) const {
    const auto found = by_code_.find(std::string(code));
    return found == by_code_.end() ? nullptr : &regions_[found->second];
}

std::optional<std::string> RegionList::find(std::string_view text, std::string_view municipality,
                                            bool numeric_is_municipality) const {
    text = trimmed(text);
    if (std::string code = normal_code(text); !code.empty()) return code;
    if (all_digits(text)) {
        std::string code = numeric_is_municipality ? municipality_code(text) : std::string();
        return code.empty() ? std::nullopt : std::optional(std::move(code));
    }
    const std::string whole = folded(text);
    const Wanted parsed = parse_name(whole);
    std::set<std::string_view> found;
    const auto collect = [&](const Wanted& wanted) {
        const auto holders = by_name_.find(wanted.name);
        if (holders == by_name_.end()) return;
        for (const std::size_t i : holders->second) {
            const Region& region = regions_[i];
            const RegionLevel level = region_level(region.code);
            if (wanted.level && level != *wanted.level) continue;
            if (is_small(level) && !lies_in(region, municipality)) continue;
            // Districts are renumbered now and then: where number and name disagree, neither is believed.
            if (!wanted.number.empty() && !region.code.ends_with(wanted.number)) continue;
            found.insert(region.code);
        }
    };
    collect({whole, {}, {}});  // as it stands first: "Buitengebied Dronten" may itself end in a level word
    if (found.empty()) collect(parsed);
    return found.size() == 1 ? std::optional(std::string(*found.begin())) : std::nullopt;
}

std::vector<std::string> RegionList::suggestions(std::string_view text, std::string_view municipality) const {
    const std::string wanted = parse_name(folded(text)).name;
    if (wanted.size() < 2) return {};
    const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    std::vector<std::tuple<std::size_t, std::string, std::string>> ranked;  // distance, shown name, code
    for (const Region& region : regions_) {
        const RegionLevel level = region_level(region.code);
        if (region.excluded || (is_small(level) && !lies_in(region, municipality))) continue;
        std::size_t best = limit + 1;
        const auto compare = [&](std::string_view name) {
            const std::string candidate = folded(name);
            best = std::min(best, edit_distance(wanted, candidate, limit));
            // "Boshove", "Echt": the beginning of a longer name counts as near, but less than one slip.
            if (wanted.size() >= 4 && candidate.starts_with(wanted)) best = std::min<std::size_t>(best, 2);
        };
        compare(region.name);
        compare(without_brackets(region.name));
        for (const std::string& alias : region.aliases) compare(alias);
        if (best > limit) continue;
        const char* suffix = level == RegionLevel::province ? " (PV)" : level == RegionLevel::municipality ? " (gemeente)" : "";
        const auto namesakes = by_name_.find(folded(region.name));
        const bool alone = namesakes == by_name_.end() || namesakes->second.size() < 2;
        ranked.emplace_back(best, region.name + (alone ? "" : suffix), region.code);
    }
    std::ranges::sort(ranked);
    std::vector<std::string> result;
    for (const auto& [distance, name, code] : ranked) {
        if (result.size() == 3) break;
        result.push_back(name);
    }
    return result;
}

std::string RegionList::name(std::string_view code) const {
    const Region* region = by_code(code);
    return region ? region->name : std::string(code);
}

std::vector<const Region*> RegionList::children(std::string_view code) const {
    std::vector<const Region*> result;
    for (const Region& region : regions_)
        if (region.parent == code) result.push_back(&region);
    return result;
}

namespace {

std::vector<std::string> semicolon_list(const std::string& text) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        const std::string_view item = trimmed(std::string_view(text).substr(at, end - at));
        if (!item.empty()) result.emplace_back(item);
        at = end + 1;
    }
    return result;
}

// One element with what lies inside it; the depth is that of kShapes.
void read_region(const XmlFile& file, pugi::xml_node node, std::size_t depth, const std::string& parent,
                 std::vector<Region>& regions, std::set<std::string>& used) {
    const char* inner = depth + 1 < kShapes.size() ? kShapes[depth + 1].element : nullptr;
    if (inner)
        file.allow(node, {"code", "naam", "ook"}, {inner});
    else
        file.allow(node, {"code", "naam", "ook"});
    Region region{file.required(node, "code"), file.required(node, "naam"), parent, semicolon_list(file.optional(node, "ook")),
                  false};
    const Shape& shape = kShapes[depth];
    if (region_level(region.code) != shape.level)
        file.fail_attribute(node, "code", std::string(shape.prefix) + " met " + std::to_string(shape.digits) + " cijfers");
    if (is_small(shape.level) && region.code.substr(2, parent.size() - 2) != parent.substr(2))
        file.fail_attribute(node, "code", "een code die begint met de cijfers van " + parent);
    if (!used.insert(region.code).second) file.fail_attribute(node, "code", "een code die nog niet gebruikt is");
    const std::string code = region.code;
    regions.push_back(std::move(region));
    if (!inner) return;
    for (const auto child : node.children(inner)) read_region(file, child, depth + 1, code, regions, used);
}

}  // namespace

RegionList read_regions(const std::filesystem::path& path) {
    const XmlFile file(path, "regios");
    file.allow(file.root(), {}, {"bron", "land", "uitgesloten"});
    for (const auto source : file.root().children("bron")) file.allow(source, {"jaar"}, {}, XmlFile::Text::allowed);
    std::vector<Region> regions;
    std::set<std::string> used;
    for (const auto country : file.root().children("land")) read_region(file, country, 0, "", regions, used);
    for (const auto node : file.root().children("uitgesloten")) {
        file.allow(node, {"code", "naam"});
        Region region{file.required(node, "code"), file.required(node, "naam"), "", {}, true};
        if (region_level(region.code) == RegionLevel::other || !used.insert(region.code).second)
            file.fail_attribute(node, "code", "een CBS-code die nog niet gebruikt is");
        regions.push_back(std::move(region));
    }
    if (regions.empty()) file.fail(file.root(), "geen enkele regio", "<land>");
    return RegionList(std::move(regions));
}

}  // namespace graadmeter
