// SPDX-License-Identifier: EUPL-1.2
// Data-inventaris: of each indicator which figures there are in this workbook, and what people know of where more can be had, from whom
// and at what cost (R1, R13, R14, R25, R37, R38, R40, R41, R71, R77, R122, R130). The first row is about all of them together.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "enrichment/question_columns.h"
#include "enrichment/reliability.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// What the workbook holds of one indicator.
struct Holding {
    std::set<std::string> sheets, sources, areas;
    std::map<std::string, Period> last_of_group;   // surveys of one group are held in other years than those of another (R77)
    std::optional<Period> first, last;
    std::uint64_t figures = 0;
};

std::map<std::string, Holding> holdings(const Workshop& shop) {
    std::map<std::string, Holding> result;
    for (const Observation& one : shop.input.submission.observations) {
        if (!one.value) continue;
        Holding& holding = result[one.indicator];
        holding.sheets.insert(shop.facts.sheet_name(one.place));
        if (!one.source.empty()) holding.sources.insert(one.source);
        holding.areas.insert(one.region);
        if (!one.group.empty()) {
            const auto [group, added] = holding.last_of_group.emplace(one.group, one.period);
            if (!added && group->second.axis() < one.period.axis()) group->second = one.period;
        }
        if (!holding.first || one.period.axis() < holding.first->axis()) holding.first = one.period;
        if (!holding.last || one.period.axis() > holding.last->axis()) holding.last = one.period;
        ++holding.figures;
    }
    return result;
}

Value or_missing(const std::string& words, const char* missing = kNotStated) { return words.empty() ? word(missing) : text(words); }

std::string frequency_words(const std::optional<int>& years) {
    return !years ? "" : *years == 1 ? "elk jaar" : "elke " + std::to_string(*years) + " jaar";
}

// "2024: 16-25 jaar; 2022: 18+, 65+"; of many groups how many.
std::string years_of_groups(const Holding& holding) {
    constexpr std::size_t kMostNamed = 6;
    std::map<std::pair<double, Period>, std::vector<std::string>, std::greater<>> years;
    for (const auto& [group, period] : holding.last_of_group) years[{period.axis(), period}].push_back(group_label(group));
    std::string result;
    for (const auto& [when, groups] : years) {
        result += (result.empty() ? "" : "; ") + when.second.text() + ": ";
        result += groups.size() > kMostNamed ? std::to_string(groups.size()) + " groepen" : joined(groups, ", ");
    }
    return result;
}

// What the mappings that read an indicator say of their source, each once.
std::string said_of_sources(const Workshop& shop, const Holding& holding, std::string SourceNote::* what) {
    std::set<std::string> said;
    for (const SourceNote& note : shop.input.notes)
        if (holding.sources.count(note.id) && !(note.*what).empty()) said.insert(note.*what);
    return joined(said, " ");
}

// Columns that are there only when some indicator has something to say below them.
struct FurtherColumn {
    TableColumn column;
    std::function<std::string(const Indicator&, const Holding&)> words;   // "" = nothing
    const char* otherwise;
};

std::vector<FurtherColumn> further_columns(const Workshop& shop, const std::map<std::string, Holding>& held) {
    std::vector<FurtherColumn> result{
        {{"Over wie", 18}, [](const Indicator& indicator, const Holding&) { return indicator.population; }, kNotStated},
        {{"Laatste jaar per groep", 20}, [](const Indicator&, const Holding& holding) { return years_of_groups(holding); }, "geen groepen"},
        {{"Wie meetelt bij de bron", 32}, [&shop](const Indicator&, const Holding& holding) { return said_of_sources(shop, holding, &SourceNote::population); }, kNotStated},
        {{"Vergelijkbaarheid van de bron", 32}, [&shop](const Indicator&, const Holding& holding) { return said_of_sources(shop, holding, &SourceNote::comparability); }, kNotStated}};
    std::erase_if(result, [&](const FurtherColumn& each) {
        return std::ranges::none_of(shop.facts.indicators(), [&](const IndicatorFacts& facts) {
            const auto found = held.find(facts.indicator->id);
            return !each.words(*facts.indicator, found == held.end() ? Holding{} : found->second).empty();
        });
    });
    return result;
}

