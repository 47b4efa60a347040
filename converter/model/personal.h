// SPDX-License-Identifier: EUPL-1.2
// What is about one person, whatever it stands in: no message may repeat it.
#pragma once

#include <string>
#include <string_view>

namespace graadmeter {

// The text with "(persoonsgegeven)" for each e-mail address, IBAN and number that passes the eleven test of the
// burgerservicenummer (nine digits, also with points, spaces or hyphens between them).
[[nodiscard]] std::string without_personal_data(std::string_view text);

}  // namespace graadmeter
