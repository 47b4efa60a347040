// SPDX-License-Identifier: EUPL-1.2
// Groei: a row for each area and year, from dwellings to inhabitants to demand to room; and Aannames groei, a row for each assumption
// behind it. The formulas say what analysis/growth.cpp computes; both sheets may be sorted, since nothing refers to a row's place.
#include <cmath>
#include <map>
#include <set>

#include "enrichment/sheets.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr const char* kToFill = "nog in te vullen";
constexpr const char* kNoSum = "telt niet op tot 100 %";
constexpr const char* kNotFound = "niet gevonden";
constexpr const char* kNoGoal = "geen groeidoel";
constexpr const char* kWholeTown = "geldt voor de gemeente";

// Captions that formulas name.
constexpr const char *kCode = "Code", *kUsed = "Gebruikt", *kGroup = "Onderdeel";
constexpr const char *kArea = "Gebied", *kYear = "Jaar", *kAdded = "Woningen erbij", *kRemoved = "Woningen eraf",
                     *kPeople = "Inwoners erbij door woningen";

const Question& column_of(const Workshop& shop, const char* id) {
    static const Question kNone;
    const Question* found = shop.input.growth->question(id);
    return found ? *found : kNone;
}

// What somebody typed; a number when it is one, so that formulas reckon with it.
Value input_cell(const std::string& typed, const std::optional<double>& number) {
    if (number) return {*number, {}, {Look::input_number, -1}};
    return text(typed.empty() ? kUnanswered : typed, Look::input);
}

int decimals_for(const std::optional<double>& value) { return value && *value == std::floor(*value) ? 0 : -1; }

Value figure(const std::optional<double>& value, int decimals, const char* missing = kToFill) {
    return value ? number(*value, decimals) : word(missing);
}

std::string area_name(const Workshop& shop, const std::string& region) { return shop.input.regions.name(region); }

// Names of areas, each once: a wijk and a buurt may have the same.
std::map<std::string, std::string> area_names(const Workshop& shop) {
    std::map<std::string, std::string> names;
    std::set<std::string> taken;
    for (const auto& area : shop.input.assessment.growth.input.areas) {
        std::string name = area_name(shop, area.region);
        if (name.empty()) name = "hele gemeente";
        if (!taken.insert(folded(name)).second) name += " (" + area.region + ")";
        names[area.region] = name;
    }
    return names;
}

// A figure found in a cell of the workbook: a formula to it.
Value found_figure(const Workshop& shop, const std::optional<double>& value, const std::optional<Place>& place, int decimals, const char* missing) {
    if (!value) return word(missing);
    return place ? computed(shop.facts.cell_of(*place), number(*value, decimals)) : number(*value, decimals);
}

// --- the formulas of one row of Groei --------------------------------------------------------------------------------------------
class RowFormulas {
public:
    RowFormulas(const Workshop& shop, const std::vector<TableColumn>& columns, std::uint32_t row, const std::string& region)
        : plan_(shop.input.assessment.growth), assumptions_(shop.table_names.at(kGrowthAssumptionsSheet)), row_(row), region_(region) {
        for (std::uint32_t i = 0; i < columns.size(); ++i) letters_.emplace(columns[i].caption, column_letters(i + 1));
    }

