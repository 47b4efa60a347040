// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/template_workbook.h"

#include <algorithm>
#include <map>
#include <set>

#include "enrichment/facts.h"
#include "enrichment/table_sheet.h"
#include "model/dutch_number.h"
#include "model/error.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr const char* kListSheet = "Keuzelijsten";
constexpr const char* kExplanationSheet = "Uitleg";
constexpr const char* kWithoutTheme = "Overige indicatoren";
constexpr std::size_t kSheetNameUnits = 31;
constexpr double kYearWidth = 11;

struct Bounds {
    std::optional<double> minimum, maximum;
    bool whole = false;
};

Bounds bounds_of(const Indicator& indicator) {
    const Unit& known = unit(indicator.unit);
    return {indicator.minimum ? indicator.minimum : known.minimum, indicator.maximum ? indicator.maximum : known.maximum, known.whole};
}

std::string range_words(const Bounds& bounds) {
    std::string words = bounds.minimum && bounds.maximum ? dutch_number(*bounds.minimum) + " t/m " + dutch_number(*bounds.maximum)
                        : bounds.minimum                 ? dutch_number(*bounds.minimum) + " of hoger"
                        : bounds.maximum                 ? dutch_number(*bounds.maximum) + " of lager"
                                                         : "geen grens";
    return words + (bounds.whole ? ", hele getallen" : "");
}

// A theme's name as Excel allows for a sheet, and not yet used on another.
std::string sheet_name(const std::string& wanted, std::set<std::string>& used) {
    std::string clean;
    for (const char c : cell_text(wanted)) clean += std::string_view("[]:*?/\\\n\t").find(c) == std::string_view::npos ? c : ' ';
    while (!clean.empty() && (clean.front() == '\'' || clean.front() == ' ')) clean.erase(0, 1);
    const auto fitted = [&](const std::string& tail) {
        std::string name = clean;
        if (utf16_length(name) + utf16_length(tail) > kSheetNameUnits) name = shortened(name, kSheetNameUnits - utf16_length(tail));
        while (!name.empty() && (name.back() == '\'' || name.back() == ' ')) name.pop_back();
        return name + tail;
    };
    std::string name = fitted("");
    if (name.empty()) name = kWithoutTheme;
    for (int n = 2; !used.insert(folded(name)).second; ++n) name = fitted(" (" + std::to_string(n) + ")");
    return name;
}

struct ThemeSheet {
    std::string title, name;
    std::vector<const Indicator*> indicators;
};

// A sheet for each theme in the catalogue's order; what has none comes last.
std::vector<ThemeSheet> themes(const Catalogue& catalogue, std::set<std::string>& used) {
    std::vector<ThemeSheet> sheets;
    std::map<std::string, std::size_t> places;
    for (const auto& level : catalogue.levels) {
        places.emplace(level.id, sheets.size());
        sheets.push_back({level.name, "", {}});
    }
    sheets.push_back({kWithoutTheme, "", {}});
    for (const auto& indicator : catalogue.indicators) {
        if (indicator.dropped) continue;
        const auto place = places.find(indicator.theme);
        sheets[place == places.end() ? sheets.size() - 1 : place->second].indicators.push_back(&indicator);
    }
    std::erase_if(sheets, [](const auto& sheet) { return sheet.indicators.empty(); });
    for (auto& sheet : sheets) sheet.name = sheet_name(sheet.title.substr(0, sheet.title.find(": ")), used);   // "Wonen: prettig wonen voor iedereen"
    return sheets;
}

std::string definition_of(const Indicator& indicator) {
    std::string words = indicator.definition;
    const auto add = [&](const std::string& more) {
        if (!more.empty()) words += (words.empty() ? "" : "\n") + more;
    };
    for (const auto& component : indicator.components) add("Onderdeel: " + component.name);
    if (!indicator.when_missing.empty()) add("Geen cijfer? Schrijf: " + indicator.when_missing + ".");
    return words;
}

Value stated(const std::string& words) { return words.empty() ? word(kNotStated) : text(words); }

Value range_value(const Indicator& indicator, const Bounds& bounds) {
    return indicator.unit.empty() && !bounds.minimum && !bounds.maximum ? word(kNotStated) : text(range_words(bounds));
}

std::string frequency_words(const Indicator& indicator) {
    if (!indicator.frequency_years) return "";
    return *indicator.frequency_years == 1 ? "elk jaar" : "eens per " + std::to_string(*indicator.frequency_years) + " jaar";
}

