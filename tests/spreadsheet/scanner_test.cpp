// SPDX-License-Identifier: EUPL-1.2
// The scanner against the reference, on every spelling that we could think of and on real sheets; also with windows so small that
// every row meets the end of one.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>
#include <set>
#include <span>
#include <sstream>

#include "model/error.h"
#include "spreadsheet/reference.h"
#include "spreadsheet/sheet_scanner.h"
#include "spreadsheet/tiny_package.h"
#include "support/paths.h"

#ifdef __linux__
#include <malloc.h>
#include <sys/mman.h>
#endif

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

// Gives a text in pieces of a size that is never the window's.
class Pieces final : public PartStream {
public:
    explicit Pieces(std::string text) : text_(std::move(text)) {}
    std::size_t read(std::span<char> buffer) override {
        const std::size_t size = std::min({buffer.size(), std::size_t{61}, text_.size() - at_});
        text_.copy(buffer.data(), size, at_);
        at_ += size;
        return size;
    }

private:
    std::string text_;
    std::size_t at_ = 0;
};

const std::vector<NumberShape> kStyles = {{}, {true, false}, {false, true}};

const std::string kStrings =
    "<sst xmlns=\"x\" count=\"9\"><si><t>Weert</t></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\">Een "
    "</t></r><r><t>twee</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>fonetisch</t></rPh><phoneticPr fontId=\"1\"/></si><si/><si><t/></si><si><t>a &amp; b &lt;c&gt; "
    "&#235;&#xEB; "
    "_x000D_\r\n_x005F_x0041_</t></si><si><t><![CDATA[<si>&amp;]]></t></si><si><!-- <t>nee</t> --><t>Beïnvloeding</t></si></sst>";

KeptSheet scanned(const std::string& xml, const SharedStrings& strings, const std::vector<NumberShape>& styles, bool system_1904,
                  std::size_t window) {
    SheetScanner scanner(std::make_unique<Pieces>(xml), {strings, styles, system_1904}, {"test.xlsx", "sheet1.xml"}, window);
    KeptSheet sheet;
    for (Row row; scanner.next(row);) sheet.rows.push_back(kept(row));
    sheet.merged = scanner.structure().merged;
    sheet.hidden_columns = scanner.structure().hidden_columns;
    return sheet;
}

// The first difference in words, "" when there is none.
std::string difference(const KeptSheet& ours, const KeptSheet& reference) {
    if (ours.merged != reference.merged) return "merged ranges";
    if (ours.hidden_columns != reference.hidden_columns) return "hidden columns";
    for (std::size_t i = 0; i < std::max(ours.rows.size(), reference.rows.size()); ++i) {
        if (i >= ours.rows.size()) return "row " + std::to_string(reference.rows[i].number) + " is missing";
        if (i >= reference.rows.size()) return "row " + std::to_string(ours.rows[i].number) + " is too many";
        const KeptRow &a = ours.rows[i], &b = reference.rows[i];
        if (a == b) continue;
        if (a.number != b.number || a.hidden != b.hidden || a.cells.size() != b.cells.size())
            return "row " + std::to_string(a.number) + "/" + std::to_string(b.number) + ": " + std::to_string(a.cells.size()) +
                   "/" + std::to_string(b.cells.size()) + " cells";
        for (std::size_t c = 0; c < a.cells.size(); ++c)
            if (!(a.cells[c] == b.cells[c]))
                return to_a1(a.cells[c].address) + "/" + to_a1(b.cells[c].address) + ": '" + a.cells[c].text + "'/'" +
                       b.cells[c].text + "', " + std::to_string(a.cells[c].number) + "/" + std::to_string(b.cells[c].number) +
                       ", formula '" + a.cells[c].formula + "'/'" + b.cells[c].formula + "'";
    }
    return {};
}