    // The cell of this row below a caption: "$D6".
    std::string here(const std::string& caption) const { return "$" + letters_.at(caption) + std::to_string(row_); }
    // What is reckoned with for an assumption; a word when there is nothing.
    std::string used(const std::string& id, bool of_area = true) const {
        const auto* row = plan_.assumption(of_area ? region_ : "", id);
        if (!row) return quoted_text(kToFill);   // the template has no such line
        return "INDEX(" + assumptions_ + "[" + kUsed + "],MATCH(" + quoted_text(row->code) + "," + assumptions_ + "[" + kCode + "],0))";
    }
    // A column over the years of this area before this one, or up to and with it.
    std::string total(const std::string& caption, bool with_this) const { return "SUMIFS(" + column(caption) + "," + same_area(with_this) + ")"; }
    std::string none_missing(const std::string& caption, bool with_this) const {
        return "COUNTIFS(" + same_area(with_this) + "," + column(caption) + "," + quoted_text(kToFill) + ")=0";
    }
    // Of the shares of one group in Aannames groei.
    std::string shares_add_up(const std::string& group) const {
        return "ABS(SUMIFS(" + assumptions_ + "[" + kUsed + "]," + assumptions_ + "[" + kGroup + "]," + quoted_text(group) + ")-100)<=" + plain_number(kShareSlack);
    }
    static std::string when(const std::string& condition, const std::string& then, const std::string& otherwise = quoted_text(kToFill)) {
        return "IF(" + condition + "," + then + "," + otherwise + ")";
    }
    static std::string numbers(std::initializer_list<std::string> cells) {
        std::string all;
        for (const auto& cell : cells) all += (all.empty() ? "" : ",") + ("ISNUMBER(" + cell + ")");
        return cells.size() == 1 ? all : "AND(" + all + ")";
    }

private:
    // By address: a caption of the template may hold what a structured reference cannot.
    std::string column(const std::string& caption) const {
        const std::string& letter = letters_.at(caption);
        return "$" + letter + "$" + std::to_string(kFirstRow) + ":$" + letter + "$" + std::to_string(kFirstRow + plan_.years.size() - 1);
    }
    std::string same_area(bool with_this) const {
        return column(kArea) + "," + here(kArea) + "," + column(kYear) + "," + quoted_text(with_this ? "<=" : "<") + "&" + here(kYear);
    }

    const GrowthPlan& plan_;
    std::string assumptions_;   // the table
    std::uint32_t row_;
    std::string region_;
    std::map<std::string, std::string> letters_;
};

// The kinds of household of the template, with what makes their lines: "huishouden-een".
std::vector<std::string> stems(const GrowthPlan& plan, std::string_view start, std::string_view end) {
    std::vector<std::string> result;
    for (const auto& row : plan.assumptions)
        if (row.id.starts_with(start) && row.id.ends_with(end)) result.push_back(row.id.substr(0, row.id.size() - end.size()));
    return result;
}

std::string added_formula(const RowFormulas& f, const std::string& typed, const std::string& planned) {
    const std::string first = f.used("eerste-jaar", false), last = f.used("laatste-jaar", false), all = f.used("woningen-erbij");
    const std::string until = "MAX(INT(" + first + "),INT(" + last + "))";
    const std::string spread = f.when("AND(ISNUMBER(" + all + ")," + f.here(kYear) + ">=INT(" + first + ")," + f.here(kYear) + "<=" + until + ")",
                                      all + "/(" + until + "-INT(" + first + ")+1)");
    return f.when(f.numbers({typed}), typed, f.when(f.numbers({planned}), planned, spread));
}

// persons_of_kinds() of growth.cpp, as a formula.
std::string persons_formula(const RowFormulas& f, const GrowthPlan& plan) {
    const std::string people = f.used("inwoners"), households = f.used("huishoudens"), typed = f.used("personen-per-huishouden");
    std::string result = f.when("AND(ISNUMBER(" + people + "),N(" + households + ")>0)", people + "/" + households);
    const auto kinds = stems(plan, "huishouden-", "-aandeel");
    if (!kinds.empty()) {
        std::string known, products;
        for (const auto& kind : kinds) {
            const std::string share = f.used(kind + "-aandeel", false), persons = f.used(kind + "-personen", false);
            known += "ISNUMBER(" + share + "),ISNUMBER(" + persons + "),";
            products += (products.empty() ? "" : "+") + ("N(" + share + ")*N(" + persons + ")");
        }
        result = f.when("AND(" + known + f.shares_add_up(plan.assumption("", kinds.front() + "-aandeel")->group) + ")", "(" + products + ")/100", result);
    }
    return f.when(f.numbers({typed}), typed, result);
}

struct Captions {
    std::string typed, typed_removed, other;
    std::vector<std::string> households, ages, demand, room;
};

