// SPDX-License-Identifier: EUPL-1.2
// From arguments to command, and from anything thrown to a Dutch message and an exit code.
#include <algorithm>
#include <new>
#include <ostream>

#include "command/command.h"
#include "command/output_name.h"
#include "model/error.h"
#include "model/path_text.h"
#include "model/text.h"
#include "package/safe_output.h"
#include "version.h"

namespace graadmeter {

namespace po = boost::program_options;

namespace {

void overview(std::ostream& out) {
    out << "Graadmeter " << kVersion << ": controleert en verrijkt de Excel-werkboeken van gemeenten.\n\n"
        << "Gebruik: graadmeter OPDRACHT ...\n         graadmeter BESTAND      (hetzelfde als verrijk, het resultaat komt ernaast)\n\nOpdrachten:\n";
    for (const Command& command : all_commands()) {
        if (command.hidden) continue;
        out << "  " << command.name << std::string(12 - std::min<std::size_t>(11, std::string_view(command.name).size()), ' ')
            << command.summary << "\n";
    }
    out << "\nMeer over een opdracht: graadmeter OPDRACHT --help\n"
        << "Uitgang: 0 in orde, 1 bevindingen met ernst fout, 2 de opdracht klopte niet, 3 een bestand kon niet worden verwerkt.\n\n"
        << "Voorbeeld: graadmeter verrijk \"Sociale staat.xlsx\" --catalogus weert\n";
}

void help(const Command& command, const po::options_description& options, std::ostream& out) {
    out << "Gebruik: graadmeter " << command.name << " " << command.synopsis << "\n" << command.summary << "\n";
    out << options << "\nVoorbeeld: " << command.example << "\n";
}

// Boost's own messages are English: the kinds of mistake in Dutch, with what the user typed.
std::string dutch_message(const po::error& error) {
    if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) {
        return "De optie \"" + unknown->get_option_name() + "\" bestaat niet.";
    }
    if (const auto* ambiguous = dynamic_cast<const po::ambiguous_option*>(&error)) {
        return "De optie \"" + ambiguous->get_option_name() + "\" kan meer dan één ding betekenen.";
    }
    if (const auto* twice = dynamic_cast<const po::multiple_occurrences*>(&error)) {
        return "De optie \"" + twice->get_option_name() + "\" staat er meer dan één keer.";
    }
    if (const auto* syntax = dynamic_cast<const po::error_with_option_name*>(&error)) {
        return "De waarde van \"" + syntax->get_option_name() + "\" klopt niet of ontbreekt.";
    }
    return "De opdracht klopt niet.";
}

int run_command(const Command& command, const std::vector<std::string>& arguments, const CommandContext& context) {
    po::options_description visible("Opties", 100);
    command.add_options(visible);
    visible.add_options()("help,h", "toon deze hulp");
    po::options_description all;
    all.add(visible);
    all.add_options()("bestand", po::value<std::vector<std::string>>());
    po::positional_options_description positional;
    positional.add("bestand", -1);
    po::variables_map values;
    // No guessing of shortened options: a script that works today must not become ambiguous with the next version.
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(arguments).options(all).positional(positional).style(style).run(), values);
    if (values.count("help")) {
        help(command, visible, context.out);
        return kFine;
    }
    po::notify(values);
    return command.run(values, context);
}

const Command* closest(const std::vector<Command>& all, const std::string& word) {
    // The nearest one, and near enough for its length: "xyz" is no "herken".
    const Command* best = nullptr;
    std::size_t distance = std::min<std::size_t>(3, word.size() / 2) + 1;
    for (const Command& command : all) {
        const std::size_t away = edit_distance(command.name, word, 3);
        if (command.hidden || away >= distance) continue;
        best = &command;
        distance = away;
    }
    return best;
}

bool is_file(const std::string& name) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path_of(name), ignored);
}

// Dropped on the program: the result comes beside it, under a name that is free.
int enrich_dropped(const std::string& file, const CommandContext& context) {
    return run_command(enrich_command(), {file, "-o", first_free_name(enriched_name(path_of(file))).string()}, context);
}

// The exit code, also of what is thrown, which is told to the user.
int reported(const std::function<int()>& work, const CommandContext& context);

int dispatch(const std::vector<std::string>& arguments, const CommandContext& context) {
    if (arguments.empty() || arguments.front() == "--help" || arguments.front() == "-h" || arguments.front() == "help") {
        overview(context.out);
        return arguments.empty() ? kWrongCommand : kFine;
    }
    if (arguments.front() == "--version" || arguments.front() == "--versie") {
        context.out << "graadmeter " << kVersion << "\n";
        return kFine;
    }
    const std::vector<Command> all = all_commands();
    for (const Command& command : all) {
        if (arguments.front() == command.name) return run_command(command, {arguments.begin() + 1, arguments.end()}, context);
    }
    if (std::ranges::all_of(arguments, is_file)) {
        int exit_code = kFine;
        for (const std::string& file : arguments) exit_code = std::max(exit_code, reported([&] { return enrich_dropped(file, context); }, context));
        return exit_code;
    }
    std::string message = "De opdracht \"" + arguments.front() + "\" bestaat niet, en er is geen bestand met die naam.";
    if (const Command* meant = closest(all, arguments.front())) message += " Bedoelt u \"" + std::string(meant->name) + "\"?";
    throw UsageError(message + " Zie graadmeter --help.");
}

// Messages that name the file and part themselves are not told them again.
void say(const FileError& error, std::ostream& talk) {
    const std::string message = repaired_utf8(error.what());
    const auto unsaid = [&](const std::string& word) { return !word.empty() && message.find(word) == std::string::npos; };
    talk << "Fout";
    if (!error.code().empty()) talk << " " << error.code();
    if (unsaid(error.file())) talk << " in " << error.file();
    if (unsaid(error.part())) talk << ", onderdeel " << error.part();
    talk << ": " << message;
    if (!error.remedy().empty()) talk << " " << error.remedy();
    talk << "\n";
}

int reported(const std::function<int()>& work, const CommandContext& context) {
    try {
        return work();
    } catch (const FileError& error) {
        say(error, context.talk);
        return kNotProcessed;
    } catch (const UsageError& error) {
        context.talk << error.what() << "\n";
        return kWrongCommand;
    } catch (const po::error& error) {
        context.talk << dutch_message(error) << " Zie graadmeter --help.\n";
        return kWrongCommand;
    } catch (const std::bad_alloc&) {
        context.talk << "Er is te weinig geheugen om dit bestand te verwerken. Het origineel is niet veranderd.\n";
        return kNotProcessed;
    } catch (const std::filesystem::filesystem_error& error) {
        context.talk << "Het bestand of de map is niet te gebruiken: " << error.path1().string() << " (" << dutch_cause(error.code()) << ").\n";
        return kNotProcessed;
    } catch (const std::exception& error) {
        context.talk << "Dit is een fout in Graadmeter zelf; het origineel is niet veranderd. Meld haar met deze regel: " << error.what() << "\n";
        return kNotProcessed;
    }
}

}  // namespace

std::vector<Command> all_commands() {
    return {check_command(), enrich_command(), restore_command(), recognise_command(), template_command(), collect_command(),
            compare_command(), catalogue_command(), worker_command(), manual_command()};
}

int run_program(const std::vector<std::string>& arguments, const CommandContext& context) {
    return reported([&] { return dispatch(arguments, context); }, context);
}

}  // namespace graadmeter
