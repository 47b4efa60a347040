// SPDX-License-Identifier: EUPL-1.2
#include "addin/data.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "addin/read_answers.h"
#include "addin/read_figures.h"
#include "graft/graft.h"
#include "mapping/generated_sheets.h"
#include "model/error.h"
#include "package/deadline.h"
#include "package/package.h"
#include "spreadsheet/workbook.h"

namespace graadmeter::addin {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFiguresFile = "waarnemingen.csv";
constexpr const char* kAnswersFile = "antwoorden.csv";
constexpr const char* kPackageFile = "datapackage.json";
constexpr const char* kFiguresSheet = "Waarnemingen";     // keys in the record of the enrichment
constexpr const char* kInfluenceSheet = "Invloedsmatrix";
constexpr const char* kCatalogueProperty = "catalogus";
constexpr const char* kQuestionnaire = "invloedsmatrix";
// Somebody waits for Excel meanwhile; half a million observations take some seconds.
constexpr double kSecondsToRead = 60;

void watch(Data& data, const fs::path& file) { data.files.push_back(stamp_of(file)); }

// The file that holds the figures of what was chosen.
fs::path figures_file(const fs::path& source) {
    std::error_code error;
    if (fs::is_directory(source, error)) return source / kFiguresFile;
    return source.filename() == kPackageFile ? source.parent_path() / kFiguresFile : source;
}

std::optional<std::size_t> sheet_called(const Workbook& workbook, const EnrichmentRecord& record, std::string_view key) {
    const auto recorded = std::ranges::find(record.sheets, key, &RecordedSheet::key);
    if (recorded == record.sheets.end()) return {};
    const auto sheet = std::ranges::find(workbook.sheets(), recorded->name, &SheetInfo::name);
    if (sheet == workbook.sheets().end()) return {};
    return static_cast<std::size_t>(sheet - workbook.sheets().begin());
}

struct Source {
    ReadRows rows;
    std::string catalogue;   // id that the source names, "" = none
};

Source read_enriched(Data& data, const fs::path& file, const std::string& name, const Workbook& workbook) {
    const bool may_be_enriched = workbook.format() == FileFormat::xlsx || workbook.format() == FileFormat::xlsm;
    const auto record = may_be_enriched ? find_enrichment(Package(file)) : std::nullopt;
    const auto sheet = record ? sheet_called(workbook, *record, kFiguresSheet) : std::nullopt;
    if (!sheet)
        throw FileError("", name, "", "In dit werkboek staat geen blad Waarnemingen van Graadmeter.",
                        "Kies een werkboek dat met graadmeter verrijk is gemaakt, of een gegevenspakket van graadmeter verzamel.");
    Source source{read_figures(workbook, *sheet, name, data.figures), ""};
    for (const auto& [property, value] : record->properties)
        if (property == kCatalogueProperty) source.catalogue = value;
    if (const auto answers = sheet_called(workbook, *record, kInfluenceSheet)) {
        data.answers = read_answers(workbook, *answers, kInfluenceSheet, data.influence);
        data.has_answers = true;
    }
    return source;
}

// Of a data package; who has the figures alone has no answers.
void read_answers_beside(Data& data, const fs::path& figures) {
    const fs::path file = figures.parent_path() / kAnswersFile;
    watch(data, file);   // also when it is not there yet
    std::error_code error;
    if (figures.filename() != kFiguresFile || !fs::is_regular_file(file, error)) return;
    const Deadline deadline(kAnswersFile, kSecondsToRead);
    PackageAnswers read = read_package_answers(*open_workbook(file, deadline), kInfluenceSheet);
    data.answers = std::move(read.answers);
    data.disputed = std::move(read.disputed);
    data.has_answers = !data.answers.empty() || !data.disputed.empty();
}

Source read_source(Data& data) {
    const fs::path& file = data.source_file;
    watch(data, file);
    const std::string name = file.filename().string();
    const Deadline deadline(name, kSecondsToRead);
    const auto workbook = open_workbook(file, deadline);
    if (!plain_table(workbook->format())) return read_enriched(data, file, name, *workbook);
    const Source source{read_figures(*workbook, 0, name, data.figures), ""};
    read_answers_beside(data, file);
    return source;
}

bool includes(const Catalogue& one, const std::string& id) {
    return std::ranges::find(one.includes, id, &IncludedCatalogue::id) != one.includes.end();
}

// The catalogue that knows most of the indicators that there are figures of; of two that know as many the one that takes in the other.
fs::path fitting_catalogue(const FigureTable& figures, const Library& library) {
    fs::path best;
    Catalogue chosen;
    std::ptrdiff_t most = 0;
    std::string rivals;
    for (const fs::path& file : library.catalogues()) {
        Catalogue catalogue = read_catalogue(file, &library);
        const auto known = std::ranges::count_if(figures.measures(), [&](const std::string& id) { return catalogue.indicator(id) || catalogue.part(id); });
        if (known == 0 || known < most || (known == most && includes(chosen, catalogue.id))) continue;
        if (known == most && !includes(catalogue, chosen.id)) {
            rivals += (rivals.empty() ? chosen.id : "") + ", " + catalogue.id;
            continue;
        }
        most = known;
        best = file;
        chosen = std::move(catalogue);
        rivals.clear();
    }
    if (!rivals.empty()) throw UsageError("Bij de gegevens passen meer catalogi: " + rivals + ". Kies er een met GRAADMETER_CATALOGUS.");
    return best;
}

void read_chosen_catalogue(Data& data, const std::string& asked, const Library& library) {
    const fs::path file = asked.empty() ? fitting_catalogue(data.figures, library) : library.catalogue(asked);
    if (file.empty()) throw UsageError("Geen catalogus kent de indicatoren van deze gegevens. Kies er een met GRAADMETER_CATALOGUS.");
    watch(data, file);
    data.catalogue = read_catalogue(file, &library);
    for (const IncludedCatalogue& each : data.catalogue.includes) watch(data, each.file);
}

// The series of one indicator is judged by itself and by those that it goes on with; nothing else of the catalogue has a say.
std::map<std::string, Catalogue> lines_of(const Catalogue& catalogue) {
    std::map<std::string, Catalogue> lines;
    for (const Indicator& indicator : catalogue.indicators) {
        const Indicator* current = catalogue.current(indicator.id);
        if (!current) continue;
        Catalogue& line = lines[current->id];
        line.id = catalogue.id;
        line.municipality = catalogue.municipality;
        line.general_events = false;
        line.indicators.push_back(indicator);
        for (const Indicator& part : catalogue.parts)
            if (part.part_of == indicator.id) line.parts.push_back(part);
    }
    return lines;
}

void settle(Data& data) {
    data.figures.settle({[&](const std::string& measure) {
                             const Measure* found = data.names.find(measure);
                             return found ? found->key() : measure;
                         },
                         [&](const std::string& region) { return data.regions.find(region, data.municipality()).value_or(region); },
                         [&](const std::string& measure) {
                             const Measure* found = data.names.find(measure);
                             return found ? found->indicator->unit : std::string();
                         }});
}

// Runs one step of reading; what goes wrong is told, for the person who has to mend it.
template <class Step>
bool told(Data& data, Step step) {
    const auto tell = [&](const std::string& words) { data.problem += (data.problem.empty() ? "" : " ") + words; };
    try {
        step();
        return true;
    } catch (const FileError& error) {
        tell(error.file() + ": " + error.what() + " " + error.remedy());
    } catch (const UsageError& error) {
        tell(error.what());
    } catch (const fs::filesystem_error& error) {
        tell("Een bestand is niet te lezen: " + error.path1().string() + ".");
    }
    return false;
}

std::string summary_of(const Data& data, const Source& source) {
    std::string words;
    if (data.has_figures) {
        words = "gegevens: " + data.source_file.string() + " (" + std::to_string(source.rows.rows) + " rijen";
        if (source.rows.unreadable > 0) words += ", waarvan " + std::to_string(source.rows.unreadable) + " niet te lezen";
        words += ")";
    } else {
        words = data.choice.source.empty() ? "geen gegevens gekozen" : "geen gegevens gelezen";
    }
    if (data.catalogue.id.empty()) return words + "; geen catalogus";
    return words + "; catalogus: " + data.catalogue.id + (data.catalogue.version.empty() ? "" : ", versie " + data.catalogue.version);
}

}  // namespace

