// SPDX-License-Identifier: EUPL-1.2
// The page's tables are a tree of pugixml, which escapes what comes from a workbook.
#include "report/html_report.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <pugixml.hpp>

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

void write_files(Node body, const std::vector<FileReport>& files) {
    element(body, "h2", "Bestanden");
    std::uint64_t most = 0;
    for (const auto& file : files) most = std::max<std::uint64_t>(most, count(file.findings).errors);
    Node rows = table(body, "Een rij voor elk bestand. De balk toont het aantal fouten.",
                      {"Bestand", "Catalogus", "Bron", "Waarnemingen", "Fouten", "Fouten in beeld", "Waarschuwingen", "Opmerkingen", "Verwerkt"});
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& file = files[i];
        const auto counts = count(file.findings);
        Node row = rows.append_child("tr");
        Node name = row.append_child("th");
        set(name, "scope", "row");
        set(name, "class", "naam");
        set(element(name, "a", file.file), "href", "#" + anchor(i));
        element(row, "td", file.catalogue.empty() ? "geen" : file.catalogue);
        element(row, "td", file.source.empty() ? "niet herkend" : file.source);
        figure(row, file.observations);
        figure(row, counts.errors);
        Node picture = row.append_child("td");
        set(picture, "data-v", std::to_string(counts.errors));
        bar(picture, counts.errors, most, "#A61C1C");
        figure(row, counts.warnings);
        figure(row, counts.infos);
        Node processed = element(row, "td", file.processed ? "ja" : "nee");
        if (!file.processed) set(processed, "class", "fout");
    }
}

// What mends most: the codes by the number of files that have them.
void write_codes(Node body, const std::vector<FileReport>& files) {
    struct Tally {
        Severity severity = Severity::info;
        std::uint64_t findings = 0, files = 0;
        std::size_t last = 0;
    };
    std::map<std::string, Tally> tallies;
    for (std::size_t i = 0; i < files.size(); ++i) {
        for (const auto& finding : files[i].findings) {
            Tally& tally = tallies[finding.code];
            tally.severity = std::min(tally.severity, finding.severity);
            ++tally.findings;
            if (tally.last != i + 1) ++tally.files, tally.last = i + 1;
        }
    }
    if (tallies.empty()) return;
    std::vector<std::pair<std::string, Tally>> order(tallies.begin(), tallies.end());
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
        bar(picture, tally.files, files.size(), "#0072B2");
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

}  // namespace

void write_html(std::ostream& out, const std::vector<FileReport>& files) {
    pugi::xml_document document;
    Node body = document.append_child("main");
    element(body, "h1", "Bevindingen van Graadmeter");
    const auto [all, observations, unprocessed] = totals_of(files);
    element(body, "p", counted(files.size(), "bestand", "bestanden") + ", " + counted(observations, "waarneming", "waarnemingen") + ": " +
                           counted(all.errors, "fout", "fouten") + ", " + counted(all.warnings, "waarschuwing", "waarschuwingen") + " en " +
                           counted(all.infos, "opmerking", "opmerkingen") + "." +
                           (unprocessed > 0 ? " " + counted(unprocessed, "bestand is", "bestanden zijn") + " niet verwerkt." : ""));
    write_files(body, files);
    write_codes(body, files);
    for (std::size_t i = 0; i < files.size(); ++i) write_file(body, files[i], i);
    out << kHtmlBegin;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration | pugi::format_no_empty_element_tags, pugi::encoding_utf8);
    out << "\n" << kHtmlEnd;
}

}  // namespace graadmeter
