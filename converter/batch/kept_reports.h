// SPDX-License-Identifier: EUPL-1.2
// The reports of a batch, which come in any order and are told in that of the list: in memory while they are few, else in a file that
// goes with them. Ten thousand workbooks have some hundred MB of findings, and every report needs them once or twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "model/file_report.h"
#include "package/safe_output.h"

namespace graadmeter {

class KeptReports final : public FileReports {
public:
    // `beside`: a folder in which files may be written. Past `most_bytes` reports go there.
    explicit KeptReports(std::filesystem::path beside, std::size_t most_bytes = std::size_t{32} << 20) : beside_(std::move(beside)), most_bytes_(most_bytes) {}

    // `at`: the report's place in the order, each once. Throws FileError when the file cannot be written.
    void keep(std::size_t at, const FileReport& report);

    [[nodiscard]] std::size_t size() const override { return places_.size(); }
    // Throws FileError when the file cannot be read.
    void each(const std::function<void(const FileReport&)>& see) const override;

private:
    struct Place {
        std::uint64_t offset = 0;
        std::size_t length = 0;    // bytes
    };
    void write_out();

    std::filesystem::path beside_;
    std::size_t most_bytes_;
    std::map<std::size_t, Place> places_;      // in the file and then in `recent_`, as if they were one
    std::string recent_;
    std::uint64_t in_file_ = 0;                // bytes
    std::unique_ptr<WorkFolder> folder_;
    std::ofstream out_;
};

}  // namespace graadmeter
