// SPDX-License-Identifier: EUPL-1.2
#include "disclosure/count_sums.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "disclosure/linear_program.h"
#include "model/population.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// One total and its parts along one axis: an area and those within it, or a group and those that it consists of.
struct Division {
    std::string whole;
    std::vector<std::string> parts;
    bool by_meaning = false;   // the codes or ages say so; else only the figures do
};

// Ages as a group names them; `rest` is what else it says.
struct Ages {
    int from = 0, to = 0;
    std::string rest;
};
constexpr int kNoEnd = 999;
std::optional<Ages> ages_of(const std::string& group) {
    const GroupReading reading = group_in(group);
    if (reading.group.empty() || names_sex(reading.group)) return {};
    const std::size_t dash = reading.group.find('-');
    const int from = std::stoi(reading.group);
    return Ages{from, dash == std::string::npos ? kNoEnd : std::stoi(reading.group.substr(dash + 1)), std::string(trimmed(reading.rest))};
}

// All rows of age groups that lie end to end from `from` on; "0-18" goes on with "18-65" as well as with "19-65".
void end_to_end(const std::vector<std::pair<Ages, std::string>>& ages, int from, std::vector<std::string>& so_far, std::vector<std::pair<int, std::vector<std::string>>>& found) {
    constexpr std::size_t kMost = 200;
    for (const auto& [one, group] : ages) {
        if (found.size() >= kMost) return;
        const bool follows = so_far.empty() ? one.from == from : one.from == from || one.from == from + 1;
        if (!follows || one.to <= from) continue;
        so_far.push_back(group);
        if (so_far.size() > 1) found.emplace_back(one.to, so_far);
        if (one.to != kNoEnd) end_to_end(ages, one.to, so_far, found);
        so_far.pop_back();
    }
}

std::vector<Division> age_divisions(const std::vector<std::string>& groups) {
    std::map<std::string, std::vector<std::pair<Ages, std::string>>> by_rest;
    for (const std::string& group : groups)
        if (const auto ages = ages_of(group)) by_rest[ages->rest].emplace_back(*ages, group);
    std::vector<Division> result;
    for (const auto& [rest, ages] : by_rest) {
        std::set<int> starts;
        for (const auto& [one, group] : ages) starts.insert(one.from);
        for (const int start : starts) {
            std::vector<std::pair<int, std::vector<std::string>>> rows;
            std::vector<std::string> so_far;
            end_to_end(ages, start, so_far, rows);
            for (const auto& [end, parts] : rows) {
                for (const auto& [one, group] : ages)
                    if (one.from == start && one.to == end) result.push_back({group, parts, true});
                if (end == kNoEnd || start == *starts.begin()) result.push_back({rest, parts, start == 0 && end == kNoEnd});
            }
        }
    }
    return result;
}

// Groups that stand side by side, in the order of the sheet, and may be all of the whole.
std::vector<Division> neighbours(const std::vector<std::string>& in_order) {
    constexpr std::size_t kMost = 40;
    std::vector<Division> result;
    if (in_order.size() > kMost) return result;
    for (std::size_t begin = 0; begin < in_order.size(); ++begin)
        for (std::size_t end = begin + 2; end <= in_order.size(); ++end)
            result.push_back({"", {in_order.begin() + static_cast<std::ptrdiff_t>(begin), in_order.begin() + static_cast<std::ptrdiff_t>(end)}, false});
    return result;
}

std::vector<Division> group_divisions(const CountTable& table) {
    std::map<std::string, Place> first;
    for (const auto& [key, count] : table)
        if (!key.second.empty()) {
            const auto [known, fresh] = first.try_emplace(key.second, count.place);
            if (!fresh) known->second = std::min(known->second, count.place);
        }
    std::vector<std::string> groups;
    for (const auto& [group, place] : first) groups.push_back(group);
    std::ranges::stable_sort(groups, {}, [&](const std::string& group) { return first.at(group); });
    std::vector<Division> result = age_divisions(groups);
    for (const auto& pair : {std::pair("mannen", "vrouwen"), std::pair("jongens", "meisjes")})
        if (first.contains(pair.first) && first.contains(pair.second)) result.push_back({"", {pair.first, pair.second}, true});
    for (Division& one : neighbours(groups)) result.push_back(std::move(one));
    return result;
}

