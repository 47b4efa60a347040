// SPDX-License-Identifier: EUPL-1.2
// CSV as it comes: separators, quotes, encodings, and how numbers are told from codes.
#include <doctest/doctest.h>

#include <memory>

#include "model/error.h"
#include "spreadsheet/csv_text.h"
#include "spreadsheet/csv_workbook.h"
#include "spreadsheet/tiny_package.h"
#include "support/paths.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

using Cells = std::vector<std::string>;

Cells csv_cells(std::string_view text) {
    const Folder folder;
    return cells_of(*open_workbook(folder.write("cijfers.csv", text)));
}

class Slowly final : public PartStream {
public:
    explicit Slowly(std::string text) : text_(std::move(text)) {}
    std::size_t read(std::span<char> buffer) override {
        if (at_ == text_.size() || buffer.empty()) return 0;
        buffer[0] = text_[at_++];
        return 1;
    }

private:
    std::string text_;
    std::size_t at_ = 0;
};

// Records as "a|b / c|d".
std::string records(const std::string& text, char separator, std::size_t window = 64) {
    CsvRecords reader(std::make_unique<Slowly>(text), {"t.csv", ""}, separator, window);
    std::string out;
    for (std::vector<std::string_view> fields; reader.next(fields);) {
        if (!out.empty()) out += " / ";
        for (std::size_t i = 0; i < fields.size(); ++i) out += (i ? "|" : "") + std::string(fields[i]);
    }
    return out;
}

CsvNumberStyle style_of(const std::vector<std::string>& fields) {
    CsvNumberEvidence evidence;
    for (const std::string& field : fields) evidence.look_at(field);
    return evidence.style();
}

constexpr CsvNumberStyle kUnknown{}, kComma{DecimalMark::comma, false}, kPoint{DecimalMark::point, false};

}  // namespace

TEST_CASE("records of RFC 4180 and of people, whatever the window") {
    for (const std::size_t window : {4UL, 5UL, 7UL, 64UL, 4096UL}) {
        CAPTURE(window);
        CHECK(records("a,b\r\nc,d\r\n", ',', window) == "a|b / c|d");
        CHECK(records("a,b\rc,d\r\re", ',', window) == "a|b / c|d /  / e");
        CHECK(records("a,b\n\nc,", ',', window) == "a|b /  / c|");
        CHECK(records("\"a,\"\"b\"\"\r\nc\",\"d\"\n\"\",\"\"\"\"", ',', window) == "a,\"b\"\r\nc|d / |\"");
        CHECK(records("2\" pijp;\"3\" pijp\"\n\"los\" x;y\n", ';', window) == "2\" pijp|3 pijp\" / los x|y");
        CHECK(records("a;\"nooit dicht\nb;c\n", ';', window) == "a|\"nooit dicht / b|c");
        CHECK(records("een;twee\ndrie", '\0', window) == "een;twee / drie");
        CHECK(records("", ',', window) == "");
        CHECK(records(",", ',', window) == "|");
    }
}

