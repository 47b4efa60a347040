// SPDX-License-Identifier: EUPL-1.2
// docs/bevindingen.md is the table of texts, written out. With GRAADMETER_SCHRIJF=1 this test writes it anew.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "support/paths.h"
#include "validation/finding_texts.h"

using namespace graadmeter;

namespace {

// "{waarde*}" as "*waarde*"; brackets of optional parts fall away.
std::string readable(std::string_view text) {
    std::string out;
    bool name = false;
    for (const char c : text) {
        if (c == '{' || c == '}') {
            name = c == '{';
            out += '*';
        } else if (c == '*' || c == '<') {
            if (!name) out += std::string("\\") + c;
        } else if (c == '_' && name) {
            out += ' ';
        } else if (!(name && c == '+') && c != '[' && c != ']') {
            out += c;
        }
    }
    return out;
}

const std::map<char, const char*> kGroups = {{'B', "Het bestand"},  {'S', "De opbouw van de bladen"},
                                             {'W', "De waarden"},   {'C', "Cijfers naast elkaar"},
                                             {'V', "Volledigheid"}, {'P', "Persoonsgegevens"}};

std::string manual() {
    std::ostringstream out;
    out << "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n"
           "<!-- Gemaakt uit converter/validation/finding_texts.cpp; verander het daar (zie tests/validation/manual_test.cpp). "
           "-->\n"
           "# Bevindingen\n\n"
           "Dit zijn alle bevindingen die Graadmeter kan doen. Elke bevinding heeft een vaste code. U vindt hem op het blad "
           "Bevindingen van het verrijkte werkboek en in de uitvoer van `graadmeter controleer`.\n\n"
           "- **fout**: het cijfer is niet te gebruiken, of het bestand mag zo niet verder.\n"
           "- **waarschuwing**: er is iets dat iemand moet bekijken.\n"
           "- **info**: goed om te weten; u hoeft niets te doen.\n\n"
           "Woorden die *schuin* staan, vult het programma in. Een deel van een melding valt weg als er niets in te vullen is. "
           "Staat "
           "dezelfde bevinding in cellen naast of onder elkaar, dan is het één bevinding met het aantal cellen erbij.\n";
    char group = 0;
    for (const auto& text : finding_texts()) {
        if (text.code.front() != group) {
            group = text.code.front();
            out << "\n## " << kGroups.at(group) << "\n";
        }
        out << "\n### " << text.code << " " << text.name << " (" << dutch_word(text.severity) << ")\n\n"
            << readable(text.message) << "\n\n**Oplossing:** " << readable(text.remedy) << "\n";
        if (!text.checked) out << "\n*Deze versie zoekt hier nog niet naar.*\n";
    }
    return out.str();
}

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("docs/bevindingen.md says what the program says") {
    const auto file = test::source_dir() / "docs" / "bevindingen.md";
    if (const char* write = std::getenv("GRAADMETER_SCHRIJF"); write && std::string_view(write) == "1") {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << manual();
    }
    CHECK_MESSAGE(content(file) == manual(), "make it anew: GRAADMETER_SCHRIJF=1 test_validation");
}

TEST_CASE("the codes, names and severities are those of the contract") {
    REQUIRE_SHARED(shared);
    std::ifstream in(shared / "findings.md");
    std::map<std::string, std::string> contract, ours;
    const std::map<std::string, std::string> words = {{"F", "fout"}, {"W", "waarschuwing"}, {"I", "info"}};
    for (std::string line; std::getline(in, line);) {
        std::istringstream cells(line);
        std::string bar, code, bar2, name, bar3, severity;
        cells >> bar >> code >> bar2 >> name >> bar3 >> severity;
        if (bar == "|" && bar2 == "|" && bar3 == "|" && words.contains(severity))
            contract[code] = name + " " + words.at(severity);
    }
    for (const auto& text : finding_texts())
        ours[std::string(text.code)] = std::string(text.name) + " " + dutch_word(text.severity);
    CHECK(contract.size() > 60);
    for (const auto& [code, meaning] : contract) {
        CAPTURE(code);
        CHECK(ours[code] == meaning);
    }
    // The contract lets a group grow, at its end only.
    for (const auto& [code, meaning] : ours) {
        CAPTURE(code);
        const bool after_its_group = std::ranges::none_of(
            contract, [&code = code](const auto& known) { return known.first.front() == code.front() && known.first > code; });
        CHECK((contract.contains(code) || after_its_group));
    }
}
