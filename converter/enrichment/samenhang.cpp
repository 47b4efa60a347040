// SPDX-License-Identifier: EUPL-1.2
// Samenhang: what else an indicator touches than its goals and themes (R6, R24, R27, R62, R63, R65, R67), chosen by people. Samenhang per
// thema counts what was chosen, by formula.
#include <algorithm>

#include "enrichment/level_counts.h"
#include "enrichment/question_columns.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// Counters of Overzicht whose columns Samenhang has too.
constexpr const char* kCounted[] = {"Met gegevens", "Verbetert", "Verslechtert", "Geen verandering aangetoond", "Te weinig metingen"};

// "voorzieningen; wonen" -> its parts.
std::vector<std::string> parts_of(std::string_view answer) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= answer.size();) {
        const std::size_t to = std::min(answer.find_first_of(";,", from), answer.size());
        if (const auto part = trimmed(answer.substr(from, to - from)); !part.empty()) parts.push_back(with_single_spaces(part));
        from = to + 1;
    }
    return parts;
}

// As the formula compares: without blanks, in small letters as LOWER makes them (of Latin-1; others stay).
std::string compared(std::string words) {
    std::erase(words, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto byte = static_cast<unsigned char>(words[i]), before = static_cast<unsigned char>(i > 0 ? words[i - 1] : '\0');
        const bool accented = before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97;   // U+00C0 to U+00DE, not the multiplication sign
        if ((byte >= 'A' && byte <= 'Z') || accented) words[i] = static_cast<char>(byte + 0x20);
    }
    return words;
}

bool same(const std::string& a, const std::string& b) { return compared(a) == compared(b); }

bool holds(std::string_view answer, const std::string& word) {
    return std::ranges::any_of(parts_of(answer), [&](const std::string& part) { return same(part, word); });
}

std::string holds_formula(const std::string& column, const std::string& word_cell) {
    return "ISNUMBER(FIND(\";\"&SUBSTITUTE(LOWER(" + word_cell + "),\" \",\"\")&\";\",\";\"&SUBSTITUTE(SUBSTITUTE(LOWER(" + column + "),\" \",\"\"),\",\",\";\")&\";\"))";
}

// The choices of the question and what people wrote besides.
std::vector<std::string> words_of(const Question& question, const std::vector<std::string>& answers) {
    std::vector<std::string> words = question.choices;
    for (const auto& answer : answers)
        for (auto& part : parts_of(answer))
            if (std::ranges::none_of(words, [&](const std::string& word) { return same(word, part); })) words.push_back(std::move(part));
    return words;
}

}  // namespace

bool has_cohesion_answers(const Workshop& shop) { return shop.makes(kCohesionSheet) && !shop.answers.rows(kCohesionSheet).empty(); }

GeneratedSheet build_samenhang(Workshop& shop) {
    std::vector<TableColumn> columns{{"Indicator"}, {"Naam", 32}, {"Soort", 11}, {"Thema", 20}, {"Hoort bij", 20}, {"Laatste waarde"}, {"Peiljaar"}, {"Eenheid"}, {"Ontwikkeling"}};
    const QuestionColumns questions(shop, kCohesionSheet, columns);
    const Questionnaire& wording = form_of(shop.forms, kCohesionSheet)->wording;
    auto table = shop.begin(kCohesionSheet, wording.title, wording.purpose + kDashMeansOpen, columns, 2);
    for (const auto& facts : shop.facts.indicators()) {
        const SeriesPoint* last = facts.last();
        const std::string levels = joined(facts.levels, "; ");
        std::vector<Value> values{text(facts.indicator->id), text(facts.indicator->name), text(dutch_word(facts.indicator->kind)), text(facts.theme.empty() ? "geen thema" : facts.theme),
                                  levels.empty() ? word("geen doel of thema") : text(levels), shop.facts.last_value(facts), last ? period_value(last->period) : word(facts.missing_word()),
                                  text(unit_label(facts.unit())), development_value(facts.series, facts.missing_word())};
        questions.add_cells(values, facts.indicator->id);
        if (!table.row(values)) break;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in(kCohesionSheet);
}

GeneratedSheet build_samenhang_per_thema(Workshop& shop) {
    std::vector<TableColumn> columns{{"Kenmerk", 28}, {"Thema", 32}, {"Indicatoren", 13}};
    std::vector<LevelCounter> counters;
    for (const auto& counter : level_counters(shop.input.catalogue))
        if (std::ranges::any_of(kCounted, [&](const char* caption) { return std::string_view(caption) == counter.caption; })) counters.push_back(counter);
    for (const auto& counter : counters) columns.push_back({counter.caption, 14});
    columns.push_back({"Welke", 60});
    const std::string& of = shop.table_names.at(kCohesionSheet);
    auto table = shop.begin(kCohesionCounts, "Samenhang per thema",
                            "Hoeveel indicatoren bij elk kenmerk van het blad " + shop.sheet_names.at(kCohesionSheet) + " zijn gekozen, en hoe zij zich ontwikkelen. De aantallen volgen uw keuzes; welke het zijn volgt als het werkboek opnieuw is verrijkt.",
                            columns, 2);
    for (const Question& question : form_of(shop.forms, kCohesionSheet)->wording.questions) {
        if (question.choices.empty()) continue;
        const auto answer = [&](const IndicatorFacts& facts) -> const std::string& { return shop.answers.at(kCohesionSheet, facts.indicator->id, question.id); };
        std::vector<std::string> answers;
        for (const auto& facts : shop.facts.indicators()) answers.push_back(answer(facts));
        for (const auto& theme : words_of(question, answers)) {
            // By address: a caption of the template may hold what a structured reference cannot.
            const std::string chosen = holds_formula(shop.answer_ranges.at({kCohesionSheet, question.id}), "$" + to_a1(CellAddress{table.next_row(), 2}));
            const auto counted = [&](const std::string& condition, const std::function<bool(const IndicatorFacts&)>& also) {
                const auto found = std::ranges::count_if(shop.facts.indicators(), [&](const IndicatorFacts& facts) { return holds(answer(facts), theme) && also(facts); });
                return computed("SUMPRODUCT(" + chosen + "*" + condition + ")", count(static_cast<std::uint64_t>(found)));
            };
            std::vector<Value> values{text(question.caption), text(theme), counted("1", [](const IndicatorFacts&) { return true; })};
            for (const auto& counter : counters) values.push_back(counted(counter.before + of + "[" + counter.column + "]" + counter.after, counter.holds));
            std::string codes;
            for (const auto& facts : shop.facts.indicators())
                if (holds(answer(facts), theme)) codes += (codes.empty() ? "" : "; ") + facts.indicator->id;
            values.push_back(codes.empty() ? word("geen indicator") : text(codes));
            if (!table.row(values)) break;
        }
    }
    table.finish();
    return {kCohesionCounts, {}, {}, {}};
}

}  // namespace graadmeter
