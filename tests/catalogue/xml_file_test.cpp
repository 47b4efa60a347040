// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/xml_file.h"

#include "catalogue/refused.h"
#include "package/limits.h"
#include "support/paths.h"

using namespace graadmeter;
using graadmeter::test::refusal;

namespace {

test::Refusal refuse(std::string_view text) {
    return refusal([&] { return XmlFile("proef.xml", "proef", text); });
}

}  // namespace

TEST_CASE("an XML file that is not one is refused with its line") {
    CHECK(refuse("").says("geen enkel element", "XML-bestand"));
    CHECK(refuse("<anders/>").says("<anders>", "<proef>"));
    const auto crossed = refuse("<proef>\n  <a>\n  </b>\n</proef>");
    CHECK(crossed.says("sluitend element", "dezelfde naam"));
    CHECK(crossed.line == 3);
    CHECK(refuse("<!DOCTYPE proef [<!ENTITY x \"y\">]><proef/>").says("DOCTYPE", "zonder DOCTYPE"));
    CHECK(refuse("<proef/>\n<proef/>").line == 2);
    const auto latin = refuse("<proef>\n\xE9\n</proef>");
    CHECK(latin.says("geen UTF-8", "UTF-8"));
    CHECK(latin.line == 2);
    CHECK(refuse("PK\x03\x04").line == 1);
    CHECK(refusal([] { return XmlFile("/er/is/niets.xml", "proef"); }).message == "het bestand bestaat niet");
    CHECK(refusal([] { return XmlFile(test::source_dir(), "proef"); }).message == "het bestand bestaat niet");
    CHECK(refuse(std::string(limits::kOwnXmlBytes + 1, ' ')).message.find("groter dan 16 MB") != std::string::npos);
}

TEST_CASE("depth costs nothing: nothing walks further down than it expects") {
    std::string deep;
    for (int i = 0; i < 500'000; ++i) deep += "<a>";
    for (int i = 0; i < 500'000; ++i) deep += "</a>";
    const auto refused = refusal([&] {
        const XmlFile file("diep.xml", "a", deep);
        file.allow(file.root(), {}, {"b"});
        return 0;
    });
    CHECK(refused.says("<a> in <a>", "<b>"));
}

TEST_CASE("unknown, repeated and stray content is refused, and named") {
    const auto check = [](std::string_view text) {
        return refusal([&] {
            const XmlFile file("proef.xml", "proef", text);
            file.allow(file.root(), {"id", "naam"}, {"deel"});
            static_cast<void>(file.single(file.root(), "deel"));
            return 0;
        });
    };
    CHECK(check("<proef id='1'><deel/></proef>").message == "(niet geweigerd)");
    CHECK(check("<proef idd='1'/>").says("\"idd\"", "id, naam"));
    CHECK(check("<proef id='1' id='2'/>").says("twee keer", "één keer"));
    CHECK(check("<proef>\n<stuk/></proef>").says("<stuk>", "<deel>"));
    CHECK(check("<proef>\n<stuk/></proef>").line == 2);
    CHECK(check("<proef>los</proef>").says("\"los\"", "<deel>"));
    CHECK(check("<proef><deel/>\n\n<deel/></proef>").line == 3);
    CHECK(check("\xEF\xBB\xBF<proef>\n<deel/>\n<deel/></proef>").line == 3);  // a byte order mark shifts nothing
}

TEST_CASE("attributes are read as what they should be") {
    const XmlFile file(
        "proef.xml", "proef",
        "<proef getal='7,75' punt='7.5' heel='4' wel='ja' lijst=' E1\n E3 ' leeg='' fout='x'>a\n  <!--c--> b</proef>");
    const auto root = file.root();
    CHECK(file.number(root, "getal") == 7.75);
    CHECK(file.number(root, "punt") == 7.5);
    CHECK_FALSE(file.number(root, "afwezig"));
    CHECK(file.integer(root, "heel", 1, 4) == 4);
    CHECK(file.yes_no(root, "wel", false));
    CHECK(file.yes_no(root, "afwezig", true));
    CHECK(file.list(root, "lijst") == std::vector<std::string>{"E1", "E3"});
    CHECK(file.text(root) == "a b");
    CHECK(refusal([&] { return file.number(root, "fout"); }).says("fout=\"x\"", "getal"));
    CHECK(refusal([&] { return file.integer(root, "heel", 5, 9); }).says("heel=\"4\"", "5 tot en met 9"));
    CHECK(refusal([&] { return file.yes_no(root, "fout", false); }).says("\"x\"", "ja, nee"));
    CHECK(refusal([&] { return file.required(root, "leeg"); }).says("leeg=\"\"", "leeg="));
    CHECK(refusal([&] { return file.required(root, "afwezig"); }).says("zonder afwezig", "afwezig="));
}

TEST_CASE("a number has one decimal mark and no thousands separators") {
    CHECK(xml_number("-3,5") == -3.5);
    CHECK(xml_number("0") == 0.0);
    for (const char* wrong : {"", "-", "1,", ",5", "1.000,5", "1e3", "0x10", "nan", "inf", "5 6", "+1", "1-2"})
        CHECK_FALSE(xml_number(wrong));
}