TEST_CASE("a record longer than the window grows it, up to a limit that is named") {
    const std::string wide(20'000, 'x');
    CHECK(records(wide + ";" + wide, ';') == wide + "|" + wide);
    const Folder folder;
    try {
        (void)cells_of(*open_workbook(folder.write("lang.csv", "a;b\n1;2\n" + std::string(20'000'000, 'x') + ";2\n")));
        FAIL("no limit");
    } catch (const FileError& error) {
        CHECK(error.code() == "B04");
    }
}

TEST_CASE("the separator is what cuts the lines alike") {
    CHECK(detect_separator("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", 0.2) == ';');
    CHECK(detect_separator("naam\twaarde\nWeert\t1,5\nDronten\t2,5\n", 0.2) == '\t');
    CHECK(detect_separator("id|name\n1|een, twee\n2|x\n", 0.2) == '|');
    CHECK(detect_separator("a,\"b;c\",d\n1,\"2;3\",4\n", 0.2) == ',');
    CHECK(detect_separator("\"a;b\";\"c,d\"\n\"e;f\";\"g,h\"\n", 0.2) == ';');
    CHECK(detect_separator("Titel van het bestand\n\na;b;c\n1;2;3\n1;2;3\n", 0.2) == ';');
    CHECK(detect_separator("een regel\nnog een regel\n", 0.2) == '\0');
    CHECK(detect_separator("Geachte heer,\nhierbij de cijfers\n", 0.75) == '\0');
    CHECK(detect_separator("", 0.2) == '\0');
}

TEST_CASE("the decimal mark follows from fields that allow one reading only") {
    CHECK(style_of({"1,5", "2,25", "x"}).mark == DecimalMark::comma);
    CHECK(style_of({"   0.892", "  -0.100", "1.010"}).mark == DecimalMark::point);
    CHECK(style_of({"1.234", "12.345", "1,234"}).mark == DecimalMark::unknown);
    CHECK(style_of({"1.234", "1.234,5"}).mark == DecimalMark::comma);
    CHECK(style_of({"1.234,5"}).grouped);
    CHECK(style_of({"1.234.567"}).mark == DecimalMark::comma);
    CHECK(style_of({"1,234.5"}).mark == DecimalMark::point);
    CHECK(style_of({"12.05.2024", "0988", "1.2.3", "6.21 Toegang"}).mark == DecimalMark::unknown);
    CHECK(style_of({"1,5", "2,5", "3.5"}).mark == DecimalMark::comma);
    CHECK(style_of({"1,5", "3.5"}).mark == DecimalMark::unknown);
}

TEST_CASE("plain numbers are numbers, codes and marks stay text") {
    const CsvNumberStyle grouped{DecimalMark::comma, true};
    CHECK(csv_number("12", kUnknown) == 12);
    CHECK(csv_number("  -3 ", kUnknown) == -3);
    CHECK(csv_number("0", kUnknown) == 0);
    CHECK(csv_number("6 901", kUnknown) == 6901);
    CHECK(csv_number("1\u00A0234\u202F567", kUnknown) == 1234567);
    CHECK(csv_number("1,5", kComma) == 1.5);
    CHECK(csv_number("1 234,5", kComma) == 1234.5);
    CHECK(csv_number("0.371", kPoint) == 0.371);
    CHECK(csv_number("-.5", kPoint) == -0.5);
    CHECK(csv_number("4.270599604867483", kPoint) == 4.270599604867483);
    CHECK(csv_number("1.5e-05", kPoint) == 1.5e-05);
    CHECK(csv_number("1.234", grouped) == 1234);
    CHECK(csv_number("1.234,5", grouped) == 1234.5);
    CHECK(csv_number("123456789012345", kUnknown) == 123456789012345);
    for (const char* text : {"0988",       "007",        "00",     "-05",   "1234567890123456",
                             ".",          "-",          "",       "  ",    "1E5",
                             "2024-01-01", "12.05.2024", "GM0988", "37,1%", "<5",
                             "5 / 6",      "12 34",      "1 2345", "0 123", "€ 5",
                             "..",         ",",          "--5",    "+5",    "1.",
                             "0x1F",       "nan",        "inf",    "1e"})
        for (const CsvNumberStyle& style : {kUnknown, kComma, kPoint, grouped}) {
            CAPTURE(text);
            CHECK_FALSE(csv_number(text, style));
        }
    CHECK_FALSE(csv_number("1.5", kUnknown));
    CHECK_FALSE(csv_number("1.234", kComma));  // thousands or a slip: the reader of the column decides
    CHECK_FALSE(csv_number("1,234", kPoint));
    CHECK_FALSE(csv_number("1.23", grouped));
    CHECK_FALSE(csv_number("1,234.5", grouped));
}

TEST_CASE("a number is shown as it was written") {
    const auto shown = [](const char* field, DecimalMark mark) {
        return csv_number_format(csv_cell_style(field, {mark, true})).code;
    };
    CHECK(shown("8,20", DecimalMark::comma) == "0.00");
    CHECK(shown("  -0.100", DecimalMark::point) == "0.000");
    CHECK(shown("1.234,5", DecimalMark::comma) == "#,##0.0");
    CHECK(shown(" 6 901 ", DecimalMark::unknown) == "#,##0");
    CHECK(shown("2024", DecimalMark::comma) == "");
    CHECK(shown("1.5e-05", DecimalMark::point) == "");
    CHECK(shown("0,1234567890123456789", DecimalMark::comma) == "0.000000000000000");
}

TEST_CASE("cells of a StatLine file: padded numbers with their text kept, codes and marks as text") {
    CHECK(csv_cells("\xEF\xBB\xBF\"Perioden\";\"Regio\";\"Score\"\r\n\"2019\";\"GM0363    \";\"  -0.100\"\r\n\"2020\";\"\";\"    "
                    "   .\"\r\n") == Cells{"A1 t Perioden", "B1 t Regio", "C1 t Score", "A2 n 2019", "B2 t GM0363    ",
                                           "C2 n -0.1", "A3 n 2020", "C3 t        ."});
    const Folder folder;
    const auto workbook = open_workbook(folder.write("a.csv", "a;b\n1;  6 901 \n"));
    const auto rows = workbook->rows(0);
    Row row;
    REQUIRE(rows->next(row));
    REQUIRE(rows->next(row));
    CHECK(row.cells[1].text == "  6 901 ");
    CHECK(row.cells[1].number == 6901);
}

TEST_CASE("encodings, empty lines and the separator line of Excel") {
    CHECK(csv_cells("a;Fryslân\n") == Cells{"A1 t a", "B1 t Fryslân"});
    CHECK(csv_cells("a;Frysl\xE2n \x80\n") == Cells{"A1 t a", "B1 t Fryslân €"});
    CHECK(csv_cells(std::string_view("\xFF\xFE"
                                     "a\0;\0\xE2\0\n\0",
                                     10)) == Cells{"A1 t a", "B1 t â"});
    CHECK(csv_cells(std::string_view("\xFE\xFF"
                                     "\0a\0;\0\xE2\0\n",
                                     10)) == Cells{"A1 t a", "B1 t â"});
    CHECK(csv_cells("\n\nnaam, 1130 \n\nx,12\n") == Cells{"A3 t naam", "B3 n 1130", "A5 t x", "B5 n 12"});
    CHECK(csv_cells("sep=|\r\na|b;c\r\n") == Cells{"A1 t a", "B1 t b;c"});
    CHECK(csv_cells("kolom\n12\n") == Cells{"A1 t kolom", "A2 n 12"});
    const std::string split(65'531, 'x');
    CHECK(csv_cells("a;b\n" + split + "ë;x\n") ==
          Cells{"A1 t a", "B1 t b", "A2 t " + split + "ë", "B2 t x"});  // a character across two pieces of the file
}

TEST_CASE("one sheet, named after the file as Excel allows") {
    const Folder folder;
    const auto workbook = open_workbook(folder.write("SES [2019].csv", "a;b\n"));
    CHECK(workbook->format() == FileFormat::csv);
    REQUIRE(workbook->sheets().size() == 1);
    CHECK(workbook->sheets()[0].name == "SES _2019_");
    CHECK(workbook->structure(0).merged.empty());
    CHECK(workbook->comments(0).empty());
    CHECK(sheet_name_from("'s-Gravenhage'") == "s-Gravenhage");
    CHECK(sheet_name_from("a/b\\c:d?e*f") == "a_b_c_d_e_f");
    CHECK(sheet_name_from(std::string(40, 'x')) == std::string(31, 'x'));
    CHECK(sheet_name_from("12345678901234567890123456789012\U0001F600").size() == 31);
    CHECK(sheet_name_from("123456789012345678901234567890\U0001F600") == "123456789012345678901234567890");
    CHECK(sheet_name_from("''") == "Blad1");
}

TEST_CASE("real files: numbers by their own decimal mark") {
    REQUIRE_SHARED(shared);
    const auto dutch = shared / "corpus" / "dutch";
    const auto numbers = [&](const char* name) {
        const auto workbook = open_workbook(dutch / name);
        const auto rows = workbook->rows(0);
        std::size_t count = 0;
        for (Row row; rows->next(row);)
            for (const Cell& cell : row.cells) count += cell.type == CellType::number;
        return count;
    };
    CHECK(numbers("RegonalSandbox__Bdichtheid2025.csv") == 342);                   // thousands by a space
    CHECK(numbers("begrotingsanalysetool__GF_M2024_2025_Volumina.csv") == 17442);  // tabs and decimal commas
    CHECK(numbers("LeefbaarometerPrototype__AmstelveenDataWithDimensions.csv") == 505);
    CHECK(numbers("wijkprofielen__WijkEenzaamheid2016.csv") == 44042);
    CHECK(numbers("begrotingsanalysetool__gemeentenamen.csv") == 0);
}
