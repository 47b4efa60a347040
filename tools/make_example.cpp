// SPDX-License-Identifier: EUPL-1.2
// Makes examples/"Sociaal domein Dronten.xlsx": a workbook as a beleidsadviseur would keep it, with everything that a converter
// can damage (merged headers, theme bars, a chart, comments, links, names, hidden column, print set-up, formulas). All figures
// are those of the Strategisch beleidskader sociaal domein 2025-2028; examples/README.md says where each stands.
// make_example FILE. The same file each time: the creation date is fixed.
#include <xlsxwriter.h>

#include <array>
#include <cstdio>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr time_t kCreated = 1'736'762'400;  // 13 January 2025, 10:00 UTC
constexpr lxw_color_t kDarkBlue = 0x1B4F72, kLightBlue = 0xD6EAF8, kGreen = 0x3E7B3A, kOrange = 0xCA6F1E, kGrey = 0x7F8C8D,
                      kYellow = 0xFFF2CC, kWhite = 0xFFFFFF;

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
}

// A workbook under construction with the formats that its sheets share. Closing writes it and frees all.
class Book {
public:
    explicit Book(const char* file) : book_(workbook_new(file)) {
        if (!book_) throw std::runtime_error("no workbook");
        text = format();
        wrapped = format();
        format_set_text_wrap(wrapped);
        title = format(true, kDarkBlue);
        format_set_font_size(title, 16);
        subtitle = format(false, kGrey);
        format_set_italic(subtitle);
        header = filled(kDarkBlue, true);
        format_set_align(header, LXW_ALIGN_CENTER);
        format_set_text_wrap(header);
        label = bordered();
        format_set_text_wrap(label);
        centre = bordered();
        format_set_align(centre, LXW_ALIGN_CENTER);
        number = numeric("#,##0");
        decimal = numeric("#,##0.0");
        bold_number = numeric("#,##0");
        format_set_bold(bold_number);
        format_set_bg_color(bold_number, kLightBlue);
        bold_label = bordered();
        format_set_bold(bold_label);
        format_set_bg_color(bold_label, kLightBlue);
        remark = bordered();
        format_set_text_wrap(remark);
        format_set_italic(remark);
        format_set_font_color(remark, kGrey);
        to_check = bordered();
        format_set_text_wrap(to_check);
        format_set_bg_color(to_check, kYellow);
        typed = bordered();
        format_set_align(typed, LXW_ALIGN_RIGHT);
        bold = format(true);
        link = format(false, 0x0563C1);
        format_set_underline(link, LXW_UNDERLINE_SINGLE);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book() {
        if (book_) workbook_close(book_);
    }
    void close() {
        lxw_workbook* book = book_;
        book_ = nullptr;
        check(workbook_close(book));
    }

    lxw_workbook* get() { return book_; }
    lxw_worksheet* sheet(const char* name, lxw_color_t tab) {
        lxw_worksheet* made = workbook_add_worksheet(book_, name);
        if (!made) throw std::runtime_error(std::string("no sheet ") + name);
        worksheet_set_tab_color(made, tab);
        worksheet_set_paper(made, 9);  // A4
        worksheet_set_landscape(made);
        worksheet_fit_to_pages(made, 1, 0);
        worksheet_set_margins(made, 0.5, 0.5, 0.75, 0.75);
        check(worksheet_set_footer(made, "&L&F - &A&RBlz. &P van &N"));
        return made;
    }
    // A bar over a theme's rows.
    lxw_format* filled(lxw_color_t background, bool thin_border = false) {
        lxw_format* made = format(true, kWhite);
        format_set_bg_color(made, background);
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        if (thin_border) format_set_border(made, LXW_BORDER_THIN);
        return made;
    }

    lxw_format *text, *wrapped, *title, *subtitle, *header, *label, *centre, *number, *decimal, *bold_number, *bold_label,
        *remark, *to_check, *typed, *bold, *link;

private:
    lxw_format* format(bool is_bold = false, std::optional<lxw_color_t> colour = {}) {
        lxw_format* made = workbook_add_format(book_);
        if (is_bold) format_set_bold(made);
        if (colour) format_set_font_color(made, *colour);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        return made;
    }
    lxw_format* bordered() {
        lxw_format* made = format();
        format_set_border(made, LXW_BORDER_THIN);
        format_set_border_color(made, 0xBFBFBF);
        return made;
    }
    lxw_format* numeric(const char* pattern) {
        lxw_format* made = bordered();
        format_set_num_format(made, pattern);
        return made;
    }
    lxw_workbook* book_;
};

void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const char* text, lxw_format* format) {
    check(*text ? worksheet_write_string(sheet, row, column, text, format) : worksheet_write_blank(sheet, row, column, format));
}

