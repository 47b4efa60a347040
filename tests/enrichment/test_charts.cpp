// SPDX-License-Identifier: EUPL-1.2
// Charts: what the writer makes of a description, the sheet Grafiek that follows its choices, the heat maps and the factsheets.
#include <algorithm>
#include <functional>
#include <limits>

#include "catalogue/questionnaire.h"
#include "enrichment/finished_package.h"
#include "enrichment/fixture.h"
#include "enrichment/sheet_writer.h"
#include "model/error.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

Questionnaire chart_words() {
    Questionnaire words;
    words.id = "grafiek";
    words.title = "Grafiek";
    words.purpose = "Kies in de gele cellen.";
    words.questions = {{"keuze", "Uw keuze", "Kies uit de lijst.", AnswerKind::text, {}, false, 36, "", ""}};
    return words;
}

// One chart on a sheet of its own, of the cells A1:B3.
Chart small_chart() {
    Chart chart;
    chart.title = {"Eenzaamheid, Weert (%)"};
    chart.x = {{"Jaar"}, {}, {}, 1, "0"};
    chart.y = {{"%"}, 0, {}, {}};
    const ChartRange x{"Cijfers", {{1, 1}, {3, 1}}, {2018.0, 2019.0, 2020.0}}, y{"Cijfers", {{1, 2}, {3, 2}}, {9.1, std::monostate{}, 7.7}};
    chart.series = {{{"Weert"}, x, y, Stroke::own}, {{"Nederland"}, x, y, Stroke::reference_1}, {{"groen vanaf 5"}, x, y, Stroke::norm_green, false, PointLabel::last}};
    chart.alternative = "Eenzaamheid, Weert: daalde.";
    chart.at = {5, 4};
    chart.width = 640;
    chart.height = 320;
    return chart;
}

void write_chart(const std::filesystem::path& file, const Chart& chart) {
    PackageWriter writer(file, {});
    Sheet& sheet = writer.add_sheet("Cijfers");
    for (std::uint32_t i = 0; i < 3; ++i) sheet.write({i + 1, 1}, number(2018 + i));
    sheet.write({1, 2}, computed("4.55*2", number(9.1)));
    sheet.write({2, 2}, plotted("NA()", {}));
    sheet.write({3, 2}, number(7.7));
    sheet.write({1, 3}, computed("\"#N/A\"&\"\"", text("geen #N/A")));
    sheet.add_chart(chart);
    writer.close();
}

std::string points_of(const pugi::xml_node& cache) {
    std::string all;
    for (const auto& point : cache.children("c:pt")) all += (all.empty() ? "" : " ") + std::string(point.attribute("idx").value()) + "=" + point.child("c:v").text().get();
    return all;
}

Input with_charts(const Questionnaire& words) {
    Input in = sample();
    in.charts = &words;
    return in;
}

std::string grafiek(View& view, const std::string& code, const std::string& caption) { return view.at("Grafiek", code, caption).text; }

}  // namespace

