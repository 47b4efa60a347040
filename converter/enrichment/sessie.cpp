// SPDX-License-Identifier: EUPL-1.2
// Sessie: what to talk about when people give meaning to the figures (R98): the biggest changes, what is missing and the questions that
// were typed on Duiding, with room for notes. A row with a note stays, also when it would not be chosen any more.
#include <algorithm>
#include <cmath>

#include "enrichment/level_counts.h"
#include "enrichment/question_columns.h"

namespace graadmeter {
namespace {

constexpr const char* kSession = "Sessie";
constexpr std::size_t kMostChanges = 10;   // the whole fits on two pages
constexpr int kEmptySessionRows = 3;
constexpr const char* kPlannedCaption = "Nog niet opgenomen";   // of Overzicht
constexpr const char *kChangeCode = "verandering-", *kMissingCode = "ontbreekt-", *kQuestionCode = "vraag-";   // before the code that the row is about

// The last two measurements, which lie on one side of every series break.
struct RecentChange {
    const IndicatorFacts* facts = nullptr;
    const SeriesPoint *from = nullptr, *to = nullptr;
    double difference = 0;
    std::optional<double> share;   // of the earlier value, in per cent; nothing when it is 0, or on an ordinal scale
};

std::optional<RecentChange> recent_change(const IndicatorFacts& facts) {
    if (!facts.series || !facts.series->since_previous) return std::nullopt;
    const Change& change = *facts.series->since_previous;
    const auto point = [&](const Period& period) -> const SeriesPoint* {
        const auto found = std::ranges::find_if(facts.series->points, [&](const SeriesPoint& each) { return each.period == period && finite(each.value); });
        return found == facts.series->points.end() ? nullptr : &*found;
    };
    RecentChange result{&facts, point(change.from), point(change.to), change.difference, {}};
    if (!result.from || !result.to) return std::nullopt;
    if (*result.from->value != 0 && facts.series->unit != kOrdinalUnit) result.share = 100 * change.difference / std::fabs(*result.from->value);
    return result;
}

// All that can be compared, the biggest share first; of equal ones by catalogue order.
std::vector<RecentChange> comparable_changes(const Workshop& shop) {
    std::vector<RecentChange> found;
    for (const IndicatorFacts& facts : shop.facts.indicators())
        if (const auto change = recent_change(facts); change && change->share && *change->share != 0) found.push_back(*change);
    std::ranges::stable_sort(found, std::ranges::greater(), [](const RecentChange& each) { return std::fabs(*each.share); });
    return found;
}

// What the tests of the assessment say of the change.
std::string tested_words(const Series& series) {
    if (series.two_point.previous) return in_words(*series.two_point.previous);
    return series.two_point.not_tested.empty() ? dutch_word(series.label) : dutch_word(series.label) + std::string("; ") + series.two_point.not_tested;
}

class SessionRows {
public:
    SessionRows(const Workshop& shop, TableSheet& table, const QuestionColumns& questions) : shop_(shop), table_(table), questions_(questions) {}

