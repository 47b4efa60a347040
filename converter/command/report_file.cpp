// SPDX-License-Identifier: EUPL-1.2
#include "command/report_file.h"

#include <fstream>
#include <string>

#include "enrichment/findings_workbook.h"
#include "model/path_text.h"
#include "model/text.h"
#include "package/open_elsewhere.h"
#include "package/safe_output.h"
#include "report/report.h"

namespace graadmeter {

namespace fs = std::filesystem;

void write_replacing(const fs::path& output, const std::function<void(const fs::path&)>& write) {
    const WorkFolder work(output.has_parent_path() ? output.parent_path() : fs::path("."));
    const fs::path written = work.file("verslag");
    write(written);
    publish(written, output, true);   // a report is made anew each time: replacing the last one is what is asked
}

bool is_workbook_name(const fs::path& output) { return folded(output.extension().string()) == "xlsx"; }

std::vector<fs::path> report_files(const boost::program_options::variables_map& values) {
    std::vector<fs::path> outputs;
    if (!values.count("uitvoer")) return outputs;
    for (const std::string& output : values["uitvoer"].as<std::vector<std::string>>()) outputs.push_back(path_of(output));
    for (const fs::path& output : outputs) {
        if (!is_workbook_name(output)) (void)report_format(output);
        refuse_to_replace_open(output);
    }
    return outputs;
}

void write_report_file(const fs::path& output, const FileReports& reports, Date date) {
    write_replacing(output, [&](const fs::path& written) {
        if (is_workbook_name(output)) return write_findings_workbook(reports, date, written);
        std::ofstream out(written, std::ios::binary);
        write_report(out, reports, report_format(output));
        out.flush();
        if (!out) throw write_failure(output);
    });
}

}  // namespace graadmeter