Captions captions_of(const Workshop& shop) {
    const GrowthInput& input = shop.input.assessment.growth.input;
    Captions result{column_of(shop, "erbij").caption, column_of(shop, "eraf").caption, column_of(shop, "overig").caption, {}, {}, {}, {}};
    for (const auto& kind : input.households) result.households.push_back(kind.name + " erbij");
    for (const auto& group : input.ages) result.ages.push_back(group.name + ": inwoners erbij");
    for (const auto& facility : input.facilities) {
        result.demand.push_back(facility.name + ": erbij nodig sinds begin");
        result.room.push_back(facility.name + ": ruimte (m²)");
    }
    return result;
}

std::vector<TableColumn> growth_columns(const Workshop& shop, const Captions& captions) {
    const auto width = [&](const char* id) { return column_of(shop, id).width; };
    std::vector<TableColumn> columns{{kCode, 15}, {kArea, 18}, {kYear, 8},
                                     {"Woningen begin", 13}, {"Plan in werkboek: erbij", 13}, {captions.typed, width("erbij")},
                                     {"Plan in werkboek: eraf", 13}, {captions.typed_removed, width("eraf")}, {kAdded, 13}, {kRemoved, 13}, {"Woningen eind", 13},
                                     {"Huishoudens per woning", 14}, {"Huishoudens erbij", 14}, {"Personen per huishouden", 13}, {kPeople, 13},
                                     {captions.other, width("overig")}, {"Inwoners begin", 13}, {"Inwoners eind", 13}, {"Inwoners erbij sinds begin", 13},
                                     {"Nog tot groeidoel", 13}};
    for (const auto* more : {&captions.households, &captions.ages})
        for (const auto& caption : *more) columns.push_back({caption, 21, false});
    for (std::size_t i = 0; i < captions.demand.size(); ++i) {
        columns.push_back({captions.demand[i], 21, false});
        columns.push_back({captions.room[i], 21, false});
    }
    columns.push_back({"Ruimteclaim (m²), wat bekend is", 15, false});
    std::vector<std::string> wanted;
    for (const auto& column : columns) wanted.push_back(column.caption);
    const auto fit = table_captions(wanted);   // as they will stand there
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].caption = fit[i];
    return columns;
}

// Newcomers of one kind: a share of a cell of this row.
Value shared(const RowFormulas& f, const GrowthPlan& plan, const std::string& id, const std::string& of, const std::optional<double>& whole,
             const std::optional<double>& value) {
    const auto* row = plan.assumption("", id);
    const std::string share = f.used(id, false);
    return computed(f.when(f.numbers({of, share}), f.when(f.shares_add_up(row->group), of + "*" + share + "/100", quoted_text(kNoSum))),
                    figure(value, 0, whole && row->used() ? kNoSum : kToFill));
}

