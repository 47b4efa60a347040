// SPDX-License-Identifier: EUPL-1.2
// Code lists that the data team edits in mappings/codelijsten: taakvelden of Iv3, domains, moments of planning and control, marks for "no
// figure". Each reader throws FileError with file, line, what was found and what was expected.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/observation.h"

namespace graadmeter {

// A taakveld means something for certain years only: 6.71 was one thing in 2018 and is nothing now (facts.md 4).
struct Taakveld {
    std::string code;               // "6.711"; "0.10" is another than "0.1", so it is text and never a number
    std::string name;
    std::optional<int> from, until; // first and last year, nothing = not stated
    std::string note;               // Dutch: what is uncertain about it
};

class TaakveldList {
public:
    TaakveldList() = default;
    explicit TaakveldList(std::vector<Taakveld> taakvelden) : taakvelden_(std::move(taakvelden)) {}

    // The taakveld of this code in that year; null when the list has none. Without a year the latest.
    [[nodiscard]] const Taakveld* find(std::string_view code, std::optional<int> year = {}) const;
    // What a cell names: "6.23", "6.23 Toegang en eerstelijnsvoorz. Inte..", "Taakveld 0.10". Null when no code of the list begins it.
    [[nodiscard]] const Taakveld* named(std::string_view text, std::optional<int> year = {}) const;
    // What a cell that Excel made a number of can mean: 6.3 is "6.3"; 0.1 is "0.1" or "0.10", so null.
    [[nodiscard]] const Taakveld* of_number(double number, std::optional<int> year = {}) const;
    // Whether it is a taakveld or a hoofdtaakveld ("6") of the list, in whatever year.
    [[nodiscard]] bool knows(std::string_view code) const;
    [[nodiscard]] const std::vector<Taakveld>& all() const { return taakvelden_; }

private:
    std::vector<Taakveld> taakvelden_;
};
[[nodiscard]] TaakveldList read_taakvelden(const std::filesystem::path& file);  // taakvelden.xml

// A part of the broad social domain (R21).
struct Domain {
    std::string code, name;         // "sociale-basis", "Sociale basis"
};
[[nodiscard]] std::vector<Domain> read_domains(const std::filesystem::path& file);  // domeinen.xml

// A moment of the planning-and-control cycle. Its names differ from one municipality to the next.
struct PcMoment {
    std::string code;                     // "BEG", "VJN", "NJN", "JR"
    std::string name;                     // "Begroting"
    std::vector<std::string> aliases;     // "programmabegroting", "kadernota" ...
};

class PcMoments {
public:
    PcMoments() = default;
    explicit PcMoments(std::vector<PcMoment> moments) : moments_(std::move(moments)) {}

    // "najaarsnota 2025", "2e berap 2025", "NJN-2025", "2025 NJN" -> "NJN-2025". Nothing without exactly one year from 1900 to 2100,
    // or when the rest is no name of the list.
    [[nodiscard]] std::optional<std::string> find(std::string_view text) const;
    // The moment that a text without a year names: "Voorjaarsnota" -> VJN; null when none.
    [[nodiscard]] const PcMoment* named(std::string_view text) const;
    [[nodiscard]] const std::vector<PcMoment>& all() const { return moments_; }

private:
    std::vector<PcMoment> moments_;
};
[[nodiscard]] PcMoments read_pc_moments(const std::filesystem::path& file);  // pc-momenten.xml

// A mark that stands where a figure is expected, in general use: a source may define its own besides.
struct GeneralMark {
    std::string text;                     // ".", "n.v.t."; compared without case, and without points unless it is points only
    ObservationStatus status = ObservationStatus::missing;  // or suppressed
    std::string meaning;                  // Dutch: why there is no figure
};

class GeneralMarks {
public:
    GeneralMarks() = default;
    explicit GeneralMarks(std::vector<GeneralMark> marks);
    // Null when the text is no mark.
    [[nodiscard]] const GeneralMark* find(std::string_view text) const;
    [[nodiscard]] const std::vector<GeneralMark>& all() const { return marks_; }

private:
    std::vector<GeneralMark> marks_;
};
[[nodiscard]] GeneralMarks read_general_marks(const std::filesystem::path& file);  // ontbrekend.xml

}  // namespace graadmeter
