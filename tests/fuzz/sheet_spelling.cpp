// SPDX-License-Identifier: EUPL-1.2
// The sheet scanner against the reference on a tree: the bytes choose how a well-formed sheet is spelled, so that every
// difference is somebody's mistake.
#include <algorithm>

#include "fuzz_target.h"
#include "model/error.h"
#include "spreadsheet/reference.h"
#include "spreadsheet/sheet_scanner.h"

namespace graadmeter::fuzz {
namespace {

constexpr std::string_view kStrings =
    "<sst><si><t>Weert</t></si><si><r><t>een </t></r><r><t>twee</t></r></si><si/><si><t> a &amp; _x0041_ </t></si></sst>";

// Turns bytes into choices; 0 for ever when they are used up, so that every sheet ends.
class Choices {
public:
    explicit Choices(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] std::size_t of(std::size_t bound) {
        if (at_ == bytes_.size()) return 0;
        return static_cast<unsigned char>(bytes_[at_++]) % bound;
    }
    template <std::size_t N>
    [[nodiscard]] std::string_view one(const std::string_view (&words)[N]) {
        return words[of(N)];
    }
    [[nodiscard]] bool done() const { return at_ == bytes_.size(); }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

class Spelling {
public:
    explicit Spelling(std::string_view bytes) : choose_(bytes) {}

    std::string sheet() {
        prefix_ = choose_.one({"", "", "x:"});
        const std::string space = prefix_.empty() ? " xmlns=\"m\"" : " xmlns:x=\"m\"";
        std::string xml = std::string(choose_.one({"", "<?xml version=\"1.0\"?>", "\xEF\xBB\xBF"})) + open("worksheet", space);
        if (choose_.of(2)) xml += open("cols") + empty("col", " min=\"2\" max=\"4\" hidden=\"1\"") + close("cols");
        xml += open("sheetData");
        while (!choose_.done()) xml += row() + gap();
        return xml + close("sheetData") + open("mergeCells") + empty("mergeCell", " ref=\"A1:B2\"") + close("mergeCells") +
               close("worksheet");
    }

private:
    std::string open(std::string_view name, std::string_view attributes = "") const {
        return "<" + prefix_ + std::string(name) + std::string(attributes) + ">";
    }
    std::string empty(std::string_view name, std::string_view attributes = "") const {
        return "<" + prefix_ + std::string(name) + std::string(attributes) + "/>";
    }
    std::string close(std::string_view name) { return "</" + prefix_ + std::string(name) + std::string(choose_.one({"", "", "", " "})) + ">"; }
    std::string gap() {
        return std::string(choose_.one({"", "", "", "", "\n  ", "<!-- </row> <c> -->", "<?pi </c> ?>", "\r\n\t", ""}));
    }
    std::string attribute(std::string_view name, const std::string& value) {
        return std::string(choose_.one({" ", " ", " ", "\n  "})) + std::string(name) +
               std::string(choose_.one({"=\"", "=\"", " = \""})) + value + "\"";
    }

    std::string row() {
        row_ += 1 + static_cast<std::uint32_t>(choose_.of(4));
        column_ = 0;
        std::string attributes;
        numbered_ = choose_.of(8) != 1;
        if (!numbered_) row_ = last_ + 1;
        if (numbered_) attributes += attribute("r", std::to_string(row_));
        last_ = row_;
        attributes += choose_.one({"", "", " spans=\"1:9\"", " hidden=\"1\"", " hidden=\"0\" ht=\"15\"", " x:a=\"1>2\""});
        const std::size_t cells = choose_.of(6);
        if (cells == 0 && choose_.of(2)) return empty("row", attributes);
        std::string xml = open("row", attributes);
        for (std::size_t i = 0; i < cells; ++i) xml += gap() + cell();
        return xml + gap() + close("row");
    }

