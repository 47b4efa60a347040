// SPDX-License-Identifier: EUPL-1.2
// Finding an enrichment and taking it out: to the byte where nothing happened since, else by surgery.
#include <algorithm>
#include <charconv>
#include <memory>
#include <set>

#include "graft/graft.h"
#include "graft/record.h"
#include "graft/workbook_part.h"
#include "model/error.h"
#include "package/zip_archive.h"

namespace graadmeter {
namespace {

// One of our sheets as it stands in a workbook now.
struct OwnSheet {
    std::string key;
    std::size_t index = 0;
};

// By their hidden names, which follow a sheet through renaming and moving. A name that lost its sheet (#REF!) says it was
// deleted.
std::vector<OwnSheet> own_sheets(const WorkbookPart& workbook) {
    std::vector<OwnSheet> result;
    for (const auto& name : workbook.names()) {
        // A copy of our sheet gets a copy of the name, local to it: that sheet is the user's.
        if (name.sheet || !name.name.starts_with(kSheetMarker)) continue;
        const auto references = sheet_references(name.formula);
        const auto index = references.size() == 1 ? workbook.sheet_index(references.front().name) : std::nullopt;
        const auto same = [&](const OwnSheet& other) { return index && other.index == *index; };
        if (index && std::none_of(result.begin(), result.end(), same))
            result.push_back({key_of_name(name.name.substr(kSheetMarker.size())), *index});
    }
    std::sort(result.begin(), result.end(), [](const OwnSheet& a, const OwnSheet& b) { return a.index < b.index; });
    return result;
}

bool is_marker(const std::string& name) {
    return name.starts_with(kSheetMarker) || name.starts_with(kFingerprintMarker);
}

// Source part and id of relationships.
using Cuts = std::set<std::pair<std::string, std::string>>;

// All parts that relationships lead to from the package, without those that are cut.
std::set<std::string> reachable(const Package& package, const Cuts& cuts) {
    std::set<std::string> seen;
    std::vector<std::string> todo{""};
    while (!todo.empty()) {
        const std::string source = std::move(todo.back());
        todo.pop_back();
        if (package.find(relationships_part(source))) seen.insert(part_key(relationships_part(source)));
        for (const auto& r : package.relationships(source)) {
            if (r.part.empty() || !package.find(r.part) || cuts.contains({source, r.id})) continue;
            if (seen.insert(part_key(r.part)).second) todo.push_back(r.part);
        }
    }
    return seen;
}

void write_package(const Package& package, const std::set<std::size_t>& dropped,
                   const std::map<std::size_t, std::string>& replaced, const std::filesystem::path& output) {
    const ZipDirectory directory = directory_of(package);
    ZipWriter writer(output);
    for (std::size_t i = 0; i < directory.entries().size(); ++i) {
        const auto& entry = directory.entries()[i];
        if (dropped.contains(i)) continue;
        if (const auto found = replaced.find(i); found != replaced.end())
            writer.add(entry.name, found->second, entry.flags);
        else
            writer.copy(directory, i);
    }
    writer.finish(directory.comment());
}

// Formulas and links in a sheet (or a chart, a table) that name a sheet by its old name.
std::string with_renamed_references(const std::string& xml, const std::string& from, const std::string& to,
                                    const XmlWhere& where) {
    static const std::set<std::string_view> kFormulas{"f", "formula", "formula1", "formula2"};
    std::string result, element;
    XmlScanner scanner(xml, where);
    for (XmlEvent event; scanner.next(event);) {
        using Kind = XmlEvent::Kind;
        if (event.kind == Kind::start || event.kind == Kind::end)
            element = event.kind == Kind::start ? local_part(event.name) : "";
        if (event.kind == Kind::text && kFormulas.contains(element)) {
            const std::string formula = unescaped_xml(event.markup), renamed = with_renamed_sheet(formula, from, to);
            result += renamed == formula ? std::string(event.markup) : escaped_xml(renamed);
        } else if ((event.kind == Kind::start || event.kind == Kind::empty) && local_part(event.name) == "hyperlink") {
            result +=
                with_attributes(event.markup, [&](std::string_view name, std::string_view raw) -> std::optional<std::string> {
                    return name == "location" ? escaped_xml(with_renamed_sheet(unescaped_xml(raw), from, to)) : std::string(raw);
                });
        } else {
            result += event.markup;
        }
    }
    return result;
}

// Takes our sheets out of a workbook that another program wrote since, and leaves all else as it is.
class Surgery {
public:
    Surgery(const Package& package, const std::vector<KeptSheet>& keep, const std::optional<Record>& record)
        : package_(package),
          file_(package.file().filename().string()),
          record_(record),
          workbook_(package),
          relationships_(package, relationships_part(workbook_.name())),
          package_relationships_(package, relationships_part("")),
          types_(package, "[Content_Types].xml"),
          kept_as_(workbook_.sheets().size()),
          removed_(workbook_.sheets().size(), false) {
        for (const auto& own : own_sheets(workbook_)) {
            const auto found = std::find_if(keep.begin(), keep.end(), [&](const KeptSheet& k) { return k.key == own.key; });
            if (found == keep.end())
                removed_[own.index] = true;
            else
                kept_as_[own.index] = found->new_name;
        }
    }