const std::string kCellSpellings[] = {
    R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="2"><v>0.371</v></c><c r="C1" s="1"><v>45292</v></c><c r="D1" t="s"><v>0</v></c></row>)",
    R"(<row r="3" spans="1:4" hidden="1"><c r="A3" s="1"/><c r="B3" t="s" s="2"><v>1</v></c><c r="C3"></c><c r="D3"><v></v></c><c r="E3"><v/></c></row>)",
    R"(<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c t="s"><v>4</v></c></row><row r="9"><c r="C9"><v>1</v></c><c><v>2</v></c></row>)",
    R"(<row><c r="B7"><v>1</v></c></row><row><c r="B8"><v>1</v></c></row>)",
    "<row r='2'\n><c r='A2' t = 's'\n><v>0</v></c ><c r = \"B2\"><v>\n 12.50 \n</v\n></c></row >",
    R"(<row r="1"><c r="A1" t="str"><f>A2&amp;"x"</f><v>a &amp; b</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>NOW()</f></c><c r="D1"><f t="shared" ref="D1:D9" si="0">A1*2</f><v>4</v></c><c r="E1"><f t="shared" si="0"/><v>8</v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>)",
    R"(<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="b"><v>true</v></c><c r="D1" t="b"><v>misschien</v></c><c r="E1" t="e"><v>#N/A</v></c></row>)",
    R"(<row r="1"><c r="A1" t="inlineStr"><is><t>tekst</t></is></c><c r="B1" t="inlineStr"><is><r><t>ri</t></r><r><t>jk</t></r><rPh sb="0" eb="2"><t>x</t></rPh></is></c><c r="C1"><is><t>zonder soort</t></is></c><c r="D1" t="inlineStr"><v>in v</v></c><c r="E1" t="inlineStr"><is><t></t></is></c></row>)",
    R"(<row r="1"><c r="A1" s="2" t="inlineStr"><is><t xml:space="preserve"> a
 b </t></is></c><c r="B1" t="inlineStr"><is><t> c </t></is></c><c r="C1" t="inlineStr"><is><t>x &lt; _x0041_</t></is></c><c r="D1" t="inlineStr"><is><t>een</t><t>twee</t></is></c><c r="E1" t="inlineStr"><is><t>f</t></is><f>A1</f></c><c r="F1" t="inlineStr"><is><t xml:space="default">g</t></is></c><c r="G1" t="inlineStr"><is><t/></is></c><c r="H1" t="inlineStr"><f>A1</f><is><t>h</t></is></c><c r="I1" t="inlineStr"><is><tx>i</tx></is></c></row>)",
    R"(<row r="1"><c r="A1" t="d"><v>2024-01-15</v></c><c r="B1" t="d"><v>2024-01-15T12:00:00</v></c><c r="C1" t="d"><v>13:30:00</v></c><c r="D1" t="d"><v>geen datum</v></c></row>)",
    R"(<row r="1"><c r="A1"><v>-0</v></c><c r="B1"><v>1E-3</v></c><c r="C1"><v>0.30000000000000004</v></c><c r="D1"><v>123456789012345678</v></c><c r="E1"><v>1.7976931348623157E+308</v></c><c r="F1"><v>1E999</v></c><c r="G1"><v>NaN</v></c><c r="H1"><v>inf</v></c><c r="I1"><v>+5</v></c><c r="J1"><v>.5</v></c><c r="K1"><v>5.</v></c><c r="L1"><v>0x10</v></c><c r="M1"><v>1,5</v></c><c r="N1"><v>999999999999999.9</v></c><c r="O1"><v>0.1234567890123456789012345</v></c></row>)",
    R"(<row r="1"><c r="A1" t="s"><v>99</v></c><c r="B1" t="s"><v> 1 </v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v></v></c><c r="E1" t="s"><v>6</v></c><c r="F1" t="s"><v>5</v></c></row>)",
    R"(<!-- <row r="1"><c r="A1"><v>9</v></c></row> --><row r="1"><!-- <c r="A1"/> --><c r="A1"><!-- </c> --><v>1<!-- 2 -->3</v></c><?pi </row> ?><c r="B1" t="str"><v><![CDATA[</v></c></row>]]></v></c></row>)",
    R"(<row r="1"><c r="A1" t="str"><v>_x000D__x0041_ _x00e9_ _x12_ _xZZZZ_ x_x0042_y</v></c><c r="B1" t="str"><f>"_x005F_x0041_"</f><v>&#x20AC; &euro; &amp;amp;</v></c></row>)",
    "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>regel 1\r\nregel 2\rregel 3\nregel 4</v></c><c r=\"B1\" t=\"str\"><v "
    "xml:space=\"preserve\">  om  </v></c></row>",
    R"(<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1"><v>11</v></c></row>)",
    R"(<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><x:v xmlns:x="y">5</x:v><c r="Z1"><v>7</v></c></ext></extLst></c><extLst><ext/></extLst><c r="B1" cm="1" vm="2" ph="1" onbekend="a>b"><v>2</v></c></row>)",
    R"(<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)",
    R"(<row r="5" ht="15" customHeight="1" hidden="true"><c r="$A$5"><v>1</v></c><c r="b5"><v>2</v></c></row>stray<row r="6"><c r="A6" t="n"><v>1</v></c> tekst </row>)",
    R"(<row r="1"><c r="A1" t="onbekend"><v>5</v></c><c r="B1" s="700"><v>5</v></c><c r="C1" s="abc"><v>5</v></c><c r="D1" t=""><v>5</v></c></row>)",
};

}  // namespace

