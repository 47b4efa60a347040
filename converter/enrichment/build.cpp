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

// In the order of the tabs.
const SheetKind kSheets[] = {
    {"Overzicht", "Graadmeter_Overzicht", build_overzicht, [](const Workshop&) { return true; }},
    {"Trends", "Graadmeter_Trends", build_trends, [](const Workshop& s) { return !s.input.assessment.series.empty(); }},
    {"Normen", "Graadmeter_Normen", build_normen, [](const Workshop& s) { return !s.input.catalogue.indicators.empty(); }},
    {"Invloedsmatrix", "Graadmeter_Invloedsmatrix", build_invloedsmatrix,
     [](const Workshop& s) { return !s.input.catalogue.indicators.empty() && !s.input.influence.questions.empty(); }},
    {"Koppeling", "Graadmeter_Koppeling", build_koppeling,
     [](const Workshop& s) { return s.input.linking && !s.input.catalogue.indicators.empty() && !s.input.submission.labels.empty(); }},
    {"Groei", "Graadmeter_Groei", build_groei, makes_growth},
    {"Aannames groei", "Graadmeter_Aannames_groei", build_aannames_groei, makes_growth},
    {"Demografie", "Graadmeter_Demografie", build_demografie,
     [](const Workshop& s) { return !s.input.submission.accounts.empty() || !s.input.submission.stock.empty(); }},
    {"Vervallen antwoorden", "Graadmeter_Vervallen_antwoorden", build_vervallen_antwoorden,
     [](const Workshop& s) { return !s.answers.lapsed.empty() || !s.input.submission.lapsed_links.empty(); }},
    {"Bevindingen", "Graadmeter_Bevindingen", build_bevindingen, [](const Workshop&) { return true; }},
    {"Waarnemingen", "Graadmeter_Waarnemingen", build_waarnemingen,
     [](const Workshop& s) { return !s.input.submission.observations.empty(); }},
    {"Verantwoording", "Graadmeter_Verantwoording", build_verantwoording, [](const Workshop&) { return true; }},
    {"Keuzelijsten", "Graadmeter_Keuzelijsten", build_keuzelijsten,
     [](const Workshop& s) { return s.makes("Invloedsmatrix") || s.makes("Koppeling"); }},
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

// Where the choices of each question will stand on Keuzelijsten; the Invloedsmatrix comes first and must know.
std::map<std::string, std::string> choice_ranges(const Questionnaire& influence, const std::string& sheet) {
    std::map<std::string, std::string> ranges;
    std::uint32_t column = 0;
    const auto range = [&](std::size_t size) {
        ++column;
        const CellRange cells{{kFirstRow, column}, {kFirstRow + static_cast<std::uint32_t>(size) - 1, column}};
        return quoted_sheet_name(sheet) + "!" + to_a1(cells.first, true) + ":" + to_a1(cells.last, true);
    };
    for (const auto& question : influence.questions)
        if (question.kind == AnswerKind::choice && !question.choices.empty())
            ranges.emplace(question.id, range(question.choices.size()));
    ranges.emplace("", range(1));
    return ranges;
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

std::vector<std::string> input_captions(const std::string& sheet_key, const Questionnaire& influence, const Questionnaire* linking,
                                        const Questionnaire* growth) {
    if (sheet_key == "Koppeling") return linking ? link_captions(*linking) : std::vector<std::string>{};
    if (sheet_key == kGrowthSheet || sheet_key == kGrowthAssumptionsSheet) return growth ? growth_captions(sheet_key, *growth) : std::vector<std::string>{};
    if (sheet_key != "Invloedsmatrix" && sheet_key != "Vervallen antwoorden") return {};
    std::vector<std::string> captions;
    for (const auto& question : influence.questions) captions.push_back(question.caption);
    if (growth && sheet_key == "Vervallen antwoorden")
        for (const auto& question : growth->questions) captions.push_back(question.caption);
    return table_captions(captions);
}

GeneratedWorkbook build(const BuildInput& input, const std::filesystem::path& package) {
    PackageWriter writer(package, {.font_name = input.font_name, .font_points = input.font_points, .created = input.date});
    Workshop shop{input, writer, Facts(input), place_answers(input), {}, {}, {}, {}, {}};
    Names sheet_names(input.taken_sheet_names), names(input.taken_names);
    for (const auto& kind : kSheets) {
        if (!kind.wanted(shop) || (input.only_sheet && std::string_view(input.only_sheet) != kind.key)) continue;
        shop.keys.push_back(kind.key);
        shop.sheet_names[kind.key] = sheet_names.take(kind.key, " (", ")");
        shop.table_names[kind.key] = names.take(kind.table, "_", "");
    }
    if (shop.makes("Keuzelijsten")) {
        const std::string& sheet = shop.sheet_names.at("Keuzelijsten");
        shop.choice_ranges = choice_ranges(input.influence, sheet);
        if (shop.makes("Koppeling")) shop.link_lists = link_lists(input, sheet, static_cast<std::uint32_t>(shop.choice_ranges.size()) + 1);
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
