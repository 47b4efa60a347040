// SPDX-License-Identifier: EUPL-1.2
// One workbook in every form that programs give it: the same cells whatever the encoding, the prefixes, the zip, the vocabulary
// and the name of the file. And every dialect of CSV that ../shared/domain/layouts.md names.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>

#include "model/error.h"
#include "spreadsheet/text_stream.h"
#include "spreadsheet/tiny_package.h"
#include "spreadsheet/tiny_xls.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

using Cells = std::vector<std::string>;
using Named = std::vector<std::pair<std::string, std::string>>;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) text.replace(at, from.size(), to);
    return text;
}

// Every kind of cell and formula, one text with letters outside ASCII.
Named example() {
    return workbook_parts(
        {{"xl/workbook.xml", "<?xml version=\"1.0\"?><workbook xmlns=\"" + kMainNamespace + "\" xmlns:r=\"" + kRelationships +
                                 "\"><sheets><sheet name=\"Cijfers één\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
         {"xl/sharedStrings.xml", "<?xml version=\"1.0\"?><sst xmlns=\"" + kMainNamespace + "\"><si><t>Fryslân</t></si></sst>"},
         {"xl/styles.xml", "<?xml version=\"1.0\"?><styleSheet xmlns=\"" + kMainNamespace +
                               "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
         {"xl/worksheets/sheet1.xml",
          "<?xml version=\"1.0\"?>" +
              sheet_of_rows(
                  R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.371</v></c><c r="C1" s="2"><v>45292</v></c>)"
                  R"(<c r="D1" t="inlineStr"><is><t>één</t></is></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c></row>)"
                  R"(<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2*2</f><v>4</v></c>)"
                  R"(<c r="B2"><f t="array" ref="B2:B3">ROW(A1:A2)</f><v>1</v></c>)"
                  R"(<c r="C2"><f t="dataTable" ref="C2:C3" dt2D="0" dtr="0" r1="A1"/><v>7</v></c></row>)"
                  R"(<row r="3"><c r="A3"><f t="shared" si="0"/><v>8</v></c><c r="B3"><v>2</v></c><c r="C3"><v>9</v></c></row>)")}});
}

const Cells kExample = {"A1 t Fryslân",  "B1 n 0.371 %",          "C1 n 45292 date", "D1 t één",   "E1 b 1", "F1 e #N/A",
                        "A2 =B2*2 n 4", "B2 =ROW(A1:A2) n 1", "C2 = n 7",        "A3 = n 8", "B3 n 2", "C3 n 9"};

// A form of the example: each part's text as `change` makes it.
Cells cells_in(const Folder& folder, const std::string& name, const std::function<std::string(const std::string&)>& change) {
    Named parts = example();
    for (auto& [part, text] : parts) text = change(text);
    const auto workbook = open_workbook(folder.zip(name, parts));
    CHECK(workbook->sheets()[0].name == "Cijfers één");
    return cells_of(*workbook);
}

std::string utf16(const std::string& text, bool big) {
    std::string out;
    const auto unit = [&](unsigned code) {
        const char low = static_cast<char>(code & 0xFF), high = static_cast<char>(code >> 8);
        (out += big ? high : low) += big ? low : high;
    };
    unit(0xFEFF);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80)
            unit(byte);
        else  // the example has letters of two bytes only
            unit((byte & 0x1FU) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3FU));
    }
    return out;
}

std::string latin(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        out += byte < 0x80 ? text[i] : static_cast<char>((byte & 0x1FU) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3FU));
    }
    return out;
}

// Every element of the workbook's own vocabulary with a prefix.
std::string prefixed(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] != '<' || i + 1 == text.size() || text[i + 1] == '?') continue;
        if (text[i + 1] == '/') out += text[++i];
        out += "x:";
    }
    return replaced(out, "xmlns=", "xmlns:x=");
}

// --- archives as other programs write them, which libzip does not -----------------------------------------------------------------

enum class Form { descriptor, descriptor_unsigned, zip64 };

std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

