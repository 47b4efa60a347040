// SPDX-License-Identifier: EUPL-1.2
#include "pipeline.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "disclosure/small_accounts.h"
#include "enrichment/build.h"
#include "enrichment/data_sheets.h"
#include "graft/graft.h"
#include "mapping/generated_sheets.h"
#include "mapping/map.h"
#include "model/error.h"
#include "model/personal.h"
#include "model/sha256.h"
#include "model/text.h"
#include "package/deadline.h"
#include "package/package.h"
#include "package/safe_output.h"
#include "report/assessment_json.h"
#include "spreadsheet/workbook.h"
#include "validation/finding_texts.h"
#include "validation/personal_rows.h"
#include "validation/validate.h"
#include "version.h"

namespace graadmeter {

namespace fs = std::filesystem;

namespace {

// What is recorded in an enriched workbook, to do the same again.
constexpr const char* kPropertyFile = "bestand";
constexpr const char* kPropertyHash = "sha256";
constexpr const char* kPropertyContent = "inhoud";       // of the parts: tells whether the hash still holds
constexpr const char* kPropertyCatalogue = "catalogus";
constexpr const char* kPropertyConverted = "omgezet-uit";
constexpr const char* kPropertyNotCarried = "niet-omgezet";   // lines with kBetweenLines between them
constexpr char kBetweenLines = '|';
constexpr const char* kPropertyOtherFormat = "inhoud-anders-dan-naam";

std::string name_of(const fs::path& file) { return repaired_utf8(file.filename().string()); }

Knowledge gather(const Library& library, const PipelineOptions& options) { return gather(library, options.catalogue, options.source, options.region); }

std::string file_hash(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw FileError("B01", name_of(file), "", "Het bestand is niet te openen.", "Kijk of het bestand bestaat en of u het mag lezen.");
    Sha256 hash;
    std::string buffer(std::size_t{1} << 16, '\0');
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
        hash.add(std::string_view(buffer.data(), static_cast<std::size_t>(in.gcount())));
    }
    return hash.hex();
}

SourceNote note_of(const std::string& what, const fs::path& file, const std::string& version) {
    return {what, name_of(file), version, file_hash(file), ""};
}

// --- the steps that examine --------------------------------------------------------------------------------------------------

Submission map(const Workbook& workbook, const std::string& file, const Catalogue& catalogue, const Knowledge& knowledge,
               const PipelineOptions& options, std::vector<ChosenLink> chosen_links, RecognitionTrace* trace = nullptr) {
    const std::string municipality = options.region.empty() ? catalogue.municipality : options.region;
    return map_workbook(workbook, {catalogue, knowledge.regions, knowledge.sources, knowledge.questionnaires, knowledge.marks, file, municipality,
                                   knowledge.one_source ? knowledge.sources.front().id : "", std::move(chosen_links), nullptr, trace, knowledge.forms, &knowledge.matcher_of(catalogue)});
}

// Sources whose mapping states the units itself: a unit other than the catalogue's is theirs, not the sender's mistake.
std::vector<std::string> specific_sources(const Knowledge& knowledge) {
    std::vector<std::string> ids;
    for (const Source& source : knowledge.sources) {
        if (!source.general) ids.push_back(source.id);
    }
    return ids;
}

// What is named after a person goes no further: no row of Koppeling, no area that only its name tells.
void leave_out_persons(Submission& submission, const std::vector<Finding>& findings) {
    std::erase_if(submission.labels, [&](const LabelLink& label) {
        return without_personal_data(label.label) != label.label || stands_among_personal_data(findings, label.sheet, label.place.cell.row);
    });
    const auto names_person = [](const std::string& text) { return without_personal_data(text) != text; };
    const auto among = [&](const Place& place) {
        return place.sheet < submission.sheets.size() && stands_among_personal_data(findings, submission.sheets[place.sheet].name, place.cell.row);
    };
    std::erase_if(submission.observations, [&](const Observation& one) {
        const bool named = region_level(one.region) == RegionLevel::other && one.region != submission.municipality;
        return (named && names_person(one.region)) || ((named || !one.group.empty()) && among(one.place));
    });
    std::erase_if(submission.accounts, [&](const Account& account) {
        return names_person(account.region) || std::any_of(account.lines.begin(), account.lines.end(), [&](const AccountLine& line) {
            return names_person(line.label) || among(line.place);
        });
    });
    std::erase_if(submission.stock, [&](const StockFigure& each) { return names_person(each.region) || names_person(each.ages) || among(each.place); });
}

GrowthSettings growth_settings(const Knowledge& knowledge, const std::string& municipality, const PipelineOptions& options) {
    return {knowledge.growth, knowledge.growth_rows, municipality, options.reference_year.value_or(static_cast<int>(options.date.year()))};
}

Examination examine_workbook(const Workbook& workbook, const std::string& file, const ChosenCatalogue& chosen_catalogue,
                             const Knowledge& knowledge, const PipelineOptions& options, const Deadline& deadline,
                             std::vector<Answer> answers, std::vector<Remark> remarks, std::vector<ChosenLink> chosen_links) {
    const auto in_time = [&deadline] { deadline.check(); };
    Examination result;
    const Catalogue& catalogue = *chosen_catalogue.catalogue;
    result.catalogue = catalogue;
    result.submission = map(workbook, file, catalogue, knowledge, options, std::move(chosen_links));
    if (!answers.empty()) result.submission.answers = std::move(answers);
    for (const auto& more : {remarks, chosen_catalogue.remarks}) {
        result.submission.remarks.insert(result.submission.remarks.end(), more.begin(), more.end());
    }
    result.protection = protection_of({result.submission, catalogue, knowledge.regions, knowledge.published_sources(), in_time});
    result.hidden_accounts = leave_out_small_accounts(result.submission, knowledge.published_sources(), result.protection);   // C12 too is silent of them
    result.findings = validate({workbook, result.submission, catalogue, knowledge.regions, options.date, specific_sources(knowledge), knowledge.questionnaires, in_time, &result.protection});
    hide(result.submission, result.protection);   // from here on nobody sees them: no sheet, no report
    leave_out_persons(result.submission, result.findings);
    return result;
}

// --- the user's workbook, without an earlier enrichment -----------------------------------------------------------------------

// The package to graft onto, and what an earlier enrichment of it left for this one.
struct Base {
    fs::path package;
    std::string given;                      // name of the file that was given
    std::string file;                       // name to show: of the file that people know
    std::string hash;                       // of that file
    std::string content;                    // of the package's parts
    std::string converted_from;             // "CSV", "" = it was an .xlsx all along
    std::string not_carried;                // lines: what that conversion could not carry
    std::string other_format;               // content when the name says something else (B05)
    std::string recorded_catalogue;
    std::vector<Answer> answers;
    std::vector<Answer> chart_choices;      // of the sheet Grafiek: no answers about an indicator
    std::vector<ChosenLink> chosen_links, lapsed_links;   // from the sheet Koppeling, and those that had lost their place
    std::vector<std::string> log;
};

// One digest over names, sizes and checksums of all parts: the same for the original and for what restoring gives back.
std::string content_digest(const Package& package) {
    std::set<std::string> lines;
    for (const PartInfo& part : package.parts()) {
        lines.insert(part.name + "\t" + std::to_string(part.size) + "\t" + std::to_string(part.crc32) + "\n");
    }
    Sha256 hash;
    for (const std::string& line : lines) hash.add(line);
    return hash.hex();
}

std::string property(const EnrichmentRecord& record, std::string_view key) {
    for (const auto& [name, value] : record.properties) {
        if (name == key) return value;
    }
    return "";
}

std::string free_sheet_name(const std::string& wanted, const std::vector<std::string>& taken) {
    constexpr std::size_t kMostUnits = 31;
    const auto is_taken = [&](const std::string& name) {
        return std::any_of(taken.begin(), taken.end(), [&](const std::string& other) { return folded(other) == folded(name); });
    };
    std::string name = wanted;
    for (int i = 2; is_taken(name) || utf16_length(name) > kMostUnits; ++i) {
        const std::string suffix = " (" + std::to_string(i) + ")";
        std::string stem = wanted;
        while (utf16_length(stem) + suffix.size() > kMostUnits) stem.pop_back();
        name = repaired_utf8(stem) + suffix;
    }
    return name;
}

std::optional<std::size_t> sheet_index(const Workbook& workbook, const std::string& name) {
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        if (workbook.sheets()[i].name == name) return i;
    }
    return std::nullopt;
}