TEST_CASE("every spelling of rows and cells gives what the tree gives, whatever the window") {
    const std::vector<std::string> strings = reference_strings(kStrings);
    REQUIRE(strings.size() == 7);
    CHECK(strings[1] == "Een twee");
    CHECK(strings[4] == "a & b <c> \u00EB\u00EB \r\n_x0041_");
    for (const std::size_t window : {64UL, 100UL, 999UL, 262144UL}) {
        const SharedStrings shared(std::make_unique<Pieces>(kStrings), {"test.xlsx", "sharedStrings.xml"}, window);
        REQUIRE(shared.size() == strings.size());
        for (std::size_t i = 0; i < strings.size(); ++i) CHECK(shared[i] == strings[i]);
        for (const std::string& rows : kCellSpellings)
            for (const bool system_1904 : {false, true}) {
                CAPTURE(rows);
                CAPTURE(window);
                const std::string xml = sheet_of_rows(rows);
                const KeptSheet ours = scanned(xml, shared, kStyles, system_1904, window);
                CHECK(!ours.rows.empty());
                CHECK(difference(ours, reference_sheet(xml, strings, kStyles, system_1904)) == "");
            }
    }
}

TEST_CASE("prefixed elements, a byte order mark, UTF-16 and a document type are read the same") {
    const std::string xml =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b>\">]><x:worksheet xmlns:x=\"" + kMainNamespace +
        "\"><x:cols><x:col min=\"2\" max=\"3\" hidden=\"1\"/></x:cols><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
        "t=\"str\"><x:v>Fryslân €</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref=\"A1:B2\"/>"
        "</x:mergeCells></x:worksheet>\n";
    std::string little = "\xFF\xFE", big = "\xFE\xFF";
    for (std::size_t i = 0; i < xml.size();) {
        const auto lead = static_cast<unsigned char>(xml[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
        unsigned code = size == 1 ? lead : size == 2 ? lead & 0x1FU : lead & 0xFU;
        for (std::size_t k = 1; k < size; ++k) code = code << 6 | (static_cast<unsigned char>(xml[i + k]) & 0x3FU);
        little += static_cast<char>(code & 0xFF), little += static_cast<char>(code >> 8);
        big += static_cast<char>(code >> 8), big += static_cast<char>(code & 0xFF);
        i += size;
    }
    const SharedStrings none;
    for (const std::string& text : {xml, "\xEF\xBB\xBF" + xml, little, big, little.substr(2), big.substr(2)}) {
        const KeptSheet sheet = scanned(text, none, {}, false, 128);
        REQUIRE(sheet.rows.size() == 1);
        CHECK(sheet.rows[0].cells[0].text == "Fryslân €");
        CHECK(sheet.merged == std::vector<CellRange>{{{1, 1}, {2, 2}}});
        CHECK(sheet.hidden_columns == std::vector<CellRange>{{{1, 2}, {kMaxRow, 3}}});
    }
}

TEST_CASE("jumping over the rows finds the same surroundings, and tells when it landed wrong") {
    const SharedStrings none;
    const std::vector<NumberShape> styles;
    const auto jump = [&](const std::string& rows, SheetStructure& structure) {
        const std::string xml = worksheet("<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols><sheetData>" + rows +
                                          "</sheetData><mergeCells><mergeCell ref=\"C3:D4\"/></mergeCells>");
        SheetScanner scanner(std::make_unique<Pieces>(xml), {none, styles, false}, {"t.xlsx", "s.xml"}, 64);
        const bool landed = scanner.skip_rows();
        structure = scanner.structure();
        return landed;
    };
    SheetStructure structure;
    std::string many;
    for (int i = 1; i < 50; ++i)
        many += "<row r=\"" + std::to_string(i) + "\"><c r=\"A" + std::to_string(i) + "\"><v>1</v></c></row>";
    CHECK(jump(many, structure));
    CHECK(structure.merged == std::vector<CellRange>{{{3, 3}, {4, 4}}});
    CHECK(structure.hidden_columns.size() == 1);
    CHECK_FALSE(jump("<row><c t=\"str\"><v><![CDATA[</sheetData>]]></v></c></row>", structure));
    CHECK_FALSE(jump("<!-- </sheetData> --><row><c><v>1</v></c></row>", structure));
}

TEST_CASE("a sheet that is cut off or does not fit the grid is damage, with part and offset") {
    const SharedStrings none;
    const std::vector<NumberShape> styles;
    const auto error_of = [&](const std::string& xml) {
        try {
            (void)scanned(xml, none, styles, false, 64);
        } catch (const FileError& error) {
            CHECK(error.part() == "sheet1.xml");
            CHECK(error.offset().has_value());
            return error.code();
        }
        return std::string("none");
    };
    const std::string whole = sheet_of_rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"str\"><v>tekst</v></c></row>");
    CHECK(error_of(whole) == "none");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK(error_of(whole.substr(0, size)) == "B01");
    }
    CHECK(error_of(sheet_of_rows("<row r=\"1048577\"><c><v>1</v></c></row>")) == "B01");
    CHECK(error_of(sheet_of_rows("<row r=\"0\"><c><v>1</v></c></row>")) == "B01");
    CHECK(error_of(sheet_of_rows("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")) == "B01");
    CHECK(error_of(sheet_of_rows("<row r=\"1\"><c r=\"hallo\"><v>1</v></c></row>")) == "B01");
}

