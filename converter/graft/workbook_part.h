// SPDX-License-Identifier: EUPL-1.2
// The index parts of a workbook package, seen as text with places in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graft/xml_text.h"
#include "package/package.h"

namespace graadmeter {

inline constexpr std::string_view kRelationshipBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

// A part that is edited in place. Not movable: the tree points into the text.
class IndexPart {
public:
    IndexPart(const Package& package, std::string name) : IndexPart(package, name, package.read(name)) {}
    IndexPart(const Package& package, std::string name, std::string bytes);
    IndexPart(const IndexPart&) = delete;
    IndexPart& operator=(const IndexPart&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const XmlTree& tree() const { return tree_; }
    [[nodiscard]] TextEdits& edits() { return edits_; }
    [[nodiscard]] const TextEdits& edits() const { return edits_; }
    [[nodiscard]] const std::string& original() const { return original_; }
    [[nodiscard]] std::string result() const { return edits_.empty() ? original_ : text_.encode(edits_.apply(text_.text())); }
    // Prefix of the root's name ("x:" or ""), which new elements must carry too.
    [[nodiscard]] std::string prefix() const { return std::string(prefix_part(tree_.root().name)); }

private:
    std::string name_;
    std::string original_;
    XmlText text_;
    XmlTree tree_;
    TextEdits edits_;
};

struct WorkbookSheet {
    const XmlTree::Node* node = nullptr;
    std::string name;
    std::string part;          // "" when its relationship is broken
    std::string relationship;  // id
    bool hidden = false;
};

struct NameElement {
    const XmlTree::Node* node = nullptr;
    std::string name;
    std::string formula;
    std::optional<std::size_t> sheet;  // position of the sheet that it is local to
};

// xl/workbook.xml, wherever it stands.
class WorkbookPart : public IndexPart {
public:
    // Throws FileError B03 when the package has no workbook that can be enriched.
    explicit WorkbookPart(const Package& package);
    [[nodiscard]] const std::vector<WorkbookSheet>& sheets() const { return sheets_; }
    [[nodiscard]] const std::vector<NameElement>& names() const { return names_; }
    [[nodiscard]] std::optional<std::size_t> sheet_index(std::string_view name) const;  // compared as Excel does, for ASCII

private:
    std::vector<WorkbookSheet> sheets_;
    std::vector<NameElement> names_;
};

[[nodiscard]] bool same_ignoring_case(std::string_view a, std::string_view b);

// A sheet named in a formula: the place of the name (with quotes, without "!") and the name itself. Other workbooks' sheets and
// text in string constants are no references.
struct SheetReference {
    std::size_t begin = 0, end = 0;
    std::string name;
};
[[nodiscard]] std::vector<SheetReference> sheet_references(std::string_view formula);
[[nodiscard]] std::string with_renamed_sheet(std::string_view formula, std::string_view from, std::string_view to);

// A target for a relationship of `source`: relative when the part stands below it, else absolute.
[[nodiscard]] std::string target_for(std::string_view source, std::string_view part);

// Our hidden defined names. Keys become valid names: what is no letter or digit is written as "_" and two hexadecimal digits.
inline constexpr std::string_view kSheetMarker = "_Graadmeter.blad.";
inline constexpr std::string_view kFingerprintMarker = "_Graadmeter.vingerafdruk.";
[[nodiscard]] std::string name_of_key(std::string_view key);
[[nodiscard]] std::string key_of_name(std::string_view name);

}  // namespace graadmeter
