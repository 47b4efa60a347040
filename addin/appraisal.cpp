// SPDX-License-Identifier: EUPL-1.2
#include "addin/appraisal.h"

#include <array>
#include <utility>

#include "model/dutch_number.h"
#include "model/personal.h"
#include "spreadsheet/workbook.h"
#include "validation/finding_texts.h"
#include "validation/rule.h"

namespace graadmeter::addin {
namespace {

// The rules that look at one figure by itself; the others need its neighbours.
constexpr std::array kRulesOfOneFigure{check_range, check_negative, check_future};

// There is no file behind a figure in a formula.
class NoWorkbook final : public Workbook {
public:
    FileFormat format() const override { return FileFormat::xlsx; }
    const std::vector<SheetInfo>& sheets() const override { return sheets_; }
    SheetStructure structure(std::size_t) const override { return {}; }
    std::unique_ptr<RowReader> rows(std::size_t) const override { return nullptr; }
    const std::vector<DefinedName>& defined_names() const override { return names_; }
    const std::vector<Remark>& remarks() const override { return remarks_; }

private:
    std::vector<SheetInfo> sheets_;
    std::vector<DefinedName> names_;
    std::vector<Remark> remarks_;
};

Observation observation_of(const Measure& measure, const std::string& region, const Period& period, double value) {
    Observation observation;
    observation.indicator = measure.whole->id;
    if (measure.is_part()) observation.component = measure.indicator->id;
    observation.region = region;
    observation.period = period;
    observation.value = value;
    observation.unit = measure.indicator->unit;
    return observation;
}

Series appraise(const Catalogue& line, const RegionList& regions, const Measure& measure, std::span<const Measured> measured) {
    Submission submission;
    submission.municipality = line.municipality;
    for (const Measured& one : measured) submission.observations.push_back(observation_of(measure, line.municipality, one.period, one.value));
    AssessmentOptions options;
    options.municipality = line.municipality;
    Assessment assessment = assess(submission, line, regions, options);
    return assessment.series.empty() ? Series{} : std::move(assessment.series.front());
}

std::string in_words(const std::vector<Remark>& remarks) {
    std::string words;
    for (const Finding& finding : worded(remarks, Submission{})) words += (words.empty() ? "" : " ") + finding.code + ": " + finding.message;
    return without_personal_data(words);
}

}  // namespace

Series appraise(const Data& data, const Measure& measure, std::span<const Measured> measured) {
    return appraise(data.lines.at(measure.whole->id), data.regions, measure, measured);
}

Series appraise(std::span<const Measured> measured) {
    static const Catalogue unknown = [] {
        Catalogue catalogue;
        catalogue.indicators.emplace_back().id = "reeks";
        return catalogue;
    }();
    static const RegionList nowhere;
    return appraise(unknown, nowhere, {&unknown.indicators.front(), &unknown.indicators.front()}, measured);
}

std::string findings_of(const Data& data, const Measure& measure, const CheckedFigure& figure, Date today) {
    const NoWorkbook workbook;
    Submission submission;
    submission.municipality = data.municipality();
    submission.observations.push_back(observation_of(measure, data.municipality(), figure.period.value_or(kSometime), figure.value));
    const Catalogue& line = data.lines.at(measure.whole->id);
    const ValidationContext context{workbook, submission, line, data.regions, today};
    const SeriesIndex index(submission, line);
    const SheetFacts sheets(workbook, submission);
    std::vector<Remark> remarks;
    if (!figure.text.empty()) remarks.push_back({"W02", {}, {}, {{"getal", dutch_number(figure.value)}, {"waarde", figure.text}}});
    for (const auto& rule : kRulesOfOneFigure) {
        RuleOutcome outcome = rule({context, index, sheets});
        for (Remark& remark : outcome.remarks) remarks.push_back({remark.code, {}, {}, std::move(remark.facts)});
    }
    return in_words(remarks);
}

std::string finding_of_text(const std::string& text) { return in_words({{"W01", {}, {}, {{"waarde", text}}}}); }

}  // namespace graadmeter::addin
