// SPDX-License-Identifier: EUPL-1.2
#include "analysis/growth_plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "catalogue/regions.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr int kYearsWithoutGoal = 10;     // rows to fill in when nothing says until when
constexpr int kMostYears = 60;
constexpr std::size_t kMostAreas = 60;

constexpr std::string_view kHousehold = "huishouden-", kAge = "leeftijd-", kFacility = "voorziening-";
constexpr std::string_view kShare = "-aandeel", kPersons = "-personen", kStandard = "-norm", kRoom = "-ruimte";

struct Group {
    std::string_view start, end;   // of an id
    const char* name;
    bool per_area;
};
constexpr std::array<Group, 14> kGroups{{
    {kHousehold, kShare, "Soort huishouden: aandeel", false}, {kHousehold, kPersons, "Soort huishouden: personen", false},
    {kAge, kShare, "Leeftijd nieuwe inwoners: aandeel", false}, {kFacility, kStandard, "Voorziening: norm", false},
    {kFacility, kRoom, "Voorziening: ruimte", false}, {"eerste-jaar", "", "Periode", false}, {"laatste-jaar", "", "Periode", false},
    {"groeidoel", "", "Groeidoel", false}, {"inwoners", "", "Stand aan het begin", true}, {"huishoudens", "", "Stand aan het begin", true},
    {"woningen-erbij", "", "Woningen", true}, {"woningen", "", "Stand aan het begin", true}, {"huishoudens-per-woning", "", "Van woning naar inwoner", true},
    {"personen-per-huishouden", "", "Van woning naar inwoner", true},
}};

const Group* group_of(std::string_view id) {
    const auto found = std::ranges::find_if(kGroups, [&](const Group& group) {
        return group.end.empty() ? id == group.start : id.starts_with(group.start) && id.ends_with(group.end) && id.size() > group.start.size() + group.end.size();
    });
    return found == kGroups.end() ? nullptr : &*found;
}

// Letters, digits and "-", with a digit in it: what read_answers takes for an id.
std::string code_of(const std::string& region, const std::string& what) {
    std::string code = region_level(region) == RegionLevel::other ? folded(region) : region;
    std::ranges::replace(code, ' ', '-');
    code += (code.empty() ? "" : "-") + what;
    if (code.find_first_of("0123456789") == std::string::npos) code = "0-" + code;
    return code;
}

// A figure of a stock at the beginning of a year.
struct Begin {
    int year = 0;
    double value = 0;
    std::optional<Place> place;
    std::string origin;
};

class Planner {
public:
    Planner(const Submission& submission, const Catalogue& catalogue, const GrowthSettings& settings)
        : submission_(submission), catalogue_(catalogue), settings_(settings) {}

    GrowthPlan plan() {
        sort_answers();
        areas_ = areas();
        if (!areas_.empty()) {
            add_period();
            add_assumptions();
            fill_input();
            add_rows();
        }
        for (const auto& [key, answer] : answers_)
            if (!used_.contains(key)) plan_.lapsed.emplace_back(*answer, "Deze regel staat niet meer op het blad Groei of Aannames groei.");
        return std::move(plan_);
    }

private:
    using Key = std::pair<std::string, std::string>;   // code, question

    void sort_answers() {
        for (const auto& answer : submission_.answers) {
            if ((answer.sheet_key != kGrowthSheet && answer.sheet_key != kGrowthAssumptionsSheet) || trimmed(answer.text).empty()) continue;
            const auto [place, fresh] = answers_.emplace(Key{answer.indicator, answer.question}, &answer);
            if (!fresh && trimmed(place->second->text) != trimmed(answer.text))
                plan_.lapsed.emplace_back(answer, "Voor deze cel is nog iets anders ingevuld.");
        }
    }

    std::string typed(const std::string& code, const std::string& question) {
        const auto found = answers_.find({code, question});
        if (found == answers_.end()) return "";
        used_.insert(found->first);
        return std::string(trimmed(found->second->text));
    }
    static std::optional<double> number_in(const std::string& text, bool percent = false) {
        const auto reading = parse_number(text, DecimalMark::comma);
        return reading && !reading->with_suffix && (percent || !reading->percent_sign) ? std::optional(reading->value) : std::nullopt;
    }

