// SPDX-License-Identifier: EUPL-1.2
// How far a batch is, on one line of the terminal that is written over. Nothing where talk goes to a file.
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

namespace graadmeter {

// "[#####     ] 12 van 40 bestanden, 3,4 per seconde, nog 0:08". `done` of `all` after `seconds`, of which `before` were done already.
[[nodiscard]] std::string progress_words(std::size_t done, std::size_t all, std::size_t before, double seconds);

class Progress {
public:
    // `live`: whether `talk` is a terminal that can write over a line.
    Progress(std::ostream& talk, bool live, std::size_t all, std::size_t before);
    ~Progress();   // takes the line away
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void show(std::size_t done);

private:
    std::ostream& talk_;
    bool live_;
    std::size_t all_, before_;
    std::string shown_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace graadmeter
