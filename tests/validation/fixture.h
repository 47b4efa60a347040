// SPDX-License-Identifier: EUPL-1.2
// A submission, a catalogue and a workbook built in a few words, for tests of the rules.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "validation/finding_texts.h"
#include "validation/rule.h"
#include "validation/validate.h"

namespace graadmeter::test {

// A workbook that has nothing but what the rules ask for.
class TinyWorkbook final : public Workbook {
public:
    std::vector<SheetInfo> sheet_infos;
    std::vector<Remark> file_remarks;
    std::vector<std::pair<Place, std::string>> formulas;

    FileFormat format() const override { return FileFormat::xlsx; }
    const std::vector<SheetInfo>& sheets() const override { return sheet_infos; }
    SheetStructure structure(std::size_t) const override { return {}; }
    const std::vector<DefinedName>& defined_names() const override { return names_; }
    const std::vector<Remark>& remarks() const override { return file_remarks; }
    std::unique_ptr<RowReader> rows(std::size_t sheet) const override { return std::make_unique<Formulas>(*this, sheet); }

private:
    // Each formula cell as a row of its own.
    class Formulas final : public RowReader {
    public:
        Formulas(const TinyWorkbook& book, std::size_t sheet) : book_(book), sheet_(sheet) {}
        bool next(Row& row) override {
            while (at_ < book_.formulas.size() && book_.formulas[at_].first.sheet != sheet_) ++at_;
            if (at_ == book_.formulas.size()) return false;
            cell_ = {};
            cell_.address = book_.formulas[at_].first.cell;
            cell_.formula = book_.formulas[at_++].second;
            cell_.has_formula = true;
            row = {cell_.address.row, false, std::span(&cell_, 1)};
            return true;
        }

    private:
        const TinyWorkbook& book_;
        std::size_t sheet_, at_ = 0;
        Cell cell_;
    };
    std::vector<DefinedName> names_;
};

inline Indicator indicator(std::string id, std::string name, std::string unit) {
    Indicator result;
    result.id = std::move(id);
    result.name = std::move(name);
    result.unit = std::move(unit);
    result.direction = Direction::lower;
    return result;
}

struct Fixture {
    TinyWorkbook workbook;
    Submission submission;
    Catalogue catalogue;
    RegionList regions{{{"GM0988", "Weert", "", {}, false}}};
    Date date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
    std::vector<std::string> sources_with_own_units;

    Fixture() {
        add_sheet("Cijfers");
        submission.file = "proef.xlsx";
        submission.municipality = "GM0988";
        catalogue.indicators = {indicator("T-1", "Eenzaamheid", "%"), indicator("T-2", "Jeugdcriminaliteit", "per_10000"),
                                indicator("T-3", "Bewindvoering", "aantal"), indicator("T-4", "Tevredenheid", "")};
    }
    void add_sheet(const std::string& name, SheetVisibility visibility = SheetVisibility::visible, std::uint64_t cells = 10) {
        workbook.sheet_infos.push_back({name, visibility, SheetKind::worksheet});
        SheetReading reading;
        reading.name = name;
        reading.hidden = visibility != SheetVisibility::visible;
        reading.cells = cells;
        submission.sheets.push_back(reading);
    }
    // One observation for Weert; `cell` in A1 notation on the first sheet.
    Observation& observe(const std::string& id, int year, std::optional<double> value, const std::string& cell) {
        Observation result;
        result.indicator = id;
        result.region = "GM0988";
        result.period = {year, Period::Kind::year, 0};
        result.value = value;
        result.status = value ? ObservationStatus::normal : ObservationStatus::missing;
        if (const auto* known = catalogue.indicator(id)) result.unit = known->unit;
        result.place = {0, parse_cell(cell).value()};
        submission.observations.push_back(result);
        return submission.observations.back();
    }
    // A series in row `row`, years from column B.
    void series(const std::string& id, int row, const std::vector<std::pair<int, std::optional<double>>>& points) {
        char column = 'B';
        for (const auto& [year, value] : points) observe(id, year, value, column++ + std::to_string(row));
    }
    ValidationContext context() const { return {workbook, submission, catalogue, regions, date, sources_with_own_units}; }
    RuleOutcome check(std::string_view code) const {
        const auto& rule = *std::ranges::find(rules(), code, &Rule::code);
        const SeriesIndex index(submission, catalogue);
        const auto in = context();
        return rule.check({in, index});
    }
    std::vector<Finding> findings(std::string_view code) const {
        auto all = validate(context());
        std::erase_if(all, [&](const Finding& finding) { return finding.code != code; });
        return all;
    }
};

inline Remark remark(std::string code, std::string_view cells, std::vector<std::pair<std::string, std::string>> facts) {
    Remark result{std::move(code), 0U, {}, std::move(facts)};
    if (!cells.empty()) result.range = parse_range(cells).value();
    return result;
}

}  // namespace graadmeter::test