// "Bron eigen: 12 van 40 indicatoren" (R37).
std::string own_share(const Workshop& shop) {
    std::size_t own = 0, known = 0;
    for (const auto& indicator : shop.input.catalogue.indicators) {
        known += indicator.source_type.empty() ? 0 : 1;
        own += indicator.source_type == "eigen" ? 1 : 0;
    }
    if (known == 0) return "";
    return " Van de " + std::to_string(known) + " indicatoren waarvan de catalogus de soort bron noemt, komen er " + std::to_string(own) + " uit eigen gegevens.";
}

// The costs of a row, and whether they fit in its budget; the first row takes the costs of all others.
class Costs {
public:
    Costs(const Workshop& shop, const std::vector<TableColumn>& columns, const QuestionColumns& questions) : shop_(shop) {
        for (std::uint32_t i = 0; i < columns.size(); ++i)
            for (auto [id, column] : {std::pair{"kosten-eenmalig", &once_}, {"kosten-jaarlijks", &yearly_}, {"budget", &budget_}})
                if (columns[i].caption == questions.caption(id)) *column = i + 1;
    }
    [[nodiscard]] bool asked() const { return once_ != 0 && yearly_ != 0 && budget_ != 0; }

    // Costs in the first year, what is left of the budget, and a word.
    void add_cells(std::vector<Value>& values, const std::string& code, std::uint32_t row, std::uint32_t rows, std::uint32_t cost_column) const {
        const bool whole = code == kWholeCatalogueRow;
        const auto cell = [&](std::uint32_t column) { return "$" + to_a1(CellAddress{row, column}); };
        const std::string own = "N(" + cell(once_) + ")+N(" + cell(yearly_) + ")";
        const std::string letter = column_letters(cost_column), last = std::to_string(kFirstRow + rows - 1), first = std::to_string(kFirstRow);
        const std::string codes = "$A$" + first + ":$A$" + last;
        const auto sum_of_others = [&](std::uint32_t column) {
            const std::string c = column_letters(column);
            return "SUMIFS($" + c + "$" + first + ":$" + c + "$" + last + "," + codes + ",\"<>" + kWholeCatalogueRow + "\")";
        };
        const double cost = of_row(code);
        const std::optional<double> budget = number_at(code, "budget");
        const std::string cost_cell = "$" + letter + std::to_string(row), budget_cell = cell(budget_);
        values.push_back(computed(whole ? own + "+" + sum_of_others(once_) + "+" + sum_of_others(yearly_) : own, number(whole ? cost + of_others() : cost, 0)));
        const double spent = whole ? cost + of_others() : cost;
        values.push_back(computed("IF(ISNUMBER(" + budget_cell + "),IF(" + cost_cell + ">" + budget_cell + ",\"boven budget\",\"binnen budget\"),\"geen budget ingevuld\")",
                                  !budget ? word("geen budget ingevuld") : spent > *budget ? text("boven budget", Look::worse) : text("binnen budget")));
    }

private:
    [[nodiscard]] std::optional<double> number_at(const std::string& code, const std::string& question) const {
        const auto reading = parse_number(shop_.answers.at("Data-inventaris", code, question), DecimalMark::comma);
        return reading && !reading->with_suffix && !reading->percent_sign ? std::optional(reading->value) : std::nullopt;
    }
    [[nodiscard]] double of_row(const std::string& code) const {
        return number_at(code, "kosten-eenmalig").value_or(0) + number_at(code, "kosten-jaarlijks").value_or(0);
    }
    [[nodiscard]] double of_others() const {
        double sum = 0;
        for (const auto& indicator : shop_.input.catalogue.indicators) sum += of_row(indicator.id);
        return sum;
    }

    const Workshop& shop_;
    std::uint32_t once_ = 0, yearly_ = 0, budget_ = 0;
};

}  // namespace

