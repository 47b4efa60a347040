// SPDX-License-Identifier: EUPL-1.2
// Indicators as formulas name them: by code, name or synonym.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.h"

namespace graadmeter::addin {

// An indicator of the catalogue, or a component of one.
struct Measure {
    const Indicator* indicator = nullptr;  // what was named
    const Indicator* whole = nullptr;      // the indicator whose series this is (or is a part of): of a former one its successor
    // Under which its figures stand: id of the whole, or of the component.
    [[nodiscard]] const std::string& key() const { return is_part() ? indicator->id : whole->id; }
    [[nodiscard]] bool is_part() const { return !indicator->part_of.empty(); }
};

// Borrows from the catalogue, which must outlive it. Threads may share it.
class Names {
public:
    explicit Names(const Catalogue& catalogue);
    // Code, name or synonym, without regard to case, accents and punctuation. Null when nothing is called so, or more than one thing.
    [[nodiscard]] const Measure* find(std::string_view text) const;
    // "Eenzaamheid (WEE-002)", best first, at most three: all that are called so, else what resembles the text.
    [[nodiscard]] std::vector<std::string> nearest(std::string_view text) const;

private:
    void call(const std::string& name, std::size_t measure);

    std::vector<Measure> measures_;
    std::unordered_map<std::string, std::size_t> exact_;                 // codes and names that only one has, as written
    std::unordered_map<std::string, std::vector<std::size_t>> folded_;   // all
};

}  // namespace graadmeter::addin
