// SPDX-License-Identifier: EUPL-1.2
// Reads a source mapping (mappings/bronnen/*.xml) into a Source. The schema is mappings/bron.xsd.
#include "mapping/source.h"

#include <algorithm>
#include <array>

#include "catalogue/catalogue.h"
#include "catalogue/xml_file.h"
#include "model/period.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::array<std::pair<std::string_view, Layout>, 4> kLayouts{{
    {"jaren-in-kolommen", Layout::years_in_columns}, {"lang", Layout::long_table}, {"kruistabel", Layout::crosstab},
    {"codelijst", Layout::code_list}}};
constexpr std::array<std::pair<std::string_view, ColumnRole>, 17> kRoles{{
    {"indicator", ColumnRole::indicator}, {"onderdeel", ColumnRole::component}, {"regio", ColumnRole::region}, {"regionaam", ColumnRole::region_name},
    {"periode", ColumnRole::period}, {"groep", ColumnRole::group}, {"waarde", ColumnRole::value}, {"eenheid", ColumnRole::unit},
    {"status", ColumnRole::status}, {"bron", ColumnRole::source}, {"streefwaarde", ColumnRole::target},
    {"negeren", ColumnRole::ignore}, {"ondergrens", ColumnRole::lower_bound}, {"bovengrens", ColumnRole::upper_bound},
    {"marge", ColumnRole::margin}, {"interval", ColumnRole::interval}, {"cijfersoort", ColumnRole::figure_kind}}};
constexpr std::array<std::pair<std::string_view, FigureKind>, 3> kFigureKinds{{
    {"waarde", FigureKind::value}, {"ondergrens", FigureKind::lower_bound}, {"bovengrens", FigureKind::upper_bound}}};
constexpr std::array<std::pair<std::string_view, ObservationStatus>, 5> kMeanings{{
    {"ontbreekt", ObservationStatus::missing}, {"onderdrukt", ObservationStatus::suppressed},
    {"voorlopig", ObservationStatus::provisional}, {"geschat", ObservationStatus::estimated},
    {"breuk", ObservationStatus::series_break}}};
constexpr std::array<std::pair<std::string_view, Comparability>, 3> kComparable{{
    {"ja", Comparability::yes}, {"deels", Comparability::partly}, {"nee", Comparability::no}}};
constexpr std::array<std::pair<std::string_view, DecimalMark>, 3> kMarks{{
    {"komma", DecimalMark::comma}, {"punt", DecimalMark::point}, {"onbekend", DecimalMark::unknown}}};

// A header or label as it is compared: folded, but a "*" at the end stays, since it means "begins with", and one at the start of more
// than that: "ends with".
std::string pattern(const XmlFile& file, pugi::xml_node node) {
    const std::string text = file.required_text(node);
    const bool prefix = text.back() == '*', suffix = text.size() > 1 && text.front() == '*';
    const std::string plain = folded(text);
    if ((plain.empty() && (!prefix || suffix)) || (prefix && suffix)) file.fail(node, "\"" + text + "\"", "een tekst met letters of cijfers, en hoogstens één *");
    return suffix ? "*" + plain : prefix ? plain + "*" : plain;
}

// Patterns of which one must fit, "|" between: "gemeentecode|gemcode".
std::string alternatives(const XmlFile& file, pugi::xml_node node, std::string_view text) {
    std::string result;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('|', start), text.size());
        const std::string_view one = trimmed(text.substr(start, end - start));
        const std::string plain = folded(one);
        if (plain.empty()) file.fail(node, "\"" + std::string(text) + "\"", "een tekst met letters of cijfers, of meer met \"|\" ertussen");
        result += (result.empty() ? "" : "|") + plain + (one.back() == '*' ? "*" : "");
        start = end + 1;
    }
    return result;
}

