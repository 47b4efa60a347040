// SPDX-License-Identifier: EUPL-1.2
#include "collection/coverage.h"

#include <algorithm>
#include <array>

namespace graadmeter {
namespace {

using Areas = std::set<std::string>;

// From wide to fine.
constexpr std::array kLevels = {RegionLevel::municipality, RegionLevel::area, RegionLevel::district, RegionLevel::neighbourhood};

// The areas of a level within a municipality, as the code list has them. Of its own areas only those of the systems (kernen, gebieden
// of the Omgevingsvisie) that `measured` has one of.
Areas areas_of(const RegionList& regions, const std::string& municipality, RegionLevel level, const Areas& measured) {
    if (level == RegionLevel::municipality) return {municipality};
    std::set<std::string> systems;
    for (const std::string& code : measured)
        if (const Region* region = regions.by_code(code)) systems.insert(region->area_system);
    Areas result;
    for (const Region& region : regions.all()) {
        if (region_level(region.code) != level || !lies_within(region.code, municipality) || region.excluded || !region.until.empty()) continue;
        if (level != RegionLevel::area || systems.contains(region.area_system)) result.insert(region.code);
    }
    return result;
}

class Counter {
public:
    Counter(const Collection& collection, const std::map<std::string, const Catalogue*>& catalogues, const RegionList& regions, int until)
        : collection_(collection), catalogues_(catalogues), regions_(regions), until_(until) {
        for (const Observation& one : collection.observations) figures_[{collection.file_of(one.place).catalogue, one.indicator}].push_back(&one);
    }

    Coverage run() {
        for (const auto& [id, catalogue] : catalogues_) {
            for (const Indicator& indicator : catalogue->indicators) {
                const auto found = figures_.find({id, indicator.id});
                if (indicator.dropped && found == figures_.end()) continue;
                add(catalogue, &indicator, indicator.id, found == figures_.end() ? kNone : found->second);
            }
        }
        for (const auto& [key, observations] : figures_) {
            const auto catalogue = catalogues_.find(key.first);
            if (catalogue == catalogues_.end() || !catalogue->second->indicator(key.second)) add(nullptr, nullptr, key.second, observations);
        }
        return std::move(result_);
    }

private:
    using Figures = std::vector<const Observation*>;
    using Measured = std::map<RegionLevel, std::map<int, Areas>>;

    void add(const Catalogue* catalogue, const Indicator* indicator, const std::string& id, const Figures& observations) {
        IndicatorCoverage one{catalogue, indicator, id, 0, 0, {}, {}, {}, {}, {}};
        Measured measured;
        for (const Observation* each : observations) {
            one.hidden += each->status == ObservationStatus::suppressed;
            if (!each->value) continue;
            ++one.figures;
            one.files.insert(collection_.file_of(each->place).name);
            measured[region_level(each->region)][each->period.year].insert(each->region);
            result_.first_year = result_.first_year == 0 ? each->period.year : std::min(result_.first_year, each->period.year);
            result_.last_year = std::max(result_.last_year, each->period.year);
        }
        for (const auto& [level, years] : measured) {
            for (const auto& [year, areas] : years) {
                const Areas all = catalogue ? areas_of(regions_, catalogue->municipality, level, areas) : Areas{};
                const auto inside = static_cast<std::size_t>(std::ranges::count_if(areas, [&](const auto& area) { return all.contains(area); }));
                if (inside > 0) one.years[level][year] = {inside, all.size()};
                else if (!catalogue) one.years[level][year] = {areas.size(), 0};
            }
        }
        find_missing_years(one);
        find_missing_areas(one, measured);
        one.availability = one.figures == 0 ? (indicator && indicator->planned ? Availability::planned : Availability::to_be_asked)
                           : one.missing_years.empty() && one.missing_areas.empty() ? Availability::present : Availability::partial;
        if (catalogue && indicator && !indicator->dropped && one.availability != Availability::planned) add_to_supplier(one);
        result_.indicators.push_back(std::move(one));
    }

    // Every `frequency` years from the first on there should be a figure; one in the years between is as good.
    void find_missing_years(IndicatorCoverage& one) const {
        if (!one.indicator || one.years.empty() || one.indicator->frequency_years.value_or(0) <= 0) return;
        std::set<int> years;
        for (const auto& [level, by_year] : one.years)
            for (const auto& [year, areas] : by_year) years.insert(year);
        const int step = *one.indicator->frequency_years;
        int last = *years.begin();
        for (int year = last + 1; year <= until_; ++year) {
            if (years.contains(year)) {
                last = year;
            } else if (year - last >= step && (year < *years.rbegin() || year <= until_ - 1)) {   // this year's figure may still come
                one.missing_years.push_back(year);
                last = year;
            }
        }
    }

    void find_missing_areas(IndicatorCoverage& one, const Measured& measured) const {
        if (!one.catalogue) return;
        for (const RegionLevel level : kLevels) {
            if (!one.years.contains(level)) continue;
            const auto& areas = measured.at(level).rbegin()->second;
            one.missing_areas.clear();
            for (const std::string& area : areas_of(regions_, one.catalogue->municipality, level, areas))
                if (!areas.contains(area)) one.missing_areas.push_back(area);
        }
    }

    void add_to_supplier(const IndicatorCoverage& one) {
        const auto same = [&](const SupplierCoverage& s) { return s.catalogue == one.catalogue && s.name == one.indicator->source; };
        auto place = std::ranges::find_if(result_.suppliers, same);
        if (place == result_.suppliers.end()) {
            place = std::ranges::find_if(result_.suppliers, [&](const SupplierCoverage& s) { return s.catalogue == one.catalogue && s.name > one.indicator->source; });
            place = result_.suppliers.insert(place, {one.indicator->source, one.catalogue, 0, 0, {}, {}});
        }
        ++place->asked;
        place->files.insert(one.files.begin(), one.files.end());
        if (one.figures > 0) ++place->delivered;
        else place->missing.push_back(one.indicator->name);
    }

    inline static const Figures kNone;
    const Collection& collection_;
    const std::map<std::string, const Catalogue*>& catalogues_;
    const RegionList& regions_;
    int until_;
    std::map<std::pair<std::string, std::string>, Figures> figures_;   // by catalogue and indicator
    Coverage result_;
};

}  // namespace

const char* dutch_word(Availability availability) {
    switch (availability) {
        case Availability::present: return "aanwezig";
        case Availability::partial: return "deels";
        case Availability::to_be_asked: return "op te vragen";
        case Availability::planned: return "nog niet opgenomen";
    }
    return "";
}

Coverage coverage_of(const Collection& finished, const std::map<std::string, const Catalogue*>& catalogues, const RegionList& regions, int until) {
    return Counter(finished, catalogues, regions, until).run();
}

}  // namespace graadmeter