template <std::size_t n>
void write_header(lxw_worksheet* sheet, lxw_row_t row, const std::array<const char*, n>& captions, lxw_format* format) {
    for (std::size_t i = 0; i < n; ++i) write(sheet, row, static_cast<lxw_col_t>(i), captions[i], format);
    check(worksheet_set_row(sheet, row, 30, nullptr));
}

void set_widths(lxw_worksheet* sheet, const std::vector<double>& widths) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(sheet, column, column, widths[i], nullptr));
    }
}

// ---- Leeswijzer

void write_guide(Book& book) {
    lxw_worksheet* sheet = book.sheet("Leeswijzer", kGrey);
    set_widths(sheet, {30, 95});
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    check(worksheet_merge_range(sheet, 0, 0, 0, 1, "Cijfers sociaal domein gemeente Dronten", book.title));
    check(worksheet_set_row(sheet, 0, 28, nullptr));
    write(sheet, 1, 0, "Werkbestand bij het Strategisch beleidskader sociaal domein 2025-2028 'Mensen maken de samenleving'",
          book.subtitle);

    struct Line {
        const char* subject;
        const char* text;
        const char* target;
    };
    const std::vector<Line> lines{
        {"Waarvoor", "Alle cijfers uit het beleidskader bij elkaar, zodat we ze kunnen aanvullen als de nulmeting 2025 er is.",
         ""},
        {"Tabbladen", "Cijfers: doelen en indicatoren van Dronten, per opgave", "internal:'Cijfers'!A1"},
        {"", "NL en Dronten: infographics uit het kader, Dronten naast Nederland", "internal:'NL en Dronten'!A1"},
        {"", "Wijken 2024: inwoners per wijk en leeftijd, met grafiek", "internal:'Wijken 2024'!A1"},
        {"", "Dronten in cijfers: inwoners, huishoudens en vergrijzing", "internal:'Dronten in cijfers'!A1"},
        {"", "Financieel kader: bedragen per opgave en laag (x € 1.000)", "internal:'Financieel kader'!A1"},
        {"Bron",
         "Gemeente Dronten, Strategisch beleidskader sociaal domein 2025-2028. De bladzijde staat erbij als het een "
         "infographic is. De oorspronkelijke bron (CBS, GGD) staat alleen vermeld als het kader die noemt.",
         ""},
        {"Peiljaar", "Let op: de peiljaren verschillen (2021 t/m 2024). Kijk altijd naar het jaar.", ""},
        {"Leeg", "Een lege cel betekent: nog niet bekend. 2025 geldt als nulmeting; veel indicatoren moeten nog gevuld worden.",
         ""},
        {"Streefwaarden",
         "Nog niet bekend. Het voorbeeld in hoofdstuk 3 van het kader (4%, 3%, 2%, 1%) is hypothetisch en staat "
         "daarom niet in dit bestand.",
         ""},
        {"Nog uitzoeken", "Eenzaamheid: het cijfer gaat over 65-plussers, de indicator over alle inwoners.", ""},
        {"",
         "Laaggeletterdheid: 7% van de volwassenen (landelijk 12%, GeletterdheidInZicht.nl). Het kader noemt geen jaar, "
         "daarom nog niet in de tabel.",
         ""},
        {"", "Wijken: de wijken tellen op tot 43.595, het kader noemt 44.354 inwoners.", ""},
    };
    lxw_row_t row = 3;
    for (const Line& line : lines) {
        write(sheet, row, 0, line.subject, book.bold);
        if (*line.target)
            check(worksheet_write_url_opt(sheet, row, 1, line.target, book.link, line.text, nullptr));
        else
            write(sheet, row, 1, line.text, book.wrapped);
        if (std::string_view(line.text).size() > 112) check(worksheet_set_row(sheet, row, 30, nullptr));
        ++row;
    }
}