std::vector<Division> area_divisions(const CountTable& table, const RegionList& regions, const std::string& municipality) {
    std::set<std::string> all;
    for (const auto& [key, count] : table) all.insert(key.first);
    std::vector<std::string> districts, neighbourhoods, names;
    std::map<std::string, std::vector<std::string>> systems, within;
    std::vector<Division> result;
    for (const std::string& code : all) {
        const RegionLevel level = region_level(code);
        const bool own = !municipality.empty() && lies_within(code, municipality);
        if (level == RegionLevel::district && own) districts.push_back(code);
        if (level == RegionLevel::neighbourhood && own) {
            neighbourhoods.push_back(code);
            if (code.size() > 8) within["WK" + code.substr(2, 6)].push_back(code);
        }
        if (level == RegionLevel::area) {
            const Region* area = regions.by_code(code);
            systems[area ? area->area_system : ""].push_back(code);
            Division made{code, {}, true};
            bool whole = area != nullptr;
            if (area)
                for (const AreaPart& part : area->parts) {
                    whole = whole && part.weight == 1;
                    made.parts.push_back(part.region);
                }
            if (whole && !made.parts.empty()) result.push_back(made);
        }
        if (level == RegionLevel::other) names.push_back(code);
    }
    for (const auto& [district, parts] : within) result.push_back({district, parts, true});
    for (const auto& [system, areas] : systems) result.push_back({municipality, areas, true});
    result.push_back({municipality, districts, true});
    result.push_back({municipality, neighbourhoods, true});
    result.push_back({municipality, names, false});
    std::vector<std::string> mixed = districts;   // places without a code beside those that have one
    mixed.insert(mixed.end(), names.begin(), names.end());
    if (!names.empty() && !districts.empty()) result.push_back({municipality, mixed, false});
    std::erase_if(result, [](const Division& one) { return one.parts.empty(); });
    return result;
}

class Builder {
public:
    explicit Builder(const CountTable& table) : table_(table) {
        double largest = 1;
        for (const auto& [key, count] : table) largest = std::max(largest, count.count.value_or(0));
        for (const auto& [key, count] : table) {
            CountCell cell;
            cell.count = count.count.value_or(0);
            cell.cost = 1 + cell.count / (4 * largest);
            cell.stays = count.stays || (count.count && *count.count < 0.5);
            if (!count.count) cell.shown = Shown::absent;
            result_.cell_of.emplace(key, result_.system.cells.size());
            result_.system.cells.push_back(cell);
        }
    }
    // The sums of a division in all lines across it: for every group, or for every area.
    void add(const Division& division, bool of_areas, const std::set<std::string>& across);
    void fill_in();
    [[nodiscard]] SystemOfTable take() { return std::move(result_); }

private:
    static AreaGroup key_of(const std::string& along, const std::string& across, bool of_areas) {
        return of_areas ? AreaGroup{along, across} : AreaGroup{across, along};
    }
    [[nodiscard]] const TabledCount* at(const AreaGroup& key) const {
        const auto found = table_.find(key);
        return found == table_.end() ? nullptr : &found->second;
    }
    std::size_t new_cell(double count, Shown shown) {
        CountCell cell;
        cell.count = count;
        cell.shown = shown;
        result_.system.cells.push_back(cell);
        return result_.system.cells.size() - 1;
    }
    // The total of this name that no cell gives; the same for every division of it.
    std::size_t unseen_total(const AreaGroup& key, double count) {
        const auto [known, fresh] = unseen_.try_emplace(key, 0);
        if (fresh) known->second = new_cell(count, Shown::absent);
        return known->second;
    }

    const CountTable& table_;
    SystemOfTable result_;
    std::map<AreaGroup, std::size_t> unseen_;
    std::set<std::pair<std::size_t, std::vector<std::size_t>>> known_;
};

// How a sum stands in one line.
enum class Line { lacks, no_total, holds, off, open };
struct LineSum {
    Line line = Line::lacks;
    std::vector<AreaGroup> parts;   // that the table has
    double left = 0;       // total minus the known parts
    int threshold = 0;
};

