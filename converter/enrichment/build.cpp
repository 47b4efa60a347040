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

struct SheetKind {
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

// In the order of the tabs.
const SheetKind kSheets[] = {
    {"Overzicht", "Graadmeter_Overzicht", build_overzicht, [](const Workshop&) { return true; }},
    {"Trends", "Graadmeter_Trends", build_trends, [](const Workshop& s) { return !s.input.assessment.series.empty(); }},
    {"Normen", "Graadmeter_Normen", build_normen, [](const Workshop& s) { return !s.input.catalogue.indicators.empty(); }},
    {"Invloedsmatrix", "Graadmeter_Invloedsmatrix", build_invloedsmatrix,
     [](const Workshop& s) { return asks(s, kInfluenceSheet); }},
    {"Duiding", "Graadmeter_Duiding", build_duiding, [](const Workshop& s) { return asks(s, "Duiding"); }},
    {"Kwadrant", "Graadmeter_Kwadrant", build_kwadrant, [](const Workshop& s) { return !s.input.assessment.confrontation.empty() && s.makes("Normen"); }},
    {"Confrontatie", "Graadmeter_Confrontatie", build_confrontatie,
     [](const Workshop& s) { return asks(s, "Confrontatie") && !confronted_levels(s.input.catalogue).empty(); }},
    {"P&C", "Graadmeter_P_en_C", build_pc, [](const Workshop& s) { return asks(s, "P&C"); }},
    {"P&C Raad", "Graadmeter_P_en_C_Raad", build_pc_council, [](const Workshop& s) { return asks(s, "P&C Raad") && !steered_levels(s).empty(); }},
    {"P&C College", "Graadmeter_P_en_C_College", build_pc_executive, [](const Workshop& s) { return asks(s, "P&C College") && !steered_levels(s).empty(); }},
    {"P&C budget", "Graadmeter_P_en_C_budget", build_pc_budget, [](const Workshop& s) { return !s.input.catalogue.financial_frame.lines.empty(); }},
    {"Inspanningen", "Graadmeter_Inspanningen", build_inspanningen, [](const Workshop& s) { return asks(s, "Inspanningen"); }},
    {"Doelenboom", "Graadmeter_Doelenboom", build_doelenboom, [](const Workshop& s) { return !s.input.catalogue.levels.empty(); }},
    {"Data-inventaris", "Graadmeter_Data_inventaris", build_data_inventaris, [](const Workshop& s) { return asks(s, "Data-inventaris"); }},
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

std::string origin_line(const BuildInput& input) {
    const Catalogue& catalogue = input.catalogue;
    std::string line = catalogue.municipality_name.empty() ? catalogue.municipality : catalogue.municipality_name;
    line += (line.empty() ? "" : " · ") + std::string("Catalogus ") + catalogue.name;
    if (!catalogue.version.empty()) line += ", versie " + catalogue.version;
    line += " · " + dutch_text(input.date);
    if (!input.moment.empty()) line += " · moment " + input.moment;
    return line;
}

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

bool Workshop::define_name(const std::string& name, const std::string& key, CellAddress cell) const {
    const std::string wanted = folded(name);
    if (std::ranges::any_of(input.taken_names, [&](const std::string& taken) { return folded(taken) == wanted; })) return false;
    writer.define_name(name, sheet_names.at(key), cell);
    return true;
}

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
    PackageWriter writer(package, {.font_name = input.font_name, .font_points = input.font_points, .created = input.date});
    const std::vector<Form> forms = forms_for(input);
    Workshop shop{input, writer, forms, Facts(input), Answers(input, forms), {}, {}, {}, {}, {}, {}, {}};
    Names sheet_names(input.taken_sheet_names), names(input.taken_names);
    for (const auto& kind : kSheets) {
        if (!kind.wanted(shop)) continue;
        shop.keys.push_back(kind.key);
        shop.sheet_names[kind.key] = sheet_names.take(kind.key, " (", ")");
        shop.table_names[kind.key] = names.take(kind.table, "_", "");
    }
    if (shop.makes("Keuzelijsten")) {
        const std::string& sheet = shop.sheet_names.at("Keuzelijsten");
        shop.choice_lists = choice_lists(shop.forms, shop.keys);
        std::uint32_t column = 0;
        for (const auto& list : shop.choice_lists) shop.choice_ranges[{list.sheet, list.question}] = range_of_list(sheet, ++column, list.choices.size());
        if (shop.makes("Koppeling")) shop.link_lists = link_lists(input, sheet, column + 1);
    }

    GeneratedWorkbook result{package, {}};
    for (const auto& kind : kSheets) {
        if (!shop.makes(kind.key)) continue;
        GeneratedSheet sheet = kind.build(shop);
        if (sheet.key != kind.key) throw Bug(std::string("builder of ") + kind.key + " made " + sheet.key);
        sheet.name = shop.sheet_names.at(kind.key);
        result.sheets.push_back(std::move(sheet));
    }
    writer.close();
    return result;
}

}  // namespace graadmeter