TEST_CASE("a chart holds the figures of its cells, also of formulas, and a gap where there is none") {
    Folder folder;
    write_chart(folder / "a.xlsx", small_chart());
    View view(folder / "a.xlsx");
    const auto chart = view.xml("xl/charts/chart1.xml").child("c:chartSpace").child("c:chart");
    const auto series = chart.child("c:plotArea").child("c:scatterChart").child("c:ser");
    CHECK(std::string(series.child("c:yVal").child("c:numRef").child("c:f").text().get()) == "Cijfers!$B$1:$B$3");
    CHECK(points_of(series.child("c:xVal").child("c:numRef").child("c:numCache")) == "0=2018 1=2019 2=2020");
    CHECK(points_of(series.child("c:yVal").child("c:numRef").child("c:numCache")) == "0=9.1 2=7.7");
    CHECK(std::string(series.child("c:spPr").child("a:ln").child("a:solidFill").child("a:srgbClr").attribute("val").value()) == "0072B2");
    CHECK(std::string(series.child("c:marker").child("c:symbol").attribute("val").value()) == "circle");
    CHECK(std::string(chart.child("c:dispBlanksAs").attribute("val").value()) == "gap");
    const auto labels = chart.child("c:plotArea").child("c:scatterChart").last_child().previous_sibling("c:ser").child("c:dLbls");
    CHECK(labels.child("c:showVal").attribute("val").as_int(1) == 0);
    CHECK(labels.child("c:showSerName").attribute("val").as_int() == 1);
    CHECK(series.child("c:smooth").attribute("val").as_int(1) == 0);
    // What is named at its end is no entry of the legend.
    CHECK(chart.child("c:legend").child("c:legendEntry").child("c:idx").attribute("val").as_int() == 2);
    const auto cells = view.sheet("Cijfers").child("sheetData");
    CHECK(std::string(cells.find_child_by_attribute("r", "2").find_child_by_attribute("r", "B2").attribute("t").value()) == "e");
    CHECK(std::string(cells.find_child_by_attribute("r", "1").find_child_by_attribute("r", "C1").attribute("t").value()) == "str");
    const auto drawing = view.xml("xl/drawings/drawing1.xml").document_element();
    CHECK(std::string(drawing.first_child().child("xdr:graphicFrame").child("xdr:nvGraphicFramePr").child("xdr:cNvPr").attribute("descr").value()) == "Eenzaamheid, Weert: daalde.");

    write_chart(folder / "b.xlsx", small_chart());
    CHECK(bytes_of(folder / "a.xlsx") == bytes_of(folder / "b.xlsx"));
}

TEST_CASE("a plane of points: names beside them over the lines, no legend for one of them, axes along the border") {
    Folder folder;
    Chart chart = small_chart();
    chart.x = {{"Mate van invloed"}, 0, 4, 1, ";;;"};
    chart.y = {{"Score"}, -25, 125, 25, "0"};
    const ChartRange x{"Cijfers", {{1, 1}, {1, 1}}, {2018.0}}, y{"Cijfers", {{1, 2}, {1, 2}}, {9.1}};
    chart.series = {{{"WEE-001"}, x, y, Stroke::point_better, false, PointLabel::each, LabelSide::right}, {{"veel invloed"}, x, y, Stroke::field_name, false, PointLabel::each}};
    write_chart(folder / "a.xlsx", chart);
    View view(folder / "a.xlsx");
    const auto plot = view.xml("xl/charts/chart1.xml").child("c:chartSpace").child("c:chart");
    const auto point = plot.child("c:plotArea").child("c:scatterChart").child("c:ser"), name = point.next_sibling("c:ser");
    CHECK(std::string(point.child("c:marker").child("c:symbol").attribute("val").value()) == "triangle");
    CHECK(point.child("c:spPr").child("a:ln").child("a:noFill"));
    CHECK(std::string(point.child("c:dLbls").child("c:spPr").child("a:solidFill").child("a:srgbClr").attribute("val").value()) == "FFFFFF");
    CHECK_FALSE(point.child("c:dLbls").child("c:dLblPos"));   // to the right, which is the rule
    CHECK(std::string(name.child("c:marker").child("c:symbol").attribute("val").value()) == "none");
    CHECK(std::string(name.child("c:dLbls").child("c:dLblPos").attribute("val").value()) == "t");
    for (const auto& axis : plot.child("c:plotArea").children("c:valAx")) {
        CHECK(std::string(axis.child("c:crosses").attribute("val").value()) == "min");
        CHECK_FALSE(axis.child("c:majorGridlines"));
    }
    CHECK_FALSE(plot.child("c:legend"));
}

