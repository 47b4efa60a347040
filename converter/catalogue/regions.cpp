// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/regions.h"

#include <algorithm>
#include <array>
#include <map>
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
constexpr std::array<Shape, 6> kShapes{{{"NL", 2, RegionLevel::country, "land"},
                                        {"PV", 2, RegionLevel::province, "provincie"},
                                        {"GM", 4, RegionLevel::municipality, "gemeente"},
                                        {"WK", 6, RegionLevel::district, "wijk"},
                                        {"BU", 8, RegionLevel::neighbourhood, "buurt"},
                                        {"GB", 6, RegionLevel::area, "gebied"}}};
constexpr std::size_t kNested = 5;             // the first five lie in each other
constexpr std::size_t kProvinceDepth = 1, kMunicipalityDepth = 2;

// Words that say of which level a name is: "Gemeente Weert", "Utrecht (PV)", "Wijk 01 Boshoven".
struct LevelWord {
    std::string_view word;
    RegionLevel level;
};
constexpr std::array<LevelWord, 8> kLevelWords{{{"gemeente", RegionLevel::municipality},
                                                {"provincie", RegionLevel::province},
                                                {"pv", RegionLevel::province},
                                                {"wijk", RegionLevel::district},
                                                {"buurt", RegionLevel::neighbourhood},
                                                {"kern", RegionLevel::area},
                                                {"dorp", RegionLevel::area},
                                                {"gebied", RegionLevel::area}}};

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_small(RegionLevel level) {
    return level == RegionLevel::district || level == RegionLevel::neighbourhood || level == RegionLevel::area;
}

// How willingly a name without its level is taken for this region; the lowest that is found wins.
enum Tier { kStatistical, kOwnArea, kFormer, kTiers };
Tier tier_of(const Region& region) {
    if (!region.until.empty()) return kFormer;
    return region_level(region.code) == RegionLevel::area ? kOwnArea : kStatistical;
}

// "988" and "0988" as "GM0988".
std::string municipality_code(std::string_view digits) {
    if (!all_digits(digits) || digits.size() > 4 || digits.find_first_not_of('0') == std::string_view::npos) return {};
    return "GM" + std::string(4 - digits.size(), '0') + std::string(digits);
}

// A code as CBS writes it, or "".
std::string normal_code(std::string_view text) {
    constexpr std::size_t kLongest = 10;   // characters: a neighbourhood's
    if (text.size() > kLongest) return {};
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
        const std::string_view name = wanted.name;
        if (name.size() <= word.size()) continue;
        const std::size_t rest = name.size() - word.size() - 1;   // without the word and the space beside it
        if (name.starts_with(word) && name[word.size()] == ' ')
            wanted.name.erase(0, word.size() + 1);
        else if (name.ends_with(word) && name[rest] == ' ')
            wanted.name.erase(rest);
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


// Of a year, or of a whole date: the first year that lies wholly after it, since figures of a year are mostly of its first of January.
int first_year(std::string_view date) {
    int year = 0;
    for (const char digit : date.substr(0, 4)) year = year * 10 + (digit - '0');
    return date.size() > 4 && !date.ends_with("-01-01") ? year + 1 : year;
}

}  // namespace

RegionLevel region_level(std::string_view code) {
    for (const Shape& shape : kShapes)   // asked of each figure: two letters are compared without a call
        if (code.size() == shape.prefix.size() + shape.digits && code[0] == shape.prefix[0] && code[1] == shape.prefix[1])
            return all_digits(code.substr(2)) ? shape.level : RegionLevel::other;
    return RegionLevel::other;
}

bool lies_within(std::string_view code, std::string_view municipality) {
    return is_small(region_level(code)) && municipality.size() == 6 && code.substr(2, 4) == municipality.substr(2);
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
        if (!region.since.empty()) changes_[region.code].emplace(first_year(region.since), region.name + " bestaat of heeft deze code sinds " + region.since);
        for (const std::string& heir : region.merged_into) {
            std::string& reason = changes_[heir][first_year(region.until)];
            reason += (reason.empty() ? "" : "; ") + region.name + " opgegaan in onder meer deze gemeente";
        }
    }
}

std::vector<RegionChange> RegionList::changes(std::string_view code) const {
    std::vector<RegionChange> result;
    if (const auto found = changes_.find(code); found != changes_.end())
        for (const auto& [year, reason] : found->second) result.push_back({year, reason});
    return result;
}

