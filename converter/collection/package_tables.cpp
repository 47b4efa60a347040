// SPDX-License-Identifier: EUPL-1.2
#include "collection/package_tables.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "model/cell_address.h"
#include "model/dutch_number.h"
#include "model/error.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// --- values as text and back -------------------------------------------------------------------------------------------------

bool keep(std::string& into, std::string_view text) {
    into = text;
    return true;
}

template <typename Number>
bool read_number(Number& into, std::string_view text) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc{} && end == text.data() + text.size();
}

std::string number_text(const std::optional<double>& value) { return value && std::isfinite(*value) ? plain_number(*value) : ""; }

bool read_optional(std::optional<double>& into, std::string_view text) {
    double value = 0;
    if (text.empty()) return true;
    if (!read_number(value, text) || !std::isfinite(value)) return false;
    into = value;
    return true;
}

std::string truth(bool value) { return value ? "true" : "false"; }

bool read_truth(bool& into, std::string_view text) {
    into = text == "true";
    return into || text == "false";
}

bool read_cell(CellAddress& into, std::string_view text) {
    const auto cell = parse_cell(text);
    if (cell) into = *cell;
    return cell || text.empty();
}

std::string cell_text_of(CellAddress cell) { return cell.valid() ? to_a1(cell) : ""; }

bool read_period(Period& into, std::string_view text) {
    const auto reading = parse_period(text);
    if (reading) into = reading->period;
    return reading && into.text() == text;
}

template <typename Enum, std::size_t size>
bool read_word(Enum& into, std::string_view text, const std::array<Enum, size>& all) {
    for (const Enum each : all) {
        if (text != dutch_word(each)) continue;
        into = each;
        return true;
    }
    return false;
}

constexpr std::array kStatuses = {ObservationStatus::normal,  ObservationStatus::provisional, ObservationStatus::estimated,
                                  ObservationStatus::missing, ObservationStatus::suppressed,  ObservationStatus::series_break};
constexpr std::array kSeverities = {Severity::error, Severity::warning, Severity::info};

bool read_bound(std::optional<Interval>& into, double Interval::*bound, std::string_view text) {
    double value = 0;
    if (text.empty()) return true;
    if (!read_number(value, text)) return false;
    if (!into) into.emplace();
    (*into).*bound = value;
    return true;
}

// --- waarnemingen ------------------------------------------------------------------------------------------------------------

constexpr const char* kRequired = R"({"required":true})";
constexpr const char* kCellPattern = R"({"pattern":"[A-Z]{1,3}[1-9][0-9]{0,6}"})";
constexpr const char* kPeriodPattern = R"({"required":true,"pattern":"[0-9]{4}(/[0-9]{2}|-Q[1-4]|-[0-9]{2})?"})";
constexpr const char* kHashPattern = R"({"pattern":"[0-9a-f]{64}"})";
constexpr const char* kCount = R"({"required":true,"minimum":0})";

