// SPDX-License-Identifier: EUPL-1.2
// What was recognised and on what ground, kept while a workbook is read, for `herken` to tell.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "mapping/header.h"
#include "mapping/indicator_matcher.h"

namespace graadmeter {

// On what ground a label was taken for an indicator, the surest first.
enum class LabelGround { link, choice, code, name, synonym, words, surroundings, typo, resemblance, none };
[[nodiscard]] const char* dutch_word(LabelGround ground);   // "koppeling in de bron", "code", "naam" ...

// The ground of a match that was made (certain or resembling).
[[nodiscard]] LabelGround ground_of(std::string_view label, const IndicatorMatch& match);

struct RecognisedLabel {
    std::string text;
    CellAddress cell;              // the first that says so
    std::string indicator, name;   // "" = not taken
    LabelGround ground = LabelGround::none;
    std::string proposal;          // what comes nearest
    std::uint64_t rows = 0;
};

struct RecognisedColumn {
    CellAddress header;
    std::string label;
    std::string taken_as;          // Dutch: "regiocode", "cijfers: WEE-002 Eenzaamheid"; "" = left aside
    std::string ground;            // Dutch: "kop uit de bron", "inhoud van de kolom" ...
};

struct RecognisedTable {
    std::uint32_t sheet = 0;
    std::uint32_t first_row = 0, last_row = 0, last_data_row = 0;   // header, header, data; 0 = no data
    std::uint32_t first_column = 0, last_column = 0;
    Layout layout = Layout::years_in_columns;
    std::string source, source_name;
    bool general = false;
    std::vector<std::string> rivals;             // ids of sources that fit as well: then nothing was read
    std::vector<std::string> evidence;           // Dutch: what the source asks for and where it stands
    std::string period, region, group;           // for rows and columns that say none; region is a code
    std::vector<RecognisedColumn> columns;
    std::vector<RecognisedLabel> labels;         // of rows, in order of reading, at most kMostLabels
    std::uint64_t labels_left_out = 0;
    std::uint64_t observations = 0;
};

struct RecognitionTrace {
    struct Scope {
        std::optional<Period> period;
        std::string region, group;
    };
    static constexpr std::size_t kMostLabels = 2'000;   // a national file repeats many
    std::vector<RecognisedTable> tables;

    void begin(std::uint32_t sheet, const Table& table, const Scope& scope);
    void label(std::string_view text, CellAddress cell, const Indicator* indicator, LabelGround ground, const std::string& proposal);
    void end(std::uint32_t last_row, std::uint64_t observations);

private:
    std::map<std::string, std::size_t, std::less<>> known_;   // labels of the last table
};

}  // namespace graadmeter
