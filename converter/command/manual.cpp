// SPDX-License-Identifier: EUPL-1.2
// graadmeter handleiding: the man page and the completion of bash, made from the same table of commands and options as the help.
#include <algorithm>
#include <iostream>
#include <string_view>

#include "command/command.h"
#include "model/error.h"
#include "version.h"

namespace graadmeter {

namespace po = boost::program_options;

namespace {

// The options of a command as its help shows them.
po::options_description options_of(const Command& command) {
    po::options_description options;
    command.add_options(options);
    options.add_options()("help,h", "toon deze hulp");
    return options;
}

std::vector<Command> shown_commands() {
    std::vector<Command> commands = all_commands();
    std::erase_if(commands, [](const Command& command) { return command.hidden; });
    return commands;
}

// As roff wants it: a hyphen that can be copied, a backslash, and no line that begins like a request.
std::string roff(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if ((c == '.' || c == '\'') && (result.empty() || result.back() == '\n')) result += "\\&";
        if (c == '\\') result += "\\e";
        else if (c == '-') result += "\\-";
        else result += c;
    }
    return result;
}

void write_man_page(std::ostream& out) {
    out << ".TH GRAADMETER 1 \"\" \"Graadmeter " << kVersion << "\" \"Opdrachten\"\n"
        << ".SH NAAM\ngraadmeter \\- controleert en verrijkt de Excel\\-werkboeken van gemeenten\n"
        << ".SH OVERZICHT\n.B graadmeter\n.I OPDRACHT\n\\&...\n.br\n.B graadmeter\n.I BESTAND\n"
        << ".SH BESCHRIJVING\nGraadmeter leest werkboeken zonder iets te verliezen, controleert elk cijfer aan de indicatorencatalogus van de gemeente, en geeft hetzelfde "
           "werkboek terug met bladen erbij. Met alleen een bestand doet het hetzelfde als verrijk.\n.SH OPDRACHTEN\n";
    for (const Command& command : shown_commands()) {
        out << ".SS " << roff(command.name) << " " << roff(command.synopsis) << "\n" << roff(command.summary) << ".\n";
        const po::options_description options = options_of(command);
        for (const auto& option : options.options()) {
            out << ".TP\n.B " << roff("--" + option->long_name());
            const std::string short_name = option->canonical_display_name(po::command_line_style::allow_dash_for_short);
            if (short_name.size() == 2 && short_name[0] == '-') out << ", " << roff(short_name);
            if (option->semantic()->max_tokens() > 0) out << " " << roff(option->semantic()->name());
            out << "\n" << roff(option->description()) << "\n";
        }
        out << ".PP\nVoorbeeld:\n.PP\n.RS\n.EX\n" << roff(command.example) << "\n.EE\n.RE\n";
    }
    out << ".SH UITGANG\n.TP\n.B 0\nin orde\n.TP\n.B 1\nbevindingen met ernst fout\n.TP\n.B 2\nde opdracht klopte niet\n.TP\n.B 3\neen bestand kon niet worden verwerkt\n"
        << ".SH OMGEVING\n.TP\n.B GRAADMETER_PAD\nmappen met eigen catalogi, bronnen en sjablonen, met : ertussen\n"
        << ".TP\n.B NO_COLOR\nGraadmeter schrijft nooit kleuren; deze variabele verandert dus niets.\n";
}

void write_completion(std::ostream& out) {
    out << "# Aanvullen van graadmeter in bash; gemaakt met \"graadmeter handleiding --bash\".\n_graadmeter() {\n"
        << "    local word=\"${COMP_WORDS[COMP_CWORD]}\" options=\"\"\n    COMPREPLY=()\n    if ((COMP_CWORD == 1)); then\n        mapfile -t COMPREPLY < <(compgen -W \"";
    for (const Command& command : shown_commands()) out << command.name << " ";
    out << "--help --versie\" -- \"$word\"; compgen -f -- \"$word\")\n        return\n    fi\n    case \"${COMP_WORDS[1]}\" in\n";
    for (const Command& command : shown_commands()) {
        out << "        " << command.name << ") options=\"";
        const po::options_description options = options_of(command);
        for (const auto& option : options.options()) out << (option == options.options().front() ? "" : " ") << "--" << option->long_name();
        out << "\" ;;\n";
    }
    out << "    esac\n    if [[ $word == -* ]]; then\n        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n    else\n"
        << "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n    fi\n}\ncomplete -o filenames -F _graadmeter graadmeter\n";
}

int run_manual(const po::variables_map& values, const CommandContext& context) {
    if (values.count("man") + values.count("bash") != 1) throw UsageError("Kies --man of --bash.");
    if (values.count("man")) write_man_page(context.out);
    else write_completion(context.out);
    return kFine;
}

}  // namespace

Command manual_command() {
    return {"handleiding",
            "--man | --bash",
            "schrijf de handleiding voor man of het aanvullen voor bash; voor wie Graadmeter installeert",
            "graadmeter handleiding --man | man -l -",
            [](po::options_description& options) {
                options.add_options()                                 //
                    ("man", "de handleiding, voor man")              //
                    ("bash", "het aanvullen van opdrachten, voor bash");
            },
            run_manual, true};
}

}  // namespace graadmeter