using Figure = TableField<FigureRow>;
constexpr std::array kFigureFields = {
    Figure{"indicator", "string", "Code van de indicator in de catalogus", kRequired,
           [](const FigureRow& r) { return r.observation.indicator; }, [](FigureRow& r, std::string_view t) { return keep(r.observation.indicator, t); }},
    Figure{"onderdeel", "string", "Code van het onderdeel; leeg: de indicator als geheel", "{}",
           [](const FigureRow& r) { return r.observation.component; }, [](FigureRow& r, std::string_view t) { return keep(r.observation.component, t); }},
    Figure{"regio", "string", "Code van het gebied, zoals GM0988 of WK098801; een naam waar geen code bekend is", "{}",
           [](const FigureRow& r) { return r.observation.region; }, [](FigureRow& r, std::string_view t) { return keep(r.observation.region, t); }},
    Figure{"periode", "string", "Jaar (2022), schooljaar (2022/23), kwartaal (2022-Q3) of maand (2022-03)", kPeriodPattern,
           [](const FigureRow& r) { return r.observation.period.text(); }, [](FigureRow& r, std::string_view t) { return read_period(r.observation.period, t); }},
    Figure{"groep", "string", "Bevolkingsgroep; leeg: die van de indicator zelf", "{}",
           [](const FigureRow& r) { return r.observation.group; }, [](FigureRow& r, std::string_view t) { return keep(r.observation.group, t); }},
    Figure{"waarde", "number", "Het cijfer; leeg als het ontbreekt of is onderdrukt", "{}",
           [](const FigureRow& r) { return number_text(r.observation.value); }, [](FigureRow& r, std::string_view t) { return read_optional(r.observation.value, t); }},
    Figure{"eenheid", "string", "Eenheid van de waarde", "{}",
           [](const FigureRow& r) { return r.observation.unit; }, [](FigureRow& r, std::string_view t) { return keep(r.observation.unit, t); }},
    Figure{"status", "string", "Status van het cijfer", R"({"required":true,"enum":["normaal","voorlopig","geschat","ontbreekt","onderdrukt","breuk"]})",
           [](const FigureRow& r) { return std::string(dutch_word(r.observation.status)); },
           [](FigureRow& r, std::string_view t) { return read_word(r.observation.status, t, kStatuses); }},
    Figure{"kleiner_dan", "integer", "Van een onderdrukt cijfer: het is kleiner dan dit", R"({"minimum":1})",
           [](const FigureRow& r) { return r.observation.below > 0 ? std::to_string(r.observation.below) : ""; },
           [](FigureRow& r, std::string_view t) { return t.empty() || read_number(r.observation.below, t); }},
    Figure{"ondergrens", "number", "Ondergrens van het 95%-betrouwbaarheidsinterval", "{}",
           [](const FigureRow& r) { return r.observation.interval ? number_text(r.observation.interval->lower) : ""; },
           [](FigureRow& r, std::string_view t) { return read_bound(r.observation.interval, &Interval::lower, t); }},
    Figure{"bovengrens", "number", "Bovengrens van het 95%-betrouwbaarheidsinterval", "{}",
           [](const FigureRow& r) { return r.observation.interval ? number_text(r.observation.interval->upper) : ""; },
           [](FigureRow& r, std::string_view t) { return read_bound(r.observation.interval, &Interval::upper, t); }},
    Figure{"nieuwe_reeks", "boolean", "De bron zegt dat hier een nieuwe reeks begint", kRequired,
           [](const FigureRow& r) { return truth(r.observation.begins_series); }, [](FigureRow& r, std::string_view t) { return read_truth(r.observation.begins_series, t); }},
    Figure{"bron", "string", "Bronbeschrijving waarmee het cijfer is gelezen", "{}",
           [](const FigureRow& r) { return r.observation.source; }, [](FigureRow& r, std::string_view t) { return keep(r.observation.source, t); }},
    Figure{"bestand", "string", "Bestand waar het cijfer in staat", kRequired,
           [](const FigureRow& r) { return r.file; }, [](FigureRow& r, std::string_view t) { return keep(r.file, t); }},
    Figure{"blad", "string", "Blad waar het cijfer op staat", "{}",
           [](const FigureRow& r) { return r.sheet; }, [](FigureRow& r, std::string_view t) { return keep(r.sheet, t); }},
    Figure{"cel", "string", "Cel waar het cijfer in staat", kCellPattern,
           [](const FigureRow& r) { return cell_text_of(r.observation.place.cell); }, [](FigureRow& r, std::string_view t) { return read_cell(r.observation.place.cell, t); }},
};

// --- bestanden ---------------------------------------------------------------------------------------------------------------

