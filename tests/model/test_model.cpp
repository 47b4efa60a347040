// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <limits>

#include "model/cell_address.h"
#include "model/date.h"
#include "model/dutch_number.h"
#include "model/period.h"
#include "model/personal.h"
#include "model/text.h"

using namespace graadmeter;

TEST_CASE("cell addresses read and write as Excel shows them") {
    CHECK(column_letters(1) == "A");
    CHECK(column_letters(26) == "Z");
    CHECK(column_letters(27) == "AA");
    CHECK(column_letters(16384) == "XFD");
    CHECK(to_a1(CellAddress{12, 2}) == "B12");
    CHECK(to_a1(CellAddress{12, 2}, true) == "$B$12");
    CHECK(parse_cell("$xfd$1048576") == CellAddress{1048576, 16384});
    for (const char* bad : {"", "A", "1", "A0", "XFE1", "A1048577", "A1B", "AAAA1", "A-1", "$A$"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_cell(bad));
    }
    CHECK(parse_range("D14:B12") == CellRange{{12, 2}, {14, 4}});
    CHECK(to_a1(*parse_range("B12")) == "B12");
    CHECK_FALSE(parse_range("B12:"));
    CHECK(quoted_sheet_name("Trends") == "Trends");
    CHECK(quoted_sheet_name("P&C 'concept'") == "'P&C ''concept'''");
    CHECK(quoted_sheet_name("AB12") == "'AB12'");
    CHECK(quoted_sheet_name("RC") == "'RC'");
}

TEST_CASE("periods as Dutch workbooks write them") {
    const auto text = [](const char* written) {
        const auto reading = parse_period(written);
        return reading ? reading->period.text() + (reading->provisional ? "*" : "") : std::string("-");
    };
    CHECK(text("2022") == "2022");
    CHECK(text(" 2022* ") == "2022*");
    CHECK(text("2023 (voorlopig)") == "2023*");
    CHECK(text("2022JJ00") == "2022");
    CHECK(text("2022KW03") == "2022-Q3");
    CHECK(text("2022MM05") == "2022-05");
    CHECK(text("2022/23") == "2022/23");
    CHECK(text("2022-2023") == "2022/23");
    CHECK(text("schooljaar 2022/2023") == "2022/23");
    CHECK(text("3e kwartaal 2022") == "2022-Q3");
    CHECK(text("Q3 2022") == "2022-Q3");
    CHECK(text("2022-Q3") == "2022-Q3");
    CHECK(text("maart 2022") == "2022-03");
    CHECK(text("2022-03") == "2022-03");
    CHECK(text("1 januari 2024") == "2024");
    CHECK(text("jaar 2019") == "2019");
    for (const char* bad : {"", "202", "2222", "1899", "2022,5", "-2022", "2022 en 2024", "2022-2024", "12", "januari"}) {
        CAPTURE(bad);
        CHECK(text(bad) == "-");
    }
    CHECK(period_from_number(2022)->text() == "2022");
    CHECK_FALSE(period_from_number(2022.5));
    CHECK_FALSE(period_from_number(std::numeric_limits<double>::quiet_NaN()));
    CHECK(Period{2022, Period::Kind::quarter, 3}.axis() == doctest::Approx(2022.5));
}

TEST_CASE("numbers as Dutch workbooks write them") {
    const auto value = [](const char* text, DecimalMark mark = DecimalMark::unknown) {
        const auto reading = parse_number(text, mark);
        return reading ? reading->value : std::numeric_limits<double>::infinity();
    };
    CHECK(value("12") == 12);
    CHECK(value("12,5") == 12.5);
    CHECK(value("12.5") == 12.5);
    CHECK(value("1.234,5") == 1234.5);
    CHECK(value("1,234.5") == 1234.5);
    CHECK(value("1.234.567") == 1234567);
    CHECK(value("6 901") == 6901);
    CHECK(value("6\xC2\xA0""901") == 6901);
    CHECK(value("-0,3") == -0.3);
    CHECK(value("\xE2\x88\x92""2") == -2);
    CHECK(value("\xE2\x82\xAC 285") == 285);
    CHECK(value("285,-") == 285);
    CHECK(value("   481.8") == 481.8);
    CHECK(value("0.001") == 0.001);
    CHECK(value("1.234", DecimalMark::point) == 1.234);
    CHECK(value("1.234", DecimalMark::comma) == 1234);
    CHECK(parse_number("1.234")->ambiguous);
    CHECK(value("1.234") == 1234);
    CHECK(value("1,234") == 1.234);
    CHECK_FALSE(parse_number("12,5")->ambiguous);
    CHECK(parse_number("37,1 %")->percent_sign);
    CHECK(parse_number("37,1 %")->value == 37.1);
    CHECK(parse_number("9,53 (R)")->suffix == "R");
    CHECK(parse_number("10 (2022)")->suffix == "2022");
    CHECK(parse_number("26 inw.")->with_suffix);
    for (const char* bad : {"", "-", ".", "<5", "5/6", "5 / 6", "n.v.t.", "een op de zeven", "1.23.4", "1,2,3", "12-13", "2018: 172", "NaN", "inf", "1e5"}) {
        CAPTURE(bad);
        CHECK(value(bad) == std::numeric_limits<double>::infinity());
    }
}

