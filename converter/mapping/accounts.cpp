// SPDX-License-Identifier: EUPL-1.2
#include "mapping/accounts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "catalogue/regions.h"
#include "model/text.h"

namespace graadmeter {
namespace {

std::optional<Period> year_in(const GridCell* cell) {
    if (!cell || !cell->year) return {};
    std::optional<Period> period;
    if (cell->number) period = period_from_number(cell->value);
    else if (const auto reading = parse_period(cell->text)) period = reading->period;
    return period && period->kind == Period::Kind::year ? period : std::nullopt;
}

// A row of years over figures: all its figures are years, in order. Counts may look like years, but no line of an account does.
bool heads_years(const GridRow& row) {
    if (row.label() && account_part(row.label()->text) != AccountPart::other) return false;
    std::vector<int> years;
    for (const auto& cell : row.cells) {
        const auto year = year_in(&cell);
        if (cell.number && !year) return false;
        if (year) years.push_back(year->year);
    }
    const auto none = years.end();
    return !years.empty() && (std::ranges::adjacent_find(years, std::greater_equal{}) == none || std::ranges::adjacent_find(years, std::less_equal{}) == none);
}

bool is_count(const GridCell& cell) {
    return cell.number && !cell.percentage && cell.value >= 0 && cell.value == std::floor(cell.value);
}

bool about_dwellings(const std::vector<AccountLine>& lines) {
    static constexpr std::string_view kWords[] = {"woning", "voorraad", "nieuwbouw", "sloop", "onttrekking", "toevoeging"};
    return std::ranges::any_of(lines, [](const AccountLine& line) {
        const std::string text = folded(line.label);
        return std::ranges::any_of(kWords, [&](std::string_view word) { return text.find(word) != std::string::npos; });
    });
}

class TableReader {
public:
    TableReader(const Grid& grid, std::string sheet_name, const RegionNamer& region_named, Submission& submission)
        : grid_(grid), sheet_name_(std::move(sheet_name)), region_named_(region_named), submission_(submission) {}

    void read() {
        for (std::size_t r = 0; r < grid_.rows.size(); ++r) years_head_.push_back(heads_years(grid_.rows[r]));
        accounts_in_rows();
        accounts_in_columns();
        stock_in_rows();
        stock_in_columns();
    }

private:
    Place place(const GridCell& cell) const { return {grid_.sheet, cell.address}; }

    // --- lines of an account, in order of the sheet ---------------------------------------------------------------------------
    // `key`: gives area and period of the account; asked where it begins only, since to find them takes a search.
    template <typename Key>
    void line(std::optional<Account>& open, AccountPart part, const std::string& label, const GridCell& cell, const Key& key) {
        if (part == AccountPart::begin) {
            const std::pair<std::string, std::optional<Period>> found = key();
            open = Account{found.first, found.second, false, {}};
        }
        if (!open) return;
        open->lines.push_back({part, label, cell.number ? std::optional(cell.value) : std::nullopt, place(cell), cell.formula});
        taken_.insert(cell.address);
        if (part != AccountPart::end) return;
        open->dwellings = about_dwellings(open->lines);
        Account whole = *std::exchange(open, {});
        if (!of_another_municipality(whole.region)) submission_.accounts.push_back(std::move(whole));
    }

    // Lines are rows, one account for each column of figures.
    void accounts_in_rows() {
        std::vector<std::pair<std::size_t, AccountPart>> lines;   // rows with a label, and what it says
        std::set<std::uint32_t> columns;
        for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
            const auto& row = grid_.rows[r];
            if (!row.label()) continue;
            lines.emplace_back(r, account_part(row.label()->text));
            if (lines.back().second != AccountPart::begin) continue;
            for (const auto& cell : row.cells)
                if (cell.number) columns.insert(cell.address.column);
        }
        for (const auto column : columns) {
            std::optional<Account> open;
            for (const auto& [r, part] : lines) {
                const auto& row = grid_.rows[r];
                if (const auto* cell = row.cell(column); cell && cell != row.label())
                    line(open, part, row.label()->text, *cell, [&, at = r] { return std::pair(region_above(at), year_above(at, column)); });
            }
        }
    }

