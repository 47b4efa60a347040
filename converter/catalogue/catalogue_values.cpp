// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/catalogue_values.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace graadmeter {
namespace {

Period read_period(const XmlFile& file, pugi::xml_node node) {
    const auto reading = parse_period(file.required(node, "periode"));
    if (!reading || reading->provisional)
        file.fail_attribute(node, "periode", "een jaar, schooljaar, kwartaal of maand, zoals 2025 of 2024/25");
    return reading->period;
}

double required_number(const XmlFile& file, pugi::xml_node node, const char* attribute) {
    const auto given = file.number(node, attribute);
    if (!given) file.fail_attribute(node, attribute, std::string(attribute) + "=\"...\"");
    return *given;
}

Provenance provenance(const XmlFile& file, pugi::xml_node node, const char* date_attribute, const char* by_attribute) {
    return {file.optional(node, "bron"), file.optional(node, date_attribute), file.optional(node, by_attribute)};
}

// Without a source the norm is kept all the same: rule V08 reports it and nobody uses it; gaps() calls it an error.
void read_norm(const XmlFile& file, pugi::xml_node node, Indicator& indicator) {
    const auto child = file.single(node, "norm");
    if (!child) return;
    file.allow(child, {"grenzen", "bron", "datum", "vastgesteld-door"});
    Norm norm;
    norm.provenance = provenance(file, child, "datum", "vastgesteld-door");
    norm.line = file.line(child);
    for (const std::string& text : file.list(child, "grenzen"))
        norm.bounds.push_back(xml_number(text).value_or(std::numeric_limits<double>::quiet_NaN()));
    const bool rising = indicator.direction == Direction::higher, falling = indicator.direction == Direction::lower;
    if (!rising && !falling) file.fail(child, "<norm> bij een indicator zonder richting hoger of lager", "eerst een richting");
    bool in_order = norm.bounds.size() == 5;
    for (std::size_t i = 1; in_order && i < norm.bounds.size(); ++i)  // a NaN is in no order
        in_order = rising ? norm.bounds[i - 1] < norm.bounds[i] : norm.bounds[i - 1] > norm.bounds[i];
    if (!in_order)
        file.fail_attribute(child, "grenzen",
                            std::string("vijf getallen met een spatie ertussen, ") +
                                (rising ? "oplopend (hoger is beter)" : "aflopend (lager is beter)"));
    indicator.norm = std::move(norm);
}

// Of one period one target holds; those that it replaced stand before it, marked vervallen="ja".
void read_targets(const XmlFile& file, pugi::xml_node node, Indicator& indicator) {
    std::optional<Period> latest;
    for (const auto child : node.children("streefwaarde")) {
        file.allow(child, {"periode", "waarde", "hypothetisch", "vervallen", "reden", "bron", "voorgesteld-door", "voorgesteld-op",
                           "vastgesteld-door", "vastgesteld-op"});
        TargetValue target{read_period(file, child), required_number(file, child, "waarde"), file.yes_no(child, "hypothetisch", false), {}, {}};
        target.proposed = provenance(file, child, "voorgesteld-op", "voorgesteld-door");
        target.set = provenance(file, child, "vastgesteld-op", "vastgesteld-door");
        if (target.set.date.empty() && target.set.set_by.empty()) target.set = {};  // only proposed so far
        target.reason = file.optional(child, "reden");
        const bool replaced = file.yes_no(child, "vervallen", false);
        if (!indicator.targets.empty() && indicator.targets.back().period >= target.period)
            file.fail_attribute(child, "periode", "streefwaarden op volgorde, elke periode één keer; een eerdere waarde van dezelfde "
                                                  "periode staat erboven, met vervallen=\"ja\"");
        if (latest && *latest > target.period) file.fail_attribute(child, "periode", "streefwaarden op volgorde");
        latest = target.period;
        (replaced ? indicator.former_targets : indicator.targets).push_back(std::move(target));
    }
}

}  // namespace

std::string read_unit_id(const XmlFile& file, pugi::xml_node node) {
    std::string given = file.optional(node, "eenheid");
    if (unit(given).id == given) return given;
    std::string known;
    for (const Unit& each : units())
        if (!each.id.empty()) known += (known.empty() ? "" : ", ") + each.id;
    file.fail_attribute(node, "eenheid", "een van: " + known);
}

BaselineValue read_baseline(const XmlFile& file, pugi::xml_node node) {
    file.allow(node, {"periode", "waarde", "bron", "datum", "vastgesteld-door"});
    return {read_period(file, node), file.number(node, "waarde"), provenance(file, node, "datum", "vastgesteld-door")};
}

