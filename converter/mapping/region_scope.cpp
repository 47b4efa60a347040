// SPDX-License-Identifier: EUPL-1.2
// Which region a text names, and which regions a submission is about.
#include <algorithm>
#include <array>

#include "mapping/header.h"
#include "model/text.h"

namespace graadmeter {
namespace {

std::string province_of(const MappingContext& context) {
    const Region* own = context.regions.by_code(context.municipality);
    return own && region_level(own->parent) == RegionLevel::province ? own->parent : "";
}

}  // namespace

std::optional<std::string> region_named(std::string_view text, const MappingContext& context, bool numeric) {
    text = trimmed(text);
    if (text.empty()) return {};
    if (auto found = context.regions.find(text, context.municipality, numeric)) return found;
    const std::string f = folded(text);
    static constexpr std::array<std::string_view, 6> kCountry = {"landelijk", "nl", "nederland totaal", "nederland", "heel nederland", "land"};
    static constexpr std::array<std::string_view, 4> kOwn = {"gemeente", "gemeente totaal", "onze gemeente", "hele gemeente"};
    if (std::find(kCountry.begin(), kCountry.end(), f) != kCountry.end()) return "NL00";
    if (std::find(kOwn.begin(), kOwn.end(), f) != kOwn.end() && !context.municipality.empty()) return context.municipality;
    if (f == "provincie")
        if (auto province = province_of(context); !province.empty()) return province;
    // "Totaal Cranendonck", "Gemeente Cranendonck totaal".
    if (f.starts_with("totaal ") || f.ends_with(" totaal")) {
        std::string rest = f.starts_with("totaal ") ? f.substr(7) : f.substr(0, f.size() - 7);
        if (auto found = context.regions.find(rest, context.municipality)) return found;
        if (std::find(kOwn.begin(), kOwn.end(), rest) != kOwn.end() && !context.municipality.empty()) return context.municipality;
    }
    // "Gemeente Dronten (CBS, 1-1-2024)": a note in brackets behind the name.
    if (const auto bracket = text.find('('); bracket != std::string_view::npos && bracket > 0)
        return context.regions.find(trimmed(text.substr(0, bracket)), context.municipality, numeric);
    return {};
}

bool region_kept(const std::string& region, const MappingContext& context) {
    const std::string& own = context.municipality;
    if (region == "NL00" || own.empty() || region == own) return true;
    const auto& references = context.catalogue.reference_regions;
    if (std::find(references.begin(), references.end(), region) != references.end()) return true;
    if (region_level(region) == RegionLevel::province) return region == province_of(context);
    return lies_within(region, own);
}

}  // namespace graadmeter
