// SPDX-License-Identifier: EUPL-1.2
// The page's tables are a tree of pugixml, which escapes what comes from a workbook.
#include "report/html_report.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <pugixml.hpp>
#include <set>

#include "model/text.h"
#include "report/html_frame.h"
#include "report/phrases.h"

namespace graadmeter {
namespace {

using Node = pugi::xml_node;

Node element(Node parent, const char* name, std::string_view text = {}) {
    Node result = parent.append_child(name);
    if (!text.empty()) result.append_child(pugi::node_pcdata).set_value(on_one_line(text).c_str());
    return result;
}

void set(Node node, const char* attribute, const std::string& value) { node.append_attribute(attribute).set_value(value.c_str()); }

// A table with its caption and header; rows go into what is returned.
Node table(Node parent, std::string_view caption, std::initializer_list<const char*> heads) {
    Node result = parent.append_child("table");
    element(result, "caption", caption);
    Node row = result.append_child("thead").append_child("tr");
    for (const char* head : heads) set(element(row, "th", head), "scope", "col");
    return result.append_child("tbody");
}

Node figure(Node row, std::uint64_t value) {
    Node cell = element(row, "td", whole_number(value));
    set(cell, "class", "n");
    set(cell, "data-v", std::to_string(value));
    return cell;
}

// A bar of at most 120 units; its words stand beside it.
void bar(Node cell, std::uint64_t value, std::uint64_t most, const char* colour) {
    constexpr std::uint64_t kLength = 120;
    const std::uint64_t length = most == 0 ? 0 : std::max<std::uint64_t>(value > 0, value * kLength / most);
    Node svg = cell.append_child("svg");
    set(svg, "width", std::to_string(kLength));
    set(svg, "height", "12");
    set(svg, "aria-hidden", "true");
    Node rectangle = svg.append_child("rect");
    set(rectangle, "width", std::to_string(length));
    set(rectangle, "height", "12");
    set(rectangle, "fill", colour);
}

std::string anchor(std::size_t at) { return "bestand-" + std::to_string(at + 1); }

// What the first tables need of all files, in one look.
struct Overview {
    struct Tally {
        Severity severity = Severity::info;
        std::uint64_t findings = 0, files = 0;
    };
    Totals totals;
    std::uint64_t most_errors = 0;          // of one file
    std::map<std::string, Tally> codes;
};

Overview overview_of(const FileReports& files) {
    Overview result{totals_of(files), 0, {}};
    files.each([&](const FileReport& file) {
        result.most_errors = std::max<std::uint64_t>(result.most_errors, count(file.findings).errors);
        std::set<std::string_view> here;
        for (const Finding& finding : file.findings) {
            Overview::Tally& tally = result.codes[finding.code];
            tally.severity = std::min(tally.severity, finding.severity);
            ++tally.findings;
            tally.files += here.insert(finding.code).second;
        }
    });
    return result;
}

void write_files(Node body, const FileReports& files, const Overview& overview) {
    element(body, "h2", "Bestanden");
    Node rows = table(body, "Een rij voor elk bestand. De balk toont het aantal fouten.",
                      {"Bestand", "Catalogus", "Bron", "Waarnemingen", "Fouten", "Fouten in beeld", "Waarschuwingen", "Opmerkingen", "Verwerkt"});
    std::size_t at = 0;
    files.each([&](const FileReport& file) {
        const auto counts = count(file.findings);
        Node row = rows.append_child("tr");
        Node name = row.append_child("th");
        set(name, "scope", "row");
        set(name, "class", "naam");
        set(element(name, "a", file.file), "href", "#" + anchor(at++));
        element(row, "td", file.catalogue.empty() ? "geen" : file.catalogue);
        element(row, "td", file.source.empty() ? "niet herkend" : file.source);
        figure(row, file.observations);
        figure(row, counts.errors);
        Node picture = row.append_child("td");
        set(picture, "data-v", std::to_string(counts.errors));
        bar(picture, counts.errors, overview.most_errors, "#A61C1C");
        figure(row, counts.warnings);
        figure(row, counts.infos);
        Node processed = element(row, "td", file.processed ? "ja" : "nee");
        if (!file.processed) set(processed, "class", "fout");
    });
}

// What mends most: the codes by the number of files that have them.
void write_codes(Node body, const Overview& overview, std::size_t files) {
    if (overview.codes.empty()) return;
    std::vector<std::pair<std::string, Overview::Tally>> order(overview.codes.begin(), overview.codes.end());
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.second.files > b.second.files; });
    element(body, "h2", "Wat het meest voorkomt");
    Node rows = table(body, "Een rij voor elke soort bevinding. De codes staan in de handleiding, docs/bevindingen.md.",
                      {"Code", "Ernst", "In hoeveel bestanden", "In beeld", "Bevindingen"});
    for (const auto& [code, tally] : order) {
        Node row = rows.append_child("tr");
        set(element(row, "th", code.empty() ? "zonder code" : code), "scope", "row");
        set(element(row, "td", dutch_word(tally.severity)), "class", dutch_word(tally.severity));
        figure(row, tally.files);
        Node picture = row.append_child("td");
        set(picture, "data-v", std::to_string(tally.files));
        bar(picture, tally.files, files, "#0072B2");
        figure(row, tally.findings);
    }
}

