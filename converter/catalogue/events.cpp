// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/events.h"

#include <algorithm>
#include <limits>
#include <set>

#include "catalogue/catalogue_values.h"
#include "catalogue/read_events.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr const char* kStillGoingOn = "heden";

}  // namespace

std::vector<Event> events_within(std::span<const Event> events, int first, int last, const std::string& indicator) {
    std::vector<Event> result;
    std::set<std::string> seen;
    for (const Event& event : events) {
        const bool touches = event.from <= last && event.until.value_or(std::numeric_limits<int>::max()) >= first;
        const bool about = event.indicators.empty() || std::ranges::find(event.indicators, indicator) != event.indicators.end();
        if (seen.insert(folded(event.name)).second && touches && about) result.push_back(event);
    }
    std::ranges::stable_sort(result, {}, &Event::from);
    return result;
}

std::string in_words(const Event& event) {
    if (!event.until) return event.name + " (vanaf " + std::to_string(event.from) + ")";
    return event.name + " (" + std::to_string(event.from) + (*event.until == event.from ? "" : "-" + std::to_string(*event.until)) + ")";
}

std::vector<Event> read_event_nodes(const XmlFile& file, pugi::xml_node node, bool indicators) {
    std::vector<Event> result;
    std::set<std::string> used;
    for (const auto child : node.children("gebeurtenis")) {
        if (indicators)
            file.allow(child, {"naam", "jaar", "tot", "bron", "noot", "indicatoren"});
        else
            file.allow(child, {"naam", "jaar", "tot", "bron", "noot"});
        const auto from = file.integer(child, "jaar", kFirstCatalogueYear, kLastCatalogueYear);
        if (!from) file.fail_attribute(child, "jaar", "het eerste jaar van de gebeurtenis");
        Event event{file.required(child, "naam"), *from, *from, file.required(child, "bron"), file.optional(child, "noot"), {}};
        if (file.optional(child, "tot") == kStillGoingOn)
            event.until.reset();
        else if (child.attribute("tot"))
            event.until = file.integer(child, "tot", kFirstCatalogueYear, kLastCatalogueYear);
        if (event.until && *event.until < event.from) file.fail_attribute(child, "tot", "een jaar niet voor jaar, of heden");
        if (indicators) event.indicators = file.list(child, "indicatoren");
        if (!used.insert(folded(event.name)).second) file.fail_attribute(child, "naam", "elke gebeurtenis één keer");
        result.push_back(std::move(event));
    }
    return result;
}

std::vector<Event> read_events(const std::filesystem::path& path) {
    const XmlFile file(path, "gebeurtenissen");
    file.allow(file.root(), {}, {"bron", "gebeurtenis"});
    return read_event_nodes(file, file.root(), false);
}

}  // namespace graadmeter
