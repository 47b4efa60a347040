// SPDX-License-Identifier: EUPL-1.2
// A workbook built in a test: sheets as grids of cells, without a file. Header only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "spreadsheet/workbook.h"

namespace graadmeter::test {

// A cell as a test writes it: "tekst", 12.5, percent(0.371), formula("A1*2", 3.0), error("#DIV/0!"), {} = empty.
struct TestCell {
    TestCell() = default;
    TestCell(const char* value) : text(value) { kind = text.empty() ? Kind::empty : Kind::text; }
    TestCell(std::string value) : text(std::move(value)) { kind = text.empty() ? Kind::empty : Kind::text; }
    TestCell(double value) : kind(Kind::number), number(value) {}
    TestCell(int value) : kind(Kind::number), number(value) {}
    enum class Kind { empty, text, number, boolean, error } kind = Kind::empty;
    std::string text, formula;
    double number = 0;
    bool is_percentage = false, is_date = false, has_formula = false;
    std::uint32_t style = 0;  // of MemoryWorkbook::formats
};

inline TestCell percent(double value) {
    TestCell cell(value);
    cell.is_percentage = true;
    return cell;
}
inline TestCell date(double serial) {
    TestCell cell(serial);
    cell.is_date = true;
    return cell;
}
inline TestCell styled(std::uint32_t style, TestCell cell) {
    cell.style = style;
    return cell;
}
inline TestCell boolean(bool value) {
    TestCell cell(value ? 1 : 0);
    cell.kind = TestCell::Kind::boolean;
    return cell;
}
inline TestCell error(std::string code) {
    TestCell cell(std::move(code));
    cell.kind = TestCell::Kind::error;
    return cell;
}
inline TestCell formula(std::string text, TestCell cached) {
    cached.formula = std::move(text);
    cached.has_formula = true;
    if (cached.kind == TestCell::Kind::empty) cached.kind = TestCell::Kind::text;
    return cached;
}

class MemoryWorkbook : public Workbook {
public:
    struct Sheet {
        std::map<CellAddress, TestCell> cells;
        SheetStructure structure;
        std::vector<std::uint32_t> hidden_rows;

        void set(const char* a1, TestCell cell) { cells[parse_cell(a1).value()] = std::move(cell); }
        // A row of cells from column A.
        void row(std::uint32_t number, std::vector<TestCell> values) {
            for (std::size_t i = 0; i < values.size(); ++i)
                if (values[i].kind != TestCell::Kind::empty) cells[{number, static_cast<std::uint32_t>(i + 1)}] = std::move(values[i]);
        }
        void merge(const char* range) { structure.merged.push_back(parse_range(range).value()); }
        void hide_column(std::uint32_t column) { structure.hidden_columns.push_back({{1, column}, {kMaxRow, column}}); }
    };

    Sheet& add(const std::string& name, SheetVisibility visibility = SheetVisibility::visible) {
        infos_.push_back({name, visibility, SheetKind::worksheet});
        sheets_.push_back(std::make_unique<Sheet>());
        return *sheets_.back();
    }
    [[nodiscard]] Sheet& sheet(std::size_t index) { return *sheets_.at(index); }
    std::vector<DefinedName> names;
    FileFormat file_format = FileFormat::xlsx;
    std::vector<NumberFormat> formats;
    bool from_1904 = false;

    [[nodiscard]] FileFormat format() const override { return file_format; }
    [[nodiscard]] bool system_1904() const override { return from_1904; }
    [[nodiscard]] NumberFormat number_format(std::uint32_t style) const override {
        return style < formats.size() ? formats[style] : NumberFormat();
    }
    [[nodiscard]] const std::vector<SheetInfo>& sheets() const override { return infos_; }
    [[nodiscard]] SheetStructure structure(std::size_t index) const override { return sheets_.at(index)->structure; }
    [[nodiscard]] const std::vector<DefinedName>& defined_names() const override { return names; }
    [[nodiscard]] const std::vector<Remark>& remarks() const override { return remarks_; }
    [[nodiscard]] std::unique_ptr<RowReader> rows(std::size_t index) const override { return std::make_unique<Reader>(*sheets_.at(index)); }

private:
    class Reader : public RowReader {
    public:
        explicit Reader(const Sheet& sheet) : sheet_(sheet), at_(sheet.cells.begin()) {}
        [[nodiscard]] bool next(Row& row) override {
            if (at_ == sheet_.cells.end()) return false;
            cells_.clear();
            row.number = at_->first.row;
            for (; at_ != sheet_.cells.end() && at_->first.row == row.number; ++at_) {
                const TestCell& from = at_->second;
                Cell cell;
                cell.address = at_->first;
                cell.type = from.kind == TestCell::Kind::number  ? CellType::number
                            : from.kind == TestCell::Kind::boolean ? CellType::boolean
                            : from.kind == TestCell::Kind::error ? CellType::error
                                                                 : CellType::text;
                cell.style = from.style;
                cell.number = from.number;
                cell.is_percentage = from.is_percentage;
                cell.is_date = from.is_date;
                cell.has_formula = from.has_formula;
                cell.text = from.text;
                cell.formula = from.formula;
                cells_.push_back(cell);
            }
            row.hidden = false;
            for (const auto hidden : sheet_.hidden_rows) row.hidden = row.hidden || hidden == row.number;
            row.cells = cells_;
            return true;
        }

    private:
        const Sheet& sheet_;
        std::map<CellAddress, TestCell>::const_iterator at_;
        std::vector<Cell> cells_;
    };

    std::vector<SheetInfo> infos_;
    std::vector<std::unique_ptr<Sheet>> sheets_;
    std::vector<Remark> remarks_;
};

}  // namespace graadmeter::test