// Takes an earlier enrichment out, but first reads what people typed in it and sees which sheets they changed elsewhere.
void undo_enrichment(Base& base, const EnrichmentRecord& record, const Package& package, const Workbook& workbook,
                     const Knowledge& knowledge, const fs::path& output) {
    const Questionnaire& linking = knowledge.linking();
    std::vector<Answer> lapsed;   // after what stands on the sheets themselves
    std::vector<KeptSheet> keep;
    std::vector<std::string> taken = taken_names(package).sheets;
    for (const RecordedSheet& sheet : record.sheets) {
        const auto index = sheet_index(workbook, sheet.name);
        if (!index) continue;
        const Form* form = form_of(knowledge.forms, sheet.key);
        if (sheet.key == kLinkSheetKey) {
            base.chosen_links = read_chosen_links(workbook, *index, linking);
        } else if (sheet.key == kLapsedSheet) {
            base.lapsed_links = read_chosen_links(workbook, *index, linking);
            lapsed = read_lapsed_answers(workbook, *index, knowledge.forms);
        } else if (sheet.key == kChartSheet && form) {
            base.chart_choices = read_answers(workbook, *index, *form);
        } else if (form) {
            const std::vector<Answer> answers = read_answers(workbook, *index, *form);
            base.answers.insert(base.answers.end(), answers.begin(), answers.end());
        }
        const std::vector<std::string> captions =
            input_captions(sheet.key, knowledge.forms, form ? moments_on(workbook, *index, *form) : std::vector<Moment>{});
        if (sheet.fingerprint.empty() || fingerprint(workbook, *index, captions) == sheet.fingerprint) continue;
        const std::string name = free_sheet_name(sheet.name + " (bewaard)", taken);
        taken.push_back(name);
        keep.push_back({sheet.key, name});
        base.log.push_back("Het blad \"" + sheet.name + "\" was buiten de invulcellen veranderd en is bewaard als \"" + name + "\".");
    }
    base.answers.insert(base.answers.end(), lapsed.begin(), lapsed.end());
    restore(package, keep, output);
    base.package = output;
    base.recorded_catalogue = property(record, kPropertyCatalogue);
    base.converted_from = property(record, kPropertyConverted);
    base.not_carried = property(record, kPropertyNotCarried);
    base.other_format = property(record, kPropertyOtherFormat);
}

