// SPDX-License-Identifier: EUPL-1.2
#include "graft/workbook_part.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "graft/graft.h"
#include "model/cell_address.h"
#include "model/error.h"
#include "model/text.h"
#include "package/limits.h"

namespace graadmeter {
namespace {

std::string file_name(const Package& package) {
    return package.file().filename().string();
}

FileError unsupported(const Package& package, const std::string& part, const std::string& what, const std::string& remedy) {
    return FileError("B03", file_name(package), part, "'" + file_name(package) + "' kan niet worden verrijkt: " + what + ".",
                     remedy);
}

constexpr const char* kSaveAsXlsx = "Open het in Excel en sla het op als Excel-werkmap (.xlsx).";

std::string workbook_name(const Package& package) {
    const std::string name = package.related("", "officeDocument");
    if (name.empty()) throw unsupported(package, "", "het bevat geen werkboek", kSaveAsXlsx);
    const std::string type = package.content_type(name);
    if (type.find("binary") != std::string::npos || name.ends_with(".bin"))
        throw unsupported(package, name, "het is een binaire Excel-werkmap (.xlsb)", kSaveAsXlsx);
    if (type.find("wordprocessingml") != std::string::npos || type.find("presentationml") != std::string::npos)
        throw unsupported(package, name, "het is geen Excel-bestand maar een ander Office-bestand",
                          "Kies een Excel-werkmap (.xlsx of .xlsm).");
    return name;
}

// The namespace of an element's own name, as declared on that element.
std::string own_namespace(const XmlTree::Node& node) {
    const std::string_view prefix = prefix_part(node.name);
    return node.attribute_or(prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix.substr(0, prefix.size() - 1)), "");
}

bool name_character(char c) {
    return (c >= '0' && c <= '9') || (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z') || c == '_' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

IndexPart::IndexPart(const Package& package, std::string name, std::string bytes)
    : name_(std::move(name)),
      original_(std::move(bytes)),
      text_(original_, {file_name(package), name_}),
      tree_(text_.text(), {file_name(package), name_}) {}

WorkbookPart::WorkbookPart(const Package& package) : IndexPart(package, workbook_name(package)) {
    const auto& root = tree().root();
    const std::string space = own_namespace(root);
    if (space.find("purl.oclc.org") != std::string::npos)
        throw unsupported(package, name(), "het is opgeslagen als 'Strict Open XML-werkmap'",
                          "Open het in Excel en kies bij Opslaan als het type 'Excel-werkmap (*.xlsx)', zonder 'Strict'.");
    const auto* sheets = tree().child(root, "sheets");
    if (root.local() != "workbook" || space != "http://schemas.openxmlformats.org/spreadsheetml/2006/main" || !sheets)
        throw unsupported(package, name(), "het werkboek heeft een onbekende vorm", kSaveAsXlsx);
    std::map<std::string, std::string> parts;
    for (const auto& r : package.relationships(name())) parts.emplace(r.id, r.part);
    for (const auto* node : tree().children(*sheets, "sheet")) {
        WorkbookSheet sheet{node, node->attribute_or("name", ""), "", "", node->attribute_or("state", "visible") != "visible"};
        for (const auto& a : attributes_of(node->tag))
            if (a.name.ends_with(":id")) sheet.relationship = a.value();
        if (const auto found = parts.find(sheet.relationship); found != parts.end()) sheet.part = found->second;
        sheets_.push_back(std::move(sheet));
    }
    if (sheets_.empty() || sheets_.size() > limits::kSheets)
        throw unsupported(package, name(), sheets_.empty() ? "het heeft geen bladen" : "het heeft te veel bladen", kSaveAsXlsx);
    if (const auto* list = tree().child(root, "definedNames")) {
        for (const auto* node : tree().children(*list, "definedName")) {
            NameElement name{node, node->attribute_or("name", ""), tree().content(*node), {}};
            if (const auto local = node->attribute("localSheetId")) {
                std::size_t position = 0;
                const auto [end, error] = std::from_chars(local->data(), local->data() + local->size(), position);
                name.sheet = error == std::errc{} ? position : sheets_.size();
            }
            names_.push_back(std::move(name));
        }
    }
}

std::optional<std::size_t> WorkbookPart::sheet_index(std::string_view name) const {
    for (std::size_t i = 0; i < sheets_.size(); ++i)
        if (same_ignoring_case(sheets_[i].name, name)) return i;
    return {};
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

std::vector<SheetReference> sheet_references(std::string_view formula) {
    std::vector<SheetReference> result;
    for (std::size_t at = 0; at < formula.size();) {
        const char c = formula[at];
        if (c == '"') {
            at = std::min(formula.find('"', at + 1), formula.size() - 1) + 1;
        } else if (c == '\'') {
            SheetReference reference{at, 0, ""};
            for (++at; at < formula.size(); ++at) {
                if (formula[at] == '\'' && (at + 1 == formula.size() || formula[++at] != '\'')) break;
                reference.name += formula[at];
            }
            reference.end = at;
            if (at < formula.size() && formula[at] == '!' && reference.name.find('[') == std::string::npos)
                result.push_back(reference);
        } else if (name_character(c)) {
            const std::size_t begin = at;
            while (at < formula.size() && name_character(formula[at])) ++at;
            const char before = begin > 0 ? formula[begin - 1] : ' ';
            if (at < formula.size() && formula[at] == '!' && before != ']' && before != '#')
                result.push_back({begin, at, std::string(formula.substr(begin, at - begin))});
        } else {
            ++at;
        }
    }
    return result;
}

std::string with_renamed_sheet(std::string_view formula, std::string_view from, std::string_view to) {
    std::string result;
    std::size_t done = 0;
    for (const auto& reference : sheet_references(formula)) {
        if (!same_ignoring_case(reference.name, from)) continue;
        result += formula.substr(done, reference.begin - done);
        result += quoted_sheet_name(to);
        done = reference.end;
    }
    return result += formula.substr(done);
}

std::string target_for(std::string_view source, std::string_view part) {
    const std::string_view folder = source.substr(0, source.rfind('/') + 1);
    return part.starts_with(folder) ? std::string(part.substr(folder.size())) : "/" + std::string(part);
}

std::string name_of_key(std::string_view key) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string result;
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= '0' && c <= '9') || (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z'))
            result += c;
        else
            ((result += '_') += kHex[byte >> 4]) += kHex[byte & 15];
    }
    return result;
}

std::string key_of_name(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        unsigned value = 0;
        const std::string_view hex = name.substr(std::min(i + 1, name.size()), 2);
        if (name[i] == '_' && std::from_chars(hex.data(), hex.data() + hex.size(), value, 16).ptr == hex.data() + 2 &&
            hex.size() == 2) {
            result += static_cast<char>(static_cast<unsigned char>(value));
            i += 2;
        } else {
            result += name[i];
        }
    }
    return result;
}

TakenNames taken_names(const Package& package) {
    const WorkbookPart workbook(package);
    TakenNames taken;
    for (const auto& sheet : workbook.sheets()) taken.sheets.push_back(sheet.name);
    for (const auto& name : workbook.names()) taken.names.push_back(name.name);
    for (const auto& part : package.parts()) {
        if (!package.content_type(part.name).ends_with(".table+xml")) continue;
        const IndexPart table(package, part.name);
        for (const char* attribute : {"name", "displayName"})
            if (auto name = table.tree().root().attribute(attribute)) taken.names.push_back(std::move(*name));
    }
    std::sort(taken.names.begin(), taken.names.end());
    taken.names.erase(std::unique(taken.names.begin(), taken.names.end()), taken.names.end());
    return taken;
}

}  // namespace graadmeter
