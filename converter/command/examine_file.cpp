// SPDX-License-Identifier: EUPL-1.2
#include "command/examine_file.h"

#include <new>
#include <set>

#include "command/output_name.h"
#include "model/error.h"
#include "model/path_text.h"
#include "model/text.h"
#include "validation/finding_texts.h"

namespace graadmeter {

namespace fs = std::filesystem;

namespace {

// What a file system tells of a change.
struct Stamp {
    std::uintmax_t bytes = 0;
    fs::file_time_type written{};
    bool operator==(const Stamp&) const = default;
};

Stamp stamp_of(const fs::path& file) {
    std::error_code ignored;
    Stamp stamp;
    stamp.bytes = fs::file_size(file, ignored);
    stamp.written = fs::last_write_time(file, ignored);
    return stamp;
}

std::string sources_of(const Submission& submission) {
    std::set<std::string> ids;
    for (const SheetReading& sheet : submission.sheets) {
        if (!sheet.source.empty()) ids.insert(sheet.source);
    }
    std::string all;
    for (const std::string& id : ids) all += (all.empty() ? "" : ";") + id;
    return all;
}

// The workbook with its findings, below the folder, under the name that it has in the batch. Returns what to say of it.
std::string send_back(const BatchFile& file, const fs::path& folder, const Knowledge& knowledge, PipelineOptions options) {
    try {
        const fs::path output = folder / feedback_name(file.path, path_of(file.name));
        std::error_code error;
        fs::create_directories(output.parent_path(), error);
        options.overwrite = true;   // made anew each time, as a report is
        (void)feed_back(file.path, output, knowledge, options);
        return "";
    } catch (const FileError& error) {
        return "Geen terugkoppeling voor " + on_one_line(file.shown) + ": " + error.what() + " " + error.remedy();
    }
}

FileOutcome examined_or_thrown(const BatchFile& file, const FileContent& content, const Knowledge& knowledge, const PipelineOptions& options, const ExamineWishes& wishes) {
    const Stamp before = stamp_of(file.path);
    Examination examination = examine(file.path, knowledge, options);
    if (stamp_of(file.path) != before)
        throw FileError("B13", file.path.filename().string(), "", std::string(finding_text("B13").message), std::string(finding_text("B13").remedy));
    FileOutcome outcome;
    outcome.report = {file.shown, sources_of(examination.submission), examination.catalogue.id, examination.submission.observations.size(), examination.findings, true};
    CollectedFile collected_file{file.name, content.sha256, content.bytes, outcome.report.catalogue, outcome.report.source};
    outcome.figures = collected(wishes.figures ? examination.submission : Submission{}, std::move(examination.findings), std::move(collected_file));
    if (!wishes.feedback.empty()) outcome.remark = send_back(file, wishes.feedback, knowledge, options);
    return outcome;
}

}  // namespace

FileOutcome examined(const BatchFile& file, const Knowledge& knowledge, const PipelineOptions& options, const ExamineWishes& wishes) {
    const FileContent content = content_of(file.path);
    try {
        return examined_or_thrown(file, content, knowledge, options, wishes);
    } catch (const FileError& error) {
        if (error.code().empty()) throw;   // not the submission: one of our own files
        FileOutcome outcome;
        outcome.report.file = file.shown;
        outcome.report.processed = false;
        outcome.report.findings.push_back(worded(error, file.path.filename().string()));
        outcome.figures = collected({}, outcome.report.findings, {file.name, content.sha256, content.bytes, "", "", false});
        return outcome;
    } catch (const std::bad_alloc&) {
        return unfinished(file, content, "er was te weinig geheugen");
    }
}

}  // namespace graadmeter
