// SPDX-License-Identifier: EUPL-1.2
// The parts of a batch, its journal, its progress, and workers that do not live.
#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "batch/journal.h"
#include "batch/kept_reports.h"
#include "batch/outcome.h"
#include "batch/progress.h"
#include "batch/share.h"
#include "batch/worker_pool.h"
#include "model/error.h"

using namespace graadmeter;
namespace fs = std::filesystem;

namespace {

class TemporaryFile {
public:
    TemporaryFile() : path(fs::temp_directory_path() / ("graadmeter-batch-" + std::to_string(::getpid()))) {}
    ~TemporaryFile() { fs::remove(path); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const fs::path path;
};

}  // namespace

TEST_CASE("every file is in one part, and the parts are of about the same size") {
    std::vector<ShareItem> all;
    std::uint64_t total = 0, largest = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        all.push_back({(i * 7919 % 1000) * 1000, std::to_string(i * 104729 % 1000), std::to_string(i)});
        total += all.back().bytes;
        largest = std::max(largest, all.back().bytes);
    }
    std::multiset<std::size_t> seen;
    for (int part = 1; part <= 7; ++part) {
        std::uint64_t bytes = 0;
        for (const std::size_t item : items_of({part, 7}, all)) {
            seen.insert(item);
            bytes += all[item].bytes;
        }
        CHECK(bytes <= total / 7 + largest);
        CHECK(bytes + largest >= total / 7);
    }
    CHECK(seen.size() == 200);
    CHECK(std::set(seen.begin(), seen.end()).size() == 200);
    // Another order of the list gives the same parts.
    std::vector<ShareItem> reversed(all.rbegin(), all.rend());
    std::set<std::string> names, again;
    for (const std::size_t item : items_of({2, 7}, all)) names.insert(all[item].name);
    for (const std::size_t item : items_of({2, 7}, reversed)) again.insert(reversed[item].name);
    CHECK(names == again);
    CHECK(items_of({3, 3}, {{1, "", "een"}}).empty());
}

TEST_CASE("a part as people write it") {
    CHECK(read_share("2/3").number == 2);
    CHECK(read_share("2/3").of == 3);
    for (const char* wrong : {"", "2", "0/3", "4/3", "2/", "/3", "2/3x", "-1/3", "2/99999999", "a/b"}) CHECK_THROWS_AS((void)read_share(wrong), UsageError);
}

TEST_CASE("a journal goes on where it stopped, also when its last line was cut off") {
    const TemporaryFile file;
    {
        Journal journal(file.path, "zo", false);
        journal.add("a\xFF.csv", "01", "eerste");
        journal.add("b.csv", "02", "tweede");
    }
    fs::resize_file(file.path, fs::file_size(file.path) - 5);
    {
        Journal journal(file.path, "zo", true);
        REQUIRE(journal.answer("a\xFF.csv", "01"));
        CHECK(*journal.answer("a\xFF.csv", "01") == "eerste");
        CHECK(journal.answer("a\xFF.csv", "03") == std::nullopt);   // changed since
        CHECK(journal.answer("b.csv", "02") == std::nullopt);
        journal.add("b.csv", "02", "opnieuw");
    }
    CHECK(*Journal(file.path, "zo", true).answer("b.csv", "02") == "opnieuw");
    Journal other(file.path, "anders", true);
    CHECK(other.other_settings());
    CHECK(other.answer("b.csv", "02") == std::nullopt);
    other.remove();
    CHECK_FALSE(fs::exists(file.path));
}

TEST_CASE("reports are told in the order of the list, whether memory or a file kept them") {
    for (const std::size_t most_bytes : {std::size_t{0}, std::size_t{700}, std::size_t{1} << 20}) {
        KeptReports kept(fs::temp_directory_path(), most_bytes);
        for (const std::size_t at : {3U, 0U, 7U, 5U}) {
            FileReport report{std::to_string(at) + ".xlsx", "jaren", "", at, {}, at != 5};
            for (std::size_t i = 0; i < at; ++i)
                report.findings.push_back({"W02", i % 2 ? Severity::error : Severity::info, "x", "Blad 1", "D2:D401", std::string(100, 'm') + std::to_string(i), "", i + 1});
            kept.keep(at, report);
        }
        CHECK(kept.size() == 4);
        for (int again = 0; again < 2; ++again) {
            std::string told;
            kept.each([&](const FileReport& report) {
                told += report.file + (report.processed ? " " : "! ");
                REQUIRE(report.findings.size() == report.observations);
                for (std::size_t i = 0; i < report.findings.size(); ++i) {
                    CHECK(report.findings[i].message == std::string(100, 'm') + std::to_string(i));
                    CHECK(report.findings[i].severity == (i % 2 ? Severity::error : Severity::info));
                    CHECK(report.findings[i].count == i + 1);
                    CHECK(report.findings[i].cells == "D2:D401");
                }
            });
            CHECK(told == "0.xlsx 3.xlsx 5.xlsx! 7.xlsx ");
        }
    }
}

TEST_CASE("an outcome comes back from its line") {
    const BatchFile file{"map/a\n.csv", "map/a\n.csv", "map/a.csv"};
    CHECK(read_request(request_line(file)).path == file.path);
    const FileOutcome lost = unfinished(file, {12, std::string(64, 'a')}, "het geheugen was op");
    const FileOutcome again = read_outcome(outcome_line(lost), file);
    CHECK_FALSE(again.report.processed);
    CHECK(again.report.file == file.shown);
    REQUIRE(again.report.findings.size() == 1);
    CHECK(again.report.findings[0].code == "B12");
    CHECK(again.report.findings[0].message.find("het geheugen was op") != std::string::npos);
    CHECK(again.figures.files.at(0).sha256 == std::string(64, 'a'));
    CHECK_THROWS_AS((void)read_outcome("{}", file), Bug);
    CHECK_THROWS_AS((void)read_request("onzin"), Bug);
}

TEST_CASE("progress in words") {
    CHECK(progress_words(0, 4, 0, 0) == "[                    ] 0 van 4 bestanden");
    CHECK(progress_words(10, 40, 0, 5) == "[#####               ] 10 van 40 bestanden, 2,0 per seconde, nog 0:15");
    CHECK(progress_words(30, 40, 20, 20) == "[###############     ] 30 van 40 bestanden, 0,5 per seconde, nog 0:20");
}

TEST_CASE("what ends its worker is told, and all else is answered") {
    std::map<std::size_t, std::string> answers;
    std::map<std::size_t, ProcessEnding> endings;
    PoolWork work{GRAADMETER_ECHO_WORKER, {}, 3, {"een", "stop", "twee", "dood", "drie", "stop", "vier"}, {}, {}, [] { return true; }};
    work.answered = [&](std::size_t request, const std::string& answer) { answers[request] = answer; };
    work.died = [&](std::size_t request, const ProcessEnding& ending) { endings[request] = ending; };
    CHECK(run_pool(work));
    CHECK(answers == std::map<std::size_t, std::string>{{0, "een"}, {2, "twee"}, {4, "drie"}, {6, "vier"}});
    REQUIRE(endings.size() == 3);
    CHECK(endings.at(1).code == 7);
#ifdef _WIN32
    CHECK(endings.at(3).code != 0);
#else
    CHECK(endings.at(3).signal == 9);
#endif

    // Stopped: at once, though a worker never answers.
    work.requests = {"een", "traag"};
    work.workers = 1;
    work.keep_on = [&] { return false; };
    CHECK_FALSE(run_pool(work));
    work.program = "/bestaat/niet";
    CHECK_THROWS_AS((void)run_pool(work), FileError);
}