    void run(const std::filesystem::path& output) {
        edit_sheets();
        edit_names();
        edit_views();
        cut_relationships();
        drop_parts();
        drop_titles();
        rename_in_kept_sheets();
        replace(workbook_);
        replace(relationships_);
        replace(package_relationships_);
        replace(types_);
        write_package(package_, dropped_, replaced_, output);
    }

private:
    void edit_sheets() {
        bool any = false, visible = false;
        for (std::size_t i = 0; i < removed_.size(); ++i) {
            any = any || !removed_[i];
            visible = visible || (!removed_[i] && !workbook_.sheets()[i].hidden);
        }
        if (!any)
            throw FileError("B03", file_, workbook_.name(),
                            "'" + file_ + "' bevat alleen nog bladen van Graadmeter; er blijft geen werkboek over.",
                            "Gebruik een exemplaar waarin de eigen bladen nog staan.");
        for (std::size_t i = 0; i < removed_.size(); ++i) {
            const auto& node = *workbook_.sheets()[i].node;
            if (removed_[i]) {
                workbook_.edits().erase(node.begin, node.end);
                continue;
            }
            if (kept_as_[i]) workbook_.edits().set_attribute(workbook_.tree(), node, "name", escaped_xml(*kept_as_[i]));
            if (!visible) {  // a workbook without a visible sheet does not open
                workbook_.edits().set_attribute(workbook_.tree(), node, "state", "visible");
                visible = true;
            }
        }
    }

    [[nodiscard]] std::size_t new_index(std::size_t sheet) const {
        return static_cast<std::size_t>(
            std::count(removed_.begin(), removed_.begin() + static_cast<std::ptrdiff_t>(sheet), false));
    }

    // Ours: the markers, names local to a sheet that goes, names that point to such sheets only, and what the record says we
    // added where it points to a kept sheet (the next enrichment makes it anew).
    [[nodiscard]] bool goes(const NameElement& name) const {
        if (is_marker(name.name)) return true;
        if (name.sheet && *name.sheet < removed_.size()) return removed_[*name.sheet];
        const auto references = sheet_references(name.formula);
        if (name.sheet || references.empty()) return false;
        bool kept = false;
        for (const auto& reference : references) {
            const auto index = workbook_.sheet_index(reference.name);
            if (!index || (!removed_[*index] && !kept_as_[*index])) return false;
            kept = kept || kept_as_[*index];
        }
        return !kept || !record_ || std::find(record_->names.begin(), record_->names.end(), name.name) != record_->names.end();
    }

    void edit_names() {
        auto& edits = workbook_.edits();
        const XmlTree& tree = workbook_.tree();
        if (!workbook_.names().empty() &&
            std::all_of(workbook_.names().begin(), workbook_.names().end(), [&](const auto& n) { return goes(n); })) {
            const auto* list = tree.child(tree.root(), "definedNames");
            return edits.erase(list->begin, list->end);
        }
        for (const auto& name : workbook_.names()) {
            if (goes(name)) {
                edits.erase(name.node->begin, name.node->end);
                continue;
            }
            if (name.sheet && *name.sheet < removed_.size() && new_index(*name.sheet) != *name.sheet)
                edits.set_attribute(tree, *name.node, "localSheetId", std::to_string(new_index(*name.sheet)));
            std::string formula = name.formula;
            for (std::size_t i = 0; i < kept_as_.size(); ++i)
                if (kept_as_[i]) formula = with_renamed_sheet(formula, workbook_.sheets()[i].name, *kept_as_[i]);
            if (formula != name.formula) edits.replace(name.node->content, name.node->content_end, escaped_xml(formula));
        }
    }

    void edit_views() {
        const XmlTree& tree = workbook_.tree();
        const auto* views = tree.child(tree.root(), "bookViews");
        if (!views) return;
        std::size_t first = 0;
        while (first + 1 < removed_.size() && (removed_[first] || workbook_.sheets()[first].hidden)) ++first;
        if (removed_[first])
            first = static_cast<std::size_t>(std::find(removed_.begin(), removed_.end(), false) - removed_.begin());
        for (const auto* view : tree.children(*views, "workbookView")) {
            for (const char* attribute : {"activeTab", "firstSheet"}) {
                const auto text = view->attribute(attribute);
                std::size_t index = 0;
                if (!text || std::from_chars(text->data(), text->data() + text->size(), index).ec != std::errc{}) continue;
                if (index >= removed_.size() || removed_[index]) index = first;
                workbook_.edits().set_attribute(tree, *view, attribute, std::to_string(new_index(index)));
            }
        }
    }

