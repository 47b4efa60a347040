// SPDX-License-Identifier: EUPL-1.2
#include "graft/record.h"

#include <zlib.h>

#include <charconv>

#include "graft/xml_text.h"
#include "model/base64.h"
#include "model/error.h"
#include "model/sha256.h"
#include "package/limits.h"

namespace graadmeter {
namespace {

std::string packed(const std::string& bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string result(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                  static_cast<uLong>(bytes.size()), 9) != Z_OK)
        throw Bug("record: compress2");
    result.resize(size);
    return base64(result);
}

std::optional<std::string> unpacked(const Record::Changed& changed) {
    const bool sound = changed.size <= limits::kTreeBytes && !changed.packed.empty() && changed.packed.size() <= limits::kTreeBytes;
    const auto bytes = sound ? from_base64(changed.packed) : std::nullopt;
    if (!bytes) return {};
    std::string result(changed.size, '\0');
    uLongf size = static_cast<uLongf>(changed.size);
    const int code = uncompress(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes->data()),
                                static_cast<uLong>(bytes->size()));
    if (code != Z_OK || size != changed.size) return {};
    return result;
}

Record parse(const std::string& xml, const XmlWhere& where) {
    const XmlText text(xml, where);
    const XmlTree tree(text.text(), where);
    Record record;
    record.part = where.part;
    for (const auto* node : tree.children(tree.root())) {
        const auto get = [node](std::string_view name) { return node->attribute_or(name, ""); };
        const auto kind = node->local();
        if (kind == "eigenschap") record.properties.emplace_back(get("naam"), get("waarde"));
        if (kind == "blad") record.sheets.push_back({get("sleutel"), get("naam"), get("onderdeel"), get("vingerafdruk")});
        if (kind == "toegevoegd") record.added.push_back(get("onderdeel"));
        if (kind == "naam") record.names.push_back(get("naam"));
        if (kind == "gewijzigd") {
            Record::Changed changed{get("onderdeel"), get("sha256"), 0, tree.content(*node)};
            const std::string size = get("grootte");
            std::from_chars(size.data(), size.data() + size.size(), changed.size);
            record.changed.push_back(std::move(changed));
        }
    }
    return record;
}

}  // namespace

Record::Changed changed_part(const std::string& part, const std::string& original, const std::string& written) {
    return {part, sha256_hex(written), original.size(), packed(original)};
}

std::string write_record(const Record& record) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<verrijking xmlns=\"" +
                      std::string(kRecordNamespace) + "\">\n";
    const auto element = [&xml](std::string_view name, const std::vector<std::pair<std::string_view, std::string>>& attributes,
                                const std::string& content = "") {
        (xml += "<") += name;
        for (const auto& [key, value] : attributes) ((xml += " ") += key) += "=\"" + escaped_xml(value) + "\"";
        xml += content.empty() ? "/>\n" : ">" + content + "</" + std::string(name) + ">\n";
    };
    for (const auto& [name, value] : record.properties) element("eigenschap", {{"naam", name}, {"waarde", value}});
    for (const auto& s : record.sheets)
        element("blad", {{"sleutel", s.key}, {"naam", s.name}, {"onderdeel", s.part}, {"vingerafdruk", s.fingerprint}});
    for (const auto& name : record.names) element("naam", {{"naam", name}});
    for (const auto& part : record.added) element("toegevoegd", {{"onderdeel", part}});
    for (const auto& c : record.changed)
        element("gewijzigd", {{"onderdeel", c.part}, {"sha256", c.sha256}, {"grootte", std::to_string(c.size)}}, c.packed);
    return xml + "</verrijking>\n";
}

std::optional<Record> read_record(const Package& package) {
    // LibreOffice moves such relationships from the workbook to the package.
    auto relationships = package.relationships(package.related("", "officeDocument"));
    for (auto& r : package.relationships("")) relationships.push_back(std::move(r));
    for (const auto& r : relationships) {
        const PartInfo* part = r.kind() == "customXml" ? package.find(r.part) : nullptr;
        if (!part || part->size > limits::kTreeBytes) continue;
        const std::string xml = package.read(part->name);
        if (xml.find(kRecordNamespace) == std::string::npos) continue;  // the user's own custom XML is not our business
        try {
            Record record = parse(xml, {package.file().filename().string(), part->name});
            return record;
        } catch (const FileError&) {
            continue;
        }
    }
    return {};
}

std::optional<std::map<std::string, std::string>> exact_originals(const Package& package, const Record& record) {
    std::map<std::string, std::string> result;
    for (const auto& part : record.added)
        if (!package.find(part)) return {};
    for (const auto& changed : record.changed) {
        const PartInfo* part = package.find(changed.part);
        if (!part || sha256_hex(package.read(part->name)) != changed.sha256) return {};
        auto original = unpacked(changed);
        if (!original) return {};
        result.emplace(part->name, std::move(*original));
    }
    if (result.empty()) return {};
    return result;
}

std::string record_properties(const std::string& seed) {
    std::string id = sha256_hex(std::string(kRecordNamespace) + seed).substr(0, 32);
    for (char& c : id)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    for (const std::size_t at : {20, 16, 12, 8}) id.insert(at, "-");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<ds:datastoreItem ds:itemID=\"{" + id +
           "}\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs><ds:schemaRef "
           "ds:uri=\"" +
           std::string(kRecordNamespace) + "\"/></ds:schemaRefs></ds:datastoreItem>";
}

}  // namespace graadmeter
