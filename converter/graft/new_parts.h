// SPDX-License-Identifier: EUPL-1.2
// The parts that come along with the generated sheets, under names that are free in the host.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graft/graft.h"
#include "graft/workbook_part.h"

namespace graadmeter {

// Gives out part names that no part, and no content type, of the host has; compared without case.
class FreeNames {
public:
    FreeNames(const Package& host, const IndexPart& types);
    // ("xl/worksheets/sheet", ".xml") -> "xl/worksheets/sheet4.xml"
    [[nodiscard]] std::string take(const std::string& stem, const std::string& extension);

private:
    std::set<std::string> taken_;
    std::map<std::string, std::size_t> next_;
};

struct NewPart {
    enum class Kind { sheet, table, relationships, other };
    Kind kind = Kind::other;
    std::string name;       // in the result
    std::string from;       // in the generated package
    std::string type;       // content type
    std::size_t sheet = 0;  // Kind::sheet: position in the plan
};

// The parts reached from the planned sheets, in a fixed order, renamed.
class NewParts {
public:
    NewParts(const Package& generated, const WorkbookPart& workbook, const GraftPlan& plan, FreeNames& names);
    [[nodiscard]] const std::vector<NewPart>& parts() const { return parts_; }
    [[nodiscard]] const std::string& sheet_part(std::size_t planned) const { return sheets_.at(planned); }
    // The relationships part with its targets renamed.
    [[nodiscard]] std::string relationships(const NewPart& part) const;

private:
    void add(NewPart part);
    const Package& generated_;
    FreeNames& names_;
    std::vector<NewPart> parts_;
    std::vector<std::string> sheets_;
    std::map<std::string, std::string> renamed_;  // generated name -> new name
};

}  // namespace graadmeter