// ---- Cijfers: indicators in rows, years in columns

struct Figure {
    const char* indicator;
    const char* unit;
    int year;  // 0: not known yet
    double value;
    const char* source;
    const char* remark;
    const char* goal;
};
struct Theme {
    const char* name;
    lxw_color_t colour;
    std::vector<Figure> figures;
};

const char* const kWork = "Inwoners doen mee door te werken of via een andere vorm van participatie";
const char* const kIncome = "Inwoners hebben een stabiel en voorspelbaar (basis)inkomen";
const char* const kRights = "Inwoners hebben dezelfde rechten en kansen om mee te doen";
const char* const kSchool = "Kansen voor kinderen en jongeren in opvang en onderwijs";
const char* const kLiving = "Inwoners leven in een gezonde leefomgeving";
const char* const kCommunity = "Inwoners zetten zich in voor elkaar en hun buurt";
const char* const kNetwork = "Inwoners hebben mensen om zich heen die zij kunnen steunen en/of waarop ze kunnen steunen";
const char* const kHousing = "Inwoners kunnen zo zelfstandig mogelijk functioneren in een passende woonomgeving";
const char* const kLight = "Inwoners krijgen laagdrempelig en tijdig lichte vormen van ondersteuning";
const char* const kUnknown = "nog niet bekend";