using File = TableField<FileRow>;
constexpr std::array kFileFields = {
    File{"bestand", "string", "Naam van het bestand, met de map waarin het stond", R"({"required":true,"unique":true})",
         [](const FileRow& r) { return r.file.name; }, [](FileRow& r, std::string_view t) { return keep(r.file.name, t); }},
    File{"sha256", "string", "Controlegetal van het bestand; leeg als het niet te lezen was", kHashPattern,
         [](const FileRow& r) { return r.file.sha256; }, [](FileRow& r, std::string_view t) { return keep(r.file.sha256, t); }},
    File{"bytes", "integer", "Grootte van het bestand", kCount,
         [](const FileRow& r) { return std::to_string(r.file.bytes); }, [](FileRow& r, std::string_view t) { return read_number(r.file.bytes, t); }},
    File{"catalogus", "string", "Catalogus waarmee het is gelezen; leeg: geen", "{}",
         [](const FileRow& r) { return r.file.catalogue; }, [](FileRow& r, std::string_view t) { return keep(r.file.catalogue, t); }},
    File{"bronnen", "string", "Bronbeschrijvingen die bladen herkenden, met ; ertussen", "{}",
         [](const FileRow& r) { return r.file.sources; }, [](FileRow& r, std::string_view t) { return keep(r.file.sources, t); }},
    File{"waarnemingen", "integer", "Aantal cijfers in waarnemingen.csv", kCount, [](const FileRow& r) { return std::to_string(r.observations); }, nullptr},
    File{"fouten", "integer", "Aantal bevindingen met ernst fout", kCount, [](const FileRow& r) { return std::to_string(r.findings.errors); }, nullptr},
    File{"waarschuwingen", "integer", "Aantal bevindingen met ernst waarschuwing", kCount,
         [](const FileRow& r) { return std::to_string(r.findings.warnings); }, nullptr},
    File{"verwerkt", "boolean", "Of het bestand is verwerkt", kRequired,
         [](const FileRow& r) { return truth(r.file.processed); }, [](FileRow& r, std::string_view t) { return read_truth(r.file.processed, t); }},
    File{"gelijk_aan", "string", "Bestand met dezelfde inhoud, waarvan de cijfers meetellen; leeg: die van dit bestand tellen mee", "{}",
         [](const FileRow& r) { return r.file.same_as; }, [](FileRow& r, std::string_view t) { return keep(r.file.same_as, t); }},
};

// --- bevindingen -------------------------------------------------------------------------------------------------------------

using Found = TableField<Finding>;
constexpr std::array kFindingFields = {
    Found{"bestand", "string", "Bestand waar de bevinding over gaat", kRequired, [](const Finding& r) { return r.file; },
          [](Finding& r, std::string_view t) { return keep(r.file, t); }},
    Found{"blad", "string", "Blad; leeg: het hele bestand", "{}", [](const Finding& r) { return repaired_utf8(r.sheet); },
          [](Finding& r, std::string_view t) { return keep(r.sheet, t); }},
    Found{"cel", "string", "Cel of bereik; leeg: het hele blad", "{}", [](const Finding& r) { return r.cells; },
          [](Finding& r, std::string_view t) { return keep(r.cells, t); }},
    Found{"code", "string", "Code van de bevinding", kRequired, [](const Finding& r) { return r.code; },
          [](Finding& r, std::string_view t) { return keep(r.code, t); }},
    Found{"ernst", "string", "Ernst", R"({"required":true,"enum":["fout","waarschuwing","info"]})",
          [](const Finding& r) { return std::string(dutch_word(r.severity)); },
          [](Finding& r, std::string_view t) { return read_word(r.severity, t, kSeverities); }},
    Found{"melding", "string", "Wat er is en waarom", kRequired, [](const Finding& r) { return repaired_utf8(r.message); },
          [](Finding& r, std::string_view t) { return keep(r.message, t); }},
    Found{"oplossing", "string", "Wat eraan te doen is", "{}", [](const Finding& r) { return repaired_utf8(r.remedy); },
          [](Finding& r, std::string_view t) { return keep(r.remedy, t); }},
    Found{"aantal", "integer", "Aantal cellen of rijen", R"({"required":true,"minimum":1})", [](const Finding& r) { return std::to_string(r.count); },
          [](Finding& r, std::string_view t) { return read_number(r.count, t); }},
};

// --- antwoorden --------------------------------------------------------------------------------------------------------------