// The word for a format whose data become a new .xlsx; "" for those that are grafted onto as they are.
std::string converted_from(FileFormat format) {
    static const std::map<FileFormat, std::string> kWords = {{FileFormat::csv, "CSV"}, {FileFormat::json, "JSON"}, {FileFormat::xls, ".xls"}, {FileFormat::ods, ".ods"}};
    const auto found = kWords.find(format);
    return found == kWords.end() ? "" : found->second;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line, kBetweenLines);) lines.push_back(line);
    return lines;
}

Base prepare(const fs::path& file, const Knowledge& knowledge, const WorkFolder& work, const Deadline& deadline) {
    Base base;
    base.package = file;
    base.given = base.file = name_of(file);
    const auto workbook = open_workbook(file, deadline);
    for (const Remark& remark : workbook->remarks()) {
        if (remark.code == "B05" && !remark.facts.empty()) base.other_format = remark.facts.front().second;
    }
    base.converted_from = converted_from(workbook->format());
    if (!base.converted_from.empty()) {
        base.package = work.file("omgezet.xlsx");
        write_data_sheets(*workbook, base.package);
        for (const std::string& line : workbook->not_carried()) base.not_carried += (base.not_carried.empty() ? "" : std::string(1, kBetweenLines)) + line;
    }
    const Package package(base.package);
    if (const auto record = find_enrichment(package)) {
        // Named as what it is, or B05 would be said of a name that is ours.
        const std::string name = workbook->format() == FileFormat::xlsm ? "origineel.xlsm" : "origineel.xlsx";
        undo_enrichment(base, *record, package, *workbook, knowledge, work.file(name));
        base.content = content_digest(Package(base.package));
        // Untouched since: it still is that file. Otherwise the file that was given is what the figures come from.
        if (record->exact && base.content == property(*record, kPropertyContent)) {
            base.file = property(*record, kPropertyFile);
            base.hash = property(*record, kPropertyHash);
        }
    } else {
        base.content = content_digest(package);
    }
    if (base.hash.empty()) base.hash = file_hash(file);
    for (const std::string& line : lines_of(base.not_carried)) base.log.push_back("Niet meegekomen uit het " + base.converted_from + "-bestand. " + line);
    return base;
}