const std::vector<Theme>& themes() {
    static const std::vector<Theme> all{
        {"BESTAANSZEKERHEID BIEDEN",
         kDarkBlue,
         {{"Aantal inwoners van 18 jaar of ouder met baan, opleiding of dagbesteding", "aantal", 0, 0, "", kUnknown, kWork},
          {"% schoolverlaters met startkwalificatie", "%", 0, 0, "", kUnknown, kWork},
          {"% inwoners met een inkomen van 110%, 120% en 130% van het sociaal minimum", "%", 0, 0, "",
           "nog niet bekend; 3 metingen", kIncome},
          {"% inwoners dat moeite heeft met rondkomen", "%", 0, 0, "", kUnknown, kIncome},
          {"Huishoudens met problematische schulden", "%", 2023, 7.7, "Beleidskader p. 19 (infographic)", "", kIncome},
          {"Kinderen in uitkeringsgezin", "%", 2022, 4, "Beleidskader p. 19 (infographic)", "",
           "Kinderen groeien op zonder geldzorgen"},
          {"% huiselijk geweld en kindermishandeling", "%", 0, 0, "", "nog niet bekend; waarvan is dit een percentage?",
           "Inwoners hebben een veilige thuissituatie"}}},
        {"KANSENGELIJKHEID VERGROTEN",
         kOrange,
         {{"% inwoners met beperking met werk, opleiding of dagbesteding", "%", 0, 0, "", kUnknown, kRights},
          {"% inburgeringsplichtigen dat na 18 maanden is geïntegreerd", "%", 0, 0, "", kUnknown, kRights},
          {"% kinderen in groep 3 zonder extra ondersteuning", "%", 0, 0, "", kUnknown, kSchool},
          {"% thuisblijvers met leerplicht", "%", 0, 0, "", kUnknown, kSchool},
          {"% uithuisplaatsingen", "%", 0, 0, "", kUnknown, "Kinderen en jongeren groeien zo veel mogelijk thuis op"},
          {"Aantal jeugdigen dat wacht op specialistische jeugdhulp", "aantal", 0, 0, "", kUnknown,
           "Geïndiceerde jeugdhulp is vooral beschikbaar voor kinderen met een complexe zorgbehoefte"},
          {"% inwoners met basisvaardigheden taal, rekenen en digitaal", "%", 0, 0, "", kUnknown,
           "Kansen voor volwassenen op educatie, waaronder (digitale) geletterdheid"}}},
        {"GEZOND SAMENLEVEN VERSTERKEN",
         kGreen,
         {{"% inwoners dat voldoet aan de beweegrichtlijn", "%", 0, 0, "", kUnknown, kLiving},
          {"% inwoners (18+) dat de eigen gezondheid als (zeer) goed ervaart", "%", 2023, 73, "Beleidskader p. 25 (infographic)",
           "", kLiving},
          {"% inwoners dat vrijwilligerswerk doet", "%", 0, 0, "", kUnknown, kCommunity},
          {"% inwoners dat actief is geweest om de buurt te verbeteren", "%", 0, 0, "", kUnknown, kCommunity},
          {"% inwoners (65+) dat zich eenzaam voelt", "%", 2022, 47.1, "Beleidskader p. 25 (infographic)", "alleen 65-plussers",
           kNetwork},
          {"% inwoners dat mantelzorg verleent", "%", 0, 0, "", kUnknown, kNetwork},
          {"% inwoners dat matig tot veel regie over eigen leven heeft", "%", 0, 0, "", kUnknown, kHousing},
          {"Wachtlijst voor doelgroepen wonen met zorg", "aantal", 0, 0, "", kUnknown, kHousing},
          {"Mate waarin een netwerk van informele en formele ondersteuning in de wijk/kern beschikbaar is", "schaal", 0, 0, "",
           "nog niet bekend; hoe meten we dit?", kHousing},
          {"% inwoners dat gebruik maakt van preventieve en lichte vormen van ondersteuning in relatie tot het % geïndiceerde "
           "voorzieningen",
           "verhouding", 0, 0, "", kUnknown, kLight},
          {"% inwoners dat zich goed geholpen voelt en/of weer zelfstandig verder kan", "%", 0, 0, "", kUnknown, kLight},
          {"Mate waarin professionals en vrijwilligers actief inwoners benaderen om te vragen wat nodig is", "schaal", 0, 0, "",
           "nog niet bekend; hoe meten we dit?", kLight}}}};
    return all;
}