std::vector<Value> growth_row(const Workshop& shop, const std::vector<TableColumn>& columns, std::size_t index, std::uint32_t at, const std::string& name) {
    const GrowthPlan& plan = shop.input.assessment.growth;
    const GrowthYear& year = plan.years[index];
    const GrowthCells& cells = plan.cells[index];
    const auto area = std::find_if(plan.input.areas.begin(), plan.input.areas.end(), [&](const auto& each) { return each.region == year.region; });
    const YearPlan& given = area->years.at(year.year);
    const RowFormulas f(shop, columns, at, year.region);
    const auto here = [&](std::size_t column) { return f.here(columns[column].caption); };
    enum : std::size_t { code, gebied, jaar, begin, planned, typed, planned_off, typed_off, added, removed, end, per_dwelling, households, persons, people, other, people_begin, people_end, since, goal, kinds };
    const std::string start = f.used("inwoners"), dwellings = f.used("woningen"), density = f.used("huishoudens-per-woning"), all_households = f.used("huishoudens");
    const std::string so_far = f.total(kPeople, false) + "+" + f.total(columns[other].caption, false);

    std::vector<Value> values{
        text(cells.code), text(name), Value{static_cast<double>(year.year), {}, {Look::year}},
        computed(f.when("AND(ISNUMBER(" + dwellings + ")," + f.none_missing(kAdded, false) + ")", dwellings + "+" + f.total(kAdded, false) + "-" + f.total(kRemoved, false)),
                 figure(year.dwellings_begin, 0)),
        found_figure(shop, given.planned, cells.planned, 0, kNotFound), input_cell(cells.typed, given.typed),
        found_figure(shop, given.planned_removed, cells.planned_removed, 0, kNotFound), input_cell(cells.typed_removed, given.typed_removed),
        computed(added_formula(f, here(typed), here(planned)), figure(year.added, 0)),
        computed(f.when(f.numbers({here(typed_off)}), here(typed_off), f.when(f.numbers({here(planned_off)}), here(planned_off), "0")), number(year.removed, 0)),
        computed(f.when(f.numbers({here(begin), here(added)}), here(begin) + "+" + here(added) + "-" + here(removed)), figure(year.dwellings_end, 0)),
        computed(f.when(f.numbers({density}), density, f.when("AND(ISNUMBER(" + all_households + "),N(" + dwellings + ")>0)", all_households + "/" + dwellings)),
                 figure(year.households_per_dwelling, 2)),
        computed(f.when(f.numbers({here(added), here(per_dwelling)}), "(" + here(added) + "-" + here(removed) + ")*" + here(per_dwelling)), figure(year.households_added, 0)),
        computed(persons_formula(f, plan), figure(year.persons_per_household, 2)),
        computed(f.when(f.numbers({here(households), here(persons)}), here(households) + "*" + here(persons)), figure(year.inhabitants_added, 0)),
        input_cell(cells.other, given.other),
        computed(f.when("AND(ISNUMBER(" + start + ")," + f.none_missing(kPeople, false) + ")", start + "+" + so_far), figure(year.inhabitants_begin, 0)),
        computed(f.when("AND(ISNUMBER(" + start + "),ISNUMBER(" + here(since) + "))", start + "+" + here(since)), figure(year.inhabitants_end, 0)),
        computed(f.when(f.none_missing(kPeople, true), f.total(kPeople, true) + "+" + f.total(columns[other].caption, true)), figure(year.since_begin, 0))};
    const std::string wanted = f.used("groeidoel", false);
    if (year.region != plan.input.areas.front().region) values.push_back(word(kWholeTown));
    else
        values.push_back(computed(f.when(f.numbers({wanted}), f.when(f.numbers({here(people_end)}), wanted + "-" + here(people_end)), quoted_text(kNoGoal)),
                                  figure(year.to_goal, 0, area->goal ? kToFill : kNoGoal)));

    const auto households_of = stems(plan, "huishouden-", "-aandeel"), ages_of = stems(plan, "leeftijd-", "-aandeel"), facilities = stems(plan, "voorziening-", "-norm");
    for (std::size_t i = 0; i < households_of.size(); ++i) values.push_back(shared(f, plan, households_of[i] + "-aandeel", here(households), year.households_added, year.by_household[i]));
    for (std::size_t i = 0; i < ages_of.size(); ++i) values.push_back(shared(f, plan, ages_of[i] + "-aandeel", here(people), year.inhabitants_added, year.by_age[i]));
    std::string rooms;
    for (std::size_t i = 0; i < facilities.size(); ++i) {
        const std::string norm = f.used(facilities[i] + "-norm", false), room = f.used(facilities[i] + "-ruimte", false), demand = here(values.size());
        values.push_back(computed(f.when(f.numbers({here(since), norm}), here(since) + "*" + norm + "/1000"), figure(year.demand[i], 1)));
        rooms += (rooms.empty() ? "" : ",") + here(values.size());
        values.push_back(computed(f.when(f.numbers({demand, room}), demand + "*" + room), figure(year.square_metres[i], 0)));
    }
    values.push_back(rooms.empty() ? word(kToFill) : computed(f.when("COUNT(" + rooms + ")>0", "SUM(" + rooms + ")"), figure(year.square_metres_in_all, 0)));
    return values;
}