TEST_CASE("a band is behind the lines for who draws the series in their order and for who draws from the last in the file") {
    Folder folder;
    Chart chart = small_chart();
    ChartSeries band = chart.series.front();
    band.name = {"rood"}, band.stroke = Stroke::band_red, band.in_legend = false, band.label = PointLabel::last, band.side = LabelSide::left;
    chart.series.insert(chart.series.begin(), band);
    write_chart(folder / "a.xlsx", chart);
    View view(folder / "a.xlsx");
    const auto plot = view.xml("xl/charts/chart1.xml").child("c:chartSpace").child("c:chart");
    std::vector<std::pair<std::string, std::string>> series;   // in the file: order and stroke
    std::set<std::string> hidden;
    for (const auto& one : plot.child("c:plotArea").child("c:scatterChart").children("c:ser"))
        series.emplace_back(one.child("c:order").attribute("val").value(), one.child("c:spPr").child("a:ln").attribute("cap").value());
    for (const auto& entry : plot.child("c:legend").children("c:legendEntry")) hidden.insert(entry.child("c:idx").attribute("val").value());
    const std::size_t last = chart.series.size() - 1;
    REQUIRE(series.size() == chart.series.size());
    CHECK(series.back() == std::pair<std::string, std::string>("0", "flat"));
    CHECK(series.front().first == std::to_string(last));
    for (std::size_t i = 1; i < last; ++i) CHECK(series[i].first == std::to_string(i));   // those in the legend: the same place in both
    CHECK(hidden == std::set<std::string>{"0", std::to_string(last)});

    chart.series.pop_back();
    CHECK_THROWS_AS(write_chart(folder / "b.xlsx", chart), Bug);   // nothing to put before those in the legend
}

TEST_CASE("a chart that cannot be right is a bug of ours, not a package that Excel repairs") {
    Folder folder;
    const auto refused = [&](const std::function<void(Chart&)>& spoil) {
        Chart chart = small_chart();
        spoil(chart);
        CHECK_THROWS_AS(write_chart(folder / "a.xlsx", chart), Bug);
    };
    refused([](Chart& c) { c.alternative = ""; });
    refused([](Chart& c) { c.title.words = ""; });
    refused([](Chart& c) { c.series.clear(); });
    refused([](Chart& c) { c.series[0].y.shown.pop_back(); });
    refused([](Chart& c) { c.series[0].x = {"Cijfers", {{1, 1}, {1, 2}}, {1.0, 2.0}}; });
    refused([](Chart& c) { c.series[0].y.shown[0] = std::numeric_limits<double>::quiet_NaN(); });
    refused([](Chart& c) { c.series[0].y.sheet = "Weg"; });
    refused([](Chart& c) { c.series[1].name.words = ""; });
    refused([](Chart& c) { c.width = 5; });
}

TEST_CASE("a chart that the library spells otherwise is refused") {
    CHECK_THROWS_AS((void)finished_chart("<c:chartSpace/>"), Bug);
}

TEST_CASE("Grafiek: first the longest series of the municipality, with what is known of it") {
    Folder folder;
    const auto words = chart_words();
    const auto in = with_charts(words);
    const auto made = in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK(grafiek(view, "G1", "Uw keuze") == "WEE-001 Eenzaamheid");
    CHECK(grafiek(view, "G2", "Uw keuze") == "Weert");
    CHECK(grafiek(view, "G3", "Uw keuze") == "hele doelgroep");
    CHECK(grafiek(view, "G4", "Wat de grafiek laat zien") == "6.3");
    CHECK(grafiek(view, "G7", "Wat de grafiek laat zien") == "▲ verbetert");
    CHECK(grafiek(view, "G9", "Wat de grafiek laat zien") == "5");
    const auto hidden = view.hidden();
    CHECK(std::find(hidden.begin(), hidden.end(), "Grafiekcijfers") != hidden.end());
    const auto sheet = std::find_if(made.sheets.begin(), made.sheets.end(), [](const auto& s) { return s.key == "Grafiek"; });
    REQUIRE(sheet != made.sheets.end());
    CHECK(sheet->input_captions == std::vector<std::string>{"Uw keuze"});

    const auto chart = view.xml("xl/charts/chart1.xml").child("c:chartSpace").child("c:chart");
    CHECK(std::string(chart.child("c:title").child("c:tx").child("c:strRef").child("c:strCache").child("c:pt").child("c:v").text().get()) == "WEE-001 Eenzaamheid, Weert (%)");
    std::map<std::string, std::string> drawn;
    for (const auto& series : chart.child("c:plotArea").child("c:scatterChart").children("c:ser"))
        drawn[series.child("c:tx").child("c:strRef").child("c:strCache").child("c:pt").child("c:v").text().get()] =
            points_of(series.child("c:xVal").child("c:numRef").child("c:numCache")) + " | " + points_of(series.child("c:yVal").child("c:numRef").child("c:numCache"));
    CHECK(drawn["Weert"] == "0=2018 1=2019 2=2020 3=2021 4=2022 | 0=9.1 1=8.4 2=7.7 3=7.2 4=6.3");
    CHECK(drawn["Nederland"] == "0=2018 1=2018 2=2018 3=2018 4=2022 | 4=10.5");   // no x lacks: the axis would begin at 0
    CHECK(drawn["pad naar streefwaarde 2030"] == "0=2018 1=2030 | 0=9.1 1=5");   // the measured baseline
    CHECK(drawn["as vanaf 0"] == "0=2018 | 0=0");
    CHECK(drawn.count("geen norm") == 1);
    CHECK(drawn["geen norm"].ends_with(" | "));   // bands of another indicator's norm: no point has a value
}