void write_figures(Book& book) {
    lxw_worksheet* sheet = book.sheet("Cijfers", kDarkBlue);
    set_widths(sheet, {64, 11, 9, 9, 9, 32, 42, 50});
    lxw_row_col_options hidden = {1, 0, 0};
    check(worksheet_set_column_opt(sheet, 7, 7, 50, nullptr, &hidden));  // the doel: only there to filter on
    check(worksheet_merge_range(sheet, 0, 0, 0, 6, "Doelen en indicatoren sociaal domein Dronten", book.title));
    check(worksheet_set_row(sheet, 0, 26, nullptr));
    check(worksheet_merge_range(
        sheet, 1, 0, 1, 6, "Indicatoren uit het beleidskader 2025-2028, per opgave. Leeg = nog niet bekend. 2025 = nulmeting.",
        book.subtitle));
    const lxw_row_t header = 3;
    const std::array<const char*, 8> captions{"Indicator", "Eenheid", "2022", "2023", "2024", "Bron", "Opmerking", "Doel"};
    write_header(sheet, header, captions, book.header);
    for (int year = 2022; year <= 2024; ++year)  // years are numbers here, as people type them
        check(worksheet_write_number(sheet, header, static_cast<lxw_col_t>(year - 2020), year, book.header));

    lxw_row_t row = header + 1;
    for (const Theme& theme : themes()) {
        check(worksheet_merge_range(sheet, row, 0, row, 6, theme.name, book.filled(theme.colour)));
        check(worksheet_set_row(sheet, row++, 20, nullptr));
        for (const Figure& figure : theme.figures) {
            write(sheet, row, 0, figure.indicator, book.label);
            write(sheet, row, 1, figure.unit, book.centre);
            for (int year = 2022; year <= 2024; ++year) {
                const auto column = static_cast<lxw_col_t>(year - 2020);
                if (year == figure.year)
                    check(worksheet_write_number(sheet, row, column, figure.value, book.decimal));
                else
                    write(sheet, row, column, "", book.decimal);
            }
            write(sheet, row, 5, figure.source, book.label);
            const bool open_question = std::string_view(figure.remark).find('?') != std::string_view::npos;
            write(sheet, row, 6, figure.remark, open_question ? book.to_check : book.remark);
            write(sheet, row, 7, figure.goal, book.label);
            if (figure.year == 2022 && figure.value > 40)
                check(worksheet_write_comment(
                    sheet, row, 2,
                    "Het kader geeft hier alleen 65-plussers (landelijk 48,6%). De indicator gaat over alle inwoners: "
                    "cijfer voor 18+ opvragen."));
            if (std::string_view(figure.indicator).size() > 70) check(worksheet_set_row(sheet, row, 30, nullptr));
            ++row;
        }
    }
    worksheet_freeze_panes(sheet, header + 1, 1);
    check(worksheet_repeat_rows(sheet, header, header));
    check(worksheet_print_area(sheet, 0, 0, row - 1, 6));
    worksheet_set_comments_author(sheet, "beleidsadviseur");
    worksheet_activate(sheet);
}

// ---- NL en Dronten: one figure a row

struct Comparison {
    const char* indicator;
    int year;
    double own, national;
    const char* source;
};
constexpr std::array<Comparison, 10> kComparisons{{
    {"Huishoudens met bijstand", 2023, 2.9, 4.7, "Beleidskader p. 19"},
    {"Huishoudens met problematische schulden", 2023, 7.7, 8.8, "Beleidskader p. 19"},
    {"Kinderen in uitkeringsgezin", 2022, 4, 5, "Beleidskader p. 19"},
    {"Eenouderhuishoudens", 2023, 6.8, 7.4, "Beleidskader, infographic Kansengelijkheid"},
    {"Kinderen met hoog risico op onderwijsachterstand", 2023, 14, 15, "Beleidskader, infographic Kansengelijkheid"},
    {"Jongeren met jeugdhulp", 2023, 9.7, 11.1, "Beleidskader, infographic Kansengelijkheid"},
    {"15+ met gemiddeld 1x per week contact met familie, vrienden of buren", 2022, 70.7, 71.6, "Beleidskader p. 25"},
    {"18+ dat eigen gezondheid (zeer) goed vindt", 2023, 73, 70, "Beleidskader p. 25"},
    {"65+ dat zich eenzaam voelt", 2022, 47.1, 48.6, "Beleidskader p. 25"},
    {"Huishoudens met zorg en ondersteuning", 2023, 16.4, 20, "Beleidskader p. 25"},
}};

void write_comparison(Book& book) {
    lxw_worksheet* sheet = book.sheet("NL en Dronten", kDarkBlue);
    set_widths(sheet, {64, 14, 8, 10, 10, 42});
    write(sheet, 0, 0, "Dronten naast Nederland", book.title);
    write(sheet, 1, 0, "Infographics uit het beleidskader, een regel per cijfer (handig voor een draaitabel)", book.subtitle);
    const std::array<const char*, 6> captions{"Indicator", "Gebied", "Jaar", "Waarde", "Eenheid", "Bron"};
    write_header(sheet, 3, captions, book.header);
    lxw_row_t row = 4;
    for (const Comparison& line : kComparisons) {
        for (const bool own : {true, false}) {
            write(sheet, row, 0, line.indicator, book.label);
            write(sheet, row, 1, own ? "Dronten" : "Nederland", book.label);
            check(worksheet_write_number(sheet, row, 2, line.year, book.centre));
            // One number typed as text, as happens: the national figure for 65+.
            if (!own && line.national == 48.6)
                write(sheet, row, 3, "48,6", book.typed);
            else
                check(worksheet_write_number(sheet, row, 3, own ? line.own : line.national, book.decimal));
            write(sheet, row, 4, "%", book.centre);
            write(sheet, row, 5, line.source, book.label);
            ++row;
        }
    }
    check(worksheet_autofilter(sheet, 3, 0, row - 1, 5));
    worksheet_freeze_panes(sheet, 4, 1);
    check(worksheet_repeat_rows(sheet, 3, 3));
}