    void change(const IndicatorFacts& facts, const char* part) {
        add(kChangeCode + facts.indicator->id, part, facts.indicator->id, facts.indicator->name, figures(facts),
            facts.series && facts.series->last() ? text(tested_words(*facts.series)) : word(facts.missing_word()));
    }
    void question(const IndicatorFacts& facts, const char* part) {
        add(kQuestionCode + facts.indicator->id, part, facts.indicator->id, facts.indicator->name, figures(facts),
            answer_on(shop_, "Duiding", facts.indicator->id, "vraag", subject_cell()));
    }
    void missing(const Level& level, const char* part) { add(kMissingCode + level.id, part, level.id, level.name, no_figures(), missing_words(level)); }
    void own(const std::string& code) { add(code, "eigen punt", kNotApplicable, kNotApplicable, no_figures(), word(kNotApplicable)); }
    [[nodiscard]] bool has(const std::string& code) const { return written_.contains(code); }
    [[nodiscard]] std::size_t size() const { return written_.size(); }
    // How many indicators below the level lack a figure, target or norm, in words that follow Overzicht.
    [[nodiscard]] Value missing_words(const Level& level) const {
        const auto counted = [&](const char* caption) { return looked_up_count(shop_, caption, level.id, subject_cell()); };
        const Value all = counted("Indicatoren");
        if (of(all) == 0) return text("geen indicator in de catalogus");
        const Value data = counted("Met gegevens"), targets = counted("Met streefwaarde"), norms = counted("Met norm");
        // What is still to be taken up is not missing (R97).
        const bool plans = std::ranges::any_of(shop_.input.catalogue.indicators, &Indicator::planned);
        const Value planned = plans ? counted(kPlannedCaption) : count(0);
        const auto number_of = [](std::int64_t value) { return std::to_string(value); };
        std::string words = number_of(of(all) - of(data) - of(planned)) + " van " + number_of(of(all)) + " zonder cijfer";
        std::string formula = all.formula + "-" + data.formula + (plans ? "-" + planned.formula : "") + "&\" van \"&" + all.formula + "&\" zonder cijfer";
        if (plans) {
            words += "; " + number_of(of(planned)) + " nog niet opgenomen";
            formula += "; \"&" + planned.formula + "&\" nog niet opgenomen";
        }
        words += "; " + number_of(of(all) - of(targets)) + " zonder streefwaarde; " + number_of(of(all) - of(norms)) + " zonder norm";
        formula += "; \"&(" + all.formula + "-" + targets.formula + ")&\" zonder streefwaarde; \"&(" + all.formula + "-" + norms.formula + ")&\" zonder norm\"";
        return all.formula.empty() ? text(words) : computed(formula, text(words));
    }

private:
    static std::int64_t of(const Value& count) { return std::llround(std::get<double>(count.content)); }
    [[nodiscard]] std::string cell(std::uint32_t column) const { return "$" + to_a1(CellAddress{table_.next_row(), column}); }
    [[nodiscard]] std::string subject_cell() const { return cell(3); }
    static std::vector<Value> no_figures() { return std::vector<Value>(8, word(kNotApplicable)); }

    // From "Vorige waarde" up to "Ontwikkeling".
    [[nodiscard]] std::vector<Value> figures(const IndicatorFacts& facts) const {
        const auto change = recent_change(facts);
        const Value unit = text(unit_label(facts.unit())), development = development_value(facts.series, facts.missing_word());
        if (!change) {
            const Value missing = word(facts.last() ? kNotComparable : facts.missing_word());
            return {missing, missing, shop_.facts.last_value(facts), facts.last() ? period_value(facts.last()->period) : missing, unit, missing, missing, development};
        }
        const int decimals = decimals_of(facts.indicator, facts.series->unit, facts.series->points);
        const auto figure = [&](const SeriesPoint& point) { return shop_.facts.figure(point.place, *point.value, decimals); };
        Value moved = difference(change->difference, decimals), share = word(kNotComparable);
        const bool same = nearly_equal(*change->to->value - *change->from->value, change->difference);
        if (same) moved.formula = cell(7) + "-" + cell(5);
        if (change->share) {
            share = difference(*change->share, 0);
            if (same) share.formula = "100*" + cell(10) + "/ABS(" + cell(5) + ")";
        }
        return {figure(*change->from), period_value(change->from->period), figure(*change->to), period_value(change->to->period), unit, moved, share, development};
    }

    void add(const std::string& code, const std::string& part, const std::string& subject, const std::string& name, std::vector<Value> figures, Value what) {
        const auto shown = [](const std::string& words) { return words == kNotApplicable ? word(words) : text(words); };
        std::vector<Value> values{text(code), text(part), shown(subject), shown(name)};
        values.insert(values.end(), figures.begin(), figures.end());
        values.push_back(std::move(what));
        questions_.add_cells(values, code);
        if (table_.row(values)) written_.insert(code);
    }