    void cut_relationships() {
        std::set<std::string> sheets;
        for (std::size_t i = 0; i < removed_.size(); ++i)
            if (removed_[i]) sheets.insert(workbook_.sheets()[i].relationship);
        for (IndexPart* part : {&relationships_, &package_relationships_}) {
            const std::string source = part == &relationships_ ? workbook_.name() : "";
            for (const auto& r : package_.relationships(source)) {
                // The calculation chain would name cells that are gone; Excel makes it anew.
                const bool record = record_ && r.kind() == "customXml" && r.part == record_->part;
                if (record || r.kind() == "calcChain" || (!source.empty() && sheets.contains(r.id))) cuts_.insert({source, r.id});
            }
            for (const auto* node : part->tree().children(part->tree().root(), "Relationship"))
                if (cuts_.contains({source, node->attribute_or("Id", "")})) part->edits().erase(node->begin, node->end);
        }
    }

    void drop_parts() {
        const auto before = reachable(package_, {}), after = reachable(package_, cuts_);
        std::set<std::string> gone;
        for (const auto& part : package_.parts()) {
            const std::string key = part_key(part.name);
            if (before.contains(key) && !after.contains(key)) {
                gone.insert(key);
                dropped_.insert(part.index);
            }
        }
        for (const auto* node : types_.tree().children(types_.tree().root(), "Override"))
            if (gone.contains(part_key(node->attribute_or("PartName", "")))) types_.edits().erase(node->begin, node->end);
    }

    // The lists of titles are optional and only for show; Excel makes them anew.
    void drop_titles() {
        const std::string name = package_.related("", "extended-properties");
        if (name.empty()) return;
        IndexPart app(package_, name);
        for (const char* element : {"HeadingPairs", "TitlesOfParts"})
            if (const auto* node = app.tree().child(app.tree().root(), element)) app.edits().erase(node->begin, node->end);
        replace(app);
    }

    void rename_in_kept_sheets() {
        for (std::size_t i = 0; i < kept_as_.size(); ++i) {
            if (!kept_as_[i]) continue;
            std::vector<std::string> todo{workbook_.sheets()[i].part};
            std::set<std::string> seen;
            while (!todo.empty()) {
                const std::string part = std::move(todo.back());
                todo.pop_back();
                const PartInfo* info = package_.find(part);
                if (!info || !seen.insert(part_key(part)).second) continue;
                for (const auto& r : package_.relationships(part))
                    if (r.kind() == "drawing" || r.kind() == "chart") todo.push_back(r.part);
                const std::string xml = package_.read(part);
                std::string renamed = with_renamed_references(xml, workbook_.sheets()[i].name, *kept_as_[i], {file_, part});
                if (renamed != xml) replaced_[info->index] = std::move(renamed);
            }
        }
    }

    void replace(const IndexPart& part) {
        if (!part.edits().empty()) replaced_[package_.find(part.name())->index] = part.result();
    }

    const Package& package_;
    std::string file_;
    const std::optional<Record>& record_;
    WorkbookPart workbook_;
    IndexPart relationships_, package_relationships_, types_;
    std::vector<std::optional<std::string>> kept_as_;  // by sheet: its new name
    std::vector<bool> removed_;
    Cuts cuts_;
    std::set<std::size_t> dropped_;  // archive entries
    std::map<std::size_t, std::string> replaced_;
};

}  // namespace

std::optional<EnrichmentRecord> find_enrichment(const Package& package) {
    const WorkbookPart workbook(package);
    const auto record = read_record(package);
    const bool marked =
        std::any_of(workbook.names().begin(), workbook.names().end(), [](const auto& n) { return is_marker(n.name); });
    if (!record && !marked) return {};
    EnrichmentRecord result;
    if (record) {
        result.properties = record->properties;
        result.exact = exact_originals(package, *record).has_value();
    }
    for (const auto& own : own_sheets(workbook)) {
        RecordedSheet sheet{own.key, workbook.sheets()[own.index].name, ""};
        if (record)
            for (const auto& recorded : record->sheets)
                if (recorded.key == own.key) sheet.fingerprint = recorded.fingerprint;
        for (const auto& name : workbook.names()) {
            const std::string& text = name.formula;
            if (name.name == std::string(kFingerprintMarker) + name_of_key(own.key) && text.size() >= 2 && text.front() == '"' &&
                text.back() == '"')
                sheet.fingerprint = text.substr(1, text.size() - 2);
        }
        result.sheets.push_back(std::move(sheet));
    }
    return result;
}

void restore(const Package& enriched, const std::vector<KeptSheet>& keep, const std::filesystem::path& output) {
    const auto record = read_record(enriched);
    const auto originals = record && keep.empty() ? exact_originals(enriched, *record) : std::nullopt;
    if (!originals) return Surgery(enriched, keep, record).run(output);
    std::set<std::size_t> dropped;
    for (const auto& part : record->added) dropped.insert(enriched.find(part)->index);
    std::map<std::size_t, std::string> replaced;
    for (const auto& [part, bytes] : *originals) replaced[enriched.find(part)->index] = bytes;
    write_package(enriched, dropped, replaced, output);
}

}  // namespace graadmeter