    // Lines are columns, one account for each row below the headings.
    void accounts_in_columns() {
        std::vector<std::map<std::uint32_t, AccountPart>> headings(grid_.rows.size());   // of each row that heads lines: by column
        for (std::size_t h = 0; h < grid_.rows.size(); ++h) {
            std::map<std::uint32_t, AccountPart> parts;
            std::set<AccountPart> all;
            for (const auto& cell : grid_.rows[h].cells)
                if (!cell.number) all.insert(parts[cell.address.column] = account_part(cell.text));
            if (all.contains(AccountPart::begin) && all.contains(AccountPart::end)) headings[h] = std::move(parts);
        }
        for (std::size_t h = 0; h < grid_.rows.size(); ++h) {
            if (headings[h].empty()) continue;
            const auto first = std::ranges::find_if(headings[h], [](const auto& each) { return each.second != AccountPart::other; })->first;
            for (std::size_t r = h + 1; r < grid_.rows.size() && headings[r].empty() && grid_.rows[r].number == grid_.rows[r - 1].number + 1; ++r) {
                std::optional<Account> open;
                for (const auto& [column, part] : headings[h])
                    if (const auto* cell = grid_.rows[r].cell(column))
                        line(open, part, grid_.rows[h].cell(column)->text, *cell, [&] { return key_of(r, first, h); });
            }
        }
    }

    // --- single counts --------------------------------------------------------------------------------------------------------
    void add(StockKind kind, const std::string& ages, const std::string& region, const std::optional<Period>& period, const GridCell& cell) {
        if (of_another_municipality(region)) return;
        if (!period || !is_count(cell) || year_in(&cell) == period || !taken_.insert(cell.address).second) return;
        submission_.stock.push_back({kind, ages, region, *period, cell.value, place(cell)});
    }

    // A national list is no demography of ours.
    bool of_another_municipality(const std::string& region) const {
        const std::string& own = submission_.municipality;
        return !own.empty() && region != own && region_level(region) != RegionLevel::other && !lies_within(region, own);
    }

    // A row of years; below it rows named by what they count, by an area or by ages. What areas and ages are counted of, the title says.
    void stock_in_rows() {
        for (std::size_t h = 0; h < grid_.rows.size(); ++h) {
            if (!years_head_[h]) continue;
            const auto titled = title_of(h);
            const bool by_age = titled == StockKind::inhabitants && ages_below(h);
            const std::string above = region_above(h);
            for (std::size_t r = h + 1; r < grid_.rows.size() && !years_head_[r]; ++r) {
                const auto* label = grid_.rows[r].label();
                if (!label) continue;
                auto kind = stock_named(label->text);
                std::string region = above, ages;
                if (!kind && titled) {
                    if (by_age && names_ages(label->text)) kind = titled, ages = std::string(trimmed(label->text));
                    else if (const auto named = region_named_(label->text)) kind = titled, region = *named;
                }
                if (!kind) continue;
                for (const auto& head : grid_.rows[h].cells)
                    if (const auto* cell = grid_.rows[r].cell(head.address.column); cell && cell != label) add(*kind, ages, region, year_in(&head), *cell);
            }
        }
    }

    // Headings that say what is counted; below them a row for each year or area.
    struct CountHeading {
        std::uint32_t column = 0;
        StockKind kind = StockKind::inhabitants;
        std::string ages;
    };
    // What the columns under a row count; nothing when it is no row of headings: those hold no figures, and begin with something else.
    std::vector<CountHeading> counts_headed(std::size_t h) const {
        const auto& cells = grid_.rows[h].cells;
        if (std::ranges::any_of(cells, [](const GridCell& cell) { return cell.number && !cell.year; })) return {};
        std::vector<CountHeading> all;
        std::ptrdiff_t ages = 0;
        for (const auto& cell : cells) {
            if (cell.number) continue;
            if (const auto kind = stock_named(cell.text)) all.push_back({cell.address.column, *kind, ""});
            else if (names_ages(cell.text)) all.push_back({cell.address.column, StockKind::inhabitants, std::string(trimmed(cell.text))}), ++ages;
        }
        if (ages > 0 && (ages < kFewestAges || title_of(h) != StockKind::inhabitants)) std::erase_if(all, [](const CountHeading& each) { return !each.ages.empty(); });
        if (!all.empty() && all.front().column <= cells.front().address.column) all.clear();
        return all;
    }