std::vector<Remark> remarks_of_original(const Base& base, const Workbook& workbook) {
    const auto& known = workbook.remarks();
    const bool said = std::any_of(known.begin(), known.end(), [](const Remark& remark) { return remark.code == "B05"; });
    if (base.other_format.empty() || said) return {};
    return {Remark{"B05", {}, {}, {{"inhoud", base.other_format}}}};
}

// --- the steps that write ----------------------------------------------------------------------------------------------------

void add_catalogue_notes(std::vector<SourceNote>& notes, const ChosenCatalogue& chosen) {
    if (chosen.file.empty()) return;
    notes.push_back(note_of("Catalogus", chosen.file, chosen.catalogue->version));
    for (const IncludedCatalogue& each : chosen.catalogue->includes) {
        notes.push_back(note_of(each.pack ? "Pakket" : "Opgenomen catalogus", each.file, each.version));
        notes.back().remark = each.source;
    }
}

// The mappings that were used belong in Verantwoording; the others do not. `told`: --bron, which may be a file anywhere.
void add_source_notes(std::vector<SourceNote>& notes, const Submission& submission, const Knowledge& knowledge, const std::string& told) {
    std::set<std::string> used;
    for (const SheetReading& sheet : submission.sheets) {
        if (!sheet.source.empty()) used.insert(sheet.source);
    }
    for (const std::string& id : used) {
        SourceNote note = note_of("Bron", knowledge.library.source(told.empty() ? id : told), "");
        const auto source = std::ranges::find(knowledge.sources, id, &Source::id);
        if (source != knowledge.sources.end()) {
            note.id = id;
            note.population = population_in_words(*source, false);
            note.comparability = comparability_in_words(*source, false);
            if (!note.population.empty()) note.remark = "Wie meetelt: " + population_in_words(*source, true);
            if (!note.comparability.empty()) note.remark += (note.remark.empty() ? "" : " ") + ("Vergelijkbaar: " + comparability_in_words(*source, true));
        }
        notes.push_back(std::move(note));
    }
}

GeneratedWorkbook build_sheets(const Base& base, const Package& package, const ChosenCatalogue& chosen_catalogue, const Knowledge& knowledge,
                               const Examination& examination, const PipelineOptions& options, const char* only_sheet, const fs::path& output) {
    const TakenNames taken = taken_names(package);
    const NormalFont font = normal_font(package);
    std::vector<std::string> log = base.log;
    if (const std::string hidden = hidden_in_words(examination.protection); !hidden.empty()) log.push_back(hidden);
    if (const std::size_t count = examination.hidden_accounts)
        log.push_back("Niet getoond: " + std::to_string(count) + (count == 1 ? " balans of telling" : " balansen of tellingen") + " van gebieden met kleine aantallen.");
    const auto named = moment_in_name(base.given);
    const std::string moment = !options.moment.empty() ? options.moment : named ? named->text() : "";
    if (options.moment.empty() && named) log.push_back("Het P&C-moment " + moment + " komt uit de naam van het bestand.");
    const Form* charts = form_of(knowledge.forms, kChartSheet);
    BuildInput input{*chosen_catalogue.catalogue, knowledge.regions, knowledge.influence(), examination.submission,
                     examination.findings, examination.assessment, {}, log, options.date, moment, kVersion,
                     font.name, font.points, taken.sheets, taken.names, &knowledge.linking(), &knowledge.growth, &knowledge.growth_rows, knowledge.forms,
                     charts ? &charts->wording : nullptr, base.chart_choices, only_sheet, &knowledge.taakvelden, &knowledge.domains};
    input.notes.push_back({"Werkboek", base.file, "", base.hash, base.converted_from.empty() ? "" : "omgezet uit " + base.converted_from});
    add_catalogue_notes(input.notes, chosen_catalogue);
    add_source_notes(input.notes, examination.submission, knowledge, options.source);
    return build(input, output);
}