class FillInWriter {
public:
    FillInWriter(const FillInRequest& request, PackageWriter& writer) : request_(request), writer_(writer) {
        std::uint32_t column = 0;
        for (const auto& question : request.columns.questions) {
            if (question.choices.empty()) continue;
            ++column;
            const CellRange cells{{kFirstRow, column}, {kFirstRow + static_cast<std::uint32_t>(question.choices.size()) - 1, column}};
            lists_[question.id] = std::string(kListSheet) + "!" + to_a1(cells.first, true) + ":" + to_a1(cells.last, true);
        }
    }

    void explain(const std::vector<ThemeSheet>& sheets) {
        const Questionnaire& explanation = request_.explanation;
        auto table = begin(kExplanationSheet, explanation.title, explanation.purpose, {{"Onderwerp", 30}, {"Uitleg", 60}}, 1);
        for (const auto& line : explanation.questions) table.row({text(line.caption), text(line.text.empty() ? kNotStated : line.text)});
        for (const auto& question : request_.columns.questions) {
            std::string words = question.text;
            for (std::size_t i = 0; i < question.choices.size(); ++i) words += (i == 0 ? " Keuzes: " : ", ") + question.choices[i];
            if (!question.choices.empty()) words += ".";
            table.row({text("Kolom " + question.caption), text(words)});
        }
        for (const auto& sheet : sheets)
            table.row({link(sheet.name, single({1, 1}), sheet.name),
                       text(sheet.title + ": " + std::to_string(sheet.indicators.size()) + (sheet.indicators.size() == 1 ? " indicator." : " indicatoren."))});
        table.finish();
    }

    void fill_in(const ThemeSheet& sheet, const std::string& purpose) {
        std::vector<TableColumn> columns{{"Indicator"}, {"Naam", 32}, {"Definitie", 40}, {"Maateenheid", 16}, {"Bereik", 14}, {"Over wie", 18}, {"Bron", 18}};
        const bool request = !request_.supplier.empty();
        if (request) columns.insert(columns.end(), {{"Kleinste gebied", 12}, {"Hoe vaak", 12}});
        const auto first_year = static_cast<std::uint32_t>(columns.size()) + 1;
        const auto years = static_cast<std::uint32_t>(request_.last_year - request_.first_year) + 1;
        for (int year = request_.first_year; year <= request_.last_year; ++year) columns.push_back({std::to_string(year), kYearWidth});
        const auto first_question = static_cast<std::uint32_t>(columns.size()) + 1;
        for (const auto& question : request_.columns.questions) columns.push_back({question.caption, question.width});
        auto table = begin(sheet.name, sheet.title, purpose, std::move(columns), 2);
        for (const Indicator* indicator : sheet.indicators) {
            const Bounds bounds = bounds_of(*indicator);
            std::vector<Value> values{text(indicator->id), text(indicator->name), stated(definition_of(*indicator)),
                                      stated(indicator->unit.empty() ? "" : unit_label(indicator->unit)), range_value(*indicator, bounds),
                                      stated(indicator->population), stated(indicator->source)};
            if (request) values.insert(values.end(), {stated(indicator->smallest_area), stated(frequency_words(*indicator))});
            const Value empty = text(kToFillIn, Look::input_number);
            values.insert(values.end(), years, empty);
            values.insert(values.end(), request_.columns.questions.size(), text(kUnanswered, Look::input));
            const std::uint32_t row = table.next_row();
            if (!table.row(values)) break;
            const std::string range = range_words(bounds);
            table.sheet().allow({{row, first_year}, {row, first_year + years - 1}},
                                {.list = "", .minimum = bounds.minimum, .maximum = bounds.maximum, .whole = bounds.whole, .only_choices = indicator->when_missing.empty(), .title = indicator->id,
                                 .prompt = indicator->name + (indicator->unit.empty() ? "" : " (" + unit_label(indicator->unit) + ")") + "; bereik: " + range + ".",
                                 .refusal = "Vul een getal in: " + range + ", zonder eenheid. Geen cijfer? Maak de cel leeg."});
        }
        for (std::uint32_t i = 0; i < request_.columns.questions.size(); ++i) {
            const Question& question = request_.columns.questions[i];
            const auto list = lists_.find(question.id);
            table.sheet().allow(table.column_range(first_question + i),
                                {.list = list == lists_.end() ? "" : list->second, .title = question.caption, .prompt = question.text,
                                 .refusal = "Kies een antwoord uit de lijst, of maak de cel leeg."});
        }
        table.finish();
    }

