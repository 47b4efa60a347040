// SPDX-License-Identifier: EUPL-1.2
// A municipality's indicator catalogue: what it steers on, and what each figure means. The XML is described in
// mappings/catalogus.xsd and docs/catalogus.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/events.h"
#include "model/period.h"

namespace graadmeter {

class Library;

// Which way is better. From the catalogue only: it cannot be derived from a name (facts.md 0.2).
enum class Direction { higher, lower, target_band, context, per_component };
// R35: the state of things, the municipality's own effort, or context; never in one score.
enum class IndicatorKind { state, effort, context };
[[nodiscard]] const char* dutch_word(Direction);       // "hoger is beter" ...
[[nodiscard]] const char* dutch_word(IndicatorKind);   // "toestand", "inzet", "context"
// As the XML writes it: "hoger", "lager", "doelband", "context", "per-onderdeel".
[[nodiscard]] std::string_view xml_word(Direction);

// Units are a small closed list; conversion between them needs a denominator and is never silent.
struct Unit {
    std::string id;             // "%", "aantal", "score", "per_1000", "per_10000", "euro", "x1000_euro", "km", "schaal" ... "" = not stated
    std::string label;          // as shown in a header: "%", "aantal", "score 0-10", "per 1.000 inwoners"
    std::optional<double> minimum, maximum;   // what a value can be at all
    bool whole = false;         // counts
    bool percentage = false;    // differences are %-punt
    double per = 0;             // of a rate: for how many; 100, 1000 ... 0 = no rate
    std::string basis;          // of a rate: of what, "inwoners"; of an amount or size: what it measures, "euro"; "" = not stated
    double size = 1;            // of an amount or size: in the smallest unit of its basis (x1000_euro = 1000)
};
// The unit with this id; the unit "" (unstated, no bounds) when unknown.
[[nodiscard]] const Unit& unit(std::string_view id);
[[nodiscard]] const std::vector<Unit>& units();

// The same figure in another unit (R75). Rates of one basis, and amounts of one basis, need nothing more: 37.1 per 1.000 inwoners is
// 371 per 10.000. Between a count and a rate, and between rates of which the basis differs or is not stated ("%"), only with the
// denominator that both are about, which must be positive. Nothing when it cannot be done.
[[nodiscard]] std::optional<double> converted(double value, const Unit& from, const Unit& to, std::optional<double> denominator = {});

// Where something in the catalogue comes from, and how sure that is.
struct Provenance {
    std::string source;         // document, table
    std::string date;           // as the source gives it
    std::string set_by;         // who set it: "gemeenteraad", "college"; "" = not stated
};

// Norm classes by bounds (facts.md 3.1 [D]): 5 bounds at score 0, 25, 50, 75, 100. A norm without source is not used (V08).
inline constexpr std::size_t kNormBounds = 5, kNormClasses = kNormBounds - 1;   // rood, oranje, groen, goud

struct Norm {
    std::vector<double> bounds;   // kNormBounds, at score 0, 25, 50, 75 and 100, monotone; rising for "hoger", falling for "lager"
    Provenance provenance;
    std::size_t line = 0;         // in the XML, from 1
};

struct TargetValue {
    Period period;
    double value = 0;
    bool hypothetical = false;    // an example in the source: never reported as a target (R111)
    Provenance proposed, set;
    std::string reason{};         // why this value, or why it was replaced (R99)
};

struct BaselineValue {
    Period period;
    std::optional<double> value;  // nothing: the year is fixed, the figure still has to come
    Provenance provenance;
};

struct SeriesBreak {
    int year = 0;                 // first year of the new series
    std::string reason;
};

struct Component {                // of a composite, ratio or threshold series (R74, R121, R126)
    std::string id;
    std::string name;
    std::string unit;
    Direction direction = Direction::context;
};

// A conceptual model that names the indicator, and the theme it has there (R39): "Sociale veerkracht", "hulpbronnen".
struct ModelPlace {
    std::string model, theme;
};

// A figure that the source document itself states, with year and place: shown as context, never mixed with submitted data.
struct KnownValue {
    Period period;
    double value = 0;
    std::optional<double> national;
    std::string group;            // "65+" where it differs from the indicator's own population
    Provenance provenance;
};

struct Indicator {
    std::string id;                        // "WEE-002"
    std::string name;                      // exactly as in the source document; two may share it when their populations differ
    std::vector<std::string> synonyms;     // other names of the same measure; shared on the same condition
    std::string definition;
    std::string unit;                      // unit id, "" = not stated in the source
    Direction direction = Direction::context;
    bool direction_uncertain = false;      // an estimate of ours, not in the source
    IndicatorKind kind = IndicatorKind::state;
    std::string population;                // "" = all inhabitants or not stated
    std::optional<double> minimum, maximum;
    int decimals = 1;
    std::optional<int> frequency_years;    // 1 = yearly, 4 = GGD monitors
    std::string smallest_area;             // "gemeente", "wijk", "buurt"; "" = not stated
    std::string source;                    // name of the data source, "" = not stated (V06)
    std::string source_type;               // "eigen", "openbaar", "partner", "survey"; ""
    std::string owner_function;
    std::optional<int> small_count_threshold;
    double weight = 1;                     // in the score of its goal or theme, above 0
    std::string perception;                // "subjectief" (asked of people), "objectief" (registered, counted); "" = not stated (R63)
    std::vector<Component> components;
    // How the components make the whole: "drempelreeks" (each holds those before it, so the values do not fall), "verhouding"
    // (the first divided by the second), "meervoudig" (several measures in one line of the document); "" = no components.
    std::string composition;
    std::optional<Norm> norm;
    std::optional<BaselineValue> baseline;
    std::vector<TargetValue> targets;      // those that hold, by period
    std::vector<TargetValue> former_targets;  // replaced since; by period, of one period in the order written
    std::vector<KnownValue> known_values;
    std::vector<SeriesBreak> breaks;
    std::string bbv_number, taakveld, pc_code;
    std::string spatial_tag;
    std::vector<ModelPlace> models;
    std::string successor;                 // id of the indicator that goes on with this one's series
    std::string theme;                     // level id of the thema, opgave or doel that holds it, "" = none
    std::vector<std::string> goals;        // level ids (doel, resultaat) it measures, many-to-many
    std::string note;                      // remark on the source, Dutch
    bool uncertain = false;                // the source leaves its place or text uncertain: `note` says what
    bool dropped = false;                  // no longer asked for; still read, so that old series keep their name
    std::string when_missing;              // what must be written where there is no figure ("gegevens niet beschikbaar"), "" = free
    std::string origin;                    // id of the included catalogue that it comes from, "" = this catalogue's own
    std::size_t line = 0;                  // in its own file, from 1
    std::string part_of{};                 // of an element of Catalogue::parts: id of the indicator; "" = an indicator itself
    Provenance text_set{};                 // who set its text word for word, and where (R106); set_by "" = nobody
    std::optional<bool> in_budget{};       // whether it stands in the programmabegroting (R84); nothing = not stated
    bool planned = false;                  // not taken up yet: that it has no figures is no lack (R97)
    std::string planned_for{};             // when it will be: a year or date, "" = not stated
    std::vector<std::string> domains{};    // of the social domain, codes of codelijsten/domeinen (R21)
};

// A level of steering: brede-welvaartgebied, strategische waarde, maatschappelijk effect, opgave, doel, thema (voorraad) ...
struct Level {
    std::string id;                        // "E1", "D03", "voorraad-wonen"
    std::string kind;                      // "brede-welvaartgebied", "strategische-waarde", "maatschappelijk-effect", "opgave",
                                           // "doel", "resultaat", "inspanning", "thema"
    std::string name;
    bool in_scope = true;                  // Weert: 6 of the 9 effects count for the social domain (R23)
    std::vector<std::string> serves;       // ids of the levels that it contributes to, many-to-many
    std::vector<std::string> also_serves;  // secondary links ("Maar ook", R102)
    std::string note;
    // Where a result must hold (R88): "alle" = in every district, "een" = in at least one, "gemeente"; "" = not stated.
    std::string spatial_rule{};
    std::optional<int> base_year{}, target_year{};  // compared with, reached in; nothing = not stated
    std::string origin{};                  // id of the included catalogue that it comes from, "" = this catalogue's own
    std::size_t line = 0;                  // in its own file, from 1
    std::vector<std::string> synonyms{};   // other spellings of its name
    Provenance text_set{};                 // as of an indicator
    std::optional<int> horizon{};          // last year by which it must be reached (R105); nothing = not stated
    bool beyond_term = false;              // may take longer than the catalogue is valid
    bool planned = false;                  // as of an indicator
    std::string planned_for{};
    std::vector<std::string> domains{};    // of its indicators that name none; likewise the taakveld
    std::string taakveld{};
};
// The last year by which a level must be reached: its horizon, or the year of a result. Nothing when not stated.
[[nodiscard]] std::optional<int> horizon_of(const Level& level);

// An amount of the financial frame (R107, R128): of a level, one layer of it, one period.
struct BudgetLine {
    std::string level;                     // "O1"
    std::string layer;                     // "SAMENLEVING", "MEEDOEN", "VANGNET"; as the document names it
    std::string name;                      // of a line inside the layer: "Gebouwen"; "" = the layer itself
    bool of_which = false;                 // is already in the layer's amount: never added to it
    Period period;
    double amount = 0;
    std::optional<double> incidental;      // part of the amount that is for that period only
    std::string note;
};

struct FinancialFrame {
    std::string unit;                      // "x1000_euro"
    std::string source;
    std::vector<BudgetLine> lines;
};
// What the level has in that period: its layers, without the lines that are already in them. Nothing when the frame has no line.
[[nodiscard]] std::optional<double> budget_of(const FinancialFrame& frame, std::string_view level, const Period& period);

// A figure in the source document that belongs to no indicator ("Inwoners 44.354"): context, never mixed with submitted data.
struct KeyFigure {
    std::string theme, name, unit;
    std::optional<Period> period;          // nothing = the document states none
    double value = 0;
    std::optional<double> national;
    std::string source, note;
};

// What the source document says of growth (R2, R53, R112): a goal, a plan, or the standard of a facility.
enum class GrowthSubject {
    inhabitants_goal,      // so many inhabitants in the end: "inwoners"
    dwellings_added,       // so many dwellings more: "woningen-erbij"
    per_1000,              // so much of a facility for 1.000 inhabitants: "per-1000"
    square_metres,         // so much room does one of a facility take: "m2"
};
[[nodiscard]] std::string_view xml_word(GrowthSubject);
struct GrowthFigure {
    GrowthSubject subject = GrowthSubject::inhabitants_goal;
    std::string facility;                  // name as in templates/aannames-groei.xml, of a standard only
    std::optional<Period> period;          // until when; nothing = the document states none
    double value = 0;
    std::string source, note;
};

// A line of the catalogue's own history (R70).
struct CatalogueEdit {
    std::string version, date;             // date "" = not stated
    std::string what;                      // Dutch
    std::string decided_by;                // "" = not stated
};

// Somebody set the text of an indicator or level that is not in the catalogue (any more).
struct AbsentDecided {
    std::string id;
    Provenance text_set;
    std::size_t line = 0;
};

// Another catalogue or pack that one takes in, directly or through another.
struct IncludedCatalogue {
    std::string id, name, version, source;
    std::filesystem::path file;
    bool pack = false;
};

struct Catalogue {
    std::string id;                        // "weert"
    std::string name;
    bool pack = false;                     // indicators for anybody to include; has no municipality
    std::string municipality;              // region code "GM0988", "" = a pack
    std::string municipality_name;
    std::string version;
    std::string valid_from, valid_until;   // ISO dates or years, as in the source; "" = not stated
    std::string source;                    // the document
    std::vector<std::string> reference_regions;  // to compare with when data hold them; off by default (R36)
    std::string prefix;                    // that the ids of its own indicators begin with; "" = none asked
    std::vector<IncludedCatalogue> includes;
    // Included catalogues' first, then its own, then those of packs.
    std::vector<Level> levels;
    std::vector<Indicator> indicators;
    // The components of all indicators in order, each as an indicator of its own: its id, name, unit and direction, and what holds for
    // every part of the whole (population, decimals, frequency, breaks). No norm, baseline or target: those are about the whole.
    std::vector<Indicator> parts;
    FinancialFrame financial_frame;        // its own, not that of what it includes
    std::vector<KeyFigure> key_figures;    // likewise
    std::vector<Event> events;             // by year; its own and those of what it includes
    bool general_events = true;            // whether those of the code list count too
    std::vector<GrowthFigure> growth;      // likewise
    std::vector<AbsentDecided> absent_decided;  // its own
    std::vector<CatalogueEdit> history;    // its own, as written: the newest first or last

