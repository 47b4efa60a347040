// SPDX-License-Identifier: EUPL-1.2
#include "batch/journal.h"

#include <nlohmann/json.hpp>

#include "model/base64.h"
#include "package/safe_output.h"

namespace graadmeter {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) { return json.dump() + "\n"; }

std::string text(const Json& json, const char* key) { return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : ""; }

std::string line_at(std::ifstream& in, std::streamoff at) {
    std::string line;
    in.seekg(at);
    std::getline(in, line);
    return line;
}

}  // namespace

Journal::Journal(std::filesystem::path file, const std::string& settings, bool resume) : file_(std::move(file)) {
    const std::map<Key, std::streamoff> earlier = resume ? lines_that_count(settings) : std::map<Key, std::streamoff>{};
    // Written anew with what counts, so that a line that was cut off does not spoil the next one; beside, then renamed, so that a kill at
    // this moment loses nothing.
    const std::filesystem::path beside = file_.string() + ".nieuw";
    {
        std::ifstream old(file_, std::ios::binary);
        std::ofstream begin(beside, std::ios::binary | std::ios::trunc);
        begin << line_of({{"instellingen", settings}});
        for (const auto& [key, at] : earlier) {
            answers_[key] = begin.tellp();
            begin << line_at(old, at) << "\n";
        }
        begin.flush();
        if (!begin) throw write_failure(file_);
    }
    std::error_code error;
    std::filesystem::rename(beside, file_, error);
    out_.open(file_, std::ios::binary | std::ios::app);
    if (error || !out_) throw write_failure(file_);
}

// Of the file as the last run left it.
std::map<Journal::Key, std::streamoff> Journal::lines_that_count(const std::string& settings) {
    std::map<Key, std::streamoff> result;
    std::ifstream in(file_, std::ios::binary);
    std::string line;
    if (!std::getline(in, line)) return result;
    if (text(Json::parse(line, nullptr, false), "instellingen") != settings) {
        other_settings_ = true;
        return result;
    }
    for (std::streamoff at = in.tellg(); std::getline(in, line); at = in.tellg()) {
        if (in.eof()) break;   // no line end: cut off
        const Json json = Json::parse(line, nullptr, false);
        const auto name = from_base64(text(json, "bestand"));
        if (name && !text(json, "antwoord").empty()) result[{*name, text(json, "sha256")}] = at;
    }
    return result;
}

std::optional<std::string> Journal::answer(const std::string& name, const std::string& sha256) const {
    const auto found = answers_.find({name, sha256});
    if (found == answers_.end()) return std::nullopt;
    std::ifstream in(file_, std::ios::binary);
    return text(Json::parse(line_at(in, found->second), nullptr, false), "antwoord");
}

void Journal::add(const std::string& name, const std::string& sha256, const std::string& answer) {
    out_ << line_of({{"bestand", base64(name)}, {"sha256", sha256}, {"antwoord", answer}});
    out_.flush();
    if (!out_) throw write_failure(file_);
}

void Journal::remove() {
    out_.close();
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

}  // namespace graadmeter
