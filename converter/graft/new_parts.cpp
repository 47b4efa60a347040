// SPDX-License-Identifier: EUPL-1.2
#include "graft/new_parts.h"

#include "model/error.h"

namespace graadmeter {
namespace {

constexpr const char* kRelationshipsType = "application/vnd.openxmlformats-package.relationships+xml";

// "xl/drawings/drawing12.xml" -> "xl/drawings/drawing", ".xml"
std::pair<std::string, std::string> stem_and_extension(const std::string& name) {
    const std::size_t dot = std::min(name.rfind('.'), name.size());
    const std::size_t stem = name.find_last_not_of("0123456789", dot - 1) + 1;
    return {name.substr(0, stem), name.substr(dot)};
}

std::string_view base_name(std::string_view name) {
    return name.substr(name.rfind('/') + 1);
}

}  // namespace

FreeNames::FreeNames(const Package& host, const IndexPart& types) {
    for (const auto& part : host.parts()) taken_.insert(part_key(part.name));
    for (const auto* node : types.tree().children(types.tree().root(), "Override"))
        taken_.insert(part_key(node->attribute_or("PartName", "")));
}

std::string FreeNames::take(const std::string& stem, const std::string& extension) {
    for (std::size_t& number = next_[part_key(stem + extension)];;) {
        std::string name = stem + std::to_string(++number) + extension;
        // Relationships left behind by a part of that name would become ours.
        if (!taken_.contains(part_key(relationships_part(name))) && taken_.insert(part_key(name)).second) return name;
    }
}

NewParts::NewParts(const Package& generated, const WorkbookPart& workbook, const GraftPlan& plan, FreeNames& names)
    : generated_(generated), names_(names) {
    for (std::size_t i = 0; i < plan.sheets.size(); ++i) {
        const auto index = workbook.sheet_index(plan.sheets[i].name);
        if (!index || workbook.sheets()[*index].part.empty())
            throw Bug("graft: generated package has no sheet " + plan.sheets[i].name);
        const std::size_t first = parts_.size();
        add({NewPart::Kind::sheet, "", workbook.sheets()[*index].part, "", i});
        sheets_.push_back(parts_[first].name);
        // parts_ grows while it is walked: what is related is followed in turn.
        for (std::size_t at = first; at < parts_.size(); ++at) {
            if (parts_[at].kind == NewPart::Kind::relationships) continue;
            const std::string source = parts_[at].from, name = parts_[at].name;
            if (!generated_.find(relationships_part(source))) continue;
            for (const auto& r : generated_.relationships(source)) {
                if (r.external || r.part.empty() || renamed_.contains(r.part)) continue;
                add({r.kind() == "table" ? NewPart::Kind::table : NewPart::Kind::other, "", r.part, "", 0});
            }
            parts_.push_back({NewPart::Kind::relationships, relationships_part(name), source, kRelationshipsType, 0});
        }
    }
}

void NewParts::add(NewPart part) {
    const auto [stem, extension] = stem_and_extension(part.from);
    part.name = names_.take(stem, extension);
    part.type = generated_.content_type(part.from);
    renamed_[part.from] = part.name;
    parts_.push_back(std::move(part));
}

std::string NewParts::relationships(const NewPart& part) const {
    const std::string source = relationships_part(part.from);
    std::string xml = generated_.read(source);
    const XmlTree tree(xml, {});
    const auto found = generated_.relationships(part.from);
    const auto nodes = tree.children(tree.root(), "Relationship");
    if (nodes.size() != found.size()) throw Bug("graft: relationships of " + part.from);
    TextEdits edits;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto renamed = renamed_.find(found[i].part);
        if (found[i].external || renamed == renamed_.end()) continue;
        // Folders stay as they are, so only the last segment changes.
        const std::string target =
            found[i].target.substr(0, found[i].target.rfind('/') + 1) + std::string(base_name(renamed->second));
        edits.set_attribute(tree, *nodes[i], "Target", escaped_xml(target));
    }
    return edits.apply(xml);
}

}  // namespace graadmeter