    const Workshop& shop_;
    TableSheet& table_;
    const QuestionColumns& questions_;
    std::set<std::string> written_;
};

bool has_indicators(const Workshop& shop, const Level& level) {
    return indicators_below(shop.facts, level.id, [](const IndicatorFacts&) { return true; }) > 0;
}

// Effects, goals, opgaven or themes: the first kind that indicators are under, and those before it that have none.
std::vector<const Level*> levels_to_look_below(const Workshop& shop) {
    std::vector<const Level*> found;
    for (const char* kind : {"maatschappelijk-effect", "doel", "opgave", "thema"}) {
        bool measured = false;
        for (const Level* level : shop.input.catalogue.levels_of(kind)) {
            if (!level->in_scope) continue;
            found.push_back(level);
            measured = measured || has_indicators(shop, *level);
        }
        if (measured) break;
    }
    return found;
}

bool lacks_something(const Workshop& shop, const Level& level) {
    return !has_indicators(shop, level) || indicators_below(shop.facts, level.id, [](const IndicatorFacts& f) { return (!f.data && !f.planned()) || !f.target || !f.norm; }) > 0;
}

// Rows with a note of an earlier session that were not chosen this time.
void add_discussed(const Workshop& shop, SessionRows& rows) {
    for (const std::string& code : shop.answers.rows(kSession)) {
        if (rows.has(code)) continue;
        const auto about = [&](const char* prefix) { return code.starts_with(prefix) ? code.substr(std::string_view(prefix).size()) : ""; };
        const auto facts = [&](const std::string& id) { return std::ranges::find_if(shop.facts.indicators(), [&](const auto& each) { return each.indicator->id == id; }); };
        const auto none = shop.facts.indicators().end();
        const Level* level = shop.input.catalogue.level(about(kMissingCode));
        if (const auto changed = facts(about(kChangeCode)); changed != none) rows.change(*changed, "eerder: verandering");
        else if (const auto asked = facts(about(kQuestionCode)); asked != none) rows.question(*asked, "eerder: vraag");
        else if (level) rows.missing(*level, "eerder: ontbreekt");
        else rows.own(code);
    }
}

}  // namespace

bool has_session(const Workshop& shop) {
    const bool figures = std::ranges::any_of(shop.facts.indicators(), [](const IndicatorFacts& facts) { return facts.last() != nullptr; });
    return figures || !shop.answers.rows("Duiding").empty() || !shop.answers.rows(kSession).empty();
}

GeneratedSheet build_sessie(Workshop& shop) {
    const auto changes = comparable_changes(shop);
    const std::size_t shown = std::min(changes.size(), kMostChanges);
    std::vector<TableColumn> columns{{"Code", 22}, {"Onderdeel", 14}, {"Gaat over", 18}, {"Naam", 28}, {"Vorige waarde", 12}, {"Vorig peiljaar", 11},
                                     {"Laatste waarde", 12}, {"Peiljaar", 11}, {"Eenheid", 14}, {"Verschil", 12}, {"Verschil in % van vorige waarde", 13},
                                     {"Ontwikkeling", 18}, {"Wat er ligt", 32}};
    const QuestionColumns questions(shop, kSession, columns);
    const Form& form = *form_of(shop.forms, kSession);
    const std::string rule = changes.empty() ? " Van geen indicator zijn twee metingen te vergelijken."
                                             : " " + std::to_string(shown) + " van " + std::to_string(changes.size()) +
                                                   " veranderingen, op volgorde van het verschil in procent van de vorige waarde; niet over een reeksbreuk heen.";
    auto table = shop.begin(kSession, form.wording.title, form.wording.purpose + rule + kDashMeansOpen, columns, 4);
    SessionRows rows(shop, table, questions);
    for (std::size_t i = 0; i < shown; ++i) rows.change(*changes[i].facts, "grootste verandering");
    for (const Level* level : levels_to_look_below(shop))
        if (lacks_something(shop, *level)) rows.missing(*level, "ontbreekt");
    for (const auto& facts : shop.facts.indicators())
        if (!shop.answers.at("Duiding", facts.indicator->id, "vraag").empty()) rows.question(facts, "vraag");
    add_discussed(shop, rows);
    int empty = 0;
    for (int number = 1; empty < kEmptySessionRows; ++number) {
        const std::string code = row_code(form, number);
        if (rows.has(code)) continue;
        rows.own(code);
        if (!rows.has(code)) break;   // the sheet is full
        ++empty;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in(kSession);
}

}  // namespace graadmeter
