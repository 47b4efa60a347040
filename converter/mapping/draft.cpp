// SPDX-License-Identifier: EUPL-1.2
#include "mapping/draft.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "mapping/header.h"
#include "mapping/indicator_matcher.h"
#include "mapping/surroundings.h"
#include "model/personal.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kReadRows = 500;         // enough to tell what columns hold
constexpr std::size_t kMostDraftedLabels = 200;   // of rows: more make a list that nobody finishes
constexpr std::size_t kMostMarks = 8;
constexpr std::size_t kEvidence = 3;           // headings of figures by which the table is known
constexpr std::size_t kLongestFigureHeading = 200;   // bytes; longer is prose
constexpr std::size_t kLongestMark = 6;
constexpr double kMostly = 0.6;
constexpr const char* kFillIn = "VUL IN";

struct DraftColumn {
    std::uint32_t number = 0;
    std::string heading;         // lowest
    std::string path;            // all headings from the top: "Man/16-17"
    std::size_t cells = 0, figures = 0, areas = 0, codes = 0, years = 0, indicators = 0, units = 0, groups = 0, texts = 0;
    std::vector<std::pair<std::string, const OwnedCell*>> labels;   // distinct texts
    std::set<std::string> marks;
    int commas = 0, points = 0;  // decimal marks in figures written as text
    std::optional<Period> period;
    ColumnRole role = ColumnRole::ignore;
    bool used = false;
    [[nodiscard]] bool mostly(std::size_t count) const { return cells > 0 && static_cast<double>(count) >= kMostly * static_cast<double>(cells); }
};

OwnedRow owned(const Row& row) {
    OwnedRow result;
    result.number = row.number;
    for (const auto& cell : row.cells)
        if (cell.type != CellType::text || !trimmed(cell.text).empty())
            result.cells.push_back({cell.address, cell.type, cell.number, cell.is_date, cell.is_percentage, cell.has_formula, std::string(cell.text)});
    return result;
}

std::optional<Period> year_of(const OwnedCell& cell) {
    if (cell.type == CellType::number) return cell.is_date ? std::nullopt : period_from_number(cell.number);
    const auto reading = cell.type == CellType::text ? parse_period(cell.text) : std::nullopt;
    return reading ? std::optional(reading->period) : std::nullopt;
}

bool is_figure(const OwnedCell& cell) {
    static const Source kAny;
    static const GeneralMarks kNoMarks;  // a mark is no figure, known or not
    return !year_of(cell) && read_cell(cell, kAny, kNoMarks, false).value.has_value();
}

bool heads(const OwnedRow& row) {
    return row.cells.size() >= 2 && std::none_of(row.cells.begin(), row.cells.end(), [](const OwnedCell& cell) {
        return is_figure(cell) || (cell.type == CellType::text && cell.text.size() > kLongestFigureHeading) || (cell.type != CellType::text && !year_of(cell));
    });
}

bool has_figures(const OwnedRow& row) { return std::any_of(row.cells.begin(), row.cells.end(), is_figure); }

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '&') result += "&amp;";
        else if (c == '<') result += "&lt;";
        else if (c == '>') result += "&gt;";
        else if (c == '"') result += "&quot;";
        else if (static_cast<unsigned char>(c) < 0x20) result += ' ';
        else result += c;
    }
    return result;
}

// Within a comment: no two hyphens after each other, and no break.
std::string remark_text(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '-' && !result.empty() && result.back() == '-') result += ' ';
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    if (!result.empty() && result.back() == '-') result += ' ';
    return result;
}

class Drafter {
public:
    Drafter(const Workbook& workbook, std::size_t sheet, const MappingContext& context)
        : workbook_(workbook), sheet_(sheet), context_(context), matcher_(context.catalogue) {}

    std::optional<SourceDraft> draft(const std::string& id) {
        read_rows();
        if (!find_header()) return {};
        describe_columns();
        choose_layout();
        return SourceDraft{written(id), workbook_.sheets()[sheet_].name, rows_[header_].number, marked_};
    }

private:
    void read_rows() {
        const auto rows = workbook_.rows(sheet_);
        for (Row row; rows_.size() < kReadRows && rows->next(row);)
            if (auto kept = owned(row); !kept.cells.empty()) rows_.push_back(std::move(kept));
    }