TEST_CASE("Grafiek: what was chosen stays, also when there are no figures of it") {
    Folder folder;
    const auto words = chart_words();
    auto in = with_charts(words);
    in.chart_choices = {{"Grafiek", "G1", "keuze", "wee-004 INDICATOR 4", {}}, {"Grafiek", "G2", "keuze", "Boshoven", {}}};
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK(grafiek(view, "G1", "Uw keuze") == "WEE-004 Indicator 4");
    CHECK(grafiek(view, "G2", "Uw keuze") == "Boshoven");
    CHECK(grafiek(view, "G4", "Wat de grafiek laat zien") == "12");
    CHECK(grafiek(view, "G9", "Wat de grafiek laat zien") == "alleen voor de hele gemeente en doelgroep");

    in.chart_choices[1].text = "Weert";   // where this indicator was not measured
    (void)in.build_to(folder / "b.xlsx");
    View none(folder / "b.xlsx");
    CHECK(grafiek(none, "G2", "Uw keuze") == "Weert");
    CHECK(grafiek(none, "G2", "Wat de grafiek laat zien") == "staat niet in de lijst; kies er een");
    CHECK(grafiek(none, "G4", "Wat de grafiek laat zien") == "geen cijfers voor deze keuze");
}

TEST_CASE("Grafiek: a year that was not asked for is bridged, a figure that is kept back breaks the line") {
    Folder folder;
    const auto words = chart_words();
    auto in = with_charts(words);
    in.add("WEE-001", 2023, std::nullopt, 2, 7);
    in.add("WEE-001", 2026, 6.0, 2, 8);
    in.add("WEE-002", 2025, 45.0, 4, 9);
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    const auto chart = view.xml("xl/charts/chart1.xml").child("c:chartSpace").child("c:chart").child("c:plotArea").child("c:scatterChart");
    const auto series = chart.find_child([](const pugi::xml_node& one) {
        return one.child("c:tx").child("c:strRef").child("c:strCache").child("c:pt").child("c:v").text().get() == std::string("Weert");
    });
    // The periods shown are those with a figure: 2018 to 2022, 2025, 2026.
    CHECK(points_of(series.child("c:xVal").child("c:numRef").child("c:numCache")) == "0=2018 1=2019 2=2020 3=2021 4=2022 5=2022 6=2026");
    CHECK(points_of(series.child("c:yVal").child("c:numRef").child("c:numCache")) == "0=9.1 1=8.4 2=7.7 3=7.2 4=6.3 5=6.3 6=6");
}

TEST_CASE("without figures or without its words there is no Grafiek") {
    Folder folder;
    const auto words = chart_words();
    auto in = with_charts(words);
    in.submission.observations.clear();
    (void)in.build_to(folder / "a.xlsx");
    CHECK_FALSE(View(folder / "a.xlsx").has("Grafiek"));
    (void)sample().build_to(folder / "b.xlsx");
    CHECK_FALSE(View(folder / "b.xlsx").has("Grafiekcijfers"));
}

