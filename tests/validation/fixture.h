// SPDX-License-Identifier: EUPL-1.2
// A submission, a catalogue and a workbook built in a few words, for tests of the rules.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/questionnaire.h"
#include "mapping/accounts.h"
#include "support/memory_workbook.h"
#include "support/paths.h"
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
    std::map<Place, TestCell> cells;

    // A row of cells of the first sheet, from column A.
    void row(std::uint32_t number, std::vector<TestCell> values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            if (values[i].kind != TestCell::Kind::empty) cells[{0, {number, static_cast<std::uint32_t>(i + 1)}}] = std::move(values[i]);
    }

    FileFormat format() const override { return FileFormat::xlsx; }
    const std::vector<SheetInfo>& sheets() const override { return sheet_infos; }
    SheetStructure structure(std::size_t) const override { return {}; }
    const std::vector<DefinedName>& defined_names() const override { return names_; }
    const std::vector<Remark>& remarks() const override { return file_remarks; }
    std::unique_ptr<RowReader> rows(std::size_t sheet) const override { return std::make_unique<Rows>(*this, sheet); }

private:
    class Rows final : public RowReader {
    public:
        Rows(const TinyWorkbook& book, std::size_t sheet) {
            for (const auto& [place, text] : book.formulas)
                if (place.sheet == sheet) all_[place.cell.row][place.cell.column] = formula(text, 0);
            for (const auto& [place, cell] : book.cells)
                if (place.sheet == sheet) all_[place.cell.row][place.cell.column] = cell;
            at_ = all_.begin();
        }
        bool next(Row& row) override {
            if (at_ == all_.end()) return false;
            cells_.clear();
            for (const auto& [column, from] : at_->second) {
                Cell cell;
                cell.address = {at_->first, column};
                cell.type = from.kind == TestCell::Kind::number  ? CellType::number
                            : from.kind == TestCell::Kind::error ? CellType::error
                                                                 : CellType::text;
                cell.number = from.number;
                cell.is_date = from.is_date;
                cell.has_formula = from.has_formula;
                cell.text = from.text;
                cell.formula = from.formula;
                cells_.push_back(cell);
            }
            row = {at_->first, false, cells_};
            ++at_;
            return true;
        }

    private:
        std::map<std::uint32_t, std::map<std::uint32_t, TestCell>> all_;
        std::map<std::uint32_t, std::map<std::uint32_t, TestCell>>::const_iterator at_;
        std::vector<Cell> cells_;
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
    std::vector<Questionnaire> questionnaires;
    mutable Protection protection;   // what the last context() points to

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
    // What `map` finds of accounts on the first sheet.
    void read_accounts_of_sheet() {
        if (const auto grid = read_grid(workbook, 0))
            read_accounts(*grid, workbook.sheet_infos[0].name, [&](std::string_view text) { return regions.find(text, "GM0988"); }, submission);
    }
    ValidationContext context() const {
        protection = protection_of({submission, catalogue, regions});
        return {workbook, submission, catalogue, regions, date, sources_with_own_units, questionnaires, [] {}, &protection};
    }
    RuleOutcome check(std::string_view code) const {
        const auto& rule = *std::ranges::find(rules(), code, &Rule::code);
        const SeriesIndex index(submission, catalogue);
        const SheetFacts sheets(workbook, submission);
        const auto in = context();
        return rule.check({in, index, sheets});
    }
    std::vector<Finding> findings(std::string_view code) const {
        auto all = validate(context());
        std::erase_if(all, [&](const Finding& finding) { return finding.code != code; });
        return all;
    }
};

// The cells that a rule speaks of, "B2 C3:C9".
inline std::string cells(const RuleOutcome& outcome) {
    std::string all;
    for (const auto& one : outcome.remarks) {
        all += (all.empty() ? "" : " ") + to_a1(one.range);
        CHECK(missing_facts(one).empty());
    }
    return all;
}

inline Remark remark(std::string code, std::string_view cells, std::vector<std::pair<std::string, std::string>> facts) {
    Remark result{std::move(code), 0U, {}, std::move(facts)};
    if (!cells.empty()) result.range = parse_range(cells).value();
    return result;
}

inline void require_outcome(const RuleOutcome& outcome, std::uint64_t valid, std::uint64_t invalid, std::uint64_t undecided) {
    CHECK(outcome.valid == valid);
    CHECK(outcome.invalid == invalid);
    CHECK(outcome.undecided == undecided);
    CHECK(outcome.remarks.size() == outcome.invalid);
    for (const auto& one : outcome.remarks) CHECK(missing_facts(one).empty());
}

}  // namespace graadmeter::test