    // The last row of headings: no figures in it, figures right below.
    bool find_header() {
        for (std::size_t i = 0; i + 1 < rows_.size(); ++i) {
            if (!heads(rows_[i]) || heads(rows_[i + 1]) || !has_figures(rows_[i + 1]) || rows_[i + 1].number > rows_[i].number + 2) continue;
            header_ = first_ = i;
            while (first_ > 0 && heads(rows_[first_ - 1]) && rows_[first_ - 1].number + 1 == rows_[first_].number && header_ - first_ < 4) --first_;
            end_ = i + 1;
            while (end_ < rows_.size() && (end_ == i + 1 || rows_[end_].number <= rows_[end_ - 1].number + 2)) ++end_;
            return true;
        }
        return false;
    }

    // The headings above a column: its own cells, and merged ones that reach over it.
    std::vector<std::string> headings(std::uint32_t column) const {
        std::vector<std::string> result;
        const auto structure = workbook_.structure(sheet_);
        for (std::size_t i = first_; i <= header_; ++i) {
            const OwnedCell* cell = rows_[i].cell(column);
            for (const auto& range : structure.merged)
                if (!cell && range.first.row == rows_[i].number && range.first.column <= column && column <= range.last.column) cell = rows_[i].cell(range.first.column);
            if (cell) result.push_back(cell_text(*cell));
        }
        return result;
    }

    void describe_columns() {
        std::set<std::uint32_t> numbers;
        for (std::size_t i = first_; i <= header_; ++i)
            for (const auto& cell : rows_[i].cells) numbers.insert(cell.address.column);
        for (const auto number : numbers) {
            DraftColumn column;
            column.number = number;
            for (const auto& heading : headings(number)) {
                column.heading = heading;
                column.path += (column.path.empty() ? "" : "/") + heading;
                if (const auto reading = parse_period(heading)) column.period = reading->period;
            }
            std::set<std::string> seen;
            for (std::size_t i = header_ + 1; i < end_; ++i)
                if (const auto* cell = rows_[i].cell(number)) count(*cell, column, seen);
            if (!column.heading.empty() && column.cells > 0) columns_.push_back(std::move(column));
        }
    }

    void count(const OwnedCell& cell, DraftColumn& column, std::set<std::string>& seen) {
        static const Source kAny;
        ++column.cells;
        const std::string words = cell_text(cell);
        column.years += year_of(cell).has_value();
        const auto read = read_cell(cell, kAny, context_.marks, false);
        column.figures += read.taken;
        if (cell.type != CellType::text) return;
        if (read.value) {
            const auto mark = words.find_last_of(",.");
            const bool thousands = mark != std::string::npos && words.size() - mark == 4;
            if (mark != std::string::npos && !thousands) ++(words[mark] == ',' ? column.commas : column.points);
            return;
        }
        if (read.taken) return;
        if (!read.code.empty() && words.size() <= kLongestMark) column.marks.insert(words);
        ++column.texts;
        const bool area = region_named(words, context_, false).has_value();
        column.areas += area;
        column.codes += area && words.size() >= 4 && words.find_first_of("0123456789") != std::string::npos && words.find(' ') == std::string::npos;
        column.units += !unit_in(words).empty();
        column.groups += !group_in(words).group.empty();
        column.indicators += matcher_.match(words).grade >= MatchGrade::resembling;
        if (seen.insert(words).second && column.labels.size() < kMostDraftedLabels) column.labels.emplace_back(words, &cell);
    }

    DraftColumn* best(std::size_t DraftColumn::*what, bool also_none) {
        DraftColumn* found = nullptr;
        for (auto& column : columns_) {
            if (column.used || column.texts == 0 || column.mostly(column.figures)) continue;
            if (!found || column.*what > found->*what || (column.*what == found->*what && column.labels.size() > found->labels.size())) found = &column;
        }
        return found && (also_none || found->*what > 0) ? found : nullptr;
    }

    void take(DraftColumn& column, ColumnRole role) {
        column.role = role;
        column.used = true;
    }

