// SPDX-License-Identifier: EUPL-1.2
// What a batch has done so far, in a file beside its output, so that it can go on after it was stopped (--hervat).
//
// JSON Lines. The first line says under which settings the rest was made; then one for each file that is done: its name, its content,
// and the worker's answer. A last line that is cut off, as a kill leaves it, is done anew.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace graadmeter {

class Journal {
public:
    // With `resume` what the file holds counts when it was made under the same settings; else it begins anew. Throws FileError when it
    // cannot be written.
    Journal(std::filesystem::path file, const std::string& settings, bool resume);

    // What was answered about a file of this name and content; nothing when it is still to be done.
    [[nodiscard]] std::optional<std::string> answer(const std::string& name, const std::string& sha256) const;
    // Is in the file when it returns.
    void add(const std::string& name, const std::string& sha256, const std::string& answer);
    // Whether there was a journal that could not be used.
    [[nodiscard]] bool other_settings() const { return other_settings_; }
    // The batch is whole: there is nothing to go on with.
    void remove();

private:
    using Key = std::pair<std::string, std::string>;   // name and content
    [[nodiscard]] std::map<Key, std::streamoff> lines_that_count(const std::string& settings);

    std::filesystem::path file_;
    std::map<Key, std::streamoff> answers_;   // where the line with each begins: together they may be larger than the memory
    std::ofstream out_;
    bool other_settings_ = false;
};

}  // namespace graadmeter