    [[nodiscard]] const Indicator* indicator(std::string_view id) const;
    [[nodiscard]] const Indicator* part(std::string_view component) const;
    // What a figure with this key measures: the indicator, or the component when one is named. Null when unknown.
    [[nodiscard]] const Indicator* measure(std::string_view indicator, std::string_view component) const;
    [[nodiscard]] std::vector<const Indicator*> parts_of(std::string_view indicator) const;   // in the catalogue's order
    [[nodiscard]] const Level* level(std::string_view id) const;
    // The indicator that goes on with this one's series: the last of its successors, or itself. Null when unknown.
    [[nodiscard]] const Indicator* current(std::string_view id) const;
    [[nodiscard]] std::vector<const Level*> levels_of(std::string_view kind) const;
};

// The levels that an indicator belongs to, by its goals and theme and what those serve (not also_serves), by catalogue order.
[[nodiscard]] std::vector<const Level*> levels_above(const Catalogue& catalogue, const Indicator& indicator);

// The last year by which the goals of an indicator must be reached, the latest of them; results before the goals that they serve.
// Nothing when none is stated.
[[nodiscard]] std::optional<int> horizon_of(const Catalogue& catalogue, const Indicator& indicator);

// Fills Catalogue::parts from the components. A part's name can stand alone: where the component's own says little without the
// indicator's ("werk"), it is "Participatie: werk". Its synonyms are the other ways to write it.
void derive_parts(Catalogue& catalogue);

// The figure of a "verhouding" by its two components' figures, in the whole's unit: "0,5" plainly, "50" as a percentage. The parts are
// in the units of their components. Nothing when the second is 0, or the indicator is no ratio.
[[nodiscard]] std::optional<double> quotient(const Indicator& ratio, double numerator, double denominator);

// Reads and checks a catalogue file, with what it includes. An included catalogue is looked for beside the file, in pakketten beside
// that folder, and in the library when there is one. Throws FileError (code "") with file, line (offset), what was found and what
// was expected.
[[nodiscard]] Catalogue read_catalogue(const std::filesystem::path& file, const Library* library = nullptr);

// Doelen that no indicator measures, neither their own nor one of their results' (R12, R100). Not those that are still to be taken up.
[[nodiscard]] std::vector<const Level*> goals_without_indicator(const Catalogue& catalogue);

// What a catalogue lacks: doelen without indicator, indicators without unit, baseline, target or source, a target on the wrong side
// of the baseline. A norm without source is an error: it is read, so that a workbook can be told (V08), but must not stay.
struct CatalogueGap {
    std::string file;      // name of the included file that it is in, "" = the catalogue's own
    std::size_t line = 0;  // 0 = not read from a file
    std::string subject;   // id and name
    std::string message;   // Dutch: what is missing
    std::string remedy;    // Dutch: what to write
    bool error = false;
};
[[nodiscard]] std::vector<CatalogueGap> gaps(const Catalogue& catalogue);

}  // namespace graadmeter
