// SPDX-License-Identifier: EUPL-1.2
#include "mapping/recognition.h"

#include <algorithm>
#include <array>

#include "model/text.h"

namespace graadmeter {
namespace {

std::string of_indicator(const Indicator& indicator) { return indicator.id + " " + indicator.name; }

std::string role_words(ColumnRole role) {
    switch (role) {
        case ColumnRole::indicator: return "naam of code van de indicator";
        case ColumnRole::component: return "onderdeel van de indicator";
        case ColumnRole::region: return "code van het gebied";
        case ColumnRole::region_name: return "naam van het gebied";
        case ColumnRole::period: return "periode";
        case ColumnRole::group: return "groep";
        case ColumnRole::value: return "cijfers";
        case ColumnRole::unit: return "eenheid";
        case ColumnRole::status: return "status";
        case ColumnRole::source: return "bron";
        case ColumnRole::target: return "streefwaarde";
        case ColumnRole::lower_bound: return "ondergrens van een cijfer";
        case ColumnRole::upper_bound: return "bovengrens van een cijfer";
        case ColumnRole::margin: return "marge van een cijfer";
        case ColumnRole::interval: return "marges van een cijfer";
        case ColumnRole::figure_kind: return "waarde of grens";
        case ColumnRole::ignore: return "";
    }
    return "";
}

// What the source's heading for this column says, when its label fits one: else the column was told by what stands below it.
std::string ground_of_role(const Column& column) {
    if (!column.rule) return "inhoud van de kolom";
    const std::string label = folded(column.label);
    for (const auto& header : column.rule->headers)
        if (fits(label, header)) return "kop \"" + header + "\" van de bron";
    return "kop van de bron, samen met de rij erboven";
}

RecognisedColumn recognised(const Column& column, const Table& table) {
    RecognisedColumn result{column.header, shown(column.label), "", ""};
    if (column.role == ColumnRole::ignore) {
        result.ground = "niet lezen: " + ground_of_role(column);
        return result;
    }
    if (column.role && !column.is_value) {
        result.taken_as = role_words(*column.role);
        result.ground = ground_of_role(column);
        return result;
    }
    if (!column.is_value) {
        result.ground = column.chosen                 ? "u koos \"geen van deze\" op het blad Koppeling"
                        : column.foreign              ? "gaat over een ander gebied of iets anders"
                        : !column.proposal.empty()    ? "niet zeker; lijkt op: " + column.proposal
                        : table.source->match_names   ? "geen indicator van deze catalogus"
                                                      : "niet gekoppeld in de bron";
        return result;
    }
    result.taken_as = "cijfers";
    if (column.indicator) {
        result.taken_as += ": " + of_indicator(*column.indicator);
        if (column.chosen) {
            result.ground = dutch_word(LabelGround::choice);
        } else if (column.link_label.empty() && column.plain) {
            result.ground = "titel boven de tabel";
        } else {
            const auto linked = std::any_of(table.source->links.begin(), table.source->links.end(),
                                            [&](const IndicatorLink& link) { return link.indicator == column.indicator->id; });
            IndicatorMatch match;
            match.grade = column.resembles.empty() ? MatchGrade::certain : MatchGrade::resembling;
            match.indicator = column.indicator;
            const LabelGround ground = ground_of(column.resembles.empty() ? column.label : column.resembles, match);
            result.ground = dutch_word(linked && ground > LabelGround::synonym ? LabelGround::link : ground);
        }
    } else if (column.role == ColumnRole::value) {
        result.ground = ground_of_role(column);
    }
    const auto add = [&](const std::string& what) {
        if (!what.empty()) result.taken_as += ", " + what;
    };
    if (column.period) add("periode " + column.period->text());
    if (!column.region.empty()) add("gebied " + column.region);
    if (!column.group.empty()) add("groep " + column.group);
    if (!column.unit.empty()) add("eenheid " + column.unit);
    if (result.ground.empty()) result.ground = column.period ? "de kop is een periode" : "de kop is een gebied";
    return result;
}

}  // namespace

const char* dutch_word(LabelGround ground) {
    static constexpr std::array<const char*, 10> kWords = {
        "koppeling in de bron", "uw keuze op het blad Koppeling", "code van de indicator", "naam van de indicator", "synoniem uit de catalogus",
        "dezelfde woorden als de naam", "de naam, met wat eromheen staat", "de naam, op een typefout na", "lijkt op de naam en op geen andere", "niet herkend"};
    return kWords[static_cast<std::size_t>(ground)];
}

LabelGround ground_of(std::string_view label, const IndicatorMatch& match) {
    if (!match.indicator) return LabelGround::none;
    const std::string said = folded(label);
    const Indicator& indicator = *match.indicator;
    if (said == folded(indicator.id) || said.starts_with(folded(indicator.id) + " ")) return LabelGround::code;
    if (said == folded(indicator.name)) return LabelGround::name;
    std::vector<std::string> names{folded(indicator.name)};
    for (const auto& synonym : indicator.synonyms) names.push_back(folded(synonym));
    if (std::find(names.begin(), names.end(), said) != names.end()) return LabelGround::synonym;
    if (!indicator.part_of.empty() && !std::any_of(names.begin(), names.end(), [&](const auto& name) { return words(name) == words(label); }))
        return LabelGround::surroundings;
    if (match.grade == MatchGrade::certain) return LabelGround::words;
    for (const auto& name : names) {
        const std::size_t limit = std::min(said.size(), name.size()) / 8 + 1;
        if (edit_distance(said, name, limit) <= limit) return LabelGround::typo;
        if (name.size() > said.size() && name.ends_with(": " + said)) return LabelGround::surroundings;
    }
    return LabelGround::resemblance;
}

void RecognitionTrace::begin(std::uint32_t sheet, const Table& table, const Scope& scope) {
    RecognisedTable made;
    made.sheet = sheet;
    made.first_row = table.first_row;
    made.last_row = table.last_row;
    made.first_column = table.columns.front().column;
    made.last_column = table.columns.back().column;
    made.layout = table.source->layout;
    made.source = table.source->id;
    made.source_name = table.source->name;
    made.general = table.source->general;
    if (table.values == 0)
        for (const Source* rival : table.rivals) made.rivals.push_back(rival->id);
    for (const auto& wanted : table.source->recognise_headers) made.evidence.push_back("kop \"" + wanted + "\"");
    for (const auto& name : table.source->recognise_sheets) made.evidence.push_back("blad \"" + name + "\"");
    for (const auto& name : table.source->recognise_files) made.evidence.push_back("bestandsnaam met \"" + name + "\"");
    if (scope.period) made.period = scope.period->text();
    made.region = scope.region;
    made.group = scope.group;
    for (const auto& column : table.columns) made.columns.push_back(recognised(column, table));
    tables.push_back(std::move(made));
    known_.clear();
}

void RecognitionTrace::label(std::string_view text, CellAddress cell, const Indicator* indicator, LabelGround ground, const std::string& proposal) {
    if (tables.empty()) return;
    auto& labels = tables.back().labels;
    if (const auto found = known_.find(text); found != known_.end()) {
        ++labels[found->second].rows;
        return;
    }
    if (labels.size() >= kMostLabels) {
        ++tables.back().labels_left_out;
        return;
    }
    known_.emplace(std::string(text), labels.size());
    labels.push_back({shown(text), cell, indicator ? indicator->id : "", indicator ? indicator->name : "", ground, proposal, 1});
}

void RecognitionTrace::end(std::uint32_t last_row, std::uint64_t observations) {
    if (tables.empty()) return;
    tables.back().last_data_row = last_row > tables.back().last_row ? last_row : 0;
    tables.back().observations = observations;
}

}  // namespace graadmeter
