// SPDX-License-Identifier: EUPL-1.2
// From the XML that the data team writes to a Catalogue. The schema (mappings/catalogus.xsd) catches most slips in an editor; all
// is checked again here, because nobody is obliged to use one, and references only here.
#include <algorithm>
#include <map>
#include <set>

#include "catalogue/catalogue.h"
#include "catalogue/catalogue_values.h"
#include "catalogue/library.h"
#include "catalogue/read_events.h"
#include "catalogue/regions.h"
#include "catalogue/xml_file.h"
#include "model/text.h"

namespace graadmeter {
namespace {

const std::array<std::pair<std::string_view, Direction>, 5> kDirections = [] {
    std::array<std::pair<std::string_view, Direction>, 5> table;
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = {xml_word(static_cast<Direction>(i)), static_cast<Direction>(i)};
    return table;
}();
constexpr std::array<std::pair<std::string_view, IndicatorKind>, 3> kKinds{
    {{"toestand", IndicatorKind::state}, {"inzet", IndicatorKind::effort}, {"context", IndicatorKind::context}}};

template <std::size_t N>
constexpr std::array<std::pair<std::string_view, std::string_view>, N> words_of(const std::array<std::string_view, N>& words) {
    std::array<std::pair<std::string_view, std::string_view>, N> result;
    for (std::size_t i = 0; i < N; ++i) result[i] = {words[i], words[i]};
    return result;
}
constexpr auto kLevelKinds =
    words_of(std::array<std::string_view, 8>{"brede-welvaartgebied", "strategische-waarde", "maatschappelijk-effect", "opgave",
                                             "doel", "resultaat", "inspanning", "thema"});
constexpr auto kSpatialRules = words_of(std::array<std::string_view, 3>{"alle", "een", "gemeente"});
constexpr const char* kBeyondTerm = "langer";
constexpr auto kSourceTypes = words_of(std::array<std::string_view, 4>{"eigen", "openbaar", "partner", "survey"});
constexpr auto kAreas = words_of(std::array<std::string_view, 3>{"gemeente", "wijk", "buurt"});

constexpr auto kPerceptions = words_of(std::array<std::string_view, 2>{"subjectief", "objectief"});
constexpr auto kCompositions = words_of(std::array<std::string_view, 3>{"drempelreeks", "verhouding", "meervoudig"});

// Ids become part of sheet addresses, defined names and file names: short and plain.
bool is_id(std::string_view text) {
    const auto alnum = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return !text.empty() && text.size() <= 40 && alnum(text.front()) &&
           std::ranges::all_of(text, [&](char c) { return alnum(c) || c == '-' || c == '_' || c == '.'; });
}

bool is_date(std::string_view text) {  // 2025, 2025-03, 2025-03-31
    constexpr std::string_view kShape = "dddd-dd-dd";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (kShape[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    return true;
}

std::string lower_case(std::string text) {  // of an id, which is plain ASCII
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool names(const std::vector<std::string>& ids, const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
}

std::filesystem::path whole(const std::filesystem::path& path) {
    std::error_code error;
    const auto result = std::filesystem::weakly_canonical(path, error);
    return error ? path : result;
}

// The files that are being read, the outermost first, and where included ones are found.
struct CatalogueChain {
    static constexpr std::size_t kDeepest = 8;     // of includes in includes; nobody needs more than two or three
    static constexpr std::size_t kMostFiles = 64;  // in all: includes of includes could multiply
    const Library* library = nullptr;
    std::vector<std::filesystem::path> open;
    std::size_t files = 0;
};

class CatalogueReader {
public:
    CatalogueReader(const std::filesystem::path& path, CatalogueChain& chain) : file_(path, "catalogus"), chain_(chain) {}

    Catalogue read() {
        const pugi::xml_node root = file_.root();
        file_.allow(root, {"id", "naam", "versie", "geldig-van", "geldig-tot", "pakket", "voorvoegsel"},
                    {"gemeente", "bron", "wijzigingen", "neemt-op", "vergelijking", "nulmeting", "niveaus", "indicatoren", "vaststelling", "financieel-kader",
                     "kerncijfers", "gebeurtenissen", "groeicijfers"});
        result_.id = id(root);
        result_.pack = file_.yes_no(root, "pakket", false);
        result_.prefix = file_.optional(root, "voorvoegsel");
        if (!result_.prefix.empty() && !is_id(result_.prefix))
            file_.fail_attribute(root, "voorvoegsel", "letters, cijfers, - _ en . (hoogstens 40)");
        result_.name = file_.required(root, "naam");
        result_.version = file_.required(root, "versie");
        result_.valid_from = date(root, "geldig-van");
        result_.valid_until = date(root, "geldig-tot");
        read_municipality(root);
        result_.source = file_.child_text(root, "bron");
        if (result_.source.empty()) file_.fail(root, "een catalogus zonder <bron>", "<bron> met de naam van het document");
        if (const auto node = file_.single(root, "wijzigingen")) read_history(node);
        read_includes(root);
        if (const auto node = file_.single(root, "nulmeting")) common_baseline_ = read_baseline(file_, node);
        if (const auto node = file_.single(root, "niveaus")) read_levels(node);
        const auto indicators = file_.single(root, "indicatoren");
        if (!indicators) file_.fail(root, "een catalogus zonder <indicatoren>", "<indicatoren>");
        read_indicators(indicators);
        inherit_domains();
        for (const auto node : root.children("vaststelling")) read_decision(node);
        if (const auto node = file_.single(root, "financieel-kader")) result_.financial_frame = read_financial_frame(file_, node, result_);
        if (const auto node = file_.single(root, "kerncijfers")) result_.key_figures = read_key_figures(file_, node);
        if (const auto node = file_.single(root, "gebeurtenissen")) read_events(node);
        if (const auto node = file_.single(root, "groeicijfers")) result_.growth = read_growth_figures(file_, node);
        packs_last(result_.levels);
        packs_last(result_.indicators);
        derive_parts(result_);
        return std::move(result_);
    }

private:
    // Its own before those of what it includes: of one name the first counts.
    void read_events(pugi::xml_node node) {
        file_.allow(node, {"algemeen"}, {"gebeurtenis"});
        result_.general_events = file_.yes_no(node, "algemeen", true);
        auto own = read_event_nodes(file_, node, true);
        for (const auto child : node.children("gebeurtenis"))
            for (const std::string& wanted : file_.list(child, "indicatoren"))
                if (!result_.indicator(wanted)) file_.fail_attribute(child, "indicatoren", "ids van indicatoren; \"" + wanted + "\" is er niet");
        result_.events.insert(result_.events.begin(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    }

    void read_history(pugi::xml_node node) {
        file_.allow(node, {}, {"wijziging"});
        for (const auto child : node.children("wijziging")) {
            file_.allow(child, {"versie", "datum", "besluit"}, {}, XmlFile::Text::allowed);
            result_.history.push_back({file_.required(child, "versie"), date(child, "datum"), file_.required_text(child), file_.optional(child, "besluit")});
        }
    }

    // What is still to be taken up, and perhaps when.
    template <class Item>
    void read_plan(pugi::xml_node node, Item& item) const {
        item.planned = file_.yes_no(node, "nog-niet-opgenomen", false);
        item.planned_for = date(node, "gepland");
        if (!item.planned && !item.planned_for.empty()) file_.fail_attribute(node, "gepland", "ook nog-niet-opgenomen=\"ja\"");
    }

    // An indicator that names no domain or taakveld has those of its goals, else of its theme.
    void inherit_domains() {
        for (Indicator& indicator : result_.indicators) {
            if (!indicator.origin.empty()) continue;
            const bool own = !indicator.domains.empty();
            for (const std::string& id : indicator.goals)
                for (const std::string& domain : result_.level(id)->domains)
                    if (!own && !names(indicator.domains, domain)) indicator.domains.push_back(domain);
            auto from = indicator.goals;
            if (const Level* theme = result_.level(indicator.theme)) {
                if (indicator.domains.empty()) indicator.domains = theme->domains;
                from.push_back(theme->id);
            }
            for (const std::string& id : from)
                if (indicator.taakveld.empty()) indicator.taakveld = result_.level(id)->taakveld;
        }
    }

    // Texts that a body set word for word, by id: whoever adds an indicator later adds nothing to its decision.
    void read_decision(pugi::xml_node node) {
        file_.allow(node, {"door", "bron", "datum", "niveaus", "indicatoren"});
        const Provenance decision{file_.required(node, "bron"), date(node, "datum"), file_.required(node, "door")};
        // Whoever takes out what was set is told so by gaps(): the catalogue works without it.
        const auto set = [&](auto& items, const char* attribute) {
            const auto ids = file_.list(node, attribute);
            for (const std::string& wanted : ids) {
                const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.id == wanted; });
                if (found == items.end()) {
                    result_.absent_decided.push_back({wanted, decision, file_.line(node)});
                    continue;
                }
                if (!found->text_set.set_by.empty()) file_.fail_attribute(node, attribute, "elke id bij één vaststelling; \"" + wanted + "\" staat er twee keer");
                found->text_set = decision;
            }
            return !ids.empty();
        };
        const bool levels = set(result_.levels, "niveaus"), indicators = set(result_.indicators, "indicatoren");
        if (!levels && !indicators) file_.fail(node, "een <vaststelling> van niets", "niveaus=\"...\" of indicatoren=\"...\" met ids");
    }

    std::string id(pugi::xml_node node) const {
        std::string result = file_.required(node, "id");
        if (!is_id(result)) file_.fail_attribute(node, "id", "letters, cijfers, - _ en . (hoogstens 40)");
        return result;
    }

    // An id that is not yet in use. Capitals do not count: a defined name in Excel does not know them either.
    std::string new_id(pugi::xml_node node, std::set<std::string>& used) const {
        std::string result = id(node);
        if (!used.insert(lower_case(result)).second) file_.fail_attribute(node, "id", "een id die nog niet gebruikt is");
        return result;
    }

    std::string new_indicator_id(pugi::xml_node node) {
        std::string result = new_id(node, used_indicators_);
        if (!result.starts_with(result_.prefix))
            file_.fail_attribute(node, "id", "een id die begint met het voorvoegsel " + result_.prefix);
        return result;
    }

    std::string date(pugi::xml_node node, const char* attribute) const {
        std::string result = file_.optional(node, attribute);
        if (!result.empty() && !is_date(result))
            file_.fail_attribute(node, attribute, "een jaar of een datum, zoals 2025 of 2025-03-31");
        return result;
    }

    std::optional<bool> yes_no_or_nothing(pugi::xml_node node, const char* attribute) const {
        return node.attribute(attribute) ? std::optional(file_.yes_no(node, attribute, false)) : std::nullopt;
    }

    std::string one_of(pugi::xml_node node, const char* attribute, const auto& table) const {
        return std::string(file_.choice<std::string_view>(node, attribute, table, std::string_view{}));
    }

    void read_municipality(pugi::xml_node root) {
        const auto node = file_.single(root, "gemeente");
        if (result_.pack) {
            if (node) file_.fail(node, "een <gemeente> in een pakket", "een pakket zonder gemeente, of een catalogus zonder pakket=\"ja\"");
            // There it would stand between the catalogues that a workbook is matched with by its municipality.
            if (whole(file_.path()).parent_path().filename() == "catalogi")
                file_.fail(root, "een pakket in de map catalogi", "een pakket in de map pakketten daarnaast");
            return;
        }
        if (!node) file_.fail(root, "een catalogus zonder <gemeente>", "<gemeente code=\"GM0000\" naam=\"...\"/>");
        file_.allow(node, {"code", "naam"});
        result_.municipality = file_.required(node, "code");
        if (region_level(result_.municipality) != RegionLevel::municipality)
            file_.fail_attribute(node, "code", "GM met vier cijfers");
        result_.municipality_name = file_.required(node, "naam");
        if (const auto compared = file_.single(root, "vergelijking")) {
            file_.allow(compared, {"regios"});
            result_.reference_regions = file_.list(compared, "regios");
            for (const std::string& code : result_.reference_regions)
                if (region_level(code) == RegionLevel::other)
                    file_.fail_attribute(compared, "regios", "CBS-codes zoals NL00 of GM0946, met een spatie ertussen");
        }
    }

    // --- other catalogues ------------------------------------------------------------------------------------------------------

    void read_includes(pugi::xml_node root) {
        std::set<std::string> included;
        for (const auto node : root.children("neemt-op")) {
            file_.allow(node, {"catalogus", "zonder"});
            const std::string wanted = file_.required(node, "catalogus");
            if (!is_id(wanted)) file_.fail_attribute(node, "catalogus", "de id van een catalogus of pakket");
            if (!included.insert(wanted).second) file_.fail_attribute(node, "catalogus", "elke catalogus één keer");
            // Ids that are ours alone: a later version of the included catalogue can never bring the same.
            if (result_.prefix.empty())
                file_.fail(root, "een catalogus met <neemt-op> zonder voorvoegsel",
                           "voorvoegsel=\"...\" waar de ids van de eigen indicatoren mee beginnen");
            const std::filesystem::path file = included_file(node, wanted);
            if (std::ranges::find(chain_.open, whole(file)) != chain_.open.end())
                file_.fail(node, "een kring: \"" + wanted + "\" neemt zelf \"" + result_.id + "\" op, al dan niet via een andere",
                           "catalogi die elkaar niet opnemen");
            if (chain_.open.size() >= CatalogueChain::kDeepest || ++chain_.files > CatalogueChain::kMostFiles)
                file_.fail(node, "te veel catalogi die elkaar opnemen", "hoogstens " + std::to_string(CatalogueChain::kDeepest) +
                           " diep en " + std::to_string(CatalogueChain::kMostFiles) + " bij elkaar");
            chain_.open.push_back(whole(file));
            const Catalogue other = CatalogueReader(file, chain_).read();
            chain_.open.pop_back();
            if (other.id != wanted) file_.fail(node, file.filename().string() + " met de id \"" + other.id + "\"", "dezelfde id als de naam");
            if (!other.pack && other.municipality != result_.municipality)
                file_.fail(node, "een catalogus van " + other.municipality_name, "een pakket, of een catalogus van dezelfde gemeente");
            take_in(node, other, file);
        }
    }

    // Beside this file first. The file itself is passed over, so that somebody's own "weert" can include the one it stands for.
    std::filesystem::path included_file(pugi::xml_node node, const std::string& wanted) const {
        const std::filesystem::path folder = whole(file_.path()).parent_path(), name = wanted + ".xml";
        std::vector<std::filesystem::path> candidates{folder / name, folder.parent_path() / "pakketten" / name,
                                                      folder.parent_path() / "catalogi" / name};
        if (chain_.library) {
            const auto known = chain_.library->catalogues_called(wanted);
            candidates.insert(candidates.end(), known.begin(), known.end());
        }
        for (const auto& candidate : candidates) {
            std::error_code error;
            if (std::filesystem::is_regular_file(candidate, error) && whole(candidate) != whole(file_.path())) return candidate;
        }
        file_.fail_attribute(node, "catalogus", "een andere catalogus of een pakket dat er is: " + wanted +
                             ".xml in dezelfde map of in de map pakketten daarnaast");
    }

    void take_in(pugi::xml_node node, const Catalogue& other, const std::filesystem::path& file) {
        const auto origin_of = [&](const auto& item) { return item.origin.empty() ? other.id : item.origin; };
        // What came already through another include is the same thing, not a second one.
        const auto known = [&](const auto* existing, const auto& item) { return existing && existing->origin == origin_of(item); };
        for (const Level& level : other.levels) {
            if (known(result_.level(level.id), level)) continue;
            claim_id(node, level.id, other.id, used_levels_);
            result_.levels.push_back(level);
            result_.levels.back().origin = origin_of(level);
        }
        const auto without = file_.list(node, "zonder");
        for (const std::string& id : without)
            if (!other.indicator(id)) file_.fail_attribute(node, "zonder", "ids van indicatoren uit " + other.id + "; \"" + id + "\" is dat niet");
        for (const Indicator& indicator : other.indicators) {
            if (names(without, indicator.id) || known(result_.indicator(indicator.id), indicator)) continue;
            if (names(without, indicator.successor))
                file_.fail_attribute(node, "zonder", "ook " + indicator.id + ", want die wordt opgevolgd door " + indicator.successor);
            if (lower_case(indicator.id).starts_with(lower_case(result_.prefix)))
                file_.fail(node, indicator.id + " uit " + other.id + ", met het voorvoegsel van de eigen indicatoren",
                           "een voorvoegsel waar alleen de eigen ids mee beginnen");
            claim_id(node, indicator.id, other.id, used_indicators_);
            for (const Component& component : indicator.components) claim_id(node, component.id, other.id, used_indicators_);
            claim_name(node, indicator.name, indicator);
            for (const std::string& synonym : indicator.synonyms) claim_name(node, synonym, indicator);
            result_.indicators.push_back(indicator);
            result_.indicators.back().origin = origin_of(indicator);
        }
        result_.events.insert(result_.events.end(), other.events.begin(), other.events.end());
        result_.general_events = result_.general_events && other.general_events;
        auto all = other.includes;
        all.push_back({other.id, other.name, other.version, other.source, file, other.pack});
        for (IncludedCatalogue& each : all)
            if (std::ranges::find(result_.includes, each.id, &IncludedCatalogue::id) == result_.includes.end())
                result_.includes.push_back(std::move(each));
    }

    void claim_id(pugi::xml_node node, const std::string& id, const std::string& other, std::set<std::string>& used) const {
        if (!used.insert(lower_case(id)).second)
            file_.fail(node, "de id " + id + " uit " + other + ", die al uit een andere catalogus komt", "catalogi zonder dezelfde ids");
    }

    // A municipality's own indicators before those that everybody has.
    template <class Item>
    void packs_last(std::vector<Item>& items) const {
        std::ranges::stable_partition(items, [&](const Item& item) {
            const auto from = std::ranges::find(result_.includes, item.origin, &IncludedCatalogue::id);
            return from == result_.includes.end() || !from->pack;
        });
    }

    // --- its own ----------------------------------------------------------------------------------------------------------------

    void read_levels(pugi::xml_node levels) {
        file_.allow(levels, {}, {"niveau"});
        for (const auto node : levels.children("niveau")) {
            file_.allow(node, {"id", "soort", "naam", "telt-mee", "draagt-bij-aan", "ook-aan", "gebieden", "vanaf", "jaar", "horizon", "nog-niet-opgenomen",
                                "gepland", "domein", "taakveld"},
                        {"synoniem", "noot"});
            Level level;
            level.id = new_id(node, used_levels_);
            level.kind = file_.choice<std::string_view>(node, "soort", kLevelKinds);
            level.name = file_.required(node, "naam");
            level.in_scope = file_.yes_no(node, "telt-mee", true);
            level.serves = file_.list(node, "draagt-bij-aan");
            level.also_serves = file_.list(node, "ook-aan");
            level.spatial_rule = one_of(node, "gebieden", kSpatialRules);
            level.base_year = file_.integer(node, "vanaf", kFirstCatalogueYear, kLastCatalogueYear);
            level.target_year = file_.integer(node, "jaar", kFirstCatalogueYear, kLastCatalogueYear);
            if (level.base_year && level.target_year && *level.base_year >= *level.target_year)
                file_.fail_attribute(node, "jaar", "een jaar na vanaf");
            level.beyond_term = file_.optional(node, "horizon") == kBeyondTerm;
            if (!level.beyond_term) {
                const std::string given = file_.optional(node, "horizon");
                if (!given.empty() && (given.size() != 4 || !is_date(given))) file_.fail_attribute(node, "horizon", "een jaar, of langer");
                level.horizon = file_.integer(node, "horizon", kFirstCatalogueYear, kLastCatalogueYear);
            }
            read_plan(node, level);
            level.domains = file_.list(node, "domein");
            level.taakveld = file_.optional(node, "taakveld");
            for (const auto synonym : node.children("synoniem")) {
                file_.allow(synonym, {}, {}, XmlFile::Text::allowed);
                level.synonyms.push_back(file_.required_text(synonym));
            }
            level.note = file_.child_text(node, "noot");
            level.line = file_.line(node);
            result_.levels.push_back(std::move(level));
        }
        for (const auto node : levels.children("niveau"))  // a level may name one that comes later
            for (const char* attribute : {"draagt-bij-aan", "ook-aan"})
                for (const std::string& target : file_.list(node, attribute))
                    if (!result_.level(target))
                        file_.fail_attribute(node, attribute, "de id van een <niveau>; \"" + target + "\" is er niet");
        refuse_circles(levels);
    }

    // Whoever follows the links upwards must come to an end. Levels that serve nothing (more) are taken away until none is left.
    void refuse_circles(pugi::xml_node levels) const {
        std::vector<const Level*> left;
        for (const Level& level : result_.levels) left.push_back(&level);
        for (bool moved = true; moved;) {
            std::set<std::string_view> waiting;
            for (const Level* level : left) waiting.insert(level->id);
            const auto free = [&](const Level* level) {
                const auto done = [&](const std::string& target) { return !waiting.contains(target); };
                return std::ranges::all_of(level->serves, done) && std::ranges::all_of(level->also_serves, done);
            };
            moved = std::erase_if(left, free) > 0;
        }
        if (left.empty()) return;
        const auto node = levels.find_child_by_attribute("niveau", "id", left.front()->id.c_str());
        file_.fail(node, "een kring: \"" + left.front()->id + "\" draagt via andere niveaus bij aan zichzelf",
                   "links die alleen omhoog gaan");
    }

    void read_indicators(pugi::xml_node indicators) {
        file_.allow(indicators, {"richting-geschat", "zonder-waarde"}, {"groep"});
        const std::string when_missing = file_.optional(indicators, "zonder-waarde");
        const bool estimated = file_.yes_no(indicators, "richting-geschat", false);
        for (const auto group : indicators.children("groep")) {
            file_.allow(group, {"thema", "doelen", "domein", "programmabegroting"}, {"indicator"});
            const auto domains = file_.list(group, "domein");
            const auto in_budget = yes_no_or_nothing(group, "programmabegroting");
            const std::string theme = file_.optional(group, "thema");
            const Level* level = result_.level(theme);
            if (!theme.empty() && (!level || (level->kind != "thema" && level->kind != "opgave" && level->kind != "doel")))
                file_.fail_attribute(group, "thema", "de id van een <niveau> van soort thema, opgave of doel");
            const auto shared = goals(group);
            for (const auto node : group.children("indicator")) {
                Indicator indicator = read_indicator(node, estimated);
                indicator.theme = theme;
                indicator.when_missing = when_missing;
                if (indicator.domains.empty()) indicator.domains = domains;
                if (!indicator.in_budget) indicator.in_budget = in_budget;
                indicator.goals.insert(indicator.goals.begin(), shared.begin(), shared.end());
                result_.indicators.push_back(std::move(indicator));
            }
        }
        for (const auto group : indicators.children("groep")) {
            for (const auto node : group.children("indicator")) {
                const std::string next = file_.optional(node, "opvolger");
                if (next.empty()) continue;
                if (!result_.indicator(next) || next == node.attribute("id").value())
                    file_.fail_attribute(node, "opvolger", "de id van een andere indicator");
                if (result_.indicator(result_.current(next)->successor))  // the end of the line still has one
                    file_.fail_attribute(node, "opvolger", "opvolgers die elkaar niet in een kring opvolgen");
            }
        }
    }

    std::vector<std::string> goals(pugi::xml_node node) const {
        auto result = file_.list(node, "doelen");
        for (const std::string& goal : result) {
            const Level* level = result_.level(goal);
            if (!level || (level->kind != "doel" && level->kind != "resultaat"))
                file_.fail_attribute(node, "doelen", "ids van niveaus van soort doel of resultaat; \"" + goal + "\" is dat niet");
        }
        return result;
    }

    Indicator read_indicator(pugi::xml_node node, bool estimated) {
        file_.allow(
            node,
            {"id",
             "naam",
             "eenheid",
             "richting",
             "richting-geschat",
             "soort",
             "populatie",
             "minimum",
             "maximum",
             "decimalen",
             "frequentie",
             "kleinste-gebied",
             "bron",
             "bron-soort",
             "eigenaar",
             "kleine-aantallen",
             "bbv",
             "taakveld",
             "pc-code",
             "ruimtelijk",
             "opvolger",
             "doelen",
             "onzeker",
             "vervallen",
             "gewicht",
             "meting",
             "samenstelling",
             "programmabegroting",
             "nog-niet-opgenomen",
             "gepland",
             "domein"},
            {"synoniem", "definitie", "noot", "onderdeel", "model", "norm", "nulmeting", "streefwaarde", "bekende-waarde", "reeksbreuk"});
        Indicator result;
        result.id = new_indicator_id(node);
        result.name = file_.required(node, "naam");
        result.definition = file_.child_text(node, "definitie");
        result.unit = read_unit_id(file_, node);
        result.direction = file_.choice<Direction>(node, "richting", kDirections);
        // Context claims no direction, so there is nothing to be uncertain about.
        result.direction_uncertain = file_.yes_no(node, "richting-geschat", estimated) && result.direction != Direction::context;
        result.kind = file_.choice<IndicatorKind>(node, "soort", kKinds, IndicatorKind::state);
        result.population = file_.optional(node, "populatie");
        result.minimum = file_.number(node, "minimum");
        result.maximum = file_.number(node, "maximum");
        if (result.minimum && result.maximum && *result.minimum >= *result.maximum)
            file_.fail_attribute(node, "maximum", "een getal boven het minimum");
        result.decimals = file_.integer(node, "decimalen", 0, 6).value_or(unit(result.unit).whole ? 0 : 1);
        result.frequency_years = file_.integer(node, "frequentie", 1, 20);
        result.smallest_area = one_of(node, "kleinste-gebied", kAreas);
        result.source = file_.optional(node, "bron");
        result.source_type = one_of(node, "bron-soort", kSourceTypes);
        result.owner_function = file_.optional(node, "eigenaar");
        result.small_count_threshold = file_.integer(node, "kleine-aantallen", 1, 1000);
        result.bbv_number = file_.optional(node, "bbv");
        result.taakveld = file_.optional(node, "taakveld");
        result.pc_code = file_.optional(node, "pc-code");
        result.spatial_tag = file_.optional(node, "ruimtelijk");
        result.successor = file_.optional(node, "opvolger");
        result.goals = goals(node);
        result.note = file_.child_text(node, "noot");
        result.uncertain = file_.yes_no(node, "onzeker", false);
        if (result.uncertain && result.note.empty()) file_.fail_attribute(node, "onzeker", "een <noot> die zegt wat onzeker is");
        result.dropped = file_.yes_no(node, "vervallen", false);
        result.weight = file_.number(node, "gewicht").value_or(1);
        if (!(result.weight > 0) || result.weight > 1000) file_.fail_attribute(node, "gewicht", "een getal boven 0, hoogstens 1000");
        result.perception = one_of(node, "meting", kPerceptions);
        result.in_budget = yes_no_or_nothing(node, "programmabegroting");
        read_plan(node, result);
        result.domains = file_.list(node, "domein");
        result.line = file_.line(node);
        for (const auto child : node.children("model")) {
            file_.allow(child, {"naam", "thema"});
            result.models.push_back({file_.required(child, "naam"), file_.optional(child, "thema")});
        }
        read_names(node, result);
        read_components(node, result);
        read_figures(file_, node, common_baseline_, result);
        return result;
    }

    // A name or synonym is one indicator's: else a header in a workbook would fit two. Only another population may share it, since
    // a survey of adults and one of youth ask the same (R76); then the sheet must tell which of the two it is about.
    void claim_name(pugi::xml_node where, const std::string& name, const Indicator& indicator) {
        auto& holders = names_[folded(name)];
        const std::string population = folded(indicator.population);
        for (const auto& [id, other] : holders) {
            if (id != indicator.id && !other.empty() && !population.empty() && other != population) continue;
            const Indicator* holder = result_.indicator(id);
            const std::string theirs = where.name() == std::string_view("neemt-op") ? indicator.id
                                       : holder && !holder->origin.empty()          ? id
                                                                                    : "";
            file_.fail(where, "\"" + name + "\" bij " + indicator.id + ", al in gebruik bij " + id,
                       std::string("een naam of synoniem die maar bij één indicator hoort, of bij elk een andere populatie") +
                           (theirs.empty() ? "" : "; of laat " + theirs + " weg met zonder=\"" + theirs + "\" bij <neemt-op>"));
        }
        holders.emplace_back(indicator.id, population);
    }

    void read_names(pugi::xml_node node, Indicator& result) {
        claim_name(node, result.name, result);
        for (const auto synonym : node.children("synoniem")) {
            file_.allow(synonym, {}, {}, XmlFile::Text::allowed);
            result.synonyms.push_back(file_.required_text(synonym));
            claim_name(synonym, result.synonyms.back(), result);
        }
    }

    void read_components(pugi::xml_node node, Indicator& result) {
        for (const auto child : node.children("onderdeel")) {
            file_.allow(child, {"id", "naam", "eenheid", "richting"});
            Component component;
            component.id = new_indicator_id(child);
            component.name = file_.required(child, "naam");
            component.unit = child.attribute("eenheid") ? read_unit_id(file_, child) : result.unit;
            component.direction = file_.choice<Direction>(child, "richting", kDirections, result.direction);
            if (component.direction == Direction::per_component)
                file_.fail_attribute(child, "richting", "hoger, lager, doelband of context");
            result.components.push_back(std::move(component));
        }
        result.composition = one_of(node, "samenstelling", kCompositions);
        if (result.components.empty() && !result.composition.empty())
            file_.fail_attribute(node, "samenstelling", "ook <onderdeel>: de delen waar het om gaat");
        if (!result.components.empty() && result.composition.empty()) result.composition = "meervoudig";
        if (result.composition == "verhouding" && result.components.size() != 2)
            file_.fail_attribute(node, "samenstelling", "twee onderdelen: eerst de teller, dan de noemer");
        if (result.direction == Direction::per_component && result.components.empty())
            file_.fail_attribute(node, "richting", "minstens één <onderdeel> met een eigen richting");
    }

    XmlFile file_;
    CatalogueChain& chain_;
    Catalogue result_;
    std::optional<BaselineValue> common_baseline_;
    std::set<std::string> used_levels_, used_indicators_;  // lower case; with those of components
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> names_;  // folded -> id, folded population
};

}  // namespace

Catalogue read_catalogue(const std::filesystem::path& file, const Library* library) {
    CatalogueChain chain{library, {whole(file)}};
    return CatalogueReader(file, chain).read();
}

}  // namespace graadmeter