TEST_CASE("Wijken: each figure a formula, what is kept back a word, the spread counted from the row") {
    Folder folder;
    auto in = sample();
    std::vector<Region> regions = in.regions.all();
    regions.push_back({"WK098802", "Keent", "GM0988", {}, false});
    regions.push_back({"WK098803", "Moesel", "GM0988", {}, false});
    in.regions = RegionList(regions);
    in.add("WEE-004", 2022, 15.0, 7, 6, true, "WK098802");
    in.add("WEE-004", 2022, std::nullopt, 8, 6, true, "WK098803");
    in.add("WEE-004", 2022, 13.0, 9, 6, true, "GM0988");
    in.add("WEE-004", 2022, 20.0, 10, 6, true, "WK098801", "65+");
    in.add("WEE-004", 2022, 30.0, 11, 6, true, "WK098801", "jongeren");
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    const auto at = [&](const char* caption) { return view.at("Wijken", "WEE-004", caption); };
    CHECK(at("Boshoven").formula == "'Cijfers ''oud'' & nieuw'!$F$6");
    CHECK(at("Moesel").text == "onderdrukt");
    CHECK(at("Hele gemeente").text == "13");
    CHECK(at("Laagste").text == "12");
    CHECK(at("Laagste in").text == "Boshoven");
    CHECK(at("Hoogste in").text == "Keent");
    CHECK(at("Verschil").text == "3");
    CHECK(at("Verhouding").text == "1.25");
    CHECK(at("Peiljaar").text == "2022");
    CHECK(at("Verschil eerder").text == "niet te vergelijken");
    CHECK(at("Hoogste").formula.starts_with("IF(COUNT("));
    CHECK_FALSE(view.has("Buurten"));
    const auto group = [&](const char* caption) { return view.at("Wijken groepen", "WEE-004", caption); };
    CHECK(group("Gebied").text == "Boshoven");
    CHECK(group("65+").text == "20");
    CHECK(group("Hele doelgroep").text == "12");
    CHECK(group("Verhouding").text == "1.5");
}

TEST_CASE("Factsheet: one portrait page for an effect with figures, and what is not measured is said") {
    Folder folder;
    const auto words = chart_words();
    auto in = with_charts(words);
    in.catalogue.levels.push_back({"E2", "maatschappelijk-effect", "Hier is niets gemeten", true, {}, {}, ""});
    in.catalogue.indicators[4].goals = {"D02"};
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK_FALSE(view.has("Factsheet E2"));
    REQUIRE(view.has("Factsheet E1"));
    CHECK(view.cells("Factsheet E1").at({1, 1}).text == "Factsheet: Iedereen doet mee");
    CHECK(view.cells("Factsheet E1").at({2, 1}).text == "Van 2 indicatoren heeft er 1 cijfers voor de hele gemeente.");
    const auto row = [&](const char* name, const char* caption) { return view.at("Factsheet E1", name, caption); };
    CHECK(row("Eenzaamheid", "Laatste waarde").formula == "'Cijfers ''oud'' & nieuw'!$F$2");
    CHECK(row("Eenzaamheid", "Verandering in woorden").text == "daalde van 9,1 % (2018) naar 6,3 % (2022), -2,8 %-punt; daalt, significant");
    CHECK(row("Eenzaamheid", "Streefwaarde").text == "5");
    CHECK(row("Indicator 5", "Laatste waarde").text == "niet gemeten");
    CHECK(row("Indicator 5", "Bron van de gegevens").text == "niet vermeld");
    const auto sheet = view.sheet("Factsheet E1");
    CHECK(std::string(sheet.child("pageSetup").attribute("orientation").value()) == "portrait");
    CHECK(sheet.child("pageSetup").attribute("fitToHeight").as_int(1) == 1);
    CHECK(sheet.child("drawing"));
}
