// SPDX-License-Identifier: EUPL-1.2
// The findings of a batch as one page that can be mailed: no outside resources, readable and printable without scripts; with them
// its tables sort and filter.
#pragma once

#include <iosfwd>
#include <vector>

#include "report/report.h"

namespace graadmeter {

void write_html(std::ostream& out, const FileReports& files);

}  // namespace graadmeter