void write_file(Node body, const FileReport& file, std::size_t at) {
    set(element(body, "h2", file.file), "id", anchor(at));
    if (!file.processed) element(body, "p", "Dit bestand is niet verwerkt.");
    if (file.findings.empty()) {
        element(body, "p", "Niets gevonden.");
        return;
    }
    Node rows = table(body, counted(file.findings.size(), "bevinding", "bevindingen") + " in " + file.file,
                      {"Ernst", "Code", "Waar", "Aantal", "Melding", "Oplossing"});
    for (const auto& finding : file.findings) {
        Node row = rows.append_child("tr");
        Node severity = element(row, "td", dutch_word(finding.severity));
        set(severity, "class", dutch_word(finding.severity));
        set(severity, "data-v", std::to_string(static_cast<int>(finding.severity)));
        element(row, "td", finding.code);
        element(row, "td", where(finding));
        figure(row, finding.count);
        element(row, "td", finding.message);
        element(row, "td", finding.remedy);
    }
}

// A part of the page: of what stands below one heading or a few, so that a page of ten thousand files is never in memory as a whole.
template <typename Fill>
void write_part(std::ostream& out, const Fill& fill) {
    pugi::xml_document part;
    fill(part);
    part.save(out, "", pugi::format_raw | pugi::format_no_declaration | pugi::format_no_empty_element_tags, pugi::encoding_utf8);
}

}  // namespace

void write_html(std::ostream& out, const FileReports& files) {
    const Overview overview = overview_of(files);
    out << kHtmlBegin << "<main>";
    write_part(out, [&](Node body) {
        element(body, "h1", "Bevindingen van Graadmeter");
        const auto [all, observations, unprocessed] = overview.totals;
        element(body, "p", counted(files.size(), "bestand", "bestanden") + ", " + counted(observations, "waarneming", "waarnemingen") + ": " +
                               counted(all.errors, "fout", "fouten") + ", " + counted(all.warnings, "waarschuwing", "waarschuwingen") + " en " +
                               counted(all.infos, "opmerking", "opmerkingen") + "." +
                               (unprocessed > 0 ? " " + counted(unprocessed, "bestand is", "bestanden zijn") + " niet verwerkt." : ""));
        write_files(body, files, overview);
        write_codes(body, overview, files.size());
    });
    std::size_t at = 0;
    files.each([&](const FileReport& file) { write_part(out, [&](Node body) { write_file(body, file, at++); }); });
    out << "</main>\n" << kHtmlEnd;
}

}  // namespace graadmeter