    std::string cell() {
        column_ += 1 + (choose_.of(5) == 4 ? 30 : 0);
        std::string attributes;
        if (numbered_ && choose_.of(6) != 5)
            attributes += attribute("r", to_a1(CellAddress{row_, column_}));
        else if (column_ > 1)
            column_ = previous_ + 1;  // without an address a cell follows the one before it
        else
            column_ = 1;
        previous_ = column_;
        if (choose_.of(3) == 2) attributes += attribute("s", std::string(choose_.one({"0", "1", "2", "7"})));
        const std::string type(choose_.one({"", "", "s", "str", "inlineStr", "b", "e", "d", "n"}));
        if (!type.empty()) attributes += attribute("t", type);
        std::string inside;
        if (choose_.of(4) == 3)
            inside += std::string(choose_.one({"", "\n"})) + open("f", choose_.one({"", " t=\"shared\" si=\"0\"", " t=\"array\" ref=\"A1\""})) +
                      text() + close("f");
        if (type == "inlineStr")
            inside += open("is") + gap() + open("t", " xml:space=\"preserve\"") + text() + close("t") + close("is");
        else if (const std::size_t kind = choose_.of(9); kind != 8)
            inside += gap() + open("v") + value(type) + close("v") + gap();
        else if (choose_.of(2))
            return empty("c", attributes);
        return open("c", attributes) + inside + close("c");
    }

    std::string value(const std::string& type) {
        if (type == "s") return std::string(choose_.one({"0", "1", "2", "3", "99", " 1 "}));
        if (type == "b") return std::string(choose_.one({"1", "0", "true", "false"}));
        if (type == "e") return std::string(choose_.one({"#DIV/0!", "#N/A"}));
        if (type == "d") return std::string(choose_.one({"2024-01-15", "2024-01-15T13:30:00", "12:00:00", "geen"}));
        if (type == "str") return text();
        return number();
    }
    std::string number() {
        std::string digits(choose_.one({"", "", "-", "+"}));
        const std::size_t whole = choose_.of(18), decimals = choose_.of(12);
        for (std::size_t i = 0; i <= whole; ++i) digits += static_cast<char>('0' + choose_.of(10));
        if (choose_.of(2)) {
            digits += '.';
            for (std::size_t i = 0; i <= decimals; ++i) digits += static_cast<char>('0' + choose_.of(10));
        }
        return digits + std::string(choose_.one({"", "", "", "E-7", "e+20", " ", "E-310"}));
    }
    std::string text() {
        std::string made;
        for (std::size_t left = 1 + choose_.of(4); left > 0; --left)
            made += choose_.one({"a", "Fryslân", "&amp;", "&#233;", "&#x20AC;", "_x0041_", "_", " ", "<![CDATA[<v>&amp;]]>", "\r\n", "SUM(A1)",
                                 "&lt;", "_x000D_", "<!-- v -->", "€"});
        return made;
    }

    Choices choose_;
    std::string prefix_;
    std::uint32_t row_ = 0, last_ = 0, column_ = 0, previous_ = 0;
    bool numbered_ = true;
};

std::vector<test::KeptRow> scanned(const std::string& xml, const std::vector<NumberShape>& styles, std::size_t window,
                                   SheetStructure& structure) {
    static const SharedStrings strings(memory_stream(kStrings), {"fuzz", "sst"});
    SheetScanner scanner(memory_stream(xml), {strings, styles, false}, {"fuzz", "sheet"}, window);
    std::vector<test::KeptRow> rows;
    for (Row row; scanner.next(row);) rows.push_back(test::kept(row));
    structure = scanner.structure();
    return rows;
}

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    static const std::vector<NumberShape> styles = {{}, {true, false}, {false, true}};
    static const std::vector<std::string> strings = test::reference_strings(kStrings);
    const std::string xml = Spelling(view(data, size)).sheet();
    const test::KeptSheet reference = test::reference_sheet(xml, strings, styles, false);
    for (const std::size_t window : {std::size_t{1}, TextWindow::kBytes}) {
        SheetStructure structure;
        std::vector<test::KeptRow> rows;
        try {
            rows = scanned(xml, styles, window, structure);
        } catch (const FileError& error) {
            throw Broken("refused: " + std::string(error.what()) + "\n" + xml);
        }
        hold(rows == reference.rows, "other cells than the tree has:\n" + xml);
        hold(structure.merged == reference.merged && structure.hidden_columns == reference.hidden_columns, "other structure:\n" + xml);
    }
    return 0;
}

std::vector<std::string> seeds() {
    std::vector<std::string> made;
    for (unsigned step = 1; step <= 24; ++step) {
        std::string bytes;
        for (unsigned i = 0; i < 40 * step; ++i) bytes += static_cast<char>((i * i * step + 7 * i + step) & 0xFF);
        made.push_back(bytes);
    }
    return made;
}

}  // namespace graadmeter::fuzz
