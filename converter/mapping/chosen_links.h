// SPDX-License-Identifier: EUPL-1.2
// What people chose on the sheet Koppeling for labels that the program would not link by itself, and which labels are still open.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/questionnaire.h"
#include "model/submission.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// Id of the template with the words of the sheet Koppeling, and of its question: which indicator.
inline constexpr const char* kLinkTemplate = "koppeling";

// The choices on a sheet Koppeling or Vervallen antwoorden, wherever its rows and columns were moved to: the header is found by its
// captions. Cells that are empty or kUnanswered hold no choice. A sheet without these captions has none.
[[nodiscard]] std::vector<ChosenLink> read_chosen_links(const Workbook& workbook, std::size_t sheet, const Questionnaire& wording);

// A choice understood.
struct LinkChoice {
    const Indicator* indicator = nullptr;   // nullptr: none of them, the figures are not to be read
    std::string shown;                      // "WEE-002 Eenzaamheid", "geen van deze"
};

// How a candidate stands in the drop-down list: id and name. The id alone, or the name where no other has it, is understood too.
[[nodiscard]] std::string link_words(const Indicator& indicator);

// The links of one workbook while it is read. One thread.
class LabelLinks {
public:
    // `sheets`: names of the workbook's sheets. A choice for a sheet that is no longer there holds for that label of that source on
    // another: sheets get other names.
    LabelLinks(const Catalogue& catalogue, const Questionnaire* wording, std::vector<std::string> sheets);

    // The first choice for a key holds; a later one that says something else lapses.
    void choose(ChosenLink link);
    // nullptr: nobody chose for this label. The answer holds until the next choose().
    [[nodiscard]] const LinkChoice* chosen(std::string_view sheet, std::string_view source, std::string_view label);
    // A label with figures that is open or chosen for. Told again for every row that has it.
    void met(LabelLink link, std::uint64_t figures);
    // Labels and lapsed choices into the submission.
    void finish(Submission& submission);

private:
    using Key = std::tuple<std::string, std::string, std::string>;   // sheet, source, label
    struct Kept {
        ChosenLink link;
        LinkChoice choice;
        bool used = false;
    };
    [[nodiscard]] static Key key_of(std::string_view sheet, std::string_view source, std::string_view label);
    [[nodiscard]] bool understood(const std::string& words, LinkChoice& choice) const;
    [[nodiscard]] Kept* kept(std::string_view sheet, std::string_view source, std::string_view label);

    const Catalogue& catalogue_;
    std::string none_;                     // "geen van deze"
    std::set<std::string> sheets_;
    std::map<Key, Kept> chosen_;
    std::map<std::pair<std::string, std::string>, Key> moved_;   // source, label -> of a sheet that is gone
    std::map<Key, std::size_t> met_;
    std::vector<LabelLink> labels_;
    std::vector<LapsedLink> lapsed_;
};

}  // namespace graadmeter
