// SPDX-License-Identifier: EUPL-1.2
// Functions that say what the catalogue says.
#include <array>
#include <string>
#include <string_view>

#include "addin/functions.h"
#include "addin/lookup.h"
#include "model/dutch_number.h"

namespace graadmeter::addin {
namespace {

constexpr const char* kNotStated = "niet vermeld";

Scalar or_not_stated(const std::string& text) { return text.empty() ? std::string(kNotStated) : text; }

Scalar bounds_of(const Indicator& indicator) {
    if (!indicator.norm || indicator.norm->provenance.source.empty()) return std::string("geen norm");   // V08
    std::string text;
    for (const double bound : indicator.norm->bounds) text += (text.empty() ? "" : "; ") + dutch_number(bound);
    return text + " (" + indicator.norm->provenance.source + ")";
}

Scalar baseline_of(const Indicator& indicator) {
    if (!indicator.baseline || !indicator.baseline->value) return Error::not_available;
    return *indicator.baseline->value;
}

Scalar target_of(const Indicator& indicator) {
    const TargetValue* target = last_target(indicator);
    return target ? Scalar(target->value) : Scalar(Error::not_available);
}

struct Field {
    std::string_view word;
    Scalar (*of)(const Catalogue&, const Indicator&);
};
constexpr std::array<Field, 17> kFields{{
    {"code", [](const Catalogue&, const Indicator& i) -> Scalar { return i.id; }},
    {"naam", [](const Catalogue&, const Indicator& i) -> Scalar { return i.name; }},
    {"definitie", [](const Catalogue&, const Indicator& i) { return or_not_stated(i.definition); }},
    {"eenheid", [](const Catalogue&, const Indicator& i) { return or_not_stated(unit(i.unit).label); }},
    {"richting", [](const Catalogue&, const Indicator& i) -> Scalar { return dutch_word(i.direction); }},
    {"soort", [](const Catalogue&, const Indicator& i) -> Scalar { return dutch_word(i.kind); }},
    {"bron", [](const Catalogue&, const Indicator& i) { return or_not_stated(i.source); }},
    {"populatie", [](const Catalogue&, const Indicator& i) { return or_not_stated(i.population); }},
    {"thema",
     [](const Catalogue& catalogue, const Indicator& i) {
         const Level* theme = catalogue.level(i.theme);
         return or_not_stated(theme ? theme->name : i.theme);
     }},
    {"norm", [](const Catalogue&, const Indicator& i) { return bounds_of(i); }},
    {"nulmeting", [](const Catalogue&, const Indicator& i) { return baseline_of(i); }},
    {"nulmetingjaar", [](const Catalogue&, const Indicator& i) { return i.baseline ? Scalar(i.baseline->period.text()) : Scalar(Error::not_available); }},
    {"streefwaarde", [](const Catalogue&, const Indicator& i) { return target_of(i); }},
    {"streefjaar", [](const Catalogue&, const Indicator& i) { return last_target(i) ? Scalar(last_target(i)->period.text()) : Scalar(Error::not_available); }},
    {"decimalen", [](const Catalogue&, const Indicator& i) -> Scalar { return static_cast<double>(i.decimals); }},
    {"opvolger", [](const Catalogue&, const Indicator& i) { return or_not_stated(i.successor); }},
    {"opmerking", [](const Catalogue&, const Indicator& i) { return or_not_stated(i.note); }},
}};

std::string not_found(const Data& data, const std::string& text) {
    std::string names;
    for (const std::string& name : data.names.nearest(text)) names += (names.empty() ? "" : "; ") + name;
    return names.empty() ? "Niet gevonden in catalogus " + data.catalogue.id + "." : "Niet gevonden. Bedoelt u: " + names + "?";
}

}  // namespace

Result indicator(const Context& context, const Inputs& in) {
    const std::string name = required_text(in.scalars[0]);
    const auto asked = text_of(in.scalars[1]);
    const Data& data = context.data();
    if (data.catalogue.id.empty()) throw CellError{Error::reference};
    const Field* field = asked ? &entry_called(kFields, *asked) : nullptr;
    const Measure* measure = data.names.find(name);
    if (!measure) return Scalar(not_found(data, name));
    const Indicator& found = *measure->indicator;
    if (field) return field->of(data.catalogue, found);
    // Who gives the code asks for the name; who gives a name asks for the code.
    return Scalar(folded(name) == folded(found.id) ? found.name : found.id);
}

Result streefwaarde(const Context& context, const Inputs& in) {
    const Period period = required_period(in.scalars[1]);
    const Measure& measure = measure_of(context.data(), in.scalars[0]);
    for (const TargetValue& target : measure.indicator->targets)
        if (!target.hypothetical && target.period == period) return Scalar(target.value);
    return Scalar(Error::not_available);
}

}  // namespace graadmeter::addin