    void write_lists() {
        if (lists_.empty()) return;
        std::vector<TableColumn> columns;
        std::size_t longest = 0;
        for (const auto& question : request_.columns.questions)
            if (!question.choices.empty()) {
                columns.push_back({question.caption});
                longest = std::max(longest, question.choices.size());
            }
        auto table = begin(kListSheet, kListSheet, "De keuzes achter de gele cellen.", std::move(columns), 1);
        for (std::size_t i = 0; i < longest; ++i) {
            std::vector<Value> values;
            for (const auto& question : request_.columns.questions)
                if (!question.choices.empty()) values.push_back(text(i < question.choices.size() ? question.choices[i] : ""));
            table.row(values);
        }
        table.finish();
        table.sheet().hide();
    }

private:
    TableSheet begin(const std::string& name, const std::string& title, const std::string& purpose, std::vector<TableColumn> columns,
                     std::uint32_t frozen) {
        constexpr double kLinePoints = 15;   // Calibri 11
        const Catalogue& catalogue = request_.catalogue;
        const std::string origin = (catalogue.municipality_name.empty() ? "" : "Gemeente " + catalogue.municipality_name + " · ") + "Catalogus " +
                                   catalogue.name + (catalogue.version.empty() ? "" : ", versie " + catalogue.version) + " · " + dutch_text(request_.date);
        return TableSheet(writer_.add_sheet(name), {title, purpose, origin, "Graadmeter_Sjabloon_" + std::to_string(++tables_), dutch_text(request_.date), frozen, kLinePoints},
                          std::move(columns));
    }

    const FillInRequest& request_;
    PackageWriter& writer_;
    std::map<std::string, std::string> lists_;   // by question id
    int tables_ = 0;
};

}  // namespace

std::vector<std::string> suppliers(const Catalogue& catalogue) {
    std::set<std::string> names;
    for (const auto& indicator : catalogue.indicators)
        if (!indicator.dropped && !indicator.source.empty()) names.insert(indicator.source);
    return {names.begin(), names.end()};
}

std::string supplier_named(const std::vector<std::string>& known, std::string_view wanted) {
    const std::string asked = folded(wanted);
    const auto asked_words = words(wanted);
    const auto holds_all = [&](const std::string& name) {
        const auto all = words(name);
        return !asked_words.empty() && std::all_of(asked_words.begin(), asked_words.end(), [&](const auto& w) { return std::find(all.begin(), all.end(), w) != all.end(); });
    };
    const auto within_typo = [&](const std::string& name) {
        const std::size_t limit = asked.size() / 6 + (asked.size() > 3 ? 1 : 0);
        return limit > 0 && edit_distance(folded(name), asked, limit) <= limit;
    };
    std::vector<std::string> found;
    const auto look = [&](const auto& fits) {
        if (found.empty()) std::copy_if(known.begin(), known.end(), std::back_inserter(found), fits);
    };
    look([&](const std::string& name) { return folded(name) == asked; });
    look(holds_all);
    look(within_typo);
    if (found.size() == 1) return found.front();
    const std::string given = "\"" + std::string(wanted) + "\"";
    if (known.empty()) throw UsageError("--leverancier: deze catalogus noemt bij geen enkele indicator een bron.");
    if (found.empty()) throw UsageError("--leverancier: de catalogus kent geen bron " + given + ". Kies uit: " + joined(known, "; ") + ".");
    throw UsageError("--leverancier: " + given + " kan meer dan één bron zijn. Kies uit: " + joined(found, "; ") + ".");
}

FillInWorkbook write_fill_in_workbook(const FillInRequest& request, const std::filesystem::path& package) {
    if (request.last_year < request.first_year || request.last_year - request.first_year >= kMostFillInYears) throw Bug("years of a fill-in workbook");
    std::set<std::string> used{folded(kListSheet), folded(kExplanationSheet)};
    std::vector<ThemeSheet> sheets;
    if (request.supplier.empty()) {
        sheets = themes(request.catalogue, used);
    } else {
        ThemeSheet sheet{"Uitvraag aan " + request.supplier, "Uitvraag", {}};
        for (const auto& indicator : request.catalogue.indicators)
            if (!indicator.dropped && indicator.source == request.supplier) sheet.indicators.push_back(&indicator);
        if (!sheet.indicators.empty()) sheets.push_back(std::move(sheet));
    }
    if (sheets.empty()) throw UsageError("In catalogus \"" + request.catalogue.id + "\" staat geen indicator om uit te vragen.");
    PackageWriter writer(package, {.created = request.date});
    FillInWriter fill_in(request, writer);
    FillInWorkbook result;
    if (request.supplier.empty()) fill_in.explain(sheets);
    for (const auto& sheet : sheets) {
        fill_in.fill_in(sheet, request.supplier.empty() ? request.columns.purpose
                                                        : "Wij vragen u deze " + std::to_string(sheet.indicators.size()) + " cijfers te leveren. " + request.columns.purpose);
        result.sheets.push_back(sheet.name);
        result.indicators += sheet.indicators.size();
    }
    fill_in.write_lists();
    writer.close();
    return result;
}

}  // namespace graadmeter
