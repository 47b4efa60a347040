// SPDX-License-Identifier: EUPL-1.2
// The project's own catalogues, regions and sources, and short ways to ask what was read.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "catalogue/library.h"
#include "mapping/map.h"
#include "support/memory_workbook.h"
#include "support/paths.h"

namespace graadmeter::test {

struct Fixture {
    Catalogue catalogue;
    RegionList regions;
    GeneralMarks marks;
    std::vector<Source> sources;
    std::vector<Questionnaire> questionnaires;
    std::vector<Form> forms;

    explicit Fixture(const std::string& id = "weert")
        : catalogue(read_catalogue(source_dir() / "mappings/catalogi" / (id + ".xml"))),
          regions(read_regions(source_dir() / "mappings/codelijsten/regio.xml")),
          marks(read_general_marks(source_dir() / "mappings/codelijsten/ontbrekend.xml")) {
        for (const auto& file : Library({source_dir()}).sources()) sources.push_back(read_source(file));
        std::stable_sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.general < b.general; });
    }
    [[nodiscard]] Submission map(const Workbook& workbook, const std::string& file = "test.xlsx", const std::string& only = "") const {
        return map_workbook(workbook, {catalogue, regions, sources, questionnaires, marks, file, "", only, {}, nullptr, nullptr, forms});
    }
};

inline const Observation* at(const Submission& submission, const std::string& a1, std::uint32_t sheet = 0) {
    for (const auto& o : submission.observations)
        if (o.place.sheet == sheet && to_a1(o.place.cell) == a1) return &o;
    return nullptr;
}

// The codes of the remarks with their cells, "W02 G24", in order of reading.
inline std::vector<std::string> said(const Submission& submission) {
    std::vector<std::string> result;
    for (const auto& r : submission.remarks) result.push_back(r.code + (r.range.first.valid() ? " " + to_a1(r.range) : ""));
    return result;
}

inline bool says(const Submission& submission, const std::string& wanted) {
    const auto all = said(submission);
    return std::find(all.begin(), all.end(), wanted) != all.end();
}

inline std::string fact(const Submission& submission, const std::string& code, const std::string& name) {
    for (const auto& r : submission.remarks)
        if (r.code == code)
            for (const auto& [key, value] : r.facts)
                if (key == name) return value;
    return "";
}

// "WEE-002 GM0988 2022 18+ = 46.9 %" of the observation in a cell; "" when there is none.
std::string line(const Submission& submission, const std::string& a1, std::uint32_t sheet = 0);

}  // namespace graadmeter::test