GraftPlan plan_graft(const GeneratedWorkbook& generated, const Base& base, const Examination& examination) {
    GraftPlan plan;
    plan.generated = generated.package;
    const auto workbook = open_workbook(generated.package);
    for (const GeneratedSheet& sheet : generated.sheets) {
        const auto index = sheet_index(*workbook, sheet.name);
        if (!index) throw Bug("generated sheet " + sheet.name + " is not in its package");
        plan.sheets.push_back({sheet.key, sheet.name, fingerprint(*workbook, *index, sheet.input_captions), sheet.extension, sheet.hidden});
    }
    plan.properties = {{kPropertyFile, base.file}, {kPropertyHash, base.hash}, {kPropertyContent, base.content},
                       {kPropertyCatalogue, examination.catalogue.id}, {kPropertyConverted, base.converted_from}, {kPropertyNotCarried, base.not_carried},
                       {kPropertyOtherFormat, base.other_format}};
    return plan;
}

void publish_analysis(const Examination& examination, const Knowledge& knowledge, const PipelineOptions& options) {
    const WorkFolder work(options.analysis.has_parent_path() ? options.analysis.parent_path() : fs::path("."));
    const fs::path written = work.file("analyse.json");
    {
        std::ofstream out(written, std::ios::binary);
        write_assessment(out, {examination.submission, examination.assessment, examination.catalogue, knowledge.regions,
                               options.reference_year, options.date, kVersion});
        out.flush();
        if (!out) throw FileError("", name_of(options.analysis), "", "De analyse kan niet worden geschreven.", "Kijk of de schijf vol is.");
    }
    publish(written, options.analysis, options.overwrite);
}

// `only_sheet`: key of the one sheet to add; nullptr = all that have something to say.
Enrichment enrich_with(const char* only_sheet, const fs::path& file, const fs::path& output, const Knowledge& knowledge, const PipelineOptions& options) {
    const WorkFolder work(output.has_parent_path() ? output.parent_path() : fs::path("."));
    const Deadline deadline(name_of(file), options.seconds_per_file);

    const Base base = prepare(file, knowledge, work, deadline);
    deadline.check();
    const auto workbook = open_workbook(base.package, deadline);
    const ChosenCatalogue catalogue = choose_catalogue(knowledge, *workbook, base.file, base.recorded_catalogue);
    std::vector<ChosenLink> links = base.chosen_links;   // what stands on the sheet itself goes before what had lapsed earlier
    links.insert(links.end(), base.lapsed_links.begin(), base.lapsed_links.end());
    Examination examination = examine_workbook(*workbook, base.file, catalogue, knowledge, options, deadline, base.answers,
                                               remarks_of_original(base, *workbook), std::move(links));
    const Submission& submission = examination.submission;
    examination.assessment = assess(submission, *catalogue.catalogue, knowledge.regions,
                                    {options.reference_year, submission.municipality, &knowledge.influence(), knowledge.events, [&deadline] { deadline.check(); },
                                     growth_settings(knowledge, submission.municipality, options)});

    const Package package(base.package);
    const GeneratedWorkbook generated =
        build_sheets(base, package, catalogue, knowledge, examination, options, only_sheet, work.file("bladen.xlsx"));
    deadline.check();
    graft(package, plan_graft(generated, base, examination), work.file("resultaat.xlsx"));
    deadline.check();
    publish(work.file("resultaat.xlsx"), output, options.overwrite);
    if (!options.analysis.empty()) publish_analysis(examination, knowledge, options);

    const auto typed = [&](const Answer& answer) {
        const Form* form = form_of(knowledge.forms, answer.sheet_key);
        return !form || !is_recorded(*form, answer.question);
    };
    Enrichment result{std::move(examination), output, {}, base.log, static_cast<std::size_t>(std::ranges::count_if(base.answers, typed))};
    for (const GeneratedSheet& sheet : generated.sheets) {
        if (!sheet.hidden) result.sheets.push_back(sheet.name);
    }
    return result;
}

}  // namespace