    void choose_layout() {
        std::size_t year_headings = 0, figures = 0;
        for (auto& column : columns_) {
            year_headings += column.period.has_value();
            if (column.period) {
                column.used = true;   // read by its heading
            } else if (column.mostly(column.areas)) {
                take(column, column.mostly(column.codes) ? ColumnRole::region : ColumnRole::region_name);
            } else if (column.mostly(column.years)) {
                take(column, ColumnRole::period);
            } else {
                figures += column.mostly(column.figures);
            }
        }
        const bool keyed = std::any_of(columns_.begin(), columns_.end(), [](const auto& c) {
            return c.used && !c.period && (c.role == ColumnRole::region || c.role == ColumnRole::region_name || c.role == ColumnRole::period);
        });
        DraftColumn* names = best(&DraftColumn::indicators, year_headings > 1 || figures == 1);
        if (year_headings > 1 && names) layout_ = Layout::years_in_columns;
        else if (figures == 1 && names && (names->indicators > 0 || !keyed || names->labels.size() > 1)) layout_ = Layout::long_table;
        else layout_ = Layout::crosstab;
        if (layout_ == Layout::crosstab) {
            if (!keyed)   // nothing that we know tells the rows apart: the first column does, and a person says what it is
                for (auto& column : columns_)
                    if (!column.used && column.texts > 0) {
                        take(column, ColumnRole::region_name);
                        doubtful_ = &column;
                        break;
                    }
            for (auto& column : columns_)
                if (!column.used && column.mostly(column.figures)) values_.push_back(&column), column.used = true;
        } else {
            take(*names, ColumnRole::indicator);
            names_ = names;
            if (names->indicators == 0) doubtful_ = names;
            for (auto& column : columns_)
                if (layout_ == Layout::long_table && !column.used && column.mostly(column.figures)) take(column, ColumnRole::value), values_.push_back(&column);
        }
        for (auto& column : columns_) {
            if (column.used) continue;
            if (column.mostly(column.units)) take(column, ColumnRole::unit);
            else if (column.mostly(column.groups)) take(column, ColumnRole::group);
        }
    }

    // --- the file -------------------------------------------------------------------------------------------------------------

    void line(const std::string& text) { xml_ += without_personal_data(text) + "\n"; }
    void fill_in(const std::string& indent, const std::string& what) {
        ++marked_;
        line(indent + "<!-- " + kFillIn + ": " + remark_text(what) + " -->");
    }

    [[nodiscard]] static bool plain(const std::string& heading) { return heading.find('|') == std::string::npos && !folded(heading).empty(); }

    std::string proposals(const std::string& words) {
        const auto& match = matcher_.match(words);
        return match.proposal.empty() ? "" : " Lijkt op: " + match.proposal + ".";
    }

    void write_recognition() {
        line("  <!-- Aan deze koppen wordt de tabel herkend. Haal weg wat een volgende keer anders kan heten. -->");
        line("  <herkenning>");
        std::size_t figures = 0;
        for (const auto& column : columns_) {
            const bool value = std::find(values_.begin(), values_.end(), &column) != values_.end();
            if (!column.used || column.period || !plain(column.heading) || (value && ++figures > kEvidence)) continue;
            line("    <kop>" + escaped(column.heading) + "</kop>");
        }
        line("  </herkenning>");
    }

    void write_columns() {
        static const std::map<ColumnRole, std::string> kKinds = {
            {ColumnRole::indicator, "indicator"}, {ColumnRole::region, "regio"}, {ColumnRole::region_name, "regionaam"}, {ColumnRole::period, "periode"},
            {ColumnRole::group, "groep"}, {ColumnRole::value, "waarde"}, {ColumnRole::unit, "eenheid"}};
        line("  <kolommen>");
        for (const auto& column : columns_) {
            const bool value = layout_ == Layout::crosstab && std::find(values_.begin(), values_.end(), &column) != values_.end();
            if (column.period || value) continue;
            if (!column.used) {
                line("    <!-- Niet gelezen: kolom \"" + remark_text(column.heading) + "\". -->");
                continue;
            }
            if (&column == doubtful_)
                fill_in("    ", "klopt dit? Van kolom \"" + column.heading + "\" is niet zeker wat erin staat. Verander zo nodig soort in indicator, "
                                "regio, regionaam of periode.");
            const bool required = column.role == ColumnRole::indicator || column.role == ColumnRole::value;
            line("    <kolom soort=\"" + kKinds.at(column.role) + "\"" + (required ? " verplicht=\"ja\"" : "") + "><kop>" + escaped(column.heading) + "</kop></kolom>");
        }
        line("  </kolommen>");
    }

