// SPDX-License-Identifier: EUPL-1.2
// Functions that look something up in the data.
#include <algorithm>
#include <string>
#include <utility>

#include "addin/functions.h"
#include "addin/lookup.h"
#include "addin/read_figures.h"
#include "catalogue/influence.h"
#include "version.h"

namespace graadmeter::addin {
namespace {

constexpr const char* kDegreeQuestion = "g";   // the question that asks for the degree of influence
constexpr const char* kOpen = "niet ingevuld";
constexpr const char* kNotApplicable = "n.v.t.";

struct SeriesName {
    std::string measure, region, group;
};

// What the catalogue does not know is called as the data call it: they may be of several municipalities.
SeriesName series_name(const Data& data, const Inputs& in, std::size_t group_at) {
    SeriesName name{required_text(in.scalars[0]), required_text(in.scalars[1]), text_of(in.scalars[group_at]).value_or("")};
    if (!data.has_figures) throw CellError{Error::reference};
    if (const Measure* measure = data.names.find(name.measure)) name.measure = measure->key();
    const bool number = std::holds_alternative<double>(in.scalars[1]);
    if (auto code = data.regions.find(name.region, data.municipality(), number)) name.region = std::move(*code);
    name.group = group_id(name.group);
    return name;
}

Scalar scalar_of(const Figure& figure) { return figure.value ? Scalar(*figure.value) : Scalar(Error::not_available); }

Scalar scalar_of(const Period& period) {
    if (period.kind == Period::Kind::year) return static_cast<double>(period.year);
    return period.text();
}

}  // namespace

Result waarde(const Context& context, const Inputs& in) {
    const Period period = required_period(in.scalars[2]);
    const SeriesName name = series_name(context.data(), in, 3);
    const Figure* figure = context.data().figures.figure(name.measure, name.region, name.group, period);
    return figure ? scalar_of(*figure) : Scalar(Error::not_available);
}

Result reeks(const Context& context, const Inputs& in) {
    const SeriesName name = series_name(context.data(), in, 2);
    const auto* figures = context.data().figures.series(name.measure, name.region, name.group);
    if (!figures || figures->empty()) return Scalar(Error::not_available);
    Table table{figures->size(), 2, {}};
    for (const Figure& figure : *figures) {
        table.cells.push_back(scalar_of(figure.period));
        table.cells.push_back(scalar_of(figure));
    }
    return table;
}

Result regio(const Context& context, const Inputs& in) {
    const std::string text = required_text(in.scalars[0]);
    const Data& data = context.data();
    const auto code = data.regions.find(text, data.municipality(), std::holds_alternative<double>(in.scalars[0]));
    const Region* region = code ? data.regions.by_code(*code) : nullptr;
    if (!region) return Scalar(Error::not_available);
    // Who gives a code, "gm0988" or 988, asks for the name; who gives a name asks for the code.
    const bool code_given = region_level(text) != RegionLevel::other || folded(text) == folded(*code) || text.find_first_not_of("0123456789") == std::string::npos;
    return Scalar(code_given ? region->name : region->code);
}

Result invloed(const Context& context, const Inputs& in) {
    const Data& data = context.data();
    const Measure& measure = measure_of(data, in.scalars[0]);
    if (!data.has_answers) return Scalar(Error::not_available);
    const std::string asked = text_of(in.scalars[1]).value_or(kDegreeQuestion);
    const Question* question = data.influence.question(asked);
    if (!question) question = data.influence.question(folded(asked));
    if (!question) question = data.influence.by_caption(asked);
    if (!question) throw CellError{Error::value};
    const std::string& id = measure.whole->id;
    if (data.disputed.contains({id, question->id})) return Scalar(Error::not_available);
    const auto answer = std::ranges::find_if(data.answers, [&](const Answer& one) { return one.indicator == id && one.question == question->id; });
    if (answer != data.answers.end()) return Scalar(answer->text);
    const InfluenceState state = influence_state(id, data.answers, data.influence);
    const bool applies = std::ranges::find(state.not_applicable, question->id) == state.not_applicable.end();
    return Scalar(std::string(applies ? kOpen : kNotApplicable));
}

Result versie(const Context& context, const Inputs&) {
    std::string text = "Graadmeter " + std::string(kVersion) + "; " + context.data().summary;
    if (const std::string problem = context.problem(); !problem.empty()) text += ". LET OP: " + problem;
    return Scalar(std::move(text));
}

}  // namespace graadmeter::addin