FileStamp stamp_of(const fs::path& file) {
    FileStamp stamp{file, 0, 0};
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) return stamp;
    const auto time = fs::last_write_time(file, error);
    if (error) return stamp;
    stamp.size = size;
    stamp.time = static_cast<std::int64_t>(time.time_since_epoch().count());
    return stamp;
}

void load(Data& data, const Choice& choice, const Library& library) {
    data.choice = choice;
    told(data, [&] {
        const fs::path regions = library.code_list("regio"), questions = library.questionnaire(kQuestionnaire);
        watch(data, regions);
        watch(data, questions);
        data.regions = read_regions(regions);
        data.influence = read_questionnaire(questions);
    });
    Source source;
    if (!choice.source.empty()) {
        data.source_file = figures_file(choice.source);
        data.has_figures = told(data, [&] { source = read_source(data); });
        if (!data.has_figures) data.figures = {};   // half a table is none
    }
    const std::string asked = choice.catalogue.empty() ? source.catalogue : choice.catalogue;
    if (data.has_figures || !asked.empty()) told(data, [&] { read_chosen_catalogue(data, asked, library); });
    data.names = Names(data.catalogue);
    data.lines = lines_of(data.catalogue);
    settle(data);
    data.summary = summary_of(data, source);
}

}  // namespace graadmeter::addin