    bool own(const std::string& region) const {
        return region == settings_.municipality || lies_within(region, settings_.municipality) ||
               (region_level(region) == RegionLevel::other && !region.empty());
    }

    // The municipality, and each of its areas that dwellings are known of.
    std::vector<std::string> areas() const {
        std::set<std::string> found;
        for (const auto& figure : submission_.stock)
            if (own(figure.region) && figure.kind != StockKind::inhabitants && figure.kind != StockKind::households) found.insert(figure.region);
        for (const auto& account : submission_.accounts)
            if (own(account.region) && account.dwellings) found.insert(account.region);
        const bool goal = std::ranges::any_of(catalogue_.growth, [](const GrowthFigure& figure) {
            return figure.subject == GrowthSubject::inhabitants_goal || figure.subject == GrowthSubject::dwellings_added;
        });
        if (found.empty() && !goal) return {};
        std::vector<std::string> result{settings_.municipality};
        for (const auto& region : found)
            if (region != settings_.municipality && result.size() < kMostAreas) result.push_back(region);
        return result;
    }

    // --- what is found ----------------------------------------------------------------------------------------------------------
    std::string in_workbook(const Place& place, int year) const {
        const std::string sheet = place.sheet < submission_.sheets.size() ? submission_.sheets[place.sheet].name : "";
        return "werkboek, blad \"" + sheet + "\", cel " + to_a1(place.cell) + " (begin " + std::to_string(year) + ")";
    }

    std::optional<Begin> begin_of(StockKind kind, const std::string& region, int until) const {
        std::optional<Begin> best;
        const auto offer = [&](int year, double value, const std::optional<Place>& place, const std::string& origin) {
            if (year <= until && (!best || year > best->year)) best = Begin{year, value, place, origin};
        };
        for (const auto& account : submission_.accounts) {
            if (account.region != region || !account.period || kind == StockKind::households || account.dwellings != (kind == StockKind::dwellings)) continue;
            const auto &first = account.lines.front(), &last = account.lines.back();
            const int year = account.period->year;
            if (last.value) offer(year + 1, *last.value, last.place, in_workbook(last.place, year + 1));
            if (first.value) offer(year, *first.value, first.place, in_workbook(first.place, year));
        }
        for (const auto& figure : submission_.stock)
            if (figure.kind == kind && figure.region == region && figure.ages.empty())
                offer(figure.period.year, figure.value, figure.place, in_workbook(figure.place, figure.period.year));
        for (const auto& observation : submission_.observations) {
            if (observation.region != region || !observation.group.empty() || !observation.value || observation.unit != "aantal" || observation.period.kind != Period::Kind::year) continue;
            const Indicator* indicator = catalogue_.indicator(observation.indicator);
            if (!indicator || stock_named(indicator->name) != kind) continue;
            offer(observation.period.year, *observation.value, observation.verbatim ? std::optional(observation.place) : std::nullopt,
                  in_workbook(observation.place, observation.period.year));
        }
        if (best || region != settings_.municipality) return best;
        for (const auto& figure : catalogue_.key_figures)
            if (figure.unit == "aantal" && figure.period && figure.period->kind == Period::Kind::year && stock_named(figure.name) == kind)
                offer(figure.period->year, figure.value, {}, "catalogus: " + figure.source + " (" + figure.period->text() + ")");
        return best;
    }

    const GrowthFigure* stated(GrowthSubject subject, const std::string& facility = "") const {
        const auto found = std::ranges::find_if(catalogue_.growth, [&](const GrowthFigure& figure) {
            return figure.subject == subject && folded(figure.facility) == folded(facility);
        });
        return found == catalogue_.growth.end() ? nullptr : &*found;
    }

