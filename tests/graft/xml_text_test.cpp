// SPDX-License-Identifier: EUPL-1.2
// XML edited as text: places found in any spelling, all else kept.
#include "graft/xml_text.h"

#include <doctest/doctest.h>

#include "graft/workbook_part.h"
#include "model/error.h"

using namespace graadmeter;

namespace {

const XmlWhere kWhere{"werkboek.xlsx", "xl/test.xml"};

std::string utf16(const std::string& ascii, bool little, bool mark) {
    std::string result = !mark ? "" : little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : ascii) {
        if (!little) result += '\0';
        result += c;
        if (little) result += '\0';
    }
    return result;
}

}  // namespace

TEST_CASE("elements are found in any spelling") {
    const std::string xml =
        "\xEF\xBB\xBF<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x '>'>]>\n<x:a  x:b = 'c>d' e=\"&#233;&amp;\"><!-- <q> -->"
        "<x:l/><![CDATA[<z>]]><y>t<i>no</i>&lt;<![CDATA[&]]></y></x:a>\n";
    const XmlTree tree(xml, kWhere);
    CHECK(tree.root().local() == "a");
    CHECK(tree.root().attribute("x:b") == "c>d");
    CHECK(tree.root().attribute_or("e", "") == "\xC3\xA9&");
    CHECK_FALSE(tree.root().attribute("b"));
    REQUIRE(tree.children(tree.root()).size() == 2);
    CHECK(tree.child(tree.root(), "l")->self_closed);
    CHECK(tree.content(*tree.child(tree.root(), "y")) == "t<&");
    CHECK(tree.source(*tree.child(tree.root(), "y")).starts_with("<y>t<i>"));
}

TEST_CASE("what is no XML is refused, whatever its form") {
    for (const char* bad : {"", "tekst", "<a>", "<a></b>", "<a/><b/>", "<a b='", "<a><!-- ", "<a><![CDATA[", "< a/>", "<a",
                            "<!DOCTYPE a [", "</a>"})
        CHECK_THROWS_AS(XmlTree(bad, kWhere), FileError);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK_THROWS_AS(XmlTree(deep, kWhere), FileError);
    CHECK_THROWS_AS(XmlText(std::string("\xFF\xFE\x00\xDC<\0", 6), kWhere), FileError);
    CHECK_THROWS_AS(XmlText(std::string("\xFF\xFE<", 3), kWhere), FileError);
}

TEST_CASE("any encoding comes back as it was") {
    const std::string ascii = "<a b='c'><d/></a>";
    for (const std::string& bytes :
         {ascii, "\xEF\xBB\xBF" + ascii, utf16(ascii, true, true), utf16(ascii, false, true), utf16(ascii, true, false),
          utf16(ascii, false, false), std::string("<?xml version='1.0' encoding='windows-1252'?><a>\x80\xE9</a>"),
          std::string("<a>\xF0\x9F\x98\x80</a>"), std::string("\xFF\xFE<\0a\0>\0\x3D\xD8\x00\xDE<\0/\0a\0>\0", 20)}) {
        const XmlText text(bytes, kWhere);
        CHECK(text.encode(text.text()) == bytes);
        CHECK(XmlTree(text.text(), kWhere).root().local() == "a");
    }
    CHECK(escaped_xml("\xC3\xA9 <\"&\n\xF0\x9F\x98\x80") == "&#233; &lt;&quot;&amp;&#10;&#128512;");
    CHECK(unescaped_xml("&#233;&#x20AC;&apos;&onbekend;& &#0;") == "\xC3\xA9\xE2\x82\xAC'&onbekend;& &#0;");
}

TEST_CASE("edits stand where they should") {
    const std::string xml = "<x:a>\n <x:b count='1'/>\n <x:d/><q:c/>\n</x:a>";
    const XmlTree tree(xml, kWhere);
    TextEdits edits;
    const auto& b = *tree.child(tree.root(), "b");
    edits.append_child(tree, b, "<x:e/>");
    edits.set_attribute(tree, b, "count", "2");
    edits.set_attribute(tree, b, "absent", "2");
    edits.insert_ordered(tree, {"b", "c", "d", "f"}, "c", "<x:c/>");
    edits.insert_ordered(tree, {"b", "c", "d", "f"}, "f", "<x:f/>");
    CHECK(edits.apply(xml) == "<x:a>\n <x:b count='2'><x:e/></x:b>\n <x:c/><x:d/><q:c/>\n<x:f/></x:a>");
    TextEdits overlapping;
    overlapping.replace(2, 5, "");
    overlapping.replace(4, 6, "");
    CHECK_THROWS_AS((void)overlapping.apply(xml), Bug);
}

TEST_CASE("attributes are changed and dropped, the rest of the tag is kept") {
    const auto change = [](std::string_view name, std::string_view raw) -> std::optional<std::string> {
        if (name == "weg") return {};
        return name == "s" ? "7" : std::string(raw);
    };
    CHECK(with_attributes("<c r='A1'  s = \"1\" weg=\"x\" t='&lt;'/>", change) == "<c r='A1'  s = \"7\" t='&lt;'/>");
    CHECK(with_attributes("<c weg='1'>", change) == "<c>");
    CHECK(with_attributes("<c/>", change) == "<c/>");
}

TEST_CASE("sheets named in formulas") {
    const auto names = [](const char* formula) {
        std::string result;
        for (const auto& r : sheet_references(formula)) result += r.name + ";";
        return result;
    };
    CHECK(names("'Blad ''1'''!$A$1+Lijst!A1:Lijst!B2") == "Blad '1';Lijst;Lijst;");
    CHECK(names("\"Tekst!A1\"&#REF!A1&[1]Ander!A1&'[2]Weg'!A1&A1") == "");
    CHECK(names("'afgebroken") == "");
    CHECK(names("\"afgebroken") == "");
    CHECK(names("B\xC3\xA9ta!A1") == "B\xC3\xA9ta;");
    CHECK(with_renamed_sheet("trends!A1+'Trends'!B1&\"Trends!\"", "Trends", "Trends (2)") ==
          "'Trends (2)'!A1+'Trends (2)'!B1&\"Trends!\"");
    CHECK(target_for("xl/workbook.xml", "xl/worksheets/sheet1.xml") == "worksheets/sheet1.xml");
    CHECK(target_for("wtf/workbook.xml", "xl/worksheets/sheet1.xml") == "/xl/worksheets/sheet1.xml");
    CHECK(key_of_name(name_of_key("P&C_x-\xC3\xA9")) == "P&C_x-\xC3\xA9");
    CHECK(name_of_key("P&C") == "P_26C");
}
