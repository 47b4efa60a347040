// SPDX-License-Identifier: EUPL-1.2
// The two kinds of wrong that are thrown. What is wrong with data is a Finding (finding.h), a value and never an exception.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace graadmeter {

// A file that cannot be processed at all. `code` is a finding code (B01-B04), or empty for files that are no submission (a
// catalogue, a template). The message is Dutch, for the user; `remedy` says in Dutch what to do.
class FileError : public std::runtime_error {
public:
    FileError(std::string code, std::string file, std::string part, const std::string& message, std::string remedy,
              std::optional<std::uint64_t> offset = {})
        : std::runtime_error(message), code_(std::move(code)), file_(std::move(file)), part_(std::move(part)),
          remedy_(std::move(remedy)), offset_(offset) {}
    [[nodiscard]] const std::string& code() const { return code_; }
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::string& part() const { return part_; }      // part of the package, or ""
    [[nodiscard]] const std::string& remedy() const { return remedy_; }
    [[nodiscard]] std::optional<std::uint64_t> offset() const { return offset_; }  // byte (or line, for our own XML files)

private:
    std::string code_, file_, part_, remedy_;
    std::optional<std::uint64_t> offset_;
};

// Our own bug: a contract inside the program that did not hold. Says so to the user.
class Bug : public std::logic_error {
    using std::logic_error::logic_error;
};

// The command was wrong (unknown option, output exists ...): exit code 2. Message in Dutch.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace graadmeter
