// SPDX-License-Identifier: EUPL-1.2
#include "batch/journal.h"

#include <nlohmann/json.hpp>

#include "model/base64.h"
#include "package/safe_output.h"

namespace graadmeter {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) { return json.dump() + "\n"; }

}  // namespace

Journal::Journal(std::filesystem::path file, const std::string& settings, bool resume) : file_(std::move(file)) {
    if (resume) read(settings);
    // Written anew with what counts, so that a line that was cut off does not spoil the next one; beside, then renamed, so that a kill at
    // this moment loses nothing.
    const std::filesystem::path beside = file_.string() + ".nieuw";
    {
        std::ofstream begin(beside, std::ios::binary | std::ios::trunc);
        begin << line_of({{"instellingen", settings}});
        for (const auto& [key, answer] : answers_) begin << line_of({{"bestand", base64(key.first)}, {"sha256", key.second}, {"antwoord", answer}});
        begin.flush();
        if (!begin) throw write_failure(file_);
    }
    std::error_code error;
    std::filesystem::rename(beside, file_, error);
    out_.open(file_, std::ios::binary | std::ios::app);
    if (error || !out_) throw write_failure(file_);
}

void Journal::read(const std::string& settings) {
    std::ifstream in(file_, std::ios::binary);
    std::string line;
    if (!std::getline(in, line)) return;
    const auto text = [](const Json& json, const char* key) { return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : ""; };
    if (text(Json::parse(line, nullptr, false), "instellingen") != settings) {
        other_settings_ = true;
        return;
    }
    while (std::getline(in, line)) {
        if (in.eof()) break;   // no line end: cut off
        const Json json = Json::parse(line, nullptr, false);
        const auto name = from_base64(text(json, "bestand"));
        if (!name || text(json, "antwoord").empty()) continue;
        answers_[{*name, text(json, "sha256")}] = text(json, "antwoord");
    }
}

const std::string* Journal::answer(const std::string& name, const std::string& sha256) const {
    const auto found = answers_.find({name, sha256});
    return found == answers_.end() ? nullptr : &found->second;
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