std::vector<std::string> patterns(const XmlFile& file, pugi::xml_node parent, const char* name) {
    std::vector<std::string> found;
    for (const auto node : parent.children(name)) {
        file.allow(node, {}, {}, XmlFile::Text::allowed);
        found.push_back(pattern(file, node));
    }
    return found;
}

// The attribute eenheid of a node holds a unit of the list, or nothing.
void check_unit(const XmlFile& file, pugi::xml_node node, const std::string& given) {
    if (given.empty() || unit(given).id == given) return;
    std::string known;
    for (const auto& one : units()) known += (known.empty() ? "" : ", ") + one.id;
    file.fail_attribute(node, "eenheid", "een van: " + known);
}

// <code tekst="20300">18+</code>
std::vector<CodeMeaning> read_codes(const XmlFile& file, pugi::xml_node parent, const char* name) {
    std::vector<CodeMeaning> found;
    for (const auto node : parent.children(name)) {
        file.allow(node, {"tekst"}, {}, XmlFile::Text::allowed);
        CodeMeaning code{std::string(trimmed(file.required(node, "tekst"))), file.required_text(node)};
        for (const auto& other : found)
            if (other.code == code.code) file.fail_attribute(node, "tekst", "elke code een keer");
        found.push_back(std::move(code));
    }
    return found;
}

void read_columns(const XmlFile& file, pugi::xml_node node, Source& source) {
    file.allow(node, {}, {"kolom"});
    for (const auto column : node.children("kolom")) {
        file.allow(column, {"soort", "verplicht", "groep", "eenheid"}, {"kop", "code"});
        ColumnRule rule;
        rule.role = file.choice(column, "soort", kRoles);
        rule.required = file.yes_no(column, "verplicht", false);
        rule.headers = patterns(file, column, "kop");
        if (rule.headers.empty()) file.fail(column, "geen <kop>", "minstens een <kop>");
        rule.group = file.optional(column, "groep");
        if (!rule.group.empty() && rule.role != ColumnRole::value) file.fail_attribute(column, "groep", "alleen bij soort=\"waarde\"");
        rule.unit = file.optional(column, "eenheid");
        if (!rule.unit.empty() && rule.role != ColumnRole::value) file.fail_attribute(column, "eenheid", "alleen bij soort=\"waarde\"");
        check_unit(file, column, rule.unit);
        rule.codes = read_codes(file, column, "code");
        for (const auto code : column.children("code")) {
            if (rule.role != ColumnRole::group && rule.role != ColumnRole::status && rule.role != ColumnRole::figure_kind)
                file.fail(code, "<code>", "alleen bij soort=\"groep\", soort=\"status\" of soort=\"cijfersoort\"");
            if (rule.role == ColumnRole::figure_kind && !figure_kind_named(file.text(code)))
                file.fail(code, "\"" + file.text(code) + "\"", "waarde, ondergrens of bovengrens");
            if (rule.role == ColumnRole::status && !status_named(file.text(code)))
                file.fail(code, "\"" + file.text(code) + "\"", "normaal, ontbreekt, onderdrukt, voorlopig, geschat of breuk");
        }
        if (rule.role == ColumnRole::figure_kind && rule.codes.empty()) file.fail(column, "geen <code>", "een <code> voor de waarde en voor elke grens");
        source.columns.push_back(std::move(rule));
    }
}

void read_links(const XmlFile& file, pugi::xml_node node, Source& source) {
    file.allow(node, {"op-naam"}, {"koppeling"});
    source.match_names = file.yes_no(node, "op-naam", source.general);
    for (const auto entry : node.children("koppeling")) {
        file.allow(entry, {"kop", "indicator", "groep", "eenheid", "catalogus"});
        IndicatorLink link{file.required(entry, "kop"), file.required(entry, "indicator"), file.optional(entry, "groep"),
                           file.optional(entry, "eenheid"), file.list(entry, "catalogus")};
        check_unit(file, entry, link.unit);
        for (const auto& other : source.links)
            if (other.header == link.header && other.indicator == link.indicator)
                file.fail_attribute(entry, "kop", "elke kop per indicator een keer");
        source.links.push_back(std::move(link));
    }
}