EntryRule number_rule(const Question& question, double minimum) {
    return {.list = "", .minimum = minimum, .only_choices = true, .title = question.caption, .prompt = question.text,
            .refusal = "Vul een getal in, zonder eenheid. Niets aan te nemen? Maak de cel leeg."};
}

}  // namespace

GeneratedSheet build_groei(Workshop& shop) {
    const GrowthPlan& plan = shop.input.assessment.growth;
    const Captions captions = captions_of(shop);
    const auto columns = growth_columns(shop, captions);
    const auto names = area_names(shop);
    auto table = shop.begin(kGrowthSheet, shop.input.growth->title, shop.input.growth->purpose + " \"" + kToFill + "\": een aanname ontbreekt.", columns, 3);
    for (std::size_t i = 0; i < plan.years.size(); ++i)
        if (!table.row(growth_row(shop, columns, i, table.next_row(), names.at(plan.years[i].region)))) break;
    const double most = 1e6;
    for (const auto& [id, minimum] : {std::pair{"erbij", 0.0}, std::pair{"eraf", 0.0}, std::pair{"overig", -most}})
        for (std::uint32_t column = 0; column < columns.size(); ++column)
            if (columns[column].caption == column_of(shop, id).caption)
                table.sheet().allow(table.column_range(column + 1), number_rule(column_of(shop, id), minimum));
    table.finish();
    return shop.filled_in(kGrowthSheet);
}

GeneratedSheet build_aannames_groei(Workshop& shop) {
    const GrowthPlan& plan = shop.input.assessment.growth;
    const auto names = area_names(shop);
    const Question &typed = column_of(shop, "aanname"), &set_by = column_of(shop, "van-wie");
    enum : std::uint32_t { found_column = 5, typed_column = 7, set_by_column = 8 };
    auto table = shop.begin(kGrowthAssumptionsSheet, shop.input.growth_rows->title,
                            shop.input.growth_rows->purpose + kDashMeansOpen,
                            {{kCode, 36}, {kGroup, 32}, {kArea, 20}, {"Aanname", 36}, {"Gevonden", 15}, {"Waar gevonden", 40},
                             {typed.caption, typed.width}, {set_by.caption, set_by.width}, {kUsed, 18}},
                            4);
    for (const auto& row : plan.assumptions) {
        const std::string at = std::to_string(table.next_row()), found = "$E" + at, own = "$G" + at;
        const bool year = row.id.ends_with("-jaar");
        const auto shown = [&](Value value) {
            if (year && value.format.look == Look::number) value.format = {Look::year};
            return value;
        };
        const std::vector<Value> values{
            text(row.code), text(row.group), text(row.region.empty() ? "alle gebieden" : names.at(row.region)), text(row.caption),
            shown(found_figure(shop, row.found, row.place, decimals_for(row.found), kNotFound)), row.origin.empty() ? word(kNotFound) : text(row.origin),
            input_cell(row.typed_text, row.typed), input_cell(row.set_by, {}),
            shown(computed("IF(AND(ISNUMBER(" + own + "),N(" + own + ")>=0)," + own + ",IF(ISNUMBER(" + found + ")," + found + "," + quoted_text(kToFill) + "))",
                           figure(row.used(), decimals_for(row.used()))))};
        if (!table.row(values)) break;
        // Each line says what it asks; a share is at most 100.
        EntryRule rule = number_rule(typed, 0);
        rule.title = row.caption;
        rule.prompt = row.prompt.empty() ? typed.text : row.prompt;
        rule.whole = year;
        if (row.id.ends_with("-aandeel")) rule.maximum = 100;
        table.sheet().allow(single({table.last_row(), typed_column}), rule);
    }
    table.sheet().allow(table.column_range(set_by_column), {.list = "", .title = set_by.caption, .prompt = set_by.text, .refusal = ""});
    table.finish();
    return shop.filled_in(kGrowthAssumptionsSheet);
}

}  // namespace graadmeter