    // --- the period ---------------------------------------------------------------------------------------------------------------
    void add_period() {
        GrowthAssumption first = assumption("", "eerste-jaar"), last = assumption("", "laatste-jaar");
        int year = 0;
        for (const auto kind : {StockKind::inhabitants, StockKind::dwellings})
            if (const auto begin = begin_of(kind, settings_.municipality, settings_.this_year)) year = std::max(year, begin->year);
        first.origin = year > 0 ? "jaar van de laatste stand" : "dit jaar: er is geen stand gevonden";
        first.found = year > 0 ? year : settings_.this_year;
        plan_.input.first_year = as_year(first, *first.found);

        std::optional<int> until;
        for (const auto& figure : catalogue_.growth)
            if (figure.period && figure.period->year >= plan_.input.first_year && figure.period->year > until.value_or(0))
                until = figure.period->year, last.origin = "catalogus: " + figure.source;
        for (const auto& figure : submission_.stock)
            if ((figure.kind == StockKind::planned || figure.kind == StockKind::demolished) && own(figure.region) &&
                figure.period.year >= plan_.input.first_year && figure.period.year > until.value_or(0))
                until = figure.period.year, last.origin = "laatste jaar van de plannen in het werkboek";
        if (!until) last.origin = "tien jaar: er is geen doeljaar gevonden";
        last.found = until.value_or(plan_.input.first_year + kYearsWithoutGoal - 1);
        plan_.input.last_year = std::max(plan_.input.first_year, as_year(last, *last.found));
        plan_.input.shown_until = std::min(plan_.input.last_year, plan_.input.first_year + kMostYears - 1);
        plan_.assumptions = {first, last};
    }
    static int as_year(const GrowthAssumption& assumption, double otherwise) {
        const double year = assumption.typed.value_or(otherwise);
        return static_cast<int>(year >= 1900 && year <= 2200 ? year : otherwise);
    }

    // --- the assumptions ----------------------------------------------------------------------------------------------------------
    GrowthAssumption assumption(const std::string& region, const std::string& id) {
        GrowthAssumption result;
        const Question* question = settings_.rows.question(id);
        const Group* group = group_of(id);
        result.id = id;
        result.region = region;
        result.code = code_of(region.empty() ? settings_.municipality : region, id);
        result.group = group ? group->name : "";
        result.caption = question ? question->caption : id;
        result.prompt = question ? question->text : "";
        result.typed_text = typed(result.code, "aanname");
        result.typed = number_in(result.typed_text, id.ends_with(kShare));
        if (result.typed && *result.typed < 0) result.typed.reset();
        result.set_by = typed(result.code, "van-wie");
        return result;
    }

    void find(GrowthAssumption& row) const {
        // Figures of another year are named, not reckoned with: inhabitants of one year over dwellings of another say nothing.
        const auto take = [&row, first = plan_.input.first_year](const std::optional<Begin>& begin) {
            if (!begin) return;
            if (begin->year == first) row.found = begin->value, row.place = begin->place, row.origin = begin->origin;
            else row.origin = "alleen van een ander jaar: " + dutch_number(begin->value) + ", " + begin->origin;
        };
        const auto take_stated = [&row](const GrowthFigure* figure) {
            if (figure) row.found = figure->value, row.origin = "catalogus: " + figure->source + (figure->note.empty() ? "" : " (" + figure->note + ")");
        };
        const int first = plan_.input.first_year;
        if (row.id == "inwoners") take(begin_of(StockKind::inhabitants, row.region, first));
        else if (row.id == "huishoudens") take(begin_of(StockKind::households, row.region, first));
        else if (row.id == "woningen") take(begin_of(StockKind::dwellings, row.region, first));
        else if (row.id == "groeidoel") take_stated(stated(GrowthSubject::inhabitants_goal));
        else if (row.id == "woningen-erbij" && row.region == settings_.municipality) take_stated(stated(GrowthSubject::dwellings_added));
        else if (row.id == "huishoudens-per-woning") row.origin = "blad Groei: huishoudens gedeeld door woningen, als beide bekend zijn";
        else if (row.id == "personen-per-huishouden") row.origin = "blad Groei: uit de soorten huishoudens, anders inwoners gedeeld door huishoudens";
        else if (row.id.starts_with(kFacility))
            take_stated(stated(row.id.ends_with(kRoom) ? GrowthSubject::square_metres : GrowthSubject::per_1000, name_of(row)));
    }