const Region* RegionList::by_code(std::string_view code) const {
    const auto found = by_code_.find(std::string(code));
    return found == by_code_.end() ? nullptr : &regions_[found->second];
}

std::optional<std::string> RegionList::find(std::string_view text, std::string_view municipality,
                                            bool numeric_is_municipality) const {
    text = trimmed(text);
    if (std::string code = normal_code(text); !code.empty()) {
        if (region_level(code) == RegionLevel::area && !by_code(code)) return {};  // ours to give, so it must be in the list
        return code;
    }
    if (all_digits(text)) {
        std::string code = numeric_is_municipality ? municipality_code(text) : std::string();
        return code.empty() ? std::nullopt : std::optional(std::move(code));
    }
    const std::string whole = folded(text);
    std::array<std::set<std::string_view>, kTiers> found;
    const auto collect = [&](const Wanted& wanted) {
        const auto holders = by_name_.find(wanted.name);
        if (holders == by_name_.end()) return;
        for (const std::size_t i : holders->second) {
            const Region& region = regions_[i];
            const RegionLevel level = region_level(region.code);
            if (wanted.level && level != *wanted.level) continue;
            if (is_small(level) && !lies_within(region.code, municipality)) continue;
            // Districts are renumbered now and then: where number and name disagree, neither is believed.
            if (!wanted.number.empty() && !region.code.ends_with(wanted.number)) continue;
            found[tier_of(region)].insert(region.code);
        }
    };
    const auto nothing = [&] { return std::ranges::all_of(found, [](const auto& codes) { return codes.empty(); }); };
    collect({whole, {}, {}});  // as it stands first: "Buitengebied Dronten" may itself end in a level word
    if (nothing()) {
        const Wanted parsed = parse_name(whole);
        collect(parsed);
        if (nothing() && parsed.level == RegionLevel::area) collect({parsed.name, RegionLevel::district, {}});
    }
    const auto best = std::ranges::find_if(found, [](const auto& codes) { return !codes.empty(); });
    return best != found.end() && best->size() == 1 ? std::optional(std::string(*best->begin())) : std::nullopt;
}