// ---- Wijken 2024: areas in rows, ages in columns, totals and a chart

struct District {
    const char* name;
    std::array<int, 3> by_age;
};  // 0-19, 20-64, 65+
constexpr std::array<District, 7> kDistricts{{
    {"1 Dronten West", {875, 5510, 3635}},
    {"2 Dronten Noord", {340, 1005, 660}},
    {"3 Dronten Midden", {2010, 3115, 1670}},
    {"4 Dronten Zuid", {2065, 4610, 2190}},
    {"5 Buitengebied Dronten", {345, 1265, 710}},
    {"6 Biddinghuizen", {1285, 3885, 1885}},
    {"7 Swifterbant", {1205, 3495, 1835}},
}};

void add_district_chart(Book& book, lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last) {
    lxw_chart* chart = workbook_add_chart(book.get(), LXW_CHART_BAR_STACKED);
    const std::array<lxw_color_t, 3> colours{0x85C1E9, 0x2E86C1, kDarkBlue};
    for (lxw_col_t column = 1; column <= 3; ++column) {
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, "Wijken 2024", first, 0, last, 0);
        chart_series_set_values(series, "Wijken 2024", first, column, last, column);
        chart_series_set_name_range(series, "Wijken 2024", first - 1, column);
        lxw_chart_fill fill = {};
        fill.color = colours[column - 1U];
        chart_series_set_fill(series, &fill);
    }
    chart_title_set_name(chart, "Inwoners per wijk en leeftijd, 2024");
    chart_axis_set_reverse(chart->y_axis);  // wijk 1 on top
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    lxw_chart_options options = {};
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.x_scale = 1.25;
    options.y_scale = 1.25;
    std::string description = "Gestapelde staven: inwoners van de zeven wijken van Dronten naar leeftijd in 2024";
    options.description = description.data();
    check(worksheet_insert_chart_opt(sheet, 3, 6, chart, &options));
}

void write_districts(Book& book) {
    lxw_worksheet* sheet = book.sheet("Wijken 2024", kGreen);
    set_widths(sheet, {32, 11, 11, 11, 11, 3});
    write(sheet, 0, 0, "Verdeling inwoners over wijken 2024", book.title);
    write(sheet, 1, 0, "Bron: Beleidskader, 'Wat vertellen de cijfers?' (tabel Verdeling inwoners over wijken 2024)",
          book.subtitle);
    const std::array<const char*, 5> captions{"Wijk", "0-19", "20-64", "65+", "Totaal"};
    write_header(sheet, 3, captions, book.header);
    const lxw_row_t first = 4, total = first + kDistricts.size();
    std::array<int, 4> sums{};
    for (std::size_t i = 0; i < kDistricts.size(); ++i) {
        const auto row = static_cast<lxw_row_t>(first + i);
        write(sheet, row, 0, kDistricts[i].name, book.label);
        int together = 0;
        for (std::size_t age = 0; age < 3; ++age) {
            check(worksheet_write_number(sheet, row, static_cast<lxw_col_t>(1 + age), kDistricts[i].by_age[age], book.number));
            together += kDistricts[i].by_age[age];
            sums[age] += kDistricts[i].by_age[age];
        }
        sums[3] += together;
        const std::string formula = "=SUM(B" + std::to_string(row + 1) + ":D" + std::to_string(row + 1) + ")";
        check(worksheet_write_formula_num(sheet, row, 4, formula.c_str(), book.number, together));
    }
    write(sheet, total, 0, "Totaal wijken", book.bold_label);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const std::string letter(1, static_cast<char>('B' + i));
        const std::string formula = "=SUM(" + letter + std::to_string(first + 1) + ":" + letter + std::to_string(total) + ")";
        check(
            worksheet_write_formula_num(sheet, total, static_cast<lxw_col_t>(1 + i), formula.c_str(), book.bold_number, sums[i]));
    }
    write(sheet, total + 1, 0, "Inwoners volgens kader (CBS 2024)", book.label);
    check(worksheet_write_formula_num(sheet, total + 1, 4, "=Inwoners_2024", book.number, 44354));
    write(sheet, total + 2, 0, "Verschil", book.label);
    check(worksheet_write_formula_num(sheet, total + 2, 4, "=E13-E12", book.number, 44354 - sums[3]));
    check(worksheet_write_comment(sheet, total + 2, 4, "Nog uitzoeken waarom de wijken niet optellen tot het aantal inwoners."));
    worksheet_set_comments_author(sheet, "beleidsadviseur");
    add_district_chart(book, sheet, first, total - 1);
}

