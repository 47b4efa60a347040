// SPDX-License-Identifier: EUPL-1.2
// All that the functions look things up in: the figures, the catalogue that goes with them, regions, answers of the Invloedsmatrix.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "addin/figures.h"
#include "addin/names.h"
#include "catalogue/catalogue.h"
#include "catalogue/library.h"
#include "catalogue/questionnaire.h"
#include "catalogue/regions.h"
#include "model/submission.h"

namespace graadmeter::addin {

// What a person chose.
struct Choice {
    std::filesystem::path source;   // a data package (its folder, datapackage.json or waarnemingen.csv) or an enriched workbook; "" = none
    std::string catalogue;          // id or file, "" = the one that goes with the source
    bool operator==(const Choice&) const = default;
};

// A file as it was when it was read.
struct FileStamp {
    std::filesystem::path file;
    std::uintmax_t size = 0;        // 0 with time 0: not there
    std::int64_t time = 0;          // of its last change, in the file system's ticks
    bool operator==(const FileStamp&) const = default;
};
[[nodiscard]] FileStamp stamp_of(const std::filesystem::path& file);

// Threads may share it: after load() nothing in it changes.
struct Data {
    Choice choice;
    std::filesystem::path source_file;     // what is read of it, "" = none
    RegionList regions;
    Questionnaire influence;
    Catalogue catalogue;                   // without id when there is none
    Names names{catalogue};
    std::map<std::string, Catalogue> lines;  // by id of an indicator that has no successor: the catalogue with only its series
    FigureTable figures;
    std::vector<Answer> answers;
    std::set<std::pair<std::string, std::string>> disputed;   // indicator and question that the files of a package answer differently
    bool has_figures = false, has_answers = false;
    std::string summary;                   // Dutch: what was read, for VERSIE
    std::string problem;                   // Dutch: what could not be read, and what to do; "" = nothing
    std::vector<FileStamp> files;          // that it came from, as they were before they were read

    Data() = default;
    Data(const Data&) = delete;            // names and lines point into the catalogue
    Data& operator=(const Data&) = delete;

    // The catalogue's municipality, "" = none.
    [[nodiscard]] const std::string& municipality() const { return catalogue.municipality; }
};

// Reads it all. What is wrong with a file is told in `problem`, and the rest is there: throws only when memory is short.
void load(Data& data, const Choice& choice, const Library& library);

}  // namespace graadmeter::addin
