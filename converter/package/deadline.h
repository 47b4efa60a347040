// SPDX-License-Identifier: EUPL-1.2
// The time that one file may take, asked now and then by whoever works on it.
#pragma once

#include <chrono>
#include <string>

namespace graadmeter {

// Starts when it is made. Asking costs some tens of nanoseconds: ask once a row, series or rule, not once a cell.
class Deadline {
public:
    // `file`: its name for the message. `seconds` from now; also less than one.
    Deadline(std::string file, double seconds);
    // Throws FileError B04 once the time is over.
    void check() const;

private:
    std::string file_;
    double seconds_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace graadmeter