// ---- Dronten in cijfers: value, year and source beside each other

void write_context(Book& book) {
    lxw_worksheet* sheet = book.sheet("Dronten in cijfers", kGreen);
    set_widths(sheet, {36, 12, 12, 10, 12, 40, 44});
    check(worksheet_merge_range(sheet, 0, 0, 0, 6, "Dronten in cijfers", book.title));
    write(sheet, 1, 0, "Peiljaren verschillen: let op bij vergelijken", book.subtitle);
    const std::array<const char*, 7> captions{"Onderwerp", "Waarde", "Eenheid", "Peiljaar", "Nederland", "Bron", "Opmerking"};
    write_header(sheet, 3, captions, book.header);
    struct Line {
        const char* subject;
        double value;
        const char* unit;
        int year;
        double national;
        const char* source;
        const char* remark;
    };
    const std::vector<Line> lines{
        {"Inwoners", 44354, "aantal", 2024, 0, "CBS, in beleidskader", ""},
        {"Huishoudens", 18767, "aantal", 2024, 0, "CBS, in beleidskader", ""},
        {"Prognose groei huishoudens tot 2035", 15.3, "%", 2024, 0, "CBS, in beleidskader", "prognose, geen meting"},
        {"Grijze druk (65+ t.o.v. 20-64)", 31, "%", 2021, 0, "CBS, in beleidskader", ""},
        {"Aandeel 65-plussers", 18.9, "%", 0, 20.5, "Beleidskader p. 12 (tekst)", "jaar nog niet bekend; tien jaar eerder 15,4%"},
        {"Bevolkingsdichtheid", 131, "per km²", 0, 0, "Beleidskader p. 12 (tekst)", "jaar nog niet bekend"},
        {"Oppervlakte", 42389, "ha", 0, 0, "Beleidskader p. 12 (tekst)", "totale oppervlakte"},
    };
    lxw_row_t row = 4;
    for (const Line& line : lines) {
        write(sheet, row, 0, line.subject, book.label);
        const bool whole = line.value == static_cast<double>(static_cast<long>(line.value));
        check(worksheet_write_number(sheet, row, 1, line.value, whole ? book.number : book.decimal));
        write(sheet, row, 2, line.unit, book.centre);
        if (line.year)
            check(worksheet_write_number(sheet, row, 3, line.year, book.centre));
        else
            write(sheet, row, 3, "", book.centre);
        if (line.national > 0)
            check(worksheet_write_number(sheet, row, 4, line.national, book.decimal));
        else
            write(sheet, row, 4, "", book.decimal);
        write(sheet, row, 5, line.source, book.label);
        write(sheet, row, 6, line.remark, book.remark);
        ++row;
    }
    check(workbook_define_name(book.get(), "Inwoners_2024", "='Dronten in cijfers'!$B$5"));
}