Examination examine(const fs::path& file, const Knowledge& knowledge, const PipelineOptions& options) {
    const Deadline deadline(name_of(file), options.seconds_per_file);
    const auto workbook = open_workbook(file, deadline);
    const ChosenCatalogue catalogue = choose_catalogue(knowledge, *workbook, name_of(file), "");
    return examine_workbook(*workbook, name_of(file), catalogue, knowledge, options, deadline, {}, {}, {});
}

Enrichment enrich(const fs::path& file, const fs::path& output, const Library& library, const PipelineOptions& options) {
    return enrich_with(nullptr, file, output, gather(library, options), options);
}

Enrichment feed_back(const fs::path& file, const fs::path& output, const Knowledge& knowledge, const PipelineOptions& options) {
    return enrich_with("Bevindingen", file, output, knowledge, options);
}

Recognition recognise(const fs::path& file, const Library& library, const PipelineOptions& options, const std::string& draft_id) {
    const Knowledge knowledge = gather(library, options);
    const auto workbook = open_workbook(file);
    const ChosenCatalogue chosen_catalogue = choose_catalogue(knowledge, *workbook, name_of(file), "");
    const Catalogue& catalogue = *chosen_catalogue.catalogue;
    RecognitionTrace trace;
    const Submission submission = map(*workbook, name_of(file), catalogue, knowledge, options, {}, &trace);
    const Protection protection = protection_of({submission, catalogue, knowledge.regions, knowledge.published_sources()});
    const auto findings = validate({*workbook, submission, catalogue, knowledge.regions, options.date, specific_sources(knowledge), {}, [] {}, &protection});
    const MappingContext context{catalogue, knowledge.regions, knowledge.sources, knowledge.questionnaires, knowledge.marks, name_of(file), submission.municipality, ""};
    Recognition result{name_of(file), catalogue.id, submission.observations.size(), explain(*workbook, submission, trace, findings, context), {}};
    if (draft_id.empty()) return result;
    for (const std::size_t sheet : sheets_to_draft(submission, trace)) {
        const bool personal = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.sheet == submission.sheets[sheet].name && (finding.code == "P01" || finding.code == "P02");
        });
        if (personal) continue;   // a list of persons is no table of figures, and its names would stand in the draft
        if ((result.draft = draft_source(*workbook, sheet, context, draft_id))) break;
    }
    return result;
}

Restoration restore_original(const fs::path& file, const fs::path& output, bool overwrite) {
    const Package package(file);
    const auto record = find_enrichment(package);
    if (!record) {
        throw FileError("", name_of(file), "", "In dit werkboek staat geen verrijking van Graadmeter.",
                        "Geef een werkboek dat met \"graadmeter verrijk\" is gemaakt.");
    }
    const WorkFolder work(output.has_parent_path() ? output.parent_path() : fs::path("."));
    restore(package, {}, work.file("origineel.xlsx"));
    publish(work.file("origineel.xlsx"), output, overwrite);
    Restoration result{record->exact, {}};
    if (!record->exact) {
        result.log.push_back("Het werkboek is na het verrijken door een ander programma opgeslagen: de bladen van Graadmeter zijn eruit, "
                             "de rest is zoals dat programma het schreef.");
    }
    return result;
}

}  // namespace graadmeter