using Answered = TableField<AnswerRow>;
constexpr std::array kAnswerFields = {
    Answered{"vragenlijst", "string", "Blad of vragenlijst waar de vraag bij hoort", kRequired, [](const AnswerRow& r) { return r.answer.sheet_key; },
             [](AnswerRow& r, std::string_view t) { return keep(r.answer.sheet_key, t); }},
    Answered{"indicator", "string", "Code van de indicator", "{}", [](const AnswerRow& r) { return repaired_utf8(r.answer.indicator); },
             [](AnswerRow& r, std::string_view t) { return keep(r.answer.indicator, t); }},
    Answered{"vraag", "string", "Code van de vraag", kRequired, [](const AnswerRow& r) { return r.answer.question; },
             [](AnswerRow& r, std::string_view t) { return keep(r.answer.question, t); }},
    Answered{"antwoord", "string", "Het antwoord zoals het er staat", "{}", [](const AnswerRow& r) { return r.answer.text; },
             [](AnswerRow& r, std::string_view t) { return keep(r.answer.text, t); }},
    Answered{"bestand", "string", "Bestand waar het antwoord in staat", kRequired, [](const AnswerRow& r) { return r.file; },
             [](AnswerRow& r, std::string_view t) { return keep(r.file, t); }},
    Answered{"blad", "string", "Blad waar het antwoord op staat", "{}", [](const AnswerRow& r) { return r.sheet; },
             [](AnswerRow& r, std::string_view t) { return keep(r.sheet, t); }},
    Answered{"cel", "string", "Cel waar het antwoord in staat", kCellPattern, [](const AnswerRow& r) { return cell_text_of(r.answer.place.cell); },
             [](AnswerRow& r, std::string_view t) { return read_cell(r.answer.place.cell, t); }},
};

// --- conflicten --------------------------------------------------------------------------------------------------------------

using Clash = TableField<ConflictRow>;
constexpr std::array kConflictFields = {
    Clash{"indicator", "string", "Code van de indicator", kRequired, [](const ConflictRow& r) { return r.first.observation.indicator; }, nullptr},
    Clash{"onderdeel", "string", "Code van het onderdeel", "{}", [](const ConflictRow& r) { return r.first.observation.component; }, nullptr},
    Clash{"regio", "string", "Code van het gebied", "{}", [](const ConflictRow& r) { return r.first.observation.region; }, nullptr},
    Clash{"periode", "string", "Periode", kPeriodPattern, [](const ConflictRow& r) { return r.first.observation.period.text(); }, nullptr},
    Clash{"groep", "string", "Bevolkingsgroep", "{}", [](const ConflictRow& r) { return r.first.observation.group; }, nullptr},
    Clash{"eenheid", "string", "Eenheid van beide waarden", "{}", [](const ConflictRow& r) { return r.first.observation.unit; }, nullptr},
    Clash{"status", "string", "Status van beide cijfers", kRequired, [](const ConflictRow& r) { return std::string(dutch_word(r.first.observation.status)); }, nullptr},
    Clash{"waarde_1", "number", "Het ene cijfer", kRequired, [](const ConflictRow& r) { return number_text(r.first.observation.value); }, nullptr},
    Clash{"bestand_1", "string", "Bestand van het ene cijfer", kRequired, [](const ConflictRow& r) { return r.first.file; }, nullptr},
    Clash{"blad_1", "string", "Blad van het ene cijfer", "{}", [](const ConflictRow& r) { return r.first.sheet; }, nullptr},
    Clash{"cel_1", "string", "Cel van het ene cijfer", kCellPattern, [](const ConflictRow& r) { return cell_text_of(r.first.observation.place.cell); }, nullptr},
    Clash{"waarde_2", "number", "Het andere cijfer", kRequired, [](const ConflictRow& r) { return number_text(r.second.observation.value); }, nullptr},
    Clash{"bestand_2", "string", "Bestand van het andere cijfer", kRequired, [](const ConflictRow& r) { return r.second.file; }, nullptr},
    Clash{"blad_2", "string", "Blad van het andere cijfer", "{}", [](const ConflictRow& r) { return r.second.sheet; }, nullptr},
    Clash{"cel_2", "string", "Cel van het andere cijfer", kCellPattern, [](const ConflictRow& r) { return cell_text_of(r.second.observation.place.cell); }, nullptr},
};