std::vector<std::string> RegionList::suggestions(std::string_view text, std::string_view municipality) const {
    const std::string wanted = parse_name(folded(text)).name;
    if (wanted.size() < 2) return {};
    const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    std::vector<std::tuple<std::size_t, std::string, std::string>> ranked;  // distance, shown name, code
    for (const Region& region : regions_) {
        const RegionLevel level = region_level(region.code);
        if (region.excluded || !region.until.empty() || (is_small(level) && !lies_within(region.code, municipality))) continue;
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
        if (region.parent == code && tier_of(region) == kStatistical) result.push_back(&region);
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

class RegionReader {
public:
    explicit RegionReader(const std::filesystem::path& path) : file_(path, "regios") {}

    RegionList read() {
        file_.allow(file_.root(), {}, {"bron", "land", "uitgesloten"});
        for (const auto source : file_.root().children("bron")) file_.allow(source, {"jaar"}, {}, XmlFile::Text::allowed);
        for (const auto country : file_.root().children("land")) read_nested(country, 0, "");
        for (const auto node : file_.root().children("uitgesloten")) {
            file_.allow(node, {"code", "naam"});
            Region region{file_.required(node, "code"), file_.required(node, "naam"), "", {}, true};
            if (region_level(region.code) == RegionLevel::other || !used_.insert(region.code).second)
                file_.fail_attribute(node, "code", "een CBS-code die nog niet gebruikt is");
            regions_.push_back(std::move(region));
        }
        if (regions_.empty()) file_.fail(file_.root(), "geen enkele regio", "<land>");
        check_successors();
        return RegionList(std::move(regions_));
    }

private:
    // Code, name and other names of an element of this shape; a small area's code begins with the digits of what it lies in.
    Region region_of(pugi::xml_node node, const Shape& shape, const std::string& parent) {
        Region region{file_.required(node, "code"), file_.required(node, "naam"), parent, semicolon_list(file_.optional(node, "ook")),
                      false};
        if (region_level(region.code) != shape.level)
            file_.fail_attribute(node, "code", std::string(shape.prefix) + " met " + std::to_string(shape.digits) + " cijfers");
        if (is_small(shape.level) && region.code.substr(2, parent.size() - 2) != parent.substr(2))
            file_.fail_attribute(node, "code", "een code die begint met de cijfers van " + parent);
        if (!used_.insert(region.code).second) file_.fail_attribute(node, "code", "een code die nog niet gebruikt is");
        return region;
    }

    // A year stands for 1 January of it.
    std::string date(pugi::xml_node node, const char* attribute) const {
        std::string given = file_.optional(node, attribute);
        constexpr std::string_view kForm = "dddd-dd-dd";
        bool good = given.empty() || given.size() == 4 || given.size() == kForm.size();
        for (std::size_t i = 0; good && i < given.size(); ++i) good = kForm[i] == '-' ? given[i] == '-' : is_digit(given[i]);
        if (!good) file_.fail_attribute(node, attribute, "een jaar of een datum, zoals 2022 of 2022-03-24");
        return given;
    }

    // One element with what lies inside it; the depth is that of kShapes.
    void read_nested(pugi::xml_node node, std::size_t depth, const std::string& parent) {
        const char* inner = depth + 1 < kNested ? kShapes[depth + 1].element : nullptr;
        const bool municipality = depth == kMunicipalityDepth, province = depth == kProvinceDepth;
        if (municipality)
            file_.allow(node, {"code", "naam", "ook", "sinds"}, {inner, "gebied"});
        else if (province)
            file_.allow(node, {"code", "naam", "ook"}, {inner, "opgeheven"});
        else if (inner)
            file_.allow(node, {"code", "naam", "ook"}, {inner});
        else
            file_.allow(node, {"code", "naam", "ook"});
        Region region = region_of(node, kShapes[depth], parent);
        if (municipality) region.since = date(node, "sinds");
        const std::string code = region.code;
        regions_.push_back(std::move(region));
        if (!inner) return;
        for (const auto child : node.children(inner)) read_nested(child, depth + 1, code);
        if (municipality) read_areas(node, code);
        if (province)
            for (const auto former : node.children("opgeheven")) read_former(former, code);
    }

    void read_former(pugi::xml_node node, const std::string& province) {
        file_.allow(node, {"code", "naam", "ook", "sinds", "tot", "naar"});
        Region region = region_of(node, kShapes[kMunicipalityDepth], province);
        region.since = date(node, "sinds");
        static_cast<void>(file_.required(node, "tot"));
        region.until = date(node, "tot");
        region.merged_into = file_.list(node, "naar");
        regions_.push_back(std::move(region));
        if (!regions_.back().merged_into.empty()) successors_.push_back({node, regions_.back().merged_into});
    }

    void check_successors() const {
        for (const auto& [node, codes] : successors_)
            for (const std::string& code : codes)
                if (!used_.contains(code) || region_level(code) != RegionLevel::municipality)
                    file_.fail_attribute(node, "naar", "codes van gemeenten in deze lijst; \"" + code + "\" is dat niet");
    }

    // The municipality's own area systems. In one system no part of a district may count twice.
    void read_areas(pugi::xml_node municipality, const std::string& code) {
        std::map<std::pair<std::string, std::string>, double> shares;  // system, district -> weight given out
        for (const auto node : municipality.children("gebied")) {
            file_.allow(node, {"code", "naam", "ook", "indeling"}, {"noot", "deel"});
            Region region = region_of(node, kShapes.back(), code);
            region.area_system = file_.required(node, "indeling");
            region.note = file_.child_text(node, "noot");
            for (const auto child : node.children("deel")) {
                file_.allow(child, {"regio", "gewicht"});
                AreaPart part{file_.required(child, "regio"), file_.number(child, "gewicht").value_or(1)};
                if (!used_.contains(part.region) || !lies_within(part.region, code) || region_level(part.region) == RegionLevel::area)
                    file_.fail_attribute(child, "regio", "de code van een wijk of buurt van " + code + " in deze lijst");
                if (!(part.weight > 0 && part.weight <= 1)) file_.fail_attribute(child, "gewicht", "een getal boven 0, hoogstens 1");
                double& given = shares[{region.area_system, part.region}];
                given += part.weight;
                if (given > 1 + kRounding)
                    file_.fail_attribute(child, "regio", "gewichten van " + part.region + " in de indeling " + region.area_system +
                                         " die bij elkaar hoogstens 1 zijn");
                region.parts.push_back(std::move(part));
            }
            regions_.push_back(std::move(region));
        }
    }

    static constexpr double kRounding = 1e-9;

    XmlFile file_;
    std::vector<Region> regions_;
    std::set<std::string> used_;
    std::vector<std::pair<pugi::xml_node, std::vector<std::string>>> successors_;
};

}  // namespace

RegionList read_regions(const std::filesystem::path& path) {
    return RegionReader(path).read();
}

}  // namespace graadmeter