// Parts that are stored, not deflated (APPNOTE 6.3.10). Descriptor: sizes and checksum stand behind the data (bit 3 of the flags;
// SheetJS, LibreOffice, Google), with or without a signature; zip64: sizes, place and directory in 64 bits, however small.
std::string archive(const Named& parts, Form form) {
    const bool wide = form == Form::zip64, behind = !wide;
    std::string out, directory;
    for (const auto& [name, bytes] : parts) {
        const std::uint64_t size = bytes.size(), at = out.size();
        const std::uint32_t crc = crc32_of(bytes);
        const std::string flags = le(behind ? 8 : 0, 2), known_crc = le(behind ? 0 : crc, 4);
        const std::string sizes = wide ? le(1, 2) + le(16, 2) + le(size, 8) + le(size, 8) : "";
        const std::string version = le(wide ? 45 : 20, 2), time = le(0, 2) + le(0x21, 2);
        const std::string short_sizes = le(wide ? 0xFFFFFFFF : behind ? 0 : size, 4);
        out += "PK\3\4" + version + flags + le(0, 2) + time + known_crc + short_sizes + short_sizes + le(name.size(), 2) +
               le(sizes.size(), 2) + name + sizes + bytes;
        if (behind) out += (form == Form::descriptor ? "PK\7\10" : "") + le(crc, 4) + le(size, 4) + le(size, 4);
        const std::string extra = wide ? le(1, 2) + le(24, 2) + le(size, 8) + le(size, 8) + le(at, 8) : "";
        const std::string directory_sizes = le(wide ? 0xFFFFFFFF : size, 4);
        directory += "PK\1\2" + version + version + flags + le(0, 2) + time + le(crc, 4) + directory_sizes + directory_sizes +
                     le(name.size(), 2) + le(extra.size(), 2) + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) +
                     le(wide ? 0xFFFFFFFF : at, 4) + name + extra;
    }
    const std::uint64_t begin = out.size(), count = parts.size();
    out += directory;
    if (wide)
        out += "PK\6\6" + le(44, 8) + le(45, 2) + le(45, 2) + le(0, 4) + le(0, 4) + le(count, 8) + le(count, 8) +
               le(directory.size(), 8) + le(begin, 8) + "PK\6\7" + le(0, 4) + le(begin + directory.size(), 8) + le(1, 4);
    return out + "PK\5\6" + le(0, 2) + le(0, 2) + le(wide ? 0xFFFF : count, 2) + le(wide ? 0xFFFF : count, 2) +
           le(wide ? 0xFFFFFFFF : directory.size(), 4) + le(wide ? 0xFFFFFFFF : begin, 4) + le(0, 2);
}

std::string code_and_remark(const std::filesystem::path& file) {
    const auto workbook = open_workbook(file);
    constexpr std::array<const char*, 5> kFormats = {"xlsx", "xlsm", "csv", "xls", "ods"};
    std::string text = kFormats[static_cast<std::size_t>(workbook->format())];
    for (const Remark& remark : workbook->remarks()) text += " " + remark.code;
    return text;
}

}  // namespace

TEST_CASE("parts in UTF-8, UTF-16, Latin-1 and with a prefix give the same cells") {
    const Folder folder;
    CHECK(cells_in(folder, "a.xlsx", [](const std::string& text) { return text; }) == kExample);
    CHECK(cells_in(folder, "mark.xlsx", [](const std::string& text) { return "\xEF\xBB\xBF" + text; }) == kExample);
    CHECK(cells_in(folder, "prefix.xlsx", prefixed) == kExample);
    const auto declared = [](const std::string& text, const std::string& encoding) {
        return replaced(text, "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='" + encoding + "' standalone='yes'?>");
    };
    for (const bool big : {false, true})
        CHECK(cells_in(folder, "utf16.xlsx", [&](const std::string& text) { return utf16(declared(text, "UTF-16"), big); }) ==
              kExample);
    for (const char* name : {"ISO-8859-1", "iso-8859-1", "latin1", "Windows-1252"})
        CHECK(cells_in(folder, "latin.xlsx", [&](const std::string& text) {
                  return text.starts_with("<?xml") ? latin(declared(text, name)) : text;
              }) == kExample);
    // One that nobody knows, or none: UTF-8, and what that has not is shown as such.
    CHECK(cells_in(folder, "x.xlsx", [&](const std::string& text) { return declared(text, "KOI-8"); }) == kExample);
    CHECK(decoded_xml("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><t>\x80</t>").find("€") != std::string::npos);
}

TEST_CASE("zip64 and data descriptors") {
    const Folder folder;
    for (const Form form : {Form::descriptor, Form::descriptor_unsigned, Form::zip64}) {
        CAPTURE(static_cast<int>(form));
        CHECK(cells_of(*open_workbook(folder.write("a.xlsx", archive(example(), form)))) == kExample);
    }
}