    static std::string name_of(const GrowthAssumption& row) { return std::string(trimmed(row.caption.substr(0, row.caption.rfind(':')))); }

    void add_assumptions() {
        for (const bool per_area : {false, true})
            for (const auto& region : areas_) {
                for (const auto& question : settings_.rows.questions) {
                    const Group* group = group_of(question.id);
                    if (!group || group->per_area != per_area || std::string_view(group->name) == "Periode") continue;
                    if (!per_area && region != areas_.front()) continue;
                    plan_.assumptions.push_back(assumption(per_area ? region : "", question.id));
                    find(plan_.assumptions.back());
                }
            }
    }

    // --- what grow() gets ----------------------------------------------------------------------------------------------------------
    std::optional<double> used(const std::string& region, const std::string& id) const {
        const auto* row = plan_.assumption(region, id);
        return row ? row->used() : std::nullopt;
    }

    void fill_input() {
        GrowthInput& input = plan_.input;
        const auto ids = [](const std::string& id, std::string_view end, std::string_view other) {
            return id.substr(0, id.size() - end.size()) + std::string(other);
        };
        for (const auto& row : plan_.assumptions) {
            if (row.id.starts_with(kHousehold) && row.id.ends_with(kShare))
                input.households.push_back({name_of(row), row.used(), used("", ids(row.id, kShare, kPersons))});
            else if (row.id.starts_with(kAge) && row.id.ends_with(kShare)) input.ages.push_back({name_of(row), row.used()});
            else if (row.id.starts_with(kFacility) && row.id.ends_with(kStandard))
                input.facilities.push_back({name_of(row), row.used(), used("", ids(row.id, kStandard, kRoom))});
        }
        for (const auto& region : areas_)
            input.areas.push_back({region, used(region, "inwoners"), used(region, "huishoudens"), used(region, "woningen"), used(region, "woningen-erbij"),
                                   used(region, "huishoudens-per-woning"), used(region, "personen-per-huishouden"),
                                   region == settings_.municipality ? used("", "groeidoel") : std::nullopt, {}});
    }

    void add_rows() {
        for (auto& area : plan_.input.areas)
            for (int year = plan_.input.first_year; year <= plan_.input.shown_until; ++year) {
                GrowthCells cells;
                YearPlan& plan = area.years[year];
                for (const auto& figure : submission_.stock) {
                    if (figure.region != area.region || figure.period.year != year) continue;
                    if (figure.kind == StockKind::planned && !plan.planned) plan.planned = figure.value, cells.planned = figure.place;
                    if (figure.kind == StockKind::demolished && !plan.planned_removed) plan.planned_removed = figure.value, cells.planned_removed = figure.place;
                }
                cells.code = code_of(area.region, std::to_string(year));
                cells.typed = typed(cells.code, "erbij");
                cells.typed_removed = typed(cells.code, "eraf");
                cells.other = typed(cells.code, "overig");
                plan.typed = number_in(cells.typed);
                plan.typed_removed = number_in(cells.typed_removed);
                plan.other = number_in(cells.other);
                plan_.cells.push_back(std::move(cells));
            }
        plan_.years = grow(plan_.input);
    }

    const Submission& submission_;
    const Catalogue& catalogue_;
    const GrowthSettings& settings_;
    GrowthPlan plan_;
    std::vector<std::string> areas_;
    std::map<Key, const Answer*> answers_;
    std::set<Key> used_;
};

}  // namespace

const GrowthAssumption* GrowthPlan::assumption(const std::string& region, const std::string& id) const {
    const auto found = std::ranges::find_if(assumptions, [&](const GrowthAssumption& each) { return each.region == region && each.id == id; });
    return found == assumptions.end() ? nullptr : &*found;
}

GrowthPlan plan_growth(const Submission& submission, const Catalogue& catalogue, const GrowthSettings& settings) {
    return Planner(submission, catalogue, settings).plan();
}

}  // namespace graadmeter