void read_figures(const XmlFile& file, pugi::xml_node node, const std::optional<BaselineValue>& common, Indicator& indicator) {
    read_norm(file, node, indicator);
    if (indicator.kind != IndicatorKind::context) indicator.baseline = common;
    if (const auto child = file.single(node, "nulmeting")) indicator.baseline = read_baseline(file, child);
    read_targets(file, node, indicator);
    for (const auto child : node.children("bekende-waarde")) {
        file.allow(child, {"periode", "waarde", "landelijk", "groep", "bron", "datum"});
        static_cast<void>(file.required(child, "bron"));  // R80: a figure without source is none
        indicator.known_values.push_back({read_period(file, child), required_number(file, child, "waarde"), file.number(child, "landelijk"),
                                          file.optional(child, "groep"), provenance(file, child, "datum", "vastgesteld-door")});
    }
    for (const auto child : node.children("reeksbreuk")) {
        file.allow(child, {"jaar", "reden"});
        const auto year = file.integer(child, "jaar", kFirstCatalogueYear, kLastCatalogueYear);
        if (!year) file.fail_attribute(child, "jaar", "het eerste jaar van de nieuwe reeks");
        indicator.breaks.push_back({*year, file.required(child, "reden")});
    }
}

FinancialFrame read_financial_frame(const XmlFile& file, pugi::xml_node node, const Catalogue& catalogue) {
    file.allow(node, {"eenheid", "bron"}, {"post"});
    FinancialFrame frame{read_unit_id(file, node), file.required(node, "bron"), {}};
    if (frame.unit != "euro" && frame.unit != "x1000_euro") file.fail_attribute(node, "eenheid", "euro of x1000_euro");
    for (const auto child : node.children("post")) {
        file.allow(child, {"niveau", "laag", "naam", "periode", "bedrag", "incidenteel", "waarvan", "noot"});
        BudgetLine line{file.required(child, "niveau"), file.required(child, "laag"), file.optional(child, "naam"),
                        file.yes_no(child, "waarvan", false), read_period(file, child), required_number(file, child, "bedrag"),
                        file.number(child, "incidenteel"), file.optional(child, "noot")};
        if (!catalogue.level(line.level)) file.fail_attribute(child, "niveau", "de id van een <niveau>");
        if (line.of_which && line.name.empty()) file.fail_attribute(child, "waarvan", "ook een naam: wat in de laag is meegeteld");
        if (line.incidental && *line.incidental > line.amount) file.fail_attribute(child, "incidenteel", "hoogstens het bedrag zelf");
        const auto same = [&](const BudgetLine& other) {
            return other.level == line.level && other.layer == line.layer && other.name == line.name && other.period == line.period;
        };
        if (std::ranges::any_of(frame.lines, same)) file.fail_attribute(child, "laag", "elke laag van een niveau één keer per periode");
        frame.lines.push_back(std::move(line));
    }
    return frame;
}

std::vector<KeyFigure> read_key_figures(const XmlFile& file, pugi::xml_node node) {
    std::vector<KeyFigure> result;
    file.allow(node, {}, {"kerncijfer"});
    for (const auto child : node.children("kerncijfer")) {
        file.allow(child, {"onderwerp", "naam", "eenheid", "periode", "waarde", "landelijk", "bron", "noot"});
        KeyFigure figure{file.optional(child, "onderwerp"), file.required(child, "naam"), read_unit_id(file, child), {},
                         required_number(file, child, "waarde"), file.number(child, "landelijk"), file.required(child, "bron"),
                         file.optional(child, "noot")};
        if (child.attribute("periode")) figure.period = read_period(file, child);
        result.push_back(std::move(figure));
    }
    return result;
}

std::vector<GrowthFigure> read_growth_figures(const XmlFile& file, pugi::xml_node node) {
    constexpr GrowthSubject kSubjects[] = {GrowthSubject::inhabitants_goal, GrowthSubject::dwellings_added, GrowthSubject::per_1000, GrowthSubject::square_metres};
    std::vector<GrowthFigure> result;
    file.allow(node, {}, {"groeicijfer"});
    for (const auto child : node.children("groeicijfer")) {
        file.allow(child, {"soort", "voorziening", "periode", "waarde", "bron", "noot"});
        const auto subject = std::ranges::find(kSubjects, file.required(child, "soort"), [](GrowthSubject each) { return xml_word(each); });
        if (subject == std::end(kSubjects)) file.fail_attribute(child, "soort", "inwoners, woningen-erbij, per-1000 of m2");
        GrowthFigure figure{*subject, file.optional(child, "voorziening"), {}, required_number(file, child, "waarde"), file.required(child, "bron"),
                            file.optional(child, "noot")};
        const bool standard = *subject == GrowthSubject::per_1000 || *subject == GrowthSubject::square_metres;
        if (standard == figure.facility.empty())
            file.fail_attribute(child, "voorziening", standard ? "de naam van de voorziening" : "geen voorziening: die hoort bij per-1000 en m2");
        if (figure.value < 0) file.fail_attribute(child, "waarde", "een getal vanaf 0");
        if (child.attribute("periode")) figure.period = read_period(file, child);
        result.push_back(std::move(figure));
    }
    return result;
}

}  // namespace graadmeter
