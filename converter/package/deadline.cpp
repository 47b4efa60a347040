// SPDX-License-Identifier: EUPL-1.2
#include "package/deadline.h"

#include <cmath>

#include "model/error.h"

namespace graadmeter {

Deadline::Deadline(std::string file, double seconds) : file_(std::move(file)), seconds_(seconds) {}

void Deadline::check() const {
    if (std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count() <= seconds_) return;
    const auto whole = static_cast<long>(std::ceil(seconds_));
    throw FileError("B04", file_, "",
                    "'" + file_ + "' kost meer tijd dan er voor één bestand is (" +
                        (whole <= 1 ? "1 seconde" : std::to_string(whole) + " seconden") + ").",
                    "Verdeel het werkboek over meer bestanden, of geef het meer tijd met --tijdslimiet.");
}

}  // namespace graadmeter
