// SPDX-License-Identifier: EUPL-1.2
#include "generated.h"

#include <doctest/doctest.h>
#include <xlsxwriter.h>

#include <array>
#include <cstring>
#include <fstream>

#include "graft/workbook_part.h"
#include "model/cell_address.h"

namespace graadmeter::test {
namespace {

std::string free_name(std::string wanted, const std::vector<std::string>& taken) {
    const std::string stem = wanted;
    for (int n = 2;; ++n) {
        bool clash = false;
        for (const auto& other : taken) clash = clash || same_ignoring_case(other, wanted);
        if (!clash) return wanted;
        wanted = stem + " (" + std::to_string(n) + ")";
    }
}

lxw_format* format(lxw_workbook* book, bool bold, lxw_color_t fill, const char* number) {
    lxw_format* result = workbook_add_format(book);
    if (bold) format_set_bold(result);
    if (fill) format_set_bg_color(result, fill);
    if (number) format_set_num_format(result, number);
    format_set_border(result, LXW_BORDER_THIN);
    format_set_text_wrap(result);
    return result;
}

lxw_workbook* open_book(const std::filesystem::path& path) {
    lxw_workbook* book = workbook_new(path.string().c_str());
    lxw_doc_properties properties{};
    properties.created = 1'000'000'000;
    workbook_set_properties(book, &properties);
    return book;
}

void overview(lxw_workbook* book, lxw_worksheet* sheet, const std::string& trends) {
    lxw_format* head = format(book, true, 0x1F4E78, nullptr);
    format_set_font_color(head, 0xFFFFFF);
    lxw_format* link = workbook_get_default_url_format(book);
    worksheet_write_string(sheet, 0, 0, "Overzicht  é €", head);
    worksheet_write_url(sheet, 1, 0, ("internal:" + quoted_sheet_name(trends) + "!A1").c_str(), link);
    worksheet_write_url(sheet, 2, 0, "https://example.org/?a=1&b=2", link);
    worksheet_write_comment(sheet, 0, 0, "Toelichting");
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    static char plain_text[] = "gewoon ", strong_text[] = "vet";
    lxw_rich_string_tuple plain{nullptr, plain_text}, strong{bold, strong_text};
    std::array<lxw_rich_string_tuple*, 3> rich{&plain, &strong, nullptr};
    worksheet_write_rich_string(sheet, 3, 0, rich.data(), nullptr);
    worksheet_write_boolean(sheet, 4, 0, 1, nullptr);
    worksheet_set_column(sheet, 0, 0, 40, nullptr);
    worksheet_set_row(sheet, 6, 20, head);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_print_area(sheet, 0, 0, 20, 5);
    worksheet_freeze_panes(sheet, 1, 0);
}

void trends(lxw_workbook* book, lxw_worksheet* sheet, const std::string& name) {
    lxw_format* number = format(book, false, 0xDDEBF7, "0.0\" %-punt\"");
    lxw_format* good = workbook_add_format(book);
    format_set_font_color(good, 0x006100);
    format_set_num_format(good, "0.00\" x\"");
    worksheet_write_string(sheet, 0, 0, "Indicator", nullptr);
    worksheet_write_string(sheet, 0, 1, "Waarde", nullptr);
    for (lxw_row_t row = 1; row <= 30; ++row) {
        worksheet_write_string(sheet, row, 0, ("indicator <" + std::to_string(row) + "> & meer").c_str(), nullptr);
        worksheet_write_number(sheet, row, 1, row * 1.5, number);
        worksheet_write_formula_num(sheet, row, 2, ("=B" + std::to_string(row + 1) + "*2").c_str(), number, row * 3.0);
    }
    worksheet_autofilter(sheet, 0, 0, 30, 1);
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN;
    rule.value = 10;
    rule.format = good;
    worksheet_conditional_format_range(sheet, 1, 1, 30, 1, &rule);
    lxw_conditional_format bar{};
    bar.type = LXW_CONDITIONAL_DATA_BAR;
    bar.data_bar_2010 = LXW_TRUE;
    worksheet_conditional_format_range(sheet, 1, 2, 30, 2, &bar);
    lxw_data_validation choice{};
    choice.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    const std::string range = "=" + quoted_sheet_name(name) + "!$A$2:$A$5";
    choice.value_formula = const_cast<char*>(range.c_str());
    worksheet_data_validation_range(sheet, 1, 4, 30, 4, &choice);
    lxw_chart* chart = workbook_add_chart(book, LXW_CHART_LINE);
    chart_add_series(chart, nullptr, ("=" + quoted_sheet_name(name) + "!$B$2:$B$31").c_str());
    static char alternative[] = "Cijfers per indicator";
    lxw_chart_options options{};
    options.description = alternative;
    worksheet_insert_chart_opt(sheet, 2, 6, chart, &options);
    workbook_define_name(book, "Graadmeter_test", ("=" + quoted_sheet_name(name) + "!$B$2").c_str());
}

void matrix(lxw_workbook* book, lxw_worksheet* sheet, const std::string& table) {
    lxw_format* cell = format(book, false, 0, "0%");
    static char first[] = "Vraag", second[] = "Antwoord";
    lxw_table_column a{}, b{};
    a.header = first;
    b.header = second;
    b.format = cell;
    std::array<lxw_table_column*, 3> columns{&a, &b, nullptr};
    lxw_table_options options{};
    options.name = const_cast<char*>(table.c_str());
    options.columns = columns.data();
    worksheet_write_number(sheet, 1, 1, 0.5, cell);
    worksheet_add_table(sheet, 0, 0, 4, 1, &options);
    worksheet_write_comment(sheet, 1, 1, "Vul in");
    lxw_chart* chart = workbook_add_chart(book, LXW_CHART_BAR);
    chart_add_series(chart, nullptr, "={1,2,3}");
    worksheet_insert_chart(sheet, 6, 0, chart);
}

}  // namespace

GraftPlan generated_plan(const std::filesystem::path& package, const TakenNames& taken) {
    const std::string first = free_name("Overzicht", taken.sheets), second = free_name("Trends & normen", taken.sheets),
                      third = free_name("P&C", taken.sheets);
    lxw_workbook* book = open_book(package);
    lxw_worksheet* sheets[3] = {workbook_add_worksheet(book, first.c_str()), workbook_add_worksheet(book, second.c_str()),
                                workbook_add_worksheet(book, third.c_str())};
    overview(book, sheets[0], second);
    trends(book, sheets[1], second);
    matrix(book, sheets[2], "Tabel_graadmeter");
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
    const std::string sparklines =
        "<ext uri=\"{05C60535-1F16-4fd2-B633-F4F36F0B64E0}\"><x14:sparklineGroups><x14:sparklineGroup "
        "displayEmptyCellsAs=\"gap\">"
        "<x14:colorSeries rgb=\"FF376092\"/><x14:sparklines><x14:sparkline><xm:f>" +
        escaped_xml(quoted_sheet_name(second)) +
        "!B2:B12</xm:f><xm:sqref>D2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>";
    return {package,
            {{"Overzicht", first, "aa11", ""}, {"Trends", second, "bb22", sparklines}, {"P&C", third, "cc33", ""}},
            {{"catalogus", "weert"}, {"datum", "2026-11-22"}, {"notitie", "twee\nregels & \"meer\""}}};
}

void user_workbook(const std::filesystem::path& path) {
    lxw_workbook* book = open_book(path);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Cijfers van ons team");
    lxw_worksheet* hidden = workbook_add_worksheet(book, "Lijst");
    worksheet_write_string(sheet, 0, 0, "Jaar", format(book, true, 0xFFC000, nullptr));
    for (lxw_row_t row = 1; row < 6; ++row) worksheet_write_number(sheet, row, 0, row, nullptr);
    worksheet_write_formula_num(sheet, 7, 0, "=SUM(A2:A6)", nullptr, 15);
    worksheet_write_comment(sheet, 0, 0, "van mij");
    lxw_chart* chart = workbook_add_chart(book, LXW_CHART_COLUMN);
    chart_add_series(chart, nullptr, "='Cijfers van ons team'!$A$2:$A$6");
    worksheet_insert_chart(sheet, 2, 4, chart);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_add_table(hidden, 0, 0, 3, 1, nullptr);
    worksheet_hide(hidden);
    workbook_define_name(book, "Eigen_naam", "=Lijst!$A$1");
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace graadmeter::test