void read_missing(const XmlFile& file, pugi::xml_node node, Source& source) {
    file.allow(node, {}, {"teken"});
    for (const auto entry : node.children("teken")) {
        file.allow(entry, {"tekst", "betekenis"});
        source.missing.push_back({std::string(trimmed(file.required(entry, "tekst"))),
                                  file.choice(entry, "betekenis", kMeanings, std::optional(ObservationStatus::missing))});
    }
}

void read_filters(const XmlFile& file, pugi::xml_node node, Source& source) {
    file.allow(node, {}, {"behoud"});
    for (const auto entry : node.children("behoud")) {
        file.allow(entry, {"kolom", "waarde"});
        source.filters_keep.push_back(alternatives(file, entry, file.required(entry, "kolom")) + "=" + alternatives(file, entry, file.required(entry, "waarde")));
    }
}

// <namen blad="metadata" code="Indicator code" naam="Name"> and, or, <naam tekst="lbm">Leefbaarheid</naam>
void read_names(const XmlFile& file, pugi::xml_node node, Source& source) {
    file.allow(node, {"blad", "code", "naam"}, {"naam"});
    source.names = read_codes(file, node, "naam");
    if (!node.attribute("blad")) {
        if (node.attribute("code")) file.fail_attribute(node, "code", "alleen met blad=\"...\"");
        if (node.attribute("naam")) file.fail_attribute(node, "naam", "alleen met blad=\"...\"");
        return;
    }
    source.names_sheet = folded(file.required(node, "blad"));
    source.names_code = folded(file.required(node, "code"));
    source.names_name = folded(file.required(node, "naam"));
}

// <populatie waar="https://...">Wie in de BRP staat.</populatie>
void read_population(const XmlFile& file, pugi::xml_node node, Source& source) {
    file.allow(node, {"waar"}, {}, XmlFile::Text::allowed);
    source.population = file.required_text(node);
    source.population_page = file.optional(node, "waar");
}

// <vergelijkbaar gebieden="ja" jaren="deels" waar="https://...">Waarom.</vergelijkbaar>
void read_comparability(const XmlFile& file, pugi::xml_node node, Source& source) {
    file.allow(node, {"gebieden", "jaren", "waar"}, {}, XmlFile::Text::allowed);
    source.between_areas = file.choice(node, "gebieden", kComparable, std::optional(Comparability::unstated));
    source.over_years = file.choice(node, "jaren", kComparable, std::optional(Comparability::unstated));
    if (source.between_areas == Comparability::unstated && source.over_years == Comparability::unstated)
        file.fail(node, "geen gebieden=\"...\" en geen jaren=\"...\"", "minstens een van beide");
    source.comparability_note = file.required_text(node);
    source.comparability_page = file.optional(node, "waar");
}

std::string sentence(std::string words, const std::string& page) {
    while (words.ends_with('.')) words.pop_back();
    return words + (page.empty() ? "." : " (" + page + ").");
}

}  // namespace

std::string population_in_words(const Source& source, bool with_page) {
    return source.population.empty() ? "" : sentence(source.population, with_page ? source.population_page : "");
}

std::string comparability_in_words(const Source& source, bool with_page) {
    std::string result;
    for (const auto& [what, given] : {std::pair{"Tussen gebieden: ", source.between_areas}, {"Door de jaren: ", source.over_years}})
        for (const auto& [word, comparable] : kComparable)
            if (comparable == given) result += what + std::string(word) + ". ";
    return result.empty() ? "" : result + sentence(source.comparability_note, with_page ? source.comparability_page : "");
}

std::optional<ObservationStatus> status_named(std::string_view word) {
    if (word == "normaal") return ObservationStatus::normal;
    for (const auto& [name, status] : kMeanings)
        if (name == word) return status;
    return {};
}