TEST_CASE("ISO dates become serials of the workbook's system") {
    CHECK(serial_from_iso("1900-01-01", false) == 1);
    CHECK(serial_from_iso("1900-02-28", false) == 59);
    CHECK(serial_from_iso("1900-03-01", false) == 61);
    CHECK(serial_from_iso("2024-01-15T12:00:00", false) == 45306.5);
    CHECK(serial_from_iso("2024-01-15T06:00:00.000Z", true) == doctest::Approx(43844.25));
    CHECK(serial_from_iso("18:00", false) == 0.75);
    CHECK_FALSE(serial_from_iso("1903-12-31", true));
    CHECK_FALSE(serial_from_iso("2024-02-30", false));
    CHECK_FALSE(serial_from_iso("", false));
    CHECK_FALSE(serial_from_iso("2024-01-15Tx", false));
}

namespace {

// Every worksheet part, whether the workbook names it or not.
std::vector<std::string> sheet_parts(const Package& package, const std::string& workbook) {
    std::set<std::string> parts;
    for (const PartInfo& part : package.parts())
        if (package.content_type(part.name).ends_with("worksheet+xml")) parts.insert(part.name);
    for (const Relationship& one : package.relationships(workbook))
        if (one.kind() == "worksheet" && package.find(one.part)) parts.insert(package.find(one.part)->name);
    return {parts.begin(), parts.end()};
}

}  // namespace

