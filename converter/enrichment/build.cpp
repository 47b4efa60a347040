// SPDX-License-Identifier: EUPL-1.2
// Decides which sheets there will be and how they are called, and lets each be built.
#include "enrichment/build.h"

#include <algorithm>
#include <set>

#include "enrichment/sheets.h"
#include "model/error.h"
#include "model/text.h"

namespace graadmeter {
namespace {

struct SheetRecipe {
    const char* key;
    const char* table;
    SheetBuilder build;
    bool (*wanted)(const Workshop&);
};

bool makes_growth(const Workshop& shop) {
    return shop.input.growth && shop.input.growth_rows && !shop.input.assessment.growth.years.empty();
}

// Whether a form about the catalogue's indicators can be filled in.
bool asks(const Workshop& shop, const char* sheet) {
    const Form* form = form_of(shop.forms, sheet);
    return form && !form->wording.questions.empty() && !shop.input.catalogue.indicators.empty();
}

// One sheet for each of several levels: "Factsheet E1". The keys of its sheets are the word and the level's code.
struct SheetSeries {
    const char* key;         // of the series in kSheets
    const char* word;
    std::vector<std::string> (*subjects)(const Workshop&);
    GeneratedSheet (*build)(Workshop&, const std::string& subject, const std::string& key);
};
constexpr const char *kFactsheets = "Factsheets", *kGoalSheets = "Doelbladen";
const SheetSeries kSeries[] = {{kFactsheets, "Factsheet", factsheet_subjects, build_factsheet}, {kGoalSheets, "Doel", goal_sheet_subjects, build_goal_sheet}};

const SheetSeries& series_called(const std::string& key) {
    const auto found = std::ranges::find_if(kSeries, [&](const SheetSeries& each) { return key == each.key; });
    if (found == std::end(kSeries)) throw Bug("no series of sheets is called " + key);
    return *found;
}

// In the order of the tabs.
const SheetRecipe kSheets[] = {
    {"Overzicht", "Graadmeter_Overzicht", build_overzicht, [](const Workshop&) { return true; }},
    {"Trends", "Graadmeter_Trends", build_trends, [](const Workshop& s) { return !s.input.assessment.series.empty(); }},
    {kChartSheet, "Graadmeter_Grafiek", build_grafiek, [](const Workshop& s) { return ChartChoices::any(s.input); }},
    {"Normen", "Graadmeter_Normen", build_normen, [](const Workshop& s) { return !s.input.catalogue.indicators.empty(); }},
    {"Wijken", "Graadmeter_Wijken", build_wijken, has_districts},
    {"Buurten", "Graadmeter_Buurten", build_buurten, has_neighbourhoods},
    {"Gebieden", "Graadmeter_Gebieden", build_gebieden, has_own_areas},
    {"Wijken groepen", "Graadmeter_Wijken_groepen", build_wijken_groepen, has_groups},
    {kFactsheets, "Graadmeter_Factsheet", nullptr, [](const Workshop& s) { return s.makes(kChartSheet); }},
    {"Invloedsmatrix", "Graadmeter_Invloedsmatrix", build_invloedsmatrix,
     [](const Workshop& s) { return asks(s, kInfluenceSheet); }},
    {"Duiding", "Graadmeter_Duiding", build_duiding, [](const Workshop& s) { return asks(s, "Duiding"); }},
    {"Sessie", "Graadmeter_Sessie", build_sessie, [](const Workshop& s) { return asks(s, "Sessie") && s.makes("Normen") && has_session(s); }},
    {"Kwadrant", "Graadmeter_Kwadrant", build_kwadrant, [](const Workshop& s) { return !s.input.assessment.confrontation.empty() && s.makes("Normen"); }},
    {kQuadrantChart, "Graadmeter_Kwadrantgrafiek", build_kwadrantgrafiek, [](const Workshop& s) {
         const auto known = [](const Confronted& one) { return one.standing != Standing::unknown; };   // else no answer can place an indicator
         return s.makes("Kwadrant") && s.makes(kChartSheet) && std::ranges::any_of(s.input.assessment.confrontation, known);
     }},
    {"Confrontatie", "Graadmeter_Confrontatie", build_confrontatie,
     [](const Workshop& s) { return asks(s, "Confrontatie") && !confronted_levels(s.input.catalogue).empty(); }},
    {kCohesionSheet, "Graadmeter_Samenhang", build_samenhang, [](const Workshop& s) { return asks(s, kCohesionSheet); }},
    {kCohesionCounts, "Graadmeter_Samenhang_per_thema", build_samenhang_per_thema, has_cohesion_answers},
    {"Inspanningen", "Graadmeter_Inspanningen", build_inspanningen, [](const Workshop& s) { return asks(s, "Inspanningen"); }},
    {"P&C", "Graadmeter_P_en_C", build_pc, [](const Workshop& s) { return asks(s, "P&C"); }},
    {"P&C Raad", "Graadmeter_P_en_C_Raad", build_pc_council, [](const Workshop& s) { return asks(s, "P&C Raad") && !steered_levels(s).empty(); }},
    {"P&C College", "Graadmeter_P_en_C_College", build_pc_executive, [](const Workshop& s) { return asks(s, "P&C College") && !steered_levels(s).empty(); }},
    {"P&C budget", "Graadmeter_P_en_C_budget", build_pc_budget, [](const Workshop& s) { return !s.input.catalogue.financial_frame.lines.empty(); }},
    {"Doelenboom", "Graadmeter_Doelenboom", build_doelenboom, [](const Workshop& s) { return !s.input.catalogue.levels.empty(); }},
    {kGoalSheets, "Graadmeter_Doel", nullptr, [](const Workshop& s) { return s.makes("Normen"); }},
    {"Data-inventaris", "Graadmeter_Data_inventaris", build_data_inventaris, [](const Workshop& s) { return asks(s, "Data-inventaris"); }},
    {kCompleteness, "Graadmeter_Volledigheid", build_volledigheid, has_several_areas},
    {"Koppeling", "Graadmeter_Koppeling", build_koppeling,
     [](const Workshop& s) { return s.input.linking && !s.input.catalogue.indicators.empty() && !s.input.submission.labels.empty(); }},
    {"Groei", "Graadmeter_Groei", build_groei, makes_growth},
    {"Aannames groei", "Graadmeter_Aannames_groei", build_aannames_groei, makes_growth},
    {"Demografie", "Graadmeter_Demografie", build_demografie,
     [](const Workshop& s) { return !s.input.submission.accounts.empty() || !s.input.submission.stock.empty(); }},
    {"Vervallen antwoorden", "Graadmeter_Vervallen_antwoorden", build_vervallen_antwoorden,
     [](const Workshop& s) { return !s.answers.lapsed().empty() || !s.input.submission.lapsed_links.empty(); }},
    {"Bevindingen", "Graadmeter_Bevindingen", build_bevindingen, [](const Workshop&) { return true; }},
    {"Waarnemingen", "Graadmeter_Waarnemingen", build_waarnemingen,
     [](const Workshop& s) { return !s.input.submission.observations.empty(); }},
    {"Verantwoording", "Graadmeter_Verantwoording", build_verantwoording, [](const Workshop&) { return true; }},
    {"P&C-namen", "Graadmeter_P_en_C_namen", build_pc_names, [](const Workshop& s) { return s.makes("P&C"); }},
    {"Keuzelijsten", "Graadmeter_Keuzelijsten", build_keuzelijsten,
     [](const Workshop& s) { return std::ranges::any_of(s.forms, [&](const Form& form) { return s.makes(form.sheet); }); }},
    {kChartFigures, "Graadmeter_Grafiekcijfers", build_grafiekcijfers, [](const Workshop& s) { return s.makes(kChartSheet); }},
};

// Excel compares names without case, also beyond ASCII; folding goes further (it drops marks), which only makes us more careful.
class Names {
public:
    explicit Names(const std::vector<std::string>& taken) {
        for (const auto& name : taken) taken_.insert(folded(name));
    }
    std::string take(const std::string& wanted, const std::string& before, const std::string& after) {
        std::string name = wanted;
        for (int n = 2; !taken_.insert(folded(name)).second; ++n) name = wanted + before + std::to_string(n) + after;
        return name;
    }

private:
    std::set<std::string> taken_;
};

constexpr std::size_t kLongestSheetName = 26;   // with room for " (2)"

struct SheetNames {
    std::string key, sheet, table;   // wanted names
};

// A short code is how people speak of a level ("E1"); of a long one the name says more.
std::string series_sheet_name(const Workshop& shop, const char* word, const std::string& subject) {
    constexpr std::size_t kShort = 8;
    const Level* level = shop.input.catalogue.level(subject);
    std::string name = cell_text(std::string(word) + " " + (utf16_length(subject) <= kShort || !level ? subject : level->name));
    std::erase_if(name, [](char c) { return std::string_view("[]:*?/\\'\n\t").find(c) != std::string_view::npos; });
    return shortened(name, kLongestSheetName);
}

std::vector<SheetNames> sheets_of(const SheetRecipe& kind, const Workshop& shop) {
    if (kind.build) return {{kind.key, kind.key, kind.table}};
    const SheetSeries& series = series_called(kind.key);
    std::vector<SheetNames> result;
    for (const auto& subject : series.subjects(shop)) {
        std::string table = kind.table + ("_" + subject);
        std::replace_if(table.begin(), table.end(), [](char c) { return !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z'); }, '_');
        result.push_back({std::string(series.word) + " " + subject, series_sheet_name(shop, series.word, subject), table});
    }
    return result;
}

std::string origin_line(const BuildInput& input) {
    const Catalogue& catalogue = input.catalogue;
    std::string line = catalogue.municipality_name.empty() ? catalogue.municipality : catalogue.municipality_name;
    line += (line.empty() ? "" : " · ") + std::string("Catalogus ") + catalogue.name;
    if (!catalogue.version.empty()) line += ", versie " + catalogue.version;
    line += " · " + dutch_text(input.date);
    if (!input.moment.empty()) line += " · moment " + input.moment;
    return line;
}

// As names are compared; ours are ASCII.
// The forms, with the choices that the catalogue gives.
std::vector<Form> forms_for(const BuildInput& input) {
    std::vector<Form> forms = input.forms;
    for (auto& form : forms)
        for (auto& question : form.wording.questions) {
            if (question.choices_from.empty()) continue;
            for (const Level* level : input.catalogue.levels_of(question.choices_from)) question.choices.push_back(with_single_spaces(level->id + " " + level->name));
            if (!question.choices.empty()) question.kind = AnswerKind::choice;
        }
    return forms;
}

}  // namespace

TableSheet Workshop::begin(const std::string& key, const std::string& title, const std::string& purpose,
                           std::vector<TableColumn> columns, std::uint32_t frozen_columns) {
    Sheet& sheet = writer.add_sheet(sheet_names.at(key));
    const double line_points = 1.36 * std::max(kSmallestPoints, input.font_points);   // Calibri 11: 15
    return TableSheet(sheet,
                      {title, purpose, origin_line(input), table_names.at(key), dutch_text(input.date), frozen_columns, line_points},
                      std::move(columns));
}

bool Workshop::define_name(const std::string& name, const std::string& key, CellAddress cell) {
    constexpr std::size_t kLongestName = 255;
    if (name.size() > kLongestName || !defined_names.insert(lower_ascii(name)).second) return false;
    writer.define_name(name, sheet_names.at(key), cell);
    return true;
}

bool Workshop::hides(const std::string& key) { return key == "Keuzelijsten" || key == "P&C-namen" || key == kChartFigures; }

GeneratedSheet Workshop::filled_in(const std::string& key) const {
    return {key, {}, {}, input_captions(*form_of(forms, key), answers.moments())};
}

std::vector<std::string> input_captions(const std::string& sheet_key, const std::vector<Form>& forms, const std::vector<Moment>& moments) {
    if (sheet_key == kLapsedSheet) {
        const Form* linking = form_of(forms, kLinkSheetKey);
        return lapsed_captions(linking ? &linking->wording : nullptr);
    }
    const Form* form = form_of(forms, sheet_key);
    return form ? input_captions(*form, moments) : std::vector<std::string>{};
}

std::vector<std::string> lapsed_captions(const Questionnaire* linking) {
    std::vector<std::string> captions{kLapsedAnswerCaption};
    if (linking) captions.push_back(link_captions(*linking).front());
    return captions;
}

GeneratedWorkbook build(const BuildInput& input, const std::filesystem::path& package) {
    PackageWriter writer(package, {.font_name = input.font_name, .font_points = input.font_points, .created = input.date, .compressed = false});
    const std::vector<Form> forms = forms_for(input);
    Workshop shop{input, writer, forms, Facts(input), Answers(input, forms)};
    for (const auto& taken : input.taken_names) shop.defined_names.insert(lower_ascii(taken));
    Names sheet_names(input.taken_sheet_names), names(input.taken_names);
    for (const auto& kind : kSheets) {
        if (!kind.wanted(shop) || (input.only_sheet && std::string_view(input.only_sheet) != kind.key)) continue;
        for (const auto& [key, sheet, table] : sheets_of(kind, shop)) {
            shop.keys.push_back(key);
            shop.sheet_names[key] = sheet_names.take(sheet, " (", ")");
            shop.table_names[key] = names.take(table, "_", "");
        }
    }
    if (shop.makes("Keuzelijsten")) {
        const std::string& sheet = shop.sheet_names.at("Keuzelijsten");
        shop.choice_lists = choice_lists(shop.forms, shop.keys);
        std::uint32_t column = 0;
        for (const auto& list : shop.choice_lists) shop.choice_ranges[{list.sheet, list.question}] = range_of_list(sheet, ++column, list.choices.size());
        if (shop.makes("Koppeling")) shop.link_lists = link_lists(input, sheet, ++column);
        shop.first_chart_list = column + 1;
    }
    if (shop.makes(kChartSheet)) {
        shop.chart_choices = ChartChoices(input, shop.facts);
        shop.figures.emplace(shop.sheet_names.at(kChartFigures));
        shop.chart = chart_figures(shop);
    }

    GeneratedWorkbook result{package, {}};
    const auto add = [&](const std::string& key, GeneratedSheet sheet) {
        if (sheet.key != key) throw Bug("builder of " + key + " made " + sheet.key);
        sheet.name = shop.sheet_names.at(key);
        result.sheets.push_back(std::move(sheet));
    };
    for (const auto& kind : kSheets) {
        if (kind.build) {
            if (shop.makes(kind.key)) add(kind.key, kind.build(shop));
            continue;
        }
        const SheetSeries& series = series_called(kind.key);
        for (const auto& subject : series.subjects(shop))
            if (const std::string key = std::string(series.word) + " " + subject; shop.makes(key)) add(key, series.build(shop, subject, key));
    }
    writer.close();
    return result;
}

}  // namespace graadmeter
