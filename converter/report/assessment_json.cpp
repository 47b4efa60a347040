// SPDX-License-Identifier: EUPL-1.2
#include "report/assessment_json.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "report/assessment_parts.h"

namespace graadmeter {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kShape = "graadmeter-analyse-1";

template <typename T>
Json optional_of(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json cell_of(const Place& place, const Submission& submission) {
    return {{"blad", place.sheet < submission.sheets.size() ? submission.sheets[place.sheet].name : ""}, {"cel", to_a1(place.cell)}};
}

Json change_of(const std::optional<Change>& change) {
    if (!change) return nullptr;
    return {{"van", change->from.text()}, {"naar", change->to.text()}, {"verschil", change->difference}};
}

const char* word(Development development) {
    constexpr const char* kWords[] = {"verbetert", "verslechtert", "geen verandering aangetoond", "onbekend"};
    return kWords[static_cast<std::size_t>(development)];
}

Json trend_of(const Series& series) {
    Json trend = {{"label", dutch_word(series.label)}, {"ontwikkeling", word(series.development)}, {"senHelling", optional_of(series.sen_slope)}};
    trend["mannKendall"] =
        series.mann_kendall ? Json{{"s", series.mann_kendall->s}, {"p", series.mann_kendall->p}} : Json(nullptr);
    trend["kleinsteKwadraten"] = series.least_squares
                                     ? Json{{"helling", series.least_squares->slope}, {"p", optional_of(series.least_squares->p)}}
                                     : Json(nullptr);
    trend["venster"] = nullptr;
    if (const auto& window = series.window)
        trend["venster"] = {{"van", window->from_year}, {"tot", window->to_year}, {"metingen", window->points}, {"helling", window->slope},
                            {"p", optional_of(window->p)}};
    return trend;
}

Json target_of(const Series& series) {
    if (!series.target) return nullptr;
    const TargetDistance& target = *series.target;
    Json result = {{"periode", target.period.text()}, {"streefwaarde", target.target},     {"gemeten", target.measured.text()},
                   {"waarde", target.value},          {"afstand", target.distance},        {"gehaald", optional_of(target.reached)}};
    result["tempo"] = nullptr;
    if (const auto& path = series.path)
        result["tempo"] = {{"nulmeting", path->baseline.value},
                           {"doelbereik", path->attained},
                           {"nodigPerJaar", path->required_per_year},
                           {"gemaaktPerJaar", path->made_per_year},
                           {"verhouding", path->ratio},
                           {"oordeel", dutch_word(path->pace)},
                           {"nogNodigPerJaar", optional_of(path->still_needed_per_year)}};
    return result;
}

Json norm_of(const Series& series) {
    if (!series.norm) return nullptr;
    return {{"klasse", dutch_word(series.norm->norm_class)}, {"doelbereik", series.norm->score}, {"gemeten", series.norm->measured.text()},
            {"waarde", series.norm->value}};
}

// The component that a figure is of; null for the whole.
Json part_of(const std::string& component, const Catalogue& catalogue) {
    if (component.empty()) return nullptr;
    const Indicator* part = catalogue.part(component);
    return {{"id", component}, {"naam", part ? part->name : ""}};
}

Json list_of(const std::vector<std::optional<double>>& values) {
    Json result = Json::array();
    for (const auto& value : values) result.push_back(optional_of(value));
    return result;
}

Json composition_of(const CompositionResult& one) {
    Json periods = Json::array();
    for (const CompositionPeriod& each : one.periods) {
        Json period = {{"periode", each.period.text()}, {"waarden", list_of(each.values)}};
        if (one.kind == "drempelreeks") period["stappen"] = list_of(each.steps);
        if (one.kind == "verhouding") {
            period["verhouding"] = optional_of(each.ratio);
            period["opgegeven"] = optional_of(each.stated);
        }
        periods.push_back(std::move(period));
    }
    return {{"indicator", one.indicator}, {"gebied", one.region},         {"groep", one.group},
            {"samenstelling", one.kind},  {"onderdelen", one.components}, {"perioden", std::move(periods)}};
}

Json series_of(const Series& series, const AssessmentDocument& document) {
    const Indicator* whole = document.catalogue.indicator(series.indicator);
    const Indicator* indicator = document.catalogue.measure(series.indicator, series.component);
    Json result = {{"indicator", series.indicator},
                   {"naam", whole ? whole->name : ""},
                   {"onderdeel", part_of(series.component, document.catalogue)},
                   {"gebied", series.region},
                   {"gebiedsnaam", document.regions.name(series.region)},
                   {"groep", series.group},
                   {"eenheid", series.unit}};
    if (indicator) {
        result["richting"] = dutch_word(indicator->direction);
        result["soort"] = dutch_word(indicator->kind);
    }
    Json points = Json::array();
    for (const SeriesPoint& point : series.points) {
        Json one = {{"periode", point.period.text()}, {"waarde", optional_of(point.value)}, {"status", dutch_word(point.status)},
                    {"interval", interval_json(point.interval)}};
        one.update(cell_of(point.place, document.submission));
        points.push_back(std::move(one));
    }
    result["metingen"] = std::move(points);
    result["verandering"] = {{"vorige", change_of(series.since_previous)}, {"nulmeting", change_of(series.since_baseline)}};
    result["trend"] = trend_of(series);
    result["streefwaarde"] = target_of(series);
    result["norm"] = norm_of(series);
    Json references = Json::array();
    for (const ReferenceDifference& one : series.references)
        references.push_back({{"gebied", one.region}, {"periode", one.period.text()}, {"eigen", one.own}, {"vergelijking", one.reference},
                              {"verschil", one.difference}});
    result["vergelijkingen"] = std::move(references);
    result["tweepuntstoets"] = two_point_json(series.two_point);
    result["reeksbreuk"] = series.break_note;
    result["gebeurtenissen"] = events_json(series.events);
    result["positie"] = position_json(series.position);
    result["zin"] = series.sentence;
    return result;
}

Json spread_of(const SpreadResult& spread) {
    Json members = Json::array();
    for (const Member& one : spread.latest.members) members.push_back({{"naam", one.name}, {"waarde", one.value}});
    Json result = {{"indicator", spread.indicator}, {"onderdeel", spread.component}, {"eenheid", spread.unit},
                   {"tussen", spread.across == Across::areas ? "gebieden" : "groepen"},
                   {spread.across == Across::areas ? "groep" : "gebied", spread.fixed}};
    if (spread.across == Across::areas) result["niveau"] = spread.level;
    result["periode"] = spread.latest.period.text();
    result["waarden"] = std::move(members);
    result["laagste"] = spread.latest.lowest;
    result["hoogste"] = spread.latest.highest;
    result["verschil"] = spread.latest.range;
    result["verhouding"] = optional_of(spread.latest.ratio);
    result["verandering"] = nullptr;
    if (const auto& change = spread.change)
        result["verandering"] = {{"van", change->from.text()}, {"naar", change->to.text()}, {"verschilToen", change->range_from},
                                 {"verschilNu", change->range_to}, {"toename", change->difference}};
    return result;
}

Json influence_of(const InfluenceState& state) {
    Json contradictions = Json::array();
    for (const Contradiction& one : state.contradictions)
        contradictions.push_back({{"vraag", one.question}, {"antwoord", one.answer}, {"andereVraag", one.other_question},
                                  {"anderAntwoord", one.other_answer}});
    return {{"indicator", state.indicator},          {"beantwoord", state.answered}, {"open", state.open},
            {"nietVanToepassing", state.not_applicable}, {"ongeldig", state.invalid},    {"tegenstrijdig", std::move(contradictions)},
            {"mate", state.degree}};
}

Json numbers_of(const std::vector<std::optional<double>>& numbers) {
    Json result = Json::array();
    for (const auto& number : numbers) result.push_back(optional_of(number));
    return result;
}

// Growth: what was assumed and what follows from it, each step of it.
Json growth_of(const GrowthPlan& plan, const Submission& submission) {
    if (plan.years.empty()) return nullptr;
    const GrowthInput& input = plan.input;
    Json result = {{"eersteJaar", input.first_year}, {"laatsteJaar", input.last_year}};
    Json& assumptions = result["aannames"] = Json::array();
    for (const GrowthAssumption& one : plan.assumptions)
        assumptions.push_back({{"code", one.code}, {"aanname", one.id}, {"gebied", one.region}, {"gevonden", optional_of(one.found)}, {"herkomst", one.origin},
                               {"cel", one.place ? cell_of(*one.place, submission) : Json(nullptr)}, {"ingevuld", one.typed_text},
                               {"vanWie", one.set_by}, {"gebruikt", optional_of(one.used())}});
    const auto names = [&](const auto& parts) {
        Json list = Json::array();
        for (const auto& part : parts) list.push_back(part.name);
        return list;
    };
    result["soortenHuishouden"] = names(input.households);
    result["leeftijden"] = names(input.ages);
    result["voorzieningen"] = names(input.facilities);
    Json& years = result["jaren"] = Json::array();
    for (const GrowthYear& one : plan.years)
        years.push_back({{"gebied", one.region},
                         {"jaar", one.year},
                         {"woningenBegin", optional_of(one.dwellings_begin)},
                         {"woningenErbij", optional_of(one.added)},
                         {"woningenEraf", one.removed},
                         {"woningenEind", optional_of(one.dwellings_end)},
                         {"huishoudensPerWoning", optional_of(one.households_per_dwelling)},
                         {"huishoudensErbij", optional_of(one.households_added)},
                         {"personenPerHuishouden", optional_of(one.persons_per_household)},
                         {"inwonersErbij", optional_of(one.inhabitants_added)},
                         {"overigeGroei", one.other},
                         {"inwonersBegin", optional_of(one.inhabitants_begin)},
                         {"inwonersEind", optional_of(one.inhabitants_end)},
                         {"inwonersErbijSindsBegin", optional_of(one.since_begin)},
                         {"nogTotGroeidoel", optional_of(one.to_goal)},
                         {"huishoudensErbijPerSoort", numbers_of(one.by_household)},
                         {"inwonersErbijPerLeeftijd", numbers_of(one.by_age)},
                         {"nodigPerVoorziening", numbers_of(one.demand)},
                         {"ruimtePerVoorziening", numbers_of(one.square_metres)},
                         {"ruimteclaim", optional_of(one.square_metres_in_all)}});
    return result;
}

Json balance_of(const Account& account, const Submission& submission) {
    const AccountCheck check = checked(account);
    Json lines = Json::array();
    for (const AccountLine& line : account.lines) {
        Json one = {{"regel", line.label}, {"soort", dutch_word(line.part)}, {"waarde", optional_of(line.value)}};
        one.update(cell_of(line.place, submission));
        lines.push_back(std::move(one));
    }
    return {{"van", account.dwellings ? "woningen" : "bevolking"}, {"gebied", account.region}, {"periode", account.period ? Json(account.period->text()) : Json(nullptr)},
            {"regels", std::move(lines)}, {"berekend", check.expected}, {"verschil", check.difference}, {"oordeel", dutch_word(check.verdict)}};
}

}  // namespace

void write_assessment(std::ostream& out, const AssessmentDocument& document) {
    const Assessment& assessment = document.assessment;
    Json root = {{"vorm", kShape},
                 {"programma", "graadmeter " + document.program_version},
                 {"datum", iso_text(document.date)},
                 {"bestand", document.submission.file},
                 {"catalogus", {{"id", document.catalogue.id}, {"naam", document.catalogue.name}, {"versie", document.catalogue.version}}},
                 {"gemeente", document.submission.municipality},
                 {"peiljaar", optional_of(document.reference_year)}};
    Json& series = root["reeksen"] = Json::array();
    for (const Series& one : assessment.series) series.push_back(series_of(one, document));
    Json& spreads = root["spreiding"] = Json::array();
    for (const SpreadResult& one : assessment.spreads) spreads.push_back(spread_of(one));
    Json& compositions = root["samenstellingen"] = Json::array();
    for (const CompositionResult& one : assessment.compositions) compositions.push_back(composition_of(one));
    Json& rules = root["gebiedsregels"] = Json::array();
    for (const SpatialRuleResult& one : assessment.spatial_rules)
        rules.push_back({{"resultaat", one.level}, {"indicator", one.indicator}, {"regel", one.rule}, {"uitkomst", dutch_word(one.outcome)},
                         {"gehaald", one.fulfilled}, {"nietGehaald", one.failing}, {"zonderGegevens", one.without_data}});
    root["normscores"] = roll_ups_json(document, assessment.roll_ups);
    root["doelbereik"] = roll_ups_json(document, assessment.attained);
    root["streefwaarden"] = target_history_json(document.catalogue);
    Json& completeness = root["volledigheid"] = Json::array();
    for (const IndicatorCompleteness& one : assessment.completeness)
        completeness.push_back({{"indicator", one.indicator}, {"cijfers", one.data}, {"doel", one.goal}, {"nulmeting", one.baseline},
                                {"streefwaarde", one.target}, {"bron", one.source}, {"norm", one.norm}});
    Json& influence = root["invloed"] = Json::array();
    for (const InfluenceState& one : assessment.influence) influence.push_back(influence_of(one));
    Json& confrontation = root["confrontatie"] = Json::array();
    for (const Confronted& one : assessment.confrontation)
        confrontation.push_back({{"indicator", one.indicator}, {"stand", dutch_word(one.standing)}, {"gemetenAan", one.measured_by},
                                 {"ontwikkeling", word(one.development)}, {"invloed", dutch_word(one.influence)}, {"mate", one.degree},
                                 {"open", one.open}});
    root["groei"] = growth_of(assessment.growth, document.submission);
    Json& balances = root["balansen"] = Json::array();
    for (const Account& one : document.submission.accounts) balances.push_back(balance_of(one, document.submission));
    // What a workbook says may be no UTF-8; it was made so when it was read, and a slip here must not end the program.
    out << root.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace graadmeter
