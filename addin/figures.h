// SPDX-License-Identifier: EUPL-1.2
// The observations of a data package or enriched workbook by series, to be looked up a few hundred thousand times a second.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/observation.h"
#include "model/period.h"

namespace graadmeter::addin {

struct Figure {
    Period period;
    std::optional<double> value;   // nothing when it is missing or suppressed
    ObservationStatus status = ObservationStatus::normal;
};

// Filled by one thread, then settled; after that any number of threads may read.
class FigureTable {
public:
    // `measure`: id of an indicator or of a component. `group`: "" = the indicator's own population.
    void add(std::string_view measure, std::string_view region, std::string_view group, std::string_view unit, const Figure& figure);

    // How the engine names what was added: the indicator that goes on with a former one's series (R70), the code of a region's name.
    struct Spelling {
        std::function<std::string(const std::string&)> measure, region;
        std::function<std::string(const std::string& measure)> unit;   // id of the catalogue's unit, "" = not known
    };
    // To be called once. Of figures in several units the series has those in the catalogue's; of several for one period the first
    // that was added with a value, as analysis/assessment has it.
    void settle(const Spelling& spelling);

    // By period, one each; null when there is none.
    [[nodiscard]] const std::vector<Figure>* series(std::string_view measure, std::string_view region, std::string_view group) const;
    [[nodiscard]] const Figure* figure(std::string_view measure, std::string_view region, std::string_view group, const Period& period) const;
    // As they were added.
    [[nodiscard]] const std::set<std::string, std::less<>>& measures() const { return measures_; }
    [[nodiscard]] std::size_t size() const { return size_; }   // figures added

private:
    struct Key {
        std::string measure, region, group;
        auto operator<=>(const Key&) const = default;
    };
    using ByUnit = std::map<std::string, std::vector<Figure>, std::less<>>;

    std::map<Key, ByUnit> added_;
    ByUnit* last_ = nullptr;       // of the row before: rows of a series stand together
    Key last_key_;
    std::set<std::string, std::less<>> measures_;
    std::unordered_map<std::string, std::vector<Figure>> settled_;   // by joined()
    std::size_t size_ = 0;
};

}  // namespace graadmeter::addin
