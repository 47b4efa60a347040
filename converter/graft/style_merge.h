// SPDX-License-Identifier: EUPL-1.2
// The formats of the generated sheets put behind those of the host's styles part; what the host already has is used, not
// repeated.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graft/graft.h"
#include "graft/workbook_part.h"

namespace graadmeter {

// A styles part for a workbook that has none.
[[nodiscard]] std::string minimal_styles();

class StyleMerge {
public:
    // Adds edits to `host` for all cell formats and differential formats of `generated` (written by libxlsxwriter).
    StyleMerge(IndexPart& host, const IndexPart& generated, const std::string& file);
    // Index in the host of a cellXfs or dxfs entry of the generated part. Throws Bug when it has none.
    [[nodiscard]] std::uint32_t cell_format(std::uint32_t generated) const;
    [[nodiscard]] std::uint32_t differential(std::uint32_t generated) const;

private:
    // One list of the host (fonts, fills ...): what it has, by canonical form, and what is added.
    struct List {
        std::string name;
        std::size_t size = 0;
        std::map<std::string, std::uint32_t> known;
        std::string added;
        std::uint32_t add(const std::string& xml);
    };
    List read(const std::string& name) const;
    void write(const List& list);
    void read_number_formats();
    void read_cell_styles();
    std::uint32_t number_format(std::uint32_t generated);
    std::uint32_t number_format_of(const std::string& code);
    std::uint32_t entry(List& list, std::map<std::uint32_t, std::uint32_t>& done, std::uint32_t generated);
    std::string host_xml(const XmlTree::Node& node, const std::map<std::string, std::string>& replaced);
    void merge_formats();
    void merge_differentials();

    IndexPart& host_;
    const IndexPart& generated_;
    List fonts_, fills_, borders_, formats_, differentials_;
    std::map<std::uint32_t, std::uint32_t> font_of_, fill_of_, border_of_, style_of_;
    std::map<std::uint32_t, std::string> generated_codes_;  // numFmtId -> formatCode
    std::map<std::string, std::uint32_t> codes_;            // of the host
    std::uint32_t next_code_ = 164;
    std::string added_codes_;
    std::size_t code_count_ = 0;
    std::vector<std::uint32_t> format_of_, differential_of_;
};

}  // namespace graadmeter