TEST_CASE("on every sheet of the corpus the scanner and the tree agree") {
    REQUIRE_SHARED(shared);
    std::size_t books = 0, sheets = 0, cells = 0;
    for (const char* folder : {"corpus", "workbooks"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(shared / folder)) {
            if (!entry.is_regular_file()) continue;
            CAPTURE(entry.path().string());
            bool system_1904 = false;
            try {
                const auto opened = open_workbook(entry.path());
                if (opened->format() != FileFormat::xlsx && opened->format() != FileFormat::xlsm) continue;
                system_1904 = opened->system_1904();
            } catch (const FileError&) {
                continue;
            }
            const Package package(entry.path());
            const std::string workbook = package.related("", "officeDocument");
            const std::string strings_part = package.related(workbook, "sharedStrings"),
                              styles_part = package.related(workbook, "styles");
            const SharedStrings strings = strings_part.empty() ? SharedStrings() : SharedStrings(package.stream(strings_part), {});
            const auto expected =
                strings_part.empty() ? std::vector<std::string>() : reference_strings(package.read(strings_part));
            REQUIRE(strings.size() == expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) CHECK(strings[i] == expected[i]);
            const auto styles = styles_part.empty() ? std::vector<NumberShape>() : read_styles(package.read(styles_part));
            ++books;
            for (const std::string& part : sheet_parts(package, workbook)) {
                CAPTURE(part);
                const std::string xml = package.read(part);
                const KeptSheet reference = reference_sheet(xml, expected, styles, system_1904);
                for (const std::size_t window : {std::size_t{4096}, TextWindow::kBytes})
                    CHECK(difference(scanned(xml, strings, styles, system_1904, window), reference) == "");
                ++sheets;
                for (const KeptRow& row : reference.rows) cells += row.cells.size();
            }
        }
    MESSAGE(books << " workbooks, " << sheets << " sheets, " << cells << " cells the same");
    CHECK(books > 85);
    CHECK(cells > 165'000);
}

#ifdef __linux__
namespace {

// A sheet made while it is read: a number in each of these columns, in the spelling of Excel.
class GeneratedSheet final : public PartStream {
public:
    GeneratedSheet(std::uint32_t first, std::uint32_t last, const char* columns) : row_(first), last_(last), columns_(columns) {}
    std::size_t read(std::span<char> buffer) override {
        if (position_ == piece_.size()) next_piece();
        const std::size_t size = piece_.copy(buffer.data(), buffer.size(), position_);
        position_ += size;
        return size;
    }

private:
    void next_piece() {
        piece_.clear();
        position_ = 0;
        if (ended_) return;
        if (!begun_) piece_ = "<worksheet><sheetData>";
        begun_ = true;
        for (; row_ <= last_ && piece_.size() < 1 << 16; ++row_) {
            const std::string number = std::to_string(row_);
            piece_.append("<row r=\"").append(number).append("\">");
            for (const std::string& column : split())
                piece_.append("<c r=\"").append(column).append(number).append("\"><v>").append(number).append("</v></c>");
            piece_.append("</row>");
        }
        ended_ = row_ > last_;
        if (ended_) piece_.append("</sheetData></worksheet>");
    }
    const std::vector<std::string>& split() {
        if (names_.empty()) {
            std::istringstream in(columns_);
            for (std::string name; in >> name;) names_.push_back(name);
        }
        return names_;
    }

    std::uint32_t row_, last_;
    const char* columns_;
    std::vector<std::string> names_;
    std::string piece_;
    std::size_t position_ = 0;
    bool begun_ = false, ended_ = false;
};

// The most memory that the process had since reset_peak (proc(5): clear_refs, VmHWM).
void reset_peak() {
    malloc_trim(0);  // what is free would be taken again without a trace
    std::ofstream("/proc/self/clear_refs") << "5";
}
std::size_t peak_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6));
    return 0;
}

struct Counted {
    std::uint64_t cells = 0, peak_kib = 0;
    double sum = 0;
};

Counted count_cells(std::unique_ptr<PartStream> sheet) {
    static const SharedStrings none;
    static const std::vector<NumberShape> styles;
    Counted counted;
    reset_peak();
    const std::size_t before = peak_kib();
    SheetScanner scanner(std::move(sheet), {none, styles, false}, {"t.xlsx", "s.xml"});
    for (Row row; scanner.next(row); counted.cells += row.cells.size())
        for (const Cell& cell : row.cells) counted.sum += cell.number;
    counted.peak_kib = peak_kib() - before;
    return counted;
}

}  // namespace

TEST_CASE("the gauge of memory sees what is taken") {
    reset_peak();
    const std::size_t before = peak_kib();
    {
        // Pages from the kernel: what is freed to the allocator stays with the process for a while under the address sanitizer.
        constexpr std::size_t kBytes = std::size_t{20} << 20;
        const auto give_back = [](void* pages) { munmap(pages, kBytes); };
        void* const pages = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        REQUIRE(pages != MAP_FAILED);
        const std::unique_ptr<void, decltype(give_back)> owner(pages, give_back);
        std::memset(pages, 'x', kBytes);
    }
    CHECK(peak_kib() > before + 19 * 1024);
    reset_peak();
    CHECK(peak_kib() < before + 10 * 1024);
}

TEST_CASE("memory follows cells: ten million of them stream, and the last one of the grid is one") {
    const Counted many = count_cells(std::make_unique<GeneratedSheet>(1, 1'000'000, "A B C D E F G H I J"));
    CHECK(many.cells == 10'000'000);
    CHECK(many.sum == 10.0 * 500'000.5 * 1'000'000);
    MESSAGE("10 million cells took " << many.peak_kib << " KiB");
    CHECK(many.peak_kib < 8 * 1024);
    const Counted one = count_cells(std::make_unique<GeneratedSheet>(kMaxRow, kMaxRow, "XFD"));
    CHECK(one.cells == 1);
    CHECK(one.sum == kMaxRow);
    CHECK(one.peak_kib < 1024);
}
#endif
