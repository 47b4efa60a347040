// SPDX-License-Identifier: EUPL-1.2
#include "mapping/surroundings.h"

#include <algorithm>
#include <vector>

#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kTitles = 12;

// Years that stand in a text on their own: "cijfers 2019-2023" has two, "WijkEenzaamheid2016.csv" one, "22092025" none.
std::vector<int> years_in(std::string_view text) {
    std::vector<int> years;
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
        if ((i > 0 && digit(i - 1)) || digit(i + 4) || !(digit(i) && digit(i + 1) && digit(i + 2) && digit(i + 3))) continue;
        const int year = std::stoi(std::string(text.substr(i, 4)));
        if (year >= 1990 && year <= 2060 && std::find(years.begin(), years.end(), year) == years.end()) years.push_back(year);
    }
    return years;
}

// A file's name without what it says of the edition: "kwb-2009-versie-2011-08-16.xls" is about 2009.
std::string_view without_edition(std::string_view file) {
    for (const auto* word : {"versie", "Versie", "VERSIE"})
        if (const auto at = file.find(word); at != std::string_view::npos && at > 0) return file.substr(0, at);
    return file;
}

bool says_period_of_data(const std::string& folded_text) {
    for (const auto* word : {"peiljaar", "peildatum", "meetjaar", "verslagjaar", "cijfers over", "januari", "monitor"})
        if (folded_text.find(word) != std::string::npos) return true;
    return false;
}

// Dates of the document, not of the figures.
bool says_other_date(const std::string& folded_text) {
    for (const auto* word : {"stand ", "versie", "actualisatie", "bron", "vastgesteld", "gewijzigd", "concept", "afgedrukt", "update"})
        if (folded_text.find(word) != std::string::npos) return true;
    return false;
}

// "Monitor sociale kracht - gemeente Woerden": the municipality that the figures are about, when a title says so.
std::optional<std::string> municipality_in(const std::string& title, const MappingContext& context) {
    const auto all = words(title);
    constexpr std::size_t kMostWords = 5;   // words
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        if (all[i] != "gemeente") continue;
        std::string name;
        std::optional<std::string> found;
        for (std::size_t j = i + 1; j < std::min(all.size(), i + 1 + kMostWords); ++j) {
            name += (name.empty() ? "" : " ") + all[j];
            const auto region = context.regions.find(name + " (gemeente)", context.municipality);
            if (region && region_level(*region) == RegionLevel::municipality) found = region;   // the longest name wins
        }
        if (found) return found;
    }
    return {};
}

}  // namespace

void Surroundings::remember(const OwnedRow& row, bool year_counts) {
    if (year_counts && row.cells.size() == 1 && row.cells.front().type == CellType::number && period_from_number(row.cells.front().number))
        titles_.push_back({plain_number(row.cells.front().number), row.cells.front().address});
    for (const auto& cell : row.cells) {
        if (cell.type != CellType::text || cell.text.size() > kLongestTitle) continue;
        titles_.push_back({cell.text, cell.address});
        if (titles_.size() > kTitles) titles_.pop_front();
    }
}

void Surroundings::begin_table() {
    for (auto& title : titles_) earlier_titles_.push_back(std::move(title));
    while (earlier_titles_.size() > kTitles) earlier_titles_.pop_front();
    titles_.clear();
}

std::optional<Period> Surroundings::period(const Source& source) const {
    if (!source.period.empty()) return parse_period(source.period)->period;
    const auto only_year = [](std::string_view text) -> std::optional<Period> {
        const auto years = years_in(text);
        return years.size() == 1 ? std::optional(Period{years.front()}) : std::nullopt;
    };
    const auto in_titles = [&](const Titles& titles, bool sure) -> std::optional<Period> {
        for (auto title = titles.rbegin(); title != titles.rend() && !source.period_from_name; ++title) {
            const std::string text = folded(title->text);
            if (sure ? !says_period_of_data(text) : says_other_date(text)) continue;
            if (auto year = only_year(title->text)) return year;
        }
        return {};
    };
    if (auto year = in_titles(titles_, true)) return year;
    if (auto year = only_year(sheet_name_)) return year;
    for (const auto* titles : {&titles_, &earlier_titles_})
        for (const bool sure : {true, false})
            if (auto year = in_titles(*titles, sure)) return year;
    return only_year(without_edition(context_->file));
}

std::string Surroundings::region() const {
    if (auto named = region_named(sheet_name_, *context_, false)) return *named;
    for (const auto* titles : {&titles_, &earlier_titles_})
        for (auto title = titles->rbegin(); title != titles->rend(); ++title) {
            if (auto named = region_named(title->text, *context_, false)) return *named;
            if (auto named = municipality_in(title->text, *context_)) return *named;
        }
    return context_->municipality;
}

std::string Surroundings::group() const {
    for (const auto* titles : {&titles_, &earlier_titles_})
        for (auto title = titles->rbegin(); title != titles->rend(); ++title)
            if (auto named = group_in(title->text).group; !named.empty()) return named;
    return "";
}

std::vector<std::string> Surroundings::texts() const {
    std::vector<std::string> result;
    for (auto title = titles_.rbegin(); title != titles_.rend(); ++title) result.push_back(title->text);
    if (!sheet_name_.empty()) result.push_back(sheet_name_);
    for (auto title = earlier_titles_.rbegin(); title != earlier_titles_.rend(); ++title) result.push_back(title->text);
    result.push_back(context_->file);
    return result;
}

Surroundings::TitledBy Surroundings::indicator(IndicatorMatcher& matcher) const {
    const Around around = [this] { return texts(); };
    for (auto title = titles_.rbegin(); title != titles_.rend(); ++title) {
        auto match = matcher.match_title(title->text, around);
        if (match.grade < MatchGrade::resembling) continue;
        // Two in one row are headings over columns, not a title: which column each is over is not known here.
        const bool rival = std::any_of(titles_.begin(), titles_.end(), [&](const Title& other) {
            if (other.place.row != title->place.row || other.place == title->place) return false;
            const auto its = matcher.match_title(other.text, around);
            return its.grade >= MatchGrade::resembling && its.indicator != match.indicator;
        });
        if (rival) return {};
        return {std::move(match), title->text, title->place};
    }
    auto match = matcher.match_title(sheet_name_, around);
    if (match.grade < MatchGrade::certain) return {};   // a sheet's name is short: what it resembles is no evidence
    return {std::move(match), sheet_name_, {}};
}

void Surroundings::keep_columns(std::uint32_t first, std::uint32_t last) {
    const auto elsewhere = [&](const Title& title) { return title.place.column < first || title.place.column > last; };
    const bool own = std::any_of(titles_.begin(), titles_.end(), [&](const Title& title) { return !elsewhere(title); });
    if (!own) return;
    for (const auto& title : titles_)
        if (elsewhere(title)) earlier_titles_.push_back(title);
    std::erase_if(titles_, elsewhere);
}

}  // namespace graadmeter