FigureRow figure_row(const Collection& collection, const Observation& one) {
    return {one, collection.file_of(one.place).name, collection.sheet_of(one.place).name};
}

}  // namespace

const TableDefinition<FigureRow>& figure_table() {
    static constexpr TableDefinition<FigureRow> kTable{"waarnemingen", "Alle cijfers, één per rij", kFigureFields, "", "bestand"};
    return kTable;
}

const TableDefinition<FileRow>& file_table() {
    static constexpr TableDefinition<FileRow> kTable{"bestanden", "De bestanden waar de cijfers uit komen", kFileFields, R"(["bestand"])", ""};
    return kTable;
}

const TableDefinition<Finding>& finding_table() {
    static constexpr TableDefinition<Finding> kTable{"bevindingen", "Wat er mis is in de bestanden", kFindingFields, "", "bestand"};
    return kTable;
}

const TableDefinition<AnswerRow>& answer_table() {
    static constexpr TableDefinition<AnswerRow> kTable{"antwoorden", "Wat mensen invulden in de vragenlijsten", kAnswerFields, "", "bestand"};
    return kTable;
}

const TableDefinition<ConflictRow>& conflict_table() {
    static constexpr TableDefinition<ConflictRow> kTable{"conflicten", "Cijfers over hetzelfde met een verschillende waarde", kConflictFields, "", ""};
    return kTable;
}

CollectionRows rows_of(const Collection& collection) {
    CollectionRows rows;
    std::map<std::string, std::size_t> places;
    for (const CollectedFile& file : collection.files) {
        places.emplace(file.name, rows.files.size());
        rows.files.push_back({file, 0, {}});
    }
    for (const Observation& one : collection.observations) {
        rows.figures.push_back(figure_row(collection, one));
        ++rows.files[collection.sheet_of(one.place).file].observations;
    }
    for (const Finding& one : collection.findings) {
        rows.findings.push_back(one);
        const auto place = places.find(one.file);
        if (place == places.end()) continue;
        FindingCounts& counts = rows.files[place->second].findings;
        ++(one.severity == Severity::error ? counts.errors : one.severity == Severity::warning ? counts.warnings : counts.infos);
    }
    for (const Answer& one : collection.answers) rows.answers.push_back({one, collection.file_of(one.place).name, collection.sheet_of(one.place).name});
    return rows;
}

std::vector<ConflictRow> rows_of(const Collection& collection, const std::vector<Conflict>& conflicts) {
    std::vector<ConflictRow> rows;
    for (const Conflict& one : conflicts)
        rows.push_back({figure_row(collection, collection.observations[one.first]), figure_row(collection, collection.observations[one.second])});
    return rows;
}

Collection collection_of(CollectionRows rows) {
    Collection result;
    std::map<std::string, std::size_t> files;
    std::map<std::pair<std::size_t, std::string>, std::uint32_t> sheets;
    for (FileRow& row : rows.files) {
        files.emplace(row.file.name, result.files.size());
        result.files.push_back(std::move(row.file));
    }
    const auto sheet = [&](const std::string& file, const std::string& name) {
        const auto known = files.find(file);
        if (known == files.end()) throw Bug("a row names the file " + file + " that is not listed");
        const auto [place, fresh] = sheets.try_emplace({known->second, name}, static_cast<std::uint32_t>(result.sheets.size()));
        if (fresh) result.sheets.push_back({known->second, name});
        return place->second;
    };
    for (FigureRow& row : rows.figures) {
        row.observation.place.sheet = sheet(row.file, row.sheet);
        result.observations.push_back(std::move(row.observation));
    }
    for (AnswerRow& row : rows.answers) {
        row.answer.place.sheet = sheet(row.file, row.sheet);
        result.answers.push_back(std::move(row.answer));
    }
    result.findings = std::move(rows.findings);
    return result;
}

}  // namespace graadmeter