GeneratedSheet build_data_inventaris(Workshop& shop) {
    std::vector<TableColumn> columns{{"Code"}, {"Naam", 32}, {"Bron", 22}, {"Soort bron"}, {"Hoe vaak"}, {"Kleinste gebied"}, {"In dit werkboek"},
                                     {"Eerste jaar"}, {"Laatste jaar"}, {"Gebieden"}, {"Groepen"}, {"Cijfers"}, {"Bladen", 24}, {"Gelezen als", 18}};
    const auto held = holdings(shop);
    const auto further = further_columns(shop, held);
    for (const auto& each : further) columns.push_back(each.column);
    const QuestionColumns questions(shop, "Data-inventaris", columns);
    const Costs costs(shop, columns, questions);
    const bool reliability = looks_up_reliability(shop);
    const auto column_of = [&](const char* question) {
        return static_cast<std::uint32_t>(std::ranges::find(columns, questions.caption(question), &TableColumn::caption) - columns.begin()) + 1;
    };
    const std::uint32_t class_column = column_of("betrouwbaarheid"), reason_column = column_of("betrouwbaarheid-waarom");   // where they are asked
    const auto cost_column = static_cast<std::uint32_t>(columns.size()) + 1;
    if (costs.asked()) {
        columns.push_back({"Kosten eerste jaar (€)", 14});
        columns.push_back({"Past het in het budget?", 18});
    }
    if (reliability) columns.push_back({kReliabilityWithReason, 22});
    const Questionnaire& wording = form_of(shop.forms, "Data-inventaris")->wording;
    auto table = shop.begin("Data-inventaris", wording.title, wording.purpose + own_share(shop) + kDashMeansOpen, columns, 2);
    const auto& indicators = shop.facts.indicators();
    const auto rows = static_cast<std::uint32_t>(indicators.size()) + 1;
    const auto finish_row = [&](std::vector<Value>& values, const std::string& code) {
        questions.add_cells(values, code);
        if (costs.asked()) costs.add_cells(values, code, table.next_row(), rows, cost_column);
        const auto cell = [&](std::uint32_t column) { return "$" + to_a1(CellAddress{table.next_row(), column}); };
        if (reliability) values.push_back(reliability_with_reason(shop, code, cell(class_column), cell(reason_column)));
        return table.row(values);
    };
    const auto measured = static_cast<std::uint64_t>(std::ranges::count_if(indicators, [](const auto& facts) { return facts.data; }));
    std::vector<Value> whole{text(kWholeCatalogueRow), text("Alle indicatoren samen")};
    whole.insert(whole.end(), 4, word("n.v.t."));
    whole.push_back(text(std::to_string(measured) + " van " + std::to_string(indicators.size())));
    whole.insert(whole.end(), 4, word("n.v.t."));
    whole.push_back(count(static_cast<std::uint64_t>(std::ranges::count_if(shop.input.submission.observations, [](const auto& one) { return one.value.has_value(); }))));
    whole.insert(whole.end(), 2 + further.size(), word("n.v.t."));
    finish_row(whole, kWholeCatalogueRow);
    for (const auto& facts : indicators) {
        const Indicator& indicator = *facts.indicator;
        const auto found = held.find(indicator.id);
        const Holding holding = found == held.end() ? Holding{} : found->second;
        std::vector<Value> values{text(indicator.id), text(indicator.name), or_missing(indicator.source), or_missing(indicator.source_type),
                                  or_missing(frequency_words(indicator.frequency_years)), or_missing(indicator.smallest_area),
                                  holding.figures == 0 ? word(facts.planned() ? kNotIncluded : "ontbreekt") : text(facts.last() ? "aanwezig" : "deels: alleen per gebied of groep"),
                                  holding.first ? period_value(*holding.first) : word(kNotMeasured), holding.last ? period_value(*holding.last) : word(kNotMeasured),
                                  count(holding.areas.size()), count(holding.last_of_group.size()), count(holding.figures),
                                  or_missing(joined(holding.sheets, "; "), kNotMeasured), or_missing(joined(holding.sources, "; "), kNotMeasured)};
        for (const auto& each : further) values.push_back(or_missing(each.words(indicator, holding), each.otherwise));
        if (!finish_row(values, indicator.id)) break;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in("Data-inventaris");
}

}  // namespace graadmeter