TEST_CASE("shares in words") {
    const auto read = [](std::string_view text) { return share_in_words(text).value_or(-1); };
    CHECK(read("Een op de zeven") == doctest::Approx(100. / 7));
    CHECK(read("\xC3\xA9\xC3\xA9n op de 5 inwoners") == 20);
    CHECK(read("bijna 3 op elke 4") == 75);
    CHECK(read("1 op 10") == 10);
    CHECK(read("ruim de helft") == 50);
    CHECK(read("twee derde") == doctest::Approx(200. / 3));
    for (const char* text : {"", "op", "een op de", "5 op 4", "drie van de vier wijken", "een kwartier", "1,5 op de 10", "zeven",
                             "op de helft van de looptijd", "volgens de enquete is dat een op de zeven inwoners van Weert"})
        CHECK_MESSAGE(!share_in_words(text), text);
}

TEST_CASE("numbers as our texts show them") {
    CHECK(dutch_number(6901.25, 1) == "6.901,3");
    CHECK(dutch_number(2.675, 2) == "2,68");
    CHECK(dutch_number(-0.04, 1) == "0,0");
    CHECK(dutch_number(1234567) == "1.234.567");
    CHECK(dutch_number(0.1) == "0,1");
    CHECK(dutch_number(9.96, 1) == "10,0");
    CHECK(dutch_number(999.96, 1) == "1.000,0");
    CHECK(dutch_number(1e300, 0).size() > 300);
    CHECK(dutch_number(std::numeric_limits<double>::quiet_NaN()) == "onbekend");
    CHECK(signed_dutch_number(0.44, 1) == "+0,4");
    CHECK(signed_dutch_number(-1.2, 1) == "-1,2");
    CHECK(signed_dutch_number(0.01, 1) == "0,0");
    CHECK(plain_number(0.1) == "0.1");
    CHECK(plain_number(-0.0) == "0");
}

TEST_CASE("text is compared without case, marks and punctuation") {
    CHECK(folded("  Be\xC3\xAFnvloeding\n(a\xE2\x80\x93g) ") == "beinvloeding a g");
    CHECK(folded("% eenzaam*") == "% eenzaam");
    CHECK(folded("km\xC2\xB2") == "km2");
    CHECK(folded("\xFF""a\xFF") == "a");
    CHECK(folded("") == "");
    CHECK(words("Moeite met rondkomen") == std::vector<std::string>{"moeite", "met", "rondkomen"});
    CHECK(trimmed(" \xC2\xA0 x y \t\xC2\xA0") == "x y");
    CHECK(edit_distance("eenzaamheid", "eenzaamhied", 3) == 1);
    CHECK(edit_distance("roken", "stoken", 3) == 2);
    CHECK(edit_distance("kort", "heel iets anders", 3) == 4);
    CHECK(edit_distance("", "ab", 5) == 2);
    CHECK(is_valid_utf8("\xC3\xAF"));
    CHECK_FALSE(is_valid_utf8("\xC0\xAF"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK(repaired_utf8("a\xC3") == "a\xEF\xBF\xBD");
    CHECK(utf16_length("a\xF0\x9F\x98\x80") == 3);
}

TEST_CASE("spreadsheet dates") {
    CHECK(iso_text(*date_from_serial(1, false)) == "1900-01-01");
    CHECK(iso_text(*date_from_serial(59, false)) == "1900-02-28");
    CHECK(iso_text(*date_from_serial(61, false)) == "1900-03-01");
    CHECK(iso_text(*date_from_serial(45292, false)) == "2024-01-01");
    CHECK(iso_text(*date_from_serial(0, true)) == "1904-01-01");
    CHECK_FALSE(date_from_serial(0.5, false));
    CHECK_FALSE(date_from_serial(3e6, false));
    CHECK(dutch_text(*parse_iso_date("2026-11-22")) == "22 november 2026");
    CHECK_FALSE(parse_iso_date("2026-02-30"));
    CHECK_FALSE(parse_iso_date("22-11-2026"));
}


TEST_CASE("personal data in a text is not repeated") {
    using graadmeter::without_personal_data;
    CHECK(without_personal_data("Vraag het jan.de-vries@voorbeeld.nl, morgen") == "Vraag het (persoonsgegeven), morgen");
    CHECK(without_personal_data("NL91ABNA0417164300") == "(persoonsgegeven)");
    CHECK(without_personal_data("IBAN NL91 ABNA 0417 1643 00 van Jan") == "IBAN (persoonsgegeven) van Jan");
    CHECK(without_personal_data("123456782") == "(persoonsgegeven)");   // passes the eleven test
    CHECK(without_personal_data("1234.56.782 en 123 456 782") == "(persoonsgegeven) en (persoonsgegeven)");
    for (const auto* plain : {"123456789", "12345678", "1234567820", "GM0988", "WK098801", "Totaal 2021-2022", "a@b", "12,5 %", "", "WEE-009", "1 000 000 000"})
        CHECK(without_personal_data(plain) == plain);
}
