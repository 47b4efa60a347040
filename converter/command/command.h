// SPDX-License-Identifier: EUPL-1.2
// A subcommand: its name, help and options in one table, its work in one function. One file each.
#pragma once

#include <boost/program_options.hpp>

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "catalogue/library.h"
#include "model/date.h"
#include "pipeline.h"

namespace graadmeter {

// Exit codes of the contract (design.md, "Commands"); of several files the highest.
enum ExitCode : int { kFine = 0, kFindings = 1, kWrongCommand = 2, kNotProcessed = 3 };

// What a command gets: results go to `out`, progress and talk to `talk`.
struct CommandContext {
    const Library& library;
    Date today;
    std::ostream& out;
    std::ostream& talk;
    std::filesystem::path program{};   // to start workers with; "" = all is done in this process
    bool live = false;                 // whether talk goes to a terminal, of which a line can be written over
};

struct Command {
    const char* name;
    const char* synopsis;     // "FILE [-o UIT]"
    const char* summary;      // one line
    const char* example;      // ends the help
    std::function<void(boost::program_options::options_description&)> add_options;
    std::function<int(const boost::program_options::variables_map&, const CommandContext&)> run;
    bool hidden = false;      // not for people: no help names it
};

[[nodiscard]] Command check_command();       // controleer
[[nodiscard]] Command enrich_command();      // verrijk
[[nodiscard]] Command recognise_command();   // herken
[[nodiscard]] Command template_command();    // sjabloon
[[nodiscard]] Command restore_command();     // herstel
[[nodiscard]] Command collect_command();     // verzamel
[[nodiscard]] Command compare_command();     // vergelijk
[[nodiscard]] Command catalogue_command();   // catalogus
[[nodiscard]] Command worker_command();      // werker
[[nodiscard]] Command manual_command();      // handleiding
// In the order of the help, the hidden ones last.
[[nodiscard]] std::vector<Command> all_commands();

// The whole program but for the process itself: arguments without the program's name, exit code back. Throws nothing.
[[nodiscard]] int run_program(const std::vector<std::string>& arguments, const CommandContext& context);

// Options that several commands share: --catalogus, --bron, --regio, --peiljaar, --datum, --tijdslimiet.
void add_pipeline_options(boost::program_options::options_description& options);
// Throws UsageError where a value is wrong.
[[nodiscard]] PipelineOptions pipeline_options(const boost::program_options::variables_map& values, const CommandContext& context);

// The file names given; throws UsageError when there is none.
[[nodiscard]] std::vector<std::filesystem::path> files_of(const boost::program_options::variables_map& values);
// The one file name given; throws UsageError otherwise.
[[nodiscard]] std::filesystem::path file_of(const boost::program_options::variables_map& values);

}  // namespace graadmeter