// ---- Financieel kader

void write_budget(Book& book) {
    lxw_worksheet* sheet = book.sheet("Financieel kader", kOrange);
    set_widths(sheet, {44, 14, 14, 14, 14});
    write(sheet, 0, 0, "Financieel kader sociaal domein", book.title);
    write(sheet, 1, 0, "Bedragen x € 1.000. Bron: Beleidskader, hoofdstuk Financieel kader", book.subtitle);
    const std::array<const char*, 5> captions{"Opgave / laag", "Kader 2025", "Begroting 2024", "Waarvan incidenteel 2025",
                                              "Waarvan incidenteel 2024"};
    write_header(sheet, 3, captions, book.header);
    struct Task {
        const char* name;
        std::array<std::array<int, 4>, 3> layers;
    };  // samenleving, meedoen, vangnet
    const std::vector<Task> tasks{{"Bestaanszekerheid", {{{0, 0, 0, 0}, {3461, 8206, 0, 160}, {18220, 18790, 0, 0}}}},
                                  {"Kansengelijkheid", {{{0, 0, 0, 0}, {4316, 4253, 73, 173}, {16826, 17857, 0, 0}}}},
                                  {"Gezond samenleven", {{{2176, 3090, 456, 456}, {27830, 28105, 0, 320}, {0, 0, 0, 0}}}}};
    const std::array<const char*, 3> layer_names{"   Samenleving", "   Meedoen", "   Vangnet"};
    lxw_row_t row = 4;
    std::array<int, 2> totals{};
    for (const Task& task : tasks) {
        const std::string first = std::to_string(row + 2), last = std::to_string(row + 4);
        write(sheet, row, 0, task.name, book.bold_label);
        for (std::size_t column = 0; column < 4; ++column) {
            const auto at = static_cast<lxw_col_t>(1 + column);
            int sum = 0;
            for (std::size_t layer = 0; layer < 3; ++layer) sum += task.layers[layer][column];
            if (column < 2) totals[column] += sum;
            const std::string letter(1, static_cast<char>('B' + column));
            const std::string formula = "=SUM(" + letter + first + ":" + letter + last + ")";
            check(worksheet_write_formula_num(sheet, row, at, formula.c_str(), book.bold_number, sum));
            for (std::size_t layer = 0; layer < 3; ++layer)
                check(worksheet_write_number(sheet, static_cast<lxw_row_t>(row + 1 + layer), at, task.layers[layer][column],
                                             book.number));
        }
        for (std::size_t layer = 0; layer < 3; ++layer)
            write(sheet, static_cast<lxw_row_t>(row + 1 + layer), 0, layer_names[layer], book.label);
        row += 4;
    }
    write(sheet, row, 0, "Totaal", book.bold_label);
    check(worksheet_write_formula_num(sheet, row, 1, "=B5+B9+B13", book.bold_number, totals[0]));
    check(worksheet_write_formula_num(sheet, row, 2, "=C5+C9+C13", book.bold_number, totals[1]));
}

void make(const char* file) {
    Book book(file);
    lxw_doc_properties properties = {};
    std::string title = "Sociaal domein Dronten", author = "beleidsadviseur sociaal domein",
                comments = "Voorbeeldwerkboek. Alle cijfers staan in het Strategisch beleidskader sociaal domein 2025-2028.";
    properties.title = title.data();
    properties.author = author.data();
    properties.comments = comments.data();
    properties.created = kCreated;
    check(workbook_set_properties(book.get(), &properties));
    write_guide(book);
    write_figures(book);
    write_comparison(book);
    write_districts(book);
    write_context(book);
    write_budget(book);
    book.close();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("make_example FILE\n", stderr);
        return 2;
    }
    try {
        make(arguments[1]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "make_example: %s\n", error.what());
        return 3;
    }
    return 0;
}
