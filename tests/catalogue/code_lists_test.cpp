// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/code_lists.h"

#include <algorithm>
#include <set>

#include "catalogue/refused.h"
#include "catalogue/scratch.h"
#include "catalogue/tsv.h"
#include "support/paths.h"

using namespace graadmeter;
using graadmeter::test::refusal;

namespace {

std::filesystem::path list_file(const char* name) {
    return test::source_dir() / "mappings/codelijsten" / name;
}

}  // namespace

TEST_CASE("taakvelden hold for certain years only") {
    const TaakveldList list = read_taakvelden(list_file("taakvelden.xml"));
    REQUIRE(list.find("6.71", 2018));
    CHECK(list.find("6.71", 2018)->name == "Maatwerkdienstverlening 18+");
    CHECK(list.find("6.71", 2025) == nullptr);
    CHECK(list.find("6.711", 2025)->name == "Huishoudelijke hulp (Wmo)");
    CHECK(list.find("6.711", 2018) == nullptr);
    CHECK(list.find("6.71a", 2024)->name == "Huishoudelijke hulp (Wmo)");
    CHECK(list.find("6.71a", 2025) == nullptr);
    CHECK_FALSE(list.find("6.71a", 2024)->note.empty());
    CHECK(list.find("6.71") != nullptr);  // in some year
    CHECK(list.find("9.9") == nullptr);
    CHECK(list.knows("6"));
    CHECK(list.knows("0.10"));
    CHECK_FALSE(list.knows("9"));
    CHECK_FALSE(list.knows("6.7"));
}

TEST_CASE("domains of the social domain") {
    const auto list = read_domains(list_file("domeinen.xml"));
    CHECK(list.size() == 10);
    const auto found = std::ranges::find(list, "sociale-basis", &Domain::code);
    REQUIRE(found != list.end());
    CHECK(found->name == "Sociale basis");
    const test::Scratch scratch;
    const auto refused = [&](const std::string& inner) {
        const auto file = scratch.write("d.xml", "<domeinen>\n" + inner + "</domeinen>");
        return refusal([&] { return read_domains(file); });
    };
    CHECK(refused("<domein code='a b' naam='A'/>").says("code=\"a b\"", "zonder spatie"));
    CHECK(refused("<domein code='a' naam='A'/>\n<domein code='b' naam='a'/>").says("code=\"b\"", "elke naam één keer"));
    CHECK(refused("<domein code='a'/>").says("zonder naam", "naam="));
}

TEST_CASE("a taakveld's code is text: 0.10 is not 0.1") {
    const TaakveldList list = read_taakvelden(list_file("taakvelden.xml"));
    CHECK(list.find("0.10", 2025)->name == "Mutaties reserves");
    CHECK(list.find("0.1", 2025)->name == "Bestuur");
    // As Iv3 exports write them: cut off, with two spaces, with a space behind.
    CHECK(list.named("6.23 Toegang en eerstelijnsvoorz. Inte..", 2025)->code == "6.23");
    CHECK(list.named("6.714 Ov.  maatwerkarrangementen (WMO)", 2025)->code == "6.714");
    CHECK(list.named("6.821 Jeugdbescherming ", 2025)->code == "6.821");
    CHECK(list.named("0.10 Mutaties reserves", 2025)->code == "0.10");
    CHECK(list.named("Taakveld 6.3", 2025)->code == "6.3");
    CHECK(list.named("Bestuur", 2025) == nullptr);
    CHECK(list.named("", 2025) == nullptr);
    // What Excel made a number of: 0,1 may have been 0.10.
    CHECK(list.of_number(0.1, 2025) == nullptr);
    CHECK(list.of_number(6.3, 2025)->code == "6.3");
    CHECK(list.of_number(6.6, 2025)->code == "6.60");
    CHECK(list.of_number(6.6, 2018)->code == "6.6");
    CHECK(list.of_number(9.9, 2025) == nullptr);
}

TEST_CASE("the taakvelden are those of the domain's list, with its years") {
    REQUIRE_SHARED(shared);
    const TaakveldList list = read_taakvelden(list_file("taakvelden.xml"));
    const auto rows = test::read_table(shared / "domain/iv3_taakvelden.tsv");
    REQUIRE(list.all().size() == rows.size());
    for (const auto& row : rows) {
        CAPTURE(row.at("code"));
        const bool letter = std::isalpha(static_cast<unsigned char>(row.at("code").back())) != 0;
        const bool now = row.at("geldig") == "2025-heden";
        const Taakveld* found = list.find(row.at("code"), now ? 2025 : letter ? 2024 : 2017);
        REQUIRE(found);
        CHECK(found->name == row.at("naam"));
        CHECK((found->from == 2025) == now);
        CHECK(found->until.has_value() == !now);
        if (now) CHECK(list.find(row.at("code"), 2030) != nullptr);
    }
    // Every taakveld of a real budget of 2025 is in it.
    std::set<std::string> used;
    for (const auto& row : test::read_table(shared / "corpus/dutch/begrotingsanalysetool__2025_begroting.csv", ";")) used.insert(row.at("Taakveld"));
    CHECK(used.size() == 69);
    for (const std::string& label : used) {
        CAPTURE(label);
        CHECK(list.named(label, 2025) != nullptr);
    }
}

