// SPDX-License-Identifier: EUPL-1.2
// Which number formats show dates and percentages.
#include <doctest/doctest.h>

#include <string>

#include "spreadsheet/styles.h"

using namespace graadmeter;

namespace {
constexpr NumberShape kPlain{}, kDate{true, false}, kPercentage{false, true};
}

TEST_CASE("format codes") {
    for (const std::string code : {"General",
                                   "Standaard",
                                   "0",
                                   "0.00",
                                   "#,##0",
                                   "@",
                                   "",
                                   "0.00E+00",
                                   "# ?/?",
                                   "[Red]0",
                                   "[>=100]0;[<5]\"laag\"",
                                   "0 \"dagen\"",
                                   "0\\d",
                                   "0_d",
                                   "*m0",
                                   "[$-413]0",
                                   "[$USD] 0",
                                   "\"dd-mm-yyyy\"",
                                   "0 \"%\"",
                                   "0\\%",
                                   "\"open"})
        CHECK_MESSAGE(shape_of_format(code) == kPlain, code);
    for (const std::string code :
         {"dd-mm-yyyy", "d mmm yyyy", "[$-413]d mmmm yyyy;@", "h:mm AM/PM", "[h]:mm", "[hh]", "[mm]:ss", "[SS].0", "yyyy",
          "mm:ss.0", "[Red]dd/mm", "[=0]?;[<4.16666666666667][hh]:mm:ss;[hh]:mm", "\"Datum: \"d", "YYYY\\-MM\\-DD"})
        CHECK_MESSAGE(shape_of_format(code) == kDate, code);
    for (const std::string code : {"0%", "0.0%", "0.00 %", "[Red]0%;-0%", "0.0%;[Blue]\"geen\""})
        CHECK_MESSAGE(shape_of_format(code) == kPercentage, code);
}

TEST_CASE("formats that the standard has by number only") {
    for (const std::uint32_t id : {14U, 18U, 22U, 27U, 36U, 45U, 47U, 50U, 58U}) CHECK(shape_of_builtin(id) == kDate);
    for (const std::uint32_t id : {9U, 10U}) CHECK(shape_of_builtin(id) == kPercentage);
    for (const std::uint32_t id : {0U, 1U, 8U, 11U, 13U, 23U, 26U, 37U, 44U, 48U, 49U, 59U, 164U})
        CHECK(shape_of_builtin(id) == kPlain);
}

TEST_CASE("a styles part gives one shape for each cell format, custom codes first") {
    const auto shapes = read_styles(
        "<x:styleSheet xmlns:x=\"n\"><x:numFmts><x:numFmt numFmtId=\"164\" formatCode=\"&quot;d&quot;0\"/><x:numFmt "
        "numFmtId=\"165\" "
        "formatCode=\"[h]:mm\"/><x:numFmt numFmtId=\"14\" formatCode=\"0%\"/></x:numFmts><x:cellStyleXfs><x:xf numFmtId=\"22\"/>"
        "</x:cellStyleXfs><x:cellXfs><x:xf/><x:xf numFmtId=\"164\"/><x:xf numFmtId=\"165\"/><x:xf numFmtId=\"14\"/><x:xf "
        "numFmtId=\"22\"/></x:cellXfs></x:styleSheet>");
    CHECK(shapes == std::vector<NumberShape>{kPlain, kPlain, kDate, kPercentage, kDate});
    CHECK(read_styles("").empty());
    CHECK(read_styles("<styleSheet/>").empty());
    CHECK(read_styles("geen xml <").empty());
}