std::optional<FigureKind> figure_kind_named(std::string_view word) {
    for (const auto& [name, kind] : kFigureKinds)
        if (name == word) return kind;
    return {};
}

Source read_source(const std::filesystem::path& path) {
    const XmlFile file(path, "bron");
    const auto root = file.root();
    file.allow(root, {"id", "naam", "uitgever", "indeling", "algemeen", "gepubliceerd"},
               {"toelichting", "herkenning", "kolommen", "periode", "getallen", "ontbrekend", "filters", "totaalrijen", "namen", "koppelingen", "populatie", "vergelijkbaar"});
    Source source;
    source.id = file.required(root, "id");
    source.name = file.required(root, "naam");
    source.publisher = file.optional(root, "uitgever");
    source.layout = file.choice(root, "indeling", kLayouts);
    source.general = file.yes_no(root, "algemeen", false);
    source.published = file.yes_no(root, "gepubliceerd", false);
    source.match_names = source.general;
    source.note = file.child_text(root, "toelichting");

    if (const auto node = file.single(root, "herkenning")) {
        file.allow(node, {}, {"kop", "blad", "bestand"});
        for (const auto entry : node.children("kop")) {
            file.allow(entry, {}, {}, XmlFile::Text::allowed);
            source.recognise_headers.push_back(alternatives(file, entry, file.required_text(entry)));
        }
        source.recognise_sheets = patterns(file, node, "blad");
        source.recognise_files = patterns(file, node, "bestand");
        for (auto& name : source.recognise_files)
            if (name.back() == '*') name.pop_back();   // a part of the name anyway
    }
    if (!source.general && source.recognise_headers.empty())
        file.fail(root, "een bron die niet algemeen is, zonder <kop> in <herkenning>", "minstens een <kop> in <herkenning>");
    if (const auto node = file.single(root, "kolommen")) read_columns(file, node, source);
    if (source.columns.empty()) file.fail(root, "geen kolommen", "<kolommen> met minstens een <kolom>");
    if (const auto node = file.single(root, "periode")) {
        file.allow(node, {"vast", "uit-naam"});
        source.period = file.optional(node, "vast");
        if (!source.period.empty() && !parse_period(source.period)) file.fail_attribute(node, "vast", "een periode, zoals 2024");
        source.period_from_name = file.yes_no(node, "uit-naam", false);
    }
    if (const auto node = file.single(root, "getallen")) {
        file.allow(node, {"decimaalteken", "schatting", "gemeentenummers", "als-tekst"});
        source.decimal_mark = file.choice(node, "decimaalteken", kMarks, std::optional(DecimalMark::unknown));
        source.model_estimates = file.yes_no(node, "schatting", false);
        source.numeric_region_is_municipality = file.yes_no(node, "gemeentenummers", false);
        source.numbers_as_text = file.yes_no(node, "als-tekst", false);
    }
    if (const auto node = file.single(root, "ontbrekend")) read_missing(file, node, source);
    if (const auto node = file.single(root, "filters")) read_filters(file, node, source);
    if (const auto node = file.single(root, "totaalrijen")) {
        file.allow(node, {}, {"label"});
        source.total_rows = patterns(file, node, "label");
    }
    if (const auto node = file.single(root, "namen")) read_names(file, node, source);
    if (const auto node = file.single(root, "koppelingen")) read_links(file, node, source);
    if (const auto node = file.single(root, "populatie")) read_population(file, node, source);
    if (const auto node = file.single(root, "vergelijkbaar")) read_comparability(file, node, source);
    if (source.id != path.stem().string())   // a copy whose id was forgotten would stand in for the original
        file.fail_attribute(root, "id", "\"" + path.stem().string() + "\", want zo heet het bestand");
    return source;
}

}  // namespace graadmeter