    void write_period() {
        const bool told = std::any_of(columns_.begin(), columns_.end(), [](const auto& c) { return c.period || (c.used && c.role == ColumnRole::period); });
        if (told) return;
        Surroundings around(context_, workbook_.format() == FileFormat::csv ? "" : workbook_.sheets()[sheet_].name);
        for (std::size_t i = 0; i < first_; ++i) around.remember(rows_[i]);
        if (const auto period = around.period(Source{})) {
            line("  <!-- Het jaar komt uit de titel, de naam van het blad of die van het bestand; nu is dat " + period->text() + ". -->");
            return;
        }
        fill_in("  ", "over welk jaar gaan deze cijfers? Bijvoorbeeld 2024. Staat het jaar in de naam van het bestand? Schrijf dan <periode uit-naam=\"ja\"/>.");
        line(std::string("  <periode vast=\"") + kFillIn + "\"/>");
    }

    void write_figures() {
        int commas = 0, points = 0;
        std::set<std::string> marks;
        for (const auto& column : columns_) {
            if (!column.period && std::find(values_.begin(), values_.end(), &column) == values_.end()) continue;
            commas += column.commas;
            points += column.points;
            marks.insert(column.marks.begin(), column.marks.end());
        }
        if ((commas > 0) != (points > 0)) line(std::string("  <getallen decimaalteken=\"") + (commas > 0 ? "komma" : "punt") + "\"/>");
        if (marks.empty()) return;
        line("  <ontbrekend>");
        std::size_t written = 0;
        for (const auto& mark : marks) {
            if (++written > kMostMarks) break;
            fill_in("    ", "wat betekent \"" + mark + "\" bij de cijfers? ontbreekt of onderdrukt.");
            line("    <teken tekst=\"" + escaped(mark) + "\" betekenis=\"ontbreekt\"/>");
        }
        line("  </ontbrekend>");
    }

    void write_links() {
        line("  <!-- Namen en codes die de catalogus kent, worden vanzelf herkend. De rest koppelt u hier. -->");
        line("  <koppelingen op-naam=\"ja\">");
        const auto link = [&](const std::string& said, const std::string& heading) {
            if (folded(heading).empty() || without_personal_data(said) != said || matcher_.match(said).grade >= MatchGrade::resembling) return;
            fill_in("    ", "welke indicator van de catalogus is \"" + said + "\"?" + proposals(said) + " Haal de regel weg als het er geen is.");
            line("    <koppeling kop=\"" + escaped(heading) + "\" indicator=\"" + kFillIn + "\"/>");
        };
        if (layout_ == Layout::crosstab)
            for (const auto* column : values_) link(column->heading, column->path);
        else
            for (const auto& [words, cell] : names_->labels) link(words, words);
        line("  </koppelingen>");
    }

    std::string written(const std::string& id) {
        static const std::map<Layout, std::string> kLayouts = {
            {Layout::years_in_columns, "jaren-in-kolommen"}, {Layout::long_table, "lang"}, {Layout::crosstab, "kruistabel"}};
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line("<!-- Concept van een bron, gemaakt bij \"" + remark_text(context_.file) + "\", blad \"" + remark_text(workbook_.sheets()[sheet_].name) +
             "\", kopregel in rij " + std::to_string(rows_[header_].number) + ".");
        line("     Vul in wat met " + std::string(kFillIn) + " gemerkt is, kijk de rest na, en zet het bestand in mappings/bronnen. Uitleg: docs/bronnen.md. -->");
        fill_in("", "de naam van deze bron, en wie hem uitgeeft.");
        line("<bron id=\"" + escaped(id) + "\" naam=\"" + kFillIn + "\" uitgever=\"" + kFillIn + "\" indeling=\"" + kLayouts.at(layout_) + "\"");
        line("      xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"../bron.xsd\">");
        write_recognition();
        write_columns();
        write_period();
        write_figures();
        write_links();
        line("</bron>");
        return std::move(xml_);
    }

    const Workbook& workbook_;
    std::size_t sheet_;
    const MappingContext& context_;
    IndicatorMatcher matcher_;
    std::vector<OwnedRow> rows_;
    std::size_t first_ = 0, header_ = 0, end_ = 0;   // rows_: first and last of the headings, past the last of the data
    std::vector<DraftColumn> columns_;
    Layout layout_ = Layout::crosstab;
    std::vector<const DraftColumn*> values_;
    const DraftColumn* names_ = nullptr;
    const DraftColumn* doubtful_ = nullptr;
    std::string xml_;
    std::size_t marked_ = 0;
};

}  // namespace

std::optional<SourceDraft> draft_source(const Workbook& workbook, std::size_t sheet, const MappingContext& context, const std::string& id) {
    return Drafter(workbook, sheet, context).draft(id);
}

}  // namespace graadmeter
