// SPDX-License-Identifier: EUPL-1.2
#include "knowledge.h"

#include <algorithm>
#include <set>

#include "mapping/chosen_links.h"
#include "model/text.h"

namespace graadmeter {

namespace fs = std::filesystem;

namespace {

constexpr const char* kQuestionnaire = "invloedsmatrix";

// Does the workbook itself name the municipality? Asked of the file's name and of the top rows of each sheet.
bool mentions(const Workbook& workbook, const std::string& file, const std::string& municipality) {
    constexpr std::uint32_t kRows = 12;
    const std::string wanted = " " + folded(municipality) + " ";
    const auto holds = [&](std::string_view text) { return (" " + folded(text) + " ").find(wanted) != std::string::npos; };
    if (holds(file)) return true;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        if (holds(workbook.sheets()[i].name)) return true;
        if (workbook.sheets()[i].kind != SheetKind::worksheet) continue;
        const auto rows = workbook.rows(i);
        for (Row row; rows->next(row) && row.number <= kRows;) {
            for (const Cell& cell : row.cells) {
                if (cell.type == CellType::text && cell.text.size() < 400 && holds(cell.text)) return true;
            }
        }
    }
    return false;
}

// A workbook that no catalogue is known for is still read and enriched: with what can be said without one.
const Catalogue& no_catalogue() {
    static const Catalogue kNone = [] {
        Catalogue none;
        none.name = "geen catalogus";
        return none;
    }();
    return kNone;
}

using Matching = std::map<fs::path, const Catalogue*>;

// Of several that fit, the one that takes in all others: somebody's own additions to a catalogue that is there already.
const Catalogue* most_complete(const Matching& matching) {
    for (const auto& [file, candidate] : matching) {
        const auto taken_in = [&, &includes = candidate->includes, &id = candidate->id](const auto& other) {
            return id == other.second->id ||
                   std::any_of(includes.begin(), includes.end(), [&](const IncludedCatalogue& each) { return each.id == other.second->id; });
        };
        if (std::all_of(matching.begin(), matching.end(), taken_in)) return candidate;
    }
    return nullptr;
}

}  // namespace

Knowledge gather(const Library& library, const std::string& catalogue, const std::string& source, const std::string& region) {
    Knowledge knowledge{library, catalogue, region, read_regions(library.code_list("regio")), read_general_marks(library.code_list("ontbrekend")),
                        read_events(library.code_list("gebeurtenissen")), {}, !source.empty(), {}, read_questionnaire(library.questionnaire("groei")),
                        read_questionnaire(library.questionnaire("aannames-groei")), read_forms(library), {}};
    knowledge.taakvelden = read_taakvelden(library.code_list("taakvelden"));
    knowledge.domains = read_domains(library.code_list("domeinen"));
    if (source.empty()) {
        for (const fs::path& file : library.sources()) knowledge.sources.push_back(read_source(file));
        std::stable_partition(knowledge.sources.begin(), knowledge.sources.end(), [](const Source& each) { return !each.general; });
    } else {
        knowledge.sources.push_back(read_source(library.source(source)));
    }
    for (const char* id : {kQuestionnaire, kLinkTemplate}) knowledge.questionnaires.push_back(read_questionnaire(library.questionnaire(id)));
    const std::vector<fs::path> files = catalogue.empty() ? library.catalogues() : std::vector{library.catalogue(catalogue)};
    for (const fs::path& file : files) knowledge.catalogues.emplace(file, read_catalogue(file, &library));
    return knowledge;
}

std::vector<std::string> Knowledge::published_sources() const {
    std::vector<std::string> ids;
    for (const Source& source : sources) {
        if (source.published) ids.push_back(source.id);
    }
    return ids;
}

ChosenCatalogue choose_catalogue(const Knowledge& knowledge, const Workbook& workbook, const std::string& file, const std::string& recorded) {
    Matching matching;
    for (const auto& [path, catalogue] : knowledge.catalogues) {
        if (!knowledge.asked_catalogue.empty()) return {&catalogue, path, {}};
        if (catalogue.municipality.empty()) continue;   // a pack, not a municipality's
        if (!recorded.empty() && knowledge.asked_region.empty() ? catalogue.id == recorded
            : !knowledge.asked_region.empty()                   ? catalogue.municipality == knowledge.asked_region
                                                                : mentions(workbook, file, catalogue.municipality_name)) {
            matching.emplace(path, &catalogue);
        }
    }
    const Catalogue* const best = most_complete(matching);
    std::set<std::string> ids;
    for (const auto& [path, catalogue] : matching) {
        if (catalogue == best) return {catalogue, path, {}};
        ids.insert(catalogue->id);
    }
    ChosenCatalogue none{&no_catalogue(), {}, {}};
    std::string listed;
    for (const std::string& id : ids) listed += (listed.empty() ? "" : ", ") + id;
    if (!ids.empty()) none.remarks.push_back({"B11", {}, {}, {{"catalogi", listed}}});
    return none;
}

}  // namespace graadmeter
