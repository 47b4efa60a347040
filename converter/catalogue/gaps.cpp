// SPDX-License-Identifier: EUPL-1.2
// What a catalogue still lacks, each with its line and what to write there.
#include <algorithm>

#include "catalogue/catalogue.h"
#include "model/dutch_number.h"

namespace graadmeter {
namespace {

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
}

// A goal is measured by its own indicators or by those of its results.
bool is_measured(const Catalogue& catalogue, const Level& goal) {
    const auto has_indicator = [&](const Level& level) {
        return std::ranges::any_of(catalogue.indicators, [&](const Indicator& each) { return holds(each.goals, level.id); });
    };
    return has_indicator(goal) || std::ranges::any_of(catalogue.levels, [&](const Level& level) {
               return level.kind == "resultaat" && holds(level.serves, goal.id) && has_indicator(level);
           });
}

class GapFinder {
public:
    explicit GapFinder(const Catalogue& catalogue) : catalogue_(catalogue) {}

    std::vector<CatalogueGap> find() {
        for (const Level* goal : goals_without_indicator(catalogue_))
            missing(*goal, "geen indicator bij dit doel", "geef een indicator doelen=\"" + goal->id + "\", of zeg in een <noot> waarom er geen is");
        for (const Indicator& indicator : catalogue_.indicators)
            if (!indicator.dropped && !indicator.planned) examine(indicator);  // nobody needs to complete what is not asked (yet)
        for (const AbsentDecided& absent : catalogue_.absent_decided)
            result_.push_back({"", absent.line, absent.id, "de tekst is vastgesteld (" + absent.text_set.set_by + "), maar staat niet in de catalogus",
                               "zet de vastgestelde tekst terug, met vervallen=\"ja\" als de indicator niet meer gevraagd wordt, of haal de id weg bij <vaststelling>", false});
        return std::move(result_);
    }

private:
    void examine(const Indicator& indicator) {
        if (indicator.unit.empty()) missing(indicator, "geen eenheid", "zet eenheid=\"...\" erbij als de bron er een noemt");
        if (indicator.kind != IndicatorKind::context) {  // context is followed, not steered
            if (!indicator.baseline)
                missing(indicator, "geen nulmeting", "zet <nulmeting periode=\"...\" waarde=\"...\"/> erin");
            else if (!indicator.baseline->value)
                missing(indicator, "nulmeting nog zonder waarde",
                        "zet in <nulmeting periode=\"" + indicator.baseline->period.text() + "\"/> de waarde zodra die er is");
            // A hypothetical target is an example, not a target (R111).
            if (std::ranges::all_of(indicator.targets, &TargetValue::hypothetical))
                missing(indicator, "geen streefwaarde", "zet <streefwaarde periode=\"...\" waarde=\"...\"/> erin zodra die is vastgesteld");
            examine_targets(indicator);
        }
        if (indicator.source.empty()) missing(indicator, "geen bron", "zet bron=\"...\" erbij: waar het cijfer vandaan komt");
        if (indicator.norm && indicator.norm->provenance.source.empty()) {
            missing(indicator, "gevonden een <norm> zonder bron, verwacht bron=\"...\"",
                    "noem het document waarin de norm staat, of haal de norm weg: zonder bron wordt hij niet gebruikt (V08)");
            result_.back().line = indicator.norm->line;
            result_.back().error = true;
        }
    }

    // R109: targets move in the direction that the catalogue calls better, or hold what there is.
    void examine_targets(const Indicator& indicator) {
        const double sign = indicator.direction == Direction::higher ? 1 : indicator.direction == Direction::lower ? -1 : 0;
        const std::optional<int> horizon = horizon_of(catalogue_, indicator);
        std::optional<double> before = indicator.baseline ? indicator.baseline->value : std::nullopt;
        for (const TargetValue& target : indicator.targets) {
            if (target.hypothetical) continue;
            if (horizon && target.period.year > *horizon)
                missing(indicator, "de streefwaarde van " + target.period.text() + " ligt na de horizon van het doel (" + std::to_string(*horizon) + ")",
                        "kijk of het jaar van de streefwaarde en de horizon kloppen");
            if (before && sign * (target.value - *before) < 0)
                missing(indicator, "de streefwaarde van " + target.period.text() + " (" + dutch_number(target.value) + ") is slechter dan " +
                            dutch_number(*before) + " daarvoor, terwijl " + dutch_word(indicator.direction),
                        "kijk of de richting en de streefwaarde kloppen");
            before = target.value;
        }
    }

    template <class Item>
    void missing(const Item& item, std::string message, std::string remedy) {
        const auto from = std::ranges::find(catalogue_.includes, item.origin, &IncludedCatalogue::id);
        result_.push_back({from == catalogue_.includes.end() ? "" : from->file.filename().string(), item.line, item.id + " " + item.name,
                           std::move(message), std::move(remedy), false});
    }

    const Catalogue& catalogue_;
    std::vector<CatalogueGap> result_;
};

}  // namespace

std::vector<const Level*> goals_without_indicator(const Catalogue& catalogue) {
    auto goals = catalogue.levels_of("doel");
    std::erase_if(goals, [&](const Level* goal) { return goal->planned || is_measured(catalogue, *goal); });
    return goals;
}

std::vector<CatalogueGap> gaps(const Catalogue& catalogue) {
    return GapFinder(catalogue).find();
}

}  // namespace graadmeter
