// SPDX-License-Identifier: EUPL-1.2
#include <ostream>

#include "command/catalogue_view.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// Parts with "; " between them; empty parts are left out.
class Parts {
public:
    void add(const std::string& part) {
        if (!part.empty()) text_ += (text_.empty() ? "" : "; ") + part;
    }
    void add(const std::string& caption, const std::string& value) {
        if (!value.empty()) add(caption + value);
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

std::string number(const std::optional<double>& value) {
    return value ? dutch_number(*value) : "";
}

std::string year(const std::optional<int>& value) {
    return value ? std::to_string(*value) : "";
}

// "; vastgesteld door gemeenteraad op 2025-11-10"
std::string decided(const char* word, const Provenance& from) {
    if (from.set_by.empty() && from.date.empty()) return "";
    return std::string(word) + (from.set_by.empty() ? "" : " door " + from.set_by) + (from.date.empty() ? "" : " op " + from.date);
}

std::string wording_set(const Provenance& decision) {
    return decision.set_by.empty() ? "" : decided("tekst vastgesteld", decision) + " (" + decision.source + ")";
}

std::string plan(bool planned, const std::string& planned_for) {
    return !planned ? "" : "nog niet opgenomen" + (planned_for.empty() ? "" : ", gepland " + planned_for);
}

std::string origin(const std::string& catalogue) {
    return catalogue.empty() ? "" : "uit " + catalogue;
}

class TextView {
public:
    TextView(const Catalogue& catalogue, std::ostream& out) : catalogue_(catalogue), out_(out) {}

    void show() {
        head();
        out_ << "\nNiveaus\n";
        for (const Level& each : catalogue_.levels) level(each);
        out_ << "\nIndicatoren\n";
        for (const Indicator& each : catalogue_.indicators) indicator(each);
        financial_frame();
        events();
        key_figures();
        growth_figures();
        uncertain();
        history();
    }

private:
    void head() {
        out_ << catalogue_.name << " (" << catalogue_.id << ")"
             << (catalogue_.municipality.empty() ? "" : ", " + catalogue_.municipality_name + " " + catalogue_.municipality)
             << (catalogue_.pack ? ", pakket om op te nemen" : "") << "\n";
        Parts parts;
        parts.add("versie ", catalogue_.version);
        parts.add("geldig van ", catalogue_.valid_from);
        parts.add("geldig tot en met ", catalogue_.valid_until);
        parts.add("bron: ", catalogue_.source);
        parts.add("vergelijkt met ", joined(catalogue_.reference_regions, ", "));
        out_ << parts.text() << "\n";
        for (const IncludedCatalogue& each : catalogue_.includes)
            out_ << "neemt op: " << each.id << " (" << (each.pack ? "pakket " : "") << each.name << ", versie " << each.version << ")\n";
    }

    void line(const std::string& text) {
        if (!text.empty()) out_ << "      " << text << "\n";
    }

    void level(const Level& each) {
        out_ << "  " << each.id << "  " << each.kind << ": " << each.name << (each.in_scope ? "" : " (valt buiten het sociaal domein)");
        if (!each.serves.empty()) out_ << "  -> " << joined(each.serves, ", ");
        if (!each.also_serves.empty()) out_ << " (ook " << joined(each.also_serves, ", ") << ")";
        out_ << "\n";
        Parts parts;
        if (each.spatial_rule == "alle") parts.add("moet gehaald zijn in alle wijken en kernen");
        if (each.spatial_rule == "een") parts.add("moet gehaald zijn in minstens één wijk of kern");
        if (each.spatial_rule == "gemeente") parts.add("moet gehaald zijn in de gemeente als geheel");
        parts.add("vergeleken met ", year(each.base_year));
        parts.add("te halen in ", year(each.target_year));
        parts.add("horizon ", year(each.horizon));
        if (each.beyond_term) parts.add("kan langer duren dan de looptijd van deze catalogus");
        parts.add(plan(each.planned, each.planned_for));
        parts.add("domein ", joined(each.domains, ", "));
        parts.add("taakveld ", each.taakveld);
        parts.add(wording_set(each.text_set));
        parts.add(origin(each.origin));
        line(parts.text());
        if (!each.synonyms.empty()) line("ook: " + joined(each.synonyms, "; "));
        if (!each.note.empty()) line("let op: " + each.note);
    }

    void indicator(const Indicator& each) {
        out_ << "  " << each.id << "  " << each.name << (each.dropped ? "  (VERVALLEN)" : "") << "\n";
        Parts parts;
        parts.add(each.unit.empty() ? "eenheid niet vermeld" : unit(each.unit).label);
        parts.add(std::string(dutch_word(each.direction)) + (each.direction_uncertain ? " (inschatting)" : ""));
        parts.add(dutch_word(each.kind));
        parts.add(each.perception);
        parts.add(each.population);
        parts.add("minstens ", number(each.minimum));
        parts.add("hoogstens ", number(each.maximum));
        if (each.frequency_years) parts.add(*each.frequency_years == 1 ? "elk jaar" : "om de " + std::to_string(*each.frequency_years) + " jaar");
        parts.add("tot op ", each.smallest_area);
        parts.add("bron: ", each.source + (each.source_type.empty() ? "" : " (" + each.source_type + ")"));
        line(parts.text());
        references(each);
        if (!each.definition.empty()) line("definitie: " + each.definition);
        if (!each.synonyms.empty()) line("ook: " + joined(each.synonyms, "; "));
        if (each.uncertain || !each.note.empty()) line((each.uncertain ? "ONZEKER: " : "let op: ") + each.note);
        for (const Component& part : each.components)
            line("onderdeel " + part.id + ": " + part.name + (part.unit == each.unit ? "" : "; " + (part.unit.empty() ? "eenheid niet vermeld" : unit(part.unit).label)) +
                 (part.direction == each.direction ? "" : std::string("; ") + dutch_word(part.direction)));
        if (!each.composition.empty() && each.composition != "meervoudig") line("samenstelling: " + each.composition);
        values(each);
    }

    void references(const Indicator& each) {
        Parts parts;
        parts.add("thema ", each.theme);
        parts.add("doelen ", joined(each.goals, ", "));
        parts.add("eigenaar: ", each.owner_function);
        parts.add("BBV ", each.bbv_number);
        parts.add("taakveld ", each.taakveld);
        parts.add("P&C-code ", each.pc_code);
        parts.add("ruimtelijk: ", each.spatial_tag);
        for (const ModelPlace& place : each.models) parts.add("model ", place.model + (place.theme.empty() ? "" : " (" + place.theme + ")"));
        if (each.small_count_threshold) parts.add("niet tonen onder " + std::to_string(*each.small_count_threshold));
        if (each.weight != 1) parts.add("gewicht " + dutch_number(each.weight));
        parts.add("zonder cijfer: ", each.when_missing);
        if (each.in_budget) parts.add(*each.in_budget ? "staat in de programmabegroting" : "staat niet in de programmabegroting");
        parts.add("domein ", joined(each.domains, ", "));
        parts.add(plan(each.planned, each.planned_for));
        parts.add("opgevolgd door ", each.successor);
        parts.add(wording_set(each.text_set));
        parts.add(origin(each.origin));
        line(parts.text());
    }

    void target(const TargetValue& value, bool replaced) {
        Parts parts;
        parts.add("streefwaarde " + value.period.text() + ": " + dutch_number(value.value) +
                  (value.hypothetical ? " (hypothetisch, telt niet mee)" : "") + (replaced ? " (vervallen)" : ""));
        parts.add(decided("voorgesteld", value.proposed));
        parts.add(decided("vastgesteld", value.set));
        parts.add(value.reason);
        parts.add("bron: ", value.proposed.source);
        line(parts.text());
    }

    void values(const Indicator& each) {
        if (each.norm) {
            std::string bounds;
            for (const double bound : each.norm->bounds) bounds += (bounds.empty() ? "" : " ") + dutch_number(bound);
            Parts parts;
            parts.add("norm: " + bounds);
            parts.add(decided("vastgesteld", each.norm->provenance));
            parts.add(each.norm->provenance.source.empty() ? "ZONDER BRON, telt niet mee" : "bron: " + each.norm->provenance.source);
            line(parts.text());
        }
        if (each.baseline) {
            Parts parts;
            parts.add("nulmeting " + each.baseline->period.text() + ": " + (each.baseline->value ? dutch_number(*each.baseline->value) : "nog geen waarde"));
            parts.add(decided("vastgesteld", each.baseline->provenance));
            parts.add("bron: ", each.baseline->provenance.source);
            line(parts.text());
        }
        for (const TargetValue& value : each.former_targets) target(value, true);
        for (const TargetValue& value : each.targets) target(value, false);
        for (const KnownValue& value : each.known_values)
            line("het document noemt voor " + value.period.text() + ": " + dutch_number(value.value) + (value.group.empty() ? "" : " (" + value.group + ")") +
                 (value.national ? ", landelijk " + dutch_number(*value.national) : "") + "; bron: " + value.provenance.source);
        for (const SeriesBreak& cut : each.breaks) line("reeksbreuk in " + std::to_string(cut.year) + ": " + cut.reason);
    }

    void financial_frame() {
        const FinancialFrame& frame = catalogue_.financial_frame;
        if (frame.lines.empty()) return;
        out_ << "\nFinancieel kader, " << unit(frame.unit).label << "; bron: " << frame.source << "\n";
        for (const BudgetLine& each : frame.lines) {
            const Level* level = catalogue_.level(each.level);
            out_ << "  " << each.period.text() << "  " << (level ? level->name : each.level) << ", " << each.layer << (each.name.empty() ? "" : ", " + each.name)
                 << ": " << dutch_number(each.amount) << (each.of_which ? " (zit al in " + each.layer + ")" : "")
                 << (each.incidental && *each.incidental != 0 ? ", waarvan incidenteel " + dutch_number(*each.incidental) : "") << "\n";
            if (!each.note.empty()) line("let op: " + each.note);
        }
    }

    void events() {
        if (catalogue_.events.empty()) return;
        out_ << "\nGebeurtenissen\n";
        for (const Event& each : catalogue_.events) out_ << "  " << in_words(each) << " | bron: " << each.source << "\n";
    }

    void key_figures() {
        if (catalogue_.key_figures.empty()) return;
        out_ << "\nKerncijfers uit het document\n";
        for (const KeyFigure& each : catalogue_.key_figures) {
            Parts parts;
            parts.add(each.name + (each.period ? " (" + each.period->text() + ")" : "") + ": " + dutch_number(each.value) + " " + unit(each.unit).label);
            parts.add("landelijk ", number(each.national));
            parts.add(each.note);
            parts.add("bron: ", each.source);
            out_ << "  " << parts.text() << "\n";
        }
    }

    void growth_figures() {
        if (catalogue_.growth.empty()) return;
        out_ << "\nGroei volgens het document\n";
        for (const GrowthFigure& each : catalogue_.growth) {
            Parts parts;
            parts.add(std::string(xml_word(each.subject)) + (each.facility.empty() ? "" : ", " + each.facility) +
                      (each.period ? " (" + each.period->text() + ")" : "") + ": " + dutch_number(each.value));
            parts.add(each.note);
            parts.add("bron: ", each.source);
            out_ << "  " << parts.text() << "\n";
        }
    }

    void history() {
        if (catalogue_.history.empty()) return;
        out_ << "\nWijzigingen van deze catalogus\n";
        for (const CatalogueEdit& each : catalogue_.history)
            out_ << "  versie " << each.version << (each.date.empty() ? "" : ", " + each.date) << ": " << each.what
                 << (each.decided_by.empty() ? "" : " (besluit: " + each.decided_by + ")") << "\n";
    }

    // What a person must still confirm, together: the marks above are easily missed in a long list.
    void uncertain() {
        std::string doubts;
        std::size_t count = 0, estimated = 0;
        for (const Indicator& each : catalogue_.indicators) {
            if (each.uncertain) doubts += (count++ == 0 ? "" : ", ") + each.id;
            estimated += each.direction_uncertain;
        }
        if (count > 0) out_ << "\nOnzeker volgens het brondocument (" << count << "): " << doubts << "\n";
        if (estimated > 0) out_ << "Richting is een inschatting bij " << estimated << " van de " << catalogue_.indicators.size() << " indicatoren.\n";
    }

    const Catalogue& catalogue_;
    std::ostream& out_;
};

}  // namespace

void show_catalogue(const Catalogue& catalogue, std::ostream& out) {
    TextView(catalogue, out).show();
}

}  // namespace graadmeter