TEST_CASE("moments of planning and control by all their names") {
    const PcMoments moments = read_pc_moments(list_file("pc-momenten.xml"));
    const auto find = [&](const char* text) { return moments.find(text).value_or("?"); };
    CHECK(find("BEG-2026") == "BEG-2026");
    CHECK(find("njn 2025") == "NJN-2025");
    CHECK(find("Begroting 2026") == "BEG-2026");
    CHECK(find("Programmabegroting 2026") == "BEG-2026");
    CHECK(find("voorjaarsnota 2025") == "VJN-2025");
    CHECK(find("Kadernota 2025") == "VJN-2025");
    CHECK(find("1e berap 2025") == "VJN-2025");
    CHECK(find("2e Berap 2025") == "NJN-2025");
    CHECK(find("2025 najaarsnota") == "NJN-2025");
    CHECK(find("Jaarstukken 2024") == "JR-2024");
    CHECK(find("jaarrekening 2024") == "JR-2024");
    CHECK(find("jaarrapportage 2024") == "JR-2024");
    CHECK(find("Begroting") == "?");
    CHECK(find("Begroting 2026-2029") == "?");  // which year is meant?
    CHECK(find("Sportnota 2025") == "?");
    CHECK(find("BEG-26") == "?");
    CHECK(find("BEG-1800") == "?");
    CHECK(find("") == "?");
    CHECK(moments.named("Najaarsnota")->code == "NJN");
    CHECK(moments.named("nota") == nullptr);
}

TEST_CASE("marks for no figure") {
    const GeneralMarks marks = read_general_marks(list_file("ontbrekend.xml"));
    for (const char* text : {".", "..", "-", " - ", "\xE2\x80\x93", "?", "n.v.t.", "NVT", "N.n.b.", "nb", "p.m.", "NaN", "gegevens niet beschikbaar"}) {
        CAPTURE(text);
        REQUIRE(marks.find(text));
        CHECK(marks.find(text)->status == ObservationStatus::missing);
        CHECK_FALSE(marks.find(text)->meaning.empty());
    }
    for (const char* text : {"x", "X", "geheim"}) CHECK(marks.find(text)->status == ObservationStatus::suppressed);
    for (const char* text : {"", "0", "7,4", "veel", "....", "n"}) CHECK(marks.find(text) == nullptr);
}

TEST_CASE("a code list with a slip is refused with its line") {
    const test::Scratch scratch;
    const auto taakvelden = [&](const std::string& inner) {
        const auto path = scratch.write("t.xml", "<taakvelden>\n" + inner + "</taakvelden>");
        return refusal([&] { return read_taakvelden(path); });
    };
    CHECK(taakvelden("<taakveld code='6.1' naam='a' tot='2024'/><taakveld code='6.1' naam='b' van='2025'/>").message == "(niet geweigerd)");
    CHECK(taakvelden("<taakveld code='6.1' naam='a'/>\n<taakveld code='6.1' naam='b' van='2025'/>").line == 3);
    CHECK(taakvelden("<taakveld code='6.1' naam='a'/>\n<taakveld code='6.1' naam='b' van='2025'/>").says("6.1", "één keer per jaar"));
    CHECK(taakvelden("<taakveld code='6,1' naam='a'/>").says("6,1", "0.10"));
    CHECK(taakvelden("<taakveld code='6.1' naam='a' van='2025' tot='2024'/>").says("2024", "niet voor van"));
    CHECK(taakvelden("").says("geen enkel", "<taakveld"));
    const auto moments = [&](const std::string& inner) {
        const auto path = scratch.write("m.xml", "<pc-momenten>\n" + inner + "</pc-momenten>");
        return refusal([&] { return read_pc_moments(path); });
    };
    CHECK(moments("<moment code='BEG' naam='Begroting'/>").message == "(niet geweigerd)");
    CHECK(moments("<moment code='BEG' naam='Begroting'/>\n<moment code='VJN' naam='Nota'><ook>begroting</ook></moment>").says("VJN", "één moment"));
    CHECK(moments("<moment code='begr' naam='Begroting'/>").says("begr", "hoofdletters"));
    CHECK(moments("<moment code='BEG'/>").says("zonder naam", "naam="));
    const auto marks = [&](const std::string& inner) {
        const auto path = scratch.write("o.xml", "<ontbrekend>\n" + inner + "</ontbrekend>");
        return refusal([&] { return read_general_marks(path); });
    };
    CHECK(marks("<teken tekst='nvt' betekenis='ontbreekt' uitleg='u'/>").message == "(niet geweigerd)");
    CHECK(marks("<teken tekst='nvt' betekenis='ontbreekt' uitleg='u'/>\n<teken tekst='N.v.t.' betekenis='ontbreekt' uitleg='u'/>").line == 3);
    CHECK(marks("<teken tekst='-99997' betekenis='ontbreekt' uitleg='u'/>").says("-99997", "geen getal"));
    CHECK(marks("<teken tekst='x' betekenis='weg' uitleg='u'/>").says("weg", "ontbreekt, onderdrukt"));
    CHECK(marks("<teken tekst='x' betekenis='ontbreekt'/>").says("zonder uitleg", "uitleg="));
}