    void stock_in_columns() {
        std::vector<std::vector<CountHeading>> headings;
        for (std::size_t h = 0; h < grid_.rows.size(); ++h) headings.push_back(counts_headed(h));
        for (std::size_t h = 0; h < grid_.rows.size(); ++h) {
            if (headings[h].empty()) continue;
            for (std::size_t r = h + 1; r < grid_.rows.size() && headings[r].empty() && grid_.rows[r].number == grid_.rows[r - 1].number + 1; ++r) {
                const auto [region, period] = key_of(r, headings[h].front().column, h);
                for (const auto& [column, kind, ages] : headings[h])
                    if (const auto* cell = grid_.rows[r].cell(column)) add(kind, ages, region, period, *cell);
            }
        }
    }

    // --- what is said around a figure -----------------------------------------------------------------------------------------
    static constexpr std::ptrdiff_t kFewestAges = 3;
    static constexpr std::size_t kTitleRows = 3;

    bool ages_below(std::size_t h) const {
        std::ptrdiff_t ages = 0;
        for (std::size_t r = h + 1; r < grid_.rows.size() && !years_head_[r]; ++r)
            ages += grid_.rows[r].label() && names_ages(grid_.rows[r].label()->text);
        return ages >= kFewestAges;
    }

    // Of the heading's own corner, of the rows above it, else of the sheet.
    std::optional<StockKind> title_of(std::size_t h) const {
        for (std::size_t i = 0; i <= std::min(kTitleRows, h); ++i)
            if (const auto* label = grid_.rows[h - i].label())
                if (const auto kind = stock_titled(label->text)) return kind;
        return stock_titled(sheet_name_);
    }

    std::optional<Period> year_above(std::size_t r, std::uint32_t column) const {
        while (r-- > 0)
            if (years_head_[r]) return year_in(grid_.rows[r].cell(column));
        return {};
    }

    // An area named by a row of its own above, or by the sheet.
    std::string region_above(std::size_t r) const {
        for (std::size_t i = 1; i <= std::min(kTitleRows, r); ++i)
            if (grid_.rows[r - i].cells.size() == 1 && grid_.rows[r - i].label())
                if (const auto named = region_named_(grid_.rows[r - i].label()->text)) return *named;
        if (const auto named = region_named_(sheet_name_)) return *named;
        return submission_.municipality;
    }

    // A bare number is a year only where its heading says so, or says nothing: there are municipalities with number 1900 and higher.
    bool may_be_year(const GridCell& cell, std::size_t h) const {
        const bool bare = cell.number || trimmed(cell.text).find_first_not_of("0123456789") == std::string_view::npos;
        const auto* heading = grid_.rows[h].cell(cell.address.column);
        if (!bare || !heading || trimmed(heading->text).empty()) return true;
        const auto said = words(heading->text);
        return std::ranges::any_of(said, [](const std::string& word) { return word.ends_with("jaar") || word.starts_with("periode") || word == "datum"; });
    }

    // The area and the year that the cells left of a row's figures name.
    std::pair<std::string, std::optional<Period>> key_of(std::size_t r, std::uint32_t first_column, std::size_t h) const {
        std::string region;
        std::optional<Period> period;
        for (const auto& cell : grid_.rows[r].cells) {
            if (cell.address.column >= first_column) break;
            if (const auto year = year_in(&cell)) period = may_be_year(cell, h) ? year : period;
            else if (const std::string text = folded(cell.text); !text.empty() && region.empty())
                region = text.starts_with("totaal") ? submission_.municipality : region_named_(cell.text).value_or(std::string(trimmed(cell.text)));
        }
        if (!period)   // a year that the title names is that of the whole table
            for (std::size_t i = 1; i <= std::min(kTitleRows, h) && !period; ++i)
                for (const auto& cell : grid_.rows[h - i].cells)
                    if (!cell.number && !period) period = year_in(&cell);
        return {region.empty() ? region_above(h) : region, period};
    }

    const Grid& grid_;
    const std::string sheet_name_;
    const RegionNamer& region_named_;
    Submission& submission_;
    std::set<CellAddress> taken_;
    std::vector<bool> years_head_;   // of each row: whether it is one of years over figures
};

}  // namespace

void read_accounts(const Grid& grid, const std::string& sheet_name, const RegionNamer& region_named, Submission& submission) {
    TableReader(grid, sheet_name, region_named, submission).read();
}

}  // namespace graadmeter