void Builder::add(const Division& division, bool of_areas, const std::set<std::string>& across) {
    std::map<std::string, LineSum> lines;
    std::size_t holds = 0, off = 0, open = 0;
    for (const std::string& other : across) {
        LineSum sum;
        double parts = 0, slack = 0.5;
        bool all = true, known = true;
        for (const std::string& part : division.parts) {
            const TabledCount* count = at(key_of(part, other, of_areas));
            if (!count) {
                all = false;   // left out, or nobody: by their meaning the others may be all there is
                continue;
            }
            sum.parts.push_back(key_of(part, other, of_areas));
            known = known && count->count;
            parts += count->count.value_or(0);
            slack += count->slack;
            sum.threshold = std::max(sum.threshold, count->threshold);
        }
        if (all || (division.by_meaning && !sum.parts.empty() && at(key_of(division.whole, other, of_areas)))) {
            const TabledCount* total = at(key_of(division.whole, other, of_areas));
            if (total) slack += total->slack;
            sum.left = (total ? total->count.value_or(0) : 0) - parts;
            const bool has_total = total && total->count;
            sum.line = !has_total                       ? (total ? Line::open : Line::no_total)
                       : !known                         ? (sum.left >= -slack && sum.left <= *total->count / 2 ? Line::open : Line::off)
                       : std::abs(sum.left) <= slack    ? Line::holds
                                                        : Line::off;
            if (sum.line == Line::holds && parts <= 0) sum.line = Line::lacks;   // nothing of nothing proves no sum
        }
        holds += sum.line == Line::holds;
        off += sum.line == Line::off && all;
        open += sum.line == Line::open;
        lines.emplace(other, sum);
    }
    // What a coincidence can give is no sum: one line that fits among others that do not, or by figures alone in one line.
    const bool is_sum = holds > 0 ? holds > off : open > 0 && off == 0 && division.by_meaning;
    if (!is_sum) return;
    for (const auto& [other, sum] : lines) {
        // A few that are left over where the rest adds up: somebody can tell those few.
        const bool few_left = sum.line == Line::off && division.by_meaning && sum.left > 0.5 && sum.left < sum.threshold;
        if (sum.line == Line::lacks || (sum.line == Line::off && !few_left)) continue;
        CountSum made;
        double count = 0;
        for (const AreaGroup& part : sum.parts) {
            made.parts.push_back(result_.cell_of.at(part));
            count += result_.system.cells[made.parts.back()].count;
        }
        const AreaGroup whole = key_of(division.whole, other, of_areas);
        made.total = sum.line == Line::no_total ? unseen_total(whole, count) : result_.cell_of.at(whole);
        std::vector<std::size_t> sorted = made.parts;
        std::ranges::sort(sorted);
        if (!known_.emplace(made.total, sorted).second) continue;
        if (few_left) {
            made.parts.push_back(new_cell(sum.left, Shown::absent));
            result_.system.hide_small(made.parts.back(), sum.threshold);
        }
        if (sum.line != Line::no_total) {
            constexpr double kTotal = 20, kWhole = 1000;   // a total tells a reader more, the municipality's the most
            CountCell& total = result_.system.cells[made.total];
            const bool highest = of_areas ? region_level(division.whole) <= RegionLevel::municipality && other.empty() : false;
            total.cost = std::max(total.cost, (highest ? kWhole : kTotal) + total.cost / 100);
        }
        result_.system.sums.push_back(std::move(made));
    }
}

// Figures that fit where the workbook has none: what is known of each cell is reckoned from there.
void Builder::fill_in() {
    std::vector<CountCell>& cells = result_.system.cells;
    std::map<std::size_t, std::size_t> variable_of;
    LinearProgram program;
    std::vector<double> lowest;
    for (const auto& [key, count] : table_) {
        const std::size_t cell = result_.cell_of.at(key);
        if (count.count) continue;
        const bool marked = count.hidden && count.below > 1;
        variable_of.emplace(cell, program.variables.size());
        lowest.push_back(marked ? 1 : 0);
        program.variables.push_back({{}, 0, marked ? count.below - 2 : std::numeric_limits<double>::infinity()});
    }
    for (const auto& [key, cell] : unseen_) {
        variable_of.emplace(cell, program.variables.size());
        lowest.push_back(0);
        program.variables.push_back({{}, 0, std::numeric_limits<double>::infinity()});
    }
    if (variable_of.empty()) return;
    for (const CountSum& sum : result_.system.sums) {
        double right = 0;
        std::vector<std::pair<std::size_t, double>> in;
        const auto take = [&](std::size_t cell, double sign) {
            if (const auto found = variable_of.find(cell); found != variable_of.end()) {
                in.emplace_back(found->second, sign);
                right -= sign * lowest[found->second];
            } else {
                right -= sign * cells[cell].count;
            }
        };
        for (const std::size_t part : sum.parts) take(part, 1);
        take(sum.total, -1);
        if (in.empty()) continue;
        for (const auto& [variable, sign] : in) program.variables[variable].in.emplace_back(program.right.size(), sign);
        program.right.push_back(right);
    }
    const auto found = solved(program);
    for (const auto& [cell, variable] : variable_of) cells[cell].count = lowest[variable] + (found ? (*found)[variable] : 0);
}

}  // namespace

SystemOfTable system_of(const CountTable& table, const RegionList& regions, const std::string& municipality) {
    std::set<std::string> areas, groups;
    for (const auto& [key, count] : table) {
        areas.insert(key.first);
        groups.insert(key.second);
    }
    Builder builder(table);
    for (const Division& one : group_divisions(table)) builder.add(one, false, areas);
    for (const Division& one : area_divisions(table, regions, municipality)) builder.add(one, true, groups);
    builder.fill_in();
    SystemOfTable result = builder.take();
    for (const auto& [key, count] : table) {
        const std::size_t cell = result.cell_of.at(key);
        CountCell& one = result.system.cells[cell];
        const bool nobody = one.count < 0.5;
        if (count.stays) continue;
        const bool small = !nobody && count.threshold > 0 && one.count < count.threshold - kCountNoise;
        if (count.hidden && count.below > 1) {
            result.system.hide_small(cell, count.below);
        } else if ((count.count || count.hidden) && small) {
            result.system.hide_small(cell, count.threshold);
        } else if (count.small_denominator || count.hidden) {
            // Not known to be small, but it must not be told either: as wide as a small one.
            const double width = std::max(count.threshold, kSmallCount);
            one.shown = Shown::primary;
            one.lowest = std::max(0.0, one.count - width / 2);
            one.highest = one.lowest + width;
        } else if (count.count) {
            result.system.not_small(cell, count.threshold);
        }
    }
    return result;
}

}  // namespace graadmeter
