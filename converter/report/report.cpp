// SPDX-License-Identifier: EUPL-1.2
// Findings written out. What comes from a workbook is made valid UTF-8 here, and harmless for the program that opens the CSV.
#include "report/report.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string_view>
#include <utility>

#include "model/error.h"
#include "model/text.h"
#include "report/csv_field.h"
#include "report/html_report.h"
#include "report/phrases.h"

namespace graadmeter {
namespace {

constexpr std::size_t kLineWidth = 100;

std::size_t width(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Words at most kLineWidth wide, each line indented.
void write_wrapped(std::ostream& out, std::string_view text, std::string_view indent) {
    std::size_t used = 0;
    while (true) {
        const auto begin = text.find_first_not_of(' ');
        if (begin == std::string_view::npos) break;
        text.remove_prefix(begin);
        const auto word = text.substr(0, text.find(' '));
        if (used > 0 && used + 1 + width(word) > kLineWidth) {
            out << '\n';
            used = 0;
        }
        out << (used == 0 ? indent : " ") << word;
        used += (used == 0 ? indent.size() : 1) + width(word);
        text.remove_prefix(word.size());
    }
    out << '\n';
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string totals(const FindingCounts& counts) {
    return counted(counts.errors, "fout", "fouten") + ", " + counted(counts.warnings, "waarschuwing", "waarschuwingen") + ", " +
           counted(counts.infos, "opmerking", "opmerkingen");
}

void write_text_of(std::ostream& out, const FileReport& report) {
    out << on_one_line(report.file) << '\n';
    if (report.processed) {
        out << "  catalogus " << on_one_line(report.catalogue.empty() ? "(geen)" : report.catalogue) << ", bron "
            << on_one_line(report.source.empty() ? "(niet herkend)" : report.source) << ", "
            << counted(report.observations, "waarneming", "waarnemingen") << "\n";
    }
    for (const auto& finding : report.findings) {
        out << "\n  " << upper(dutch_word(finding.severity)) << (finding.code.empty() ? "" : " ") << finding.code << "  "
            << on_one_line(where(finding));
        if (finding.count > 1) out << "  (" << whole_number(finding.count) << " keer)";
        out << '\n';
        write_wrapped(out, on_one_line(finding.message), "    ");
        if (!finding.remedy.empty()) write_wrapped(out, "Oplossing: " + on_one_line(finding.remedy), "    ");
    }
    if (report.findings.empty())
        out << "\n  Niets gevonden.\n";
    else
        out << "\n  Samen: " << totals(count(report.findings)) << ".\n";
    if (!report.processed) out << "  Dit bestand is niet verwerkt.\n";
}

void write_text(std::ostream& out, const FileReports& files) {
    bool first = true;
    files.each([&](const FileReport& report) {
        if (!std::exchange(first, false)) out << '\n';
        write_text_of(out, report);
    });
    if (files.size() < 2) return;
    const Totals all = totals_of(files);
    out << '\n'
        << counted(files.size(), "bestand", "bestanden") << ", " << counted(all.observations, "waarneming", "waarnemingen") << ": "
        << totals(all.findings) << ".";
    if (all.unprocessed > 0) out << ' ' << counted(all.unprocessed, "bestand is", "bestanden zijn") << " niet verwerkt.";
    out << '\n';
}

// The keys and their order are the contract that other programs rely on.
void write_json_lines(std::ostream& out, const FileReports& files) {
    using Line = nlohmann::ordered_json;
    const auto write = [&](const Line& line) { out << line.dump(-1, ' ', false, Line::error_handler_t::replace) << '\n'; };
    files.each([&](const FileReport& report) {
        for (const auto& finding : report.findings) {
            write({{"soort", "bevinding"},
                   {"bestand", report.file},
                   {"blad", finding.sheet},
                   {"cel", finding.cells},
                   {"code", finding.code},
                   {"ernst", dutch_word(finding.severity)},
                   {"melding", finding.message},
                   {"oplossing", finding.remedy},
                   {"aantal", finding.count}});
        }
        const auto counts = count(report.findings);
        write({{"soort", "samenvatting"},
               {"bestand", report.file},
               {"bron", report.source},
               {"catalogus", report.catalogue},
               {"waarnemingen", report.observations},
               {"fouten", counts.errors},
               {"waarschuwingen", counts.warnings}});
    });
}

void write_csv(std::ostream& out, const FileReports& files) {
    out << kByteOrderMark
        << "bestand;blad;cel;code;ernst;melding;oplossing;aantal\r\n";
    files.each([&](const FileReport& report) {
        for (const auto& finding : report.findings) {
            const std::array<std::string_view, 7> fields{
                report.file,     finding.sheet, finding.cells, finding.code, dutch_word(finding.severity),
                finding.message, finding.remedy};
            for (const auto field : fields) out << csv_field(field) << ';';
            out << finding.count << "\r\n";
        }
    });
}

}  // namespace

void write_report(std::ostream& out, const FileReports& files, ReportFormat format) {
    switch (format) {
        case ReportFormat::text:
            return write_text(out, files);
        case ReportFormat::json_lines:
            return write_json_lines(out, files);
        case ReportFormat::csv:
            return write_csv(out, files);
        case ReportFormat::html:
            return write_html(out, files);
    }
    throw Bug("unknown report format");
}

ReportFormat report_format(const std::filesystem::path& file) {
    auto extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".jsonl") return ReportFormat::json_lines;
    if (extension == ".csv") return ReportFormat::csv;
    if (extension == ".html" || extension == ".htm") return ReportFormat::html;
    throw UsageError("Een rapport kan een .jsonl-, .csv-, .html- of .xlsx-bestand zijn, niet '" + file.filename().string() +
                     "'. Voorbeeld: --uitvoer bevindingen.csv");
}

}  // namespace graadmeter