TEST_CASE("workbooks and templates, with and without macros, under any name") {
    const Folder folder;
    const auto named = [&](const std::string& name, const std::string& kind) {
        Named parts = example();
        std::erase_if(parts, [](const auto& part) { return part.first == "[Content_Types].xml"; });
        parts.insert(parts.begin(),
                     {"[Content_Types].xml",
                      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
                      "ContentType=\"application/xml\"/><Default Extension=\"rels\" "
                      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
                      "PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd." +
                          kind + ".main+xml\"/></Types>"});
        const auto file = folder.zip(name, parts);
        CHECK(cells_of(*open_workbook(file)) == kExample);
        return code_and_remark(file);
    };
    const std::string sheet = "openxmlformats-officedocument.spreadsheetml.sheet", xltx = "openxmlformats-officedocument.spreadsheetml.template",
                      xlsm = "ms-excel.sheet.macroEnabled", xltm = "ms-excel.template.macroEnabled", addin = "ms-excel.addin.macroEnabled";
    CHECK(named("a.xlsx", sheet) == "xlsx");
    CHECK(named("a.xltx", xltx) == "xlsx");
    CHECK(named("a.xlsm", xlsm) == "xlsm B06");
    CHECK(named("a.xltm", xltm) == "xlsm B06");
    CHECK(named("a.xlsx", addin) == "xlsm B05 B06");
    for (const char* name : {"a.csv", "a.ods", "a.xls", "a.txt", "a.xlsm", "a.html", "a.numbers"})
        CHECK(named(name, sheet) == "xlsx B05");
    CHECK(named("zonder", sheet) == "xlsx");
}

TEST_CASE("CSV in every dialect") {
    const Folder folder;
    const std::string mark = "\xEF\xBB\xBF", crlf = "\r\n";
    struct Dialect {
        const char* what;
        std::string text;
        Cells cells;
    };
    const Dialect dialects[] = {
        {"StatLine: mark, quoted, padded, point, dot for what is missing",
         mark + "\"Regio\";\"Score (%)\"" + crlf + "\"GM0363    \";\"  -0.100\"" + crlf + "\"GM0988    \";\"       .\"" + crlf,
         {"A1 t Regio", "B1 t Score (%)", "A2 t GM0363    ", "B2 n -0.1", "A3 t GM0988    ", "B3 t        ."}},
        {"Dutch Excel: Windows-1252, semicolon, comma",
         latin("Gemeente;Waarde\r\nSúdwest-Fryslân;8,2\r\n"),
         {"A1 t Gemeente", "B1 t Waarde", "A2 t Súdwest-Fryslân", "B2 n 8.2"}},
        {"comma and point", "wijk,a\nWK098801,4.27\n", {"A1 t wijk", "B1 t a", "A2 t WK098801", "B2 n 4.27"}},
        {"tab and comma, codes without zeros",
         "CBS\tvest\r\n988\t5.578,87\r\n303\t0,00\r\n",
         {"A1 t CBS", "B1 t vest", "A2 n 988", "B2 n 5578.87", "A3 n 303", "B3 n 0"}},
        {"thousands by a space", mark + "Gemeente;km²\nDen Haag;6 901\nUrk;1 009\n",
         {"A1 t Gemeente", "B1 t km²", "A2 t Den Haag", "B2 n 6901", "A3 t Urk", "B3 n 1009"}},
        {"line breaks, separators and quotes within quotes",
         "a;b\n\"eerste\nregel; \"\"twee\"\"\";1\n",
         {"A1 t a", "B1 t b", "A2 t eerste\nregel; \"twee\"", "B2 n 1"}},
        {"old Mac line ends", "a;b\r1;2\r", {"A1 t a", "B1 t b", "A2 n 1", "B2 n 2"}},
        {"codes and words that look like numbers",
         "code;naam\n0988;50.000 tot 100.000\n6.21;6.21 Toegang\n----;NaN\n",
         {"A1 t code", "B1 t naam", "A2 t 0988", "B2 t 50.000 tot 100.000", "A3 n 6.21", "B3 t 6.21 Toegang", "A4 t ----",
          "B4 t NaN"}},
        {"an empty first heading and a trailing separator", ",Gemeente,\n0,Weert,\n", {"B1 t Gemeente", "A2 n 0", "B2 t Weert"}},
        {"UTF-16, as Excel's Unicode text", utf16("a\tb\r\né\t1,5\r\n", false), {"A1 t a", "B1 t b", "A2 t é", "B2 n 1.5"}},
    };
    for (const Dialect& one : dialects) {
        CAPTURE(one.what);
        CHECK(cells_of(*open_workbook(folder.write("a.csv", one.text))) == one.cells);
        const auto misnamed = folder.write("a.xlsx", one.text);
        CHECK(cells_of(*open_workbook(misnamed)) == one.cells);
        CHECK(code_and_remark(misnamed) == "csv B05");
    }
}
