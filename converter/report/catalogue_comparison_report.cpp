// SPDX-License-Identifier: EUPL-1.2
#include "report/catalogue_comparison_report.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>

#include "model/text.h"
#include "report/csv_field.h"
#include "report/phrases.h"

namespace graadmeter {
namespace {

void write_properties(std::ostream& out, const CatalogueChange& one) {
    const auto side = [](const std::string& value) { return value.empty() ? std::string("–") : on_one_line(value); };
    for (const PropertyChange& property : one.properties) out << "    " << property.property << ": " << side(property.before) << " → " << side(property.after) << "\n";
}

void write_group(std::ostream& out, const char* caption, const CatalogueComparison& comparison, bool (*belongs)(const CatalogueChange&), std::size_t same) {
    using Kind = CatalogueChange::Kind;
    const auto count = [&](Kind kind) {
        return whole_number(static_cast<std::uint64_t>(std::ranges::count_if(comparison.changes, [&](const auto& one) { return belongs(one) && one.kind == kind; })));
    };
    out << caption << ": " << count(Kind::added) << " nieuw, " << count(Kind::gone) << " vervallen, " << count(Kind::changed) << " gewijzigd, " << whole_number(same) << " gelijk.\n";
    for (const CatalogueChange& one : comparison.changes) {
        if (!belongs(one)) continue;
        out << "  " << dutch_word(one.kind) << "  " << one.subject << " " << one.id << " " << on_one_line(one.name) << (one.remark.empty() ? "" : " (" + one.remark + ")") << "\n";
        write_properties(out, one);
    }
}

bool is_indicator(const CatalogueChange& one) { return one.subject == "indicator"; }
bool is_level(const CatalogueChange& one) { return !is_indicator(one) && !one.id.empty(); }

}  // namespace

void write_catalogue_comparison_text(std::ostream& out, const CatalogueComparison& comparison) {
    const bool own = !comparison.changes.empty() && comparison.changes.front().id.empty();
    out << "Catalogus: " << (own ? "gewijzigd." : "gelijk.") << "\n";
    if (own) write_properties(out, comparison.changes.front());
    write_group(out, "Niveaus", comparison, is_level, comparison.same_levels);
    write_group(out, "Indicatoren", comparison, is_indicator, comparison.same_indicators);
}

void write_catalogue_comparison_csv(std::ostream& out, const CatalogueComparison& comparison) {
    out << kByteOrderMark << "wat;soort;code;naam;eigenschap;was;wordt;opmerking\r\n";
    const auto write = [&](const CatalogueChange& one, const PropertyChange& property) {
        const std::array<std::string_view, 7> fields{one.subject, one.id, one.name, property.property, property.before, property.after, one.remark};
        out << dutch_word(one.kind);
        for (const std::string_view field : fields) out << ';' << csv_field(field);
        out << "\r\n";
    };
    for (const CatalogueChange& one : comparison.changes) {
        if (one.properties.empty()) write(one, {});
        for (const PropertyChange& property : one.properties) write(one, property);
    }
}

}  // namespace graadmeter
